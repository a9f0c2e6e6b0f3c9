"""meeting.yaml is read, or refused with every problem and its line."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from meeting_fixtures import TODAY, library

from manege_analysis.errors import MeetingError
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.read import read_meeting


def read(tmp_path: Path, text: str, today: date = TODAY) -> MeetingFile:
    path = tmp_path / "meeting.yaml"
    path.write_text(text, encoding="utf-8")
    return read_meeting(path, library(), today)


def problems(tmp_path: Path, text: str, today: date = TODAY) -> list[str]:
    with pytest.raises(MeetingError) as caught:
        read(tmp_path, text, today)
    return [str(problem) for problem in caught.value.problems]


def test_a_cluster_without_a_file_has_an_empty_plan(tmp_path: Path) -> None:
    assert read_meeting(tmp_path / "meeting.yaml", library(), TODAY) == MeetingFile(version=1)


def test_short_forms_are_read(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "version: 1\nplace: Kulturhuset\nmembers: 18\nroles:\n  chair: Birgit Holm\n  reader: ''\n"
        "start: 16.30\nend: 18:45\n",
    )
    assert (file.place.name, file.members.coming, file.length) == ("Kulturhuset", 18, 135)
    assert file.roles.chair and file.roles.chair.name == "Birgit Holm"
    assert file.roles.reader is None
    assert (file.start, file.end) == (time(16, 30), time(18, 45))


def test_everything_that_is_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        "version: 1\ndate: 2027-02-30\nstart: 990\n"
        "actors:\n  - actor: prp\n    answer: tja\nrolls: {}\n",
    )
    assert len(found) == 5
    text = "\n".join(found)
    assert 'line 2: expected "date" to be right' in text and "no calendar has the date" in text
    assert "line 3" in text and "is not a clock time; write 16.30" in text
    assert "line 5" in text and '"prp" is not an actor of the case library. Did you mean "ppr"' in text
    assert "line 6" in text and '"tja" is not an answer' in text
    assert 'line 7: expected a known setting, got "rolls". Did you mean "roles"?' in text


def test_a_meeting_long_past_is_refused_unless_it_was_held(tmp_path: Path) -> None:
    text = "version: 1\ndate: 2026-03-04\n"
    (said,) = problems(tmp_path, text)
    assert "line 2: expected a date to come, got 2026-03-04, 261 days ago." in said
    assert 'Write the new date, or "held: true" when the meeting has been held.' in said
    assert read(tmp_path, text + "held: true\n").held


def test_a_meeting_of_last_week_is_read_so_that_the_minutes_can_be_written(tmp_path: Path) -> None:
    assert read(tmp_path, "version: 1\ndate: 2026-11-12\n").day == date(2026, 11, 12)


def test_a_meeting_to_come_cannot_have_been_held(tmp_path: Path) -> None:
    assert (
        "expected a meeting that has been held"
        in problems(tmp_path, "version: 1\ndate: 2027-03-04\nheld: true\n")[0]
    )


def test_a_reply_deadline_after_the_meeting_is_refused(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, "version: 1\ndate: 2027-03-04\nreply_by: 2027-03-04\n")
    assert "line 3: expected a date before the meeting" in said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("start: 19.00\nend: 16.30", "a meeting of 45 to 480 minutes, got -150 minutes"),
        ("start: 22.00\nminutes: 150", "an end before midnight"),
        ("end: 19.00\nminutes: 120", 'the length once, got 120, but "end" gives 150'),
        ("agenda:\n  - {kind: welcome, minutes: 60}", "a part for the cases"),
        ("agenda:\n  - {kind: cases, minutes: 20}", "a meeting of 45 to 480 minutes, got 20 minutes"),
    ],
)
def test_a_length_that_cannot_be_is_refused(tmp_path: Path, lines: str, said: str) -> None:
    assert said in problems(tmp_path, f"version: 1\n{lines}\n")[0]


def test_one_person_cannot_hold_two_roles_at_once_unless_that_was_accepted(tmp_path: Path) -> None:
    text = "version: 1\nroles:\n  chair: Birgit Holm\n  minutes: birgit  holm\n  parking_lot: Per Ask\n"
    (said,) = problems(tmp_path, text)
    assert 'line 4: expected somebody else as "minutes", got "Birgit Holm" also as "chair".' in said
    accept = "accept:\n  - {finding: roles-chair-minutes, by: AB, why: ingen andre kan}\n"
    assert read(tmp_path, text + accept).accept[0].by == "AB"


def test_the_same_person_cannot_be_invited_twice_as_the_same(tmp_path: Path) -> None:
    text = "version: 1\nactors:\n  - {actor: ppr, name: Anna Krog}\n  - {actor: ppr, name: anna krog}\n"
    found = problems(tmp_path, text)
    assert len(found) == 2 and "line 3: expected each person once" in found[0]
    two = "version: 1\nactors:\n  - {actor: ppr, name: Anna Krog}\n  - {actor: ppr, name: Bo Juul}\n"
    assert len(read(tmp_path, two).actors) == 2


def test_tables_with_too_few_chairs_are_refused(tmp_path: Path) -> None:
    text = (
        "version: 1\nmembers: 14\nactors:\n  - {actor: ppr, answer: ja, persons: 4}\n"
        "  - {actor: school, answer: nej, persons: 9}\nseating:\n  tables: [8, 8]\n"
    )
    (said,) = problems(tmp_path, text)
    assert "line 7: expected chairs for 18 people, got 16 chairs." in said


def test_a_seating_wish_names_somebody_who_is_known(tmp_path: Path) -> None:
    text = "version: 1\nmembers: {names: [Jens Mo]}\nseating:\n  apart:\n    - [Jens Mo, Jens Moe]\n"
    (said,) = problems(tmp_path, text)
    assert (
        'line 5: expected a member, a role holder or an actor, got "Jens Moe". Did you mean "Jens Mo"?'
        in said
    )


def test_unknown_tasks_and_days_that_have_not_been_are_refused(tmp_path: Path) -> None:
    text = (
        "version: 1\ntasks:\n  - id: invitation\n  - {id: room, done: 2027-01-01}\n"
        "  - {id: own-1, title: Flag}\n"
    )
    found = problems(tmp_path, text)
    assert len(found) == 2
    assert (
        'Did you mean "invitations"?' in found[0] and 'A task of your own needs a "title".' in found[0]
    )
    assert "line 4: expected a day that has been, got 2027-01-01." in found[1]


def test_an_amount_that_yaml_read_as_two_and_a_half_is_refused(tmp_path: Path) -> None:
    text = (
        "version: 1\nbudget:\n  frame: 30.000\n  lines:\n    - {what: Lokale, price: 2.500}\n"
        "    - {what: Mad, price: 185.5}\n"
    )
    found = problems(tmp_path, text)
    assert len(found) == 2
    assert "line 3: expected kroner, got the number 30.0." in found[0]
    assert "line 5" in found[1] and 'Write 2500 or "2.500"' in found[1]


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, "- a\n- b\n")


@pytest.mark.parametrize(
    "lines",
    [
        "tasks:\n  - {id: room}\n  - {id: room, owner: AB}",
        "parking_lot:\n  - what: Fast telefontid\n  - what: Fast telefontid",
        "agreements:\n  - {id: a, what: x}\n  - {id: a, what: y}",
        "budget:\n  lines:\n    - {what: Mad}\n    - {what: Mad, price: 10}",
    ],
)
def test_the_same_line_twice_is_refused(tmp_path: Path, lines: str) -> None:
    (said,) = problems(tmp_path, f"version: 1\n{lines}\n")
    assert "expected every line once" in said and said.count("line") >= 2
