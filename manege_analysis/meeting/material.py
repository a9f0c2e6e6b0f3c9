"""What has to be brought, counted from the people and tables, and the ground rules for the tables."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import Material
from manege_analysis.wording.text import Language, Text

GROUND_RULES: tuple[Text, ...] = (
    Text(
        "Vi taler om casens person, aldrig om en patient, nogen i rummet kender.",
        "We talk about the person in the case, never about a patient anybody here knows.",
    ),
    Text(
        "Ved hvert nedslag kaldes aktørerne i manegen. Du får 1–2 minutter.",
        "At each touchpoint actors are called into the ring. You have 1–2 minutes.",
    ),
    Text(
        "Sig, hvad netop I kan gøre her, og hvordan man får fat i jer.",
        "Say what you in particular can do here, and how you are reached.",
    ),
    Text(
        "Bliv i manegen, til mødelederen afslutter nedslaget.",
        "Stay in the ring until the chair ends the touchpoint.",
    ),
    Text(
        "Vær nysgerrig. Spørg til det, I ikke vidste, i stedet for at forsvare det, I plejer.",
        "Be curious. Ask about what you did not know rather than defend what you usually do.",
    ),
    Text(
        "Det, vi ikke kan afklare nu, kommer på p-pladsen og får en ansvarlig.",
        "What we cannot settle now goes to the parking lot and gets an owner.",
    ),
)
_SPARE_TAGS = 5
_LIST: tuple[tuple[Text, str, int, Text], ...] = (
    (
        Text("Navneskilte, der kan læses på afstand", "Name tags legible from afar"),
        "people",
        _SPARE_TAGS,
        Text("alle, og nogle blanke", "everybody, and some blanks"),
    ),
    (Text("Bordkort", "Table cards"), "people", 0, Text("bordplanen", "the seating")),
    (Text("Dagsordener", "Agendas"), "people", 0, Text("på bordene", "on the tables")),
    (Text("Spilleregler", "Ground rules"), "tables", 0, Text("ét ark pr. bord", "one sheet a table")),
    (Text("Papir og tusch", "Paper and markers"), "tables", 0, Text("på bordene", "on the tables")),
    (
        Text("Flipover eller tavle", "Flip chart or board"),
        "one",
        0,
        Text("p-pladsen: ideer og det uafklarede", "the parking lot: ideas and open matters"),
    ),
    (
        Text("Oplæserens ark", "The reader's sheet"),
        "one",
        0,
        Text("casene med stop", "cases with stops"),
    ),
    (
        Text("Drejebøger", "Run sheets"),
        "roles",
        0,
        Text("til alle med en rolle", "for all role holders"),
    ),
    (
        Text("Ur, alle kan se", "A clock all can see"),
        "one",
        0,
        Text("1–2 minutter i manegen", "the ring"),
    ),
    (
        Text("Printede resultater", "Printed results"),
        "tables",
        0,
        Text("hvis projektoren svigter", "if the projector fails"),
    ),
    (
        Text("Evalueringsskemaer", "Evaluation sheets"),
        "people",
        0,
        Text("til dem, der hellere svarer på papir", "for those who prefer paper"),
    ),
)


def material(
    file: MeetingFile, people: int, tables: int, roles: int, language: Language
) -> tuple[Material, ...]:
    """List what to bring and how many of each; the file's own lines come last."""
    counts = {"people": people, "tables": max(tables, 1), "roles": max(roles, 1), "one": 1}
    usual = (
        Material(what.in_(language), counts[per] + more, use.in_(language))
        for what, per, more, use in _LIST
    )
    return (*usual, *_own(file))


def ground_rules(file: MeetingFile, language: Language) -> tuple[str, ...]:
    """Return the rules for the tables: the file's own, or the product's six."""
    return file.ground_rules or tuple(rule.in_(language) for rule in GROUND_RULES)


def _own(file: MeetingFile) -> Iterator[Material]:
    for each in file.material:
        yield Material(each.what, each.count, each.use)
