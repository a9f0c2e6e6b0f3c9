"""What cleaning one column brings: the typed column, and everything a person should be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from manege_analysis.cleaning.audit import Change, UnknownAnswer
from manege_analysis.cleaning.labels import is_blank_label
from manege_analysis.cleaning.redact.redactor import Redacted
from manege_analysis.exports.answers import Column
from manege_analysis.questionnaire.known_scales import plain_label
from manege_analysis.questionnaire.model import Item
from manege_analysis.wording.text import Text

Rows = NDArray[np.int64]
_FEW = 12


@dataclass(frozen=True)
class Desk:
    """What lies beside a column while it is cleaned: rules off, merged labels, and the redactor.

    `merged` maps (item key or question id, label key) to what the label counts as.
    """

    off: frozenset[str]
    merged: Mapping[tuple[str, str], str]
    redact: Callable[[str], Redacted]

    def counts_as(self, item: Item, label: str) -> str | None:
        """Return what a decision lets `label` count as; the label may be raw or redacted."""
        if not self.merged:
            return None
        for written in (label, self.redact(label).text):
            for place in (item.key, item.question.id):
                if (into := self.merged.get((place, label_key(written)))) is not None:
                    return into
        return None


@dataclass(frozen=True)
class Cleaned:
    """One cleaned column; `unclear` flags the rows whose answer was set aside as unknown.

    `more` are columns that came out of this one, such as the written "other" of a single choice.
    """

    column: Column
    changes: tuple[Change, ...] = ()
    unknown: tuple[UnknownAnswer, ...] = ()
    notes: tuple[Text, ...] = ()
    unclear: NDArray[np.bool_] | None = None
    more: Mapping[str, Column] = field(default_factory=dict)


def label_key(label: str) -> str:
    """Reduce a label to what a decision names it by: its words, or its signs where it has none."""
    return plain_label(label) or label.strip()


def places_of(codes: NDArray[np.int32], wanted: Sequence[bool]) -> list[NDArray[np.int64]]:
    """List the positions that hold each code from 0; a code that is not `wanted` gets none.

    Most labels need no telling, so a few codes are looked up one by one; many take one sort.

    >>> [at.tolist() for at in places_of(np.array([1, 0, 1, -1], dtype=np.int32), [False, True])]
    [[], [0, 2]]
    """
    if sum(wanted) <= _FEW:
        nowhere = np.zeros(0, dtype=np.int64)
        return [np.flatnonzero(codes == at) if want else nowhere for at, want in enumerate(wanted)]
    order = np.argsort(codes, kind="stable")
    edges = np.searchsorted(codes[order], np.arange(len(wanted) + 1))
    return [order[start:stop] for start, stop in pairwise(edges)]


def coded(texts: tuple[str, ...]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Turn texts into codes and distinct labels; a blank is `NOT_ANSWERED` (-1).

    >>> coded(("3", " ", "3"))[0].tolist()
    [0, -1, 0]
    """
    index: dict[str, int] = {}
    codes = [-1 if is_blank_label(text) else index.setdefault(text, len(index)) for text in texts]
    return np.array(codes, dtype=np.int32), tuple(index)
