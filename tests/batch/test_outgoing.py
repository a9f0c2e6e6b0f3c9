"""A part of a cluster's folder is renewed between two runs: checked, published, and kept in order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from manege_analysis.batch.outgoing import publish_outgoing
from manege_analysis.report import manifest as papers
from manege_analysis.report.kit import Outgoing
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import prepare

GONE = "deles/breve/invitationer/invitation-sorggruppe.docx"
OTHER = "deles/program.pdf"


def write_one(made: Outgoing, folder: Path) -> None:
    path = folder / "deles" / "breve" / "referat.txt"
    path.parent.mkdir(parents=True)
    path.write_text("Kære alle", "utf-8")


def test_letters_nobody_is_sent_any_more_go_and_everything_else_stays(tmp_path: Path) -> None:
    settings = load_settings(
        sample_workspace(), "laerkesund", reports=tmp_path / "r", day=date(2027, 2, 1)
    )
    for name in (GONE, OTHER, "deles/breve/min-egen.docx"):
        (settings.output / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.output / name).write_text("x", "utf-8")
    known = {name: papers.file_facts(settings.output / name) for name in (GONE, OTHER)}
    manifest = papers.manifest_bytes({"format": papers.FORMAT, "files": known})
    (settings.output / papers.NAME).parent.mkdir(parents=True, exist_ok=True)
    (settings.output / papers.NAME).write_bytes(manifest)
    placed = publish_outgoing(prepare(settings), write_one)
    assert placed == (settings.output / "deles" / "breve" / "referat.txt",)
    files = papers.read_manifest(settings.output)["files"]
    assert set(files) == {OTHER, "deles/breve/referat.txt", "intern/sikker-opsummering.json"}
    assert not (settings.output / GONE).exists()
    assert (settings.output / "deles/breve/min-egen.docx").exists()
