"""The page that runs the meeting, as it is written: whole, escaped, and with nothing from elsewhere."""

from __future__ import annotations

import re

import printed_plans
import pytest
from bs4 import BeautifulSoup

from manege_analysis.report import assets
from manege_analysis.report.identity import Brand
from manege_analysis.report.manegen.page import manegen_html
from manege_analysis.report.manegen.steps import steps, stories

BRAND = Brand("Kvalitetsenheden Midtby")


def soup(**changes: object) -> BeautifulSoup:
    return BeautifulSoup(manegen_html(printed_plans.ordinary(**changes), BRAND), "html.parser")


def test_the_steps_are_the_run_sheet_from_welcome_to_thanks() -> None:
    plan = printed_plans.ordinary()
    found = steps(plan)
    assert sum(step.minutes for step in found) == plan.agenda.minutes
    assert (found[0].at, found[0].item) == ("16.30", "Velkomst og planen for dagen")
    assert found[-1].item == "Afslutning"
    assert {step.kind for step in found}.isdisjoint({"setup", "debrief"})


def test_during_a_turn_the_ring_holds_all_who_came_in_and_the_speaker_last() -> None:
    plan = printed_plans.ordinary()
    turns = [step for step in steps(plan) if step.kind == "turn" and step.point == 1]
    assert [len(step.ring) for step in turns] == list(range(1, len(turns) + 1))
    for step in turns:
        assert step.ring[-1] == step.who


def test_every_touchpoint_stands_under_its_case_and_names_who_is_called_in() -> None:
    plan = printed_plans.ordinary()
    told = stories(plan)
    assert [story.title for story in told] == [case.title for case in plan.cases]
    points = [point for story in told for point in story.points]
    assert [point.number for point in points] == list(range(1, len(plan.touchpoints) + 1))
    assert all(len(p.actors) == len(t.actors) for p, t in zip(points, plan.touchpoints, strict=True))


def test_the_page_carries_one_script_which_its_policy_allows_and_nothing_from_elsewhere() -> None:
    page = soup()
    meta = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    [script] = [each for each in page.find_all("script") if not each.get("type")]
    assert assets.script_hash(script.string) in meta["content"]
    assert "default-src 'none'" in meta["content"]
    assert not page.find_all(["link", "img", "iframe"])
    assert not [tag for tag in page.find_all(True) if tag.get("src") or tag.get("style")]
    assert not re.search(r"https?://", script.string)


def test_what_people_wrote_is_text_on_the_page() -> None:
    bad = '</script><script>alert("1")</script>'
    page = soup(title=bad, roles={"chair": bad})
    assert bad in page.h1.string
    assert len(page.find_all("script")) == 2


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_word_of_the_page_is_in_its_language(language: str) -> None:
    page = soup(language=language)
    assert page.html["lang"] == language
    assert page.find(id="evening-title").string == {"da": "Aftenen", "en": "The evening"}[language]


def test_a_meeting_without_cases_still_has_its_agenda() -> None:
    page = BeautifulSoup(manegen_html(printed_plans.empty(), Brand()), "html.parser")
    assert len(page.select("#steps > li")) > 8
    assert page.find(id="cases-title") is None
    assert page.body["data-date"] == ""


def test_the_same_plan_gives_the_same_page() -> None:
    assert manegen_html(printed_plans.ordinary(), BRAND) == manegen_html(printed_plans.ordinary(), BRAND)


@pytest.mark.parametrize(
    "newer",
    [
        "?.",
        "??",
        "||=",
        ".at(",
        "structuredClone(",
        "replaceAll(",
        "Object.hasOwn",
        "findLast",
        "#priv",
        "import(",
    ],
)
def test_the_script_is_plain_enough_for_an_old_laptop(newer: str) -> None:
    # A browser of 2020 stops at the first letter it does not know, and then nothing runs at all.
    assert newer not in assets.template_text("manegen.js")


@pytest.mark.parametrize(
    "newer", [":has(", "@container", "@layer", "dvh", "color-mix(", "subgrid", "&:"]
)
def test_the_style_is_plain_enough_for_an_old_laptop(newer: str) -> None:
    assert newer not in assets.template_text("manegen.css")
