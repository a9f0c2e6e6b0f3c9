"""The lines of a run sheet that every meeting has: the room, the welcome, the results, the end."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.meeting.people import RoleKey
from manege_analysis.meeting.programme import ItemKind, StepKind
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Line:
    """One line: its share of the item's minutes, who speaks (None: everybody), and what is needed."""

    share: int
    kind: StepKind
    title: Text
    speaker: RoleKey | Text
    material: tuple[Text, ...] = ()


GROUP = Text("Planlægningsgruppen", "The planning group")
EVERYBODY = Text("Alle", "All")
SLIDES = Text("præsentation", "slides")
RULES = Text("spilleregler", "ground rules")
TAG = Text("navneskilt", "name tag")
CHART = Text("flipover til p-pladsen", "flip chart for the parking lot")
SHEET = Text("oplæserens ark", "the reader's sheet")
PAPER_RESULTS = Text("printede resultater", "printed results")

SETUP = (
    Line(
        25,
        "setup",
        Text("Prøv projektor, lyd, ur og manege", "Try projector, sound, clock and ring"),
        GROUP,
        (Text("USB-stik med præsentationen", "USB stick with the slides"), PAPER_RESULTS),
    ),
    Line(
        20,
        "setup",
        Text(
            "Dæk bordene: dagsorden, spilleregler, bordkort, papir og tusch",
            "Lay the tables: agenda, ground rules, table cards, paper and markers",
        ),
        GROUP,
        (Text("dagsordener", "agendas"), RULES, Text("bordkort", "table cards")),
    ),
    Line(
        15,
        "setup",
        Text("Døren åbnes: navneskilte og noget at spise", "Doors open: name tags and a bite to eat"),
        GROUP,
        (Text("navneskilte", "name tags"),),
    ),
)
DEBRIEF = (
    Line(
        15,
        "debrief",
        Text(
            "Saml p-plads, aftaler og kontaktliste, og skriv dem ind",
            "Gather parking lot, agreements and contacts, and write them up",
        ),
        GROUP,
        (CHART,),
    ),
)
LINES: dict[ItemKind, tuple[Line, ...]] = {
    "welcome": (
        Line(
            2,
            "talk",
            Text("Velkomst, og hvorfor vi er samlet", "Welcome, and why we are here"),
            "welcome",
        ),
        Line(
            2,
            "talk",
            Text("Sådan foregår manegen, og spillereglerne", "How the ring works, and the ground rules"),
            "chair",
            (SLIDES, RULES),
        ),
        Line(
            1,
            "talk",
            Text("Planen for dagen, rollerne og p-pladsen", "Plan of the day, roles and parking lot"),
            "chair",
            (SLIDES, CHART),
        ),
    ),
    "results": (
        Line(3, "results", Text("Klyngens svar", "The cluster's answers"), "results", (SLIDES,)),
        Line(
            1,
            "results",
            Text("Ved bordene: hvad kan vi genkende?", "At the tables: what do we recognise?"),
            EVERYBODY,
        ),
    ),
    "break": (Line(1, "break", Text("Pause", "Break"), EVERYBODY),),
    "summing_up": (
        Line(
            1,
            "closing",
            Text("P-pladsen: en ansvarlig på hver linje", "Parking lot: an owner for each line"),
            "parking_lot",
            (CHART,),
        ),
        Line(
            2,
            "closing",
            Text(
                "Aftaler siges højt: hvem, hvornår, og hvordan klyngen hører om det",
                "Agreements said aloud: who, when, and how the cluster is told",
            ),
            "follow_up",
            (Text("aftaleark", "agreement sheet"),),
        ),
    ),
    "closing": (
        Line(
            1,
            "closing",
            Text("Evaluering: hvad tager I med hjem?", "Evaluation: what do you take home?"),
            "chair",
            (Text("evalueringsskema", "evaluation sheet"),),
        ),
        Line(1, "closing", Text("Tak for i dag", "Thank you"), "closing"),
    ),
}
READ = Text("Casen læses: {title}", "The case is read: {title}")
POINT = Text("Nedslag {number}: {title}", "Touchpoint {number}: {title}")
TURN = Text("I manegen: {actor}", "In the ring: {actor}")
TURN_NOTE = Text(
    "Hvad kan I gøre her, og hvordan får man fat i jer?",
    "What can you do here, and how are you reached?",
)
DIALOGUE = Text("Dialog; mødelederen afslutter nedslaget", "Dialogue; the chair ends the touchpoint")
DIALOGUE_NOTE = Text("Det uafklarede går på p-pladsen.", "What is unsettled goes to the parking lot.")
EMPTY = Text("Plads til cases og nedslag", "Room for cases and touchpoints")
SPARE = Text("Luft: mere dialog, eller pause før tid", "Slack: more dialogue, or an early break")
