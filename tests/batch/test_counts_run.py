"""A cluster that has only a finished count table, or only the coordinator's ranking, still gets all."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from manege_analysis.batch.run import Order, run_one
from manege_analysis.cli.main import app
from manege_analysis.errors import NotReadyError, SettingsError
from manege_analysis.exports.answers import Answers
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.summary.counting import count
from manege_analysis.workbook.match_columns import columns_of
from manege_analysis.workflow import prepare

DAY = date(2027, 3, 4)
RANKING = """version: 1
decisions:
  - {decide: rank-themes, by: LK, when: 2027-01-10, themes: [overgang-18, ppr, medicin], always: ALWAYS}
"""


def lines(answers: Answers, questionnaire: Questionnaire) -> Iterator[Sequence[str]]:
    """Write the totals of answers as somebody would type them from a finished report."""
    yield "Spørgsmål", "Svar", "Antal", "Grundlag"
    for item in questionnaire.items:
        if item.options and item.key in answers.columns:
            found = count(item, answers.columns[item.key])
            texts = [option.text.da for option in item.options]
            rows = zip(texts, found.each, strict=True)
            for text, n in rows:
                yield item.full_text.da, text, str(n), str(found.answered)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a workspace with one cluster whose answers are a count table."""
    return made_workspace(tmp_path, 100)


def made_workspace(tmp_path: Path, most: int) -> Path:
    sample, made = sample_workspace(), tmp_path / "arbejde"
    made.mkdir()
    shutil.copy(sample / "manege.yaml", made)
    shutil.copytree(sample / "questionnaires", made / "questionnaires")
    old, new = sample / "clusters" / "birkelund", made / "clusters" / "birkelund"
    new.mkdir(parents=True)
    about = (old / "cluster.yaml").read_text("utf-8")
    (new / "cluster.yaml").write_text(about.replace('export: "dataset.csv"\n', ""), "utf-8")
    prepared = prepare(load_settings(sample, "birkelund", day=DAY))
    few = prepared.answers.keep(np.arange(len(prepared.answers)) < most)
    with (new / "optaelling.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines(few, prepared.questionnaire))
    return made


def manege(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--date", DAY.isoformat()])


def test_a_whole_run_works_from_totals_and_says_what_it_comes_from(
    workspace: Path, tmp_path: Path
) -> None:
    outcome = run_one("birkelund", Order(workspace, tmp_path / "reports", DAY))
    assert outcome.state == "done", outcome.remedies
    assert outcome.folder is not None and outcome.respondents
    pages = {
        name: (outcome.folder / name).read_text("utf-8")
        for name in ("deles/blok-to.html", "intern/datakvalitet.html", "intern/casevalg.html")
    }
    assert "Tallene kommer fra en færdig optælling" in pages["deles/blok-to.html"]
    assert "Svarene er en færdig optælling." in pages["intern/datakvalitet.html"]
    assert "Valget bygger på en færdig optælling" in pages["intern/casevalg.html"]
    assert "kan kun bedømmes ud fra mindst ti enkelte besvarelser" in pages["intern/casevalg.html"]
    assert "Svarene er en færdig optælling." in (outcome.folder / "INDHOLD.html").read_text("utf-8")
    again = run_one("birkelund", Order(workspace, tmp_path / "reports", DAY))
    assert again.state == "unchanged"


def test_there_is_nothing_to_map_and_the_check_says_what_it_is(workspace: Path) -> None:
    mapped = manege_only("map", "birkelund", "-w", str(workspace))
    assert mapped.exit_code == 0 and "There are no columns to map." in mapped.stdout
    checked = manege_only("check", "birkelund", "-w", str(workspace)).stdout
    assert "optaelling.csv: A finished count table" in checked
    assert "finished counts of 23 respondents of 36 members" in checked
    assert columns_of(load_settings(workspace, "birkelund", day=DAY)).unsettled == ()


def test_cases_and_plan_work_from_counts(workspace: Path) -> None:
    told = manege("cases", "birkelund", "--json", "-w", str(workspace))
    assert json.loads(told.stdout)["suggestion"]["basis"] == "counts"
    said = manege("cases", "birkelund", "-w", str(workspace)).stdout
    assert "Valget bygger på en færdig optælling, ikke på enkelte besvarelser." in said
    assert manege("plan", "birkelund", "-w", str(workspace)).exit_code == 0


def test_a_handful_of_counts_is_decided_by_the_coordinators_ranking(tmp_path: Path) -> None:
    folder = made_workspace(tmp_path, 8)
    none = manege("cases", "birkelund", "-w", str(folder))
    assert none.exit_code == 1 and "rank-themes" in none.stdout
    path = folder / "clusters" / "birkelund" / "decisions.yaml"
    path.write_text(RANKING.replace("ALWAYS", "false"), "utf-8")
    told = manege("cases", "birkelund", "-w", str(folder))
    assert told.exit_code == 0
    assert "bygger på klyngekoordinatorens rækkefølge af temaerne" in told.stdout


def test_before_any_answer_the_ranking_alone_chooses_cases(tmp_path: Path) -> None:
    folder = made_workspace(tmp_path, 8)
    cluster = folder / "clusters" / "birkelund"
    (cluster / "optaelling.csv").unlink()
    early = manege("cases", "birkelund", "-w", str(folder))
    assert isinstance(early.exception, NotReadyError) and "rank-themes" in str(early.exception)
    (cluster / "decisions.yaml").write_text(RANKING.replace("ALWAYS", "false"), "utf-8")
    told = manege("cases", "birkelund", "--json", "--count", "2", "-w", str(folder))
    assert told.exit_code == 0
    suggestion = json.loads(told.stdout)["suggestion"]
    assert (suggestion["basis"], len(suggestion["cases"])) == ("ranking", 2)


def test_a_count_table_is_made_to_be_typed_into_and_waits(tmp_path: Path) -> None:
    folder = made_workspace(tmp_path, 8)
    taken = manege_only("counts", "birkelund", "-w", str(folder))
    assert isinstance(taken.exception, SettingsError)
    (folder / "clusters" / "birkelund" / "optaelling.csv").unlink()
    assert manege_only("counts", "birkelund", "-w", str(folder)).exit_code == 0
    assert (folder / "clusters" / "birkelund" / "optaelling.xlsx").is_file()
    outcome = run_one("birkelund", Order(folder, tmp_path / "reports", DAY))
    assert (outcome.state, outcome.status) == ("not ready", 3)
    assert manege("plan", "birkelund", "-w", str(folder)).exit_code == 0
    assert isinstance(manege("cases", "birkelund", "-w", str(folder)).exception, NotReadyError)


def manege_only(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))
