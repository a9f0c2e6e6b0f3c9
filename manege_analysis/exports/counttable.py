"""Finished counts (question, answer, count, base) as their own value, for when only totals exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.errors import ExportError, NotReadyError, Problem
from manege_analysis.exports import words, words_marks
from manege_analysis.exports.files.plaintext import code_key, key_of, one_line
from manege_analysis.exports.files.rawfile import open_file
from manege_analysis.exports.files.sheet import RawFile, Sheet
from manege_analysis.exports.matching.names import Names, option_spellings
from manege_analysis.exports.widecounts import as_long
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.wording.text import Text

_HEADS = {
    "question": ("question", "spørgsmål", "item", "frage", "pregunta", "vraag"),
    "answer": ("answer", "svar", "option", "svarmulighed", "svarkategori", "category", "antwort"),
    "count": ("count", "antal", "n svar", "antal svar", "frequency", "respondenter", "anzahl"),
    "base": (
        "base",
        "grundtal",
        "grundlag",
        "n",
        "i alt",
        "antal besvarelser",
        "total",
        "antal respondenter",
    ),
}
_NUMBER = re.compile(r"(?:\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+)(?:\.0)?")
_SHARE = re.compile(r"\s*\(\s*\d+(?:[.,]\d+)?\s*%\s*\)")
_TOTAL = frozenset(map(key_of, ("I alt", "Total", "Sum", "Ialt", "N")))


@dataclass(frozen=True)
class Count:
    """How many gave one answer to one question; `base` is how many answered the question."""

    question: str
    answer: str
    count: int
    base: int


@dataclass(frozen=True)
class CountTable:
    """Finished counts, in the order of the table.

    There are no single answers behind it: no cross-table, no bootstrap and no cleaning is possible.
    """

    file: str
    counts: tuple[Count, ...]
    notes: tuple[Text, ...] = ()
    without_base: frozenset[str] = frozenset()
    """The questions whose base was not given: the sum of their counts stands for it."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions' words, in order."""
        return tuple(dict.fromkeys(each.question for each in self.counts))

    def of(self, question: str) -> tuple[Count, ...]:
        """The counts of one question."""
        return tuple(each for each in self.counts if each.question == question)


def recognise_counts(file: RawFile) -> tuple[Text, ...]:
    """Say why a file is a count table, or return nothing."""
    return (words_marks.COUNTS_MARKS,) if any(map(_as_counts, file.sheets)) else ()


def read_counts(path: Path) -> CountTable:
    """Read a count table from CSV, TSV or a workbook.

    Raises `ExportError` with every problem, and `NotReadyError` while no count has been typed.
    """
    return counts_in(open_file(path))


def counts_in(file: RawFile) -> CountTable:
    """Read the count table of an opened file; raises `ExportError` with every problem."""
    sheets = (found for sheet in file.sheets if (found := _as_counts(sheet)))
    return _table(next(sheets, file.sheets[0]), file.name)


def parse_counts(text: str, name: str = "the pasted table") -> CountTable:
    """Read a count table that was typed or pasted: columns divided by tabs, semicolons or bars.

    A question may stand once above its answers; the base may stand once per question.  A table with
    a column per answer is read too.

    >>> table = parse_counts("Spørgsmål;Svar;Antal;Grundlag\\nKender du PPR?;Ja;17;21\\n;Nej;4;")
    >>> [(each.answer, each.count, each.base) for each in table.counts]
    [('Ja', 17, 21), ('Nej', 4, 21)]
    """
    divider = next((mark for mark in ("\t", ";", "|") if mark in text), ",")
    rows = [[cell.strip() for cell in line.split(divider)] for line in text.splitlines() if line.strip()]
    sheet = Sheet.of(rows)
    return _table(_as_counts(sheet) or sheet, name)


