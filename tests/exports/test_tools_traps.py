"""What each further tool does that would be counted wrongly if it were read plainly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from export_fixtures import write_csv, write_xlsx

from manege_analysis.errors import ExportError
from manege_analysis.exports.answers import NOT_ANSWERED, NOT_SHOWN
from manege_analysis.exports.layout import Layout
from manege_analysis.exports.matching.build import choices, labelled, tick_states
from manege_analysis.exports.read import read_layout


def csv_layout(folder: Path, rows: Sequence[Sequence[str]], tool: str | None = None) -> Layout:
    return read_layout(write_csv(folder / "svar.csv", rows), tool)


def ticks(layout: Layout, at: int = 0) -> dict[str, int]:
    asked = layout.asked()[at]
    return {c.option or c.option_code: int((tick_states(c) == 1).sum()) for c in asked.columns}


# REDCap


def test_redcap_events_become_one_row_and_the_last_answer_counts(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            ["record_id", "redcap_event_name", "q1", "q2", "b___1", "b___2", "skema_complete"],
            ["1", "start_arm_1", "Ja", "", "1", "0", "2"],
            ["1", "slut_arm_1", "", "7", "0", "0", "0"],
            ["2", "start_arm_1", "Nej", "3", "0", "0", "0"],
            ["2", "slut_arm_1", "Ja", "", "0", "1", "0"],
        ],
    )
    assert len(layout) == 2
    assert layout.rows.tolist() == [2, 4]
    assert [c.cells.texts() for c in layout.columns[:2]] == [["Ja", "Ja"], ["7", "3"]]
    assert ticks(layout, 2) == {"1": 1, "2": 1}
    assert layout.marks["unsubmitted"].tolist() == [False, True]
    assert any("4 rows of 2 respondents" in note.en for note in layout.source.notes)
    assert any("In 1 columns somebody answered more than once" in n.en for n in layout.source.notes)
    assert any("No data dictionary" in note.en for note in layout.source.notes)


def test_redcap_takes_the_last_survey_time_for_the_day(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            ["record_id", "redcap_survey_identifier", "a_timestamp", "q1", "a_complete"],
            ["1", "a@b.dk", "2026-11-20 09:00:00", "Ja", "2"],
            ["2", "", "[not completed]", "Nej", "0"],
        ],
    )
    assert [str(day) for day in layout.answered_on] == ["2026-11-20", "None"]
    assert layout.dropped == ("redcap_survey_identifier",)
    assert layout.marks["unsubmitted"].tolist() == [False, True]


def test_redcap_boxes_may_have_letters_for_codes_and_repeat_their_labels(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            [
                "Record ID",
                "Hvem? (choice=PPR)",
                "Hvem? (choice=Skolen (altid))",
                "Note",
                "Note",
                "Complete?",
            ],
            ["1", "Checked", "Unchecked", "a,\nb", "c", "Complete"],
            ["2", "Unchecked", "Unchecked", "", "", "Incomplete"],
        ],
    )
    assert ticks(layout) == {"PPR": 1, "Skolen (altid)": 0}
    assert [c.header for c in layout.columns[2:]] == ["Note", "Note (2)"]
    assert layout.columns[2].cells.text(0) == "a,\nb"


def test_the_dictionary_is_no_export(tmp_path: Path) -> None:
    heads = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
             "Choices, Calculations, OR Slider Labels", "Identifier?"]  # fmt: skip
    with pytest.raises(ExportError, match="data dictionary"):
        csv_layout(tmp_path, [heads, ["q1", "a", "", "radio", "Ja?", "1, Ja", ""]])


def test_a_file_that_is_only_named_like_a_dictionary_is_not_read_as_one(tmp_path: Path) -> None:
    write_csv(tmp_path / "svar_dictionary.csv", [["a", "b"], ["1", "2"]])
    path = write_csv(tmp_path / "svar_data.csv", [["record_id", "q___1", "f_complete"], ["1", "1", "2"]])
    assert read_layout(path).source.beside == ()


# LimeSurvey


def test_limesurvey_other_stands_beside_its_question(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            [
                "id",
                "submitdate",
                "lastpage",
                "startlanguage",
                "q1",
                "q1[other]",
                "q2[A]",
                "q2[B]",
                "q2[other]",
            ],
            ["1", "2026-11-20 09:00:00", "2", "da", "-oth-", "en nabo", "Y", "", ""],
            ["2", "", "1", "da", "A1", "", "Y", "Y", "min mor"],
        ],
    )
    first, second = layout.asked()
    assert first.other is not None and first.other.cells.texts() == ["en nabo", ""]
    assert labelled(first.first).texts() == ["Andet", "A1"]
    assert second.other is not None and ticks(layout, 1) == {"A": 2, "B": 1}
    assert layout.marks["unsubmitted"].tolist() == [False, True]
    assert str(layout.answered_on[0]) == "2026-11-20"


def test_an_anonymous_limesurvey_has_no_days(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            [
                "Response ID",
                "Date submitted",
                "Last page",
                "Start language",
                "Hvem? [PPR]",
                "Hvem? [BUP]",
            ],
            ["1", "1980-01-01 00:00:00", "2", "da", "Yes", "No"],
        ],
    )
    assert layout.answered_on == (None,)
    assert any("anonymous" in sentence.en for sentence in layout.source.evidence)
    assert ticks(layout) == {"PPR": 1, "BUP": 0}


def test_a_matrix_of_yes_and_no_is_no_multi_select(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            ["q1[A]. Har du? [PPR]", "q1[B]. Har du? [BUP]", "q2. Alder"],
            ["Yes", "", "4"],
            ["No", "Yes", "5"],
        ],
    )
    assert [c.hint for c in layout.columns[:2]] == ["", ""]
    assert layout.columns[0].words == "Har du? – PPR"


def test_brackets_inside_a_limesurvey_item_stay_in_it(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [["a[x]. Hvor [ofte]? [PPR [lokal]]", "a[y]. Hvor [ofte]? [BUP]"], ["1", "2"], ["", "3"]],
    )
    assert [(c.text, c.item) for c in layout.columns] == [
        ("Hvor [ofte]?", "PPR [lokal]"),
        ("Hvor [ofte]?", "BUP"),
    ]


def test_a_token_names_a_person_and_becomes_a_pseudonym(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [["id", "submitdate", "startlanguage", "token", "q1"], ["1", "", "da", "hemmelig", "Ja"]],
    )
    assert layout.dropped == ("token",)
    assert layout.respondents == ("r1",)


# Qualtrics

TOP = ["StartDate", "Status", "Finished", "RecordedDate", "ResponseId", "Progress"]


def qualtrics(folder: Path, heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> Layout:
    own = [[*TOP], ["Start", "Status", "Færdig", "Dato", "Id", "Fremgang"]]
    own.append([f"{{'ImportId': '{name}'}}" for name in TOP])
    tops = [[*mine, *theirs] for mine, theirs in zip(own, heads, strict=False)]
    return csv_layout(folder, [*tops, *rows])


def test_every_row_of_qualtrics_can_be_a_test(tmp_path: Path) -> None:
    heads = [["Q1"], ["Hvor ofte?"], ["{'ImportId': 'QID1'}"]]
    rows = [
        ["2026-11-20", status, "1", "2026-11-20", f"R{status}", "100", "Ja"]
        for status in ("1", "2", "8")
    ]
    layout = qualtrics(tmp_path, heads, rows)
    assert layout.marks["test"].all()
    assert layout.source.tool == "qualtrics"


def test_statuses_in_words_count_too(tmp_path: Path) -> None:
    heads = [["Q1"], ["Hvor ofte?"], ['{"ImportId":"QID1"}']]
    rows = [
        ["2026-11-20", "Survey Preview", "True", "2026-11-20", "R1", "100", "Ja"],
        ["2026-11-20", "IP Address", "False", "2026-11-20", "R2", "40", "Ja"],
        ["2026-11-20", "IP Address", "True", "2026-11-20", "R3", "100", "Nej"],
    ]
    layout = qualtrics(tmp_path, heads, rows)
    assert layout.marks["test"].tolist() == [True, False, False]
    assert layout.marks["unsubmitted"].tolist() == [False, True, False]


def test_where_99_means_seen_a_blank_was_never_shown(tmp_path: Path) -> None:
    heads = [["Q1"], ["Hvor ofte?"], ['{"ImportId":"QID1"}']]
    rows = [["2026-11-20", "0", "1", "2026-11-20", f"R{a}", "100", a] for a in ("-99", "", "Ja")]
    layout = qualtrics(tmp_path, heads, rows)
    assert choices(layout.columns[0]).codes.tolist() == [NOT_ANSWERED, NOT_SHOWN, 0]


def test_boxes_of_codes_and_a_cell_of_codes_are_both_multi_select(tmp_path: Path) -> None:
    heads = [
        ["Q1_1", "Q1_2", "Q1_2_TEXT", "Q2", "Q3_1", "Q3_2", "Q4_DO_1"],
        ["Hvem? - PPR", "Hvem? - Andre", "Hvem? - Andre - Text", "Hvad?", "Tal - A", "Tal - B", "x"],
        [
            f'{{"ImportId":"{i}"}}'
            for i in ("QID1_1", "QID1_2", "QID1_2_TEXT", "QID2", "QID3_1", "QID3_2", "x")
        ],
    ]
    rows = [
        ["2026-11-20", "0", "1", "2026-11-20", "R1", "100", "1", "", "", "1,3", "2", "4", "1"],
        ["2026-11-20", "0", "1", "2026-11-20", "R2", "100", "", "1", "nabo", "2", "5", "1", "2"],
    ]
    layout = qualtrics(tmp_path, heads, rows)
    boxes, joined, *matrix = layout.asked()
    assert ticks(layout) == {"PPR": 1, "Andre": 1}
    assert boxes.other is not None
    assert (joined.first.hint, joined.first.delimiter) == ("joined", ",")
    assert [one.first.words for one in matrix] == ["Tal – A", "Tal – B"]
    assert any("1 columns of timing" in note.en for note in layout.source.notes)


def test_one_header_row_of_qualtrics_is_enough_and_none_is_an_error(tmp_path: Path) -> None:
    rows = [[*TOP, "Q1"], ["2026-11-20", "0", "1", "2026-11-20", "R1", "40", "Ja"]]
    layout = csv_layout(tmp_path, rows)
    assert len(layout) == 1 and layout.columns[0].header == "Q1"
    with pytest.raises(ExportError, match="the column names of Qualtrics"):
        csv_layout(tmp_path, [["a", "b"], ["1", "2"]], "qualtrics")


def test_without_finished_progress_tells(tmp_path: Path) -> None:
    rows = [
        ["StartDate", "ResponseId", "RecordedDate", "Progress", "Q1"],
        ["2026-11-20", "R1", "2026-11-20", "40", "Ja"],
    ]
    assert csv_layout(tmp_path, rows).marks["unsubmitted"].tolist() == [True]


# SurveyMonkey


def test_surveymonkey_in_one_header_row(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            ["Respondent ID", "Collector ID", "Hvem? - PPR", "Hvem? - BUP", "Alder"],
            ["1", "7", "PPR", "", "4"],
            ["2", "7", "PPR", "BUP", "5"],
        ],
    )
    assert layout.source.tool == "surveymonkey"
    assert ticks(layout) == {"PPR": 2, "BUP": 1}


def test_surveymonkey_after_a_table_program(tmp_path: Path) -> None:
    layout = csv_layout(
        tmp_path,
        [
            ["RespondentID", "CollectorID", "Hvem?", "Unnamed: 3", "Unnamed: 4", "Ofte?"],
            ["", "", "PPR", "BUP", "Andet (angiv venligst)", "Response"],
            ["1", "7", "PPR", "", "en nabo", "Ja"],
            ["2", "test", "", "BUP", "", "Nej"],
        ],
    )
    boxes, often = layout.asked()
    assert ticks(layout) == {"PPR": 1, "BUP": 1}
    assert boxes.other is not None and often.first.text == "Ofte?"
    assert layout.marks["test"].tolist() == [False, True]


def test_a_surveymonkey_file_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="columns with questions"):
        csv_layout(tmp_path, [["Respondent ID", "Collector ID"], ["1", "7"]])


# SPSS


def write_sav(path: Path, columns: dict[str, list[object]], **how: object) -> Path:
    writer = pyreadstat.write_por if path.suffix == ".por" else pyreadstat.write_sav
    writer(pd.DataFrame(columns), str(path), **how)
    return path


def test_user_missing_values_are_kept_apart_and_unused_labels_stay(tmp_path: Path) -> None:
    path = write_sav(
        tmp_path / "svar.sav",
        {"q1": [1.0, 2.0, 8.0, np.nan, 4.0]},
        variable_value_labels={"q1": {1: "Ja", 2: "Nej", 3: "Aldrig", 8: "Uoplyst"}},
        missing_ranges={"q1": [8]},
    )
    column = read_layout(path).columns[0]
    assert [(o.label, o.missing) for o in column.options] == [
        ("Ja", False),
        ("Nej", False),
        ("Aldrig", False),
        ("Uoplyst", True),
    ]
    assert choices(column).codes.tolist() == [0, 1, NOT_ANSWERED, NOT_ANSWERED, 2]
    assert choices(column).labels == ("Ja", "Nej", "4")


def test_a_portable_file_is_read_too(tmp_path: Path) -> None:
    path = write_sav(tmp_path / "svar.por", {"Q1": [1.0, 2.0], "T": ["baer", "x"]})
    layout = read_layout(path)
    assert layout.source.tool == "spss"
    assert layout.columns[0].cells.texts() == ["1", "2"]


def test_a_date_out_of_range_is_this_file_s_error(tmp_path: Path) -> None:
    path = write_sav(tmp_path / "svar.sav", {"dag": [1e15]}, variable_format={"dag": "EDATE10"})
    with pytest.raises(ExportError, match="dates between the years 1 and 9999"):
        read_layout(path)


def test_a_broken_spss_file_is_said_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "svar.sav"
    path.write_bytes(b"$FL2@(#) SPSS DATA FILE" + b"\x00" * 50)
    with pytest.raises(ExportError, match="an SPSS file with answers"):
        read_layout(path)
    plain = write_csv(tmp_path / "svar.csv", [["a", "b"], ["1", "2"]])
    with pytest.raises(ExportError, match="got a text file"):
        read_layout(plain, "spss")


def test_an_spss_file_beyond_the_limit_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("manege_analysis.exports.files.spssfile.MAX_BYTES", 10)
    with pytest.raises(ExportError, match="an SPSS file of at most"):
        read_layout(write_sav(tmp_path / "svar.sav", {"q": [1.0]}))


# Enalyzer


def test_enalyzer_by_its_name_and_status(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "svar.xlsx",
        {
            "Enalyzer": [
                ["Respondent ID", "Status", "Completed", "Hvem? - PPR", "Hvem? - BUP", "Hvem? - Andet"],
                ["1", "Gennemført", "20-11-2026", "1", "0", "nabo"],
                ["2", "Inviteret", "", "", "", ""],
                ["3", "I gang", "", "0", "1", ""],
            ]
        },
    )
    layout = read_layout(path)
    assert layout.source.tool == "enalyzer"
    assert layout.marks["never-answered"].tolist() == [False, True, False]
    assert layout.marks["unsubmitted"].tolist() == [False, False, True]
    assert ticks(layout) == {"PPR": 1, "BUP": 1}
    assert layout.asked()[0].other is not None


def test_a_status_nobody_knows_marks_nothing(tmp_path: Path) -> None:
    rows = [["Respondent ID", "Status", "Started", "Q"], ["1", "grøn", "20-11-2026", "Ja"]]
    assert csv_layout(tmp_path, rows).marks == {}
