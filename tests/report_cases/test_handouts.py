"""The hand-outs say the share choice and nothing else: stories, touchpoints, each actor's questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from manege_analysis.cases.decision_kinds import ChooseCases
from manege_analysis.errors import PrivacyError
from manege_analysis.planning import suggest_unanswered, themes_of
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import Handouts, Sender, evening_order, handouts
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.identity import Brand
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace

Choices = Callable[[str], Choice]
Made = Callable[[str], Handouts]
DAY = date(2026, 12, 15)
SENDER = Sender("Klynge Birkelund", Brand("Kvalitetsenheden"), DAY, "da")


def test_a_choice_from_the_internal_summary_is_refused(choices: Choices) -> None:
    with pytest.raises(PrivacyError, match="a choice of the share edition"):
        handouts(choices("birkelund").internal, SENDER)


def test_without_a_choice_there_are_no_hand_outs(choices: Choices) -> None:
    assert handouts(choices("unranked").share, SENDER) is None


def test_the_cases_stand_in_the_order_told_with_their_whole_story(choices: Choices, made: Made) -> None:
    share = choices("birkelund").share
    assert share.suggestion is not None
    told = [share.library.case(case) for case in share.suggestion.cases]
    assert [page.title for page in made("birkelund").cases] == [case.title.da for case in told]
    for page, case in zip(made("birkelund").cases, told, strict=True):
        assert " ".join(page.story).split() == case.story.da.split()


def test_touchpoints_are_numbered_through_the_evening(choices: Choices, made: Made) -> None:
    numbers = [point.number for page in made("birkelund").cases for point in page.points]
    suggestion = choices("birkelund").share.suggestion
    assert suggestion is not None
    assert numbers == list(range(1, len(suggestion.touchpoints) + 1))


def test_every_actor_in_a_ring_finds_every_question_put_to_them(choices: Choices, made: Made) -> None:
    share = choices("birkelund").share
    assert share.suggestion is not None
    wanted = {
        (share.library.actor(actor).role.da, number)
        for number, each in enumerate(evening_order(share.suggestion, share.library), start=1)
        for actor in each.actors
    }
    pages = made("birkelund").actors
    assert {(page.role, asked.number) for page in pages for asked in page.asked} == wanted
    assert len({page.role for page in pages}) == len(pages)


def test_the_one_page_choice_has_tiers_and_no_percentage(made: Made) -> None:
    page = made("birkelund")
    assert {line.tier for line in page.themes} <= {"stort", "mellem", "mindre"}
    tiers = [line.tier for line in page.themes]
    assert tiers == sorted(tiers, key=["stort", "mellem", "mindre"].index)
    assert "%" not in page.choice


def test_what_is_not_touched_is_said(choices: Choices, made: Made) -> None:
    suggestion = choices("birkelund").share.suggestion
    assert suggestion is not None
    untouched = [line.theme for line in made("birkelund").themes if line.cases == "Ikke berørt"]
    assert len(untouched) == len(suggestion.uncovered)
    assert all(theme in made("birkelund").uncovered for theme in untouched)


def test_a_ranking_is_said_to_be_one(made: Made) -> None:
    assert "klyngekoordinatoren har sat i rækkefølge" in made("laerkesund").choice
    assert "rækkefølge" in made("laerkesund").tiers
    assert len(made("laerkesund").themes) == 6


def test_english_is_set_throughout(choices: Choices) -> None:
    english = Sender("Cluster Birkelund", Brand(), DAY, "en")
    page = handouts(choices("birkelund").share, english)
    assert page is not None
    assert page.title == "Cases for the meeting"
    assert page.choice.startswith("We tried every combination of three cases")
    assert page.day == "15 December 2026"


def test_the_sentence_says_why_nothing_can_be_chosen(choices: Choices) -> None:
    assert "For få har svaret" in choice_said(choices("unranked").share, "da")


def test_cases_chosen_before_any_answer_are_handed_out_and_say_so() -> None:
    settings = load_settings(sample_workspace(), "birkelund", day=DAY)
    hand = ChooseCases(
        decide="choose-cases", by="AB", when=DAY, cases=("emil", "freja", "ida"), why="Kendt"
    )
    themes = themes_of(load_questionnaire(shipped_template()))
    found = suggest_unanswered(themes, replace(settings, decisions=(hand,)))
    page = handouts(found, Sender("Klynge Birkelund", Brand(), DAY, "da"))
    assert page is not None and len(page.themes) == len(themes)
    assert {line.tier for line in page.themes} == {"ikke vist"}
    assert "af spørgeskemaets 15 temaer" in page.choice
    assert page.choice.endswith("hverken svar eller en rækkefølge af temaerne at vælge ud fra.")
    assert page.tiers.startswith("Ingen har svaret endnu")
