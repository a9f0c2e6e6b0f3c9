"""`intern/casevalg.xlsx`: the choice of cases as tables to sort and filter."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from manege_analysis.cases.model import Suggestion
from manege_analysis.meeting.words import SECTORS
from manege_analysis.planning import Suggested
from manege_analysis.report.casework import words_page as words
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import evening_order
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.identity import DEEP
from manege_analysis.report.words_xlsx import TIERS
from manege_analysis.wording.text import Language, Text

Row = tuple[str | int | float | None, ...]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CHOICE = Text("Valg", "Choice")
_SHEET_POINTS = Text("Nedslag", "Touchpoints")
_SHEET_NEEDS = Text("Behov", "Needs")
_SHEET_ACTORS = Text("Aktører", "Actors")
_SHEET_SWAPS = Text("Alternativer", "Alternatives")
_SHEET_DECIDED = Text("Beslutninger", "Decisions")
_TIER, _SHARE, _WEIGHT = Text("Behov", "Need"), Text("Andel", "Share"), Text("Vægt", "Weight")
_DEGREE, _BY = Text("Dækket", "Covered"), Text("Af nedslag", "By touchpoints")
_SCORE = Text("Dækker", "Covers")
_SET = Text("Næstbedste sæt", "Second best set")


@dataclass(frozen=True)
class _Sheet:
    """One sheet: its name, heads, rows and the columns' widths."""

    name: Text
    heads: tuple[Text, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    shares: tuple[int, ...] = ()


def choice_xlsx(choice: Choice, cluster_name: str, day: date, language: Language) -> bytes:
    """Return the workbook's bytes; the same choice and day always give the same ones.

    Text is never a formula or a link; shares are numbers with a percent format.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    title = f"{cluster_name}: {words.TITLE.in_(language)}"
    created = datetime.combine(day, time(12), UTC)
    book.set_properties({"title": title, "author": "", "created": created})
    forms = _forms(book)
    _write_front(book, forms, title, choice, language)
    for sheet in _sheets(choice.shown, language):
        _write(book, forms, sheet, language)
    book.close()
    return buffer.getvalue()


def _forms(book: Any) -> dict[str, Any]:
    head = {"bold": True, "font_color": DEEP, "bottom": 2, "text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "font_color": DEEP}),
        "head": book.add_format(head),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "share": book.add_format({"valign": "top", "num_format": "0 %"}),
    }


def _write_front(
    book: Any, forms: dict[str, Any], title: str, choice: Choice, language: Language
) -> None:
    sheet = book.add_worksheet(_CHOICE.in_(language))
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, title, forms["title"])
    sheet.write_string(2, 0, choice_said(choice.shown, language), forms["text"])
    told = choice.share.suggestion
    if choice.differ and told and told.basis in ("answers", "few", "counts"):
        sheet.write_string(3, 0, words.TOLD_IS_SHARED.in_(language), forms["text"])
    _for_print(sheet)


def _sheets(shown: Suggested, language: Language) -> tuple[_Sheet, ...]:
    suggestion = shown.suggestion
    needs = _needs(shown, language)
    if suggestion is None:
        return (needs,)
    overrides = suggestion.overrides or (words.NOTHING_DECIDED,)
    decided = tuple((text.in_(language),) for text in overrides)
    return (
        _points(shown, suggestion, language),
        needs,
        _actors(shown, suggestion, language),
        _swaps(shown, suggestion, language),
        _Sheet(_SHEET_DECIDED, (words.DECIDED,), decided, (100,)),
    )


def _points(shown: Suggested, suggestion: Suggestion, language: Language) -> _Sheet:
    first = min(each.part for each in suggestion.touchpoints)
    rows: list[Row] = []
    for number, each in enumerate(evening_order(suggestion, shown.library), start=1):
        case = shown.library.case(each.case)
        told = case.touchpoint(each.touchpoint)
        roles = [shown.library.actor(actor).role.in_(language) for actor in each.actors]
        texts = (case.title, told.title, told.question)
        said = [text.in_(language) for text in texts]
        rows.append((number, each.part - first + 1, *said, each.minutes, ", ".join(roles)))
    number_head = Text("Nr.", "No.")
    heads = (
        number_head,
        words.PART,
        words.CASE,
        words.TOUCHPOINT,
        words.QUESTION,
        words.MINUTES,
        words.RING,
    )
    return _Sheet(_SHEET_POINTS, heads, tuple(rows), (6, 6, 28, 30, 60, 8, 60))


def _needs(shown: Suggested, language: Language) -> _Sheet:
    suggestion = shown.suggestion
    covered = dict(suggestion.covered) if suggestion else {}
    rows = tuple(
        (
            need.text.in_(language),
            TIERS[need.tier].in_(language),
            None if need.tier == "unknown" else need.share,
            need.weight,
            covered.get(need.theme, 0.0),
            _covering(shown, need.theme, language),
        )
        for need in shown.needs
    )
    heads = (words.THEME, _TIER, _SHARE, _WEIGHT, _DEGREE, _BY)
    return _Sheet(_SHEET_NEEDS, heads, rows, (40, 12, 10, 10, 10, 70), (2, 3, 4))


def _covering(shown: Suggested, theme: str, language: Language) -> str:
    if shown.suggestion is None:
        return ""
    order = evening_order(shown.suggestion, shown.library)
    touching = [each for each in order if dict(each.covers).get(theme)]
    names = (shown.library.case(each.case).touchpoint(each.touchpoint).title for each in touching)
    return ", ".join(name.in_(language) for name in names)


def _actors(shown: Suggested, suggestion: Suggestion, language: Language) -> _Sheet:
    replies = dict(shown.wishes.availability)
    rows: list[Row] = []
    for actor in (shown.library.actor(each) for each in suggestion.invite):
        reply = words.REPLIES[replies.get(actor.id)]
        texts = (actor.role, SECTORS[actor.sector], reply, actor.offer, actor.reach)
        rows.append(tuple(text.in_(language) for text in texts))
    offer = Text("Tilbud", "Offer")
    heads = (words.ACTOR, words.SECTOR, words.REPLY, offer, words.REACH)
    return _Sheet(_SHEET_ACTORS, heads, tuple(rows), (40, 18, 14, 60, 60))


def _swaps(shown: Suggested, suggestion: Suggestion, language: Language) -> _Sheet:
    def title(case: str) -> str:
        return shown.library.case(case).title.in_(language)

    rows: list[Row] = [
        (title(swap.case), title(swap.instead), swap.score) for swap in suggestion.replacements
    ]
    if suggestion.runner_up:
        cases = ", ".join(title(case) for case in suggestion.runner_up)
        rows.append((_SET.in_(language), cases, suggestion.runner_up_score))
    return _Sheet(_SHEET_SWAPS, (words.CASE, words.INSTEAD, _SCORE), tuple(rows), (36, 70, 10), (2,))


def _write(book: Any, forms: dict[str, Any], sheet: _Sheet, language: Language) -> None:
    page = book.add_worksheet(sheet.name.in_(language))
    for column, (head, width) in enumerate(zip(sheet.heads, sheet.widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, head.in_(language), forms["head"])
    for at, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(at, column, value, forms["text"])
            elif value is not None:
                page.write_number(
                    at, column, value, forms["share" if column in sheet.shares else "number"]
                )
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    page.repeat_rows(0)
    _for_print(page)


def _for_print(page: Any) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
