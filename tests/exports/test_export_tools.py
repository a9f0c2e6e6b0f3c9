"""SurveyXact, Microsoft Forms, Google Forms and plain tables: each trap of each, in a file made here."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from export_fixtures import KEYS, QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from manege_analysis.errors import ExportError
from manege_analysis.exports.answers import NOT_ANSWERED, Answers, Choices, Ticks
from manege_analysis.exports.layout import KnownOption
from manege_analysis.exports.read import read_answers, read_layout
from manege_analysis.exports.recognise import TOOLS, tool_named

# ---- SurveyXact

SX_STRUCTURE = [
    [
        "questionName",
        "variableName",
        "questionType",
        "subType",
        "questionText",
        "choiceValue",
        "choiceText",
    ],
    ["respondentid", "respondentid", "Open", "Double", "respondentid", "", ""],
    ["s_1", "s_1", "Closed", "Single", "Hvor godt kender du PPR?", "", ""],
    ["s_2", "s_2_1", "Closed", "Multiple", "Hvem ringer du til?", "1", "PPR", ""],
    ["s_2", "s_2_2", "Closed", "Multiple", "Hvem ringer du til?", "2", "Skolen; altid lederen", ""],
    ["s_3_1", "s_3_1", "Closed", "Single", "Hvordan er samarbejdet med - Skolerne i området", "", ""],
    ["s_3_2", "s_3_2", "Closed", "Single", "Hvordan er samarbejdet med - Kommunens børneteam", "", ""],
    ["s_4", "s_4", "Open", "Double", "Hvor mange unge har du set i måneden?", "", ""],
    ["s_5", "s_5", "Closed", "Single", "Hvilken slags klinik arbejder du i?", "1", "Solo"],
    ["s_5", "s_5", "Closed", "Single", "Hvilken slags klinik arbejder du i?", "2", "Fælles"],
    ["s_6", "s_6", "Open", "String", "Hvad ville hjælpe dig mest?", "", ""],
    ["s_7", "s_7", "Open", "Date", "Hvornår?", "", ""],
    ["s_2", "s_8", "Open", "String", "Hvem ringer du til? - Andet", "", ""],
    ["", "", "", "", "", "", ""],
]
SX_LABELS = [
    *(
        [name, code, label]
        for name in ("s_1", "s_3_1", "s_3_2")
        for code, label in (
            ("1", "I høj grad "),
            ("4", "I nogen grad"),
            ("3", "Slet\u00a0ikke"),
            ("9", "Ved ikke"),
        )
    ),
    ["s_2_1", "0", "Ikke valgt"],
    ["s_2_1", "1", "Valgt"],
    ["s_2_2", "0", "Ikke valgt"],
    ["s_2_2", "1", "Valgt"],
]
SX_HEADERS = [
    "respondentid", "organization", "closetime", "email", "s_1", "s_2_1", "s_2_2", "s_3_1", "s_3_2",
    "s_4", "s_5", "s_6", "s_7", "s_8", "statcompletion_1", *(f"statoverall_{n}" for n in range(1, 6)),
]  # fmt: skip


def state(number: int) -> list[str]:
    return ["0", *("1" if n == number else "0" for n in range(1, 6))]


SX_ROWS = [
    ["801", "7", "2026-11-02 09:00:00", "a@b.dk", "4", "1", "0", "1", "9", "3,5", "2", "ro",
     "2026-10-01", "nabo", *state(4)],
    ["802", "7", "", "c@d.dk", *[""] * 10, *state(2)],
    ["803", "7", "", "e@f.dk", "3", *[""] * 9, *state(3)],
    ["804", "7", "", "g@h.dk", *[""] * 10, *state(1)],
    ["805", "7", "", "i@j.dk", "1", *[""] * 9, *state(5)],
    ["801", "7", "2026-11-03 09:00:00", "a@b.dk", "1", "0", "0", "7", "", "", "1", "", "", "",
     *state(4)],
]  # fmt: skip


def surveyxact(folder: Path, **how: str) -> Path:
    write_csv(folder / "labels.csv", SX_LABELS, **how)
    write_csv(folder / "structure.csv", SX_STRUCTURE, **how)
    return write_csv(folder / "dataset.csv", [SX_HEADERS, *SX_ROWS], **how)


def check_surveyxact(answers: Answers) -> None:
    assert tuple(answers.columns) == KEYS
    assert answers.columns["kender"] == Choices(
        pytest.approx([0, NOT_ANSWERED, 1, NOT_ANSWERED, 2, 2]),
        ("I nogen grad", "Slet ikke", "I høj grad"),
    )
    ticks = answers.columns["ringer"]
    assert isinstance(ticks, Ticks)
    assert ticks.labels == ("PPR", "Skolen; altid lederen")
    assert ticks.ticked.tolist() == [[1, 0], *[[NOT_ANSWERED] * 2] * 4, [0, 0]]
    assert ticks.leftover[0] == "nabo"
    rows = answers.columns["samarbejde.skoler"]
    assert isinstance(rows, Choices)
    assert rows.labels == ("I høj grad", "7")
    assert answers.marks["never-answered"].tolist() == [False, True, False, True, False, False]
    assert answers.marks["unsubmitted"].tolist() == [False, False, True, False, True, False]
    assert answers.respondents == ("r1", "r2", "r3", "r4", "r5", "r1")
    assert answers.answered_on[0] == date(2026, 11, 2)
    assert {"organization", "email"} <= set(answers.dropped)
    assert answers.unmatched == ("s_7",)
    assert answers.source.tool == "surveyxact"


@pytest.mark.parametrize(
    "how",
    [
        {"encoding": "cp1252", "delimiter": ";"},
        {"encoding": "cp1252", "delimiter": ","},
        {"encoding": "utf-16", "delimiter": "\t"},
    ],
)
def test_surveyxacts_three_files_are_read_together(tmp_path: Path, how: dict[str, str]) -> None:
    answers = read_answers(surveyxact(tmp_path, **how), QUESTIONNAIRE)
    check_surveyxact(answers)
    assert [name for name, _ in answers.source.beside] == ["labels.csv", "structure.csv"]


def test_surveyxacts_workbook_is_read_with_its_sheets(tmp_path: Path) -> None:
    sheets = {"Labels": SX_LABELS, "Dataset": [SX_HEADERS, *SX_ROWS], "Structure": SX_STRUCTURE}
    check_surveyxact(read_answers(write_xlsx(tmp_path / "eksport.xlsx", sheets), QUESTIONNAIRE))


def test_a_split_dataset_is_joined_by_respondent(tmp_path: Path) -> None:
    cut = 7
    rows = [row for row in SX_ROWS if row[0] != "801"]
    first = [row[:cut] for row in [SX_HEADERS, *rows]]
    second = [[row[0], *row[cut:]] for row in [SX_HEADERS, *reversed(rows)]]
    sheets = {"Labels": SX_LABELS, "Dataset(1)": first, "Dataset(2)": second, "Structure": SX_STRUCTURE}
    whole = {"Labels": SX_LABELS, "Dataset": [SX_HEADERS, *rows], "Structure": SX_STRUCTURE}
    joined = read_answers(write_xlsx(tmp_path / "delt.xlsx", sheets), QUESTIONNAIRE)
    once = read_answers(write_xlsx(tmp_path / "hel.xlsx", whole), QUESTIONNAIRE)
    for key in KEYS:
        assert str(joined.columns[key]) == str(once.columns[key])
    assert joined.rows.tolist() == once.rows.tolist()
    for name, part in (("Dataset(1)", first), ("Dataset(2)", second)):
        write_csv(tmp_path / f"{name}.csv", part)
    write_csv(tmp_path / "Labels.csv", SX_LABELS)
    write_csv(tmp_path / "Structure.csv", SX_STRUCTURE)
    files = read_answers(tmp_path / "Dataset(1).csv", QUESTIONNAIRE)
    assert str(files.columns["ide"]) == str(once.columns["ide"])


@pytest.mark.parametrize("wrong", [[["x"], ["1"]], [["respondentid", "s_6"], ["999", "nej"]]])
def test_parts_of_a_dataset_that_do_not_fit_are_refused(tmp_path: Path, wrong: list[list[str]]) -> None:
    sheets = {"Labels": SX_LABELS, "Dataset(1)": [SX_HEADERS, *SX_ROWS[1:]], "Dataset(2)": wrong}
    with pytest.raises(ExportError, match="hold the same respondents"):
        read_layout(write_xlsx(tmp_path / "a.xlsx", sheets), "surveyxact")


def test_an_older_layout_cuts_names_after_eight_letters(tmp_path: Path) -> None:
    names = {"respondentid": "responde", "organization": "organiza", "closetime": "closetim",
             "statcompletion_1": "statc_1"}  # fmt: skip
    headers = [names.get(name, name.replace("statoverall", "stato")) for name in SX_HEADERS]
    path = surveyxact(tmp_path, encoding="cp1252", delimiter=";")
    write_csv(path, [headers, *SX_ROWS], encoding="cp1252", delimiter=";")
    answers = read_answers(path, QUESTIONNAIRE)
    assert answers.marks["never-answered"].sum() == 2
    assert answers.respondents[0] == answers.respondents[-1] == "r1"
    assert "organiza" in answers.dropped
    assert answers.unmatched == ("s_7",)


def test_without_its_tables_a_dataset_says_what_is_lost(tmp_path: Path) -> None:
    layout = read_layout(write_csv(tmp_path / "dataset.csv", [SX_HEADERS, *SX_ROWS]))
    assert layout.source.tool == "surveyxact"
    assert "No table of labels was found" in layout.source.notes[0].en
    assert "No structure table was found" in layout.source.notes[1].en
    assert layout.column("s_1").options == ()


def test_without_its_structure_boxes_are_known_by_their_labels(tmp_path: Path) -> None:
    path = surveyxact(tmp_path, encoding="utf-8")
    (tmp_path / "structure.csv").unlink()
    layout = read_layout(path)
    box = layout.column("s_2_2")
    assert (box.hint, box.group, box.option_code) == ("tick", "s_2", "2")
    assert layout.column("s_1").options[:2] == (
        KnownOption("1", "I høj grad"),
        KnownOption("4", "I nogen grad"),
    )


def test_without_its_labels_the_structures_own_answers_count(tmp_path: Path) -> None:
    path = surveyxact(tmp_path, encoding="utf-8")
    (tmp_path / "labels.csv").unlink()
    layout = read_layout(path)
    assert layout.column("s_5").options == (KnownOption("1", "Solo"), KnownOption("2", "Fælles"))
    assert layout.column("s_4").hint == "number"
    assert layout.column("s_7").hint == "date"


@pytest.mark.parametrize("name", ["structure.csv"])
def test_the_structure_table_alone_is_not_an_export(tmp_path: Path, name: str) -> None:
    surveyxact(tmp_path)
    with pytest.raises(ExportError, match="Name the dataset instead"):
        read_layout(tmp_path / name)


def test_the_files_of_another_round_are_not_mixed_in(tmp_path: Path) -> None:
    for turn in ("2025", "2026"):
        write_csv(tmp_path / f"{turn}_dataset.csv", [SX_HEADERS, *SX_ROWS])
        write_csv(tmp_path / f"{turn}_structure.csv", SX_STRUCTURE)
        labels = [[name, code, f"{label} {turn}"] for name, code, label in SX_LABELS]
        write_csv(tmp_path / f"{turn}_labels.csv", labels)
    layout = read_layout(tmp_path / "2026_dataset.csv")
    assert layout.column("s_1").options[1].label == "I nogen grad 2026"
    two = tmp_path / "to"
    two.mkdir()
    write_csv(two / "svar.csv", [SX_HEADERS, *SX_ROWS])
    for turn in ("a", "b"):
        write_csv(two / f"{turn}_labels.csv", SX_LABELS)
    assert read_layout(two / "svar.csv").column("s_1").options == ()


def test_a_workbook_without_a_dataset_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Labels": SX_LABELS, "Structure": SX_STRUCTURE})
    with pytest.raises(ExportError, match='a sheet called "Dataset"'):
        read_layout(path)


def test_older_administrative_columns_alone_are_recognised(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["statinternal_1", "survey", "importgroup", "s_1"], ["1"] * 4])
    layout = read_layout(path)
    assert layout.source.tool == "surveyxact"
    assert dict(layout.marks) == {}
    assert layout.answered_on == layout.respondents == ()


# ---- Microsoft Forms

MS_HEADERS = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn",
              "Hvor godt kender du PPR?\u00a0", "Hvem ringer du til?", "Skolerne i området",
              "Kommunens børneteam", "Hvor mange unge har du set i måneden?",
              "Hvilken slags klinik arbejder du i?",
              "Hvad ville hjælpe dig mest?"]  # fmt: skip
START = datetime(2026, 11, 20, 9, 0, 0)


def ms_row(number: int, mail: str, *answers: object) -> list[object]:
    return [number, START, START.replace(minute=7), mail, "", *answers]


MS_ROWS = [
    ms_row(1, "anonymous", "I høj grad", "PPR;Skolen; altid lederen;", "Ved ikke", "", 4, "Solo", "ro"),
    ms_row(2, "anonymous", "Slet ikke\u00a0", "min nabo;PPR;", "", "Ved ikke", "ca. 5", "Fælles", "NA"),
]


def test_microsoft_forms_is_known_by_its_first_columns(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", {"Sheet1": [MS_HEADERS, *MS_ROWS], "_56F9": [["x"]]}, hide=["_56F9"]
    )
    answers = read_answers(path, QUESTIONNAIRE)
    assert answers.source.tool == "microsoft-forms"
    assert tuple(answers.columns) == KEYS
    ticks = answers.columns["ringer"]
    assert isinstance(ticks, Ticks)
    assert ticks.labels == ("PPR", "Skolen; altid lederen")
    assert ticks.ticked.tolist() == [[1, 1], [1, 0]]
    assert ticks.leftover == ("", "min nabo")
    assert answers.columns["kender"].labels == ("I høj grad", "Slet ikke\u00a0")  # type: ignore[union-attr]
    assert answers.respondents == ("r1", "r2")
    assert answers.answered_on == (date(2026, 11, 20),) * 2
    assert answers.dropped == ("Mail", "Navn")
    assert 'The hidden sheet "_56F9" was left out.' in [note.en for note in answers.source.notes]


def test_a_person_who_answers_forms_twice_has_one_pseudonym(tmp_path: Path) -> None:
    rows = [ms_row(1, "A@b.dk", "x"), ms_row(2, "c@d.dk", "x"), ms_row(3, "a@b.dk ", "x")]
    layout = read_layout(write_xlsx(tmp_path / "a.xlsx", {"Form1": [MS_HEADERS[:6], *rows]}))
    assert layout.respondents == ("r1", "r2", "r1")


def test_forms_in_other_languages_with_a_time_of_change_and_saved_as_csv(tmp_path: Path) -> None:
    headers = [
        "ID",
        "Startzeit",
        "Fertigstellungszeit",
        "E-Mail",
        "Name",
        "Seneste ændringstidspunkt",
        "Frage",
    ]
    rows = [["1", "20-11-2026 09:00", "20-11-2026 09:07", "anonymous", "", "", "a;b;"],
            ["2", "21-11-2026 09:00", "21-11-2026 09:07", "anonymous", "", "", "b;"]]  # fmt: skip
    layout = read_layout(
        write_csv(tmp_path / "a.csv", [headers, *rows], delimiter=";", encoding="cp1252")
    )
    assert layout.source.tool == "microsoft-forms"
    assert [(c.header, c.hint, c.delimiter) for c in layout.columns] == [("Frage", "joined", ";")]
    assert layout.answered_on[1] == date(2026, 11, 21)


def test_a_question_asked_twice_and_points_of_a_quiz(tmp_path: Path) -> None:
    headers = [*MS_HEADERS[:5], "PPR", "PPR2", "Points - PPR", "Feedback - PPR", "Total points"]
    path = write_xlsx(
        tmp_path / "a.xlsx", {"Sheet1": [headers, ms_row(1, "anonymous", "x", "y", 1, "", 1)]}
    )
    assert [(c.header, c.text) for c in read_layout(path).columns] == [("PPR", "PPR"), ("PPR2", "PPR")]


def test_an_empty_form_is_known_by_its_headers(tmp_path: Path) -> None:
    layout = read_layout(write_xlsx(tmp_path / "a.xlsx", {"Sheet1": [MS_HEADERS]}))
    assert layout.source.tool == "microsoft-forms"
    assert len(layout) == 0


@pytest.mark.parametrize(
    "row",
    [
        ["x", START, START, "anonymous", "", "a"],
        [1, "i går", START, "anonymous", "", "a"],
        [1, START, START, "Ja", "Nej", "a"],
    ],
)
def test_a_table_that_only_begins_alike_is_not_forms(tmp_path: Path, row: list[object]) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Sheet1": [["Id", "B", "C", "D", "E", "F"], row]})
    assert read_layout(path).source.tool == "generic"


# ---- Google Forms

G_HEADERS = ["Tidsstempel", "Mailadresse", "Hvor godt kender du PPR?", "Hvem ringer\ndu til?",
             "Hvordan er samarbejdet med [Skolerne i området]",
             "Hvordan er samarbejdet med [Kommunens børneteam]", "Hvor mange unge har du set i måneden?",
             "Hvilken slags klinik arbejder du i?", "Hvad ville hjælpe dig mest?", "Score"]  # fmt: skip
G_ROW = ["28/04/2025 21.15.26", "a@b.dk", "I høj grad",
         "Børne- og ungdomspsykiatrien, BUP, PPR, min nabo",
         "Ved ikke", "", "3,5", "Solo", "ro", "1 / 2"]  # fmt: skip


def test_google_forms_is_known_by_its_timestamp(tmp_path: Path) -> None:
    answers = read_answers(write_csv(tmp_path / "a.csv", [G_HEADERS, G_ROW]), QUESTIONNAIRE)
    assert answers.source.tool == "google-forms"
    assert tuple(answers.columns) == KEYS
    ticks = answers.columns["ringer"]
    assert isinstance(ticks, Ticks)
    assert ticks.labels == ("Børne- og ungdomspsykiatrien, BUP", "PPR")
    assert ticks.leftover == ("min nabo",)
    assert answers.answered_on == (date(2025, 4, 28),)
    assert answers.dropped == ("Mailadresse",)
    assert answers.unmatched == ()
    assert any("day first" in sentence.en for sentence in answers.source.evidence)


def test_googles_sheet_is_found_among_a_persons_own(tmp_path: Path) -> None:
    sheets = {
        "Mine noter": [["x"]] * 9,
        "Formularsvar 1": [["Udfyldt", "Spm"], [datetime(2026, 5, 1, 9), "Ja"]],
    }
    layout = read_layout(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert layout.source.tool == "google-forms"
    assert [column.header for column in layout.columns] == ["Spm"]
    assert layout.answered_on == (date(2026, 5, 1),)
    assert 'The sheet "Mine noter" was left out.' in [note.en for note in layout.source.notes]


def test_a_timestamp_below_a_title_is_found(tmp_path: Path) -> None:
    rows = [
        ["Klyngens svar", "", ""],
        ["Timestamp", "Spm 1", "Spm 2"],
        ["4/28/2025 9:00:00", "Ja", "Nej"],
    ]
    layout = read_layout(write_csv(tmp_path / "a.tsv", rows, delimiter="\t"))
    assert layout.source.tool == "google-forms"
    assert layout.answered_on == (date(2025, 4, 28),)
    assert layout.rows.tolist() == [3]


def test_a_sheet_that_is_only_named_like_googles_is_a_plain_table(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Formularsvar 1": [["Nr.", "Spm"], ["1", "Ja"]]})
    assert read_layout(path).source.tool == "generic"


def test_a_form_without_questions_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Sheet1": [MS_HEADERS[:5], ms_row(1, "anonymous")]})
    layout = read_layout(path)
    assert (layout.source.tool, layout.columns, len(layout)) == ("microsoft-forms", (), 1)


def test_a_deleted_header_row_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Formularsvar 1": [["28/04/2025 21.15.26", "Ja"]] * 2})
    with pytest.raises(ExportError, match="The header row was deleted"):
        read_layout(path)


def test_a_matrix_is_grouped_and_a_lone_bracket_is_not(tmp_path: Path) -> None:
    headers = ["Timestamp", "Hvor [a]", "Hvor [b]", "Alder [år]", "Hvor [a]"]
    layout = read_layout(write_csv(tmp_path / "a.csv", [headers, ["2026-01-01", "1", "2", "3", "4"]]))
    assert [(c.text, c.item, c.group) for c in layout.columns] == [
        ("Hvor", "a", "Hvor"), ("Hvor", "b", "Hvor"), ("Alder [år]", "", ""), ("Hvor", "a", "Hvor"),
    ]  # fmt: skip


# ---- plain tables, and which tool


def test_a_plain_table_is_read_with_its_notes(tmp_path: Path) -> None:
    sheets = {
        "Noter": [["x"]],
        "Svar": [["Klynge", ""], ["a", "b"], ["1", "2"], ["3", "4"], ["I alt", "6"]],
    }
    layout = read_layout(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert layout.source.tool == "generic"
    assert layout.rows.tolist() == [3, 4]
    assert layout.source.notes[-1].en == 'The sheet "Noter" was left out.'


def test_merged_headers_above_a_second_row_are_joined(tmp_path: Path) -> None:
    rows = [
        ["Nr.", "Hvem ringer du til?", "", "Hvordan er samarbejdet med", "", ""],
        ["", "PPR", "BUP", "Skolerne i området", "Kommunens børneteam", ""],
        ["1", "x", "", "Ja", "Nej", ""],
        ["2", "", "x", "Nej", "Ja", ""],
    ]
    layout = read_layout(write_csv(tmp_path / "a.csv", rows))
    assert [(c.header, c.text, c.item, c.option, c.hint) for c in layout.columns] == [
        ("Nr.", "Nr.", "", "", ""),
        ("Hvem ringer du til? PPR", "Hvem ringer du til?", "", "PPR", "tick"),
        ("Hvem ringer du til? BUP", "Hvem ringer du til?", "", "BUP", "tick"),
        (
            "Hvordan er samarbejdet med Skolerne i området",
            "Hvordan er samarbejdet med",
            "Skolerne i området",
            "",
            "",
        ),
        (
            "Hvordan er samarbejdet med Kommunens børneteam",
            "Hvordan er samarbejdet med",
            "Kommunens børneteam",
            "",
            "",
        ),
    ]
    assert layout.rows.tolist() == [3, 4]
    assert [len(asked.columns) for asked in layout.asked()] == [1, 2, 1, 1]


@pytest.mark.parametrize(
    "rows",
    [
        [["a", "", "c"], ["1", "2", "3"], ["4", "5", "6"]],
        [["a", "", "c"], ["Ja", "Ja", "Nej"], ["Ja", "Nej", "Nej"]],
        [["", "b", "c"], ["x", "y", "z"], ["1", "2", "3"]],
    ],
)
def test_answers_under_a_missing_header_are_not_a_second_header(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    layout = read_layout(write_csv(tmp_path / "a.csv", rows))
    assert len(layout) == 2


def test_a_tool_can_be_named_by_hand(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [G_HEADERS, G_ROW])
    layout = read_layout(path, "Generic")
    assert layout.source.tool == "generic"
    assert 'The tool was named by hand: "Generic".' in [said.en for said in layout.source.evidence]
    assert tool_named("surveyxact").title.da == "SurveyXact"
    with pytest.raises(ExportError, match='Did you mean "google-forms"'):
        read_layout(path, "google-form")


HEADS = st.sampled_from(
    ["", "Id", "Timestamp", "stato_1", "respondentid", "Q1", "Q1 [a]", "Q1 [b]", "E-mail", "x_1"]
)
CELLS = st.sampled_from(
    ["", " ", "1", "0", "Ja", "a;b;", "2026-01-01 10:00", "28/04/2025 21.15.26", "I alt", "x@y.dk"]
)


@pytest.mark.parametrize("tool", [tool.id for tool in TOOLS])
@settings(max_examples=30)
@given(width=st.integers(1, 8), data=st.data())
def test_a_tool_named_by_hand_reads_any_table_or_says_why_not(
    tmp_path_factory: pytest.TempPathFactory, tool: str, width: int, data: st.DataObject
) -> None:
    heads = data.draw(st.lists(HEADS, min_size=width, max_size=width))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5))
    path = write_csv(tmp_path_factory.mktemp("any") / "svar.csv", [heads, *rows])
    try:
        layout = read_layout(path, tool)
    except ExportError as error:
        assert error.problems[0].remedy
        return
    assert all(len(column.cells) == len(layout) for column in layout.columns)
    assert all(len(flags) == len(layout) for flags in layout.marks.values())
    assert len(layout.respondents) in (0, len(layout))
    assert len(layout.answered_on) in (0, len(layout))
    assert len({column.header for column in layout.columns}) == len(layout.columns)


def test_every_tool_has_a_name_of_its_own_and_the_plain_table_stands_last() -> None:
    assert len({tool.id for tool in TOOLS}) == len(TOOLS)
    assert TOOLS[-1].id == "generic"
