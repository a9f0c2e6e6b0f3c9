"""How sure a choice is: the smart way gives what choosing anew for every draw gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_libraries import (
    THEMES,
    Tried,
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

from manege_analysis.cases.choose import choose
from manege_analysis.cases.draws import (
    FINE,
    Draw,
    bootstrap,
    disturbed,
    leave_one_out,
    whole_weights,
)
from manege_analysis.cases.instance import Instance, instance
from manege_analysis.cases.model import Library, Need, Replacement, Suggestion, tier_of
from manege_analysis.cases.near import pool
from manege_analysis.cases.needs import needs, reweigh
from manege_analysis.cases.pool import LAST, Outcome, Pool
from manege_analysis.cases.stability import Asked, Effort, asked, stability
from manege_analysis.cases.steady import CaseStability, places, verdict
from manege_analysis.cases.wishes import Wishes
from manege_analysis.errors import CaseError, PrivacyError
from manege_analysis.exports.answers import NOT_ANSWERED, Answers, Choices, Numbers, Source, Ticks, Words
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import PrivacyPolicy
from manege_analysis.wording.text import Text

TEXTS = tuple((theme, Text(theme), 1.0) for theme in THEMES)


def answered(rows: list[list[int]], factors: tuple[float, ...] = (1.0,) * 4) -> Asked:
    """Make respondents from what each asks for: 0, 1 or 2 halves of each theme."""
    themes = tuple((name, text, f) for (name, text, _), f in zip(TEXTS, factors, strict=True))
    return Asked(themes, np.array(rows, dtype=float) / 2)


def needs_from(found: Asked) -> tuple[Need, ...]:
    """Take the needs from respondents, as the internal summary has them."""
    shares = found.wanted.mean(axis=0)
    made = [
        Need(name, text, float(share), 0.0, tier_of(share), factor=factor)
        for (name, text, factor), share in zip(found.themes, shares, strict=True)
    ]
    return reweigh(made, {})


respondents = st.lists(
    st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=3, max_size=8
).filter(lambda rows: any(map(any, rows)))


# ---------------------------------------------------------------------------------------- the draws


def test_a_bootstrap_draws_as_many_respondents_as_there_are() -> None:
    rng = np.random.default_rng(1)
    wanted = np.eye(4)
    weights = bootstrap(wanted, np.ones(4), 200, rng)
    assert weights.shape == (200, 4)
    # Four respondents, one theme each: every weight is a quarter's multiple of all.
    assert set(np.unique(weights)) <= {0, 2500, 5000, 7500, 10000}
    assert abs(weights.mean(axis=0) - 2500).max() < 300


def test_the_same_seed_gives_the_same_draws() -> None:
    wanted = np.random.default_rng(3).random((9, 4))
    first, second = (bootstrap(wanted, np.ones(4), 50, np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(first, second)


@given(respondents)
def test_leaving_one_out_is_what_the_others_ask_for(rows: list[list[int]]) -> None:
    found = answered(rows, (1.0, 2.0, 1.0, 0.5))
    factors = np.array([factor for _, _, factor in found.themes])
    left = leave_one_out(found.wanted, factors)
    for i in range(len(rows)):
        others = np.delete(found.wanted, i, axis=0)
        assert abs(left[i] - whole_weights(others.mean(axis=0) * factors)).max() <= 1


def test_disturbed_weights_and_coverages_stay_within_half_a_step() -> None:
    lib = library(
        case("anna", point("x", {"a": 1.0, "b": 0.5}), point("y", {"c": 1.0}, ("skole",))),
        case("bo", point("x", {"d": 0.5}, ("skole",))),
    )
    wishes = Wishes(count=2, availability=(("skole", 0.5),))
    asked_for = np.array([0.5, 0.4, 0.3, 0.2])
    inst = instance(needs_of(dict(zip(THEMES, asked_for, strict=True))), lib, wishes)
    for draw in disturbed(inst, asked_for, 50, np.random.default_rng(2)):
        degree = draw.cover / (FINE * 4 * np.array([each.sure for each in inst.points])[:, None])
        assert ((degree > 0) <= (inst.cover > 0)).all()
        full, half = degree[inst.cover == 4], degree[0, 1]
        assert (full >= 0.74).all() and (full <= 1.0).all() and 0.24 <= half <= 0.76
        ratio = draw.weights / whole_weights(asked_for)
        assert ratio.max() / ratio.min() <= (1.25 / 0.75) * 1.01


# ----------------------------------------------------- against choosing anew for every single draw


def score_of(tried: Tried, draw: Draw, keys: list[tuple[str, str]]) -> int:
    """Score a choice of the oracle under other weights and coverages."""
    held = sum(draw.cover[keys.index(key)] for key in tried.points)
    return int(np.minimum(held, 4 * FINE) @ draw.weights)


def places_by_trying(scores: dict[frozenset[str], int], told: frozenset[str]) -> int:
    """Return the place of a set of cases among all."""
    return 1 + sum(score > scores[told] for score in scores.values())


@settings(max_examples=40)
@given(several_needs(), libraries(), several_wishes(), respondents)
def test_weighing_the_pool_anew_is_choosing_anew(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, rows: list[list[int]]
) -> None:
    inst = instance(needs, lib, wishes)
    best = try_everything(needs, lib, wishes)
    assume(best is not None)
    assert best is not None
    columns = [THEMES.index(theme) for theme in inst.themes]
    wanted = np.array(rows, dtype=float)[:, columns] / 2
    weights = leave_one_out(wanted, np.ones(len(columns)))
    near = deep_pool(inst, best, lambda around: around.depth_for(weights))
    for each, outcome in zip(weights, near.weighed(weights), strict=True):
        weighed = dict(zip(inst.themes, (int(w) for w in each), strict=True))
        if not sum(weighed.values()):
            assert outcome is None
            continue
        others = weighed_needs(weighed)
        choices = list(all_choices(others, lib, wishes))
        expected = min(choices, key=lambda tried: tried.rank)
        if outcome is None:
            assert expected.score == 0
            continue
        assert (outcome.cases, outcome.points) == (expected.cases, expected.points)
        scores: dict[frozenset[str], int] = {}
        for tried in choices:
            names = frozenset(tried.cases)
            scores[names] = max(scores.get(names, 0), tried.score)
        assert outcome.place == places_by_trying(scores, frozenset(best.cases))


def weighed_needs(weights: dict[str, int]) -> tuple[Need, ...]:
    """Make needs with exactly these weights, in ten-thousandths."""
    return tuple(Need(t, Text(t), w / 10_000, w / 10_000, "small") for t, w in weights.items())


def depth_of(around: Pool, draws: Sequence[Draw]) -> float:
    return float(around.depths_for_disturbed(draws).max())


def deep_pool(inst: Instance, best: Tried, depth: Callable[[Pool], float]) -> Pool:
    """Make a pool just deep enough for some draws, as the report does."""
    # Wishes about actors may rule out every choice of the best score: then look deeper.
    around = pool(inst, best.cases, 0.0, 10_000) or pool(inst, best.cases, inst.whole, 10_000)
    assert around is not None
    needed = depth(around)
    found = pool(inst, best.cases, needed + around.gap, 10_000)
    assert found is not None and found.depth >= needed
    return found


@settings(max_examples=40)
@given(several_needs(), libraries(), several_wishes(), st.integers(0, 10_000))
def test_disturbing_the_pool_is_trying_everything_under_other_coverages(
    needs: tuple[Need, ...], lib: Library, wishes: Wishes, seed: int
) -> None:
    inst = instance(needs, lib, wishes)
    best = try_everything(needs, lib, wishes)
    assume(best is not None)
    assert best is not None
    shares = np.array([need.share for theme in inst.themes for need in needs if need.theme == theme])
    moved = list(disturbed(inst, shares, 4, np.random.default_rng(seed)))
    near = deep_pool(inst, best, lambda around: depth_of(around, moved))
    keys = [each.key for each in inst.points]
    choices = list(all_choices(needs, lib, wishes))
    found = dict(near.disturbed(moved, near.depths_for_disturbed(moved)))
    for number, draw in enumerate(moved):
        outcome = found[number]
        scores: dict[frozenset[str], int] = {}
        for tried in choices:
            names = frozenset(tried.cases)
            scores[names] = max(scores.get(names, 0), score_of(tried, draw, keys))
        assert scores[frozenset(outcome.cases)] == max(scores.values())
        assert outcome.place == places_by_trying(scores, frozenset(best.cases))


@settings(max_examples=15)
@given(respondents, libraries(least=3), several_wishes(about_actors=False))
def test_the_whole_report_is_what_the_plain_way_gives(
    rows: list[list[int]], lib: Library, wishes: Wishes
) -> None:
    found = answered(rows)
    try:
        told = choose(needs_from(found), lib, wishes)
    except CaseError:
        return
    made = stability(found, lib, wishes, told, Effort(draws=12, disturbed=5, seed=4))
    assert made.exact and made.disturbed_exact
    plain = [choose_anew(found, lib, wishes, rows_of) for rows_of in resampled(len(rows), 12)]
    plain = [cases for cases in plain if cases]
    assert made.same == pytest.approx(
        sum(set(cases) == set(told.cases) for cases in plain) / max(len(plain), 1)
    )
    for each in made.cases:
        chosen = sum(each.case in cases for cases in plain) / max(len(plain), 1)
        assert each.chosen == pytest.approx(chosen)
    left = [
        choose_anew(found, lib, wishes, np.delete(np.arange(len(rows)), i)) for i in range(len(rows))
    ]
    assert made.hangs_on == sum(set(cases) != set(told.cases) for cases in left if cases)


def resampled(n: int, draws: int) -> list[np.ndarray]:
    """Return the rows of the report's own bootstrap draws, one by one."""
    counts = np.random.default_rng(4).multinomial(n, np.full(n, 1 / n), size=draws)
    return [np.repeat(np.arange(n), each) for each in counts]


