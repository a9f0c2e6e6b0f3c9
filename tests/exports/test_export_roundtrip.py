"""Generate answers, write them as each tool does, read them: the same answers come back."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from export_fixtures import CALLS, GRADE, QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from manege_analysis.exports.answers import NOT_ANSWERED, Answers, Choices, Ticks, Words
from manege_analysis.exports.read import read_answers
from manege_analysis.questionnaire.model import Item

Given = Mapping[str, str | tuple[str, ...]]
"""One respondent: per item the label, the written text, or the ticked labels; "" for no answer."""

SCALE = [option.text.da for option in GRADE.options]
BOXES = [option.text.da for option in CALLS]
WORDS = st.text(alphabet="abcæøåÆØÅé ;,.\n\"'=+-@<>&|0123456789", max_size=30).map(str.strip)


def one_answer(item: Item) -> st.SearchStrategy[str | tuple[str, ...]]:
    if item.kind == "multi":
        chosen = st.lists(st.sampled_from(BOXES), unique=True, max_size=len(BOXES))
        return chosen.map(lambda labels: tuple(sorted(labels, key=BOXES.index)))
    if item.kind in ("scale", "single"):
        return st.sampled_from(["", *(option.text.da for option in item.options)])
    return st.sampled_from(["", "0", "12", "3,5"]) if item.kind == "number" else WORDS


SURVEY = st.lists(
    st.fixed_dictionaries({item.key: one_answer(item) for item in QUESTIONNAIRE.items}), max_size=8
)


def seen(answers: Answers) -> list[Given]:
    """Turn answers as read back into what each respondent gave."""
    back: list[dict[str, str | tuple[str, ...]]] = [{} for _ in range(len(answers))]
    for key, column in answers.columns.items():
        for at, given_ in enumerate(back):
            if isinstance(column, Choices):
                code = column.codes[at]
                given_[key] = column.labels[code] if code >= 0 else ""
            elif isinstance(column, Ticks):
                pairs = zip(column.labels, column.ticked[at], strict=True)
                given_[key] = tuple(sorted((label for label, one in pairs if one == 1), key=BOXES.index))
                assert not column.leftover or column.leftover[at] == ""
            elif isinstance(column, Words):
                given_[key] = column.values[at]
    return back


def header(item: Item) -> str:
    stem = item.question.text.da
    return f"{stem} [{item.row.text.da}]" if item.row else stem


def line(given_: Given, joined: str, last: str = "") -> list[str]:
    cells = []
    for item in QUESTIONNAIRE.items:
        value = given_[item.key]
        text = value if isinstance(value, str) else joined.join(value)
        cells.append(text + last if text and not isinstance(value, str) else text)
    return cells


def google(folder: Path, survey: Sequence[Given]) -> Path:
    heads = ["Tidsstempel", *(header(item) for item in QUESTIONNAIRE.items)]
    rows = [
        [f"{at % 27 + 1:02}/11/2026 09.15.26", *line(given_, ", ")] for at, given_ in enumerate(survey)
    ]
    return write_csv(folder / "svar.csv", [heads, *rows], line_end="\n")


def microsoft(folder: Path, survey: Sequence[Given]) -> Path:
    own = [item.text.da for item in QUESTIONNAIRE.items]
    heads = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", *own]
    day = datetime(2026, 11, 20, 9)
    rows = [
        [at, day, day + timedelta(minutes=at), "anonymous", "", *line(given_, ";", ";")]
        for at, given_ in enumerate(survey, start=1)
    ]
    return write_xlsx(folder / "svar.xlsx", {"Sheet1": [heads, *rows]})


def plain(folder: Path, survey: Sequence[Given]) -> Path:
    heads = [header(item).upper() for item in QUESTIONNAIRE.items]
    rows = [line(given_, "|") for given_ in survey]
    # A row of blanks at the end is no respondent; a number in front says that it is one.
    numbered = [["Nr.", *heads], *([str(at), *row] for at, row in enumerate(rows, start=1))]
    return write_csv(
        folder / "svar.csv", numbered, encoding="utf-16", delimiter="\t", quoting=csv.QUOTE_ALL
    )


def surveyxact(folder: Path, survey: Sequence[Given]) -> Path:
    how = {"encoding": "cp1252", "delimiter": ";"}
    heads = "questionName variableName questionType subType questionText choiceValue choiceText"
    structure = [heads.split()]
    labels: list[list[str]] = []
    names: list[tuple[str, Item, str]] = []
    for at, item in enumerate(QUESTIONNAIRE.items, start=1):
        text = f"{item.question.text.da} - {item.text.da}" if item.row else item.text.da
        if item.kind == "multi":
            for code, label in enumerate(BOXES, start=1):
                names.append((f"v_{at}_{code}", item, label))
                structure.append(
                    [f"v_{at}", f"v_{at}_{code}", "Closed", "Multiple", text, str(code), label]
                )
            continue
        names.append((f"v_{at}", item, ""))
        kind = "Single" if item.options else "Double" if item.kind == "number" else "String"
        structure.append([f"v_{at}", f"v_{at}", "Closed", kind, text, "", ""])
        labels += [[f"v_{at}", option.code, f"{option.text.da} "] for option in item.options]
    write_csv(folder / "labels.csv", labels, **how)
    write_csv(folder / "structure.csv", structure, **how)
    names_of = ["respondentid", *(name for name, _, _ in names), *(f"stato_{n}" for n in range(1, 6))]
    rows = [
        [str(at), *(_code(given_, item, label) for _, item, label in names), "0", "0", "0", "1", "0"]
        for at, given_ in enumerate(survey, start=1)
    ]
    return write_csv(folder / "dataset.csv", [names_of, *rows], **how)


def _code(given_: Given, item: Item, label: str) -> str:
    value = given_[item.key]
    if isinstance(value, tuple):
        return str(int(label in value)) if value else ""
    return next((option.code for option in item.options if option.text.da == value), value)


TOOLS = {
    "google-forms": google,
    "microsoft-forms": microsoft,
    "generic": plain,
    "surveyxact": surveyxact,
}


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=20)
@given(survey=SURVEY)
def test_answers_come_back_as_they_were_given(
    tmp_path_factory: pytest.TempPathFactory, tool: str, survey: list[Given]
) -> None:
    path = TOOLS[tool](tmp_path_factory.mktemp("svar"), survey)
    answers = read_answers(path, QUESTIONNAIRE)
    assert answers.source.tool == tool
    assert len(answers) == len(survey)
    assert seen(answers) == survey
    assert answers.missing == ()
    ticks = answers.columns["ringer"]
    assert isinstance(ticks, Ticks)
    for row, given_ in zip(ticks.ticked, survey, strict=True):
        assert given_["ringer"] or not len(row) or set(row.tolist()) == {NOT_ANSWERED}
