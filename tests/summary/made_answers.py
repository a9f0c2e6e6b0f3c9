"""Questionnaires and clean answers typed by hand, for the tests of the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from manege_analysis.exports.answers import Answers, Choices, Column, Numbers, Source, Ticks, Words
from manege_analysis.questionnaire.model import Item, Option, Question, Questionnaire, Scale, Theme
from manege_analysis.summary.about import About
from manege_analysis.wording.text import Text

ABOUT = About("nordby", "Kvalitetsklynge Nordby", members=None, round="1")


def options(*texts: str) -> tuple[Option, ...]:
    """Make options whose ids are their texts in lower case."""
    return tuple(Option(text.lower().replace(" ", "-"), Text(text, f"{text} (en)")) for text in texts)


AGREE = Scale(
    "enig",
    options("Helt uenig", "Uenig", "Hverken eller", "Enig", "Helt enig"),
    problem="first",
    middle="hverken-eller",
    outside=options("Ved ikke"),
)
EVEN = Scale("let", options("Let", "Ret let", "Ret svært", "Svært"), problem="last")
NEUTRAL = Scale("ofte", options("Sjældent", "Jævnligt", "Ofte"), middle="jævnligt")


def scale_item(scale: Scale = AGREE, key: str = "q1", **more: object) -> Item:
    """Make a scale item."""
    return Item(key, Question(key, "scale", Text(f"Spørgsmål {key}?"), scale=scale, **more))


def single_item(*texts: str, key: str = "q2", **more: object) -> Item:
    """Make an item with one answer of several."""
    return Item(key, Question(key, "single", Text(f"Spørgsmål {key}?"), options=options(*texts), **more))


def multi_item(*texts: str, key: str = "q3", **more: object) -> Item:
    """Make an item with any number of answers."""
    return Item(key, Question(key, "multi", Text(f"Spørgsmål {key}?"), options=options(*texts), **more))


def number_item(key: str = "q4", **more: object) -> Item:
    """Make an item answered with a number."""
    return Item(key, Question(key, "number", Text(f"Spørgsmål {key}?"), **more))


def text_item(key: str = "q5", **more: object) -> Item:
    """Make an item answered in free text."""
    return Item(key, Question(key, "text", Text(f"Spørgsmål {key}?"), **more))


def asking(*items: Item, themes: Sequence[Theme] = ()) -> Questionnaire:
    """Make a questionnaire of items that are questions of their own."""
    questions = tuple(item.question for item in items)
    return Questionnaire("proeve", "1", Text("Prøve", "Trial"), questions, themes=tuple(themes))


def chosen(item: Item, counts: Sequence[int], blank: int = 0, not_shown: int = 0) -> Choices:
    """Make the column in which `counts` doctors gave each of the item's options."""
    labels = tuple(option.id for option in item.options)
    codes = np.repeat(
        [*range(len(labels)), -1, -2], [*counts, *[0] * (len(labels) - len(counts)), blank, not_shown]
    )
    return Choices(codes.astype(np.int32), labels)


def ticked(item: Item, rows: int, counts: Sequence[int]) -> Ticks:
    """Make the column of `rows` doctors in which the first `counts[i]` ticked option i."""
    labels = tuple(option.id for option in item.options)
    padded = [*counts, *[0] * (len(labels) - len(counts))]
    grid = np.array([[row < count for count in padded] for row in range(rows)], dtype=np.int8)
    return Ticks(grid.reshape(rows, len(labels)), labels)


def numbers(*values: float) -> Numbers:
    """Make a column of numbers."""
    return Numbers(np.array(values, dtype=np.float64))


def answers(columns: Mapping[str, Column], days: Sequence[date | None] = ()) -> Answers:
    """Put columns together."""
    rows = np.arange(rows_of(next(iter(columns.values())))) + 2
    return Answers(Source("klynge.csv", "0" * 64, "generic"), rows, columns, answered_on=tuple(days))


def rows_of(column: Column) -> int:
    """Count a column's rows."""
    if isinstance(column, Choices):
        return len(column.codes)
    return len(column.ticked if isinstance(column, Ticks) else column.values)


def wrote(*texts: str) -> Words:
    """Make a column of free text."""
    return Words(texts)
