"""Parking lot, agreements, minutes and evaluation."""

from __future__ import annotations

from datetime import date, time

from meeting_fixtures import MEETING, TODAY, entry, full_file, library, suggestion

from manege_analysis.meeting.calendar import CalendarSettings, WorkingDays
from manege_analysis.meeting.file import AgreementFile, MeetingFile, ParkingFile
from manege_analysis.meeting.followup import (
    EVALUATION_TEMPLATE,
    agreements,
    due_reminders,
    evaluation,
    evaluation_agenda,
    line_id,
    parking_lines,
)
from manege_analysis.meeting.minutes import draft_minutes, proposals
from manege_analysis.meeting.plan import plan_meeting
from manege_analysis.questionnaire.load import load_questionnaire

DAYS = WorkingDays(CalendarSettings(winter_break=7))
AFTER = {
    "parking_lot": [
        {
            "what": "Fast telefontid hos PPR",
            "kind": "idea",
            "owner": "Anna Krog",
            "by": "2027-08-01",
            "told": "mail",
        },
        {"what": "Hvem betaler?"},
        {"what": "Opgivet idé", "kind": "idea", "status": "dropped"},
    ],
    "agreements": [
        {"what": "PPR ringer tilbage", "owner": "Anna Krog", "by": "2027-09-01", "told": "klyngemødet"},
        {"what": "Lægerne skriver årsag", "owner": "Jens Mo", "by": "2027-08-10", "status": "done"},
    ],
    "held": True,
}


def test_a_line_keeps_its_id_at_every_run() -> None:
    written = (
        ParkingFile(what="Fast telefontid hos PPR"),
        ParkingFile(id="betaling", what="Hvem betaler?"),
    )
    assert [line.id for line in parking_lines(written)] == ["fast-telefontid-hos-a6e2", "betaling"]
    assert line_id("", "Åbne døre æ ø").startswith("aabne-doere-ae-")
    assert line_id("", "Fast telefontid hos PPR!") != line_id("", "Fast telefontid hos PPR")


def test_an_agreement_is_reminded_of_two_weeks_before_on_a_working_day() -> None:
    written = (
        AgreementFile(what="a", by=date(2027, 3, 8)),
        AgreementFile(what="b", by=date(2027, 3, 8), remind=date(2027, 3, 7)),
        AgreementFile(what="c"),
    )
    lines = agreements(written, DAYS)
    assert [line.remind for line in lines] == [date(2027, 2, 22), date(2027, 3, 7), None]
    assert [line.what for line in due_reminders(lines, date(2027, 2, 25))] == ["a"]
    assert [line.what for line in due_reminders(lines, date(2027, 3, 7))] == ["a", "b"]


def test_the_evaluation_is_planned_from_the_meeting() -> None:
    found = evaluation(full_file(), DAYS, "da")
    assert (found.send, found.closes, found.meeting) == (
        date(2027, 5, 21),
        date(2027, 5, 31),
        date(2027, 5, 27),
    )
    assert found.questionnaire == "evaluering-af-moedet" and "planlægningsgruppen" in found.how
    written = full_file(evaluation={"how": "Mundtligt", "send": "2027-05-25", "meeting": "2027-06-02"})
    other = evaluation(written, DAYS, "da")
    assert (other.how, other.send, other.meeting) == ("Mundtligt", date(2027, 5, 25), date(2027, 6, 2))
    undated = evaluation(MeetingFile(version=1), DAYS, "en")
    assert (undated.send, undated.closes, undated.meeting) == (None, None, None)


def test_the_evaluation_meeting_lasts_an_hour_and_ends_with_telling_the_cluster() -> None:
    agenda = evaluation_agenda(time(16, 30), "da")
    assert sum(item.minutes for item in agenda) == 60 and agenda[-1].end == time(17, 30)
    assert agenda[-1].title == "Hvordan og hvornår klyngen får besked"


def test_the_evaluation_questionnaire_is_one_of_the_products_own() -> None:
    questionnaire = load_questionnaire(EVALUATION_TEMPLATE)
    assert questionnaire.id == EVALUATION_TEMPLATE.stem == full_file().evaluation.questionnaire
    assert len(questionnaire.questions) == 5
    themes = {theme for item in questionnaire.items for theme, _ in item.themes}
    assert themes == {theme.id for theme in questionnaire.themes}
    assert all(item.text.en for item in questionnaire.items)


def test_the_minutes_say_who_came_what_was_agreed_and_what_was_parked() -> None:
    actors = [entry("ppr", "Anna Krog", phone="12 34 56 78"), entry("gp", "Carl Friis", "declined")]
    plan = plan_meeting(
        full_file(actors=actors, seating={}, **AFTER), suggestion(), library(), MEETING, "da"
    )
    minutes = draft_minutes(plan)
    sections = {section.heading: section.lines for section in minutes.sections}
    assert minutes.title == "Referat: Manegemøde"
    assert "Til stede: 16 læger fra klyngen og Anna Krog (PPR-psykolog)." in sections["Mødet"]
    assert sections["Aftaler"][0] == (
        "PPR ringer tilbage. Ansvarlig: Anna Krog. Senest 1. september 2027. "
        "Klyngen hører om det: klyngemødet."
    )
    assert sections["Aftaler"][1].endswith("Status: gjort.")
    assert sections["P-pladsen: det uafklarede"] == ("Hvem betaler? Ansvarlig mangler.",)
    assert any(
        "12 34 56 78; Ring hverdage 8-9" in line for line in sections["Sådan får I fat i hinanden"]
    )
    assert not any("Carl Friis" in line for line in sections["Sådan får I fat i hinanden"])
    assert any(
        line.startswith("Nedslag 1, Nedslag skole. I manegen: PPR-psykolog")
        for line in sections["Casene og nedslagene"]
    )
    assert "Planlægningsgruppen mødes 27. maj 2027." in sections["Det videre forløb"]


def test_good_ideas_become_proposals_and_dropped_ones_do_not() -> None:
    plan = plan_meeting(full_file(**AFTER), suggestion(), library(), MEETING, "da")
    (only,) = proposals(plan)
    assert only.startswith(
        "Forslag til dem, der beslutter: Fast telefontid hos PPR. Ansvarlig: Anna Krog."
    )


def test_minutes_of_an_empty_plan_are_a_frame_to_write_in() -> None:
    empty = MeetingFile(version=1)
    minutes = draft_minutes(plan_meeting(empty, None, library(), TODAY, "en"))
    assert all(section.lines for section in minutes.sections)
    assert minutes.sections[2].lines == ("Nothing was written down.",)
