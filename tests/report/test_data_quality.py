"""The report of data quality tells what was changed and why, and nobody's own words."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from manege_analysis.cleaning.audit import AuditLog, Change, UnknownAnswer
from manege_analysis.report.blocks import Blocks, Facts, Grid, Prose
from manege_analysis.report.data_quality import attention, data_quality
from manege_analysis.wording.text import Text
from manege_analysis.workflow import Prepared

Prepare = Callable[[str], Prepared]


def grids(blocks: Blocks) -> list[Grid]:
    """Return the tables of one part."""
    return [block for block in blocks if isinstance(block, Grid)]


def with_log(prepared: Prepared, log: AuditLog) -> Prepared:
    """Return the cluster with another audit log."""
    return replace(prepared, audit=log)


def test_what_came_in_is_counted(prepared: Prepare) -> None:
    birkelund = prepared("birkelund")
    (facts,) = (block for block in data_quality(birkelund).arrived if isinstance(block, Facts))
    said = dict(facts.facts)
    assert said["Rækker i filen"] == str(birkelund.audit.rows_in)
    assert said["Besvarelser, der tæller"] == str(birkelund.audit.rows_out) == "23"


def test_every_rule_that_changed_something_is_named_with_its_count(prepared: Prepare) -> None:
    quality = data_quality(prepared("birkelund"))
    rules = {
        row[0]: int(row[2]) for part in (quality.rows, quality.changes) for row in grids(part)[0].rows
    }
    used = {rule.name.da: n for rule, n in prepared("birkelund").audit.rules_used()}
    assert rules == used
    assert rules["Aldrig besvaret"] == 10


def test_rows_that_left_are_listed_by_rule_with_their_numbers(prepared: Prepare) -> None:
    log = AuditLog(
        (Change("test", 7), Change("test", 9), Change("egen-regel", 12)), rows_in=12, rows_out=9
    )
    listed = grids(data_quality(with_log(prepared("birkelund"), log)).rows)[1]
    assert listed.rows == (("Testbesvarelse", "7, 9"), ("egen-regel", "12"))


def test_equal_changes_are_counted_together(prepared: Prepare) -> None:
    change = Change("label-form", 7, "ppr-kontakt", " svært", "Svært")
    log = AuditLog((change, replace(change, row=8)), notes=(Text("Værd at vide."),))
    _rules, changes, notes = grids(data_quality(with_log(prepared("birkelund"), log)).changes)
    assert changes.rows == (("ppr-kontakt", "Skrivemåde", " svært", "Svært", "2"),)
    assert notes.rows == (("Værd at vide.",),)


def test_a_clean_file_is_praised_in_a_sentence_each(prepared: Prepare) -> None:
    quality = data_quality(with_log(prepared("birkelund"), AuditLog()))
    told = [block.paragraphs[0] for part in (quality.rows, quality.changes, quality.unknown)
            for block in part if isinstance(block, Prose)]  # fmt: skip
    assert told == [
        "Alle rækker i filen tæller med.",
        "Ingen svar blev ændret.",
        "Alle svar blev genkendt.",
    ]


def test_unknown_answers_are_listed_with_the_nearest_known_one(prepared: Prepare) -> None:
    unknown = UnknownAnswer("ppr-kontakt", "Svaert", 3, ("Let", "Svært"), "Svært", (4, 5, 9))
    quality = data_quality(with_log(prepared("birkelund"), AuditLog(unknown=(unknown,))))
    assert grids(quality.unknown)[0].rows == (("ppr-kontakt", "Svaert", "3", "Svært", "4, 5, 9"),)
    assert "decisions.yaml" in str(quality.unknown[1])


def test_every_question_tells_how_many_saw_and_answered_it(prepared: Prepare) -> None:
    (grid,) = grids(data_quality(prepared("birkelund")).questions)
    assert {row[0] for row in grid.rows} == {
        table.key for table in prepared("birkelund").internal.tables if table.bases
    }
    assert all(int(row[3]) <= int(row[2]) <= 23 for row in grid.rows)


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (0, ()),
        (1, ("1 svar er ikke genkendt og tæller ikke med, før du har taget stilling til det.",)),
        (2, ("2 svar er ikke genkendt og tæller ikke med, før du har taget stilling til dem.",)),
    ],
)
def test_a_person_is_told_what_to_look_at_first(
    prepared: Prepare, unknown: int, told: tuple[str, ...]
) -> None:
    each = UnknownAnswer("q", "x", unknown, ())
    cluster = prepared("birkelund")
    cluster = replace(cluster, raw=replace(cluster.raw, missing=(), unmatched=()))
    assert attention(with_log(cluster, AuditLog(unknown=(each,) if unknown else ()))) == told


def test_missing_questions_foreign_columns_and_few_answers_are_told(prepared: Prepare) -> None:
    cluster = prepared("laerkesund")
    cluster = replace(cluster, raw=replace(cluster.raw, missing=("q1",), unmatched=("a", "b")))
    assert attention(with_log(cluster, AuditLog())) == (
        "1 spørgsmål fra spørgeskemaet er ikke i filen.",
        "2 kolonner i filen passer ikke til noget spørgsmål.",
        "Der er under 10 svar, så blok to viser ingen tal.",
    )
    arrived = data_quality(with_log(cluster, AuditLog())).arrived
    assert [grid.rows for grid in grids(arrived)[-2:]] == [(("q1",),), (("a",), ("b",))]


@pytest.mark.parametrize("cluster", ["birkelund", "tranevig", "ravnemose", "egernholt", "laerkesund"])
def test_no_respondents_own_words_stand_in_the_report(prepared: Prepare, cluster: str) -> None:
    quality = data_quality(prepared(cluster))
    parts = (quality.arrived, quality.rows, quality.changes, quality.unknown, quality.questions)
    page = json.dumps([block.as_json() for part in parts for block in part], ensure_ascii=False)
    written = {
        text
        for column in prepared(cluster).raw.columns.values()
        for text in getattr(column, "values", ())
        if isinstance(text, str) and len(text.split()) >= 5
    }
    assert written
    assert not [text for text in written if text in page]


def test_the_mark_belongs_to_this_input(prepared: Prepare) -> None:
    sealed = data_quality(prepared("birkelund")).mark
    assert sealed.input == prepared("birkelund").raw.source.sha256
    assert (sealed.slides, sealed.charts, sealed.document.edition) == (0, 1, "internal")


def test_notes_are_told_where_nothing_was_changed(prepared: Prepare) -> None:
    log = AuditLog(notes=(Text("Rækkerne 2, 3 er ens.", "Rows 2, 3 are equal."),))
    (notes,) = grids(data_quality(with_log(prepared("birkelund"), log)).changes)
    assert notes.rows == (("Rækkerne 2, 3 er ens.",),)


def test_how_the_file_was_understood_is_told_in_the_report_s_language(prepared: Prepare) -> None:
    birkelund = prepared("birkelund")
    said = [row[0] for row in grids(data_quality(birkelund).arrived)[0].rows]
    assert "Filen har SurveyXacts fem statuskolonner (stato eller statoverall)." in said
    english = replace(birkelund, settings=replace(birkelund.settings, language="en"))
    said = [row[0] for row in grids(data_quality(english).arrived)[0].rows]
    assert "It has SurveyXact's five status columns (stato or statoverall)." in said
