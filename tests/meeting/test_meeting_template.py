"""The commented meeting.yaml, the JSON Schema for editors, and what shows that a task is done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from meeting_fixtures import MEETING, TODAY, actor, entry, full_file, library, suggestion

from manege_analysis.cases.model import Library
from manege_analysis.meeting import file as models
from manege_analysis.meeting.evidence import evidence
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.plan import plan_meeting
from manege_analysis.meeting.read import read_meeting

TEMPLATE = Path(models.__file__).with_name("templates") / "meeting.yaml"


def known() -> Library:
    return Library((), (replace(actor(1), id="ppr-psykolog"),))


def uncommented() -> str:
    lines = TEMPLATE.read_text("utf-8").splitlines()
    return "\n".join(line[2:] if line.startswith("# ") else line for line in lines)


def test_the_template_as_it_comes_is_an_empty_plan() -> None:
    assert read_meeting(TEMPLATE, known(), TODAY) == MeetingFile(version=1)


def test_every_line_of_the_template_may_be_used_and_none_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "meeting.yaml"
    path.write_text(uncommented(), encoding="utf-8")
    file = read_meeting(path, known(), TODAY)
    assert file.day == date(2027, 3, 4) and len(file.budget.lines) == 3
    keys = {info.alias or name for name, info in MeetingFile.model_fields.items()}
    assert {key for key in keys if f"\n{key}:" not in uncommented()} == {"end", "version"}


@pytest.mark.parametrize(
    "written",
    [
        {"start": 16.3, "place": "Kulturhuset", "members": 18, "date": "2027-03-04"},
        {"start": "16.30", "place": {"name": "Kulturhuset"}, "members": {"names": ["Jens"]}},
        {
            "roles": {"chair": "Birgit", "reader": ""},
            "owners": ["Klyngen"],
            "calendar": {"winter_break": 7},
        },
        {"actors": [{"actor": "ppr", "answer": "kommer"}, {"actor": "ppr", "answer": True}]},
        {"budget": {"frame": "30.000", "lines": [{"what": "Lokale", "price": 2500.5}]}},
    ],
)
def test_an_editors_schema_knows_the_short_forms(written: dict[str, object]) -> None:
    schema = MeetingFile.model_json_schema()
    jsonschema.validate(json.loads(json.dumps({"version": 1, **written})), schema)
    MeetingFile.model_validate({"version": 1, **written})


def test_an_editors_schema_refuses_unknown_keys() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": 1, "rolls": {}}, MeetingFile.model_json_schema())


def test_what_is_written_or_answered_needs_no_tick() -> None:
    shown = evidence(full_file(), suggestion())
    assert {"questionnaire-send", "results", "owner", "date-and-length", "roles", "budget"} <= set(shown)
    assert {"invitations", "replies"} <= set(shown)
    assert "room" not in shown and "cases-choose" not in shown
    assert evidence(MeetingFile(version=1), None) == {}


def test_an_invitation_that_is_missing_leaves_the_task_open() -> None:
    waiting = full_file(actors=[entry("ppr", "Anna", "invited"), entry("gp", "Carl", "not invited")])
    assert "invitations" not in evidence(waiting, None)
    asked = full_file(actors=[entry("ppr", "Anna", "invited")])
    assert "invitations" in evidence(asked, None) and "replies" not in evidence(asked, None)


def test_a_done_task_says_how_it_shows_and_lets_others_go_on() -> None:
    plan = plan_meeting(full_file(), suggestion(), library(), TODAY, "da")
    tasks = {task.id: task for task in plan.tasks}
    assert (tasks["results"].state, tasks["results"].evidence) == ("done", "svarene ligger i mappen")
    assert tasks["budget-accept"].evidence == "" and tasks["budget-accept"].done == date(2026, 11, 1)
    assert tasks["cases-choose"].state == "later"


def test_cases_chosen_by_hand_are_chosen() -> None:
    assert "cases-choose" in evidence(MeetingFile(version=1), replace(suggestion(), by_hand=True))
    ranked = evidence(MeetingFile(version=1), replace(suggestion(), basis="ranking"))
    assert "results" not in ranked


def test_after_a_held_meeting_only_what_follows_is_open() -> None:
    plan = plan_meeting(full_file(held=True), suggestion(), library(), MEETING, "da")
    open_tasks = [task for task in plan.tasks if task.state != "done"]
    assert {task.phase for task in open_tasks} == {"after"}
    assert not any(finding.key == "late" for finding in plan.findings)
