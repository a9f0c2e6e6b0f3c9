"""What stands on the printed sheets besides the plan's and the summary's own words."""

from __future__ import annotations

from collections.abc import Mapping

from manege_analysis.wording.text import Language, Text

PROGRAMME = Text("Program", "Programme")
RULES = Text("Spilleregler", "Ground rules")
RUN_SHEET = Text("Køreplan", "Run sheet")
TAGS = Text("Navneskilte", "Name tags")
CARDS = Text("Bordkort", "Table cards")
SEATING = Text("Bordplan", "Seating plan")
ACTORS = Text("Aktørark", "Actors' sheets")
RESULTS = Text("Resultater", "Results")
AGREEMENTS = Text("Aftaler og p-plads", "Agreements and parking lot")
EVALUATION = Text("Evaluering", "Evaluation")
READER = Text("Oplæserens ark", "The reader's sheet")
GUIDE = Text("Læs mig først", "Read me first")
GUIDE_LEAD = Text(
    "Alt i denne mappe må deles: tallene kan ikke føres tilbage til nogen læge. Filerne står i den "
    "rækkefølge, de skal bruges. Word- og PowerPoint-filerne må I rette i; resten er til at sende, "
    "vise eller printe, som de er.",
    "Everything in this folder may be shared: no number can be traced to a doctor. The files stand in "
    "the order in which they are used. Word and PowerPoint files are yours to edit; the rest is to be "
    "sent, shown or printed as it is.",
)

COMMON = {"page": Text("Side {page}/{pages}", "Page {page}/{pages}")}
OWN: dict[str, dict[str, Text]] = {
    "programme": {
        "agenda": Text("Dagsorden", "Agenda"),
        "time": Text("Kl.", "Time"),
        "length": Text("Min.", "Min."),
        "what": Text("Punkt", "Item"),
        "roles": Text("Det står de for", "Who does what"),
        "contact": Text("Spørgsmål før mødet:", "Questions before the meeting:"),
    },
    "rules": {
        "lead": Text(
            "Sådan bruger vi de to minutter i manegen bedst.",
            "How we make the best of two minutes in the ring.",
        ),
    },
    "runsheet": {
        "time": Text("Kl.", "Time"),
        "min": Text("Min.", "Min."),
        "what": Text("Hvad sker der", "What happens"),
        "who": Text("Hvem", "Who"),
        "sheet_of": Text("Ark til", "Sheet for"),
        "chair_title": Text("Mødelederens ark", "The chair's sheet"),
        "chair_lead": Text(
            "Kald aktørerne ind i denne rækkefølge, og sæt kryds. De bliver i manegen, til du "
            "afslutter nedslaget. Det, I ikke kan afklare hurtigt, sender du på p-pladsen.",
            "Call the actors in this order and tick them off. They stay in the ring until you end "
            "the touchpoint. Whatever cannot be settled quickly goes to the parking lot.",
        ),
        "no_points": Text(
            "Der er endnu ikke valgt cases og nedslag.", "No cases and touchpoints are chosen yet."
        ),
        "plan_b": Text("Hvis noget går galt", "If something goes wrong"),
        "plan_b_lead": Text(
            "Gør det, der står her, og gå videre. Aftal på forhånd, hvem der siger til.",
            "Do what it says, and go on. Agree beforehand who gives the word.",
        ),
        "minutes_title": Text("Referentens ark", "The minute taker's sheet"),
        "minutes_lead": Text(
            "Skriv hvad aktørerne kan, og hvordan man får fat i dem. Resten er i præsentationen.",
            "Write what the actors can do and how they are reached. The rest is in the slides.",
        ),
        "note_offer": Text("Det kan de gøre", "What they can do"),
        "note_reach": Text("Sådan får man fat i dem", "How they are reached"),
        "note_rest": Text("Aftaler og andet, der skal med", "Agreements and anything else"),
        "parking_title": Text("P-pladsreferentens ark", "The parking-lot recorder's sheet"),
        "parking_lead": Text(
            "Skriv kort, og læs op til opsamlingen: hver linje skal have en ansvarlig og en dato.",
            "Keep it short, and read it out at the summing up: each line needs an owner and a date.",
        ),
        "parked": Text("Hvad", "What"),
        "kind": Text("Slags", "Kind"),
        "owner": Text("Ansvarlig", "Owner"),
        "by": Text("Senest", "By"),
        "tick_kind": Text("idé / uafklaret", "idea / open"),
    },
    "nametags": {
        "name": Text("Navn", "Name"),
        "role_and_place": Text("Rolle og arbejdssted", "Role and organisation"),
    },
    "tablecards": {
        "name": Text("Navn", "Name"),
        "fold": Text("klip på den hele streg, fold på den stiplede", "cut the line, fold the dashes"),
    },
    "seating": {
        "lead": Text(
            "Bordene er blandet, så man sidder med nogen fra et andet sted end sit eget.",
            "The tables are mixed, so that everybody sits with somebody from elsewhere.",
        ),
        "finder": Text("Find dit bord", "Find your table"),
    },
    "actorsheets": {
        "asked": Text("Det spørger vi jer om", "What we ask you"),
        "think": Text("Tænk over inden mødet", "To think about beforehand"),
        "contact": Text("Kontakt:", "Contact:"),
    },
    "results": {
        "tiers": Text("Det beder svarene om", "What the answers ask for"),
        "asked": Text("Det spurgte vi om", "What we asked about"),
        "groups": Text("Fordelt på grupper", "By group"),
        "question": Text("Spørgsmål og svar", "Question and answer"),
        "reading": Text("Sådan læses tallene", "How to read the numbers"),
    },
    "agreements": {
        "agreed": Text("Aftaler", "Agreements"),
        "agreed_lead": Text(
            "En aftale tæller, når den er sagt højt og har en person og en dato.",
            "An agreement counts when it has been said aloud and has a person and a date.",
        ),
        "parked": Text("P-pladsen", "The parking lot"),
        "parked_lead": Text(
            "Gode ideer, vi vil holde fast i, og det, vi ikke kunne afklare på mødet.",
            "Good ideas to keep, and matters we could not settle at the meeting.",
        ),
        "what": Text("Hvad", "What"),
        "kind": Text("Idé eller uafklaret", "Idea or open matter"),
        "owner": Text("Ansvarlig", "Owner"),
        "by": Text("Senest", "By"),
        "told": Text("Sådan hører klyngen om det", "How the cluster is told"),
    },
    "evaluation": {
        "lead": Text(
            "Det tager to minutter. Skriv ikke navn på; læg arket i kassen ved døren.",
            "It takes two minutes. No name, please; leave the sheet in the box by the door.",
        ),
        "thanks": Text(
            "Tak. Svarene bruges på planlægningsgruppens møde.",
            "Thank you. The planning group uses the answers at its own meeting.",
        ),
    },
    "guide": {
        "whom": Text("Til:", "For:"),
        "when": Text("Hvornår:", "When:"),
    },
    "reader": {
        "stop": Text("Stop.", "Stop."),
        "call": Text("Mødelederen kalder ind:", "The chair calls in:"),
    },
}

