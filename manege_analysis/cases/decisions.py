"""What a person decided about the choice of cases: entries of `decisions.yaml` become wishes.

People decide and the model proposes: each entry says who and when, and the later of two that
contradict each other holds, so that a change of mind need not be searched for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from manege_analysis.cases.decision_kinds import (
    AboutCases,
    AddWish,
    BanCase,
    BanTouchpoint,
    ChooseCases,
    LockCase,
    LockTouchpoint,
    RankThemes,
    SetAvailability,
    SetCount,
    SetMinutes,
    SetThemeWeight,
)
from manege_analysis.cases.wishes import Wishes
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

CaseDecision: TypeAlias = (
    LockCase
    | BanCase
    | LockTouchpoint
    | BanTouchpoint
    | SetThemeWeight
    | SetMinutes
    | SetCount
    | SetAvailability
    | AddWish
    | ChooseCases
    | RankThemes
)


def wishes_from(decisions: Iterable[Decision], start: Wishes = Wishes()) -> Wishes:
    """Lay the decisions over `start` in their order; decisions of other stages are passed over.

    >>> lock = LockCase(decide="lock-case", by="AB", when="2026-11-20", case="emma")
    >>> ban = BanCase(decide="ban-case", by="AB", when="2026-11-21", case="emma")
    >>> wishes_from([lock, ban]).locked, wishes_from([lock, ban]).banned
    ((), ('emma',))
    """
    wishes = start
    for decision in decisions:
        if isinstance(decision, AboutCases):
            wishes = decision.applied(wishes)
    return wishes


def ranking_from(decisions: Iterable[Decision]) -> RankThemes | None:
    """Return the last ranking of themes, or None."""
    found = [decision for decision in decisions if isinstance(decision, RankThemes)]
    return found[-1] if found else None


def overrides(decisions: Iterable[Decision]) -> tuple[Text, ...]:
    """Say in sentences what people decided about the choice, who and when, for the page that shows it.

    >>> ban = BanCase(decide="ban-case", by="AB", when="2026-11-21", case="emma", why="For tæt på")
    >>> overrides([ban])[0].da
    'Casen emma skal ikke med (AB, 21.11.2026): For tæt på'
    """
    return tuple(_signed(each) for each in decisions if isinstance(each, AboutCases))


def _signed(decision: AboutCases) -> Text:
    said, who = decision.said(), f" ({decision.by}, {decision.when:%d.%m.%Y})"
    because = f": {decision.why}" if decision.why else ""
    return Text(f"{said.da}{who}{because}", f"{said.in_('en')}{who}{because}")
