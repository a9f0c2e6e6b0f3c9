"""YAML that bites, and names that leave their folder, are refused or read as what they say."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.report.desk import open_share
from manege_analysis.settings import ClusterFile, load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.yamlfile import read_model, read_yaml

PATHS = (
    "../../etc", "..", ".", "a/b", "a\\b", "/etc/passwd", "c:\\x", "nul:", "æøå", "Birkelund", "a" * 41,
    "-a", "a-", "{cluster}", "%2e%2e", "a\0b", "a b", "",
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Copy one cluster of the sample."""
    made = tmp_path / "arbejde"
    sample = sample_workspace()
    shutil.copytree(sample / "clusters" / "ravnemose", made / "clusters" / "ravnemose")
    shutil.copy(sample / "manege.yaml", made)
    return made


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", PATHS)
def test_a_cluster_is_a_slug_and_nothing_that_leads_elsewhere(name: str, workspace: Path) -> None:
    with pytest.raises(ManegeError):
        load_settings(workspace, name, reports=workspace / "ud")
    with pytest.raises(ManegeError):
        open_share(str(workspace), name, str(workspace / "ud"), "2027-03-04", "da")


@pytest.mark.parametrize("name", PATHS)
def test_a_cluster_file_cannot_name_itself_anything_else(name: str, workspace: Path) -> None:
    path = workspace / "clusters" / "ravnemose" / "cluster.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("id:")]
    escaped = name.replace("\\", "\\\\").replace("\0", "\\0")
    write(path, "\n".join([f'id: "{escaped}"', *lines]))
    with pytest.raises(SettingsError):
        load_settings(workspace, "ravnemose", reports=workspace / "ud")


def test_results_stay_below_the_reports_folder(workspace: Path) -> None:
    reports = workspace / "ud"
    settings = load_settings(workspace, "ravnemose", reports=reports, day=date(2027, 3, 4))
    assert settings.output.resolve().is_relative_to(reports.resolve())
    assert settings.output.relative_to(reports).parts == ("ravnemose", "2027-03-04")


@pytest.mark.parametrize(
    ("written", "read"),
    [("NO", "NO"), ("16:30", "16:30"), ("1e3", "1e3"), ("on", "on"), ("0o17", "0o17")],
)
def test_a_word_stays_the_word_that_was_written(written: str, read: str, tmp_path: Path) -> None:
    path = write(tmp_path / "cluster.yaml", f'version: 1\nid: a\nname: "{written}"\nregion: {written}\n')
    try:
        found = read_model(path, ClusterFile)
    except SettingsError as error:
        # A number where a text belongs is refused with its place; it never becomes another number.
        assert "line 4" in str(error)
        return
    assert (found.name, found.region) == (written, written)


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system ['true']\n",
        "a: !!python/name:os.system\n",
        "a: &x [*x]\n",
        "a: 1\na: 2\n",
        "a: [1\n",
        "\ta: 1\n",
        "a: \x07\n",
    ],
)
def test_yaml_that_would_do_more_than_say_something_is_refused(text: str, tmp_path: Path) -> None:
    path = write(tmp_path / "cluster.yaml", text)
    with pytest.raises(SettingsError) as raised:
        read_model(path, ClusterFile)
    assert "cluster.yaml" in str(raised.value)


def test_a_billion_laughs_are_not_laughed(tmp_path: Path) -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    with pytest.raises(SettingsError):
        read_model(write(tmp_path / "cluster.yaml", "\n".join(lines)), ClusterFile)


def test_a_file_over_a_megabyte_is_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path / "manege.yaml", "# " + "x" * 1_100_000)
    with pytest.raises(SettingsError, match="1 MB"):
        read_yaml(path)


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path: Path) -> None:
    path = write(tmp_path / "cluster.yaml", "version: 1\nid: a\nname: A\nmembrs: 20\n")
    with pytest.raises(SettingsError, match="members"):
        read_model(path, ClusterFile)
