"""`manege tabulate`: every question of any export as counts with their bases, for the analyst's desk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from manege_analysis.cli.options import AsJson, Lang, language_or_none
from manege_analysis.errors import ExportError, Problem

if TYPE_CHECKING:
    from manege_analysis.cli.tables import Tabulated
    from manege_analysis.exports.tabulating.lines import Line

BASES = ("respondents", "shown", "answered", "ticked")


def tabulate(
    export: Annotated[Path, typer.Argument(metavar="EXPORT")],
    questionnaire: Annotated[
        Path | None, typer.Option("--questionnaire", "-q", help="Default: a draft made from the file.")
    ] = None,
    tool: Annotated[
        str, typer.Option(help="The tool that wrote the file; default: its own marks.")
    ] = "",
    by: Annotated[str, typer.Option(help="A column; one table for each text in it.")] = "",
    weights: Annotated[str, typer.Option(help="A column with what each row weighs.")] = "",
    percent: Annotated[
        list[str] | None, typer.Option(help="Percent of: respondents, shown, answered or ticked.")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option(help="Switch a row rule off: test, unsubmitted, duplicate …")
    ] = None,
    as_json: AsJson = False,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook.")] = None,
    language: Lang = "",
) -> None:
    """Print every question with its options, counts, bases, intervals and small-group flags."""
    from manege_analysis.cli.tables import Asked, tables_of, write_xlsx
    from manege_analysis.exports.tabulating.jsonform import as_values

    bases = _bases(percent or ())
    asked = Asked(export, questionnaire, tool, by, weights, tuple(keep or ()))
    found = tables_of(asked, language_or_none(language) or "da")
    if xlsx is not None:
        write_xlsx(found.lines, xlsx)
        typer.echo(f"wrote {xlsx}", err=True)
    if as_json:
        typer.echo(json.dumps(as_values(found.lines), ensure_ascii=False, indent=2))
        for note in found.notes:
            typer.echo(note, err=True)
    elif xlsx is None:
        for text in as_text(found, bases):
            typer.echo(text)


def as_text(found: Tabulated, bases: Sequence[str] = ("answered",)) -> Iterator[str]:
    """Tell tables in lines a person reads: what was counted, then one question after the other."""
    yield from found.notes
    last: tuple[str, str] | None = None
    for line in found.lines:
        if (line.group, line.question) != last:
            last = (line.group, line.question)
            yield ""
            yield f"{line.question}  {line.text}" + (f"  [{line.group}]" if line.group else "")
            yield (
                f"  {line.type}; respondents {line.base_respondents:g}, shown {line.base_shown:g}, "
                f"answered {line.base_answered:g}, ticked anything {line.base_ticked:g}, "
                f"missing {line.missing:g}"
            )
            if line.mean is not None:
                yield f"  mean {line.mean:g}, median {line.median:g}"
        if line.option:
            yield _option(line, bases)


def _option(line: Line, bases: Sequence[str]) -> str:
    parts = [f"  {line.count:>8g}"]
    for base in bases:
        share = getattr(line, f"percent_{base}")
        parts.append(f"{share:6.1f} %" if share is not None else "     – %")
    if line.low is not None and line.high is not None:
        parts.append(f"({line.low:.0f}–{line.high:.0f})")
    return "  ".join((*parts, line.option_text)) + ("  · small" if line.small else "")


def _bases(named: Sequence[str]) -> tuple[str, ...]:
    for name in named:
        if name not in BASES:
            raise ExportError(
                Problem("--percent", "a base", f'"{name}"', f"Write one of {', '.join(BASES)}.")
            )
    return tuple(named) or ("answered",)
