"""Error paths and settings: a CPR number in the failing value, and policies that try the gate."""

from __future__ import annotations

import hashlib
import json
import logging
import traceback
from pathlib import Path

import numpy as np
import pytest
from generated import QUESTIONNAIRE, cluster
from made_answers import ABOUT, answers, asking, chosen, scale_item, wrote

from manege_analysis.errors import ManegeError, PrivacyError
from manege_analysis.exports.answers import Choices, Column, Ticks, Words
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.ledger_key import release_key
from manege_analysis.summary.ledger_rows import release_of
from manege_analysis.summary.ledger_store import Ledger, find_release
from manege_analysis.summary.policy import LimitSettings, PrivacyPolicy
from manege_analysis.summary.safe import Edition, Limits
from manege_analysis.summary.store import load_summary, summary_bytes

CPR = "010203-4567"
SPELLINGS = (CPR, "0102034567", "010203 4567")
CLOSED = PrivacyPolicy()


def everything_said(error: BaseException, caplog: pytest.LogCaptureFixture) -> str:
    """Return all that an error leaves behind: message, traceback with causes, and the log."""
    return "\n".join([str(error), repr(error), *traceback.format_exception(error), caplog.text])


@pytest.mark.parametrize("edition", ["internal", "share"])
@pytest.mark.parametrize(
    ("key", "column"),
    [
        ("enig", Choices(np.zeros(12, np.int32), (CPR,))),
        ("enig", Choices(np.zeros(12, np.int32), ("helt-uenig", CPR))),
        ("enig", Words((CPR,) * 12)),
        ("flere", Ticks(np.ones((12, 1), np.int8), (CPR,))),
        ("antal", Words((CPR,) * 12)),
        ("henvist", Ticks(np.ones((12, 1), np.int8), (CPR,))),
    ],
    ids=["label", "one label", "words", "ticks", "number", "filter"],
)
def test_an_unclean_column_is_refused_without_its_content(
    key: str, column: Column, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    made = cluster(0, n=12)
    dirty = made.answers.with_column(key, column)
    with caplog.at_level(logging.DEBUG), pytest.raises(ManegeError) as caught:
        summarise(dirty, QUESTIONNAIRE, made.about, CLOSED, edition)
    said = everything_said(caught.value, caplog)
    assert not any(spelling in said for spelling in SPELLINGS)
    assert f'item "{key}"' in str(caught.value)


def test_a_stored_summary_that_fails_is_not_quoted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    document = json.loads(summary_bytes(cluster(20).summary()))
    document["summary"]["tables"][0]["cells"] = [{"cpr": CPR}]
    path = tmp_path / "summary.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with caplog.at_level(logging.DEBUG), pytest.raises(ManegeError) as caught:
        load_summary(path)
    assert CPR not in everything_said(caught.value, caplog)


def test_a_ledger_that_fails_is_not_quoted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made = cluster(20)
    key = release_key(tmp_path / "keys")
    ledger = Ledger(tmp_path / "udgivelser.json", key, tmp_path / "keys")
    ledger.path.write_text(
        f'{{"format": "manege-ledger", "version": 1, "releases": "{CPR}"', encoding="utf-8"
    )
    with caplog.at_level(logging.DEBUG):
        today = release_of(made.answers, QUESTIONNAIRE, made.about, CLOSED, key)
        assert find_release(ledger, today).state == "damaged"
    assert CPR not in caplog.text


def test_nothing_is_logged_about_answers_that_are_in_order(caplog: pytest.LogCaptureFixture) -> None:
    made = cluster(20)
    text = made.answers.with_column("fri", wrote(*[f"Ring til {CPR}"] * len(made.answers)))
    with caplog.at_level(logging.DEBUG):
        share = summarise(text, QUESTIONNAIRE, made.about, CLOSED, "share")
        internal = summarise(text, QUESTIONNAIRE, made.about, CLOSED, "internal")
    assert caplog.text == ""
    assert CPR not in summary_bytes(share).decode()
    assert CPR not in summary_bytes(internal).decode()
    assert CPR not in repr(share) + repr(internal)


@pytest.mark.parametrize(("answers_needed", "shown"), [(10, 2), (10, 0), (4, 5), (1, 1), (10, -5)])
def test_limits_below_the_floor_do_not_exist(answers_needed: int, shown: int) -> None:
    with pytest.raises(PrivacyError, match="below 3"):
        Limits(answers_needed, shown)


def test_a_policy_that_was_put_together_past_its_checks_is_refused_at_the_gate() -> None:
    # model_construct checks nothing: a notebook could try it.
    settings = LimitSettings.model_construct(answers=1, answers_sensitive=1, shown=1, shown_sensitive=1)
    policy = PrivacyPolicy.model_construct(policy="closed", consent=None, limits=settings, compare=None)
    made = cluster(20)
    with pytest.raises(PrivacyError):
        summarise(made.answers, QUESTIONNAIRE, made.about, policy, "share")


def test_a_stored_summary_with_its_own_limits_is_refused(tmp_path: Path) -> None:
    # Even with a check sum that fits: the limits themselves are not possible.
    document = json.loads(summary_bytes(cluster(20).summary()))
    document["summary"]["limits"] = {"answers": 1, "shown": 1}
    content = json.dumps(document["summary"], ensure_ascii=False, sort_keys=True)
    document["check"] = hashlib.sha256(content.encode()).hexdigest()
    path = tmp_path / "summary.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(PrivacyError, match="below 3"):
        load_summary(path)


def test_raising_a_limit_never_shows_more() -> None:
    raised = PrivacyPolicy.model_validate({"limits": {"answers": 16, "shown": 8}})
    order = ["withheld", "top-coded", "two", "three"]
    for seed in range(20, 40):
        made = cluster(seed)
        usual = summarise(made.answers, QUESTIONNAIRE, made.about, CLOSED, "share")
        strict = summarise(made.answers, QUESTIONNAIRE, made.about, raised, "share")
        for key in ("enig", "lige", "tre"):
            assert order.index(strict[key].rung) <= order.index(usual[key].rung)


def test_an_edition_that_does_not_exist_is_the_safe_one() -> None:
    item = scale_item()
    made = answers({"q1": chosen(item, [4, 0, 0, 9])})
    summary = summarise(made, asking(item), ABOUT, CLOSED, "Internal")  # type: ignore[arg-type]
    assert [cell.value for cell in summary["q1"].cells] == [
        cell.value for cell in summarise(made, asking(item), ABOUT, CLOSED, "share")["q1"].cells
    ]
