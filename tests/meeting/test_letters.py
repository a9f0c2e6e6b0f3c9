"""Invitations under 200 words, personal pages, reminders and the call list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meeting_fixtures import TODAY, entry, full_file, library, suggestion

from manege_analysis.cases.model import Library
from manege_analysis.meeting.calls import calls
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.invitations import (
    contact,
    invitations,
    last_words,
    owner,
    personal_pages,
    reminders,
    when,
    where,
)
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.wording.text import Text


def plan(
    language: str = "da", known: Library | None = None, today: date = TODAY, **changes: Any
) -> MeetingPlan:
    return plan_meeting(full_file(**changes), suggestion(), known or library(), today, language)  # type: ignore[arg-type]


def test_an_invitation_holds_all_the_guide_asks_for() -> None:
    letter = next(each for each in invitations(plan()) if each.actor == "ppr")
    assert letter.subject == "Invitation: Manegemøde, torsdag den 20. maj 2027"
    assert letter.paragraphs[0] == "Kære Anna Krog" and letter.to == "PPR-psykolog"
    for words in (
        "torsdag den 20. maj 2027 kl. 16.30–19.00",
        "Sted: Birkelund Kulturhus, Salen, Engvej 2.",
        "Vi bruger Manege-modellen.",
        "Maja på 14 år",
        "»Nedslag skole« og »Nedslag uro«",
        "Tilbud fra ppr-psykolog",
        "På 1–2 minutter:",
        "Hvordan får en læge fat i jer?",
        "Svar senest torsdag den 22. april 2027 til Birgit Holm, birgit@example.org.",
        "Venlig hilsen\nKlyngen Birkelund",
    ):
        assert words in letter.text, words


def test_there_is_one_letter_for_each_actor_group_and_one_for_the_members() -> None:
    letters = invitations(plan(actors=[entry("ppr", "Anna"), entry("ppr", "Ida")], seating={}))
    assert [letter.actor for letter in letters].count("ppr") == 1
    assert letters[-1].actor == "" and letters[-1].to == "klyngens læger"


LONG = st.text("abcdefg hij, klm. ", min_size=0, max_size=900)


@settings(max_examples=40, deadline=None)
@given(LONG, LONG, LONG, LONG, st.sampled_from(["da", "en"]))
def test_no_invitation_reaches_200_words_however_long_the_library_writes(
    offer: str, person: str, title: str, purpose: str, language: str
) -> None:
    known = library()
    actors = tuple(
        replace(a, offer=Text(offer), role=Text(f"{title[:400]} rolle")) for a in known.actors
    )
    cases = tuple(
        replace(
            c,
            person=Text(person),
            touchpoints=tuple(replace(t, title=Text(title)) for t in c.touchpoints),
        )
        for c in known.cases
    )
    changes = {
        "purpose": purpose,
        "place": {"name": title[:500], "address": person[:500]},
        "owners": [{"name": ("ejer " * 24).strip()}],
        "title": "t",
    }
    for letter in invitations(plan(language, Library(cases, actors), **changes)):
        assert letter.words < 200


def test_an_actor_who_is_in_no_touchpoint_is_invited_to_the_tables() -> None:
    without = replace(suggestion(), touchpoints=suggestion().touchpoints[:1])
    planned = plan_meeting(full_file(), without, library(), TODAY, "da")
    letter = next(each for each in invitations(planned) if each.actor == "health-visitor")
    assert "jeres viden skal med i samtalen ved bordene" in letter.text
    assert "health-visitor" not in {page.actor for page in personal_pages(planned)}


def test_an_undated_plan_still_writes_letters() -> None:
    letters = invitations(plan_meeting(MeetingFile(version=1), suggestion(), library(), TODAY, "da"))
    assert "på en dato, der følger" in letters[0].text
    assert "Svar gerne til Klyngen." in letters[0].text
    assert letters[0].words < 200


def test_a_personal_page_has_the_actors_own_touchpoints_with_the_run_sheets_times() -> None:
    planned = plan()
    page = next(each for each in personal_pages(planned) if each.actor == "ppr")
    assert page.title == "Til PPR-psykolog: jeres del af mødet"
    assert [point.heading for point in page.points] == [
        "kl. 17.08 · Nedslag 1: Nedslag skole",
        "kl. 17.58 · Nedslag 3: Nedslag uro",
    ]
    first = page.points[0]
    assert (
        first.minutes
        == "I har 2 minutter i manegen sammen med skolesocialrådgiver og frivillig i headspace."
    )
    assert first.situation == "Situationen ved skole er svær for familien."
    assert len(page.questions) == 4 and "Ring hverdage 8-9" in page.reach
    steps = [step for step in planned.run_sheet if step.kind == "intro"]
    assert [point.start for point in page.points] == [steps[0].start, steps[2].start]


def test_an_actor_alone_in_the_ring_is_told_so() -> None:
    alone = replace(
        suggestion(),
        touchpoints=tuple(replace(p, actors=p.actors[:1]) for p in suggestion().touchpoints),
    )
    pages = personal_pages(plan_meeting(full_file(), alone, library(), TODAY, "en"))
    assert pages[0].points[0].minutes.startswith("You have 2 minutes in the ring.")


def test_reminders_go_to_the_silent_and_last_words_to_those_who_come() -> None:
    actors = [
        entry("ppr", "Anna", "invited"),
        entry("school", "Bo", "accepted"),
        entry("gp", "Carl", "declined"),
    ]
    planned = plan(actors=actors, seating={})
    assert [letter.actor for letter in reminders(planned)] == ["ppr"]
    assert "send gerne en kollega" in reminders(planned)[0].text
    assert [letter.actor for letter in last_words(planned)] == ["school"]
    assert "Sted: Birkelund Kulturhus" in last_words(planned)[0].text


@pytest.mark.parametrize("today", [TODAY, date(2027, 4, 26)])
def test_the_call_list_begins_with_those_the_evening_cannot_do_without(today: date) -> None:
    actors = [
        entry("headspace", "Fie Dam", "invited"),
        entry("ppr", "Anna Krog", "invited", phone="12345678"),
        entry("psychiatry", "Dorte Vang", "declined"),
        entry("family-leader", "Erik Skov", "invited"),
        entry("school", "Bo Juul", "not invited", call_first=True),
        entry("gp", "Carl Friis", "accepted", call_first=True),
    ]
    listed = calls(plan(today=today, actors=actors, seating={}))
    late = today > date(2027, 4, 22)
    names = [call.name for call in listed]
    assert names[:2] == ["Dorte Vang", "Anna Krog"]
    assert "Carl Friis" not in names
    assert ("Fie Dam" in names) == late
    assert {call.name: call.reason for call in listed}[
        "Bo Juul"
    ] == "har brug for at høre om modellen først"
    assert listed[1].phone == "12345678"
    assert "må vi læse et par linjer fra jer højt?" in listed[0].script
    assert "»Nedslag skole« og »Nedslag uro«" in listed[1].script


def test_a_declined_actor_with_a_colleague_who_comes_needs_no_call() -> None:
    actors = [entry("ppr", "Anna Krog", "declined"), entry("ppr", "Ida Bang", "accepted")]
    assert "Anna Krog" not in [call.name for call in calls(plan(actors=actors, seating={}))]


def test_contact_owner_and_place_fall_back_in_order() -> None:
    planned = plan(owners=[{"name": "Kommunen", "phone": "87654321"}, "Klyngen"])
    assert contact(planned) == "Kommunen, 87654321" and owner(planned) == "Kommunen og Klyngen"
    bare = plan_meeting(MeetingFile(version=1), None, library(), TODAY, "en", ClusterFacts("a", "Ask"))
    assert contact(bare) == owner(bare) == "Ask" and where(bare) == ""
    assert when(planned) == "torsdag den 20. maj 2027 kl. 16.30–19.00"
    nameless = plan(owners=[], roles={"chair": "Birgit Holm"})
    assert contact(nameless) == "Birgit Holm"
