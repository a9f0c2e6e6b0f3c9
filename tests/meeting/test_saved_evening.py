"""The file that the page of the evening saved: taken in once, whole, and never trusted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from meeting_fixtures import MEETING, TODAY, full_file, library, suggestion

from manege_analysis.errors import MeetingError
from manege_analysis.meeting.edits import apply
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.minutes import draft_minutes
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.read import read_meeting
from manege_analysis.meeting.replies import Replies, read_from
from manege_analysis.meeting.saved_evening import MAX_BYTES

FACTS = ClusterFacts("birkelund", "Klynge Birkelund")
EVENING: dict[str, Any] = {
    "format": "manege-moede",
    "version": 1,
    "cluster": "birkelund",
    "date": "2027-05-20",
    "saved": "2027-05-20T17:02:11.123Z",
    "parking_lot": [
        {"what": "Fælles <b>skabelon</b>", "kind": "idea", "owner": "Lis Bo", "by": "2027-08-01"},
        {"what": "Hvem betaler?", "kind": "matter"},
    ],
    "agreements": [
        {"what": "PPR ringer tilbage", "owner": "Anna Krog", "by": "2027-09-01", "told": "klyngemødet"}
    ],
    "times": [{"title": "Velkomst", "planned": 360, "real": 500}],
}


def planned(file: MeetingFile, today: date = MEETING) -> MeetingPlan:
    return plan_meeting(file, suggestion(), library(), today, "da", FACTS)


def saved(tmp_path: Path, **changes: Any) -> Path:
    return written(tmp_path, json.dumps({**EVENING, **changes}, ensure_ascii=False))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "manegen-birkelund-2027-05-20.json"
    path.write_text(text, "utf-8")
    return path


def read(path: Path, file: MeetingFile, today: date = MEETING) -> Replies:
    return read_from(path, planned(file, today), library())


def taken(home: Path, path: Path, today: date = MEETING) -> MeetingFile:
    """Take a saved file into the `meeting.yaml` of a folder, and return that file."""
    meeting = home / "meeting.yaml"
    if not meeting.exists():
        meeting.write_text("# vores egen\nversion: 1\ndate: 2027-05-20\n", "utf-8")
    found = read(path, read_meeting(meeting, library(), today), today)
    return apply(meeting, found.differences, library(), today, found.settings)


def test_agreements_and_parking_lot_reach_meeting_yaml_the_minutes_and_the_tasks(tmp_path: Path) -> None:
    plan = planned(taken(tmp_path, saved(tmp_path)))
    assert [(line.what, line.kind, line.owner) for line in plan.parking_lot] == [
        ("Fælles <b>skabelon</b>", "idea", "Lis Bo"),
        ("Hvem betaler?", "matter", ""),
    ]
    sections = {section.heading: section.lines for section in draft_minutes(plan).sections}
    assert sections["Aftaler"] == (
        "PPR ringer tilbage. Ansvarlig: Anna Krog. Senest 1. september 2027. "
        "Klyngen hører om det: klyngemødet.",
    )
    tasks = {task.title: task for task in plan.tasks if task.agreed}
    agreed = tasks["Aftale: PPR ringer tilbage"]
    assert (agreed.owner, agreed.due, agreed.phase) == ("Anna Krog", date(2027, 9, 1), "after")
    assert tasks["P-plads: Hvem betaler?"].owner == "ansvarlig mangler"
    assert plan.held and plan.times[0].real == 500
    assert (tmp_path / "meeting.yaml").read_text("utf-8").startswith("# vores egen\n")


def test_the_same_file_changes_nothing_the_second_time(tmp_path: Path) -> None:
    path = saved(tmp_path)
    file = taken(tmp_path, path)
    before = (tmp_path / "meeting.yaml").read_bytes()
    again = read(path, file)
    assert (again.differences, again.settings) == ((), ())
    taken(tmp_path, path)
    assert (tmp_path / "meeting.yaml").read_bytes() == before


def test_a_later_file_changes_what_it_says_otherwise_and_empties_nothing(tmp_path: Path) -> None:
    taken(tmp_path, saved(tmp_path))
    later = [{"what": "PPR  ringer tilbage", "owner": "Bo Juul"}, {"what": "Ny aftale"}]
    path = saved(tmp_path, agreements=later, parking_lot=[])
    found = read(path, read_meeting(tmp_path / "meeting.yaml", library(), MEETING))
    assert [each.said("da") for each in found.differences] == [
        "Aftaler, PPR ringer tilbage: ansvarlig var Anna Krog, bliver Bo Juul",
        "Aftaler: ny linje »Ny aftale«",
    ]
    file = taken(tmp_path, path)
    assert [(each.what, each.owner, str(each.by)) for each in file.agreements] == [
        ("PPR ringer tilbage", "Bo Juul", "2027-09-01"),
        ("Ny aftale", "", "None"),
    ]
    assert len(file.parking_lot) == 2


def test_a_line_typed_twice_is_one_line(tmp_path: Path) -> None:
    twice = [{"what": "Samme", "owner": "A"}, {"what": "Samme", "owner": "B"}]
    assert [each.owner for each in taken(tmp_path, saved(tmp_path, agreements=twice)).agreements] == [
        "B"
    ]


def test_what_is_done_stays_done(tmp_path: Path) -> None:
    taken(tmp_path, saved(tmp_path))
    meeting = tmp_path / "meeting.yaml"
    text = meeting.read_text("utf-8").replace("told: klyngemødet", "told: klyngemødet\n    status: done")
    meeting.write_text(text, "utf-8")
    assert taken(tmp_path, saved(tmp_path)).agreements[0].status == "done"
    tasks = planned(taken(tmp_path, saved(tmp_path))).tasks
    task = next(each for each in tasks if each.title == "Aftale: PPR ringer tilbage")
    assert (task.state, task.evidence) == ("done", "gjort")


def test_a_rehearsal_is_no_meeting_held(tmp_path: Path) -> None:
    file = taken(tmp_path, saved(tmp_path, saved="2027-05-19T12:00:00Z"), TODAY)
    assert not file.held and not file.times and len(file.agreements) == 1


def test_signs_that_steer_a_screen_are_taken_out(tmp_path: Path) -> None:
    odd = [{"what": "\x1b[31mRød\u202e\nlinje\x00", "owner": " A\u200b B "}]
    file = taken(tmp_path, saved(tmp_path, agreements=odd))
    assert (file.agreements[0].what, file.agreements[0].owner) == ("[31mRød linje", "A B")


def test_everything_that_does_not_hold_is_told_at_once(tmp_path: Path) -> None:
    wrong = saved(
        tmp_path,
        cluster="tranevig",
        date="2027-05-21",
        version=2,
        parking_lot=[{"what": "x", "kind": "joke"}, {"owner": "A"}],
        agreements=[{"what": "y", "by": "31.2.2027"}, {"what": "z" * 601}],
        times=[{"title": "t", "planned": -1, "real": 0}],
        script="<script>",
    )
    with pytest.raises(MeetingError) as raised:
        read(wrong, full_file())
    said = [str(problem) for problem in raised.value.problems]
    for words in (
        'it was saved at another cluster\'s meeting, not "birkelund"',
        "meeting.yaml says 2027-05-20",
        '"version" to be right',
        '"parking_lot.0.kind" to be right',
        '"parking_lot.1.what", got nothing',
        '"agreements.0.by" to be right',
        '"agreements.1.what" to be right',
        '"times.0.planned" to be right',
        'a known setting, got "script"',
    ):
        assert any(words in line for line in said), (words, said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "the file that i-manegen.html saved"),
        ("[" * 200_000, "the file that i-manegen.html saved"),
        ('{"version": NaN}', "the file that i-manegen.html saved"),
        ('{"format": "a", "format": "b"}', "the file that i-manegen.html saved"),
        ("[1, 2]", "to be right"),
        ('{"a": "' + "x" * MAX_BYTES + '"}', "at most 1 MB"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(MeetingError, match=expected):
        read(written(tmp_path, text), full_file())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MeetingError, match="a readable file"):
        read(tmp_path / "findes-ikke.json", full_file())


def test_changes_are_said_a_line_each_before_they_are_taken(tmp_path: Path) -> None:
    taken(tmp_path, saved(tmp_path, times=[], parking_lot=[]))
    more = [{"what": "PPR ringer tilbage", "owner": "Bo Juul"}]
    path = saved(tmp_path, agreements=more)
    found = read(path, read_meeting(tmp_path / "meeting.yaml", library(), MEETING))
    assert found.said("da") == (
        "Aftaler, PPR ringer tilbage: ansvarlig var Anna Krog, bliver Bo Juul",
        "P-plads: ny linje »Fælles <b>skabelon</b>«; slags: idé; ansvarlig: Lis Bo; "
        "senest: 1. august 2027",
        "P-plads: ny linje »Hvem betaler?«",
        "Aftenens tider: 1 trin",
    )
    assert found.said("en")[-1] == "The evening's times: 1 step"
