"""Columns are matched to questions; doubt is a problem for a person, never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from export_fixtures import CALLS, KEYS, QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.errors import ExportError
from manege_analysis.exports.answers import (
    NOT_ANSWERED,
    NOT_SHOWN,
    Answers,
    Choices,
    Source,
    Ticks,
    Words,
)
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.columnmap import ColumnMap, load_column_map, save_column_map
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.layout import KnownOption, Layout, RawColumn
from manege_analysis.exports.matching.build import build_column, choices, tick_states
from manege_analysis.exports.matching.match import match
from manege_analysis.exports.matching.matched import Match
from manege_analysis.exports.matching.multiselect import find_delimiter, pieces_of, split
from manege_analysis.exports.matching.propose import confirmed, propose_map
from manege_analysis.exports.read import as_answers, read_answers, read_layout
from manege_analysis.questionnaire.model import Item, MatrixItem, Question, Questionnaire
from manege_analysis.wording.text import Text

HEADERS = [
    "Hvor godt kender du PPR?",
    "Hvem ringer du til?",
    "Hvordan er samarbejdet med [Skolerne i området]",
    "Hvordan er samarbejdet med [Kommunens børneteam]",
    "Hvor mange unge har du set i måneden?",
    "Hvilken slags klinik arbejder du i?",
    "Hvad ville hjælpe dig mest?",
]
ROW = ["I høj grad", "PPR;min nabo", "Ved ikke", "", "3,5", "Solo", "mere tid"]


def layout_of(*columns: RawColumn) -> Layout:
    height = len(columns[0].cells)
    return Layout(Source("svar.csv", "", "generic"), np.arange(2, 2 + height), columns)


def column(header: str, *texts: str, **more: object) -> RawColumn:
    return replace(RawColumn(header, Cells.of(texts or ("I høj grad",)), text=header), **more)  # type: ignore[arg-type]


def answers_of(tmp_path: Path, headers: list[str], *rows: list[str], **how: ColumnMap) -> Answers:
    return read_answers(write_csv(tmp_path / "svar.csv", [headers, *rows]), QUESTIONNAIRE, **how)


def mapping(*columns: dict[str, object]) -> ColumnMap:
    return ColumnMap.model_validate({"version": 1, "columns": columns})


def test_exact_wording_is_found_whatever_its_blanks_case_and_numbering(tmp_path: Path) -> None:
    headers = [f"{at}. {text.upper()}\u00a0 " for at, text in enumerate(HEADERS, start=1)]
    answers = answers_of(tmp_path, headers, ROW)
    assert tuple(answers.columns) == KEYS
    assert answers.columns["kender"] == Choices(pytest.approx([0]), ("I høj grad",))
    assert answers.columns["ide"] == Words(("mere tid",))
    assert answers.missing == answers.unmatched == ()


def test_codes_are_found_whatever_joins_their_parts(tmp_path: Path) -> None:
    headers = ["S_1", "ringer", "samarbejde_skoler", "samarbejde[kommune]", "s_4", "klinik", "ide"]
    assert tuple(answers_of(tmp_path, headers, ROW).columns) == KEYS


def test_english_wording_is_found_too() -> None:
    asked = layout_of(column("To what degree?"))
    questionnaire = Questionnaire(
        "x", "1", Text("x"), (Question("a", "text", Text("I hvilken grad?", "To what degree?")),)
    )
    assert match(asked, questionnaire).matches[0].item.key == "a"


def test_a_matrix_row_is_found_by_its_own_words() -> None:
    asked = layout_of(column("Skolerne i området"), *(column(h) for h in HEADERS if "[" not in h))
    found = match(asked, QUESTIONNAIRE)
    assert "samarbejde.skoler" in {one.item.key for one in found.matches}
    assert found.missing == ("samarbejde.kommune",)


def test_words_that_two_matrix_rows_share_must_be_told_apart() -> None:
    matrix = QUESTIONNAIRE.questions[2]
    twice = replace(
        QUESTIONNAIRE,
        questions=(matrix, replace(matrix, id="kontakt", text=Text("Hvor let er kontakten med"))),
    )
    found = match(layout_of(column("Skolerne i området")), twice)
    problem = next(p for p in found.problems if "a wording that only one question has" in p.expected)
    assert "kontakt.skoler, samarbejde.skoler" in problem.got


def test_near_wording_stops_until_a_person_confirms(tmp_path: Path) -> None:
    headers = ["Hvor godt kender du så PPR?", *HEADERS[1:]]
    with pytest.raises(ExportError) as caught:
        answers_of(tmp_path, headers, ROW)
    (problem,) = caught.value.problems
    assert problem.where == 'svar.csv, column "Hvor godt kender du så PPR?"'
    assert "item: kender" in problem.remedy
    entry = {"header": headers[0], "item": "kender"}
    assert tuple(answers_of(tmp_path, headers, ROW, columns=mapping(entry)).columns) == KEYS
    ignored = mapping({"header": headers[0], "ignore": True})
    answers = answers_of(tmp_path, headers, ROW, columns=ignored)
    assert answers.missing == ("kender",)
    assert answers.unmatched == ()


def test_wording_that_is_somewhat_near_is_a_note(tmp_path: Path) -> None:
    headers = ["Hvor godt kender du og din klinik PPR nu?", *HEADERS[1:]]
    answers = answers_of(tmp_path, headers, ROW)
    assert answers.missing == ("kender",)
    assert answers.unmatched == (headers[0],)
    assert any('% like "kender"' in note.en for note in answers.source.notes)


def test_the_wrong_clusters_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="1 of 7 of them") as caught:
        answers_of(tmp_path, ["Hvor godt kender du PPR?", "Vej", "By"], ["I høj grad", "x", "y"])
    assert "right cluster's file" in caught.value.problems[0].remedy


def test_a_code_whose_words_say_something_else_does_not_count() -> None:
    asked = layout_of(column("s_1", code="s_1", text="Hvilken farve har din bil?"))
    assert match(asked, QUESTIONNAIRE).matches == ()


def test_words_outrank_a_code_that_names_another_question() -> None:
    asked = layout_of(column("s_1", code="s_1", text="Hvad ville hjælpe dig mest?"))
    assert [one.item.key for one in match(asked, QUESTIONNAIRE).matches] == ["ide"]


def test_changed_wording_behind_a_code_is_told() -> None:
    asked = layout_of(column("s_1", code="s_1", text="Hvor godt kender du og klinikken PPR?"))
    found = match(asked, QUESTIONNAIRE)
    assert [one.how for one in found.matches] == ["code"]
    assert '"kender" was found by its code' in found.notes[0].en


def test_two_columns_for_one_question_compete(tmp_path: Path) -> None:
    headers = [*HEADERS, HEADERS[0]]
    with pytest.raises(ExportError, match="2 columns that claim it"):
        answers_of(tmp_path, headers, [*ROW, "Slet ikke"])
    chosen = mapping({"header": f"{HEADERS[0]} (2)", "item": "kender"})
    answers = answers_of(tmp_path, headers, [*ROW, "Slet ikke"], columns=chosen)
    assert answers.columns["kender"].labels == ("Slet ikke",)  # type: ignore[union-attr]


def test_the_blank_one_of_two_equal_columns_gives_way(tmp_path: Path) -> None:
    answers = answers_of(tmp_path, [HEADERS[0], *HEADERS], ["", *ROW])
    assert answers.columns["kender"].labels == ("I høj grad",)  # type: ignore[union-attr]
    assert answers.unmatched == (HEADERS[0],)
    blank = answers_of(tmp_path, [HEADERS[0], *HEADERS], ["", "", *ROW[1:]])
    assert blank.columns["kender"].codes.tolist() == [NOT_ANSWERED]  # type: ignore[union-attr]


def test_several_columns_for_a_question_with_one_answer_are_refused() -> None:
    ticks = [
        column(f"k_{n}", text=HEADERS[5], hint="tick", group="k", option=o) for n, o in enumerate("ab")
    ]
    found = match(layout_of(*ticks), QUESTIONNAIRE)
    assert "several columns, one per option" in {p.got for p in found.problems}


def test_a_map_that_does_not_fit_is_told_all_at_once(tmp_path: Path) -> None:
    wrong = mapping(
        {"header": "Findes ikke", "item": "kender"},
        {"header": HEADERS[1], "item": "ringr"},
        {"header": HEADERS[2], "item": "ringer", "option": "pprr"},
        {"header": HEADERS[3], "item": "ringer", "other": True},
    )
    with pytest.raises(ExportError) as caught:
        answers_of(tmp_path, HEADERS, ROW, columns=wrong)
    text = str(caught.value)
    assert 'header "Findes ikke": expected a column of svar.csv' in text
    assert 'Did you mean "ringer"?' in text
    assert 'Did you mean "ppr"?' in text


def test_words_beside_other_need_their_question(tmp_path: Path) -> None:
    alone = mapping({"header": HEADERS[1], "item": "ringer", "other": True})
    with pytest.raises(ExportError, match="the words alone"):
        answers_of(tmp_path, HEADERS, ROW, columns=alone)


def test_a_mapped_identifier_is_not_missed_when_it_was_dropped(tmp_path: Path) -> None:
    columns = mapping({"header": "Mail", "item": "ide"})
    answers = answers_of(tmp_path, ["Mail", *HEADERS], ["a@b.dk", *ROW], columns=columns)
    assert answers.dropped == ("Mail",)
    assert answers.columns["ide"] == Words(("mere tid",))


def test_a_question_that_asks_who_somebody_is_is_dropped() -> None:
    who = Question("hvem", "text", Text("Hvem er du?"), identifier=True)
    questionnaire = replace(QUESTIONNAIRE, questions=(who, QUESTIONNAIRE.questions[0]))
    answers = as_answers(layout_of(column("Hvem er du?", "NN"), column(HEADERS[0])), questionnaire)
    assert tuple(answers.columns) == ("kender",)
    assert answers.dropped == ("Hvem er du?",)
    assert answers.missing == ()
    absent = as_answers(layout_of(column(HEADERS[0])), questionnaire)
    assert absent.missing == ()


def test_no_respondent_is_no_crash(tmp_path: Path) -> None:
    answers = answers_of(tmp_path, HEADERS)
    assert len(answers) == 0
    assert tuple(answers.columns) == KEYS
    ticks = answers.columns["ringer"]
    assert isinstance(ticks, Ticks)
    assert ticks.ticked.shape == (0, 3)


def test_an_item_nobody_answered_is_there(tmp_path: Path) -> None:
    answers = answers_of(tmp_path, HEADERS, ["", "", *ROW[2:]])
    assert answers.columns["kender"].codes.tolist() == [NOT_ANSWERED]  # type: ignore[union-attr]
    ticks = answers.columns["ringer"]
    assert isinstance(ticks, Ticks)
    assert ticks.ticked.tolist() == [[NOT_ANSWERED] * 3]


def test_codes_become_the_files_own_labels_and_other_texts_stay() -> None:
    options = (KnownOption("1", "Ja"), KnownOption("2", "Nej"), KnownOption("3", "Aldrig brugt"))
    raw = column("q", "1", "2.0", " 2 ", "Nej", "9", "", "-99", "x", options=options,
                 not_answered=("x",), not_shown=("-99",))  # fmt: skip
    coded = choices(raw)
    assert coded.labels == ("Ja", "Nej", "9")
    assert coded.codes.tolist() == [0, 1, 1, 1, 2, NOT_ANSWERED, NOT_SHOWN, NOT_ANSWERED]


def test_a_box_is_ticked_by_what_the_tool_says() -> None:
    said = column("q", "1", "0", "", "Nej", "PPR", "-99", "x", not_shown=("-99",), not_answered=("x",))
    assert tick_states(said).tolist() == [1, 0, NOT_ANSWERED, 0, 1, NOT_SHOWN, NOT_ANSWERED]
    listed = column("q", "Valgt", "valgt ", "Ikke valgt", "2", ticked=("Valgt", "1"))
    assert tick_states(listed).tolist() == [1, 1, 0, 0]


def ticks(*columns: RawColumn, other: RawColumn | None = None) -> Ticks:
    everything = (*columns, *((other,) if other else ()))
    built = as_answers(
        layout_of(*everything), replace(QUESTIONNAIRE, questions=QUESTIONNAIRE.questions[1:2])
    )
    found = built.columns["ringer"]
    assert isinstance(found, Ticks)
    return found


def box(option: str, *texts: str, **more: object) -> RawColumn:
    header = f"{HEADERS[1]} {option}"
    said = {"text": HEADERS[1], "option": option, "hint": "tick", "group": "s_2", **more}
    return column(header, *texts, **said)


def test_boxes_of_one_question_become_its_ticks() -> None:
    built = ticks(box("PPR", "1", "0", ""), box("BUP", "0", "0", ""))
    assert built.labels == ("PPR", "BUP")
    assert built.ticked.tolist() == [[1, 0], [0, 0], [NOT_ANSWERED] * 2]


def test_where_an_unticked_box_tells_nothing_a_row_without_ticks_is_not_answered() -> None:
    built = ticks(box("PPR", "1", "0", unticked_tells=False), box("BUP", "0", "0", unticked_tells=False))
    assert built.ticked.tolist() == [[1, 0], [NOT_ANSWERED] * 2]


def test_a_question_not_shown_is_told_from_one_not_answered() -> None:
    built = ticks(box("PPR", "1", "-66", ""), box("BUP", "", "-66", ""))
    assert built.ticked.tolist() == [[1, 0], [1, 1], [NOT_ANSWERED] * 2]
    hidden = {"not_shown": ("-66",)}
    built = ticks(box("PPR", "1", "-66", "", **hidden), box("BUP", "", "-66", "", **hidden))
    assert built.ticked.tolist() == [[1, 0], [NOT_SHOWN] * 2, [NOT_ANSWERED] * 2]


def test_words_beside_other_are_left_over_and_prove_an_answer() -> None:
    other = column("s_2_andet", "", "min nabo", "", hint="other", group="s_2")
    built = ticks(box("PPR", "1", "", ""), other=other)
    assert built.ticked.tolist() == [[1], [0], [NOT_ANSWERED]]
    assert built.leftover == ("", "min nabo", "")


def test_a_box_known_by_its_code_alone_gets_its_options_text() -> None:
    built = ticks(box("", "1", option_code="3"), box("", "0", option_code="8"))
    assert built.labels == (CALLS[2].text.da, f"{HEADERS[1]} ")


def test_boxes_without_a_group_are_found_one_by_one(tmp_path: Path) -> None:
    headers = [
        HEADERS[0],
        "ringer_ppr",
        "Hvem ringer du til? [Børne- og ungdomspsykiatrien, BUP]",
        *HEADERS[2:],
    ]
    answers = answers_of(tmp_path, headers, ["I høj grad", "1", "0", *ROW[2:]])
    built = answers.columns["ringer"]
    assert isinstance(built, Ticks)
    assert built.labels == ("PPR", "Børne- og ungdomspsykiatrien, BUP")
    assert built.ticked.tolist() == [[1, 0]]


def test_boxes_and_other_named_by_a_map(tmp_path: Path) -> None:
    headers = [HEADERS[0], "A", "B", "C", *HEADERS[2:]]
    columns = mapping(
        {"header": "A", "item": "ringer", "option": "ppr"},
        {"header": "B", "item": "ringer", "option": "bup"},
        {"header": "C", "item": "ringer", "other": True},
    )
    answers = answers_of(tmp_path, headers, ["Ved ikke", "x", "", "en ven", *ROW[2:]], columns=columns)
    built = answers.columns["ringer"]
    assert isinstance(built, Ticks)
    assert built.labels == ("PPR", CALLS[2].text.da)
    assert built.ticked.tolist() == [[1, 0]]
    assert built.leftover == ("en ven",)


def test_one_option_in_two_columns_competes(tmp_path: Path) -> None:
    columns = mapping(*({"header": h, "item": "ringer", "option": "ppr"} for h in "AB"))
    with pytest.raises(ExportError, match="2 columns that claim it"):
        answers_of(
            tmp_path, [HEADERS[0], "A", "B", *HEADERS[2:]], ["", "1", "0", *ROW[2:]], columns=columns
        )


@pytest.mark.parametrize("joined", [";", ",", "|", "\n", "/"])
def test_joined_answers_are_split_by_whatever_joins_them(tmp_path: Path, joined: str) -> None:
    cell = joined.join([*(option.text.da for option in CALLS), "min nabo"])
    answers = answers_of(tmp_path, HEADERS, [ROW[0], cell, *ROW[2:]], [ROW[0], "PPR", *ROW[2:]])
    built = answers.columns["ringer"]
    assert isinstance(built, Ticks)
    assert built.labels == tuple(option.text.da for option in CALLS)
    assert built.ticked.tolist() == [[1, 1, 1], [1, 0, 0]]
    assert built.leftover == ("min nabo", "")


def test_joined_answers_that_were_not_shown_are_marked() -> None:
    asked = column(HEADERS[1], "PPR", "#", "", hint="joined", delimiter=";", not_shown=("#",))
    assert ticks(asked).ticked.tolist() == [[1], [NOT_SHOWN], [NOT_ANSWERED]]


def test_words_in_a_column_beside_joined_answers_are_left_over_too() -> None:
    asked = column(HEADERS[1], "PPR;nabo", "PPR", hint="joined", delimiter=";", group="s_2")
    other = column("andet", "en ven", "", hint="other", group="s_2")
    assert ticks(asked, other=other).leftover == ("nabo; en ven", "")


OPTIONS = ("Ja", "Ja; ofte", "Nej, aldrig", "PPR", "PPR; skolen; og BUP")


@given(st.permutations(OPTIONS), st.integers(0, 5), st.sampled_from([";", ",", "|"]), st.booleans())
def test_any_choice_of_options_comes_back_from_one_cell(
    order: list[str], count: int, delimiter: str, trailing: bool
) -> None:
    chosen = order[:count]
    # "Ja" before " ofte" reads as the longer option, which is what longest first means.
    cell = (delimiter + " ").join(sorted(chosen, reverse=True)) + (delimiter if trailing else "")
    known = {key_of(option): option for option in OPTIONS}
    found, left = split(cell, known, pieces_of(OPTIONS, delimiter), delimiter)
    assert sorted(found) == sorted(chosen)
    assert left == ""


def test_the_delimiter_that_leaves_least_is_chosen() -> None:
    assert find_delimiter(Cells.of(["PPR, Ja; ofte", "PPR"]), OPTIONS) == ","
    assert find_delimiter(Cells.of(["", ""]), OPTIONS) == ";"


def test_written_other_takes_the_place_of_the_answer_other() -> None:
    question = replace(QUESTIONNAIRE.questions[4], other=True)
    asked = (
        column("s_5", "1", "3", "", code="s_5", text="", group="s_5",
               options=(KnownOption("1", "Solo"), KnownOption("3", "Andet"))),
        column("s_5_andet", "", "vikar", "", code="s_5_andet", text="", hint="other", group="s_5"),
    )  # fmt: skip
    built = as_answers(layout_of(*asked), replace(QUESTIONNAIRE, questions=(question,)))
    coded = built.columns["klinik"]
    assert isinstance(coded, Choices)
    assert coded.labels == ("Solo", "vikar")
    assert coded.codes.tolist() == [0, 1, NOT_ANSWERED]
    plain = as_answers(layout_of(*asked), replace(QUESTIONNAIRE, questions=QUESTIONNAIRE.questions[4:5]))
    assert plain.columns["klinik"].labels == ("Solo", "Andet")  # type: ignore[union-attr]


def test_a_number_cell_is_not_mistaken_for_thousands(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "svar.xlsx", {"Svar": [HEADERS, [*ROW[:4], 3.275, *ROW[5:]]]})
    assert read_answers(path, QUESTIONNAIRE).columns["antal"] == Words(("3.2750",))
    answers = answers_of(tmp_path, HEADERS, [*ROW[:4], "3.275", *ROW[5:]])
    assert answers.columns["antal"] == Words(("3.275",))


def test_answers_that_excel_made_dates_of_are_told(tmp_path: Path) -> None:
    options = (replace(CALLS[0], id="a", text=Text("1-5")), replace(CALLS[0], id="b", text=Text("6-9")))
    question = Question("hvor", "single", Text("Hvor mange?"), options=options)
    questionnaire = Questionnaire("x", "1", Text("x"), (question,))
    path = write_xlsx(tmp_path / "svar.xlsx", {"Svar": [["Hvor mange?"], [date(2026, 5, 1)], ["6-9"]]})
    (note,) = read_answers(path, questionnaire).source.notes
    assert 'perhaps from "1-5"' in note.en
    assert "1 answers stand as dates" in note.en
    saved = write_csv(
        tmp_path / "svar.csv", [["Hvor mange?", "x"], ["01-maj", ""], ["maj-05", ""], ["6-9", ""]]
    )
    assert '2 answers stand as dates; Excel makes dates of text, such as 1 May from "1-5"' in (
        read_answers(saved, questionnaire).source.notes[-1].en
    )


def test_near_matrix_rows_and_spellings_are_found() -> None:
    row = MatrixItem("ppr", Text("PPR"), also=("Pædagogisk psykologisk rådgivning",))
    matrix = replace(QUESTIONNAIRE.questions[2], items=(row,))
    questionnaire = replace(QUESTIONNAIRE, questions=(matrix,))
    found = match(layout_of(column("Pædagogisk psykologisk rådgivning")), questionnaire)
    assert [one.item for one in found.matches] == [Item("samarbejde.ppr", matrix, row)]


# ---- proposals and the map file


def test_every_column_gets_a_proposal_with_confidence_and_alternatives() -> None:
    asked = layout_of(
        column(HEADERS[0]),
        column("Hvor mange unge har du set på en måned?", "3"),
        column("Spm. om arbejdssted", "Solo", "Fælles"),
        box("PPR", "1", "0"),
        box("BUP i børne- og ungdomspsykiatrien", "1", "0"),
        column("s_2_andet", "", "", hint="other", group="s_2"),
        column("Skostørrelse", "43", "38"),
    )
    proposals = {proposal.header: proposal for proposal in propose_map(asked, QUESTIONNAIRE)}
    assert list(proposals) == [column.header for column in asked.columns]
    exact = proposals[HEADERS[0]]
    assert (exact.item, exact.how, exact.confidence) == ("kender", "text", 1.0)
    near = proposals["Hvor mange unge har du set på en måned?"]
    assert (near.item, near.how) == ("antal", "near")
    assert 0.7 < near.confidence < 1
    assert all(0 < score < near.confidence for _, score in near.alternatives)
    guessed = proposals["Spm. om arbejdssted"]
    assert (guessed.item, guessed.how) == ("klinik", "options")
    assert guessed.confidence <= 0.6
    assert proposals[f"{HEADERS[1]} PPR"].option == "ppr"
    assert proposals[f"{HEADERS[1]} BUP i børne- og ungdomspsykiatrien"].option == "bup"
    assert proposals["s_2_andet"].other
    assert proposals["Skostørrelse"].item == ""


def test_an_option_is_proposed_by_its_code_where_it_has_no_words() -> None:
    asked = layout_of(box("", "1", code="s_2_3", option_code="3"), box("x", "1"))
    first, second = propose_map(asked, QUESTIONNAIRE)
    assert (first.option, second.option) == ("bup", "")


def test_each_item_is_proposed_once() -> None:
    asked = layout_of(column("Hvor godt kender du egentlig PPR?"), column("Hvor godt kender du PPR nu?"))
    items = [proposal.item for proposal in propose_map(asked, QUESTIONNAIRE)]
    assert items.count("kender") == 1


def test_a_confirmed_map_reads_the_next_export_without_a_person(tmp_path: Path) -> None:
    headers = ["Hvor godt kender du så PPR?", *HEADERS[1:], "Skostørrelse"]
    path = write_csv(tmp_path / "svar.csv", [headers, [*ROW, "43"]])
    proposals = propose_map(read_layout(path), QUESTIONNAIRE)
    saved = tmp_path / "columns.yaml"
    save_column_map(confirmed(proposals, "NN", date(2026, 11, 20)), saved)
    assert "ignore: true" in saved.read_text(encoding="utf-8")
    columns = load_column_map(saved)
    assert columns.of("Skostørrelse ").ignore  # type: ignore[union-attr]
    assert columns.of("ukendt") is None
    answers = read_answers(path, QUESTIONNAIRE, columns)
    assert tuple(answers.columns) == KEYS
    assert answers.unmatched == ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"header": "a"}, "either"),
        ({"header": "a", "item": "q", "ignore": True}, "either"),
        ({"header": "a", "item": "q", "option": "o", "other": True}, "not both"),
        ({"header": "a", "itm": "q"}, 'Did you mean "item"'),
    ],
)
def test_a_column_map_that_says_nothing_clear_is_refused(
    tmp_path: Path, entry: dict[str, object], said: str
) -> None:
    from manege_analysis.yamlfile import write_yaml

    write_yaml(tmp_path / "columns.yaml", {"version": 1, "columns": [entry]})
    with pytest.raises(ExportError, match=said):
        load_column_map(tmp_path / "columns.yaml")


def test_a_map_is_found_whatever_form_its_letters_have(tmp_path: Path) -> None:
    headers = ["A\u030arsag", *HEADERS[1:]]
    columns = mapping({"header": "Årsag", "item": "kender"})
    assert answers_of(tmp_path, headers, ROW, columns=columns).missing == ()


def test_a_header_twice_in_a_map_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        mapping({"header": "a", "item": "q"}, {"header": "a ", "item": "p"})


def test_a_matrix_in_which_all_gave_the_first_answer_is_no_multi_select(tmp_path: Path) -> None:
    heads = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "samarbejde[skoler]",
        "samarbejde[kommune]",
    ]
    rows = [[str(at), "2026-11-20", "4", "da", "1", "1"] for at in range(3)]
    answers = read_answers(
        write_csv(tmp_path / "a.csv", [[*heads, "s_1"], *([*r, "2"] for r in rows)]), QUESTIONNAIRE
    )
    schools = answers.columns["samarbejde.skoler"]
    assert isinstance(schools, Choices) and schools.labels == ("1",)


def test_codes_joined_in_one_cell_become_their_options() -> None:
    column = RawColumn("s_2", Cells.of(["1,3", "", "2", "3"]), hint="joined", delimiter=",")
    item = QUESTIONNAIRE.item("ringer")
    ticks = build_column(Match(item, "code", (column,), ("",), joined_by=","))
    assert isinstance(ticks, Ticks)
    assert ticks.labels == (CALLS[0].text.da, CALLS[2].text.da, CALLS[1].text.da)
    assert ticks.ticked.tolist() == [[1, 1, 0], [-1, -1, -1], [0, 0, 1], [0, 1, 0]]