def counted(
    table: CountTable, questionnaire: Questionnaire
) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Key a count table by the questionnaire: counts by item and option, and bases by item.

    Raises `ExportError` for every question and answer that the questionnaire does not know, and
    for counts that cannot be; answers match by their words, spellings, code or id.
    """
    names = Names.of(questionnaire)
    counts: dict[str, dict[str, int]] = {}
    bases: dict[str, int] = {}
    problems: list[Problem] = []
    unsaid: list[str] = []
    for question in table.questions:
        item = _item(question, names, questionnaire)
        if item is None:
            remedy = "Write the question's words, or its id."
            got = f'"{question}"'
            problems.append(Problem(table.file, "a question of the questionnaire", got, remedy))
            continue
        for each in table.of(question):
            option = _option(each.answer, item)
            if not option:
                known = ", ".join(o.text.da for o in item.options)
                expected = f'an answer to "{item.key}"'
                problems.append(Problem(table.file, expected, f'"{each.answer}"', f"Known: {known}."))
                continue
            counts.setdefault(item.key, {})[option] = each.count
            bases[item.key] = each.base
        if item.kind == "multi" and question in table.without_base:
            unsaid.append(item.key)
        problems += _too_many(item, counts.get(item.key, {}), bases.get(item.key, 0), table.file)
    problems += _settle_bases(bases, unsaid, table.file)
    if problems:
        raise ExportError(problems)
    return counts, bases


def _settle_bases(bases: dict[str, int], unsaid: Sequence[str], where: str) -> Iterator[Problem]:
    """Give multi-selects without a base the most who answered anything: ticks are no doctors."""
    said = [base for key, base in bases.items() if key not in unsaid]
    for key in unsaid:
        if said:
            bases[key] = max(said)
        else:
            expected = f'a base for "{key}", which takes several answers from each'
            yield Problem(where, expected, "none", 'Write how many answered under "grundtal".')


def _as_counts(sheet: Sheet) -> Sheet | None:
    """Return the sheet with a row per answer, or None where it is no count table."""
    if _places(sheet):
        return sheet
    return as_long(sheet, _HEADS["question"], {*_HEADS["base"], *_TOTAL})


def _too_many(item: Item, counts: Mapping[str, int], base: int, where: str) -> Iterator[Problem]:
    """Of a question with one answer each, more answers than doctors cannot be."""
    total = sum(counts.values())
    if item.kind != "multi" and total > base:
        expected = f'at most {base} answers to "{item.key}", one from each who answered'
        yield Problem(where, expected, f"{total}", "Check the counts and the base.")


def _item(question: str, names: Names, questionnaire: Questionnaire) -> Item | None:
    for found in (names.texts.get(key_of(question)), names.codes.get(code_key(question)),
                  names.rows.get(key_of(question))):  # fmt: skip
        keys = {target.item for target in found or () if not target.option}
        if len(keys) == 1:
            return questionnaire.item(keys.pop())
    return None


def _option(answer: str, item: Item) -> str:
    wanted = key_of(answer)
    for option in item.options:
        if wanted in {
            key_of(text) for text in (*option_spellings(option), option.code, option.id) if text
        }:
            return option.id
    return ""


def _places(sheet: Sheet) -> dict[str, int]:
    """Find the columns by their headers, in the first rows; empty where they are not all there."""
    for row in sheet.top(5):
        heads = [key_of(head) for head in row]
        found = {
            key: heads.index(name)
            for key, names in _HEADS.items()
            for name in reversed(names)
            if name in heads
        }
        if {"question", "answer", "count"} <= set(found) and len(set(found.values())) == len(found):
            return found
    return {}


def _table(sheet: Sheet, where: str) -> CountTable:
    places = _places(sheet)
    if not places:
        got = "other columns"
        remedy = 'Write the headers "spørgsmål", "svar", "antal" and "grundtal".'
        raise ExportError(Problem(where, "columns question, answer, count and base", got, remedy))
    problems: list[Problem] = []
    rows = list(_rows(sheet, places, where, problems))
    bases = {question: base for question, _, _, base in reversed(rows) if base is not None}
    sums: dict[str, int] = {}
    for question, _, count, _ in rows:
        sums[question] = sums.get(question, 0) + count
    bare = [question for question in sums if question not in bases]
    counts = tuple(Count(q, a, n, bases.get(q, sums[q])) for q, a, n, _ in rows)
    problems += _too_small(counts, where)
    if not counts and not problems:
        remedy = "Type the counts below the headers."
        raise NotReadyError(Problem(where, "at least one count", "none yet", remedy))
    if problems:
        raise ExportError(problems)
    notes = (words.NO_BASE.filled(n=len(bare)),) if bare else ()
    return CountTable(where, counts, notes, frozenset(bare))


def _rows(
    sheet: Sheet, places: dict[str, int], where: str, problems: list[Problem]
) -> Iterator[tuple[str, str, int, int | None]]:
    last = ""
    begun = False
    for at in range(len(sheet)):
        row = sheet.row(at)
        if not begun:
            begun = key_of(row[places["question"]]) in _HEADS["question"]
            continue
        question, answer, *told = (one_line(_cell(row, places, key)) for key in _HEADS)
        # Finished reports write "12 (57 %)".
        count, base = (_SHARE.sub("", text) for text in told)
        last = question or last
        if not answer or not count or key_of(answer) in _TOTAL:
            continue
        if not _NUMBER.fullmatch(count) or (base and not _NUMBER.fullmatch(base)):
            line = f"{where}, row {int(sheet.rows[at])}"
            problems.append(
                Problem(line, "whole numbers", "something else", "Write the count, such as 17.")
            )
            continue
        yield last, answer, _whole(count), _whole(base) if base else None


def _cell(row: Sequence[str], places: dict[str, int], key: str) -> str:
    return row[places[key]] if key in places else ""


def _whole(text: str) -> int:
    return int(re.sub(r"\D", "", text.removesuffix(".0")))


def _too_small(counts: Sequence[Count], where: str) -> Iterator[Problem]:
    for each in counts:
        if each.count > each.base:
            yield Problem(
                f'{where}, "{each.question}"',
                "a base of at least every count",
                "a smaller one",
                "Check the base.",
            )
