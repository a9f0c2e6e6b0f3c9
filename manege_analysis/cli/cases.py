"""`manege cases`: which cases the answers ask for, and what a wish would cost; nothing is written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from manege_analysis.cli.options import (
    AsJson,
    Day,
    Lang,
    Workspace,
    day_or_today,
    language_or_none,
    workspace_or_sample,
)

if TYPE_CHECKING:
    from manege_analysis.cases.steady import Stability
    from manege_analysis.errors import Problem
    from manege_analysis.planning import Suggested
    from manege_analysis.settings import RunSettings
    from manege_analysis.wording.text import Language
    from manege_analysis.workflow import Prepared
    from manege_analysis.yamlfile import Decision

BY = "CLI"
"""The initials of wishes that were tried on the command line, and stand in no file."""

LONGEST = 240.0
"""The most minutes of a case part, as in decisions.yaml."""


def cases(
    cluster: Annotated[str, typer.Argument(metavar="CLUSTER")],
    lock: Annotated[list[str] | None, typer.Option(metavar="ID", help="Tell this case.")] = None,
    ban: Annotated[list[str] | None, typer.Option(metavar="ID", help="Leave this case out.")] = None,
    minutes: Annotated[float | None, typer.Option(help="Minutes of each of two case parts.")] = None,
    count: Annotated[int | None, typer.Option(help="How many cases, 2 to 5.")] = None,
    internal: Annotated[bool, typer.Option(help="Choose from the full internal answers.")] = False,
    sure: Annotated[
        bool, typer.Option("--sure", help="As --internal, and judge how sure the choice is.")
    ] = False,
    workspace: Workspace = None,
    date: Day = "",
    language: Lang = "",
    as_json: AsJson = False,
) -> None:
    """Suggest the cases of a cluster, trying the wishes given here; write nothing.

    The choice is that of the share summary, which is told at the meeting, unless --internal is given.
    Before there are answers it is made from the coordinator's ranking in decisions.yaml.  What --sure
    and --internal tell is internal.
    """
    from manege_analysis.settings import load_settings
    from manege_analysis.workflow import prepare

    folder, day = workspace_or_sample(workspace), day_or_today(date)
    settings = load_settings(
        folder, cluster, day=day, language=language_or_none(language), needs_export=False
    )
    prepared = prepare(settings) if settings.exports else None
    wished = tried(lock or (), ban or (), minutes, count, day)
    found = _chosen(settings, prepared, wished, internal or sure)
    stable = _judged(prepared, found, settings.language) if sure else None
    if as_json:
        values = as_values(cluster, found) | ({"stability": stable and asdict(stable)} if sure else {})
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        for line in as_lines(found, settings.language):
            typer.echo(line)
        for line in _how_sure(stable, found, settings.language) if sure else ():
            typer.echo(line)
    raise typer.Exit(0 if found.suggestion else 1)


def _chosen(
    settings: RunSettings, prepared: Prepared | None, wished: Sequence[Decision], internal: bool
) -> Suggested:
    """Choose from the answers or counts where there are any, else from what people decided."""
    from manege_analysis.cases.decisions import ranking_from, wishes_from
    from manege_analysis.errors import NotReadyError, Problem
    from manege_analysis.planning import suggest, suggest_unanswered, themes_of
    from manege_analysis.questionnaire.load import load_questionnaire

    if prepared is not None:
        return suggest(prepared.internal if internal else prepared.share, settings, wished)
    if ranking_from(settings.decisions) or wishes_from(settings.decisions).chosen:
        themes = themes_of(load_questionnaire(settings.questionnaire))
        return suggest_unanswered(themes, settings, wished)
    expected = "an export, a count table, or the coordinator's ranking of themes"
    remedy = (
        "Put the file into the folder, or write a rank-themes or choose-cases decision into "
        "decisions.yaml."
    )
    raise NotReadyError(Problem(settings.cluster.id, expected, "none yet", remedy))


def _judged(prepared: Prepared | None, found: Suggested, language: Language) -> Stability | None:
    """Judge the internal choice, telling a terminal how far it is; None where no answers decide."""
    from manege_analysis.report.casework.grids import Choice
    from manege_analysis.report.casework.progress import on_terminal
    from manege_analysis.report.casework.stable import judged

    if prepared is None:
        return None
    return judged(prepared, Choice(found, found), on_terminal(sys.stderr, language))


def _how_sure(stable: Stability | None, found: Suggested, language: Language) -> Iterator[str]:
    from manege_analysis.report.casework import words_stable as words
    from manege_analysis.report.casework.stable import besides, verdicts

    yield ""
    if stable is None:
        yield words.NOT_JUDGED.in_(language)
        return
    yield from verdicts(stable, found.library, language)
    yield from besides(stable, language)


def tried(
    lock: Sequence[str], ban: Sequence[str], minutes: float | None, count: int | None, day: date
) -> tuple[Decision, ...]:
    """Return the command line's wishes as decisions of this once; refused ones raise `CaseError`."""
    from manege_analysis.cases.decision_kinds import BanCase, LockCase, SetCount, SetMinutes
    from manege_analysis.errors import CaseError

    if problems := tuple(_refused(lock, ban, minutes, count)):
        raise CaseError(problems)
    signed: dict[str, Any] = {"by": BY, "when": day}
    parts = (
        () if minutes is None else (SetMinutes(decide="set-minutes", parts=(minutes,) * 2, **signed),)
    )
    return (
        *(LockCase(decide="lock-case", case=case, **signed) for case in lock),
        *(BanCase(decide="ban-case", case=case, **signed) for case in ban),
        *(() if count is None else (SetCount(decide="set-count", count=count, **signed),)),
        *parts,
    )