def choose_anew(found: Asked, lib: Library, wishes: Wishes, rows: np.ndarray) -> tuple[str, ...]:
    """Choose from some of the respondents, from the beginning; nothing where they ask for nothing."""
    some = needs_from(replace(found, wanted=found.wanted[rows]))
    tried = try_everything(some, lib, wishes)
    return tried.cases if tried and tried.score else ()


def test_a_touchpoint_that_only_gives_an_invited_actor_a_place_is_kept() -> None:
    lib = library(
        case("anna", point("s", {}), point("t", {}, ("ppr",), ("sundhed",))),
        case("bo", point("x", {"b": 1.0})),
    )
    wishes = Wishes(count=2, availability=(("sundhed", 1.0),), every_invited_actor=True)
    inst = instance(needs_of({"b": 1.0}), lib, wishes)
    near = pool(inst, ("anna", "bo"), 0.0, 100)
    assert near is not None
    (outcome,) = near.weighed(np.array([inst.weights]))
    assert outcome is not None and outcome.points == (("anna", "t"), ("bo", "x"))


# -------------------------------------------------------------------------------- the report itself

LIB = library(
    case("anna", point("x", {"a": 1.0})),
    case("bo", point("x", {"b": 1.0})),
    case("carl", point("x", {"c": 1.0})),
)
FOUND = answered([[2, 2, 0, 0]] * 5 + [[2, 0, 2, 0]] * 4)


