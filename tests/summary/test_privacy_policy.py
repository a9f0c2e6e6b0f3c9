"""The settings of privacy: raised at will, refused below the floor, and never misread."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from manege_analysis.errors import SettingsError
from manege_analysis.summary.policy import Consent, LimitSettings, Partition, PrivacyPolicy
from manege_analysis.summary.safe import Limits
from manege_analysis.yamlfile import read_model

CONSENT = Consent(by="Anna Prøvesen", on=date(2026, 11, 2), wording="Vi vil gerne se alle svar.")


def read(tmp_path: Path, text: str) -> PrivacyPolicy:
    """Read a policy as a person would write it."""
    path = tmp_path / "privacy.yaml"
    path.write_text(text, encoding="utf-8")
    return read_model(path, PrivacyPolicy)


def refused(tmp_path: Path, text: str) -> str:
    """Return the message with which a policy is refused."""
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    return str(caught.value)


def test_a_cluster_that_says_nothing_is_closed_with_the_usual_limits(tmp_path: Path) -> None:
    policy = read(tmp_path, "")
    assert policy.policy == "closed"
    assert policy.limits_for(sensitive=False) == Limits(answers=10, shown=5)
    assert policy.limits_for(sensitive=True) == Limits(answers=20, shown=10)


def test_limits_can_be_raised(tmp_path: Path) -> None:
    policy = read(tmp_path, "limits: {answers: 16, shown: 8}")
    assert policy.limits_for(sensitive=False) == Limits(16, 8)


def test_three_is_the_floor_and_may_be_stood_on(tmp_path: Path) -> None:
    assert read(tmp_path, "limits: {shown: 3}").limits_for(sensitive=False).shown == 3


@pytest.mark.parametrize("limit", ["2", "0", "-5"])
@pytest.mark.parametrize("name", ["answers", "answers_sensitive", "shown", "shown_sensitive"])
def test_a_limit_below_three_is_refused(tmp_path: Path, name: str, limit: str) -> None:
    message = refused(tmp_path, f"limits: {{{name}: {limit}}}")
    assert "a limit below 3 is refused; the floor is 3" in message
    assert "line 1" in message


@pytest.mark.parametrize("limit", ["fem", '"5"', "5.5", "5.0", "true", "null", "[5]", "5 %", ".nan", ""])
def test_a_limit_that_is_not_understood_stops_the_run(tmp_path: Path, limit: str) -> None:
    assert "shown" in refused(tmp_path, f"limits:\n  shown: {limit}\n")


def test_a_limit_that_hides_everything_is_a_slip(tmp_path: Path) -> None:
    assert "would hide everything" in refused(tmp_path, "limits: {answers: 10000}")


def test_a_misspelt_setting_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    assert 'Did you mean "shown"?' in refused(tmp_path, "limits: {showm: 5}")


def test_an_item_needs_twice_the_smallest_number_shown(tmp_path: Path) -> None:
    assert "write 12 or more" in refused(tmp_path, "limits: {shown: 6}")
    assert "write 24 or more" in refused(tmp_path, "limits: {shown_sensitive: 12}")


def test_sensitive_questions_are_never_less_protected(tmp_path: Path) -> None:
    limits = "limits: {answers: 30, shown: 5}"
    assert "may not have lower limits" in refused(tmp_path, limits)


def test_open_needs_consent_with_name_day_and_wording(tmp_path: Path) -> None:
    assert "needs the cluster's consent" in refused(tmp_path, "policy: open")
    assert "consent" in refused(tmp_path, "{policy: open, consent: {by: Anna, on: 2026-11-02}}")
    blank = "{policy: open, consent: {by: ' ', on: 2026-11-02, wording: Ja}}"
    assert "consent.by" in refused(tmp_path, blank)
    given = "{policy: open, consent: {by: Anna, on: 2026-11-02, wording: Ja tak}}"
    assert read(tmp_path, given).consent == Consent(by="Anna", on=date(2026, 11, 2), wording="Ja tak")


def test_a_policy_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert "policy" in refused(tmp_path, "policy: half-open")


def test_consent_without_open_changes_nothing() -> None:
    assert PrivacyPolicy(consent=CONSENT).policy == "closed"


X, Y = ["x"], ["y"]


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (
            [{"id": "a", "text": "A", "options": X}, {"id": "b", "text": "B", "options": X}],
            "one group",
        ),
        (
            [{"id": "a", "text": "A", "options": X}, {"id": "a", "text": "B", "options": Y}],
            "id of its own",
        ),
        ([{"id": "rest", "text": "A", "options": X}], '"rest" is taken'),
        ([], "at least 1"),
        ([{"id": "a", "text": "A", "options": []}], "at least 1"),
    ],
)
def test_a_partition_puts_every_doctor_in_one_group(groups: list[object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Partition.model_validate({"by": "q1", "groups": groups})


def test_settings_once_made_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        LimitSettings().shown = 1  # type: ignore[misc]
