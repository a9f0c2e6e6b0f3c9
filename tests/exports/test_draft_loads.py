"""A draft loads as it is, the same file matches it whole, and no answer in it is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from export_fixtures import write_csv
from hypothesis import given, settings
from hypothesis import strategies as st
from test_export_roundtrip import SURVEY, Given
from test_tools_roundtrip import WRITERS

from manege_analysis.cleaning.clean import clean
from manege_analysis.errors import ExportError
from manege_analysis.exports.answers import Choices, Source
from manege_analysis.exports.cells import Cells
from manege_analysis.exports.drafting.orders import put_in_order
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.files.table import unique
from manege_analysis.exports.find import find_export
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.exports.read import as_answers, read_answers, read_layout
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Question, Questionnaire


def drafted(path: Path) -> tuple[Questionnaire, str]:
    """Draft from a file, load the draft, and check that the file matches it whole."""
    layout = read_layout(path)
    text = draft_questionnaire(layout, "udkast")
    written = path.parent / "udkast.yaml"
    written.write_text(text, encoding="utf-8")
    questionnaire = load_questionnaire(written)
    answers = as_answers(layout, questionnaire)
    assert answers.missing == ()
    assert answers.unmatched == ()
    _, log = clean(answers, questionnaire)
    assert log.unknown == ()
    return questionnaire, text


def table(folder: Path, columns: dict[str, Sequence[str]]) -> Path:
    rows = zip(*columns.values(), strict=True)
    return write_csv(folder / "svar.csv", [list(columns), *map(list, rows)])


def question(columns: dict[str, Sequence[str]], folder: Path) -> Question:
    return drafted(table(folder, {"Nr.": [f"nr {i % 3}" for i in range(12)], **columns}))[0].questions[1]


def labels(found: Question) -> list[str]:
    options = found.scale.rungs if found.scale else found.options
    return [option.text.da for option in options]


@pytest.mark.parametrize("written", WRITERS)
@settings(max_examples=5)
@given(survey=SURVEY.filter(lambda survey: len(survey) > 1))
def test_every_tool_s_file_matches_its_own_draft(
    tmp_path_factory: pytest.TempPathFactory, written: str, survey: list[Given]
) -> None:
    layout = read_layout(WRITERS[written](tmp_path_factory.mktemp("svar"), survey))
    folder = tmp_path_factory.mktemp("udkast")
    (folder / "udkast.yaml").write_text(draft_questionnaire(layout, "udkast"), encoding="utf-8")
    answers = as_answers(layout, load_questionnaire(folder / "udkast.yaml"))
    assert answers.missing == answers.unmatched == ()


HEADERS = st.lists(
    st.text(min_size=1, max_size=25).filter(lambda t: "\x00" not in t), min_size=2, max_size=6
)
CELLS = st.sampled_from(
    ["", "Ja", "Nej", "ja", "Ved ikke", "3", "3,5", "1-5", "NA", "no", "Да", "a; b", "a", "0.0.0", "★",
     "★★", "１", "1", "½", "-", "< 5", "5", "C++", "10", "Altid", "😀"]
)  # fmt: skip


@settings(max_examples=60)
@given(headers=HEADERS, data=st.data())
def test_any_table_in_any_script_gives_a_draft_that_loads(
    tmp_path_factory: pytest.TempPathFactory, headers: list[str], data: st.DataObject
) -> None:

    rows = data.draw(st.integers(0, 8))
    columns = tuple(
        RawColumn(name, Cells.of(data.draw(st.lists(CELLS, min_size=rows, max_size=rows))), text=header)
        for name, header in zip(unique(headers)[0], headers, strict=True)
    )
    layout = Layout(Source("svar.csv", "", "generic"), np.arange(rows), columns)
    folder = tmp_path_factory.mktemp("udkast")
    (folder / "udkast.yaml").write_text(draft_questionnaire(layout, "Skema"), encoding="utf-8")
    assert load_questionnaire(folder / "udkast.yaml").questions


def test_a_file_that_asks_nothing_is_no_questionnaire(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "svar.csv", [["Tidsstempel"], ["28/04/2025 21.15.26"]])
    with pytest.raises(ExportError, match="at least one question, got none"):
        draft_questionnaire(read_layout(path), "udkast")


def test_answers_without_letters_stay_apart(tmp_path: Path) -> None:
    found = question({"Stjerner?": ["★★★", "★", "★★", "½"] * 3}, tmp_path)
    assert sorted(labels(found)) == ["½", "★", "★★", "★★★"]


def test_a_danish_scale_gets_its_known_order_and_don_t_know_apart(tmp_path: Path) -> None:
    found = question({"Hvor ofte?": ["Aldrig", "Ved ikke", "Ofte", "Altid"] * 3}, tmp_path)
    assert found.kind == "scale" and found.scale is not None
    assert found.scale.id == "hyppighed-5"
    assert [o.text.da for o in found.scale.outside] == ["Ved ikke"]


def test_an_english_scale_keeps_its_own_words(tmp_path: Path) -> None:
    found = question({"How often?": ["Never", "Always", "Sometimes", "Don't know"] * 3}, tmp_path)
    assert labels(found) == ["Always", "Often", "Sometimes", "Rarely", "Never"]


@pytest.mark.parametrize(
    ("given_", "order"),
    [
        (["Nie", "Immer", "Oft"], ["Immer", "Oft", "Nie"]),
        (["65+", "18-29", "30-64"], ["18-29", "30-64", "65+"]),
        (["5 timer", "Under 5 timer", "10 timer"], ["Under 5 timer", "5 timer", "10 timer"]),
        (["Very often", "Never", "Often"], ["Very often", "Often", "Never"]),
    ],
)
def test_other_orders_are_known_by_words_or_numbers(
    tmp_path: Path, given_: list[str], order: list[str]
) -> None:
    assert labels(question({"Hvor?": given_ * 4}, tmp_path)) == order


def test_an_order_nobody_knows_is_the_file_s_and_says_so(tmp_path: Path) -> None:
    path = table(tmp_path, {"Farve": ["rød", "grøn", "blå"] * 4, "Nr": ["a", "b"] * 6})
    questionnaire, text = drafted(path)
    assert labels(questionnaire.questions[0]) == ["rød", "grøn", "blå"]
    assert "the order of first appearance: check it" in text


def test_joined_answers_are_taken_apart_with_commas_inside_an_option(tmp_path: Path) -> None:
    cells = [
        "PPR;Skolen, altid",
        "PPR",
        "Skolen, altid;BUP",
        "BUP;PPR",
        "PPR;BUP;Skolen, altid",
        "BUP",
    ] * 2
    found = question({"Hvem?": cells}, tmp_path)
    assert found.kind == "multi"
    assert labels(found) == ["PPR", "Skolen, altid", "BUP"]
    commas = [cell.replace(";", ", ") for cell in cells]
    assert labels(question({"Hvem?": commas}, tmp_path)) == ["PPR", "Skolen, altid", "BUP"]


def test_free_text_numbers_dates_and_ratings_are_told_apart(tmp_path: Path) -> None:
    columns = {
        "Ide": [f"Det ville hjælpe mig meget, hvis nummer {n} svarede telefonen" for n in range(12)],
        "Antal": ["0", "3", "12", "40", "7", "1", "9", "15", "2", "30", "5", "8"],
        "Dag": [f"{n + 1:02}-11-2026" for n in range(12)],
        "Karakter": [str(n % 5 + 1) for n in range(12)],
        "Tom": [""] * 12,
        "Løbenummer": [str(n) for n in range(1, 13)],
        "Klinikkens navn": [f"Hus {chr(65 + n)}" for n in range(12)],
    }
    questionnaire, text = drafted(table(tmp_path, columns))
    kinds = {q.text.da: q.kind for q in questionnaire.questions}
    assert kinds["Ide"] == "text" and kinds["Antal"] == "number" and kinds["Dag"] == "date"
    assert kinds["Karakter"] == "scale" and kinds["Tom"] == "text"
    named = {q.text.da for q in questionnaire.questions if q.identifier}
    assert named == {"Løbenummer", "Klinikkens navn"}
    assert "nobody answered" in text
    assert "Det ville hjælpe" not in text


def test_direct_identifiers_stand_in_the_draft_as_such(tmp_path: Path) -> None:
    path = table(tmp_path, {"E-mail": ["a@b.dk", "c@d.dk"] * 2, "Godt?": ["Ja", "Nej"] * 2})
    questionnaire, text = drafted(path)
    assert questionnaire.questions[0].identifier
    assert "a@b.dk" not in text


def test_a_grid_is_one_matrix_and_a_repeated_header_is_two_questions(tmp_path: Path) -> None:
    rows = [
        ["Tidsstempel", "Samarbejde [PPR]", "Samarbejde [BUP]", "Køn", "Køn"],
        *([f"{n:02}/11/2026 09.00.00", "Enig", ("Uenig", "Enig")[n % 2], "a", "b"] for n in range(1, 9)),
    ]
    questionnaire, _ = drafted(write_csv(tmp_path / "svar.csv", rows))
    assert [q.kind for q in questionnaire.questions] == ["matrix", "single", "single"]
    assert [row.text.da for row in questionnaire.questions[0].items] == ["PPR", "BUP"]


def test_labels_that_differ_by_case_only_are_one_answer(tmp_path: Path) -> None:
    found = question({"Hvad?": ["rød", "Rød", "blå", "rød"] * 3}, tmp_path)
    assert labels(found) == ["rød", "blå"]
    assert found.options[0].also == ("Rød",)


@pytest.fixture
def real(root: Path) -> Path:
    place = root.parent / "shared" / "exports"
    if not place.is_dir():
        pytest.skip("the real export files are not beside this repository")
    return place


REAL = ("google_forms/r_community_2019_es.csv", "limesurvey/ssi2017_nl.csv", "qualtrics/sample_de.csv",
        "redcap/survey/data.csv", "redcap/decimal-comma-and-dot/data.csv", "surveymonkey/star_wars.csv",
        "spss/pyreadstat_sample_missing.sav", "spss/pyreadstat_simple_alltypes.sav")  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_real_files_match_their_own_drafts(real: Path, tmp_path: Path, name: str) -> None:
    layout = read_layout(real / name)
    (tmp_path / "udkast.yaml").write_text(draft_questionnaire(layout, "udkast"), encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "udkast.yaml")
    answers = as_answers(layout, questionnaire)
    assert answers.missing == answers.unmatched == ()
    assert clean(answers, questionnaire)[1].unknown == ()


@pytest.mark.parametrize("cluster", ["birkelund", "egernholt", "ravnemose", "laerkesund"])
def test_the_sample_files_match_their_own_drafts(root: Path, tmp_path: Path, cluster: str) -> None:
    layout = read_layout(find_export(root / "data" / "sample" / "clusters" / cluster))
    (tmp_path / "udkast.yaml").write_text(draft_questionnaire(layout, "udkast"), encoding="utf-8")
    answers = as_answers(layout, load_questionnaire(tmp_path / "udkast.yaml"))
    assert answers.missing == answers.unmatched == ()


def test_answers_that_differ_by_a_sign_stay_apart_and_those_that_differ_by_a_full_stop_do_not(
    tmp_path: Path,
) -> None:
    path = table(
        tmp_path,
        {
            "Nr.": [f"nr {i % 3}" for i in range(12)],
            "Sprog?": ["C", "C++", "C#", "c."] * 3,
            "Vej?": ["< 5", "> 5", "<5", "-1"] * 3,
        },
    )
    questionnaire, text = drafted(path)
    answers, _ = clean(read_answers(path, questionnaire), questionnaire)
    language, way = answers.columns["sprog"], answers.columns["vej"]
    assert isinstance(language, Choices) and isinstance(way, Choices)
    assert np.bincount(language.codes).tolist() == [6, 3, 3]
    assert sorted(np.bincount(way.codes).tolist()) == [3, 3, 6]
    assert "also: [c.]" in text or 'also: ["c."]' in text


def test_a_version_number_is_no_number() -> None:
    order = put_in_order(("0.0.0", "1.2.26"), has_table=False)
    assert (order.labels, order.is_scale) == (("0.0.0", "1.2.26"), False)
    assert put_in_order(("2.000", "1.000,5"), has_table=False).labels == ("1.000,5", "2.000")
