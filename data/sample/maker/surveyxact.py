"""SurveyXact's three tables: dataset, labels and structure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from maker.answering import Sheet
from maker.chance import Chance
from maker.mess import NBSP
from maker.rows import Row, Status
from manege_analysis.questionnaire.model import Item, Option, Questionnaire

_SEVEN = (
    "questionName",
    "variableName",
    "questionType",
    "subType",
    "questionText",
    "choiceValue",
    "choiceText",
)
_STATUS = ("Ny", "Distribueret", "Nogen svar", "Gennemført", "Frafaldet")
_STATE: dict[Status, int] = {"never": 2, "partial": 3, "complete": 4}


@dataclass(frozen=True)
class Dialect:
    """How the three files are written, and whether names are cut to eight characters."""

    encoding: str
    delimiter: str
    end_of_line: str
    short_names: bool

    def name(self, long: str, short: str) -> str:
        """Return the name of a system variable."""
        return short if self.short_names else long


SEMICOLON = Dialect("cp1252", ";", "\r\n", True)
UTF16 = Dialect("utf-16", "\t", "\r\n", False)


@dataclass(frozen=True)
class Variable:
    """One column of the dataset: for a multi-select, one per option; `written` holds "other" text."""

    name: str
    question: str
    item: Item
    option: Option | None = None
    written: bool = False

    @property
    def text(self) -> str:
        """The words in the structure table: a matrix row stands behind its stem."""
        stem = self.item.question.text.da
        if self.written:
            return f"{stem} - Andet"
        return f"{stem} - {self.item.text.da}" if self.item.row else stem


def write(folder: Path, questionnaire: Questionnaire, rows: Sequence[Row], dialect: Dialect) -> None:
    """Write the three tables into `folder`."""
    variables = list(_variables(questionnaire))
    codes = {item.key: _codes(item) for item in questionnaire.items}
    _save(folder / "dataset.csv", _dataset(variables, codes, rows, dialect), dialect)
    _save(folder / "labels.csv", _labels(variables, codes, dialect), dialect)
    _save(folder / "structure.csv", _structure(variables, codes, dialect), dialect)


def _variables(questionnaire: Questionnaire) -> Iterator[Variable]:
    """Number the variables as SurveyXact does.

    The words beside "Andet" come last of all, as an open variable of the closed question.
    """
    number = 0
    others = []
    for item in questionnaire.items:
        number += 1
        name = f"s_{number}"
        if item.kind == "multi":
            for at, option in enumerate(item.options, start=1):
                yield Variable(f"{name}_{at}", name, item, option)
        else:
            yield Variable(name, name, item)
        if item.question.other:
            others.append((name, item))
    for question, item in others:
        number += 1
        yield Variable(f"s_{number}", question, item, written=True)


def _codes(item: Item) -> dict[str, str]:
    """Give each answer a code.

    An answer that was added late has a high code and stands where it belongs, so the order of the
    label table is the order of the scale and the order of the codes is not.
    """
    ids = [option.id for option in item.options]
    late = "hverken-eller" if item.key in ("ppr-kontakt", "hurtig-hjaelp") else ""
    early = [each for each in ids if each != late]
    return {each: str(at) for at, each in enumerate([*early, late] if late else early, start=1)}


def _dataset(
    variables: list[Variable], codes: dict[str, dict[str, str]], rows: Sequence[Row], dialect: Dialect
) -> Iterator[list[str]]:
    status = [dialect.name(f"statoverall_{at}", f"stato_{at}") for at in range(1, 6)]
    yield [*_system(dialect), "email", "navn", *(each.name for each in variables), *status]
    ids = _respondent_ids(rows)
    sent = _written(min(row.sheet.submitted for row in rows).replace(hour=7, minute=30, second=0))
    for row in rows:
        answers = [_cell(variable, row.sheet, codes, row.status) for variable in variables]
        state = ["1" if at == _STATE[row.status] else "0" for at in range(1, 6)]
        who = [row.sheet.doctor.email, row.sheet.doctor.name]
        yield [*_times(ids[row.sheet.doctor.name], row, sent), *who, *answers, *state]


def _system(dialect: Dialect) -> list[str]:
    return [
        dialect.name("respondentid", "responde"),
        dialect.name("organization", "organiza"),
        "created",
        "modified",
        dialect.name("closetime", "closetim"),
        dialect.name("starttime", "starttim"),
        "difftime",
    ]


def _respondent_ids(rows: Sequence[Row]) -> dict[str, str]:
    names = dict.fromkeys(row.sheet.doctor.name for row in rows)
    return {name: str(825470000 + 137 * at) for at, name in enumerate(names)}


def _times(respondent: str, row: Row, sent: str) -> list[str]:
    submitted = row.sheet.submitted
    if row.status == "never":
        return [respondent, "269318", sent, sent, "", "", ""]
    minutes = 4 + int(respondent) % 9
    started = _written(submitted - timedelta(minutes=minutes))
    closed = _written(submitted) if row.status == "complete" else ""
    return [respondent, "269318", sent, _written(submitted), closed, started, f"{minutes * 60},407"]


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _cell(variable: Variable, sheet: Sheet, codes: dict[str, dict[str, str]], status: Status) -> str:
    key = variable.item.key
    given = sheet.answers.get(key)
    if variable.written:
        return sheet.other.get(key, "")
    if variable.option:
        if given is None:
            return "" if status != "complete" else "0"
        return "1" if isinstance(given, tuple) and variable.option.id in given else "0"
    if given is None:
        return ""
    if isinstance(given, date):
        return f"{given:%Y-%m-%d}"
    return codes[key].get(str(given), str(given)) if codes[key] else str(given)


def _labels(
    variables: list[Variable], codes: dict[str, dict[str, str]], dialect: Dialect
) -> Iterator[list[str]]:
    """List variable, code and label, in the order of the questionnaire, with stray blanks."""
    chance = Chance("surveyxact labels")
    for variable in variables:
        if variable.option:
            yield [variable.name, "0", "Ikke valgt"]
            yield [variable.name, "1", "Valgt"]
        elif not variable.written:
            for option in variable.item.options:
                code = codes[variable.item.key][option.id]
                yield [variable.name, code, _stray(option.text.da, chance)]
    for at, status in enumerate(_STATUS, start=1):
        name = dialect.name(f"statoverall_{at}", f"stato_{at}")
        yield [name, "0", "Ikke valgt"]
        yield [name, "1", status]


def _stray(label: str, chance: Chance) -> str:
    slips = (label, label, f"{label} ", f"{label}  ", label.replace(" ", NBSP), label.replace("/", " "))
    return chance.one_of(slips)


def _structure(
    variables: list[Variable], codes: dict[str, dict[str, str]], dialect: Dialect
) -> Iterator[list[str]]:
    yield list(_SEVEN)
    for name in _system(dialect):
        kind = "Double" if name.startswith(("resp", "org", "diff")) else "Date"
        yield [name, name, "Open", kind, name, "", ""]
    for name, text in (("email", "E-mail"), ("navn", "Navn")):
        yield [name, name, "Open", "String", text, "", ""]
    for variable in variables:
        yield from _described(variable, codes[variable.item.key])
    for at, status in enumerate(_STATUS, start=1):
        name = dialect.name(f"statoverall_{at}", f"stato_{at}")
        yield ["statoverall", name, "Closed", "Multiple", "Samlet status", str(at), status]


def _described(variable: Variable, codes: dict[str, str]) -> Iterator[list[str]]:
    head = [variable.question, variable.name]
    if variable.option:
        # Rows of multi-selects carry an extra empty field.
        code = variable.name.rpartition("_")[2]
        yield [*head, "Closed", "Multiple", variable.text, code, variable.option.text.da, ""]
    elif codes and not variable.written:
        for option in variable.item.options:
            yield [*head, "Closed", "Single", variable.text, codes[option.id], option.text.da]
    else:
        kinds = {"number": "Double", "date": "Date"}
        kind = "String" if variable.written else kinds.get(variable.item.kind, "String")
        yield [*head, "Open", kind, variable.text, "", ""]


def _save(path: Path, lines: Iterable[list[str]], dialect: Dialect) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=dialect.delimiter, lineterminator=dialect.end_of_line)
    writer.writerows(lines)
    text = buffer.getvalue()
    if dialect.encoding == "utf-16":
        # Python's "utf-16" follows the machine; SurveyXact writes little-endian with a mark.
        path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    else:
        path.write_bytes(text.encode(dialect.encoding))
