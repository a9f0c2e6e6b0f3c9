"""The workbook without its screens: what is decided is in the files, shown at once, undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from manege_analysis.cases.decision_kinds import BanCase, LockCase
from manege_analysis.cleaning.decisions import MergeLabel, SwitchRule
from manege_analysis.errors import SettingsError
from manege_analysis.settings import read_decisions
from manege_analysis.shipped import sample_workspace
from manege_analysis.workbook.book import Book, attempt
from manege_analysis.workbook.savedfiles import ChangedMeanwhileError


def test_a_merged_label_counts_at_once_and_undo_takes_it_back(book: Book) -> None:
    assert book.desk.prepared is not None and len(book.desk.prepared.audit.unknown) == 1
    unknown = book.desk.prepared.audit.unknown[0]
    book.decide(MergeLabel, question=unknown.question, label=unknown.label, into=unknown.known[0])
    assert book.desk.prepared.audit.unknown == ()
    book.undo()
    assert book.desk.prepared.audit.unknown == (unknown,)
    assert book.can_undo == 0
    with pytest.raises(SettingsError, match="intet at fortryde"):
        book.undo()


def test_answers_are_read_again_only_when_they_depend_on_the_decision(book: Book) -> None:
    answers = book.desk.prepared.answers  # type: ignore[union-attr]
    book.decide(BanCase, case="emil")
    assert book.desk.prepared.answers is answers  # type: ignore[union-attr]
    book.decide(SwitchRule, rule="near-match", on=False)
    assert book.desk.prepared.answers is not answers  # type: ignore[union-attr]


def test_a_locked_case_is_suggested_and_survives_a_restart(book: Book) -> None:
    suggested = book.suggested("internal")
    assert suggested is not None and suggested is book.suggested("internal")
    left = next(c.id for c in suggested.library.cases if c.id not in suggested.suggestion.cases)  # type: ignore[union-attr]
    book.decide(LockCase, case=left, why="Aftalt")
    again = Book(book.place).suggested("internal")
    assert again is not None and left in again.suggestion.cases  # type: ignore[union-attr]


def test_what_another_decided_meanwhile_is_noticed_and_read(book: Book) -> None:
    other = Book(book.place)
    other.decide(BanCase, case="emil")
    with pytest.raises(ChangedMeanwhileError):
        book.decide(BanCase, case="sofie")
    book.decide(BanCase, case="sofie")
    banned = [each.case for each in read_decisions(book.place.folder) if isinstance(each, BanCase)]
    assert banned == ["emil", "sofie"]


def test_the_sample_itself_is_never_written(book: Book, tmp_path: Path) -> None:
    book.move(workspace=sample_workspace(), cluster="laerkesund")
    before = (book.place.folder / "decisions.yaml").read_bytes()
    for act in (lambda: book.decide(BanCase, case="emil"), lambda: book.set_meeting(title="x")):
        with pytest.raises(SettingsError, match="øvekopi"):
            act()
    assert (book.place.folder / "decisions.yaml").read_bytes() == before
    copy = book.practise(tmp_path / "min")
    book.set_meeting(title="Mit møde", roles__chair="Bo Ny")
    assert "Mit møde" in (copy / "clusters" / "laerkesund" / "meeting.yaml").read_text("utf-8")
    assert book.practise(tmp_path / "min") == copy


def test_a_problem_is_told_on_the_desk_and_not_raised(book: Book) -> None:
    (book.place.folder / "svar-samlet.csv").unlink()
    book.reload()
    assert book.desk.prepared is None and "svar-samlet.csv" in book.desk.problems[0]
    unanswered = book.suggested("share")
    assert unanswered is not None and unanswered.suggestion is not None
    assert unanswered.suggestion.basis == "ranking"  # the coordinator's, before there are answers
    book.move(cluster="")
    assert book.desk.problems == ("Vælg en klynge i trin 1, eller opret en ny.",)
    assert book.suggested("share") is None
    with pytest.raises(KeyError):
        book.desk.file("other.yaml")


def test_a_broken_file_is_told_in_a_sentence(book: Book) -> None:
    told = attempt(lambda: book.decide(LockCase))
    assert told and all(isinstance(each, str) for each in told)
    assert attempt(lambda: book.decide(LockCase, case="emil")) == ()


def test_everybody_but_who_acted_is_told(book: Book) -> None:
    heard: list[str] = []
    watchers = [lambda: heard.append("a"), lambda: heard.append("b")]
    for each in watchers:
        book.watch(each)
    book.changed(watchers[1])
    assert heard == ["a"]
