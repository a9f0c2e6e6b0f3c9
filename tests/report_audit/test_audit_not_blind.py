"""The audit sees: on files that nobody protected it finds every secret, and on clean ones nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import unprotected
from unprotected import MORE, NUMBER, PLANTS, SECRET, TEXT, letter, page, pdf, presentation, workbook

from manege_analysis.errors import PrivacyError
from manege_analysis.report.audit.allowed import Allowed, Numbers
from manege_analysis.report.audit.audit import audit_folder, require_clean
from manege_analysis.report.audit.secrets import secrets_from

KNOWN = Numbers(
    counts=frozenset({0.0, 17.0, 23.0}),
    pairs=frozenset({(17, 23)}),
    percents=frozenset({74}),
    means=frozenset({4.6}),
    drawn=frozenset({0.0, 17.0, 23.0}),
)
ALLOWED = Allowed(secrets_from([SECRET], [TEXT]), KNOWN)


def test_the_specification_names_sixteen_kinds() -> None:
    assert len(PLANTS) == 16


@pytest.mark.parametrize("corner", [*PLANTS, *MORE])
def test_a_secret_is_found_and_told_without_its_value(corner: str, tmp_path: Path) -> None:
    plant: Callable[[Path], object] = {**PLANTS, **MORE}[corner]
    plant(tmp_path)
    findings = audit_folder(tmp_path, ALLOWED)
    assert findings
    with pytest.raises(PrivacyError) as raised:
        require_clean(findings)
    told = str(raised.value)
    assert raised.value.exit_status == 4
    for value in (SECRET, SECRET.split()[1], str(NUMBER), TEXT, "Tove", "tove", "13,7", "3,47", "71 01"):
        assert value not in told


def test_all_sixteen_are_found_in_one_folder(tmp_path: Path) -> None:
    found = {}
    for number, (corner, plant) in enumerate(PLANTS.items()):
        folder = tmp_path / f"{number:02}"
        folder.mkdir()
        plant(folder)
        found[corner] = len(audit_folder(folder, ALLOWED))
    assert min(found.values()) >= 1
    told = {each.where.split("/")[0] for each in audit_folder(tmp_path, ALLOWED) if "/" in each.where}
    assert len(told) == 15  # the sixteenth is a file's name, which is told by its place only


def test_clean_files_of_every_kind_pass(tmp_path: Path) -> None:
    shown = page(
        "<p>17 af 23 læger (74 %), i gennemsnit 4,6 forløb</p><table><tr><td>17</td></tr></table>"
    )
    unprotected.html(tmp_path, shown)
    presentation(tmp_path, (17.0,), notes="Sig tallet: 17 af 23.")
    letter(tmp_path, "Kære Tove, vi mødes kl. 16.30 den 4. marts 2027 i lokale 12 på 2. sal.")
    pdf(tmp_path)
    workbook(tmp_path, cell=17)
    unprotected.calendar(tmp_path, "DTSTART;TZID=Europe/Copenhagen:20270304T163000 (ingen andre)")
    (tmp_path / "ring.png").write_bytes(unprotected.png(""))
    assert audit_folder(tmp_path, ALLOWED) == ()


def test_one_file_can_be_named_by_itself(tmp_path: Path) -> None:
    unprotected.html(tmp_path, page(f"<p>{SECRET}</p>"))
    [finding] = audit_folder(tmp_path / "blok-to.html", ALLOWED)
    assert finding.where == "blok-to.html, <p>"


def test_nothing_is_raised_when_nothing_was_found() -> None:
    require_clean(())


def test_without_a_summary_numbers_are_not_judged(tmp_path: Path) -> None:
    unprotected.html(tmp_path, page(f"<p>{NUMBER} læger</p>"))
    assert audit_folder(tmp_path, Allowed()) == ()


def test_what_our_own_questions_say_is_no_number_about_respondents(tmp_path: Path) -> None:
    from manege_analysis.report.audit.said import said_by

    unprotected.html(tmp_path, page("<p>Sker det i 2 af 3 forløb? Mindst 3 læger</p>"))
    own = said_by(["Sker det i 2 af 3 forløb?", "Mindst 3 læger skal være enige"])
    assert audit_folder(tmp_path, Allowed(numbers=KNOWN, own=own)) == ()
    assert audit_folder(tmp_path, Allowed(numbers=KNOWN)) != ()
