"""Real files of other people's surveys, where they lie beside this repository, and the sample workspace.

They are never copied into the repository; without them these tests are skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from manege_analysis.exports.columnmap import load_column_map
from manege_analysis.exports.find import find_export
from manege_analysis.exports.read import read_answers, read_layout
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.settings import ClusterFile
from manege_analysis.yamlfile import read_model


@pytest.fixture
def real(root: Path) -> Path:
    place = root.parent / "shared" / "exports"
    if not place.is_dir():
        pytest.skip("the real export files are not beside this repository")
    return place


def test_a_real_google_sheet_is_read(real: Path) -> None:
    layout = read_layout(real / "google_forms" / "r_community_2019_es.csv")
    assert layout.source.tool == "google-forms"
    assert len(layout) == 338
    assert layout.answered_on[0] == date(2019, 12, 13)
    assert any("month first" in sentence.en for sentence in layout.source.evidence)
    level = layout.columns[0]
    assert level.cells.counts()["Inicial"] == 84
    assert sum(level.cells.counts().values()) == 338


def test_real_files_of_every_tool_are_opened_with_their_letters(real: Path) -> None:
    for path in sorted(set(real.rglob("*.csv")) - set(real.rglob("dictionary.csv"))):
        layout = read_layout(path)
        assert layout.columns, path.name
        assert "mixes" not in " ".join(note.en for note in layout.source.notes), path.name


CLUSTERS = ("birkelund", "egernholt", "laerkesund", "ravnemose", "tranevig")


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_the_sample_clusters_are_read_whole(root: Path, cluster: str) -> None:
    folder = root / "data" / "sample" / "clusters" / cluster
    about = read_model(folder / "cluster.yaml", ClusterFile)
    adapted = root / "data" / "sample" / "questionnaires" / f"{about.questionnaire}.yaml"
    questionnaire = load_questionnaire(adapted if adapted.is_file() else shipped_template())
    columns = folder / "columns.yaml"
    answers = read_answers(
        find_export(folder), questionnaire, load_column_map(columns) if columns.is_file() else None
    )
    assert answers.missing == answers.unmatched == ()
    assert tuple(answers.columns) == tuple(item.key for item in questionnaire.items)
    assert answers.dropped