MINUTES = Text("{n} min.", "{n} min")
IN_RING = Text("{n} i manegen", "{n} in the ring")
ALL_IN_RING = Text("alle {n} bliver stående i manegen", "all {n} stay in the ring")
POINT = Text("Nedslag {number}: {title}", "Touchpoint {number}: {title}")
CASE = Text("Case {number}", "Case {number}")
CASE_IN_PART = Text("Case {number} · del {part}", "Case {number} · part {part}")
CASE_LINE = Text("Case: {title}", "Case: {title}")
TABLE = Text("Bord {number}", "Table {number}")
CHAIRS_FREE = {
    "da": ("1 ledig stol", "{n} ledige stole"),
    "en": ("1 free chair", "{n} free chairs"),
}
DOCTOR = Text("Praktiserende læge", "General practitioner")
KINDS = {"idea": Text("idé", "idea"), "matter": Text("uafklaret", "open")}
NO_DATE = Text("Datoen er ikke fastsat endnu.", "The date is not settled yet.")

NOTHING = Text(
    "Der er endnu ikke svar nok til at vise tal. Brug mødet til at tale om det, lægerne selv har "
    "oplevet, og vis resultaterne, når der er flere svar.",
    "There are not yet answers enough to show numbers. Talk at the meeting about what the doctors "
    "have met, and show the results when more have answered.",
)
TIER = {
    "large": Text("Stort behov", "Large need"),
    "medium": Text("Mellemstort behov", "Medium need"),
    "small": Text("Mindre behov", "Smaller need"),
}
BASE_NOTE = Text(
    "Tallene er læger. Alle figurer har samme bund: de {n} læger, der har svaret.",
    "The numbers are doctors. All bars share one base: the {n} doctors who answered.",
)
TIER_NOTE = Text(
    "Inden for hvert trin står temaerne i alfabetisk orden.",
    "Within a tier the themes stand in alphabetical order.",
)
HATCH_NOTE = Text("Skravering: så mange flere kan det højst være.", "Hatching: at most so many more.")
MORE_NOTE = Text(
    "Her står de tydeligste fund; resten er i lysbillederne til blok to.",
    "These are the clearest findings; the rest are in the slides of block two.",
)

LEFT_OUT: dict[str, Text] = {
    "no-guests": Text(
        "Navneskilte og bordkort er blanke, for ingen deltagere er skrevet i meeting.yaml endnu.",
        "Name tags and table cards are blank: nobody is written in meeting.yaml yet.",
    ),
    "no-seating": Text(
        "Der er ingen bordplan endnu; skriv deltagere og borde i meeting.yaml.",
        "There is no seating yet; write people and tables in meeting.yaml.",
    ),
    "no-cases": Text(
        "Der er ingen ark til oplæser og aktører endnu, for der er ikke valgt cases.",
        "There are no sheets for reader and actors yet, because no cases are chosen.",
    ),
    "no-date": Text(
        "Programmet og arkene til mødet er uden dato; skriv »date« i meeting.yaml, før de trykkes.",
        "Programme and sheets have no date; write it in meeting.yaml before they are printed.",
    ),
}


def said(template: str, language: Language) -> Mapping[str, str]:
    """Return the words of one template.

    >>> said("programme", "da")["agenda"], said("programme", "en")["page"]
    ('Dagsorden', 'Page {page}/{pages}')
    """
    return {name: text.in_(language) for name, text in {**COMMON, **OWN[template]}.items()}
