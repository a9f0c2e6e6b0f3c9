"""The words of the meeting's two pictures."""

from __future__ import annotations

from manege_analysis.charts.theme import BAR, GOOD, MIDDLE, PROBLEM
from manege_analysis.meeting.programme import StepKind
from manege_analysis.wording.text import Text

RUN_SHEET = Text("Tidslinje", "Time line")
FITS = Text("Aftenen går op: {start}–{end}", "The evening fits: {start}–{end}")
RUNS_OVER = Text(
    "Aftenen løber {minutes} minutter over: den slutter {end}",
    "The evening runs {minutes} minutes over: it ends at {end}",
)
NO_CASES = Text("Rammen for aftenen: {start}–{end}", "The frame of the evening: {start}–{end}")
EACH_LINE = Text(
    "Hver linje er et punkt på dagsordenen, en oplæsning eller et nedslag",
    "Each line is an item of the agenda, a reading or a touchpoint",
)
LEGEND = Text(
    "Mørkeblå: aktørerne i manegen. Lyseblå: dialog. Orange: oplæsning og optakt. Grå: alt andet.",
    "Dark blue: actors in the ring. Light blue: dialogue. Orange: reading and opening. Grey: the rest.",
)
SHORT = Text("{minutes} min.", "{minutes} min")
WITH_RING = Text("{minutes} min. · {actors} i manegen", "{minutes} min · {actors} in the ring")
POINT = Text("Nedslag {number}", "Touchpoint {number}")
ITEM, WHEN, LONG, WHO = (
    Text("Punkt", "Item"),
    Text("Klokken", "Time"),
    Text("Varighed", "Length"),
    Text("Hvem taler", "Who speaks"),
)
COLOURS: dict[StepKind, str] = {
    "reading": PROBLEM[0],
    "intro": PROBLEM[1],
    "turn": BAR,
    "dialogue": GOOD[1],
}
REST = MIDDLE

SEATING = Text("Bordplan", "Seating")
BEST = Text(
    "Sektorerne er blandet så godt, som det kan lade sig gøre",
    "The sectors are mixed as well as can be done",
)
GOOD_ENOUGH = Text("Sektorerne er blandet over bordene", "The sectors are mixed over the tables")
PEOPLE_AT = Text("{people} ved {tables}", "{people} at {tables}")
PEOPLE = {"da": ("person", "personer"), "en": ("person", "people")}
TABLES = {"da": ("bord", "borde"), "en": ("table", "tables")}
TABLE = Text("Bord {number}", "Table {number}")
FREE = {"da": ("ledig stol", "ledige stole"), "en": ("free chair", "free chairs")}
TABLE_HEAD, NAME, SECTOR = Text("Bord", "Table"), Text("Navn", "Name"), Text("Sektor", "Sector")
LEADERS = Text("Ledere står med fed.", "Leaders are in bold.")
