"""The plan as a whole: always there, the same for the same arguments, complete in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_fixtures import TODAY, full_file, library, suggestion

from manege_analysis.meeting.calls import calls
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.ics import meeting_calendar, task_calendar
from manege_analysis.meeting.invitations import invitations, last_words, personal_pages, reminders
from manege_analysis.meeting.minutes import draft_minutes
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.meeting.planning_xlsx import planning_workbook
from manege_analysis.wording.text import Language, Text


def plan(language: Language = "da", **changes: object) -> MeetingPlan:
    facts = ClusterFacts("birkelund", "Birkelund", "1", {"ppr": Text("PPR", "School psychology")})
    return plan_meeting(full_file(**changes), suggestion(), library(), TODAY, language, facts)


def test_the_same_arguments_give_the_same_plan() -> None:
    assert plan() == plan()


def test_a_plan_without_a_file_says_what_to_write() -> None:
    empty = plan_meeting(MeetingFile(version=1), suggestion(), library(), TODAY, "da")
    assert empty.day is None and empty.reply_by is None and len(empty.missing) == 5
    assert empty.run_sheet and empty.tasks and empty.agenda.minutes == 150
    assert [each.answer for each in empty.actors] == ["not invited"] * 8


def test_areas_come_from_the_file_or_from_what_the_cases_cover() -> None:
    assert plan().areas == ("PPR",)
    assert plan("en").areas == ("School psychology",)
    assert plan(areas=["Skolefravær"]).areas == ("Skolefravær",)
    unknown = replace(suggestion(), covered=(("ppr", 0.0), ("andet", 1.0)))
    assert plan_meeting(full_file(), unknown, library(), TODAY, "da").areas == ()


def test_the_title_is_the_clusters_unless_one_is_written() -> None:
    assert plan().title == "Manegemøde: Birkelund"
    assert plan(title="Sammen om de unge").title == "Sammen om de unge"


def test_suggested_actors_nobody_has_invited_stand_last() -> None:
    few = plan(actors=[{"actor": "headspace", "name": "Fie Dam"}], seating={})
    assert few.actors[0].id == "headspace"
    assert {each.answer for each in few.actors} == {"not invited"} and len(few.actors) == 8


def test_a_plan_answers_for_its_roles_and_actors() -> None:
    planned = plan()
    assert planned.role("chair").person is not None
    assert [point.id for point in planned.touchpoints_of("ppr")] == ["skole", "uro"]
    assert planned.invitees("ppr")[0].name == "Anna Krog"
    with pytest.raises(KeyError):
        planned.role("nothing")  # type: ignore[arg-type]


def test_material_is_counted_from_people_and_tables_and_own_lines_come_last() -> None:
    planned = plan(material=[{"what": "Flag", "count": 2, "use": "pynt"}], ground_rules=["Vær venlig"])
    count = {each.what: each.count for each in planned.material}
    assert count["Bordkort"] == 24 and count["Spilleregler"] == 3
    assert count["Navneskilte, der kan læses på afstand"] == 29
    assert planned.material[-1].what == "Flag"
    assert planned.ground_rules == ("Vær venlig",) and len(plan().ground_rules) == 6


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_can_be_built_in_both_languages(language: Language) -> None:
    planned = plan(language)
    assert invitations(planned) and personal_pages(planned) and last_words(planned)
    assert not reminders(planned) and not calls(planned)
    assert draft_minutes(planned).sections and planning_workbook(planned)
    assert meeting_calendar(planned) and task_calendar(planned)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(45, 480),
    st.sampled_from(["guide", "blocks"]),
    st.integers(0, 40),
    st.lists(
        st.sampled_from(["accepted", "declined", "invited", "not invited"]), min_size=8, max_size=8
    ),
    st.booleans(),
)
def test_any_meeting_has_a_plan(
    minutes: int, shape: str, members: int, answers: list[str], with_cases: bool
) -> None:
    actors = [
        {"actor": actor.id, "answer": answer}
        for actor, answer in zip(library().actors, answers, strict=True)
    ]
    file = full_file(
        start="8.00", minutes=minutes, shape=shape, members=members, actors=actors, seating={}
    )
    planned = plan_meeting(file, suggestion() if with_cases else None, library(), TODAY, "da")
    assert planned.agenda.minutes == minutes
    assert all(finding.said and finding.remedy for finding in planned.findings)
    seated = sum(len(table.seats) for table in planned.seating.tables) if planned.seating else 0
    coming = sum(each.count for each in planned.actors if each.may_come)
    assert seated == members + coming
    assert planning_workbook(planned)
