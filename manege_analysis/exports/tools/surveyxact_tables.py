"""SurveyXact's two tables about a dataset, labels and structure, become one `Variable` per column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from manege_analysis.exports.cells import is_blank
from manege_analysis.exports.files.plaintext import one_line, without_markup
from manege_analysis.exports.files.sheet import Sheet
from manege_analysis.exports.layout import KnownOption

_STRUCTURE = ("questionName", "variableName", "questionType", "subType", "questionText", "choiceValue",
              "choiceText")  # fmt: skip
_STEM = " - "
"""What SurveyXact puts between a matrix question and its row."""


@dataclass(frozen=True)
class Variable:
    """What the tables say of one column of the dataset; empty where they say nothing."""

    name: str
    question: str = ""
    kind: str = ""
    text: str = ""
    item: str = ""
    choice: str = ""
    choice_text: str = ""
    options: tuple[KnownOption, ...] = field(default=())


def describe(labels: Sheet | None, structure: Sheet | None) -> dict[str, Variable]:
    """Read both tables into variables, keyed by name in lower case.

    The label table has no header and stands in questionnaire order, not in code order: that order
    is kept.  Labels and texts lose stray blanks and markup.
    """
    found = dict(_structured(structure)) if structure is not None else {}
    for name, options in _labelled(labels).items():
        variable = found.get(name.casefold(), Variable(name))
        found[name.casefold()] = replace(variable, options=options)
    return _with_stems(found)


def looks_like_structure(sheet: Sheet) -> bool:
    """Whether a sheet's header is that of the structure table."""
    heads = {text.strip().casefold() for text in sheet.row(0)}
    return {"variablename", "subtype"} <= heads


def _labelled(labels: Sheet | None) -> dict[str, tuple[KnownOption, ...]]:
    found: dict[str, dict[str, KnownOption]] = {}
    if labels is None or labels.width < 3:
        return {}
    for place in range(len(labels)):
        name, code, label = (text.strip() for text in labels.row(place)[:3])
        if name and _is_code(code):
            options = found.setdefault(name, {})
            options.setdefault(_plain_code(code), KnownOption(_plain_code(code), without_markup(label)))
    return {name: tuple(options.values()) for name, options in found.items()}


def _structured(structure: Sheet) -> Iterator[tuple[str, Variable]]:
    heads = [text.strip().casefold() for text in structure.row(0)]
    places = [heads.index(name.casefold()) if name.casefold() in heads else -1 for name in _STRUCTURE]
    found: dict[str, Variable] = {}
    for at in range(1, len(structure)):
        row = structure.row(at)
        question, name, _, kind, text, value, choice = (row[p].strip() if p >= 0 else "" for p in places)
        if not name:
            continue
        known = found.get(name.casefold())
        words = without_markup(choice)
        option = (KnownOption(_plain_code(value), words),) if value and words else ()
        if known is not None:
            found[name.casefold()] = replace(known, options=known.options + option)
            continue
        found[name.casefold()] = Variable(
            name, question, kind.casefold(), without_markup(text), "", _plain_code(value), words, option
        )
    yield from found.items()


def _with_stems(found: Mapping[str, Variable]) -> dict[str, Variable]:
    """Divide the texts of matrix rows, which share all that stands before the last " - "."""
    stems = Counter(v.text.rpartition(_STEM)[0] for v in found.values() if v.kind != "multiple")
    divided: dict[str, Variable] = {}
    for name, variable in found.items():
        stem, _, row = variable.text.rpartition(_STEM)
        is_row = variable.kind != "multiple" and stem and stems[stem] > 1 and not is_blank(row)
        divided[name] = (
            replace(variable, text=one_line(stem), item=one_line(row)) if is_row else variable
        )
    return divided


def _is_code(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).replace(",", "", 1).isdecimal()


def _plain_code(text: str) -> str:
    return text.removesuffix(".0").removesuffix(",0")
