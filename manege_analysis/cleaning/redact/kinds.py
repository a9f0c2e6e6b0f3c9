"""The kinds of personal detail that are taken out of texts, and the marks that stand in their place.

While the detectors work, each mark is one private-use character: no detector takes it for a letter, so
a mark is never redacted again, and one that stood in the text already is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Kind:
    """A kind of personal detail: its name in a table, its mark in a text, its character in between."""

    id: str
    name: Text
    mark: str
    sign: str


def _kind(at: int, kind_id: str, name: Text, mark: str = "") -> Kind:
    return Kind(kind_id, name, f"[{mark or name.da}]", chr(0xE000 + at))


CPR = _kind(0, "cpr", Text("CPR-nummer", "CPR number"))
EMAIL = _kind(1, "e-mail", Text("e-mail", "e-mail address"))
WEB = _kind(2, "web", Text("webadresse", "web address"))
PROVIDER = _kind(3, "provider", Text("ydernummer", "provider number"))
PHONE = _kind(4, "phone", Text("telefonnummer", "phone number"))
ADDRESS = _kind(5, "address", Text("adresse", "street address"))
BIRTH = _kind(6, "birth", Text("fødselsdato", "date of birth"))
NAME = _kind(7, "name", Text("navn", "name"))

KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.id: kind for kind in (CPR, EMAIL, WEB, PROVIDER, PHONE, ADDRESS, BIRTH, NAME)}
)
"""Every kind by id, in the order in which the detectors run."""

KEPT = "\ue010"
"""Stands in for a number that is none of these kinds and must stay, while the detectors run."""


def signed(text: str) -> str:
    """Replace the marks that stand in a text by their characters."""
    for kind in KINDS.values():
        text = text.replace(kind.mark, kind.sign)
    return text


def marked(text: str) -> str:
    """Replace the characters by the marks that people read."""
    for kind in KINDS.values():
        text = text.replace(kind.sign, kind.mark)
    return text
