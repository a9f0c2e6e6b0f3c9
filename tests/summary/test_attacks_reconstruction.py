"""Reconstruction: 300 invented clusters, read from their stored share summary alone."""

from __future__ import annotations

from functools import cache

import pytest
from generated import QUESTIONNAIRE, cluster
from integer_attack import Programme, attack, possible_range

from manege_analysis.summary.ladder import scale_values
from manege_analysis.summary.safe import Hidden, Limits, SafeSummary, SafeTable, Shown, Value
from manege_analysis.summary.store import load_summary, save_summary

CLUSTERS = range(300)
Triple = tuple[int, int, int]


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> list[SafeSummary]:
    """What a reader of the shared folders has of every cluster."""
    folder = tmp_path_factory.mktemp("deles")
    for seed in CLUSTERS:
        save_summary(cluster(seed).summary(), folder / f"{seed}.json")
    return [load_summary(folder / f"{seed}.json") for seed in CLUSTERS]


def require_nothing_found(summary: SafeSummary) -> None:
    """Assert that no answer given by few is known exactly, nor more narrowly than "fewer than 5"."""
    for target in attack(summary, QUESTIONNAIRE):
        assert target.low >= target.small or target.high - target.low >= target.small - 1, target


@pytest.mark.parametrize("seed", [*range(0, 300, 20), 2, 6, 7, 12, 13])
def test_an_integer_programme_finds_nothing(seed: int, decks: list[SafeSummary]) -> None:
    require_nothing_found(decks[seed])


@pytest.mark.slow
def test_an_integer_programme_finds_nothing_in_three_hundred_clusters(decks: list[SafeSummary]) -> None:
    for deck in decks:
        require_nothing_found(deck)


@cache
def preimages(n: int, limits: Limits) -> dict[tuple[Value, ...], list[Triple]]:
    """Take every (problem, middle, good) of `n` doctors to what is published of it."""
    found: dict[tuple[Value, ...], list[Triple]] = {}
    for problem in range(n + 1):
        for middle in range(n + 1 - problem):
            triple = (problem, middle, n - problem - middle)
            found.setdefault(scale_values(triple, limits), []).append(triple)
    return found


def possible(table: SafeTable, limits: Limits) -> list[Triple]:
    """Return every (problem, middle, good) that a reader who knows the ladder holds for possible."""
    values = tuple(cell.value for cell in table.cells if cell.id != "not-asked")
    others = table.cell("not-asked")
    asked = (table.base or 0) - (others.value.count if others and isinstance(others.value, Shown) else 0)
    return preimages(asked, limits)[values]


def test_knowing_the_ladder_finds_nothing_in_three_hundred_clusters(decks: list[SafeSummary]) -> None:
    tables = 0
    for summary in decks:
        for table in summary.tables:
            if table.kind != "scale" or not table.cells:
                continue
            limits = summary.sensitive_limits if table.sensitive else summary.limits
            for counts in zip(*possible(table, limits), strict=True):
                small = {count for count in counts if count < limits.shown}
                assert small in (set(), set(range(limits.shown)))
            tables += 1
    assert tables > 900


def test_two_insiders_find_nobody_in_three_hundred_clusters(decks: list[SafeSummary]) -> None:
    for summary in decks:
        for table in summary.tables:
            if table.kind != "scale" or not table.cells:
                continue
            limits = summary.sensitive_limits if table.sensitive else summary.limits
            held = possible(table, limits)
            for one in range(3):
                for other in range(one, 3):
                    own = [(one == side) + (other == side) for side in range(3)]
                    kept = [each for each in held if all(each[side] >= own[side] for side in range(3))]
                    for counts in zip(*kept, strict=True):
                        small = {count for count in counts if count < limits.shown}
                        assert not small or len(small) >= limits.shown - 2


def test_the_clusters_are_dangerous_ones(decks: list[SafeSummary]) -> None:
    tables = [table for deck in decks for table in deck.tables]
    rungs = [table.rung for table in tables]
    for rung in ("full", "merged", "three", "two", "top-coded", "withheld"):
        assert rungs.count(rung) > 30, rung
    assert sum(len(deck.groups) for deck in decks) > 20
    assert sum(isinstance(cell.value, Hidden) for table in tables for cell in table.cells) > 1000
    assert sum(table.cell("not-asked") is not None for table in tables) > 20


def test_the_integer_programme_is_not_blind() -> None:
    # The classic table: cells below five are taken out, and n stands beside the others.
    programme = Programme()
    places = programme.add(4)
    for place, value in zip(places, (Shown(9), Shown(6), Hidden(1, 4), Shown(5)), strict=True):
        programme.say([place], value)
    programme.say(places, 23)
    assert possible_range(programme.frozen(), (2,), 23) == (3, 3)
    # And with two cells out, their sum narrows both.
    narrow = Programme()
    places = narrow.add(3)
    for place, value in zip(places, (Shown(9), Hidden(1, 4), Hidden(1, 4)), strict=True):
        narrow.say([place], value)
    narrow.say(places, 16)
    assert possible_range(narrow.frozen(), (1,), 16) == (3, 4)


def test_a_finer_rung_not_taken_is_understood() -> None:
    programme = Programme()
    problem, middle, good = programme.add(3)
    programme.say([problem], Shown(6))
    programme.say([middle, good], Shown(20))
    programme.say_either([middle], [good], 4)
    assert possible_range(programme.frozen(), (middle,), 26) == (0, 20)
    programme.say([good], 9)
    with pytest.raises(AssertionError):
        possible_range(programme.frozen(), (middle,), 26)