def test_a_choice_that_hangs_on_one_doctor_is_told() -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    assert set(told.cases) == {"anna", "bo"}
    made = stability(FOUND, LIB, Wishes(count=2), told)
    assert made.hangs_on == 0
    closer = answered([[2, 2, 0, 0]] * 5 + [[2, 0, 2, 0]] * 5)
    told = choose(needs_from(closer), LIB, Wishes(count=2))
    assert stability(closer, LIB, Wishes(count=2), told).hangs_on == 5


def test_the_report_names_what_is_chosen_instead_what_it_costs_and_what_is_close() -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    made = stability(FOUND, LIB, Wishes(count=2), told)
    assert (made.respondents, made.draws, made.looked_at) == (9, 500, 3)
    assert made.of("anna").chosen == 1.0
    bo = made.of("bo")
    assert 0.5 < bo.chosen < 0.8 and bo.instead == "carl"
    assert bo.cost == pytest.approx(1 / 18, abs=1e-4)
    assert dict(made.others)["carl"] == pytest.approx(1 - bo.chosen)
    assert made.touchpoints == ((("anna", "x"), 1.0), (("bo", "x"), bo.chosen))
    assert made.near_ties == () and sum(made.places) == pytest.approx(1.0)
    with pytest.raises(KeyError):
        made.of("dora")


def test_the_same_seed_gives_the_same_report_and_another_seed_another() -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    first, again = (stability(FOUND, LIB, Wishes(count=2), told) for _ in range(2))
    assert first == again
    other = stability(FOUND, LIB, Wishes(count=2), told, Effort(seed=1))
    assert other.of("bo").chosen != first.of("bo").chosen


