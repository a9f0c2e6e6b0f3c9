"""The ledger on disk: hashed with a key of its own, sealed, and never silently forgotten."""

from __future__ import annotations

import dataclasses
import json
import os
import stat
from pathlib import Path

import numpy as np
import pytest
from made_answers import (
    answers,
    asking,
    chosen,
    multi_item,
    number_item,
    numbers,
    scale_item,
    single_item,
    text_item,
    ticked,
    wrote,
)

from manege_analysis.errors import PrivacyError, SettingsError
from manege_analysis.exports.answers import Answers, Choices, Ticks
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.summary import ledger_key
from manege_analysis.summary.about import About
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.ledger import Found, OverrideRelease, Release, Verdict
from manege_analysis.summary.ledger_key import KEY_FILE, key_folder, release_key
from manege_analysis.summary.ledger_rows import ReleaseKey, release_of
from manege_analysis.summary.ledger_store import (
    Ledger,
    find_release,
    judge_release,
    open_ledger,
    record_release,
)
from manege_analysis.summary.policy import PrivacyPolicy

ABOUT = About("nordby", "Klynge Nordby", members=60, round="1")
CLOSED = PrivacyPolicy()
KEY = ReleaseKey(b"k" * 32)
SCALE = scale_item(key="q1")
MULTI = multi_item("A", "B", key="q3", other=True)
ASKED = asking(SCALE, MULTI, number_item("q4"), text_item("q5"))


def cluster(n: int, changed: int = 0) -> Answers:
    """Make `n` doctors; the first `changed` of them answered differently."""
    codes = np.arange(n) % 5
    codes[:changed] = 5
    return answers(
        {
            "q1": Choices(codes.astype(np.int32), tuple(option.id for option in SCALE.options)),
            "q3": ticked(MULTI, n, [7, 3]),
            "q4": numbers(*[float(row) for row in range(n)]),
            "q5": wrote(*[f"tekst {row}" for row in range(n)]),
        }
    )


