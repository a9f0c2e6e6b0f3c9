"""The manifest says what a folder was made from, and holds the hash of every file in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from manege_analysis.report.manifest import Counts, files_below, manifest, manifest_bytes, read_manifest
from manege_analysis.workflow import Prepared

Prepare = Callable[[str], Prepared]
COUNTS = Counts(rows=37, respondents=23, questions=39, slides=11, charts=8)


def folder(path: Path) -> Path:
    """Write a small finished folder."""
    for name, text in (
        ("INDHOLD.html", "<p>"),
        ("deles/blok-to.html", "æ"),
        ("intern/manifest.json", "x"),
    ):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


def test_every_file_but_the_manifest_has_its_size_and_hash(tmp_path: Path, prepared: Prepare) -> None:
    made = manifest(prepared("birkelund").settings, COUNTS, folder(tmp_path))
    assert list(made["files"]) == ["INDHOLD.html", "deles/blok-to.html"]
    expected = {"bytes": 2, "sha256": hashlib.sha256("æ".encode()).hexdigest()}
    assert made["files"]["deles/blok-to.html"] == expected


def test_every_input_has_its_hash(tmp_path: Path, prepared: Prepare) -> None:
    settings = prepared("birkelund").settings
    made = manifest(settings, COUNTS, folder(tmp_path))
    assert made["inputs"]["clusters/birkelund/dataset.csv"] == prepared("birkelund").raw.source.sha256
    assert "manege.yaml" in made["inputs"]
    assert len(made["inputs"]) == len(settings.inputs())


def test_it_names_no_clock_no_machine_and_no_answer(tmp_path: Path, prepared: Prepare) -> None:
    settings = prepared("birkelund").settings
    written = manifest_bytes(manifest(settings, COUNTS, folder(tmp_path))).decode()
    assert str(tmp_path) not in written
    assert str(settings.workspace) not in written
    assert json.loads(written)["versions"]["plotly"]
    assert written == manifest_bytes(manifest(settings, COUNTS, tmp_path)).decode()


def test_it_is_read_back(tmp_path: Path, prepared: Prepare) -> None:
    made = manifest(prepared("birkelund").settings, COUNTS, folder(tmp_path))
    (tmp_path / "intern" / "manifest.json").write_bytes(manifest_bytes(made))
    assert read_manifest(tmp_path) == json.loads(json.dumps(made))


def test_an_absent_damaged_or_foreign_manifest_counts_as_empty(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == {}
    folder(tmp_path)
    assert read_manifest(tmp_path) == {}
    (tmp_path / "intern" / "manifest.json").write_text('{"format": "andet"}')
    assert read_manifest(tmp_path) == {}


def test_files_are_listed_with_forward_slashes(tmp_path: Path) -> None:
    assert files_below(folder(tmp_path)) == ["INDHOLD.html", "deles/blok-to.html"]
