"""Raw answers and questionnaires typed by hand, as short as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from manege_analysis.cleaning.decisions import (
    ApproveQuote,
    CodeText,
    MergeLabel,
    PutRowBack,
    RefuseQuote,
    SwitchRule,
    TakeRowOut,
)
from manege_analysis.exports.answers import Answers, Choices, Column, Numbers, Source, Ticks, Words
from manege_analysis.questionnaire.known_scales import KNOWN_SCALES
from manege_analysis.questionnaire.model import Option, Question, Questionnaire, Theme
from manege_analysis.wording.text import Text

AGREE = KNOWN_SCALES["enig-5"]
YES_NO = KNOWN_SCALES["ja-nej"]
WHEN = date(2026, 11, 20)


def options(*ids: str) -> tuple[Option, ...]:
    """Make options whose Danish text is the id with a capital."""
    return tuple(Option(each, Text(each.capitalize())) for each in ids)


def questionnaire(*questions: Question, themes: Sequence[str] = ()) -> Questionnaire:
    """Make a questionnaire of these questions."""
    known = tuple(Theme(each, Text(each.capitalize())) for each in themes)
    return Questionnaire("prøve", "1", Text("Prøve"), questions, known)


def scale(key: str = "q1", **more: object) -> Question:
    """Make a question on the five-step scale of agreement."""
    return Question(key, "scale", Text(f"Spørgsmål {key}"), scale=AGREE, **more)  # type: ignore[arg-type]


def choices(*texts: str | int) -> Choices:
    """Code texts, one a row; -1 and -2 stand for themselves."""
    labels = tuple(dict.fromkeys(text for text in texts if isinstance(text, str)))
    codes = [text if isinstance(text, int) else labels.index(text) for text in texts]
    return Choices(np.array(codes, dtype=np.int32), labels)


def words(*texts: str) -> Words:
    """Make a column of texts."""
    return Words(texts)


def ticks(labels: Sequence[str], *rows: Sequence[int], leftover: Sequence[str] = ()) -> Ticks:
    """Make a multi-select of rows of 0, 1, -1 or -2."""
    table = np.array(rows, dtype=np.int8).reshape(len(rows), len(labels))
    return Ticks(table, tuple(labels), tuple(leftover))


def raw(columns: Mapping[str, Column], **more: object) -> Answers:
    """Make raw answers whose first row is row 2 of the file."""
    size = max(_size(column) for column in columns.values())
    rows = more.pop("rows", np.arange(2, 2 + size))
    return Answers(Source("svar.csv", "", "generic"), np.asarray(rows), dict(columns), **more)  # type: ignore[arg-type]


def flags(*values: int) -> np.ndarray:
    """Make a column of marks."""
    return np.array(values, dtype=np.bool_)


def said(column: Column) -> list[str]:
    """Read a column back as the labels or texts of its rows; what is no answer stands as its number."""
    if isinstance(column, Choices):
        return [column.labels[code] if code >= 0 else str(code) for code in column.codes]
    if isinstance(column, Numbers):
        return [f"{value:g}" for value in column.values]
    if isinstance(column, Words):
        return list(column.values)
    return [" ".join(_ticked(column, row)) for row in column.ticked]


def switch(rule: str, on: bool = False) -> SwitchRule:
    """Decide on a rule."""
    return SwitchRule(decide="switch-rule", by="AB", when=WHEN, rule=rule, on=on)  # type: ignore[arg-type]


def take_out(row: int, fingerprint: str = "") -> TakeRowOut:
    """Decide to take a row out."""
    return TakeRowOut(decide="take-row-out", by="AB", when=WHEN, row=row, fingerprint=fingerprint)


def put_back(row: int, fingerprint: str = "") -> PutRowBack:
    """Decide to put a row back."""
    return PutRowBack(decide="put-row-back", by="AB", when=WHEN, row=row, fingerprint=fingerprint)


def merge(question: str, label: str, into: str) -> MergeLabel:
    """Decide that one label counts as another."""
    return MergeLabel(
        decide="merge-label", by="AB", when=WHEN, question=question, label=label, into=into
    )


def code(item: str, text: str, *themes: str) -> CodeText:
    """Decide what a text is about."""
    return CodeText(decide="code-text", by="AB", when=WHEN, item=item, text=text, themes=themes)


def approve(item: str, text: str) -> ApproveQuote:
    """Decide that a text may be quoted."""
    return ApproveQuote(decide="approve-quote", by="AB", when=WHEN, item=item, text=text)


def refuse(item: str, text: str) -> RefuseQuote:
    """Decide that a text may not be quoted."""
    return RefuseQuote(decide="refuse-quote", by="AB", when=WHEN, item=item, text=text)


def _size(column: Column) -> int:
    if isinstance(column, Choices):
        return len(column.codes)
    return len(column.ticked) if isinstance(column, Ticks) else len(column.values)


def _ticked(column: Ticks, row: np.ndarray) -> list[str]:
    if (row < 0).all():
        return [str(int(row.max(initial=-2)))]
    return [label for label, tick in zip(column.labels, row, strict=True) if tick == 1]
