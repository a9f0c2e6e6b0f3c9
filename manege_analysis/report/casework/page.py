"""`4_casevalg`: how the cases were chosen, for the analyst, as blocks of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from manege_analysis.charts.coverage import coverage_chart
from manege_analysis.planning import Suggested, suggest
from manege_analysis.report.blocks import Block, Blocks, Figure, Grid, Heading, Prose
from manege_analysis.report.casework import grids
from manege_analysis.report.casework import words_page as words
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.progress import in_cell
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.casework.stable import stable_blocks
from manege_analysis.report.identity import sender
from manege_analysis.report.mark import Document, Mark, mark
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import listed, percent
from manege_analysis.wording.text import Language
from manege_analysis.workflow import Prepared


@dataclass(frozen=True)
class CaseChoice:
    """The parts of the page, in order; `choice` is what they tell of, `mark` stands last."""

    in_short: Blocks
    coverage: Blocks
    cases: Blocks
    people: Blocks
    near: Blocks
    stability: Blocks
    overrides: Blocks
    mark: Mark
    choice: Choice


def choose_both(prepared: Prepared) -> Choice:
    """Choose the cases twice: from the internal summary and from the one that may be shared."""
    settings = prepared.settings
    return Choice(suggest(prepared.internal, settings), suggest(prepared.share, settings))


def case_choice(prepared: Prepared) -> CaseChoice:
    """Set the choice of cases for the analyst; nothing of it may be shared.

    A cluster without a choice still gets its page, which then says why and what to do.
    """
    settings, choice = prepared.settings, choose_both(prepared)
    language, shown = settings.language, choice.shown
    parts = (
        Blocks(_in_short(choice, language)),
        Blocks(_coverage(shown, language)),
        Blocks(_cases(shown, language)),
        Blocks(_people(shown, language)),
        Blocks(_near(shown, language)),
        Blocks(_stability(prepared, choice, language)),
        Blocks(_overrides(choice, settings.cluster.id, language)),
    )
    document = Document(
        title=words.TITLE.in_(language),
        subtitle=prepared.internal.title.in_(language),
        cluster=prepared.internal.cluster_name,
        day=day(settings.day, language),
        language=language,
        edition="internal",
        brand=sender(settings.unit, settings.workspace),
    )
    blocks = tuple(block for part in parts for block in part)
    return CaseChoice(*parts, mark(document, prepared.raw.source.sha256, blocks), choice)


def _in_short(choice: Choice, language: Language) -> Iterator[Block]:
    yield Heading("kort", words.IN_SHORT.in_(language))
    suggestion = choice.shown.suggestion
    if suggestion is None:
        yield Prose((choice_said(choice.share, language),), "warning")
        return
    if choice.share.suggestion is None:
        why = choice_said(choice.share, language)
        yield Prose((words.ONLY_INTERNAL.say(language, why=why),), "warning")
    yield Prose((choice_said(choice.shown, language),))
    yield from _editions(choice, language)


def _editions(choice: Choice, language: Language) -> Iterator[Block]:
    """Say where the two editions choose alike, and where they do not, and which one is told."""
    internal, share = choice.internal.suggestion, choice.share.suggestion
    if internal is None or share is None:
        return
    if not choice.differ:
        yield Prose((words.ALIKE.in_(language),), "quiet")
        return
    library = choice.share.library
    if share.basis == "ranking":
        named = grids.titles(internal.cases, library, language)
        yield Prose((words.RANKED.say(language, internal=named),))
        return
    said = [words.SAME_CASES.in_(language)]
    if set(internal.cases) != set(share.cases):
        both = {
            "internal": grids.titles(internal.cases, library, language),
            "share": grids.titles(share.cases, library, language),
        }
        said = [words.DIFFER.say(language, score=percent(internal.score, language), **both)]
    yield Prose((*said, words.TOLD_IS_SHARED.in_(language)))


def _coverage(shown: Suggested, language: Language) -> Iterator[Block]:
    yield Heading("daekning", words.COVER_HEAD.in_(language))
    if shown.suggestion is None:
        yield Prose((words.NOT_CHOSEN.in_(language),), "quiet")
        return
    chart = coverage_chart(shown.needs, shown.suggestion, shown.library, language)
    yield Prose((f"{chart.title}.",))
    yield Figure(chart)
    yield grids.reasons_grid(shown, shown.suggestion, language)


def _cases(shown: Suggested, language: Language) -> Iterator[Block]:
    yield Heading("cases", words.CASES_HEAD.in_(language))
    suggestion, library = shown.suggestion, shown.library
    if suggestion is None:
        yield Prose((words.NOT_CHOSEN.in_(language),), "quiet")
        return
    for case in (library.case(each) for each in suggestion.cases):
        yield Heading(f"case-{case.id}", case.title.in_(language), 3)
        yield Prose((f"{case.person.in_(language)}.",))
    yield grids.touchpoint_grid(suggestion, library, language)
    yield grids.parts_grid(suggestion, language)


def _people(shown: Suggested, language: Language) -> Iterator[Block]:
    yield Heading("personer", words.PEOPLE_HEAD.in_(language))
    suggestion = shown.suggestion
    if suggestion is None:
        yield Prose((words.NOT_CHOSEN.in_(language),), "quiet")
        return
    yield grids.actor_grid(shown, suggestion, language)
    missing = [shown.library.actor(each).role.in_(language) for each in suggestion.missing_actors]
    if missing:
        yield Prose((words.MISSING.say(language, actors=listed(missing, language)),), "warning")
    else:
        yield Prose((words.NONE_MISSING.in_(language),), "quiet")


def _near(shown: Suggested, language: Language) -> Iterator[Block]:
    yield Heading("naest", words.NEAR_HEAD.in_(language))
    suggestion, library = shown.suggestion, shown.library
    if suggestion is None:
        yield Prose((words.NOT_CHOSEN.in_(language),), "quiet")
        return
    said = [grids.runner_up_said(suggestion, library, language)]
    best = suggestion.best_score
    if best is not None and best > suggestion.score + 1e-9:
        shares = {"best": percent(best, language), "score": percent(suggestion.score, language)}
        said.append(words.BEST_BY_HAND.say(language, **shares))
    yield Prose(tuple(said))
    if suggestion.replacements:
        yield grids.swap_grid(suggestion, library, language)


def _stability(prepared: Prepared, choice: Choice, language: Language) -> Iterator[Block]:
    yield Heading("sikkerhed", words.STABLE_HEAD.in_(language))
    yield from stable_blocks(prepared, choice, language, in_cell(language))


def _overrides(choice: Choice, cluster: str, language: Language) -> Iterator[Block]:
    yield Heading("vaelg-om", words.OVERRIDE_HEAD.in_(language))
    suggestion, library = choice.shown.suggestion, choice.shown.library
    decided = suggestion.overrides if suggestion else ()
    if decided:
        rows = tuple((str(at), text.in_(language)) for at, text in enumerate(decided, start=1))
        yield Grid(words.DECIDED.in_(language), ("#", words.DECIDED.in_(language)), rows, words=True)
    else:
        yield Prose((words.NOTHING_DECIDED.in_(language),), "quiet")
    yield Prose((words.HOW_TO.in_(language),))
    yield _examples(choice.shown, cluster, language)
    yield grids.library_grid(suggestion, library, language)


def _examples(shown: Suggested, cluster: str, language: Language) -> Grid:
    case = library_case = shown.library.cases[0]
    if shown.suggestion:
        case = shown.library.case(shown.suggestion.cases[0])
    values = {
        "cluster": cluster,
        "case": case.id,
        "touchpoint": case.touchpoints[0].id,
        "theme": shown.needs[0].theme if shown.needs else case.touchpoints[0].covers[0].theme,
        "cases": ", ".join(shown.suggestion.cases if shown.suggestion else (library_case.id,)),
    }
    rows = tuple((want.in_(language), line.format(**values)) for want, line in words.WANTS)
    heads = (words.YOU_WANT.in_(language), words.WRITE.in_(language))
    return Grid(words.EXAMPLES.in_(language), heads, rows, words=True)
