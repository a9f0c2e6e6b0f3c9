"""`manege map`: which column of an export is which question, proposed for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from manege_analysis.cli.options import Workspace, workspace_or_sample

if TYPE_CHECKING:
    from manege_analysis.exports.columnmap import ColumnMap
    from manege_analysis.exports.layout import Layout
    from manege_analysis.exports.matching.propose import Proposal
    from manege_analysis.questionnaire.model import Questionnaire

SURE = 0.85
"""From this confidence on, a near wording is written as an entry; below, as one to set aside."""


def map_columns(
    cluster: Annotated[str, typer.Argument(metavar="CLUSTER")],
    workspace: Workspace = None,
    write: Annotated[bool, typer.Option("--write", help="Write columns.yaml.")] = False,
    by: Annotated[str, typer.Option(help="Who confirms; stands in columns.yaml.")] = "",
    every: Annotated[bool, typer.Option("--all", help="List the certain columns too.")] = False,
) -> None:
    """Propose which column is which question; with --write into columns.yaml, to look through."""
    from manege_analysis.exports.columnmap import save_column_map
    from manege_analysis.exports.matching.propose import propose_map
    from manege_analysis.exports.read import holds_counts, read_answers, read_layout
    from manege_analysis.questionnaire.load import load_questionnaire
    from manege_analysis.settings import load_settings

    settings = load_settings(workspace_or_sample(workspace), cluster)
    questionnaire = load_questionnaire(settings.questionnaire)
    known, tool = settings.columns, settings.cluster.tool or None
    if holds_counts(settings.exports[0], tool):
        found = read_answers(settings.exports[0], questionnaire, known, tool)
        typer.echo(f"{found.source.file}: finished counts of {len(found.columns)} questions, all known.")
        typer.echo("There are no columns to map.")
        return
    layout = read_layout(settings.exports[0], tool, known.claimed() if known else ())
    proposals = propose_map(layout, questionnaire)
    for line in as_lines(proposals, layout, questionnaire, known, every):
        typer.echo(line)
    if write:
        path = settings.exports[0].parent / "columns.yaml"
        save_column_map(together(known, proposals, by or "manege map", date.today()), path)
        typer.echo(f"wrote {path}: look through it, and correct what is wrong.")


def as_lines(
    proposals: Sequence[Proposal],
    layout: Layout,
    questionnaire: Questionnaire,
    known: ColumnMap | None,
    every: bool = False,
) -> Iterator[str]:
    """Tell the doubtful columns, what each may be and what else; then what is missing.

    Columns that are certain, or confirmed, are counted only, unless `every` one is asked for.
    """
    from manege_analysis.exports.matching.match import match

    certain = [p for p in proposals if p.confidence == 1 or (known and known.of(p.header))]
    yield f"{layout.source.file}: {layout.source.tool_title.in_('en')}"
    more = "" if every or not certain else "; --all lists them"
    yield f"  {len(certain)} of {len(proposals)} columns are certain or confirmed{more}."
    for proposal in proposals:
        if every or proposal not in certain:
            yield from _told(proposal, layout, known)
    matching = match(layout, questionnaire, known)
    yield from (f"  note: {note.in_('en')}" for note in matching.notes)
    yield from (f"  to settle: {problem}" for problem in matching.problems)
    used = {p.item for p in proposals} | {m.item.key for m in matching.matches}
    gone = [item.key for item in questionnaire.items if item.key not in used]
    if gone:
        yield f"  no column for: {', '.join(gone)}"
    if not matching.problems:
        yield "  Nothing has to be confirmed: this file is matched as it is."


def _told(proposal: Proposal, layout: Layout, known: ColumnMap | None) -> Iterator[str]:
    entry = known.of(proposal.header) if known else None
    words = layout.column(proposal.header).words
    yield f"  {proposal.header}" + (f": {words}" if words not in proposal.header else "")
    if entry is not None:
        what = "(set aside)" if entry.ignore else entry.item
        yield f"    = {what}, confirmed by {entry.by or 'a person'}"
        return
    yield f"    {_proposed(proposal)}"
    if proposal.alternatives and proposal.confidence < 1:
        others = ", ".join(f"{key} {score:.0%}" for key, score in proposal.alternatives)
        yield f"    or: {others}"


def together(known: ColumnMap | None, proposals: Sequence[Proposal], by: str, when: date) -> ColumnMap:
    """Keep what a person confirmed before, and add the proposals that are sure enough.

    Headers that are unsure or unknown are set aside, so that each of them stands in the file to be
    looked at.
    """
    from dataclasses import replace

    from manege_analysis.exports.columnmap import ColumnMap
    from manege_analysis.exports.matching.propose import confirmed

    kept = known.columns if known else ()
    new = [p for p in proposals if not (known and known.of(p.header))]
    sure = [p if p.confidence >= SURE else replace(p, item="", option="", other=False) for p in new]
    return ColumnMap(version=1, columns=(*kept, *confirmed(sure, by, when).columns))


def _proposed(proposal: Proposal) -> str:
    if not proposal.item:
        return "? no question fits"
    what = f"{proposal.item}/{proposal.option}" if proposal.option else proposal.item
    said = " (the words beside it)" if proposal.other else ""
    ways = {
        "code": "its code",
        "text": "the exact wording",
        "near": "a near wording",
        "options": "its answers",
    }
    how = ways.get(proposal.how or "", "its name")
    return (
        f"{'=' if proposal.confidence == 1 else '?'} {what}{said}, {proposal.confidence:.0%}, by {how}"
    )
