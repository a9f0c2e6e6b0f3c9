"""The tasks of the first phase, three to six months before the meeting: find out what it is to be."""

from __future__ import annotations

from manege_analysis.meeting.task_rule import Lead, TaskRule
from manege_analysis.wording.text import Text

_SIX_MONTHS = Lead(months=6)

CLARIFY: tuple[TaskRule, ...] = (
    TaskRule(
        "partners",
        "clarify",
        Text("Afklar hvem klyngen vil mødes med", "Decide whom the cluster wants to meet"),
        Text(
            "Både medarbejdere og ledere: de første kender hverdagen, de sidste kan love noget.",
            "Think of both staff and leaders: staff know the daily work, leaders can promise something.",
        ),
        "board",
        _SIX_MONTHS,
        Lead(months=5, days=14),
        step=1,
    ),
    TaskRule(
        "model",
        "clarify",
        Text("Sæt jer ind i Manege-modellen", "Get to know the Manege model"),
        Text(
            "Se videoen og læs artiklen i Månedsskrift for Almen Praksis, eller spørg kvalitetsenheden.",
            "Watch the film, read the article in Månedsskrift for Almen Praksis, or ask the unit.",
        ),
        "coordinator",
        _SIX_MONTHS,
        Lead(months=5, days=14),
        step=2,
    ),
    TaskRule(
        "board-meeting",
        "clarify",
        Text("Hold formøde med klyngebestyrelsen", "Hold a preparatory meeting with the board"),
        Text(
            "Drøft om modellen er noget for jer, og hvad mødet skal føre til.",
            "Discuss whether the model suits you, and what the meeting is to lead to.",
        ),
        "coordinator",
        _SIX_MONTHS,
        Lead(months=5, days=7),
        ("partners", "model"),
        step=2,
    ),
    TaskRule(
        "inspiration",
        "clarify",
        Text("Se hvad andre klynger har gjort", "Look at what other clusters have done"),
        Text(
            "Søg på »klynge« i DSAM's vidensbank efter møder om børn og unge i mistrivsel.",
            'Search for "klynge" in DSAM\'s knowledge bank for meetings on children and young people.',
        ),
        "coordinator",
        _SIX_MONTHS,
        Lead(months=5),
        step=3,
    ),
    TaskRule(
        "areas",
        "clarify",
        Text("Vælg de samarbejdsområder, mødet skal belyse", "Choose the fields of collaboration"),
        Text(
            "Skriv dem i meeting.yaml under »areas«; spørgeskemaet skal spørge til dem.",
            'Write them into meeting.yaml under "areas"; the questionnaire has to ask about them.',
        ),
        "board",
        _SIX_MONTHS,
        Lead(months=5),
        ("board-meeting",),
    ),
    TaskRule(
        "owner",
        "clarify",
        Text("Aftal hvem der ejer mødet", "Agree who owns the meeting"),
        Text(
            "Klyngen alene eller sammen med fx kommunen. Ejeren inviterer, betaler og følger op.",
            "The cluster alone or with the municipality. The owner invites, pays and follows up.",
        ),
        "board",
        _SIX_MONTHS,
        Lead(months=5),
        ("board-meeting",),
    ),
    TaskRule(
        "date-and-length",
        "clarify",
        Text("Aftal dato og længde", "Agree the date and the length"),
        Text(
            "Et manegemøde tager omkring 2½ time. Undgå juli, skoleferier og dage omkring helligdage.",
            "A Manege meeting takes about 2½ hours. Avoid July, school breaks and days around holidays.",
        ),
        "board",
        _SIX_MONTHS,
        Lead(months=5),
        ("board-meeting",),
    ),
    TaskRule(
        "municipal-accept",
        "clarify",
        Text("Få ja fra ledelsen i kommunen", "Get the municipal leadership's yes"),
        Text(
            "Ledelsen skal være med på, at mødet holdes som manege, så medarbejderne kan bruge tiden.",
            "The leadership has to agree to the Manege form, so that staff may spend the time.",
        ),
        "coordinator",
        Lead(months=5),
        Lead(months=4, days=14),
        ("partners", "owner", "date-and-length"),
    ),
    TaskRule(
        "guests-ask",
        "clarify",
        Text(
            "Spørg de vigtigste gæster, og aftal et formøde",
            "Ask the main guests, and agree to meet first",
        ),
        Text(
            "Formødet skal ligge i god tid, så der kan lægges en plan og forventninger kan stemmes af.",
            "Meet well ahead, so that there is time to plan and to learn what each expects.",
        ),
        "coordinator",
        Lead(months=4, days=14),
        Lead(months=4),
        ("municipal-accept",),
        step=4,
    ),
    TaskRule(
        "pre-meeting",
        "clarify",
        Text("Hold formøde med gæsterne", "Meet the guests beforehand"),
        Text(
            "Læg planen, afstem formålet, fortæl om modellen, og vis dem resultaterne i delt udgave.",
            "Make the plan, agree the purpose, explain the model, show the results (shared edition).",
        ),
        "coordinator",
        Lead(months=3, days=14),
        Lead(months=3, days=7),
        ("guests-ask", "results"),
        step=4,
        files=("deles/resultater.pdf", "deles/blok-to.html"),
    ),
    TaskRule(
        "actors-agree",
        "clarify",
        Text("Aftal i fællesskab hvilke aktører der skal med", "Agree together which actors to invite"),
        Text(
            "Alle, der har et tilbud i casepersonens situation: offentlige, private og frivillige.",
            "Everybody with an offer in the person's situation: public, private and voluntary.",
        ),
        "group",
        Lead(months=3, days=14),
        Lead(months=3),
        ("touchpoints", "pre-meeting"),
    ),
    TaskRule(
        "facilitator",
        "clarify",
        Text("Beslut om I vil have hjælp til facilitering", "Decide whether you want a facilitator"),
        Text(
            "Den regionale kvalitetsenhed tilbyder hjælp; en anden udefra koster honorar.",
            "The regional quality unit offers help; somebody else from outside asks a fee.",
        ),
        "board",
        Lead(months=4),
        Lead(months=3, days=14),
        ("board-meeting",),
        step=2,
    ),
    TaskRule(
        "graphic",
        "clarify",
        Text("Beslut om der skal købes grafisk facilitator", "Decide on a graphic facilitator"),
        Text(
            "En tegner fastholder aftenen i billeder, der kan sendes ud bagefter.",
            "A drawn record can be sent out afterwards.",
        ),
        "board",
        Lead(months=4),
        Lead(months=3, days=14),
        ("board-meeting",),
    ),
    TaskRule(
        "budget",
        "clarify",
        Text("Læg budget", "Make the budget"),
        Text(
            "Lokale, forplejning, honorar til deltagere og eventuel facilitator.",
            "Room, catering, participants' fees and any facilitator.",
        ),
        "coordinator",
        Lead(months=4),
        Lead(months=3, days=7),
        ("date-and-length", "facilitator", "graphic"),
    ),
    TaskRule(
        "budget-accept",
        "clarify",
        Text("Få pengene godkendt", "Get the money approved"),
        Text(
            "Skriv datoen i meeting.yaml under »budget: approved«.",
            'Write the date into meeting.yaml under "budget: approved".',
        ),
        "coordinator",
        Lead(months=3, days=7),
        Lead(months=3),
        ("budget",),
    ),
    TaskRule(
        "evaluation-agree",
        "clarify",
        Text("Aftal hvordan mødet evalueres", "Agree how the meeting is evaluated"),
        Text(
            "Fx det korte spørgeskema, der følger med, og planlægningsgruppens eget møde bagefter.",
            "For instance the short questionnaire supplied, and the planning group's own meeting.",
        ),
        "group",
        Lead(months=4),
        Lead(months=3),
        ("owner",),
    ),
    TaskRule(
        "telling-agree",
        "clarify",
        Text(
            "Aftal hvordan referat og erfaringer når ud", "Agree how minutes and lessons are passed on"
        ),
        Text(
            "Til deltagerne, til aktørerne og til de medlemmer af klyngen, der ikke kom.",
            "To participants, to the actors, and to the members who could not come.",
        ),
        "group",
        Lead(months=4),
        Lead(months=3),
        ("owner",),
    ),
)
