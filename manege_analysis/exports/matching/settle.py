"""Claims on the same item are settled: joined where they belong together, refused where they compete."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.errors import Problem
from manege_analysis.exports.files.table import shorten
from manege_analysis.exports.layout import RawColumn
from manege_analysis.exports.matching.matched import Claim, Match
from manege_analysis.questionnaire.model import Item, Questionnaire


def settle(
    claims: Sequence[Claim], questionnaire: Questionnaire
) -> tuple[tuple[Match, ...], tuple[Problem, ...]]:
    """Make one `Match` per claimed item, in the questionnaire's order, and list what competes.

    A confirmed map outranks everything else.  Of two columns with the same header one may be quite
    blank (tools keep the column of a deleted question); then the other one counts.
    """
    matches: list[Match] = []
    problems: list[Problem] = []
    for item in questionnaire.items:
        mine = [claim for claim in claims if claim.target.item == item.key]
        confirmed = [claim for claim in mine if claim.how == "map"]
        chosen = _filled(confirmed or mine)
        if not chosen:
            continue
        problem = _alone(item, chosen) or _wrong_kind(item, chosen) or _competing(item, chosen)
        if problem:
            problems.append(problem)
        else:
            matches.append(_joined(item, chosen))
    return tuple(matches), tuple(problems)


def _filled(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out columns for the whole item that nobody filled in, as long as one stays."""
    whole = [claim for claim in claims if claim.columns and not claim.target.option]
    blank = [claim for claim in whole if all(column.is_blank() for column in claim.columns)]
    spare = blank[0 if len(blank) < len(whole) else 1 :]
    return [claim for claim in claims if not any(claim is one for one in spare)]


def _joined(item: Item, claims: Sequence[Claim]) -> Match:
    columns: list[RawColumn] = []
    options: list[str] = []
    for claim in claims:
        columns += claim.columns
        options += [claim.target.option] * len(claim.columns)
    other = next((claim.other for claim in claims if claim.other), None)
    joined_by = next((claim.joined_by for claim in claims if claim.joined_by), "")
    return Match(item, claims[0].how, tuple(columns), tuple(options), other, joined_by)


def _alone(item: Item, claims: Sequence[Claim]) -> Problem | None:
    if any(claim.columns for claim in claims):
        return None
    return Problem(
        f'column "{shorten(claims[0].headers[0])}"',
        f'a column with the answers to "{item.key}" beside the words',
        "the words alone",
        "Map the column with the answers too.",
    )


def _wrong_kind(item: Item, claims: Sequence[Claim]) -> Problem | None:
    several = [claim for claim in claims if len(claim.columns) > 1 or claim.target.option]
    if item.kind == "multi" or not several:
        return None
    header = shorten(several[0].columns[0].header)
    return Problem(
        f'column "{header}"',
        f'one column for "{item.key}", which takes one answer',
        "several columns, one per option",
        "Make it a multi-select question in the questionnaire, or map the column elsewhere.",
    )


def _competing(item: Item, claims: Sequence[Claim]) -> Problem | None:
    whole = [claim for claim in claims if claim.columns and not claim.target.option]
    options = [claim.target.option for claim in claims if claim.target.option]
    if len(whole) + bool(options) < 2 and len(options) == len(set(options)):
        return None
    headers = ", ".join(f'"{shorten(header)}"' for claim in claims for header in claim.headers[:1])
    return Problem(
        f"columns {headers}",
        f'one place for "{item.key}"',
        f"{len(claims)} columns that claim it",
        "Say in columns.yaml which one it is, and ignore: true for the others.",
    )
