"""Every tool writes in several ways, codes or labels, joined, split or repeated: all mean the same."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from export_fixtures import CALLS, QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given, settings
from test_export_roundtrip import BOXES, SURVEY, Given, header, line
from test_spss_sets import with_sets
from test_tools_roundtrip import ITEMS, OWN, STEM, choices, code_of, name_of

from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.decisions import SwitchRule
from manege_analysis.exports.answers import Answers, Choices, Ticks
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.read import as_answers, read_answers, read_layout
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Item

CLOSED = {key: item for key, item in ITEMS.items() if item.options}
KEEP_ALL = tuple(
    SwitchRule.model_validate(
        {"decide": "switch-rule", "by": "AB", "when": "2026-11-20", "rule": rule, "on": False}
    )
    for rule in ("blank-row", "duplicate")
)


def codes(item: Item, value: str | tuple[str, ...]) -> str:
    return (
        ",".join(code_of(item, v) for v in value) if isinstance(value, tuple) else code_of(item, value)
    )


def boxes(value: str | tuple[str, ...], ticked: str, unticked: str) -> list[str]:
    return [(ticked if label in value else unticked) if value else "" for label in BOXES]


# REDCap.


def redcap_events(folder: Path, survey: Sequence[Given]) -> Path:
    """Two events: the first questions in one row, the last in another; boxes unticked in the second."""
    return _redcap_rows(folder, survey, ("redcap_event_name", "foer_arm_1", "efter_arm_1"))


def redcap_repeats(folder: Path, survey: Sequence[Given]) -> Path:
    """A repeated form: its instance is a row of its own."""
    return _redcap_rows(folder, survey, ("redcap_repeat_instrument", "", "skema"))


def _redcap_rows(folder: Path, survey: Sequence[Given], column: tuple[str, str, str]) -> Path:
    heads = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
             "Choices, Calculations, OR Slider Labels", *[f"x{n}" for n in range(9)],
             "Matrix Group Name", "y", "z"]  # fmt: skip
    kinds = {"scale": "radio", "single": "radio", "multi": "checkbox", "text": "notes"}
    dictionary = [["record_id", "skema", "", "text", "Record ID", *[""] * 13]]
    names = []
    for item in ITEMS.values():
        group = "samarbejde" if item.row else ""
        stem, kind = STEM if item.row else "", kinds.get(item.kind, "text")
        dictionary.append([name_of(item), "skema", stem, kind, item.text.da, choices(item.options),
                           *[""] * 9, group, "", ""])  # fmt: skip
        names += [f"s_2___{o.code}" for o in CALLS] if item.kind == "multi" else [name_of(item)]
    write_csv(folder / "svar_dictionary.csv", [heads, *dictionary])
    rows = []
    first = ("kender", "ringer")
    for at, one in enumerate(survey, start=1):
        for event, mine in zip(column[1:], (True, False), strict=True):
            row = [f"0{at}", event]
            for key, item in ITEMS.items():
                value = one[key]
                if isinstance(value, tuple):
                    row += [str(int(label in value and mine)) for label in BOXES]
                else:
                    row.append(code_of(item, value) if (key in first) == mine else "")
            rows.append([*row, "2"])
    return write_csv(
        folder / "svar_data.csv", [["record_id", column[0], *names, "skema_complete"], *rows]
    )


def redcap_labels_alone(folder: Path, survey: Sequence[Given]) -> Path:
    """A label export whose dictionary nobody sent along."""
    heads = ["Record ID"]
    for item in ITEMS.values():
        multi = item.kind == "multi"
        heads += [f"{item.text.da} (choice={b})" for b in BOXES] if multi else [item.text.da]
    rows = []
    for at, one in enumerate(survey, start=1):
        row = [str(at)]
        for value in (one[key] for key in ITEMS):
            ticks = ["Unchecked"] * len(BOXES)
            row += (
                (boxes(value, "Checked", "Unchecked") if value else ticks)
                if isinstance(value, tuple)
                else [value]
            )
        rows.append([*row, "Complete"])
    return write_csv(folder / "svar.csv", [[*heads, "Complete?"], *rows])


# LimeSurvey, answers as codes.


def limesurvey_codes(folder: Path, survey: Sequence[Given]) -> Path:
    heads = ["id", "submitdate", "lastpage", "startlanguage"]
    for item in ITEMS.values():
        stem = f"samarbejde[{item.row.id}]" if item.row else item.question.code
        heads += [f"{stem}[{o.code}]" for o in CALLS] if item.kind == "multi" else [stem]
    rows = []
    for at, one in enumerate(survey, start=1):
        row = [str(at), "2026-11-20 09:00:00", "4", "da"]
        for key, item in ITEMS.items():
            value = one[key]
            row += boxes(value, "1", "0") if isinstance(value, tuple) else [codes(item, value)]
        rows.append(row)
    return write_csv(folder / "svar.csv", [heads, *rows], encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


# Qualtrics, answers as codes, and several answers in one cell.


def _qualtrics(
    folder: Path, survey: Sequence[Given], of: Callable[[Item, str], str], joined: str
) -> Path:
    names, words, imports = list(OWN), list(OWN), list(OWN)
    for number, item in enumerate(ITEMS.values(), start=1):
        imports.append(f"QID3_{number}" if item.row else f"QID{number}")
        names.append(f"samarbejde_{number}" if item.row else item.question.code)
        words.append(f"{STEM} - {item.text.da}" if item.row else item.text.da)
    rows = []
    for at, one in enumerate(survey, start=1):
        row = ["2026-11-20 09:00:00", "2026-11-20 09:05:00", "IP Address", "", "100", "300", "True",
               "2026-11-20 09:05:00", f"R_{at}"]  # fmt: skip
        for key, item in ITEMS.items():
            value = one[key]
            several = joined.join(of(item, label) for label in value) if isinstance(value, tuple) else ""
            row.append(several if isinstance(value, tuple) else of(item, value))
        rows.append(row)
    return write_csv(
        folder / "svar.csv", [names, words, [f'{{"ImportId":"{each}"}}' for each in imports], *rows]
    )


def qualtrics_codes(folder: Path, survey: Sequence[Given]) -> Path:
    return _qualtrics(folder, survey, code_of, ",")


def qualtrics_joined(folder: Path, survey: Sequence[Given]) -> Path:
    return _qualtrics(folder, survey, lambda item, label: label, ",")


# SurveyMonkey, question and option in one header row.


def surveymonkey_flat(folder: Path, survey: Sequence[Given]) -> Path:
    heads = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    for item in ITEMS.values():
        stem = f"{STEM} - {item.text.da}" if item.row else item.text.da
        heads += [f"{stem} - {b}" for b in BOXES] if item.kind == "multi" else [stem]
    rows = []
    for at, one in enumerate(survey, start=1):
        row = [str(10_000_000 + at), "77", "11/20/2026 09:00:00 AM", "11/20/2026 09:05:00 AM"]
        for value in (one[key] for key in ITEMS):
            row += [b if b in value else "" for b in BOXES] if isinstance(value, tuple) else [value]
        rows.append(row)
    return write_csv(folder / "svar.csv", [heads, *rows])


# SurveyXact, as a workbook, with labels in place of codes, and split.


def _surveyxact(survey: Sequence[Given], of: Callable[[Item, str], str]) -> dict[str, list[list[str]]]:
    heads = "questionName variableName questionType subType questionText choiceValue choiceText"
    structure, labels, names = [heads.split()], [], ["respondentid"]
    for at, item in enumerate(ITEMS.values(), start=1):
        text = f"{STEM} - {item.text.da}" if item.row else item.text.da
        if item.kind == "multi":
            for code, label in enumerate(BOXES, start=1):
                names.append(f"s_{at}_{code}")
                structure.append([f"s_{at}", names[-1], "Closed", "Multiple", text, str(code), label])
                labels += [[names[-1], "0", "Ikke valgt"], [names[-1], "1", "Valgt"]]
            continue
        names.append(f"s_{at}")
        kind = "Single" if item.options else "Double" if item.kind == "number" else "String"
        structure.append([f"s_{at}", f"s_{at}", "Closed", kind, text, "", ""])
        labels += [[f"s_{at}", option.code, f"{option.text.da} "] for option in item.options]
    ticked = ("1", "0") if of is code_of else ("Valgt", "Ikke valgt")
    rows = []
    for at, one in enumerate(survey, start=1):
        row = [str(at)]
        for key, item in ITEMS.items():
            value = one[key]
            row += boxes(value, *ticked) if isinstance(value, tuple) else [of(item, value)]
        rows.append([*row, "0", "0", "0", "1", "0"])
    states = [f"stato_{n}" for n in range(1, 6)]
    return {"Labels": labels, "Dataset": [[*names, *states], *rows], "Structure": structure}


def surveyxact_book(folder: Path, survey: Sequence[Given]) -> Path:
    return write_xlsx(folder / "svar.xlsx", _surveyxact(survey, code_of))


def surveyxact_book_labels(folder: Path, survey: Sequence[Given]) -> Path:
    return write_xlsx(folder / "svar.xlsx", _surveyxact(survey, lambda item, label: label))


def surveyxact_split(folder: Path, survey: Sequence[Given]) -> Path:
    sheets = _surveyxact(survey, code_of)
    dataset = sheets.pop("Dataset")
    sheets["Dataset(1)"] = [row[:5] for row in dataset]
    # The second part repeats the respondent, and stands in another order.
    sheets["Dataset(2)"] = [[row[0], *row[5:]] for row in (dataset[0], *reversed(dataset[1:]))]
    return write_xlsx(folder / "svar.xlsx", sheets)


def surveyxact_wide_text(folder: Path, survey: Sequence[Given]) -> Path:
    """UTF-16 with tabs, in files side by side."""
    for name, rows in _surveyxact(survey, code_of).items():
        write_csv(folder / f"{name.lower()}.csv", rows, encoding="utf-16", delimiter="\t")
    return folder / "dataset.csv"


# Google: the form's own file joins with semicolons, the sheet is also saved as TSV and xlsx.


def _google(survey: Sequence[Given], joined: str) -> list[list[str]]:
    heads = ["Tidsstempel", *(header(item) for item in QUESTIONNAIRE.items)]
    return [
        heads,
        *([f"{at % 27 + 1:02}/11/2026 09.15.26", *line(one, joined)] for at, one in enumerate(survey)),
    ]


def google_form(folder: Path, survey: Sequence[Given]) -> Path:
    return write_csv(folder / "svar.csv", _google(survey, ";"))


def google_tsv(folder: Path, survey: Sequence[Given]) -> Path:
    return write_csv(folder / "svar.tsv", _google(survey, ", "), delimiter="\t", line_end="\n")


def google_book(folder: Path, survey: Sequence[Given]) -> Path:
    return write_xlsx(folder / "svar.xlsx", {"Noter": [["x"]], "Formularsvar 1": _google(survey, ", ")})


# Enalyzer as text, its boxes holding their own option's words; Forms saved anew as CSV.


def enalyzer_csv(folder: Path, survey: Sequence[Given]) -> Path:
    heads = ["Respondent ID", "Respondent Name", "Status", "Started", "Completed"]
    for item in ITEMS.values():
        stem = f"{STEM} - {item.text.da}" if item.row else item.text.da
        heads += [f"{stem} - {b}" for b in BOXES] if item.kind == "multi" else [stem]
    rows = []
    for at, one in enumerate(survey, start=1):
        row = [str(at), f"Person {at}", "Gennemført", "20-11-2026", "20-11-2026"]
        for value in (one[key] for key in ITEMS):
            row += [b if b in value else "" for b in BOXES] if isinstance(value, tuple) else [value]
        rows.append(row)
    return write_csv(folder / "svar.csv", [heads, *rows], encoding="utf-8-sig", delimiter=";")


def microsoft_csv(folder: Path, survey: Sequence[Given]) -> Path:
    own = [item.text.da for item in QUESTIONNAIRE.items]
    heads = ["Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", *own]
    rows = [
        [str(at), "20-11-2026 09:00", "20-11-2026 09:05", "anonymous", "", *line(one, ";", ";")]
        for at, one in enumerate(survey, start=1)
    ]
    return write_csv(folder / "svar.csv", [heads, *rows], encoding="cp1252", delimiter=";")


# SPSS with a multiple-response set.


def spss_set(folder: Path, survey: Sequence[Given]) -> Path:
    columns: dict[str, list[float]] = {}
    labels, values = {}, {}
    for key, item in CLOSED.items():
        if item.kind == "multi":
            for option in CALLS:
                name = f"R{option.code}"
                columns[name] = [
                    float(option.text.da in one[key]) if one[key] else np.nan for one in survey
                ]
                labels[name] = option.text.da
            continue
        name = name_of(item)
        labels[name] = f"{STEM} {item.text.da}" if item.row else item.text.da
        values[name] = {float(o.code): o.text.da for o in item.options}
        given_ = [str(one[key]) for one in survey]
        columns[name] = [float(code_of(item, each)) if each else np.nan for each in given_]
    path = folder / "svar.sav"
    frame = pd.DataFrame({name: pd.Series(v, dtype="float64") for name, v in columns.items()})
    pyreadstat.write_sav(frame, str(path), column_labels=labels, variable_value_labels=values)
    return with_sets(path, "$s_2=D1 1 18 Hvem ringer du til R1 R2 R3\n")


# A file that went through a Mac and Excel: letters in two parts, stray blanks, another case.


def google_damaged(folder: Path, survey: Sequence[Given]) -> Path:
    def damaged(cell: str, at: int) -> str:
        loose = unicodedata.normalize("NFD", cell)
        return (loose, f"\u00a0{loose}\u200b ", loose.upper())[at % 3] if loose else ""

    heads, *rows = _google(survey, ", ")
    spoiled = [[row[0], *(damaged(cell, at) for at, cell in enumerate(row[1:]))] for row in rows]
    heads = [unicodedata.normalize("NFD", head).replace(" ", "\u00a0") for head in heads]
    return write_csv(folder / "svar.csv", [heads, *spoiled])


VARIANTS = {
    "redcap/events": redcap_events,
    "redcap/repeats": redcap_repeats,
    "redcap/labels-alone": redcap_labels_alone,
    "limesurvey/codes": limesurvey_codes,
    "qualtrics/codes": qualtrics_codes,
    "qualtrics/joined": qualtrics_joined,
    "surveymonkey/flat": surveymonkey_flat,
    "surveyxact/book": surveyxact_book,
    "surveyxact/book-labels": surveyxact_book_labels,
    "surveyxact/split": surveyxact_split,
    "surveyxact/utf-16": surveyxact_wide_text,
    "google-forms/form": google_form,
    "google-forms/tsv": google_tsv,
    "google-forms/book": google_book,
    "google-forms/damaged": google_damaged,
    "enalyzer/csv": enalyzer_csv,
    "microsoft-forms/csv": microsoft_csv,
    "spss/set": spss_set,
}


def chosen(answers: Answers) -> list[dict[str, tuple[str, ...]]]:
    """Turn clean answers back into the labels that each respondent chose."""
    back: list[dict[str, tuple[str, ...]]] = [{} for _ in range(len(answers))]
    for key, item in CLOSED.items():
        column = answers.columns[key]
        words = {option.id: option.text.da for option in item.options}
        for at, one in enumerate(back):
            if isinstance(column, Choices):
                code = column.codes[at]
                one[key] = (words[column.labels[code]],) if code >= 0 else ()
            elif isinstance(column, Ticks):
                one[key] = tuple(words[column.labels[i]] for i in np.flatnonzero(column.ticked[at] == 1))
    return back


def as_given(one: Given) -> dict[str, tuple[str, ...]]:
    values = {key: one[key] for key in CLOSED}
    return {key: v if isinstance(v, tuple) else (v,) if v else () for key, v in values.items()}


@pytest.mark.parametrize("variant", VARIANTS)
@settings(max_examples=8)
@given(survey=SURVEY.filter(lambda survey: len(survey) > 0))
def test_the_same_answers_come_back_however_the_tool_wrote_them(
    tmp_path_factory: pytest.TempPathFactory, variant: str, survey: list[Given]
) -> None:
    path = VARIANTS[variant](tmp_path_factory.mktemp("svar"), survey)
    answers = read_answers(path, QUESTIONNAIRE)
    assert answers.source.tool == variant.partition("/")[0]
    assert not set(answers.missing) & set(CLOSED)
    cleaned, log = clean(answers, QUESTIONNAIRE, KEEP_ALL)
    assert [each for each in log.unknown if each.question in CLOSED] == []
    assert chosen(cleaned) == [as_given(one) for one in survey]


@pytest.mark.parametrize("variant", VARIANTS)
@settings(max_examples=3)
@given(survey=SURVEY.filter(lambda survey: len(survey) > 1))
def test_every_variant_matches_its_own_draft(
    tmp_path_factory: pytest.TempPathFactory, variant: str, survey: list[Given]
) -> None:
    layout = read_layout(VARIANTS[variant](tmp_path_factory.mktemp("svar"), survey))
    written = tmp_path_factory.mktemp("udkast") / "udkast.yaml"
    written.write_text(draft_questionnaire(layout, "udkast"), "utf-8")
    answers = as_answers(layout, load_questionnaire(written))
    assert answers.missing == answers.unmatched == ()