def test_sets_within_two_points_are_near_ties() -> None:
    close = answered([[2, 2, 0, 0]] * 10 + [[2, 0, 2, 0]] * 10)
    told = choose(needs_from(close), LIB, Wishes(count=2))
    made = stability(close, LIB, Wishes(count=2), told)
    assert made.near_ties == ((("anna", "carl"), 0.75),)


def test_cases_chosen_by_hand_are_judged_against_the_free_choice() -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(chosen=("bo", "carl")))
    made = stability(FOUND, LIB, Wishes(chosen=("bo", "carl")), told)
    assert made.same == 0.0 and made.of("carl").chosen < 0.5
    assert dict(made.others)["anna"] == 1.0
    assert made.places[0] == 0.0


def test_a_set_far_from_the_best_comes_last() -> None:
    inst = instance(needs_from(FOUND), LIB, Wishes(count=2))
    near = pool(inst, ("bo", "carl"), 0.0, 100)
    assert near is not None and near.told == -1
    (outcome,) = near.weighed(np.array([inst.weights]))
    assert outcome is not None and outcome.place == LAST


def test_where_there_are_too_many_combinations_fewer_cases_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    monkeypatch.setattr("manege_analysis.cases.combinations.MOST_CASES", 2)
    monkeypatch.setattr("manege_analysis.cases.stability.FEWER_CASES", (2,))
    made = stability(FOUND, LIB, Wishes(count=2), told)
    assert made.looked_at == 2 and made.same == 1.0
    monkeypatch.setattr("manege_analysis.cases.combinations.MOST_CASES", 1)
    with pytest.raises(CaseError, match="choices to compare it with"):
        stability(FOUND, LIB, Wishes(count=2), told)


def test_what_was_not_looked_at_deep_enough_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    monkeypatch.setattr("manege_analysis.cases.stability.MOST_DISTURBED", 1)
    made = stability(FOUND, LIB, Wishes(count=2), told)
    assert made.exact and not made.disturbed_exact


def test_with_wishes_about_actors_so_many_choices_are_laid_out_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wishes = Wishes(count=2, most_actors=4)
    told = choose(needs_from(FOUND), LIB, wishes)
    assert stability(FOUND, LIB, wishes, told).exact
    monkeypatch.setattr("manege_analysis.cases.near.MOST_BY_HAND", 1)
    assert not stability(FOUND, LIB, wishes, told).exact


def test_progress_is_told_from_nothing_to_all() -> None:
    seen: list[tuple[str, float]] = []
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    effort = Effort(draws=5, disturbed=3)
    stability(FOUND, LIB, Wishes(count=2), told, effort, lambda step, done: seen.append((step, done)))
    steps, done = zip(*seen, strict=True)
    assert steps[0] == "choices" and steps[-1] == "done"
    assert done[0] == 0.0 and done[-1] == 1.0 and list(done) == sorted(done)


def test_a_choice_from_published_values_cannot_be_judged_with_answers() -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    with pytest.raises(PrivacyError, match="internal edition only"):
        stability(FOUND, LIB, Wishes(count=2), replace(told, edition="share"))


def test_nobody_cannot_be_resampled() -> None:
    told = choose(needs_from(FOUND), LIB, Wishes(count=2))
    with pytest.raises(CaseError, match="at least one respondent"):
        stability(replace(FOUND, wanted=FOUND.wanted[:0]), LIB, Wishes(count=2), told)


def test_draws_in_which_nobody_asks_for_anything_count_for_nothing() -> None:
    seldom = answered([[2, 1, 0, 0]] + [[0, 0, 0, 0]] * 3)
    told = choose(needs_from(seldom), LIB, Wishes(count=2))
    made = stability(seldom, LIB, Wishes(count=2), told)
    assert made.same == 1.0


# ------------------------------------------------------------------------------------------- words

TITLED = Library((case("carl", point("x", {"a": 1.0})),), ())


