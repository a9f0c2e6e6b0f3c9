"""A finished count table as a cluster's input: the same totals, the same ladder, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from export_fixtures import QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.decisions import TakeRowOut
from manege_analysis.errors import ExportError
from manege_analysis.exports import words_marks
from manege_analysis.exports.answers import NOT_SHOWN, Answers, Choices, Source, Ticks
from manege_analysis.exports.counttable import Count, CountTable, parse_counts
from manege_analysis.exports.fromcounts import answers_from_counts
from manege_analysis.exports.rawvalues import RawValues, raw_values
from manege_analysis.exports.read import read_answers
from manege_analysis.questionnaire.model import Option, Question, Questionnaire
from manege_analysis.summary.about import About
from manege_analysis.summary.counting import count
from manege_analysis.summary.gate import summarise
from manege_analysis.summary.policy import Partition, PrivacyPolicy
from manege_analysis.wording.text import Text

ABOUT = About("nordby", "Klynge Nordby", None, "1")
PASTED = """spørgsmål\tsvar\tantal\tgrundlag
Hvor godt kender du PPR?\tI høj grad\t6\t21
\tI nogen grad\t9\t
\tSlet ikke\t6\t
Hvem ringer du til?\tPPR\t7\t20
\tSkolen; altid lederen\t15\t
Hvilken slags klinik arbejder du i?\tSolo\t8\t21
\tFælles\t13\t
"""
CLOSED = [item for item in QUESTIONNAIRE.items if item.options]


def counts_of(answers: Answers) -> CountTable:
    """Total up answers question by question, which is all that a finished table tells."""
    told = []
    for item in CLOSED:
        found = count(item, answers.columns[item.key])
        told += [
            Count(item.key, o, n, found.answered) for o, n in zip(found.options, found.each, strict=True)
        ]
    return CountTable("optaelling.csv", tuple(told))


@st.composite
def clean_answers(draw: st.DrawFn) -> Answers:
    rows = draw(st.integers(1, 40))
    columns = {}
    for item in CLOSED:
        labels = tuple(option.id for option in item.options)
        if item.kind == "multi":
            cells = st.lists(st.integers(0, 1), min_size=len(labels), max_size=len(labels))
            ticked = draw(st.lists(cells, min_size=rows, max_size=rows))
            columns[item.key] = Ticks(np.array(ticked, dtype=np.int8), labels)
        else:
            # The first question is answered by all, so that its base is the number of respondents.
            least = 0 if item is CLOSED[0] else -1
            codes = draw(st.lists(st.integers(least, len(labels) - 1), min_size=rows, max_size=rows))
            columns[item.key] = Choices(np.array(codes, dtype=np.int32), labels)
    source = Source("a.csv", "", "generic")
    return Answers(source, np.arange(rows, dtype=np.int64), columns)


@settings(max_examples=40)
@given(clean_answers(), st.sampled_from(["closed", "open"]))
def test_counts_and_the_answers_they_were_made_from_are_published_alike(
    answers: Answers, policy: str
) -> None:
    rules = PrivacyPolicy()
    if policy == "open":
        consent = {"by": "Klyngen", "on": "2026-11-01", "wording": "Vi deler alle tal."}
        rules = PrivacyPolicy.model_validate({"policy": "open", "consent": consent})
    finished = answers_from_counts(counts_of(answers), QUESTIONNAIRE)
    whole = summarise(answers, QUESTIONNAIRE, ABOUT, rules, "share")
    totals = summarise(finished, QUESTIONNAIRE, ABOUT, rules, "share")
    assert totals.tables == whole.tables
    assert totals.response == whole.response
    assert totals.totals and "færdig optælling" in totals.merged.da


@settings(max_examples=40)
@given(clean_answers())
def test_counting_again_gives_the_table_back(answers: Answers) -> None:
    table = counts_of(answers)
    assert counts_of(answers_from_counts(table, QUESTIONNAIRE)).counts == table.counts


def test_a_pasted_table_is_answers_of_as_many_as_its_largest_base(tmp_path: Path) -> None:
    path = tmp_path / "indsat.txt"
    path.write_text(PASTED, "utf-8")
    answers = read_answers(path, QUESTIONNAIRE)
    assert len(answers) == 21 and answers.source.totals
    assert answers.source.tool == "count-table"
    assert answers.source.evidence[0] is words_marks.COUNTS_MARKS
    assert answers.missing == ("samarbejde.skoler", "samarbejde.kommune")
    rows = [line.split("\t") for line in PASTED.splitlines()]
    book = read_answers(write_xlsx(tmp_path / "tal.xlsx", {"Ark1": rows}), QUESTIONNAIRE)
    assert [(c.labels, codes_of(c).tolist()) for c in book.columns.values()] == [
        (c.labels, codes_of(c).tolist()) for c in answers.columns.values()
    ]


def codes_of(column: object) -> np.ndarray:  # type: ignore[type-arg]
    assert isinstance(column, Choices | Ticks)
    return column.codes if isinstance(column, Choices) else column.ticked


def test_whoever_the_base_counts_is_a_respondent_though_the_counts_leave_some_out() -> None:
    table = parse_counts("question;answer;count;base\nkender;I høj grad;12;21")
    answers = answers_from_counts(table, QUESTIONNAIRE)
    share = summarise(answers, QUESTIONNAIRE, ABOUT, PrivacyPolicy(), "share")
    assert share.response.respondents == 21
    internal = summarise(answers, QUESTIONNAIRE, ABOUT, PrivacyPolicy(), "internal")
    assert internal.response.partial is None


def test_there_is_nothing_to_clean_and_decisions_on_answers_are_told_not_applied() -> None:
    answers = answers_from_counts(parse_counts(PASTED), QUESTIONNAIRE)
    out = TakeRowOut.model_validate(
        {"decide": "take-row-out", "by": "AB", "when": "2026-11-20", "row": 2}
    )
    cleaned, log = clean(answers, QUESTIONNAIRE, [out])
    assert cleaned is answers and (log.changes, log.rows_in, log.rows_out) == ((), 21, 21)
    assert log.notes[0].da.startswith("1 beslutninger handler om enkelte besvarelser")
    assert clean(answers, QUESTIONNAIRE)[1].notes == ()


def test_no_groups_are_made_because_nobody_knows_who_gave_which_two_answers() -> None:
    solo = {"id": "solo", "text": "Solo", "options": ["solo"]}
    partition = Partition.model_validate({"by": "klinik", "groups": [solo]})
    policy = PrivacyPolicy(compare=partition)
    many = "klinik;Solo;30;60\n;Fælles;30;60\nringer;ppr;20;60\n;skole;30;60"
    finished = answers_from_counts(parse_counts(HEAD + many), QUESTIONNAIRE)
    assert summarise(finished, QUESTIONNAIRE, ABOUT, policy, "share").groups == ()
    single = replace(finished, source=replace(finished.source, totals=False))
    assert summarise(single, QUESTIONNAIRE, ABOUT, policy, "share").groups != ()


def test_finished_counts_name_nobody(tmp_path: Path) -> None:
    path = tmp_path / "indsat.txt"
    path.write_text(PASTED, "utf-8")
    assert raw_values(path, read_answers(path, QUESTIONNAIRE)) == RawValues((), ())


# A question that only some were asked.

YES_NO = (Option("ja", Text("Ja")), Option("nej", Text("Nej")))
FILTERED = Questionnaire(
    "filter",
    "1",
    Text("Filter"),
    (
        Question("henvist", "single", Text("Har du henvist?"), options=YES_NO),
        Question(
            "retur", "single", Text("Kom den retur?"), options=YES_NO, shown_if=("henvist", ("ja",))
        ),
        Question("steder", "multi", Text("Hvor?"), options=YES_NO, shown_if=("retur", ("ja",))),
        Question("hvem", "single", Text("Hvem?"), options=YES_NO, shown_if=("steder", ("ja",))),
        Question("svar", "single", Text("Svar?"), options=YES_NO, shown_if=("steder", ("ja", "nej"))),
    ),
)
HEAD = "question;answer;count;base\n"


def test_a_filtered_question_stands_in_the_rows_of_those_who_were_asked() -> None:
    text = HEAD + (
        "henvist;ja;20;30\n;nej;10;\nretur;ja;8;20\n;nej;12;\nsteder;ja;5;8\n;nej;4;\nhvem;ja;3;5\n;nej;2;\n"
        "svar;ja;6;8\n"
    )
    answers = answers_from_counts(parse_counts(text), FILTERED)
    led = answers.columns["henvist"].codes == 0  # type: ignore[union-attr]
    back = answers.columns["retur"].codes  # type: ignore[union-attr]
    assert (led == (back != NOT_SHOWN)).all()
    assert (np.bincount(back[led]) == [8, 12]).all()
    where = answers.columns["steder"].ticked  # type: ignore[union-attr]
    assert ((where == NOT_SHOWN).all(axis=1) == (back != 0)).all()
    who = answers.columns["hvem"].codes  # type: ignore[union-attr]
    assert ((who == NOT_SHOWN) == (where[:, 0] != 1)).all()
    # How many ticked one place or another is in no table, so nobody is said to have been spared.
    assert not (answers.columns["svar"].codes == NOT_SHOWN).any()  # type: ignore[union-attr]


def test_a_filter_that_is_not_in_the_table_spares_nobody() -> None:
    answers = answers_from_counts(parse_counts(HEAD + "retur;ja;8;20\n"), FILTERED)
    assert not (answers.columns["retur"].codes == NOT_SHOWN).any()  # type: ignore[union-attr]
    share = summarise(answers, FILTERED, ABOUT, PrivacyPolicy(), "share")
    assert share["retur"].rung == "withheld"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("henvist;ja;12;30\n;nej;18;\nretur;ja;3;13\n", 'expected a base of at most 12 for "retur"'),
        ("henvist;ja;20;30\n;nej;18;\n", 'at most 30 answers to "henvist", one from each'),
        ("henvist;ja;2;3000000\n", "a base of at most 100,000"),
    ],
)
def test_counts_that_cannot_be_are_refused(text: str, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        answers_from_counts(parse_counts(HEAD + text), FILTERED)


def test_an_unknown_question_in_a_cluster_s_counts_is_refused_with_the_known(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["spørgsmål", "svar", "antal"], ["Ukendt?", "Ja", "3"]])
    with pytest.raises(ExportError, match="a question of the questionnaire"):
        read_answers(path, QUESTIONNAIRE)
