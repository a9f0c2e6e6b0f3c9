"""Invented clusters with everything that makes a table dangerous: few, unanimous, blank, filtered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from made_answers import (
    AGREE,
    EVEN,
    answers,
    asking,
    multi_item,
    number_item,
    numbers,
    options,
    scale_item,
    single_item,
    text_item,
    wrote,
)
from numpy.typing import NDArray

from manege_analysis.exports.answers import Answers, Choices, Ticks
from manege_analysis.questionnaire.model import Item, Questionnaire, Scale
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Group, Partition, PrivacyPolicy
from manege_analysis.summary.safe import Edition, SafeSummary
from manege_analysis.summary.store import summary_bytes

THREE = Scale("tre", options("Problem", "Midt", "God"), "first", "midt")
ITEMS = (
    single_item("By", "Land", "Ø", key="sted"),
    scale_item(AGREE, "enig"),
    scale_item(AGREE, "foelsom", sensitive=True),
    scale_item(EVEN, "lige"),
    scale_item(THREE, "tre"),
    single_item("Ja", "Nej", key="henvist"),
    scale_item(THREE, "retur", shown_if=("henvist", ("ja",))),
    single_item("A", "B", "C", "D", key="valg"),
    multi_item("Headspace", "PPR", "Skole", "Ånde", "Ærø", key="flere"),
    number_item("antal", low=0, high=80),
    text_item("fri"),
)
QUESTIONNAIRE: Questionnaire = asking(*ITEMS)
CLOSED = PrivacyPolicy()
DIVIDED = PrivacyPolicy(
    compare=Partition(by="sted", groups=(Group(id="by", text="By", options=("by",)),))
)


@dataclass(frozen=True)
class Made:
    """One invented cluster: its answers, and what is known of it."""

    answers: Answers
    about: About
    policy: PrivacyPolicy

    def summary(self, edition: Edition = "share") -> SafeSummary:
        """Take the cluster through the gate."""
        return summarise(self.answers, QUESTIONNAIRE, self.about, self.policy, edition)

    def deck(self) -> bytes:
        """Return what is published, to the byte."""
        return summary_bytes(self.summary())


def cluster(seed: int, n: int | None = None) -> Made:
    """Invent cluster number `seed`, of 8 to 60 doctors unless `n` says how many."""
    draw = np.random.default_rng(seed)
    doctors = n or 8 + seed % 53
    columns: dict[str, Choices | Ticks] = {}
    for item in ITEMS:
        if item.kind in ("scale", "single"):
            columns[item.key] = _choices(item, draw, doctors)
    passed = columns["henvist"].codes == 0  # type: ignore[union-attr]
    followed = columns["retur"]
    assert isinstance(followed, Choices)
    columns["retur"] = Choices(np.where(passed, followed.codes, -2).astype(np.int32), followed.labels)
    chances = draw.choice([0.02, 0.15, 0.5, 0.85, 0.99], 5)
    ticks = (draw.random((doctors, 5)) < chances).astype(np.int8)
    return Made(
        answers(
            {
                **columns,
                "flere": Ticks(ticks, tuple(option.id for option in ITEMS[8].options)),
                "antal": numbers(*draw.integers(0, 30, doctors)),
                "fri": wrote(*["tekst"] * doctors),
            }
        ),
        About(f"klynge-{seed}", f"Klynge {seed}", members=doctors + 5, round="1"),
        DIVIDED if seed % 3 == 0 else CLOSED,
    )


def _choices(item: Item, draw: np.random.Generator, doctors: int) -> Choices:
    # Low concentrations give unanimous items and empty cells, high ones even tables.
    labels = tuple(option.id for option in item.options)
    chances = draw.dirichlet(np.full(len(labels) + 1, draw.choice([0.2, 0.6, 2.0])))
    codes: NDArray[np.int32] = draw.choice(len(labels) + 1, doctors, p=chances).astype(np.int32) - 1
    return Choices(codes, labels)