@pytest.mark.parametrize(
    ("chosen", "instead", "da", "en"),
    [
        (0.80, "carl", "sikkert valg", "a sure choice"),
        (0.7999, "carl", "godt valg, men »carl« er tæt på", "a good choice, but “carl” is close"),
        (0.50, "carl", "godt valg, men »carl« er tæt på", "a good choice, but “carl” is close"),
        (
            0.4999,
            "carl",
            "kan lige så godt byttes med »carl«",
            "could as well be swapped for “carl”",
        ),
        (0.6, "", "godt valg", "a good choice"),
        (0.1, "", "usikkert valg", "an unsure choice"),
    ],
)
def test_the_words_follow_the_thresholds(chosen: float, instead: str, da: str, en: str) -> None:
    said = verdict(CaseStability("anna", chosen, 0.5, instead), TITLED)
    assert (said.da, said.en) == (da, en)


def test_places_are_shares_of_the_draws_that_ask_for_something() -> None:
    outcomes = [Outcome((), (), place) for place in (1, 1, 2, 3, 4, 1000)]
    assert places([*outcomes, None]) == pytest.approx((2 / 6, 1 / 6, 1 / 6, 2 / 6))
    assert places([]) == (0.0, 0.0, 0.0, 0.0)


def test_a_swap_that_no_draw_makes_is_the_best_replacement() -> None:
    sure = answered([[2, 1, 0, 0]] * 12)
    told = choose(needs_from(sure), LIB, Wishes(count=2))
    assert told.replacements[0] == Replacement("anna", "carl", pytest.approx(1 / 3, abs=1e-3))
    assert stability(sure, LIB, Wishes(count=2), told).of("anna").instead == "carl"


# ------------------------------------------------------------------ single answers and the summary


def random_answers(questionnaire: Questionnaire, n: int, seed: int) -> Answers:
    """Make clean answers at random, some of them blank, and one row without any."""
    rng = np.random.default_rng(seed)
    columns: dict[str, Choices | Ticks | Words | Numbers] = {}
    for item in questionnaire.items:
        labels = tuple(option.id for option in item.options)
        if item.kind in ("scale", "single"):
            codes = rng.integers(NOT_ANSWERED, len(labels), n).astype(np.int32)
            codes[-1] = NOT_ANSWERED
            columns[item.key] = Choices(codes, labels)
        elif item.kind == "multi":
            ticked = (rng.random((n, len(labels))) < 0.3).astype(np.int8)
            ticked[-1] = NOT_ANSWERED
            columns[item.key] = Ticks(ticked, labels)
        elif item.kind == "number":
            columns[item.key] = Numbers(np.full(n, np.nan))
        else:
            columns[item.key] = Words(("",) * n)
    source = Source("svar.csv", "0" * 64, "generic")
    return Answers(source, np.arange(2, n + 2), columns)


@pytest.mark.parametrize("seed", range(3))
def test_what_respondents_ask_for_is_what_the_internal_needs_say(seed: int) -> None:
    questionnaire = load_questionnaire(shipped_template())
    answers = random_answers(questionnaire, 24, seed)
    policy = PrivacyPolicy()
    about = About("birk", "Birk", 40, "1")
    expected = needs(summarise(answers, questionnaire, about, policy, "internal"))
    found = asked(answers, questionnaire)
    assert len(found) == 23
    shares = dict(zip((theme for theme, _, _ in found.themes), found.wanted.mean(axis=0), strict=True))
    assert shares == pytest.approx({need.theme: need.share for need in expected})


def test_a_question_that_is_not_in_the_export_asks_for_nothing() -> None:
    questionnaire = load_questionnaire(shipped_template())
    answers = random_answers(questionnaire, 12, 1)
    less = replace(answers, columns={k: c for k, c in answers.columns.items() if k != "medicin-ansvar"})
    before, after = asked(answers, questionnaire), asked(less, questionnaire)
    themes = [theme for theme, _, _ in before.themes]
    changed = Counter(
        theme
        for j, theme in enumerate(themes)
        if not np.array_equal(before.wanted[:, j], after.wanted[:, j])
    )
    assert set(changed) == {"medicin"}


def test_a_suggestion_of_the_shipped_library_is_judged() -> None:
    from manege_analysis.cases.library import load_library

    questionnaire = load_questionnaire(shipped_template())
    found = asked(random_answers(questionnaire, 24, 5), questionnaire)
    lib = load_library()
    told: Suggestion = choose(needs_from(found), lib, Wishes())
    made = stability(found, lib, Wishes(), told, Effort(draws=50, disturbed=20))
    assert made.exact and made.disturbed_exact and made.looked_at == len(lib.cases)
    assert len(made.cases) == 3 and all(0.0 <= each.chosen <= 1.0 for each in made.cases)
