"""The questionnaire that the product ships: complete, in two languages, and honest about what it is."""

from __future__ import annotations

import re

import pytest

from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.questionnaire.shipped import shipped_template, shipped_templates

ALWAYS_DANISH = {"headspace", "ADHD", "angst"}


@pytest.fixture(scope="module")
def template() -> Questionnaire:
    return load_questionnaire(shipped_template())


def test_every_shipped_template_can_be_loaded() -> None:
    assert shipped_template() in shipped_templates()
    for path in shipped_templates():
        assert load_questionnaire(path).id == path.stem


def test_it_has_24_to_32_questions_on_at_least_twelve_themes(template: Questionnaire) -> None:
    asked = {theme for item in template.items for theme, _ in item.themes}
    asked |= {theme for question in template.questions for _, theme, _ in question.option_themes}
    assert 24 <= len(template.questions) <= 32
    assert len(template.themes) >= 12
    assert asked == {theme.id for theme in template.themes}


def test_it_holds_every_kind_of_question_and_a_sensitive_one(template: Questionnaire) -> None:
    kinds = [question.kind for question in template.questions]
    assert set(kinds) == {"scale", "single", "multi", "matrix", "number", "date", "text"}
    assert kinds.count("text") >= 2
    assert any(question.sensitive for question in template.questions)
    assert any(question.kind == "multi" and question.other for question in template.questions)
    assert any(question.shown_if for question in template.questions)


def test_it_says_that_it_is_not_kiaps(template: Questionnaire) -> None:
    assert template.title.da == "Børn og unge i psykisk mistrivsel"
    assert "ikke KiAP's" in template.note.da and "ikke offentlig" in template.note.da
    assert "not KiAP's" in template.note.en


def test_every_scale_says_in_both_languages_what_its_problem_side_asks_for(
    template: Questionnaire,
) -> None:
    for item in template.items:
        if item.scale:
            assert item.scale.problem != "none", item.key
            assert item.asks_for.da and item.asks_for.en, item.key


def test_what_is_asked_for_reads_on_after_seventeen_of_twenty_one_doctors(
    template: Questionnaire,
) -> None:
    texts = [item.asks_for for item in template.items if item.scale]
    for text in texts:
        # A verb in the present tense comes first and no full stop last; English verbs are plural.
        assert re.match(r"(er|bliver|finder|får|hører|mangler|møder|oplever|savner|ser)\b", text.da), (
            text.da
        )
        assert re.match(r"(are|do|feel|find|have|lack|often|rarely|see) ", text.en), text.en
        assert text.da[-1].isalnum() and text.en[-1].isalnum()
    assert len({text.da for text in texts}) == len(texts)


def test_dont_know_stands_outside_every_scale(template: Questionnaire) -> None:
    for item in template.items:
        if item.scale:
            assert not {rung.id for rung in item.scale.rungs} & {"ved-ikke", "ikke-relevant"}, item.key


def test_everything_a_respondent_reads_is_there_in_both_languages(template: Questionnaire) -> None:
    texts = [template.title, template.note]
    texts += [each.text for each in (*template.themes, *template.sections, *template.questions)]
    texts += [item.text for item in template.items]
    texts += [option.text for item in template.items for option in item.options]
    for text in texts:
        assert text.da and text.en, text
        assert text.da != text.en or text.da in ALWAYS_DANISH, text


def test_sections_follow_each_other_and_none_is_empty(template: Questionnaire) -> None:
    order = list(dict.fromkeys(question.section for question in template.questions))
    assert order == [section.id for section in template.sections]
