"""What covers what: the needs as rows, the chosen touchpoints (on a slide the cases) as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from manege_analysis.cases.model import Library, Need, Suggestion
from manege_analysis.charts import words
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Frame, compose
from manege_analysis.charts.grid import Column, Line, draw_grid, plan_grid
from manege_analysis.charts.needs import in_tiers
from manege_analysis.charts.theme import PAGE, Size
from manege_analysis.summary.words import danish_order
from manege_analysis.wording.numbers import listed, percent
from manege_analysis.wording.text import Language, Text

_MOST_GROUPS, _MOST_COLUMNS = 3, 12
"""More cases or touchpoints than these find no room for their names side by side on a page."""


def coverage_chart(
    found: Sequence[Need],
    suggestion: Suggestion,
    library: Library,
    language: Language = "da",
    size: Size = PAGE,
) -> Chart:
    """Draw which needs the chosen touchpoints cover, in full or in part, and which stay uncovered.

    On a page every touchpoint has a column, while there are few; on a slide and on a phone every
    case has one, because twelve narrow columns cannot be read from the back, or find no room.
    Needs stand in order of weight, in the share edition by tier and the alphabet: their place says
    no more than their tier.
    """
    ordered, by_case = _ordered(found, suggestion, language), _is_by_case(suggestion, size)
    columns = _columns(suggestion, library, language, by_case=by_case)
    lines = [_line(need, columns, suggestion, language) for need in ordered]
    title = _title(ordered, suggestion, language)
    setting = (size, by_case, suggestion.basis != "none")
    kept, frame = lines, _frame(setting, title, (), language)
    while not size.grows and len(kept) > 1 and _overflows(frame, columns, kept, language):
        kept = kept[:-1]
        frame = _frame(setting, title, lines[len(kept) :], language)
    table = tuple(
        (line.name, *(_degree(degree, language) for degree in line.degrees), line.remark)
        for line in lines
    )
    return Chart(
        key="coverage",
        title=title,
        subtitle=frame.subtitle,
        figure=compose(frame, draw_grid(frame, columns, kept, language), language),
        alt=_alt(frame, lines, language),
        columns=(
            words.THEME.in_(language),
            *(column.full for column in columns),
            words.NOTE.in_(language),
        ),
        rows=table,
        base=None,
        language=language,
        edition=suggestion.edition,
    )


def _is_by_case(suggestion: Suggestion, size: Size) -> bool:
    crowded = len(suggestion.cases) > _MOST_GROUPS or len(suggestion.touchpoints) > _MOST_COLUMNS
    return crowded or size.is_narrow or not size.grows


def _ordered(found: Sequence[Need], suggestion: Suggestion, language: Language) -> Sequence[Need]:
    known = [need for need in found if need.tier != "unknown" or need.weight > 0]
    if suggestion.edition == "share":
        return in_tiers(known, language)
    return sorted(known, key=lambda need: (-need.weight, danish_order(need.text.in_(language))))


def _columns(
    suggestion: Suggestion, library: Library, language: Language, *, by_case: bool
) -> tuple[Column, ...]:
    columns = []
    for case_id in suggestion.cases:
        case = library.case(case_id)
        title = case.title.in_(language)
        chosen = [touch for touch in suggestion.touchpoints if touch.case == case_id]
        if by_case:
            columns.append(Column(title, "", _merged([dict(touch.covers) for touch in chosen])))
            continue
        for touch in chosen:
            name = next(t.title for t in case.touchpoints if t.id == touch.touchpoint).in_(language)
            columns.append(Column(name, title, dict(touch.covers)))
    return tuple(columns)


def _merged(covers: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    themes = {theme for cover in covers for theme in cover}
    return {theme: max(cover.get(theme, 0.0) for cover in covers) for theme in themes}


def _line(need: Need, columns: Sequence[Column], suggestion: Suggestion, language: Language) -> Line:
    degrees = tuple(column.covers.get(need.theme, 0.0) for column in columns)
    remark = words.NOT_COVERED.in_(language) if need.theme in suggestion.uncovered else ""
    return Line(need.text.in_(language), degrees, remark)


def _title(ordered: Sequence[Need], suggestion: Suggestion, language: Language) -> str:
    cases = words.CASES.get(len(suggestion.cases), words.CHOSEN_CASES).in_(language)
    if suggestion.edition == "internal" and suggestion.basis != "none":
        return words.TOUCHES_SHARE.say(
            language, cases=cases, percent=percent(suggestion.score, language)
        )
    covered = sum(need.theme not in suggestion.uncovered for need in ordered)
    pattern: Text = words.TOUCHES_ALL if covered == len(ordered) else words.TOUCHES_THEMES
    return pattern.say(language, cases=cases, covered=covered, themes=len(ordered))


def _frame(
    setting: tuple[Size, bool, bool], title: str, rest: Sequence[Line], language: Language
) -> Frame:
    size, by_case, by_need = setting
    subtitle = words.WHAT_CASES_COVER if by_case else words.WHAT_IS_COVERED
    notes = [words.LARGEST_FIRST.in_(language)] if by_need else []
    if size.grows:
        notes.append(words.MARKS_MEAN.in_(language))
    for pattern, is_open in ((words.ALSO_OPEN, True), (words.ALSO_COVERED, False)):
        names = [line.name for line in rest if bool(line.remark) == is_open]
        if names:
            notes.append(pattern.say(language, themes=listed(names, language)))
    return Frame(size, title, subtitle.in_(language), tuple(notes))


def _overflows(
    frame: Frame, columns: Sequence[Column], lines: Sequence[Line], language: Language
) -> bool:
    return plan_grid(frame, columns, lines, language).total > frame.height


def _degree(degree: float, language: Language) -> str:
    if not degree:
        return ""
    return (words.DIRECTLY if degree >= 1 else words.PARTLY).in_(language)


def _alt(frame: Frame, lines: Sequence[Line], language: Language) -> str:
    """Say the finding and what stays uncovered; which touches what is the table's to tell."""
    missing = [line.name for line in lines if line.remark]
    uncovered = words.ALSO_OPEN.say(language, themes=listed(missing, language)) if missing else ""
    shape = words.COVERAGE.in_(language)
    return in_words(shape, frame.title, frame.subtitle, uncovered, words.SEE_TABLE.in_(language))
