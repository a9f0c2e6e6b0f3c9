"""A questionnaire becomes what a person can change about it: its parts, its themes, and tables of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from manege_analysis.questionnaire.known_scales import KNOWN_SCALES
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Item, Question, Questionnaire, Side
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.report.blocks import Block, Grid, Prose
from manege_analysis.wording.text import Text
from manege_analysis.workbook.panel import shortened

KINDS = {
    "scale": "skala", "single": "ét svar", "multi": "flere svar", "number": "tal",
    "text": "fritekst", "matrix": "gitter", "date": "dato",
}  # fmt: skip
SIDES: tuple[tuple[str, Side], ...] = (
    ("ingen ende", "none"), ("det første svar", "first"), ("det sidste svar", "last"),
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A question, or one row or option of it, as somebody may want to change it."""

    key: str
    question: Question
    text: Text
    asks_for: Text

    @property
    def is_whole(self) -> bool:
        """Whether it is the question itself."""
        return self.key == self.question.id


def parts_of(asked: Questionnaire) -> tuple[Part, ...]:
    """List what can be changed, in the order asked: each question, then its rows or options."""
    found: list[Part] = []
    for question in asked.questions:
        found.append(Part(question.id, question, question.text, question.asks_for))
        for row in question.items:
            found.append(Part(f"{question.id}.{row.id}", question, row.text, row.asks_for))
        for option in question.options:
            found.append(Part(f"{question.id}.{option.id}", question, option.text, Text("")))
    return tuple(found)


def themes_of(asked: Questionnaire) -> dict[str, str]:
    """Return the themes a question can be about, by id: the questionnaire's, then the cases'."""
    own = {theme.id: theme.text.da for theme in asked.themes}
    return {**own, **{id_: name for id_, name in _case_themes() if id_ not in own}}


def new_themes(asked: Questionnaire) -> dict[str, str]:
    """Return the cases' themes that the questionnaire does not name yet, by id."""
    known = {theme.id for theme in asked.themes}
    return {id_: name for id_, name in themes_of(asked).items() if id_ not in known}


@lru_cache(maxsize=1)
def _case_themes() -> tuple[tuple[str, str], ...]:
    return tuple((t.id, t.text.da) for t in load_questionnaire(shipped_template()).themes)


def answers_of(written: str) -> tuple[str, ...]:
    """Read answers, one on each line.

    >>> answers_of(" Ja \\n\\nNej")
    ('Ja', 'Nej')
    """
    return tuple(line.strip() for line in written.splitlines() if line.strip())


def questionnaire_blocks(asked: Questionnaire) -> tuple[Block, ...]:
    """Set what is asked: what was changed in words, then every item with its scale and themes."""
    names = {theme.id: theme.text.da for theme in asked.themes}
    rows = tuple(_row(item, names) for item in asked.items)
    heads = ("Id", "Spørgsmål", "Slags", "Problemsiden", "Temaer")
    blocks: list[Block] = []
    if asked.changes:
        blocks.append(Prose(tuple(f"{change.da}." for change in asked.changes), "quiet"))
    return (*blocks, Grid(f"Spørgsmål i »{asked.title.da}«", heads, rows, words=True))


def _row(item: Item, names: dict[str, str]) -> tuple[str, ...]:
    themes = ", ".join(names[theme] for theme, _ in item.themes)
    kind = "identifikation, læses ikke" if item.question.identifier else KINDS[item.kind]
    return item.key, shortened(item.full_text.da, 110), kind, _problem_side(item), themes


def _problem_side(item: Item) -> str:
    scale = item.scale
    if scale is None or scale.problem == "none" or not scale.rungs:
        return ""
    return f"»{scale.rungs[0 if scale.problem == 'first' else -1].text.da}«"


def label_of(part: Part) -> str:
    """Name a part in a list; rows and options stand indented below their question."""
    return shortened(f"{part.key if part.is_whole else '   ' + part.key}: {part.text.da}", 90)


def sides_of(question: Question) -> tuple[tuple[str, Side], ...]:
    """List the ends of a question's scale, named by their answers: what is read, and the side."""
    rungs = question.scale.rungs if question.scale else ()
    if not rungs:
        return SIDES
    ends = {"first": rungs[0].text.da, "last": rungs[-1].text.da}
    return tuple((f"{name}: »{ends[side]}«" if side in ends else name, side) for name, side in SIDES)


def scale_said(scale: str) -> str:
    """Name a known scale by its ends.

    >>> scale_said("grad-4")
    'I høj grad … Slet ikke (4)'
    """
    rungs = KNOWN_SCALES[scale].rungs
    return f"{rungs[0].text.da} … {rungs[-1].text.da} ({len(rungs)})"


def themes_given(part: Part) -> Sequence[tuple[str, float]]:
    """Return the themes a part was given itself, with their weights."""
    row = next((each for each in part.question.items if part.key.endswith(f".{each.id}")), None)
    return row.themes if row else part.question.themes


def has_problem_side(item: Item) -> bool:
    """Tell whether an item says which end of its scale asks for something."""
    return item.scale is not None and item.scale.problem != "none"
