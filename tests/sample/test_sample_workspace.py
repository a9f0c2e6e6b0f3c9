"""The sample workspace as the product reads it: nobody is lost, nobody is named, all mess is found."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "data" / "sample"))

from maker.people import doctors
from maker.planted import PLANTED, SECRETS
from maker.planting import BOTH, ODD
from maker.stories import STORIES, Story

from manege_analysis.cleaning.audit import AuditLog
from manege_analysis.cleaning.clean import clean
from manege_analysis.exports.answers import Answers, Choices, Column, Ticks, Words
from manege_analysis.exports.read import read_answers
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.settings import RunSettings, cluster_ids, load_settings

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
BY_STORY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


@dataclass(frozen=True)
class Read:
    settings: RunSettings
    questionnaire: Questionnaire
    raw: Answers
    answers: Answers
    audit: AuditLog


@cache
def read(cluster: str) -> Read:
    settings = load_settings(SAMPLE, cluster)
    questionnaire = load_questionnaire(settings.questionnaire)
    raw = read_answers(settings.exports[0], questionnaire, settings.columns)
    answers, audit = clean(raw, questionnaire, settings.decisions, roster=settings.cluster.roster)
    return Read(settings, questionnaire, raw, answers, audit)


def said(column: Column) -> list[str]:
    """All text that a column holds."""
    if isinstance(column, Words):
        return list(column.values)
    if isinstance(column, Choices):
        return list(column.labels)
    return [*column.labels, *column.leftover] if isinstance(column, Ticks) else []


def test_every_story_has_a_folder_and_every_folder_a_story() -> None:
    assert cluster_ids(SAMPLE) == tuple(story.id for story in STORIES)


@BY_STORY
def test_cleaning_finds_the_real_answers(story: Story) -> None:
    assert len(read(story.id).answers) == story.answers


@BY_STORY
def test_rows_leave_by_the_rule_that_is_meant_for_them(story: Story) -> None:
    rules = read(story.id).audit.by_rule()
    assert rules.get("take-row-out", 0) == story.tests
    assert rules.get("put-row-back", 0) == story.kept
    assert rules.get("never-answered", 0) == story.never
    assert rules.get("unsubmitted", 0) == story.partial
    assert rules.get("duplicate", 0) == story.double


@BY_STORY
def test_every_question_is_found_in_the_export(story: Story) -> None:
    found = read(story.id).raw
    assert found.missing == ()
    assert found.unmatched == ()


@BY_STORY
def test_no_doctor_is_named_in_anything_that_was_read(story: Story) -> None:
    raw = read(story.id).raw
    names = {doctor.name for doctor in doctors(story.id, story.members)} | {"Test Testesen"}
    names -= set(PLANTED[story.id].secrets)
    texts = [text for column in raw.columns.values() for text in said(column)]
    assert not [text for text in texts if "klinik.example" in text]
    assert not [name for name in names if any(name in text for text in texts)]
    assert raw.dropped


@BY_STORY
def test_the_planted_secrets_stand_in_the_export_and_in_no_cleaned_text(story: Story) -> None:
    both = read(story.id)
    before = both.raw.columns["god-erfaring"]
    assert sum(PLANTED[story.id].text.split()[0] in text for text in said(before)) >= 1
    assert all(any(secret in text for text in said(before)) for secret in PLANTED[story.id].secrets)
    after = [text for column in both.answers.columns.values() for text in said(column)]
    assert [secret for secret in SECRETS if any(secret in text for text in after)] == []


@BY_STORY
def test_unknown_answers_are_those_planted(story: Story) -> None:
    planted = {(odd.item, odd.value) for odd in ODD[story.id] if isinstance(odd.value, str)}
    planted -= {(odd.item, odd.value) for odd in ODD[story.id] if odd.is_slip}
    if story.id == "egernholt":
        planted.discard(("ppr-kontakt", BOTH))  # merged by decision
    assert {(each.question, each.label) for each in read(story.id).audit.unknown} == planted


@BY_STORY
def test_numbers_that_cannot_be_are_out_of_range(story: Story) -> None:
    planted = sum(odd.item == "antal-boern" for odd in ODD[story.id])
    assert read(story.id).audit.by_rule().get("out-of-range", 0) == planted


@BY_STORY
def test_every_decision_still_applies(story: Story) -> None:
    assert not [note for note in read(story.id).audit.notes if "passer ikke længere" in note.da]


def test_slips_of_the_pen_are_understood() -> None:
    for story in STORIES:
        slips = sum(odd.is_slip for odd in ODD[story.id])
        assert read(story.id).audit.by_rule().get("near-match", 0) == slips


def test_nearly_right_labels_occur_in_every_export() -> None:
    for story in STORIES:
        assert read(story.id).audit.by_rule()["label-form"] > 0


def test_each_export_has_the_bytes_of_its_tool() -> None:
    def head(cluster: str) -> bytes:
        return read(cluster).settings.exports[0].read_bytes()[:4000]

    assert b";" in head("birkelund") and "Åsmose".encode("cp1252") in head("birkelund")
    assert head("tranevig").startswith(b"\xff\xfe") and b"\t\x00" in head("tranevig")
    assert head("egernholt").startswith(b"PK")
    assert b'"04/11/2026 08.00.00"' in head("ravnemose")
    assert head("laerkesund").startswith(b"\xef\xbb\xbfKlynge")


def test_an_option_with_the_delimiter_inside_is_read_as_one() -> None:
    column = read("egernholt").answers.columns["anbefalet"]
    assert isinstance(column, Ticks)
    assert (column.ticked[:, column.labels.index("familiehuset")] == 1).sum() >= 1
    assert not any("åben rådgivning uden" in text for text in column.leftover)


def test_the_adaptation_says_what_it_changed() -> None:
    adapted = read("egernholt").questionnaire
    assert adapted.extends == "boern-og-unge-i-psykisk-mistrivsel"
    assert len(adapted.changes) == 7
    assert adapted.item("weekend").asks_for.da
