"""A confirmed column map claims columns for items; what it says wrongly becomes a `Problem`."""

from __future__ import annotations

from manege_analysis.errors import Problem
from manege_analysis.exports.columnmap import ColumnMap, MappedColumn
from manege_analysis.exports.files.plaintext import header_key
from manege_analysis.exports.files.table import shorten
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.exports.matching.matched import Claim
from manege_analysis.exports.matching.names import Target
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.yamlfile import nearest


def claims_by_map(
    layout: Layout, questionnaire: Questionnaire, columns: ColumnMap
) -> tuple[tuple[Claim, ...], set[str], tuple[Problem, ...]]:
    """Return the map's claims, the headers it sets aside, and what in it does not fit.

    Columns dropped as identifiers are not missed.
    """
    known = {header_key(column.header): column for column in layout.columns}
    dropped = {header_key(header) for header in layout.dropped}
    claims: list[Claim] = []
    problems: list[Problem] = []
    for entry in columns.columns:
        column = known.get(header_key(entry.header))
        if entry.ignore or (column is None and header_key(entry.header) in dropped):
            continue
        where = f'columns.yaml, header "{shorten(entry.header)}"'
        wrong = _wrong_target(entry, questionnaire, where)
        if column is None:
            remedy = 'Run "manege map" again, or take the entry out.'
            wrong = wrong or Problem(where, f"a column of {layout.source.file}", "none", remedy)
        if wrong:
            problems.append(wrong)
        elif column is not None:
            claims.append(_claim(entry, column))
    ignored = {header_key(entry.header) for entry in columns.columns if entry.ignore}
    return (
        tuple(claims),
        {c.header for c in layout.columns if header_key(c.header) in ignored},
        tuple(problems),
    )


def _claim(entry: MappedColumn, column: RawColumn) -> Claim:
    target = Target(entry.item, entry.option)
    joined_by = entry.joined_by or column.delimiter
    if entry.other:
        return Claim(target, "map", (), column, joined_by)
    return Claim(target, "map", (column,), None, joined_by)


def _wrong_target(entry: MappedColumn, questionnaire: Questionnaire, where: str) -> Problem | None:
    items = {item.key: item for item in questionnaire.items}
    if entry.item not in items:
        got = f'"{entry.item}"'
        return Problem(where, "an item of the questionnaire", got, nearest(entry.item, list(items)))
    if not entry.option:
        return None
    options = [option.id for option in items[entry.item].options]
    if entry.option in options:
        return None
    return Problem(
        where, f'an option of "{entry.item}"', f'"{entry.option}"', nearest(entry.option, options)
    )
