"""What is next, in a few lines, for one cluster and for many."""

from __future__ import annotations

from datetime import date

from meeting_fixtures import TODAY, full_file, library, suggestion

from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.overview import across_lines, next_lines
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting


def test_one_clusters_lines_begin_with_the_meeting_and_name_what_is_late() -> None:
    plan = plan_meeting(full_file(), suggestion(), library(), date(2026, 12, 8), "da")
    lines = next_lines(plan, most=2)
    assert lines[0] == "Manegemøde, torsdag den 20. maj 2027 kl. 16.30–19.00"
    assert lines[1] == (
        "bagud, senest 4. december 2026: Afklar hvem klyngen vil mødes med (Klyngebestyrelsen)"
    )
    assert lines[3].startswith("og ") and lines[3].endswith("mere i planlaegning.xlsx")
    assert lines[4].startswith("skal løses: I er bagud med 2 opgaver")


def test_an_empty_plan_says_what_is_missing_and_the_first_task() -> None:
    lines = next_lines(plan_meeting(MeetingFile(version=1), None, library(), TODAY, "da"))
    assert lines[0] == "Manegemøde, på en dato, der følger"
    assert lines[1].startswith("Datoen mangler.")
    assert "Afklar hvem klyngen vil mødes med (Klyngebestyrelsen)" in lines


def test_many_clusters_are_told_by_date_with_their_names() -> None:
    plans = [
        plan_meeting(full_file(date=when), suggestion(), library(), TODAY, "en", ClusterFacts(key, name))
        for key, name, when in (("b", "Birkelund", "2027-06-03"), ("e", "", "2027-05-20"))
    ]
    lines = across_lines(plans, most=3)
    assert len(lines) == 3
    assert lines[0].startswith("e: now, by 4 December 2026: ")
    assert any(line.startswith("Birkelund: ") for line in across_lines(plans))
