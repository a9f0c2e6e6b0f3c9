"""The verdict on a release: the same deck, a new one, or wait."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from manege_analysis.errors import PrivacyError
from manege_analysis.summary.ledger import (
    Found,
    LedgerState,
    OverrideRelease,
    Release,
    changed_rows,
    judge,
    require_release,
)

ROWS = tuple("abcdefghijklmn")


def release(rows: str | tuple[str, ...], version: int = 1, terms: str = "terms") -> Release:
    """Make a release of rows that are named by a letter each."""
    return Release("nordby", "1", version, tuple(sorted(rows)), terms)


LAST = Found("kept", (release(ROWS),), 1)


def override(version: int, round: str = "1") -> OverrideRelease:
    """Make the decision that lets one version through."""
    why = "Bestyrelsen har bedt om den nye udgave."
    return OverrideRelease(
        decide="override-release",
        by="AP",
        when=date(2026, 11, 20),
        why=why,
        round=round,
        version=version,
    )


def test_the_first_deck_is_released() -> None:
    verdict = judge(Found("none"), release(ROWS, 0))
    assert (verdict.ruling, verdict.release.version, verdict.is_allowed) == ("first", 1, True)


def test_the_same_deck_may_be_issued_again() -> None:
    verdict = judge(LAST, release(ROWS, 0))
    assert (verdict.ruling, verdict.release, verdict.changed) == ("same", LAST.releases[0], 0)


@pytest.mark.parametrize(
    ("new", "said", "english"),
    [
        ("o", "1 nyt svar siden sidst – vent til mindst 5", "1 new answer – wait for at least 5"),
        ("op", "2 nye svar siden sidst – vent til mindst 5", "2 new answers – wait for at least 5"),
        ("opqr", "4 nye svar siden sidst – vent til mindst 5", "4 new answers – wait for at least 5"),
    ],
)
def test_one_to_four_new_answers_have_to_wait(new: str, said: str, english: str) -> None:
    verdict = judge(LAST, release((*ROWS, *new), 0))
    assert (verdict.ruling, verdict.is_allowed) == ("refused", False)
    assert (verdict.said.da, verdict.said.en) == (said, english)


@pytest.mark.parametrize("changed", [1, 2, 3, 4])
def test_changed_answers_count_once_and_have_to_wait(changed: int) -> None:
    verdict = judge(LAST, release((*ROWS[changed:], *"ABCD"[:changed]), 0))
    assert (verdict.ruling, verdict.changed) == ("refused", changed)
    assert "ændre" in verdict.said.da
    assert judge(LAST, release(ROWS[changed:], 0)).ruling == "refused"


def test_five_changes_make_a_new_version() -> None:
    verdict = judge(LAST, release((*ROWS, *"opqrs"), 0))
    assert (verdict.ruling, verdict.release.version, verdict.changed) == ("new-version", 2, 5)
    assert verdict.said.da == "5 nye svar siden sidst: ny udgave"


def test_three_new_and_two_gone_are_three_changes_at_the_least() -> None:
    assert judge(LAST, release((*ROWS[2:], *"opq"), 0)).ruling == "refused"


def test_equal_answers_of_two_doctors_are_two_answers() -> None:
    twice = Found("kept", (release("aab"),), 1)
    assert judge(twice, release("aab", 0)).ruling == "same"
    assert judge(twice, release("ab", 0)).changed == 1


def test_a_changed_recode_or_limit_is_a_change() -> None:
    verdict = judge(LAST, release(ROWS, 0, terms="others"))
    assert (verdict.ruling, verdict.changed) == ("refused", 0)
    assert verdict.said.da.startswith("Grænser eller svargrupper er ændret siden sidst")
    assert judge(LAST, release((*ROWS, *"opqrs"), 0, terms="others")).ruling == "new-version"


def test_raised_limits_ask_for_more_new_answers() -> None:
    six_more = release((*ROWS, *"opqrst"), 0)
    assert judge(LAST, six_more, least=8).said.da == "6 nye svar siden sidst – vent til mindst 8"


def test_two_steps_forward_and_one_back_end_near_the_first() -> None:
    first, second = release(ROWS), release((*ROWS, *"opqrs"), 2)
    found = Found("kept", (first, second), 2)
    near_the_first = release((*ROWS, "o"), 0)
    assert changed_rows(second.rows, near_the_first.rows) == (0, 4)
    away = release((*ROWS, *"t"), 0)
    assert max(changed_rows(second.rows, away.rows)) == 5
    assert judge(found, away).ruling == "refused"
    assert judge(found, release(ROWS, 0)).release.version == 1


letters = st.lists(st.sampled_from("abcdefghij"), max_size=12).map(tuple)


@given(st.lists(letters, min_size=1, max_size=4), letters)
def test_no_new_version_is_near_any_earlier_one(
    earlier: list[tuple[str, ...]], rows: tuple[str, ...]
) -> None:
    releases = tuple(release(each, at + 1) for at, each in enumerate(earlier))
    verdict = judge(Found("kept", releases, len(releases)), release(rows, 0))
    nearest = min(max(changed_rows(each.rows, sorted(rows))) for each in releases)
    assert (verdict.ruling == "new-version") == (nearest >= 5)
    assert (verdict.ruling == "same") == (nearest == 0)


@given(letters, letters)
def test_changes_are_counted_alike_in_both_directions(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert changed_rows(one, other) == changed_rows(other, one)[::-1]


def test_a_person_can_override_once_and_for_one_version() -> None:
    two_more = release((*ROWS, *"op"), 0)
    verdict = judge(LAST, two_more, [override(2)])
    assert (verdict.ruling, verdict.release.version, verdict.is_allowed) == ("overridden", 2, True)
    assert judge(LAST, two_more, [override(3)]).ruling == "refused"
    assert judge(LAST, two_more, [override(2, round="2")]).ruling == "refused"
    after = Found("kept", (release(ROWS), release(two_more.rows, 2)), 2)
    assert judge(after, release((*ROWS, *"opq"), 0), [override(2)]).ruling == "refused"


def test_an_override_needs_its_reason() -> None:
    with pytest.raises(ValidationError, match="at least 10 characters"):
        OverrideRelease.model_validate(
            {
                "decide": "override-release",
                "by": "AP",
                "when": "2026-11-20",
                "round": "1",
                "version": 2,
                "why": "fordi",
            }
        )


@pytest.mark.parametrize("state", ["missing", "damaged", "foreign", "outdated"])
def test_a_ledger_that_cannot_be_used_stops_the_release(state: LedgerState) -> None:
    found = Found(state, version=3)
    verdict = judge(found, release(ROWS, 0))
    assert (verdict.ruling, verdict.is_allowed) == ("lost", False)
    assert judge(found, release(ROWS, 0), [override(4)]).ruling == "overridden"
    assert judge(found, release(ROWS, 0), [override(3)]).ruling == "lost"


def test_a_refusal_says_what_to_do() -> None:
    verdict = judge(LAST, release((*ROWS, *"op"), 0))
    with pytest.raises(PrivacyError) as caught:
        require_release(verdict, LAST)
    assert str(caught.value) == (
        'release ledger of "nordby", round "1": expected the same answers and terms as last time, or '
        "enough new answers, got 2 nye svar siden sidst – vent til mindst 5. The old deck stays. "
        "Or share it on your own word: in decisions.yaml, decide: override-release, "
        'round: "1", version: 2, with by, when and why.'
    )
    assert caught.value.exit_status == 4


@pytest.mark.parametrize(
    ("state", "remedy"),
    [
        ("missing", "Put the file back from a backup."),
        ("damaged", "Put the file back from a backup."),
        ("foreign", "point MANEGE_KEY_DIR to it"),
        ("outdated", "Put the newest file back"),
    ],
)
def test_a_lost_ledger_says_what_to_do(state: LedgerState, remedy: str) -> None:
    found = Found(state, version=3)
    with pytest.raises(PrivacyError) as caught:
        require_release(judge(found, release(ROWS, 0)), found)
    assert remedy in str(caught.value)
    assert "version: 4" in str(caught.value)


def test_an_allowed_release_passes() -> None:
    require_release(judge(LAST, release(ROWS, 0)), LAST)


def counts(rows: int, terms: str = "terms", made: str = "x") -> Release:
    """Make a release of finished counts: its rows stand for nobody, so each table has its own."""
    return Release("nordby", "1", 1, tuple(f"{made}{at}" for at in range(rows)), terms, totals=True)


def test_finished_counts_are_compared_by_how_many_answered_only() -> None:
    last = Found("kept", (counts(20),), 1)
    assert judge(last, counts(20)).ruling == "same"
    changed = judge(last, counts(20, made="y"))
    assert (changed.ruling, changed.changed) == ("refused", 0)
    assert changed.said.da.startswith("Optællingen er ændret siden sidst uden flere besvarelser")
    two_more = judge(last, counts(22, made="y"))
    assert (two_more.ruling, two_more.said.da[:11]) == ("refused", "2 nye svar ")
    fewer = judge(last, counts(17, made="y"))
    assert (fewer.ruling, fewer.changed) == ("refused", 3)
    assert judge(last, counts(25, made="y")).ruling == "new-version"


def test_single_answers_do_not_follow_finished_counts_of_nearly_as_many() -> None:
    answers = Release("nordby", "1", 0, tuple(f"r{at}" for at in range(22)), "terms")
    assert judge(Found("kept", (counts(20),), 1), answers).ruling == "refused"
    assert judge(Found("kept", (answers,), 1), counts(23)).ruling == "refused"
    assert judge(Found("kept", (counts(17),), 1), answers).ruling == "new-version"