def today(
    made: Answers, asked: Questionnaire = ASKED, about: About = ABOUT, policy: PrivacyPolicy = CLOSED
) -> Release:
    """Return what a deck of these answers is made of."""
    return release_of(made, asked, about, policy, KEY)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger in a folder of its own, with a key of its own."""
    folder = tmp_path / "keys"
    return Ledger(tmp_path / "klynge" / "udgivelser-1.json", release_key(folder), folder)


def released(
    ledger: Ledger,
    made: Answers,
    policy: PrivacyPolicy = CLOSED,
    decisions: tuple[OverrideRelease, ...] = (),
) -> tuple[Verdict, Found]:
    """Judge a deck and, where it may be shared, record it."""
    share = summarise(made, ASKED, ABOUT, policy, "share")
    release = release_of(made, ASKED, ABOUT, policy, ledger.key)
    verdict, found = judge_release(ledger, share, release, decisions)
    record_release(ledger, verdict, found)
    return verdict, found


def test_a_deck_is_issued_again_refused_and_renewed(ledger: Ledger) -> None:
    assert released(ledger, cluster(14))[0].ruling == "first"
    assert released(ledger, cluster(14))[0].ruling == "same"
    verdict, _ = released(ledger, cluster(16))
    assert (verdict.ruling, verdict.said.da) == ("refused", "2 nye svar siden sidst – vent til mindst 5")
    assert released(ledger, cluster(14))[0].ruling == "same"
    verdict, _ = released(ledger, cluster(19))
    assert (verdict.ruling, verdict.release.version) == ("new-version", 2)
    assert released(ledger, cluster(14))[0].release.version == 1
    assert released(ledger, cluster(15))[0].ruling == "refused"


@pytest.mark.parametrize("changed", [1, 4])
def test_changed_answers_are_found_though_nobody_is_new(ledger: Ledger, changed: int) -> None:
    released(ledger, cluster(20))
    verdict, _ = released(ledger, cluster(20, changed=changed))
    assert (verdict.ruling, verdict.changed) == ("refused", changed)


def test_a_changed_limit_is_a_change(ledger: Ledger) -> None:
    released(ledger, cluster(20))
    raised = PrivacyPolicy.model_validate({"limits": {"answers": 14, "shown": 7}})
    assert released(ledger, cluster(20), raised)[0].ruling == "refused"


def test_a_deck_without_numbers_is_no_release(ledger: Ledger) -> None:
    assert released(ledger, cluster(8))[0].ruling == "no-numbers"
    assert not ledger.path.exists()
    assert released(ledger, cluster(10))[0].ruling == "first"


def test_the_order_of_the_rows_is_no_change() -> None:
    made = cluster(14)
    turned = dataclasses.replace(
        made,
        columns={
            "q1": Choices(made.columns["q1"].codes[::-1], made.columns["q1"].labels),  # type: ignore[union-attr]
            "q3": Ticks(made.columns["q3"].ticked[::-1], made.columns["q3"].labels),  # type: ignore[union-attr]
            "q4": numbers(*made.columns["q4"].values[::-1]),  # type: ignore[union-attr, arg-type]
            "q5": made.columns["q5"],
        },
    )
    assert today(turned) == today(made)


def test_a_row_is_what_can_reach_a_shared_number() -> None:
    made = cluster(14)
    assert today(made.with_column("q5", wrote(*["andet"] * 14))).rows == today(made).rows
    themes = made.with_column("q5#themes", Ticks(np.array([[1]] + [[0]] * 13, np.int8), ("ppr",)))
    assert len(set(today(themes).rows) - set(today(made).rows)) == 1
    left = dataclasses.replace(made.columns["q3"], leftover=("skrev",) + ("",) * 13)  # type: ignore[type-var]
    assert len(set(today(made.with_column("q3", left)).rows) - set(today(made).rows)) == 1
    unseen = chosen(SCALE, [3, 3, 3, 3], blank=2)
    not_shown = chosen(SCALE, [3, 3, 3, 3], not_shown=2)
    assert today(made.with_column("q1", unseen)).rows == today(made.with_column("q1", not_shown)).rows


def test_a_column_that_nobody_answered_changes_no_row() -> None:
    made = cluster(14)
    more = made.with_column("q9", chosen(single_item("Ja", "Nej", key="q9"), [], blank=14))
    asked = asking(SCALE, MULTI, number_item("q4"), text_item("q5"), single_item("Ja", "Nej", key="q9"))
    assert today(more, asked).rows == today(made).rows
    assert today(more, asked).terms != today(made).terms


def test_names_and_missing_answers_stay_out_of_the_rows() -> None:
    made = cluster(14).with_column("q9", wrote(*["Anna"] * 14))
    asked = asking(SCALE, MULTI, number_item("q4"), text_item("q5"), text_item("q9", identifier=True))
    assert today(made, asked).rows == today(cluster(14)).rows
    blank = cluster(14).with_column("q4", numbers(*[float("nan")] * 14))
    assert len(set(today(blank).rows) & set(today(cluster(14)).rows)) == 0
    nobody = answers({"q1": chosen(SCALE, [])})
    assert today(nobody).rows == ()


def test_hashes_of_two_clusters_rounds_or_keys_cannot_be_compared() -> None:
    made = cluster(14)
    rows = set(today(made).rows)
    for about in (About("sydby", "S", round="1"), About("nordby", "N", round="2")):
        assert not rows & set(today(made, about=about).rows)
    assert not rows & set(release_of(made, ASKED, ABOUT, CLOSED, ReleaseKey(b"x" * 32)).rows)


@pytest.mark.parametrize(
    "item",
    [
        scale_item(key="q1", sensitive=True),
        scale_item(dataclasses.replace(SCALE.scale, problem="last"), key="q1"),  # type: ignore[type-var]
        scale_item(dataclasses.replace(SCALE.scale, middle="enig"), key="q1"),  # type: ignore[type-var]
        scale_item(key="q1", shown_if=("q3", ("a",))),
    ],
    ids=["sensitive", "problem side", "middle", "filter"],
)
def test_a_recode_changes_the_terms(item: object) -> None:
    asked = asking(item, MULTI, number_item("q4"), text_item("q5"))  # type: ignore[arg-type]
    assert today(cluster(14), asked).terms != today(cluster(14)).terms
    assert today(cluster(14), asked).rows == today(cluster(14)).rows


def test_consent_given_again_is_no_new_term() -> None:
    again = {"by": "Anna", "on": "2026-11-02", "wording": "Ja"}
    other = {"by": "Bo", "on": "2026-12-02", "wording": "Ja tak"}
    one, two = (
        PrivacyPolicy.model_validate({"policy": "open", "consent": each}) for each in (again, other)
    )
    assert today(cluster(14), policy=one) == today(cluster(14), policy=two)
    assert today(cluster(14), policy=one) != today(cluster(14))


def test_the_ledger_holds_hashes_and_nothing_else(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    text = ledger.path.read_text(encoding="utf-8")
    document = json.loads(text)
    assert set(document) == {"format", "version", "key", "seal", "releases"}
    assert all(len(row) == 32 and int(row, 16) >= 0 for row in document["releases"][0]["rows"])
    for secret in ("uenig", "tekst", ledger.key.secret.hex()):
        assert secret not in text
    assert "nordby" not in ledger.mark(today(cluster(14))).name
    assert ledger.key.secret.hex() not in repr(ledger)


def found(ledger: Ledger, made: Answers | None = None) -> Found:
    """Look up the last release for fourteen doctors who answered otherwise than those released."""
    return find_release(
        ledger, release_of(made or cluster(14, changed=9), ASKED, ABOUT, CLOSED, ledger.key)
    )


def test_a_ledger_that_was_deleted_is_missed(ledger: Ledger) -> None:
    assert found(ledger).state == "none"
    released(ledger, cluster(14))
    ledger.path.unlink()
    assert found(ledger) == Found("missing", version=1)
    assert released(ledger, cluster(14, changed=9))[0].ruling == "lost"


def test_a_deleted_ledger_does_not_stop_the_very_same_deck(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    ledger.path.unlink()
    verdict, _ = released(ledger, cluster(14))
    assert (verdict.ruling, verdict.release.version) == ("same", 1)
    assert found(ledger).state == "kept"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"format": "manege-ledger", "version": 1}', b"[" * 100_000],
)
def test_a_damaged_ledger_is_told_from_none(ledger: Ledger, content: bytes) -> None:
    released(ledger, cluster(14))
    ledger.path.write_bytes(content)
    assert found(ledger) == Found("damaged", version=1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seal", "0" * 64),
        ("seal", None),
        ("version", 2),
        ("format", "other"),
        ("releases", []),
        ("releases", [{}]),
    ],
)
def test_a_changed_ledger_is_damaged(ledger: Ledger, name: str, value: object) -> None:
    released(ledger, cluster(14))
    document = json.loads(ledger.path.read_bytes())
    ledger.path.write_text(json.dumps({**document, name: value}), encoding="utf-8")
    assert found(ledger).state == "damaged"


def test_a_row_taken_out_by_hand_breaks_the_seal(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    document = json.loads(ledger.path.read_bytes())
    document["releases"][0]["rows"].pop()
    ledger.path.write_text(json.dumps(document), encoding="utf-8")
    assert found(ledger).state == "damaged"


def test_a_ledger_of_another_key_is_foreign(ledger: Ledger, tmp_path: Path) -> None:
    released(ledger, cluster(14))
    elsewhere = tmp_path / "other keys"
    other = dataclasses.replace(ledger, key=release_key(elsewhere), key_folder=elsewhere)
    assert found(other) == Found("foreign", version=1)


def test_a_ledger_of_another_cluster_or_round_is_foreign(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    other = release_of(cluster(14), ASKED, About("sydby", "S", round="1"), CLOSED, ledger.key)
    assert find_release(ledger, other) == Found("foreign", version=0)


def test_an_old_copy_of_the_ledger_is_noticed(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    old = ledger.path.read_bytes()
    released(ledger, cluster(19))
    ledger.path.write_bytes(old)
    assert (found(ledger).state, found(ledger).version) == ("outdated", 2)


def test_a_moved_ledger_with_its_key_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    released(ledger, cluster(14))
    moved = dataclasses.replace(ledger, path=tmp_path / "flyttet.json")
    ledger.path.rename(moved.path)
    assert found(moved).state == "kept"
    assert released(moved, cluster(15))[0].ruling == "refused"


def test_a_damaged_mark_still_says_that_there_was_a_release(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    ledger.mark(today(cluster(14))).write_text("?", encoding="utf-8")
    assert found(ledger).state == "kept"
    ledger.path.unlink()
    assert found(ledger) == Found("missing", version=1)


def test_a_person_can_go_on_after_a_lost_ledger(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    ledger.path.write_text("?", encoding="utf-8")
    why = "Filen gik tabt ved flytning af drevet."
    decision = OverrideRelease.model_validate(
        {
            "decide": "override-release",
            "by": "AP",
            "when": "2026-11-20",
            "round": "1",
            "version": 2,
            "why": why,
        }
    )
    verdict, _ = released(ledger, cluster(16), decisions=(decision,))
    assert (verdict.ruling, verdict.release.version) == ("overridden", 2)
    assert (found(ledger).state, found(ledger).version) == ("kept", 2)


def test_a_refused_release_is_not_recorded(ledger: Ledger) -> None:
    released(ledger, cluster(14))
    before = ledger.path.read_bytes()
    released(ledger, cluster(16))
    assert ledger.path.read_bytes() == before


def test_an_interrupted_write_leaves_the_old_ledger(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(ledger, cluster(14))
    before = ledger.path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        released(ledger, cluster(19))
    assert ledger.path.read_bytes() == before
    assert [path.name for path in ledger.path.parent.iterdir()] == [ledger.path.name]


def test_the_internal_edition_is_not_released(ledger: Ledger) -> None:
    internal = summarise(cluster(14), ASKED, ABOUT, CLOSED, "internal")
    with pytest.raises(PrivacyError, match="internal edition"):
        judge_release(ledger, internal, today(cluster(14)))


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "manege"
    key = release_key(folder)
    assert release_key(folder) == key
    assert len(key.secret) == 32
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]
    if os.name == "posix":
        assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
    assert release_key(tmp_path / "other") != key


def test_two_processes_agree_on_the_first_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "manege"
    rival = "ab" * 32
    link = os.link

    def slower(source: str, target: Path) -> None:
        Path(target).write_text(rival + "\n", encoding="ascii")
        link(source, target)

    monkeypatch.setattr(ledger_key.os, "link", slower)
    assert release_key(folder).secret.hex() == rival
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]


def test_a_ledger_is_opened_with_this_machines_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MANEGE_KEY_DIR", str(tmp_path / "privat"))
    opened = open_ledger(tmp_path / "reports" / "udgivelser.json", outside=[tmp_path / "reports"])
    assert opened.key == release_key(tmp_path / "privat")
    assert opened.key_folder == tmp_path / "privat"
    monkeypatch.setenv("MANEGE_KEY_DIR", str(tmp_path / "reports" / "privat"))
    with pytest.raises(SettingsError, match="outside the workspace"):
        open_ledger(opened.path, outside=[tmp_path / "reports"])


@pytest.mark.parametrize("content", ["", "ikke en nøgle", "abcd"])
def test_a_damaged_key_stops_and_is_not_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / KEY_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(PrivacyError, match="Put it back from a backup"):
        release_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_text(encoding="utf-8") == content


def test_the_key_never_lies_within_the_workspace_or_the_reports(tmp_path: Path) -> None:
    for inside in (tmp_path, tmp_path / "reports" / "deep"):
        with pytest.raises(SettingsError, match="outside the workspace and reports"):
            release_key(inside, outside=[tmp_path])
    assert release_key(tmp_path / "keys", outside=[tmp_path / "reports"])


def test_a_folder_that_cannot_hold_the_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SettingsError, match="MANEGE_KEY_DIR"):
        release_key(tmp_path / "file")


HOME = Path("/home/anna")


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({"MANEGE_KEY_DIR": "/secure/manege"}, "linux", Path("/secure/manege")),
        ({"MANEGE_KEY_DIR": "  "}, "linux", HOME / ".config" / "manege"),
        ({}, "linux", HOME / ".config" / "manege"),
        ({"XDG_CONFIG_HOME": "/cfg"}, "linux", Path("/cfg/manege")),
        ({}, "darwin", HOME / "Library" / "Application Support" / "manege"),
        ({"APPDATA": "/roaming"}, "win32", Path("/roaming/manege")),
        ({}, "win32", HOME / "AppData" / "Roaming" / "manege"),
    ],
)
def test_the_key_has_its_place_on_every_system(
    environment: dict[str, str], system: str, expected: Path
) -> None:
    assert key_folder(environment, system, HOME) == expected
