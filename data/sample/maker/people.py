"""Invented general practitioners: every name is put together from parts and belongs to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from maker.chance import Chance
from maker.planted import COLLEAGUES

_FIRST, _LAST = (
    line.split() for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()[1:]
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True)
class Doctor:
    """One invented doctor; `example` is a domain that can belong to nobody."""

    name: str

    @property
    def email(self) -> str:
        """An address that cannot exist."""
        return ".".join(self.name.lower().translate(_LETTERS).split()) + "@klinik.example"


def doctors(cluster: str, count: int) -> tuple[Doctor, ...]:
    """Invent the members of a cluster; no two of them share a name."""
    chance = Chance(f"{cluster} doctors")
    pairs = chance.shuffled([(first, last) for first in _FIRST for last in _LAST])
    names = [COLLEAGUES[cluster]] if cluster in COLLEAGUES else []
    names += [f"{first} {last}" for first, last in pairs]
    return tuple(Doctor(name) for name in names[:count])