def _refused(
    lock: Sequence[str], ban: Sequence[str], minutes: float | None, count: int | None
) -> Iterator[Problem]:
    from manege_analysis.cases.wishes import COUNTS
    from manege_analysis.errors import Problem

    for case in sorted(set(lock) & set(ban)):
        yield Problem(f'--lock and --ban "{case}"', "one of the two", "both", "Take one of them back.")
    if count is not None and not COUNTS[0] <= count <= COUNTS[1]:
        yield Problem("--count", f"{COUNTS[0]} to {COUNTS[1]}", f"{count}", "Choose one of these.")
    if minutes is not None and not 0 < minutes <= LONGEST:
        remedy = "Write the minutes of one part, for instance 45."
        yield Problem("--minutes", f"above 0, at most {LONGEST:g}", f"{minutes:g}", remedy)


def as_values(cluster: str, found: Suggested) -> dict[str, Any]:
    """Return the choice as plain values; without a choice `problems` say why."""
    needs = [
        {"theme": need.theme, "tier": need.tier, "share": need.share, "weight": need.weight}
        for need in found.needs
    ]
    chosen = found.suggestion
    if chosen is None:
        problems = [asdict(problem) for problem in found.problems]
        return {"cluster": cluster, "suggestion": None, "problems": problems, "needs": needs}
    told = asdict(chosen) | {"overrides": [text.in_("en") for text in chosen.overrides]}
    return {"cluster": cluster, "suggestion": told, "problems": [], "needs": needs}


def as_lines(found: Suggested, language: Language) -> Iterator[str]:
    """Tell the choice in lines a person reads from top to bottom, in the cluster's language."""
    from manege_analysis.report.casework import words, words_page
    from manege_analysis.report.casework.grids import minutes_said, runner_up_said
    from manege_analysis.report.casework.sentence import choice_said
    from manege_analysis.wording.numbers import listed

    chosen = found.suggestion
    yield choice_said(found, language)
    if chosen is None:
        return
    yield ""
    for case in (found.library.case(each) for each in chosen.cases):
        yield f"{case.id}: {case.title.in_(language)} ({case.person.in_(language)})"
        for point in (each for each in chosen.touchpoints if each.case == case.id):
            title = case.touchpoint(point.touchpoint).title.in_(language)
            roles = ", ".join(found.library.actor(a).role.in_(language) for a in point.actors)
            yield f"  {title}, {minutes_said(point.minutes, language)} min.: {roles}"
    yield ""
    names = {need.theme: need.text.in_(language) for need in found.needs}
    if chosen.uncovered:
        themes = " · ".join(names[theme] for theme in chosen.uncovered)
        yield words.UNCOVERED.say(language, themes=themes)
    if chosen.missing_actors:
        missing = [found.library.actor(actor).role.in_(language) for actor in chosen.missing_actors]
        yield words_page.MISSING.say(language, actors=listed(missing, language))
    yield runner_up_said(chosen, found.library, language)
    for text in chosen.overrides:
        yield f"{words_page.DECIDED.in_(language)}: {text.in_(language)}"
