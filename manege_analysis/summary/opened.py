"""One item's column becomes its open table: the full distribution, by the cluster's own consent."""

from __future__ import annotations

from dataclasses import replace

from manege_analysis.exports.answers import Column
from manege_analysis.questionnaire.model import Item
from manege_analysis.summary import words
from manege_analysis.summary.counting import count, numbers_given
from manege_analysis.summary.described import described
from manege_analysis.summary.full import full_table
from manege_analysis.summary.ladder import is_dominated, two_digits
from manege_analysis.summary.safe import Limits, SafeTable


def open_table(item: Item, column: Column, limits: Limits) -> SafeTable:
    """Return every answer of an item that enough doctors answered; text stays inside.

    Consent opens the counts, not everything: an item with fewer answers than the smallest number
    shown is withheld, and a mean is still no single doctor's.
    """
    if item.kind in ("text", "date"):
        return described(item, "share", words.NO_DATE if item.kind == "date" else words.NO_TEXT)
    if count(item, column).answered < limits.shown:
        return described(item, "share", words.filled(words.OPEN_TOO_FEW, shown=limits.shown))
    if item.kind != "number":
        return full_table(item, column, "share")
    values = numbers_given(column)
    if is_dominated(values):
        return described(item, "share", words.NO_MEAN)
    mean = two_digits(sum(values) / len(values))
    return replace(full_table(item, column, "share"), mean=mean, hidden_reason=words.ROUNDED_MEAN)
