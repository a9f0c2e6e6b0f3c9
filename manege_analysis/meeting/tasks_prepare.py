"""The tasks of phases two and three: invite two months before, finish after the reply deadline."""

from __future__ import annotations

from manege_analysis.meeting.task_rule import Lead, TaskRule
from manege_analysis.wording.text import Text

_THREE_MONTHS = Lead(months=3)
_TWO_MONTHS = Lead(months=2)
REPLY_LEAD = Lead(days=28)
"""The reply deadline where none is written: four weeks before, time enough to fill an empty place."""

PREPARE: tuple[TaskRule, ...] = (
    TaskRule(
        "room",
        "invite",
        Text("Book lokale", "Book the room"),
        Text(
            "Plads til en fri manege midt i rummet, borde omkring, projektor og en tavle til p-pladsen.",
            "Room for an open ring, tables around it, a projector and a board for the parking lot.",
        ),
        "coordinator",
        _THREE_MONTHS,
        _TWO_MONTHS,
        ("budget-accept",),
    ),
    TaskRule(
        "catering",
        "invite",
        Text("Aftal forplejning", "Arrange catering"),
        Text(
            "Let mad ved ankomst og kaffe i pausen; aftal hvornår det endelige antal skal meldes.",
            "A light meal on arrival and coffee in the break; ask when the final number is due.",
        ),
        "coordinator",
        _THREE_MONTHS,
        _TWO_MONTHS,
        ("budget-accept",),
    ),
    TaskRule(
        "case-ready",
        "invite",
        Text("Gør casene klar til brug", "Make the cases ready to use"),
        Text(
            "Ret navne, steder og forløb til, så alle genkender egnen og ingen genkender en patient.",
            "Fit names, places and events to the area, so that nobody recognises a patient.",
        ),
        "group",
        _THREE_MONTHS,
        _TWO_MONTHS,
        ("touchpoints",),
        step=7,
    ),
    TaskRule(
        "roles",
        "invite",
        Text("Fordel rollerne", "Share out the roles"),
        Text(
            "Velkomst, mødeleder, caseoplæser, referent, p-pladsreferent og afslutning.",
            "Welcome, chair, case reader, minute taker, parking-lot recorder and closing.",
        ),
        "group",
        _THREE_MONTHS,
        _TWO_MONTHS,
        ("owner",),
    ),
    TaskRule(
        "follow-up-owner",
        "invite",
        Text("Aftal hvem der følger op", "Agree who follows up"),
        Text(
            "Én person samler aftaler og p-plads, og klyngen ved, hvordan den hører om det.",
            "One person gathers agreements and parking lot, and the cluster knows how it is told.",
        ),
        "group",
        _THREE_MONTHS,
        _TWO_MONTHS,
        ("telling-agree",),
        step=10,
    ),
    TaskRule(
        "invitations",
        "invite",
        Text("Send invitationerne", "Send the invitations"),
        Text(
            "Modellen i en nøddeskal, casen, hvorfor netop I, hvad I skal sige, og tilmeldingsfristen.",
            "The model in a nutshell, the case, why you, what you are asked for, and the deadline.",
        ),
        "coordinator",
        _THREE_MONTHS,
        _TWO_MONTHS,
        ("actors-agree", "room", "case-ready"),
        step=4,
    ),
    TaskRule(
        "calls",
        "invite",
        Text(
            "Ring til dem, der har brug for at høre om modellen",
            "Phone those who need to hear of the model",
        ),
        Text(
            "Ringelisten siger hvem, og hvad du kan sige på et minut.",
            "The call list says whom, and what to say in a minute.",
        ),
        "coordinator",
        _TWO_MONTHS,
        Lead(months=1, days=14),
        ("invitations",),
    ),
    TaskRule(
        "share-cases",
        "invite",
        Text("Del cases og resultater med gæsterne", "Share cases and results with the guests"),
        Text(
            "Send aktørens egen side, så de kan forberede, hvad de kan bidrage med. Kun delt udgave.",
            "Send each actor's own page, so that they can prepare. Shared edition only.",
        ),
        "coordinator",
        _TWO_MONTHS,
        Lead(days=42),
        ("invitations", "results"),
        step=7,
    ),
    TaskRule(
        "reminder",
        "invite",
        Text("Mind dem, der ikke har svaret", "Remind those who have not answered"),
        Text(
            "En venlig påmindelse en uge før fristen; ring til dem, et nedslag ikke kan undvære.",
            "A friendly reminder a week before the deadline; phone those a touchpoint needs.",
        ),
        "coordinator",
        Lead(days=42),
        Lead(days=35),
        ("invitations",),
    ),
    TaskRule(
        "slides",
        "invite",
        Text("Gør præsentationen klar", "Make the slides ready"),
        Text(
            "Tre blokke: introduktion, resultater og dialog i manegen. Ret den, så den er jeres.",
            "Three blocks: introduction, results, and dialogue in the ring. Make it yours.",
        ),
        "analyst",
        _TWO_MONTHS,
        REPLY_LEAD,
        ("results", "touchpoints"),
        step=9,
    ),
    TaskRule(
        "replies",
        "finish",
        Text("Gør tilmeldingerne op", "Count the replies"),
        Text(
            "Skriv svarene i meeting.yaml, eller læs listen ind; planen siger, hvem der mangler.",
            "Write them into meeting.yaml or read the list; the plan says who is missing in the ring.",
        ),
        "coordinator",
        REPLY_LEAD,
        Lead(days=25),
        ("invitations",),
    ),
    TaskRule(
        "seating",
        "finish",
        Text("Lav bordplan og bordkort", "Make the table plan and table cards"),
        Text(
            "Bland sektorer ved bordene, og spred lederne.",
            "Mix sectors at the tables, and spread the leaders.",
        ),
        "coordinator",
        REPLY_LEAD,
        Lead(days=14),
        ("replies",),
    ),
    TaskRule(
        "final-review",
        "finish",
        Text(
            "Gå casene og tidsplanen igennem en sidste gang", "Go through cases and timetable once more"
        ),
        Text(
            "Læs højt med ur i hånden; drejebogen skal passe på minuttet.",
            "Read aloud with a watch; the run sheet has to fit to the minute.",
        ),
        "group",
        Lead(days=21),
        Lead(days=10),
        ("replies", "case-ready", "roles"),
    ),
    TaskRule(
        "reader-brief",
        "finish",
        Text("Aftal med caseoplæseren", "Agree with the case reader"),
        Text(
            "Hvor der standses, hvor længe der læses, og hvem der giver ordet videre.",
            "Where to stop, how long to read, and who passes the word on.",
        ),
        "chair",
        Lead(days=21),
        Lead(days=10),
        ("roles", "case-ready"),
    ),
    TaskRule(
        "closing-plan",
        "finish",
        Text("Planlæg afslutningen", "Plan the closing"),
        Text(
            "Hvordan aftaler siges højt, får en ansvarlig og en dato, før nogen går hjem.",
            "How agreements are said aloud and get an owner and a date before anybody leaves.",
        ),
        "chair",
        Lead(days=21),
        Lead(days=10),
        ("follow-up-owner",),
        step=10,
    ),
    TaskRule(
        "programme",
        "finish",
        Text("Send program og sidste oplysninger", "Send the programme and last details"),
        Text(
            "Hvor, hvornår, parkering, og aktørens egne nedslag én gang til.",
            "Where, when, parking, and the actor's own touchpoints once more.",
        ),
        "coordinator",
        Lead(days=10),
        Lead(days=7),
        ("final-review",),
    ),
    TaskRule(
        "material",
        "finish",
        Text("Find materialerne frem", "Gather the material"),
        Text(
            "Navneskilte, der kan læses på afstand, tusch, papir, flipover, tape og ur.",
            "Name tags legible from afar, markers, paper, flip chart, tape and a clock.",
        ),
        "coordinator",
        Lead(days=14),
        Lead(days=7),
        ("replies",),
    ),
    TaskRule(
        "rules-print",
        "finish",
        Text("Print spillereglerne til bordene", "Print the ground rules for the tables"),
        Text("Ét ark pr. bord er nok.", "One sheet a table is enough."),
        "coordinator",
        Lead(days=14),
        Lead(days=7),
    ),
    TaskRule(
        "plan-b",
        "finish",
        Text("Læg plan B", "Make plan B"),
        Text(
            "Projektoren svigter, en nøgleaktør er syg, halvdelen kommer: se de forkortede drejebøger.",
            "The projector fails, a key actor is ill, half come: see the shortened run sheets.",
        ),
        "group",
        Lead(days=14),
        Lead(days=7),
        ("replies",),
    ),
    TaskRule(
        "catering-count",
        "finish",
        Text("Meld det endelige antal til køkkenet", "Give the kitchen the final number"),
        Text(
            "Husk planlægningsgruppen og dem, der har roller.",
            "Remember the planning group and role holders.",
        ),
        "coordinator",
        Lead(days=14),
        Lead(days=7),
        ("catering", "replies"),
    ),
)
