"""Where a task names a file, the run has made it by the time the task is due."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import printed_plans
import pytest

from manege_analysis.meeting.model import Task
from manege_analysis.meeting.task_rules import RULES
from manege_analysis.report.build import WORKS
from manege_analysis.report.identity import Brand
from manege_analysis.report.kit import outgoing, write_outgoing
from manege_analysis.report.letters.files import letters
from manege_analysis.report.words_index import NOTES
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.workflow import prepare

PAGES = {work.page for work in WORKS}
AFTER = """held: true
parking_lot:
  - {what: Fælles skabelon, kind: idea, owner: Lis Bo}
agreements:
  - {what: PPR ringer tilbage, owner: Anna Krog, by: 2027-06-01}
"""


def made(workspace: Path, cluster: str, day: date, folder: Path) -> tuple[set[str], tuple[Task, ...]]:
    """Make what a run makes of one cluster, and return the names of files and folders, and the tasks."""
    prepared = prepare(load_settings(workspace, cluster, day=day))
    shared = outgoing(prepared.settings, prepared.share)
    for name in ("deles", "intern"):
        (folder / name).mkdir(parents=True)
    write_outgoing(shared, folder)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    return names | PAGES, shared.plan.tasks


def lacking(names: set[str], tasks: tuple[Task, ...]) -> list[tuple[str, str]]:
    return [(task.id, file) for task in tasks for file in task.files if file not in names]


@pytest.mark.parametrize("cluster", ["birkelund", "tranevig"])
def test_until_the_meeting_every_open_task_finds_its_files(cluster: str, tmp_path: Path) -> None:
    names, tasks = made(sample_workspace(), cluster, date(2026, 12, 20), tmp_path)
    to_do = tuple(task for task in tasks if task.phase != "after" and task.state != "done")
    assert any(task.files for task in to_do)
    assert lacking(names, to_do) == []


def test_after_the_meeting_every_task_finds_its_files(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    shutil.copytree(sample_workspace(), workspace)
    with (workspace / "clusters" / "birkelund" / "meeting.yaml").open("a", encoding="utf-8") as file:
        file.write(AFTER)
    names, tasks = made(workspace, "birkelund", date(2027, 3, 8), tmp_path / "out")
    left = tuple(task for task in tasks if task.phase == "after")
    assert {task.id for task in left if task.files} >= {"minutes-send", "cluster-told", "proposals"}
    assert lacking(names, left) == []


def test_every_task_that_sends_something_names_what() -> None:
    # The questionnaire is sent from the survey tool, where the answers then are.
    sends = [rule for rule in RULES if rule.title.en.startswith(("Send", "Share cases"))]
    assert {rule.id for rule in sends if not rule.files} == {"questionnaire-send"}


def test_the_index_has_words_for_every_letter() -> None:
    told = [note.name for note in NOTES]
    for held in (False, True):
        plan = printed_plans.ordinary()
        silent = replace(plan.actors[0], answer="invited")
        plan = replace(plan, held=held, actors=(silent, *plan.actors[1:]))
        for name, _ in letters(plan, Brand("Enheden")):
            assert name in told or name.rpartition("/")[0] in told, name
