"""`manege cases`: which cases the answers ask for, and what a wish would cost; nothing is written."""

from __future__ import annotations

import json
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
    from manege_analysis.planning import Suggested
    from manege_analysis.settings import RunSettings
    from manege_analysis.wording.text import Language
    from manege_analysis.yamlfile import Decision

BY = "CLI"
"""The initials of wishes that were tried on the command line, and stand in no file."""


def cases(
    cluster: Annotated[str, typer.Argument(metavar="CLUSTER")],
    lock: Annotated[list[str] | None, typer.Option(metavar="ID", help="Tell this case.")] = None,
    ban: Annotated[list[str] | None, typer.Option(metavar="ID", help="Leave this case out.")] = None,
    minutes: Annotated[float, typer.Option(help="Minutes of each case part.")] = 0.0,
    count: Annotated[int, typer.Option(help="How many cases, 2 to 5.")] = 0,
    internal: Annotated[bool, typer.Option(help="Choose from the full internal answers.")] = False,
    workspace: Workspace = None,
    date: Day = "",
    language: Lang = "",
    as_json: AsJson = False,
) -> None:
    """Suggest the cases of a cluster, trying the wishes given here; write nothing.

    The choice is that of the share summary, which is told at the meeting, unless --internal is given.
    Before there are answers it is made from the coordinator's ranking in decisions.yaml.
    """
    from manege_analysis.settings import load_settings

    folder, day = workspace_or_sample(workspace), day_or_today(date)
    settings = load_settings(
        folder, cluster, day=day, language=language_or_none(language), needs_export=False
    )
    found = _chosen(settings, tried(lock or (), ban or (), minutes, count, day), internal)
    if as_json:
        typer.echo(json.dumps(as_values(cluster, found), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(found, settings.language):
            typer.echo(line)
    raise typer.Exit(0 if found.suggestion else 1)


def _chosen(settings: RunSettings, wished: Sequence[Decision], internal: bool) -> Suggested:
    """Choose from the answers or counts where there are any, else from what people decided."""
    from manege_analysis.cases.decisions import ranking_from, wishes_from
    from manege_analysis.errors import NotReadyError, Problem
    from manege_analysis.planning import suggest, suggest_unanswered, themes_of
    from manege_analysis.questionnaire.load import load_questionnaire
    from manege_analysis.workflow import prepare

    if settings.exports:
        prepared = prepare(settings)
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


def tried(
    lock: Sequence[str], ban: Sequence[str], minutes: float, count: int, day: date
) -> tuple[Decision, ...]:
    """Return the command line's wishes as decisions of this once; refused ones raise `CaseError`."""
    from pydantic import ValidationError

    from manege_analysis.cases.decision_kinds import BanCase, LockCase, SetCount, SetMinutes
    from manege_analysis.errors import CaseError, Problem

    signed: dict[str, Any] = {"by": BY, "when": day}
    try:
        return (
            *(LockCase(decide="lock-case", case=case, **signed) for case in lock),
            *(BanCase(decide="ban-case", case=case, **signed) for case in ban),
            *((SetCount(decide="set-count", count=count, **signed),) if count else ()),
            *((SetMinutes(decide="set-minutes", parts=(minutes,) * 2, **signed),) if minutes else ()),
        )
    except ValidationError as error:
        raise CaseError(
            Problem(f"--{each['loc'][0]}", each["msg"], f"{each['input']}", "Give another number.")
            for each in error.errors()
        ) from None


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
    from manege_analysis.report.casework.sentence import choice_said

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
            yield f"  {title}, {point.minutes:g} min.: {roles}"
    yield ""
    names = {need.theme: need.text.in_(language) for need in found.needs}
    if chosen.uncovered:
        yield "Not covered: " + ", ".join(names[theme] for theme in chosen.uncovered)
    if chosen.missing_actors:
        roles = ", ".join(found.library.actor(a).role.in_(language) for a in chosen.missing_actors)
        yield f"Missing: {roles}"
    if chosen.runner_up and chosen.runner_up_score is not None:
        price = max(0.0, chosen.score - chosen.runner_up_score) * 100
        yield f"Second best: {', '.join(chosen.runner_up)} ({price:.1f} points less)"
    for text in chosen.overrides:
        yield f"Decided: {text.in_(language)}"
