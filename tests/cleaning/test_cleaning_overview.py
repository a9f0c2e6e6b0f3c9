"""The audit log as tables and as one line."""

from __future__ import annotations

from raw_answers import choices, flags, put_back, questionnaire, raw, scale, words

from manege_analysis.cleaning.audit import AuditLog, Change
from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.overview import (
    change_table,
    redaction_table,
    rows_to_respondents,
    rule_table,
    unknown_table,
)
from manege_analysis.questionnaire.model import Question
from manege_analysis.wording.text import Text

ASKED = questionnaire(scale("q1"), Question("q2", "text", Text("?")))
ANSWERS = raw(
    {
        "q1": choices("Enig", " enig", "Blå", "Blå", -1),
        "q2": words("010203-1234 og 010203-1234", "", "a@b.dk", "", ""),
    },
    marks={"test": flags(0, 1, 0, 0, 0)},
)
LOG = clean(ANSWERS, ASKED, [put_back(2)])[1]


def test_the_rows_are_told_in_one_line() -> None:
    assert rows_to_respondents(LOG) == "5 rækker → 3 respondenter: 1 testbesvarelse og 1 tom besvarelse"
    assert rows_to_respondents(LOG, "en") == "5 rows → 3 respondents: 1 test and 1 blank row"
    assert rows_to_respondents(AuditLog(rows_in=1, rows_out=1)) == "1 række → 1 respondent"


def test_the_tables_hold_every_rule_change_unknown_answer_and_kind() -> None:
    rules = rule_table(LOG)
    assert dict(zip(rules["Regel"], rules["Antal"], strict=True)) == {
        "Testbesvarelse": 1, "Tom besvarelse": 1, "Ukendt svar": 2, "Sløret": 3, "Sat ind igen": 1,
    }  # fmt: skip
    changes = change_table(LOG)
    assert len(changes) == len(LOG.changes)
    assert list(changes.columns) == ["Regel", "Række", "Spørgsmål", "Før", "Efter"]
    assert unknown_table(LOG, "en").iloc[0].tolist() == ["q1", "Blå", 2, "", "4, 5"]
    assert redaction_table(LOG).to_numpy().tolist() == [["CPR-nummer", 2, 1], ["e-mail", 1, 1]]


def test_an_empty_log_makes_empty_tables_with_headings() -> None:
    for table in (rule_table, change_table, unknown_table, redaction_table):
        assert len(table(AuditLog())) == 0 and len(table(AuditLog()).columns) >= 3


def test_a_rule_of_somebody_elses_keeps_its_id() -> None:
    assert change_table(AuditLog((Change("own-rule", 2),)))["Regel"].tolist() == ["own-rule"]
