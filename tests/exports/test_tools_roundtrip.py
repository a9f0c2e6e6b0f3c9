"""Generate answers, write them as each further tool does, read them: the same answers come back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from export_fixtures import CALLS, GRADE, QUESTIONNAIRE, write_csv, write_xlsx
from hypothesis import given, settings
from test_export_roundtrip import BOXES, SURVEY, Given, seen

from manege_analysis.exports.read import read_answers
from manege_analysis.questionnaire.model import Item, Option

ITEMS = {item.key: item for item in QUESTIONNAIRE.items}
STEM = "Hvordan er samarbejdet med"


def choices(options: Sequence[Option]) -> str:
    return " | ".join(f"{o.code or at}, {o.text.da}" for at, o in enumerate(options, start=1))


def name_of(item: Item) -> str:
    return item.key.replace(".", "_") if item.row else item.question.code


def code_of(item: Item, label: str) -> str:
    return next((o.code for o in item.options if o.text.da == label), label)


def redcap(folder: Path, survey: Sequence[Given]) -> Path:
    return _redcap(folder, survey, raw=True)


def redcap_labels(folder: Path, survey: Sequence[Given]) -> Path:
    return _redcap(folder, survey, raw=False)


def _redcap(folder: Path, survey: Sequence[Given], *, raw: bool) -> Path:
    heads = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
             "Choices, Calculations, OR Slider Labels", "Field Note",
             "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max",
             "Identifier?", "Branching Logic (Show field only if...)", "Required Field?",
             "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name",
             "Matrix Ranking?", "Field Annotation"]  # fmt: skip
    dictionary = [["record_id", "skema", "", "text", "Record ID", *[""] * 13]]
    columns = ["record_id" if raw else "Record ID"]
    for item in ITEMS.values():
        kind = {"scale": "radio", "single": "radio", "multi": "checkbox", "text": "notes"}
        row = [name_of(item), "skema", STEM if item.row else "", kind.get(item.kind, "text"),
               item.text.da, choices(item.options), "", "number" if item.kind == "number" else "",
               *[""] * 7, "samarbejde" if item.row else "", "", ""]  # fmt: skip
        dictionary.append(row)
        if item.kind == "multi":
            columns += [
                f"s_2___{o.code}" if raw else f"{item.text.da} (choice={o.text.da})" for o in CALLS
            ]
        else:
            columns.append(name_of(item) if raw else item.text.da)
    columns.append("skema_complete" if raw else "Complete?")
    write_csv(folder / "svar_dictionary.csv", [heads, *dictionary])
    rows = []
    for at, one in enumerate(survey, start=1):
        row = [str(at)]
        for key, item in ITEMS.items():
            value = one[key]
            if isinstance(value, tuple):
                words = ("1", "0") if raw else ("Checked", "Unchecked")
                row += [words[o.text.da not in value] for o in CALLS]
            else:
                row.append(code_of(item, value) if raw and item.key != "samarbejde" else value)
        rows.append([*row, "2" if raw else "Complete"])
    return write_csv(folder / "svar_data.csv", [columns, *rows])


def lime(heads: Callable[[Item, Option | None, int], str]) -> Callable[[Path, Sequence[Given]], Path]:
    def write(folder: Path, survey: Sequence[Given]) -> Path:
        admin = {"code": ["id", "submitdate", "lastpage", "startlanguage"]}.get(
            heads.__name__, ["Response ID", "Date submitted", "Last page", "Start language"]
        )
        columns = list(admin)
        for item in ITEMS.values():
            if item.kind == "multi":
                columns += [heads(item, option, at) for at, option in enumerate(CALLS, start=1)]
            else:
                columns.append(heads(item, None, 0))
        rows = []
        for at, one in enumerate(survey, start=1):
            row = [str(at), "1980-01-01 00:00:00", "4", "da"]
            for key in ITEMS:
                value = one[key]
                if isinstance(value, tuple):
                    row += ["Y" if o.text.da in value else "N" if value else "" for o in CALLS]
                else:
                    row.append(value)
            rows.append(row)
        return write_csv(
            folder / "svar.csv", [columns, *rows], encoding="utf-8-sig", delimiter=";", quoting=1
        )

    return write


def code(item: Item, option: Option | None, at: int) -> str:
    if item.row:
        return f"samarbejde[{item.row.id}]"
    return f"{item.question.code}[{at}]" if option else item.question.code


def text(item: Item, option: Option | None, at: int) -> str:
    last = option.text.da if option else item.text.da if item.row else ""
    return f"<p>{item.question.text.da}</p>" + (f" [{last}]" if last else "")


def both(item: Item, option: Option | None, at: int) -> str:
    return f"{code(item, option, at)}. {text(item, option, at)}"


OWN = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
       "RecordedDate", "ResponseId"]  # fmt: skip


def qualtrics(folder: Path, survey: Sequence[Given]) -> Path:
    return _qualtrics(folder, survey, 3)


def qualtrics_two_rows(folder: Path, survey: Sequence[Given]) -> Path:
    return _qualtrics(folder, survey, 2)


def _qualtrics(folder: Path, survey: Sequence[Given], rows: int) -> Path:
    names, words, imports = list(OWN), list(OWN), [json.dumps({"ImportId": n}) for n in OWN]

    def add(name: str, said: str, found: str) -> None:
        names.append(name)
        words.append(said)
        imports.append(json.dumps({"ImportId": found}))

    for number, item in enumerate(ITEMS.values(), start=1):
        if item.kind == "multi":
            for at, option in enumerate(CALLS, start=1):
                said = f"{item.text.da} - Selected Choice - {option.text.da}"
                add(f"s_2_{at}", said, f"QID{number}_{at}")
        elif item.row:
            add(f"samarbejde_{number}", f"{STEM} - {item.text.da}", f"QID3_{number}")
        else:
            add(item.question.code, item.text.da, f"QID{number}")
    lines = []
    for at, one in enumerate(survey, start=1):
        row = ["2026-11-20 09:00:00", "2026-11-20 09:05:00", "0", "", "100", "300", "1",
               "2026-11-20 09:05:00", f"R_{at}"]  # fmt: skip
        for key in ITEMS:
            value = one[key]
            row += (
                [o.text.da if o.text.da in value else "" for o in CALLS]
                if isinstance(value, tuple)
                else [value]
            )
        lines.append(row)
    tops = [names, words, imports][:rows]
    tsv = {"encoding": "utf-16", "delimiter": "\t"} if rows == 2 else {}
    return write_csv(folder / "svar.csv", [*tops, *lines], **tsv)


def surveymonkey(folder: Path, survey: Sequence[Given]) -> Path:
    top = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"]
    under = [""] * len(top)
    row_before = False
    for item in ITEMS.values():
        if item.kind == "multi":
            top += [item.text.da, *[""] * (len(CALLS) - 1)]
            under += [option.text.da for option in CALLS]
        elif item.row:
            top.append("" if row_before else STEM)
            under.append(item.text.da)
            row_before = True
        else:
            top.append(item.text.da)
            under.append("Open-Ended Response" if item.kind in ("text", "number") else "Response")
    lines = []
    for at, one in enumerate(survey, start=1):
        row = [str(10_000_000 + at), "77", "11/20/2026 09:00:00 AM", "11/20/2026 09:05:00 AM", "", ""]
        for key in ITEMS:
            value = one[key]
            row += (
                [o.text.da if o.text.da in value else "" for o in CALLS]
                if isinstance(value, tuple)
                else [value]
            )
        lines.append(row)
    return write_csv(folder / "svar.csv", [top, under, *lines])


def enalyzer(folder: Path, survey: Sequence[Given]) -> Path:
    heads = ["Respondent ID", "Respondent Name", "Status", "Started", "Completed"]
    for item in ITEMS.values():
        if item.kind == "multi":
            heads += [f"{item.text.da} - {option.text.da}" for option in CALLS]
        else:
            heads.append(f"{STEM} - {item.text.da}" if item.row else item.text.da)
    lines = []
    for at, one in enumerate(survey, start=1):
        row = [str(at), f"Person {at}", "Gennemført", "20-11-2026", "20-11-2026"]
        for key in ITEMS:
            value = one[key]
            row += (
                [str(int(o.text.da in value)) if value else "" for o in CALLS]
                if isinstance(value, tuple)
                else [value]
            )
        lines.append(row)
    return write_xlsx(folder / "svar.xlsx", {"Data": [heads, *lines]})


def spss(folder: Path, survey: Sequence[Given]) -> Path:
    columns: dict[str, list[float | str | None]] = {}
    labels: dict[str, str] = {}
    values: dict[str, dict[float, str]] = {}
    for key, item in ITEMS.items():
        if item.kind == "multi":
            for option in CALLS:
                name = f"s_2_{option.code}"
                given_ = [one[key] for one in survey]
                columns[name] = [float(option.text.da in one) if one else None for one in given_]
                labels[name] = f"{item.text.da} {option.text.da}"
            continue
        name = name_of(item)
        labels[name] = f"{STEM} {item.text.da}" if item.row else item.text.da
        found = [str(one[key]) for one in survey]
        if item.kind in ("scale", "single"):
            values[name] = {float(o.code): o.text.da for o in item.options}
            columns[name] = [float(code_of(item, each)) if each else None for each in found]
        else:
            columns[name] = list(found)
    frame = pd.DataFrame({name: pd.Series(v, dtype="float64" if name in values or name.startswith("s_2")
                                          else "object") for name, v in columns.items()})  # fmt: skip
    path = folder / "svar.sav"
    pyreadstat.write_sav(frame, str(path), column_labels=labels, variable_value_labels=values)
    return path


WRITERS = {
    "redcap": redcap,
    "redcap-labels": redcap_labels,
    "limesurvey-code": lime(code),
    "limesurvey-text": lime(text),
    "limesurvey-both": lime(both),
    "qualtrics": qualtrics,
    "qualtrics-two-rows": qualtrics_two_rows,
    "surveymonkey": surveymonkey,
    "enalyzer": enalyzer,
    "spss": spss,
}


@pytest.mark.parametrize("written", WRITERS)
@settings(max_examples=8)
@given(survey=SURVEY)
def test_what_was_answered_comes_back_from_every_further_tool(
    tmp_path_factory: pytest.TempPathFactory, written: str, survey: list[Given]
) -> None:
    path = WRITERS[written](tmp_path_factory.mktemp("svar"), survey)
    answers = read_answers(path, QUESTIONNAIRE)
    assert answers.source.tool == next(t for t in TOOLS if written.startswith(t))
    assert len(answers) == len(survey)
    assert answers.missing == ()
    assert seen(answers) == [_as_file_can(one, written) for one in survey]


TOOLS = ("redcap", "limesurvey", "qualtrics", "surveymonkey", "enalyzer", "spss")


def _as_file_can(one: Given, written: str) -> Given:
    """SPSS pads and cuts text cells; every other tool keeps them as they are."""
    if written != "spss":
        return one
    return {key: v.rstrip() if isinstance(v, str) else v for key, v in one.items()}


def test_the_survey_used_here_has_every_kind_of_question() -> None:
    assert {item.kind for item in ITEMS.values()} == {"scale", "multi", "number", "single", "text"}
    assert len(BOXES) == len(CALLS) and GRADE.outside
