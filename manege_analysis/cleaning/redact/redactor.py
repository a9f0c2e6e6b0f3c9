"""Redaction as one step: a text goes in, a text with marks and a count by kind comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from manege_analysis.cleaning.redact import kinds
from manege_analysis.cleaning.redact.address import mark_addresses
from manege_analysis.cleaning.redact.birth import mark_births
from manege_analysis.cleaning.redact.contact import mark_emails, mark_phones, mark_web
from manege_analysis.cleaning.redact.cpr import mark_cpr
from manege_analysis.cleaning.redact.kept import keep_numbers, put_back
from manege_analysis.cleaning.redact.names import NameFinder
from manege_analysis.cleaning.redact.plain import plain
from manege_analysis.cleaning.redact.provider import mark_providers
from manege_analysis.cleaning.redact.roster import roster_of

Detector = Callable[[str, str], tuple[str, int]]


@dataclass(frozen=True)
class Redacted:
    """A text in which nothing points to a person, and how many details of each kind were taken out."""

    text: str
    kinds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Redactor:
    """The detectors in their order, with a cluster's own names among them."""

    detectors: tuple[tuple[kinds.Kind, Detector], ...]

    def redact(self, text: str) -> Redacted:
        """Take everything out of `text` that may point to a person.

        The passes are repeated until one finds nothing, so redacting a redacted text changes nothing.
        """
        found: Counter[str] = Counter()
        now = kinds.signed(plain(text))
        while (after := self._once(now, found)) != now:
            now = after
        return Redacted(
            kinds.marked(now), tuple((kind, found[kind]) for kind in kinds.KINDS if found[kind])
        )

    def _once(self, text: str, found: Counter[str]) -> str:
        text, aside = keep_numbers(text, kinds.KEPT)
        for kind, detect in self.detectors:
            text, count = detect(text, kind.sign)
            found[kind.id] += count
        return put_back(text, kinds.KEPT, aside)


@lru_cache(maxsize=8)
def redactor_for(roster: tuple[str, ...] = ()) -> Redactor:
    """Make the redactor that knows the names on a cluster's roster."""
    return Redactor(
        (
            (kinds.CPR, mark_cpr),
            (kinds.EMAIL, mark_emails),
            (kinds.WEB, mark_web),
            (kinds.PROVIDER, mark_providers),
            (kinds.PHONE, mark_phones),
            (kinds.ADDRESS, mark_addresses),
            (kinds.BIRTH, mark_births),
            (kinds.NAME, NameFinder(roster_of(roster))),
        )
    )


def redact(text: str, roster: Sequence[str] = ()) -> Redacted:
    """Redact one text; use a `Redactor` for many.

    >>> redact("Ring på 20 12 34 56 om 010203-1234")
    Redacted(text='Ring på [telefonnummer] om [CPR-nummer]', kinds=(('cpr', 1), ('phone', 1)))
    """
    return redactor_for(tuple(roster)).redact(text)
