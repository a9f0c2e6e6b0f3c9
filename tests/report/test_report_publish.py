"""Files reach their place whole, in one step each, or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from manege_analysis.report.publish import TRIES, publish, remove_stale, staging

LAST = "intern/manifest.json"


def staged(folder: Path, **files: str) -> Path:
    """Write files into a staged folder; double underscores stand for slashes."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_json", ".json").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its text."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def test_files_replace_their_predecessors_and_the_manifest_comes_last(tmp_path: Path) -> None:
    target = staged(tmp_path / "ud", deles__blok_html="gammel", deles__egen_html="min egen")
    new = staged(tmp_path / "ny", deles__blok_html="ny", intern__manifest_json="{}", zz_html="sidst?")
    placed = publish(new, target, LAST)
    assert placed.files[-1] == target / LAST
    assert placed.aside == ()
    assert tree(target) == {
        "deles/blok.html": "ny", "deles/egen.html": "min egen", LAST: "{}", "zz.html": "sidst?",
    }  # fmt: skip


def test_where_nothing_lies_yet_the_folder_comes_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = staged(tmp_path / "ny", deles__blok_html="ny", intern__manifest_json="{}")
    Locked(monkeypatch, "blok.html", 1000)  # no file is moved by itself
    placed = publish(new, tmp_path / "ud" / "2027-03-04", LAST)
    assert tree(tmp_path / "ud" / "2027-03-04") == {"deles/blok.html": "ny", LAST: "{}"}
    assert all(path.is_file() for path in placed.files)
    assert not new.exists()


def test_where_the_folder_is_refused_its_files_go_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = staged(tmp_path / "ny", deles__blok_html="ny", intern__manifest_json="{}")
    Locked(monkeypatch, "ud", 1000)
    publish(new, tmp_path / "ud", LAST)
    assert tree(tmp_path / "ud") == {"deles/blok.html": "ny", LAST: "{}"}


def test_a_staged_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with staging(tmp_path / "reports") as folder:
        (folder / "hemmeligt").write_text("x")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.parent == tmp_path / "reports"
    assert not folder.exists()


def test_a_staged_folder_is_gone_after_a_failure_too(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), staging(tmp_path) as folder:
        raise RuntimeError
    assert not folder.exists()


class Locked:
    """A file that another program holds open for the first `times` tries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, times: int) -> None:
        self.left = times
        real = Path.replace

        def replace(source: Path, target: Path) -> Path:
            if Path(target).name == name and self.left:
                self.left -= 1
                raise PermissionError(13, "sharing violation")
            return real(source, target)

        monkeypatch.setattr(Path, "replace", replace)


def test_a_target_that_is_locked_for_a_while_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = staged(tmp_path / "ud", deles__blok_html="gammel")
    new = staged(tmp_path / "ny", deles__blok_html="ny")
    Locked(monkeypatch, "blok.html", TRIES - 1)
    waited: list[float] = []
    publish(new, target, LAST, waited.append)
    assert tree(target) == {"deles/blok.html": "ny"}
    assert waited == sorted(waited)
    assert len(waited) == TRIES - 1


def test_a_target_that_stays_locked_gets_the_new_file_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = staged(tmp_path / "birkelund" / "2027-03-04", deles__blok_html="gammel")
    new = staged(tmp_path / "ny", deles__blok_html="ny")
    Locked(monkeypatch, "blok.html", 1000)
    placed = publish(new, target, LAST, lambda seconds: None)
    assert tree(target) == {"deles/blok.html": "gammel", "deles/blok-2027-03-04-2.html": "ny"}
    assert placed.aside == (target / "deles" / "blok-2027-03-04-2.html",)


def test_a_folder_without_permission_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = staged(tmp_path / "ny", deles__blok_html="ny")
    Locked(monkeypatch, "ud", 1000)
    Locked(monkeypatch, "blok.html", 1000)
    with pytest.raises(PermissionError):
        publish(new, tmp_path / "ud", LAST, lambda seconds: None)


def test_only_what_an_earlier_run_made_is_removed(tmp_path: Path) -> None:
    target = staged(tmp_path / "ud", deles__gammel_html="1", deles__min_html="2", deles__ny_html="3")
    outside = staged(tmp_path, udenfor_html="4") / "udenfor.html"
    before = ["deles/gammel.html", "deles/ny.html", "../udenfor.html", "deles/forlængst væk.html"]
    remove_stale(target, before, ["deles/ny.html"])
    assert sorted(tree(target)) == ["deles/min.html", "deles/ny.html"]
    assert outside.exists()
