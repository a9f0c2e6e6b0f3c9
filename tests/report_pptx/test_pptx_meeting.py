"""The meeting's slides follow the drejebog: three blocks, each touchpoint with who enters the ring."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pptx_made import CLUSTERS, Made, opened, texts

from manege_analysis.meeting.model import Agreement, ParkingLine
from manege_analysis.meeting.people import Person
from manege_analysis.report.pptx.kit import powerpoint_kit
from manege_analysis.report.pptx.meeting_pages import meeting_pages
from manege_analysis.report.pptx.results_pages import results_pages

Of = Callable[[str], Made]


def pages(made: Made, **changes: Any) -> dict[str, Any]:
    from manege_analysis.report.deck import block_two

    results = results_pages(block_two(made.shared), made.shared.summary, "da")
    plan = dataclasses.replace(made.plan, **changes)
    return {page.id: page for page in meeting_pages(plan, results, "Enheden", "da")}


def test_the_three_blocks_follow_each_other(made: Of) -> None:
    ids = list(pages(made("birkelund")))
    order = ["velkommen", "dagsorden", "spilleregler", "blok-to", "hvem-svarede", "dialog",
             "cases", "blok-tre", "i-manegen", "case-emil", "nedslag-emil-skemaet",
             "p-plads", "aftaler", "afslutning"]  # fmt: skip
    assert [each for each in ids if each in order] == order
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_each_touchpoint_has_a_slide_naming_who_enters_the_ring(made: Of, cluster: str) -> None:
    once = made(cluster)
    assert once.plan.touchpoints
    shown = {slide.shapes.title.text_frame.text: slide for slide in opened(once.meeting).slides}
    for number, point in enumerate(once.plan.touchpoints, 1):
        said = texts(shown[point.question])
        assert f"Nedslag {number} · " in said and point.situation in said
        for actor in point.actors:
            role = once.plan.invitees(actor)[0].role
            assert role in said
            assert role in shown[point.question].notes_slide.notes_text_frame.text


def test_only_who_said_yes_is_named(made: Of) -> None:
    once = made("birkelund")
    first, second, *rest = once.plan.actors
    first = dataclasses.replace(first, answer="accepted", person=Person("Gerda Opdigtet"))
    second = dataclasses.replace(second, answer="invited", person=Person("Villy Opdigtet"))
    found = pages(once, actors=(first, second, *rest))
    named = {each.name for page in found.values() for each in page.ring}
    assert "Gerda Opdigtet" in named and "Villy Opdigtet" not in named


def test_the_reader_has_the_whole_story_in_the_notes(made: Of) -> None:
    once = made("birkelund")
    found = pages(once)
    for case in once.plan.cases:
        assert " ".join(case.story.split()) in " ".join(" ".join(found[f"case-{case.id}"].notes).split())


def test_a_part_ends_in_a_break_that_says_when_to_be_back(made: Of) -> None:
    assert pages(made("birkelund"))["pause-1745"].title == "Pause – vi går i gang igen kl.\u00a017.55"


def test_forms_hold_what_is_known_and_empty_lines_for_the_rest(made: Of) -> None:
    parked = ParkingLine("p1", "Fælles telefonliste", "idea", "PPR", date(2027, 4, 1), "", "open")
    agreed = Agreement("a1", "Ring før du henviser", "Alle", None, None, "Nyhedsbrev", "open")
    found = pages(made("birkelund"), parking_lot=(parked,), agreements=(agreed,))
    lines = found["p-plads"].table.rows
    assert lines[1] == ("Fælles telefonliste", "PPR", "1. april 2027")
    assert lines[2:] == (("", "", ""),) * 4
    assert found["aftaler"].table.rows[1] == ("Ring før du henviser", "Alle", "", "Nyhedsbrev")


def test_many_agreements_are_shown_and_those_without_room_are_counted(made: Of) -> None:
    long = "PPR får fast telefontid hver tirsdag og torsdag formiddag fra klokken otte til ni"
    agreed = tuple(
        Agreement(f"a{n}", f"{long} ({n})", "Lederen af PPR", None, None, "Nyhedsbrev", "open")
        for n in range(11)
    )
    once = made("birkelund")
    page = pages(once, agreements=agreed)["aftaler"]
    assert len(page.table.rows) == 9
    assert page.note == "3 til står i aftaleskemaet."
    plan = dataclasses.replace(once.plan, agreements=agreed)
    deck = opened(dict(powerpoint_kit(once.shared, plan).files)["deles/moede.pptx"])
    (table,) = (
        shape
        for slide in deck.slides
        if slide.shapes.title.text_frame.text == page.title
        for shape in slide.shapes
        if shape.has_table
    )
    assert table.top + sum(row.height for row in table.table.rows) <= deck.slide_height * 0.92


def test_roles_have_a_slide_only_when_somebody_holds_one(made: Of) -> None:
    once = made("birkelund")
    nobody = tuple(dataclasses.replace(role, person=None) for role in once.plan.roles)
    assert "roller" not in pages(once, roles=nobody)
    first, *rest = nobody
    held = dataclasses.replace(first, person=Person("Gerda Opdigtet"))
    rows = pages(once, roles=(held, *rest))["roller"].table.rows
    assert rows[1:] == (("Velkomst", "Gerda Opdigtet"),)


def test_who_follows_up_is_named_at_the_end(made: Of) -> None:
    once = made("birkelund")
    roles = tuple(
        dataclasses.replace(each, person=Person("Gerda Opdigtet")) if each.role == "follow_up" else each
        for each in once.plan.roles
    )
    nobody = tuple(dataclasses.replace(each, person=None) for each in once.plan.roles)
    assert "Klyngekoordinatoren minder" in pages(once, roles=nobody)["afslutning"].points[-1].text
    assert "Gerda Opdigtet minder" in pages(once, roles=roles)["afslutning"].points[-1].text


def test_a_meeting_without_date_or_cases_still_has_its_slides(made: Of) -> None:
    once = made("birkelund")
    found = pages(once, day=None, cases=(), touchpoints=(), purpose="", areas=(), ground_rules=())
    assert "formaal" not in found and "spilleregler" not in found
    assert found["velkommen"].lead == f"{once.plan.place.name}\nEnheden"


def test_minutes_come_from_the_run_sheet_or_else_from_the_touchpoint(made: Of) -> None:
    once = made("birkelund")
    point = once.plan.touchpoints[0]
    planned = sum(step.minutes for step in once.plan.run_sheet if step.touchpoint == point.id)
    name = f"nedslag-{point.case}-{point.id}"
    assert pages(once)[name].minutes == planned
    asked = point.intro_minutes + point.dialogue_minutes + 1.5 * len(point.actors)
    assert pages(once, run_sheet=())[name].minutes == asked


def test_markup_in_a_plan_stays_text(made: Of) -> None:
    once = made("birkelund")
    plan = dataclasses.replace(once.plan, title='<b>Møde</b> & "mere" ]]>', purpose="=1+1 <a:t/>")
    deck = opened(dict(powerpoint_kit(once.shared, plan).files)["deles/moede.pptx"])
    shown = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert shown[0] == '<b>Møde</b> & "mere" ]]>'
    assert "=1+1 <a:t/>" in shown
    assert deck.core_properties.title == '<b>Møde</b> & "mere" ]]>'


def test_english_slides_are_english(made: Of) -> None:
    once = made("birkelund")
    shared = dataclasses.replace(once.shared, language="en")
    deck = opened(powerpoint_kit(shared, None).files[0][1])
    assert len(powerpoint_kit(shared, None).files) == 1
    assert deck.core_properties.language == "en-GB"
    assert deck.slides[1].shapes.title.text_frame.text == "23 of 36 doctors have answered"
    assert "Time: about 2 min." in deck.slides[1].notes_slide.notes_text_frame.text
