"""The exact choice: against trying everything, and the properties that it must have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_libraries import (
    ACTORS,
    THEMES,
    all_choices,
    case,
    libraries,
    library,
    needs_of,
    point,
    several_needs,
    several_wishes,
    try_everything,
)

from manege_analysis.cases.choose import choose, final_needs
from manege_analysis.cases.instance import instance
from manege_analysis.cases.milp import solve
from manege_analysis.cases.model import Library, Need
from manege_analysis.cases.search import Search
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError
from manege_analysis.wording.text import Text

PLAIN = several_wishes(about_actors=False)


@settings(max_examples=60)
@given(several_needs(), libraries(), several_wishes())
def test_the_search_finds_what_trying_everything_finds(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes
) -> None:
    found, expected = Search(instance(needs, lib, wishes)).best(), try_everything(needs, lib, wishes)
    assert (found is None) == (expected is None)
    if found and expected:
        assert found.rank == expected.rank


@settings(max_examples=40)
@given(several_needs(), libraries(), several_wishes())
def test_the_model_alone_finds_what_trying_everything_finds(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes
) -> None:
    inst = instance(needs, lib, wishes)
    found = solve(inst) if inst.cases else None
    expected = try_everything(needs, lib, wishes)
    assert (found.rank if found else None) == (expected.rank if expected else None)


@settings(max_examples=80)
@given(several_needs(), libraries(), several_wishes(), st.data())
def test_a_rival_is_what_choosing_again_would_give(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, data: st.DataObject
) -> None:
    search = Search(instance(needs, lib, wishes))
    told = search.best()
    assume(told is not None)
    assert told is not None
    out = data.draw(st.sampled_from(told.cases))
    held = frozenset(told.cases)
    for asked in ({"forbidden": held}, {"locked": held - {out}, "banned": frozenset({out})}, {}):
        rival, again = search.rival(**asked), search.best(**asked)
        assert (rival is None) == (again is None)
        if rival and again:
            assert (rival.cases, rival.score) == (again.cases, again.score)


@settings(max_examples=30)
@given(several_needs(), libraries(least=3), PLAIN, st.data())
def test_locks_and_bans_are_kept(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, data: st.DataObject
) -> None:
    locked = data.draw(st.sampled_from(lib.cases))
    stop = data.draw(st.sampled_from(locked.touchpoints))
    other = data.draw(st.sampled_from([each for each in lib.cases if each != locked]))
    wishes = replace(
        wishes,
        locked_touchpoints=((locked.id, stop.id),),
        banned_touchpoints=((other.id, other.touchpoints[0].id),),
    )
    expected = try_everything(needs, lib, wishes)
    if expected is None:
        with pytest.raises(CaseError):
            choose(needs, lib, wishes)
        return
    told = choose(needs, lib, wishes)
    keys = {(each.case, each.touchpoint) for each in told.touchpoints}
    assert keys == set(expected.points)
    assert (locked.id, stop.id) in keys


@settings(max_examples=40)
@given(several_needs(), libraries(), PLAIN, st.sampled_from([1.0, 5.0, 30.0]))
def test_more_minutes_never_lower_the_score(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, more: float
) -> None:
    before = Search(instance(needs, lib, wishes)).best()
    assume(before is not None)
    longer = replace(wishes, parts=(wishes.parts[0] + more, *wishes.parts[1:]))
    after = Search(instance(needs, lib, longer)).best()
    assert before and after and after.score >= before.score


@settings(max_examples=40)
@given(several_needs(), libraries(), PLAIN, st.sampled_from(ACTORS))
def test_an_actor_who_says_yes_never_lowers_the_score(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, name: str
) -> None:
    before = Search(instance(needs, lib, wishes)).best()
    assume(before is not None)
    replies = tuple(sorted({**dict(wishes.availability), name: 1.0}.items()))
    after = Search(instance(needs, lib, replace(wishes, availability=replies))).best()
    assert before and after and after.score >= before.score


@settings(max_examples=40)
@given(several_needs(), libraries(), several_wishes(), st.data())
def test_a_duplicated_case_never_changes_the_choice(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, data: st.DataObject
) -> None:
    original = data.draw(st.sampled_from(lib.cases))
    copy = replace(original, id=f"{original.id}-kopi", title=Text("En anden titel"))
    before = Search(instance(needs, lib, wishes)).best()
    after = Search(instance(needs, replace(lib, cases=(*lib.cases, copy)), wishes)).best()
    assert before == after


@settings(max_examples=30)
@given(several_needs(), libraries(), several_wishes(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_changes_the_choice(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, chance: object
) -> None:
    shuffled = [list(lib.cases), list(lib.actors), list(needs)]
    for each in shuffled:
        chance.shuffle(each)  # type: ignore[attr-defined]
    cases = tuple(replace(each, touchpoints=each.touchpoints[::-1]) for each in shuffled[0])
    other = Library(cases, tuple(shuffled[1]))
    assert (
        Search(instance(needs, lib, wishes)).best()
        == Search(instance(shuffled[2], other, wishes)).best()
    )


@settings(max_examples=30)
@given(
    st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any),
    libraries(),
    PLAIN,
    st.integers(2, 9),
)
def test_scaling_all_weights_changes_nothing(
    counts: list[int], lib: Library, wishes: Wishes, factor: int
) -> None:
    plain = needs_of(dict(zip(THEMES, map(float, counts), strict=True)))
    scaled = needs_of(dict(zip(THEMES, (float(n * factor) for n in counts), strict=True)))
    assert Search(instance(plain, lib, wishes)).best() == Search(instance(scaled, lib, wishes)).best()


@settings(max_examples=30)
@given(several_needs(), libraries(), PLAIN)
def test_a_need_of_weight_zero_never_matters(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes
) -> None:
    asked = tuple(need for need in needs if need.weight > 0)
    silent = Need("stille", Text("stille"), 0.0, 0.0, "small")
    assert (
        Search(instance((*asked, silent), lib, wishes)).best()
        == Search(instance(asked, lib, wishes)).best()
    )


def three_cases() -> Library:
    """Three cases of which two cover everything that matters."""
    return library(
        case("anna", point("x", {"a": 1.0}), point("y", {"b": 0.5}, ("skole",), ("sundhed",)), age=7),
        case("bo", point("x", {"b": 1.0}, ("skole", "ppr")), age=16),
        case("carl", point("x", {"c": 1.0}, ("sundhed",)), age=20),
        case("dora", point("x", {"a": 0.5}), age=12),
    )


NEEDS = needs_of({"a": 10.0, "b": 6.0, "c": 4.0, "d": 0.0})


def test_a_suggestion_says_what_is_covered_and_what_is_not() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2))
    assert told.cases == ("anna", "carl")
    assert told.score == pytest.approx(0.5 + 0.15 + 0.2)
    assert told.covered == (("a", 1.0), ("b", 0.5), ("c", 1.0))
    assert told.uncovered == ()
    assert told.runner_up == ("anna", "bo")
    assert told.runner_up_score == pytest.approx(0.8)
    assert told.tried == 6


def test_what_nothing_covers_is_named_the_largest_need_first() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2, locked=("bo",), banned=("anna", "dora")))
    assert told.cases == ("bo", "carl")
    assert told.uncovered == ("a",)


def test_each_chosen_case_has_its_best_replacement_and_what_it_leads_to() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2))
    swaps = {each.case: (each.instead, each.score) for each in told.replacements}
    assert swaps["carl"] == ("bo", pytest.approx(0.8))
    assert swaps["anna"] == ("bo", pytest.approx(0.5))


def test_a_locked_case_has_no_replacement() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2, locked=("anna",)))
    assert {each.case for each in told.replacements} == {"carl"}


def test_an_actor_who_has_not_answered_halves_what_a_touchpoint_covers() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2, availability=(("sundhed", 0.5),)))
    assert told.cases == ("anna", "bo")
    unsure = choose(NEEDS, three_cases(), Wishes(count=2, availability=(("ppr", 0.5),)))
    assert dict(unsure.covered)["a"] == 0.5


def test_a_touchpoint_whose_required_actor_declined_is_not_told_and_the_actor_is_missing() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2, availability=(("sundhed", 0.0),)))
    assert told.cases == ("anna", "bo")
    assert told.missing_actors == ("sundhed",)
    assert "sundhed" not in told.invite


def test_people_may_choose_otherwise_and_are_told_what_the_best_would_reach() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=3, chosen=("bo", "dora")))
    assert told.by_hand and set(told.cases) == {"bo", "dora"}
    assert told.best_score == pytest.approx(0.85)
    assert told.runner_up == ("anna", "carl")
    assert {each.case: each.instead for each in told.replacements} == {"bo": "anna", "dora": "anna"}


def test_people_who_choose_the_best_are_told_the_second_best() -> None:
    told = choose(NEEDS, three_cases(), Wishes(chosen=("anna", "carl")))
    assert told.runner_up == ("anna", "bo") and told.best_score == told.score


def test_a_theme_that_people_weigh_more_draws_the_choice() -> None:
    told = choose(NEEDS, three_cases(), Wishes(count=2, theme_weights=(("c", 0.0), ("b", 3.0))))
    assert told.cases == ("anna", "bo")
    assert "c" not in dict(told.covered) and "c" not in told.uncovered


def test_the_weight_of_an_unknown_theme_is_refused_with_the_nearest() -> None:
    with pytest.raises(CaseError, match=r'the weight of "aa": expected a theme of the questionnaire'):
        choose(NEEDS, three_cases(), Wishes(count=2, theme_weights=(("aa", 2.0),)))


def test_needs_without_any_weight_are_refused_with_the_way_on() -> None:
    with pytest.raises(CaseError, match=r"rank-themes.*choose-cases"):
        choose(needs_of(dict.fromkeys(THEMES, 0.0)), three_cases(), Wishes(count=2))


def test_cases_that_people_chose_without_any_answers_are_told_where_they_touch_most_themes() -> None:
    nothing = tuple(replace(need, share=0.0, weight=0.0, tier="unknown") for need in NEEDS)
    suggestion = choose(nothing, three_cases(), Wishes(chosen=("anna", "carl"), parts=(45.0, 45.0)))
    assert (suggestion.cases, suggestion.by_hand, suggestion.basis) == (("anna", "carl"), True, "none")
    every = [
        c.theme
        for name in suggestion.cases
        for p in three_cases().case(name).touchpoints
        for c in p.covers
    ]
    assert {theme for theme, _ in suggestion.covered} == set(every)


def test_themes_that_people_weigh_nothing_count_alike_where_nothing_is_asked_for() -> None:
    nothing = tuple(replace(need, share=0.0, weight=0.0) for need in NEEDS)
    none = tuple((need.theme, 0.0) for need in NEEDS)
    wishes = Wishes(chosen=("anna", "carl"), theme_weights=none)
    assert {need.weight for need in final_needs(nothing, wishes)} == {1 / len(NEEDS)}


def test_the_suggestion_is_of_the_edition_and_basis_of_its_needs() -> None:
    shared = tuple(replace(need, edition="share", basis="counts") for need in NEEDS)
    told = choose(shared, three_cases(), Wishes(count=2))
    assert (told.edition, told.basis) == ("share", "counts")


def test_sentences_about_decisions_travel_with_the_suggestion() -> None:
    said = (Text("Casen dora skal ikke med"),)
    assert choose(NEEDS, three_cases(), Wishes(count=2), said).overrides == said


def test_a_library_with_too_many_cases_to_try_is_still_chosen_from_exactly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = choose(NEEDS, three_cases(), Wishes(count=2))
    monkeypatch.setattr("manege_analysis.cases.combinations.MOST_CASES", 1)
    told = choose(NEEDS, three_cases(), Wishes(count=2))
    assert replace(told, tried=0) == replace(expected, tried=0)


def many_alike() -> Library:
    """Eight cases that all cover the same, of which the last is told fastest."""
    slow = [case(f"c{i}", point("x", {"a": 1.0}), reading=2.0 + i / 10) for i in range(7)]
    return library(*slow, case("kort", point("x", {"a": 1.0}, dialogue=1.0)))


@pytest.mark.parametrize("most_tied", [100, 3])
def test_among_sets_of_one_score_the_quickest_and_then_the_first_is_told(
    monkeypatch: pytest.MonkeyPatch, most_tied: int
) -> None:
    monkeypatch.setattr("manege_analysis.cases.search.MOST_TIED", most_tied)
    told = Search(instance(needs_of({"a": 1.0}), many_alike(), Wishes(count=2))).best()
    assert told and told.cases == ("c0", "kort")


@settings(max_examples=25)
@given(several_needs(), libraries(), several_wishes())
def test_leaving_out_what_cannot_reach_the_best_changes_nothing(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes
) -> None:
    expected = try_everything(needs, lib, wishes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("manege_analysis.cases.combinations.MANY_PAIRS", 1)
        patch.setattr("manege_analysis.cases.combinations.WITHIN", 0.01)
        patch.setattr("manege_analysis.cases.combinations.SAMPLE", 2)
        search = Search(instance(needs, lib, wishes))
        found = search.best()
        assert (found.rank if found else None) == (expected.rank if expected else None)
        if found:
            others = [each for each in all_choices(needs, lib, wishes) if each.cases != found.cases]
            second = search.best(forbidden=frozenset(found.cases))
            assert (second.score if second else None) == max((o.score for o in others), default=None)
            for name in found.cases:
                left = frozenset(found.cases) - {name}
                swap = search.best(locked=left, banned=frozenset({name}))
                kept = [o for o in others if left <= set(o.cases) and name not in o.cases]
                assert (swap.score if swap else None) == max((o.score for o in kept), default=None)


@settings(max_examples=25)
@given(several_needs(), libraries(), PLAIN)
def test_every_set_of_cases_is_listed_with_the_best_it_can_reach(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes
) -> None:
    best: dict[frozenset[str], int] = {}
    for each in all_choices(needs, lib, wishes):
        cases = frozenset(each.cases)
        best[cases] = max(best.get(cases, 0), each.score)
    assert dict(Search(instance(needs, lib, wishes)).bounds) == best
