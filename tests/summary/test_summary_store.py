"""The stored summary: read back equal, always the same bytes, and refused when it is not ours."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from made_answers import (
    answers,
    asking,
    multi_item,
    number_item,
    numbers,
    scale_item,
    single_item,
    text_item,
    wrote,
)

from manege_analysis.errors import ManegeError, PrivacyError
from manege_analysis.exports.answers import Choices, Ticks
from manege_analysis.questionnaire.model import Theme
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Group, Partition, PrivacyPolicy
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.summary.store import (
    load_summary,
    save_summary,
    summary_bytes,
    summary_schema,
)
from manege_analysis.wording.text import Text

CPR = "010203-4567"
ITEMS = (
    single_item("By", "Land", key="sted"),
    scale_item(key="q1", themes=(("ppr", 1.0),)),
    multi_item("A", "B", "Æ", key="q3", option_themes=(("a", "ppr", 0.5),)),
    number_item("q4"),
    text_item("q5"),
    scale_item(key="q6", sensitive=True, asks_for=Text("finder det svært", "find it hard")),
)
ASKED = asking(*ITEMS, themes=[Theme("ppr", Text("PPR", "School psychology"))])
DIVIDED = PrivacyPolicy(
    compare=Partition(by="sted", groups=(Group(id="by", text="By", options=("by",)),))
)


def made(n: int, edition: str = "share", policy: PrivacyPolicy = PrivacyPolicy()) -> SafeSummary:  # noqa: B008
    """Summarise `n` doctors' answers of every kind."""
    draw = np.random.default_rng(n)
    labels = tuple(option.id for option in ITEMS[1].options)
    columns = {
        "sted": Choices(draw.integers(0, 2, n).astype(np.int32), ("by", "land")),
        "q1": Choices(draw.integers(-1, 6, n).astype(np.int32), labels),
        "q3": Ticks((draw.random((n, 3)) < [0.1, 0.5, 0.9]).astype(np.int8), ("a", "b", "æ")),
        "q4": numbers(*draw.integers(1, 30, n)),
        "q5": wrote(*["tekst"] * n),
        "q5#themes": Ticks((draw.random((n, 1)) < 0.6).astype(np.int8), ("ppr",)),
        "q6": Choices(draw.integers(0, 5, n).astype(np.int32), labels),
    }
    days = [date(2026, 11, 3)] * n
    about = About("nordby", "Klynge Nordby", members=80, round="1")
    return summarise(answers(columns, days), ASKED, about, policy, edition, [("q5", "Ring!")])  # type: ignore[arg-type]


ALL = [made(n, edition) for n in (8, 14, 47) for edition in ("internal", "share")] + [
    made(60, policy=DIVIDED)
]
NAMES = [f"{each.edition}-{each.response.respondents}-{len(each.groups)}" for each in ALL]


@pytest.mark.parametrize("summary", ALL, ids=NAMES)
def test_a_summary_is_read_back_equal(summary: SafeSummary, tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    save_summary(summary, path)
    assert load_summary(path) == summary


def test_groups_are_among_what_is_stored() -> None:
    assert ALL[-1].groups


@pytest.mark.parametrize("summary", ALL, ids=NAMES)
def test_what_is_written_fits_the_schema(summary: SafeSummary) -> None:
    jsonschema.Draft202012Validator.check_schema(summary_schema())
    jsonschema.validate(json.loads(summary_bytes(summary)), summary_schema())


def test_the_schema_refuses_what_is_no_summary() -> None:
    document = json.loads(summary_bytes(made(14)))
    document["summary"]["tables"][0]["rung"] = "four"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, summary_schema())


def test_twenty_identical_runs_give_identical_bytes() -> None:
    assert len({summary_bytes(made(23)) for _ in range(20)}) == 1


def test_the_bytes_are_readable_and_end_in_a_line_break() -> None:
    text = summary_bytes(made(14)).decode("utf-8")
    assert text.endswith("}\n")
    assert "æ" in text
    assert "\r" not in text


def test_saving_replaces_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary.json"
    save_summary(made(14), path)
    good = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_summary(made(23), path)
    assert path.read_bytes() == good
    assert [each.name for each in tmp_path.iterdir()] == ["summary.json"]


def resealed(document: dict[str, Any]) -> bytes:
    """Write a changed document with the check sum that belongs to it."""
    content = json.dumps(document["summary"], ensure_ascii=False, sort_keys=True)
    document["check"] = hashlib.sha256(content.encode()).hexdigest()
    return json.dumps(document).encode()


def damaged(change: Callable[[dict[str, Any]], object], *, seal: bool = False) -> bytes:
    """Return a stored summary in which `change` was made to the document."""
    document = json.loads(summary_bytes(made(14)))
    change(document)
    return resealed(document) if seal else json.dumps(document).encode()


def first_table(document: dict[str, Any]) -> dict[str, Any]:
    """Return the first table of a document."""
    table: dict[str, Any] = document["summary"]["tables"][1]
    return table


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a damaged or foreign file"),
        (b"{", "a damaged or foreign file"),
        (b"\xff\xfe\x00", "a damaged or foreign file"),
        (b"[" * 100_000, "a damaged or foreign file"),
        (b"[1, 2]", "another kind of file"),
        (f'{{"cpr": "{CPR}"}}'.encode(), "another kind of file"),
        (damaged(lambda d: d.update(version=2)), "another version"),
        (damaged(lambda d: d.pop("check")), "a changed or damaged file"),
        (damaged(lambda d: d.pop("summary")), "a changed or damaged file"),
        (damaged(lambda d: d["summary"].update(cluster=CPR)), "a changed or damaged file"),
        (damaged(lambda d: d.update(summary=None), seal=True), "values that are none"),
        (damaged(lambda d: d["summary"].update(edition=CPR), seal=True), "values that are none"),
        (
            damaged(lambda d: first_table(d).update(hemmeligt=CPR), seal=True),
            "keys or values that are none",
        ),
        (damaged(lambda d: first_table(d).update(base="14"), seal=True), "keys or values that are none"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_without_being_quoted(
    content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "summary.json"
    path.write_bytes(content)
    with pytest.raises(ManegeError) as caught:
        load_summary(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert CPR not in str(caught.value)
    assert CPR not in repr(caught.value.__cause__)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ManegeError, match="No such file"):
        load_summary(tmp_path / "summary.json")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ManegeError, match="at most 20 MB"):
        load_summary(path)


def test_a_share_summary_that_was_opened_by_hand_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    document = json.loads(summary_bytes(made(14)))
    first_table(document)["median"] = "enig"
    path.write_bytes(resealed(document))
    with pytest.raises(PrivacyError, match="of the internal edition"):
        load_summary(path)
