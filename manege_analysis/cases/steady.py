"""Outcomes of many draws become a report on how sure a choice is, and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manege_analysis.cases.model import Library, Suggestion
from manege_analysis.cases.pool import Outcome, Pool
from manege_analysis.cases.wishes import PointKey
from manege_analysis.wording.text import Text

SURE, GOOD = 0.80, 0.50
"""From these shares of draws on, a case is a sure choice, or a good one."""

CLOSE = 0.02
"""Sets of cases within two points of the best are near ties."""

RARE = 0.05
"""Cases that fewer draws than this choose instead are not named."""

_SURE = Text("sikkert valg", "a sure choice")
_GOOD = Text("godt valg, men »{other}« er tæt på", "a good choice, but “{other}” is close")
_GOOD_ALONE = Text("godt valg", "a good choice")
_EVEN = Text("kan lige så godt byttes med »{other}«", "could as well be swapped for “{other}”")
_OPEN = Text("usikkert valg", "an unsure choice")


@dataclass(frozen=True)
class CaseStability:
    """How sure one told case is.

    `chosen` is the share of the bootstrap draws that choose it, `accepted` the share of the draws
    with disturbed weights and coverages.  `instead` is the case that most often takes its place, or
    else its best replacement, or empty; `cost` is what the best replacement costs, as a part of all
    needs.
    """

    case: str
    chosen: float
    accepted: float
    instead: str = ""
    cost: float | None = None


@dataclass(frozen=True)
class Stability:
    """How sure a choice is; internal only.

    `same` is the share of bootstrap draws that choose exactly these cases; `places` and
    `disturbed_places` the shares in which they come first, second, third, and later.  `hangs_on`
    counts the doctors without whose answers another set would be best.  `others` are cases that
    draws choose though they are not told, the most frequent first.  `near_ties` are the other sets
    of cases within two points of the best, with their scores.  `exact` says that no choice that was
    not looked at could have changed a bootstrap draw, `disturbed_exact` the same of the disturbed
    ones; `looked_at` is how many cases were compared.
    """

    respondents: int
    draws: int
    disturbed_draws: int
    seed: int
    same: float
    cases: tuple[CaseStability, ...]
    touchpoints: tuple[tuple[PointKey, float], ...]
    others: tuple[tuple[str, float], ...]
    places: tuple[float, ...]
    disturbed_places: tuple[float, ...]
    hangs_on: int
    near_ties: tuple[tuple[tuple[str, ...], float], ...]
    exact: bool
    disturbed_exact: bool
    looked_at: int

    def of(self, case: str) -> CaseStability:
        """Return what is said of one told case; raises `KeyError`."""
        for each in self.cases:
            if each.case == case:
                return each
        raise KeyError(case)


@dataclass(frozen=True)
class Outcomes:
    """The outcomes of all draws; None where a draw's answers ask for nothing."""

    drawn: Sequence[Outcome | None]
    left_out: Sequence[Outcome | None]
    disturbed: Sequence[Outcome]


def verdict(stable: CaseStability, library: Library) -> Text:
    """Say in words how sure a case is, by the share of draws that choose it.

    >>> verdict(CaseStability("storm", 0.93, 0.9), Library((), ())).da
    'sikkert valg'
    """
    if stable.chosen >= SURE:
        return _SURE
    good = stable.chosen >= GOOD
    if not stable.instead:
        return _GOOD_ALONE if good else _OPEN
    title = library.case(stable.instead).title
    said = _GOOD if good else _EVEN
    return Text(said.say("da", other=title.da), said.say("en", other=title.in_("en")))


def case_stabilities(suggestion: Suggestion, outcomes: Outcomes) -> tuple[CaseStability, ...]:
    """Count, for each told case, how often it is chosen and what takes its place."""
    drawn = [outcome for outcome in outcomes.drawn if outcome]
    swaps = {each.case: each for each in suggestion.replacements}
    made = []
    for case in suggestion.cases:
        swap = swaps.get(case)
        newcomers = Counter(
            other
            for outcome in drawn
            if case not in outcome.cases
            for other in outcome.cases
            if other not in suggestion.cases
        )
        instead = _most_frequent(newcomers) or (swap.instead if swap else "")
        cost = suggestion.score - swap.score if swap else None
        chosen = _share(case in outcome.cases for outcome in drawn)
        accepted = _share(case in outcome.cases for outcome in outcomes.disturbed)
        made.append(CaseStability(case, chosen, accepted, instead, cost))
    return tuple(made)


def touchpoint_shares(suggestion: Suggestion, outcomes: Outcomes) -> tuple[tuple[PointKey, float], ...]:
    """Count how often each told touchpoint is in the choice of a bootstrap draw."""
    drawn = [outcome for outcome in outcomes.drawn if outcome]
    keys = [(point.case, point.touchpoint) for point in suggestion.touchpoints]
    return tuple((key, _share(key in outcome.points for outcome in drawn)) for key in keys)


def other_cases(suggestion: Suggestion, outcomes: Outcomes) -> tuple[tuple[str, float], ...]:
    """Name the cases that draws choose though they are not told, the most frequent first."""
    drawn = [outcome for outcome in outcomes.drawn if outcome]
    counts = Counter(case for outcome in drawn for case in outcome.cases)
    shares = {case: count / len(drawn) for case, count in counts.items()}
    found = [pair for pair in shares.items() if pair[0] not in suggestion.cases and pair[1] >= RARE]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def places(outcomes: Iterable[Outcome | None]) -> tuple[float, ...]:
    """Return the shares of draws in which the told cases come first, second, third, and later.

    >>> places([Outcome((), (), 1), Outcome((), (), 1), Outcome((), (), 7), None])[0]
    0.6666666666666666
    """
    counted = [min(outcome.place, 4) for outcome in outcomes if outcome]
    return tuple(_share(place == at for place in counted) for at in range(1, 5))


def near_ties(suggestion: Suggestion, pool: Pool) -> tuple[tuple[tuple[str, ...], float], ...]:
    """List the other sets of cases within two points of the best, with their scores."""
    told, whole = set(suggestion.cases), pool.inst.whole
    ranked = pool.best_of_sets()
    least = ranked[0][1] - CLOSE * whole
    return tuple((cases, s / whole) for cases, s in ranked if s >= least and set(cases) != told)


def _most_frequent(counts: Counter[str]) -> str:
    return min(counts, key=lambda case: (-counts[case], case), default="")


def _share(flags: Iterable[bool]) -> float:
    seen = list(flags)
    return sum(seen) / len(seen) if seen else 0.0
