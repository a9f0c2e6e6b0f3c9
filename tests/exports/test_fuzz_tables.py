"""Tables of odd headers and cells, in any delimiter, encoding and line break, under any tool's name.

Whatever stands in them, they are tabulated, or refused with an error that a person can act on; a draft
that was made from them always loads.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from export_fixtures import QUESTIONNAIRE, csv_bytes
from hypothesis import given, settings
from hypothesis import strategies as st

from manege_analysis.cli.tables import Asked, tables_of
from manege_analysis.errors import ManegeError
from manege_analysis.exports.read import read_answers
from manege_analysis.exports.recognise import TOOLS

HEADS = st.sampled_from(
    ["Tidsstempel", "Timestamp", "Id", "Spørgsmål", "Svar", "Antal", "I alt", "Hvem? [PPR]",
     "Hvem? [BUP]", "q1[SQ001]", "q1[SQ002]", "q1[other]", "submitdate", "lastpage",
     "startlanguage", "respondentid", "stato_1", "stato_4", "record_id", "x___1", "x___2",
     "skema_complete", "Label (choice=Ja)", "ResponseId", "StartDate", "Finished", "Status",
     "Respondent ID", "Collector ID", "Response", "Andet (skriv)", "Hvor godt kender du PPR?",
     "Hvem ringer du til?", "a - b", "a - c", "Køn", "Køn", "", "=1+1", "<b>fed</b> &amp; tynd",
     "1. Spm", "Mail", "Navn"]
)  # fmt: skip
CELLS = st.sampled_from(
    ["", "", "Ja", "Nej", "ja ", "1", "2", "3", "10", "99", "-99", "0", "1,5", "1.5", "3.275",
     "1.234,5", "28/04/2025 21.15.26", "2026-05-01", "01-maj", "Y", "N", "-oth-", "Checked",
     "Unchecked", "a;b;", "a, b", "PPR;Skolen; altid lederen;", "I høj grad", "Ved ikke",
     '{"ImportId":"QID1"}', "a@b.dk", "Total", "NA", "0.0.0", "1-5", "½", "12 (57 %)",
     "linje\nto", '"citat"', "C++", "< 5", "−3", "１２", "Да", "😀", "★", "\u202eRTL\u202c", "N/A",
     "[not completed]", "x" * 200]
)  # fmt: skip
NAMES = [None, *(tool.id for tool in TOOLS if tool.id not in ("spss", "count-table"))]


@settings(max_examples=80)
@given(data=st.data())
def test_any_table_is_tabulated_or_refused_with_a_remedy(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    width = data.draw(st.integers(1, 6))
    row = st.lists(CELLS, min_size=width, max_size=width)
    heads = data.draw(st.lists(HEADS, min_size=width, max_size=width))
    rows = data.draw(st.lists(row, max_size=9))
    raw = csv_bytes(
        [heads, *rows],
        delimiter=data.draw(st.sampled_from(",;\t|")),
        line_end=data.draw(st.sampled_from(["\n", "\r\n"])),
    )
    coded = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    path: Path = tmp_path_factory.mktemp("svar") / "svar.csv"
    path.write_bytes(raw.decode().encode(coded, "replace"))
    tool = data.draw(st.sampled_from(NAMES))
    try:
        found = tables_of(Asked(path, tool=tool or ""))
    except ManegeError as error:
        # Nothing is wrong with a questionnaire that the product itself has drafted.
        assert error.problems and "udkast" not in str(error)
    else:
        assert all(line.count <= line.base_respondents for line in found.lines)
    try:
        read_answers(path, QUESTIONNAIRE, None, tool)
    except ManegeError as error:
        assert all(problem.remedy for problem in error.problems)
