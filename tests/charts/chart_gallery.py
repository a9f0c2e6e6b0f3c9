"""One chart of every kind and every awkward shape, for tests and for looking at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chart_tables import tables

from manege_analysis.cases.model import (
    Case,
    ChosenTouchpoint,
    Library,
    Need,
    Suggestion,
    Tier,
    Touchpoint,
    tier_of,
)
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.coverage import coverage_chart
from manege_analysis.charts.draw import chart_for
from manege_analysis.charts.overview import needs_chart, response_chart
from manege_analysis.charts.stability import Chance, stability_chart
from manege_analysis.charts.theme import Size
from manege_analysis.summary.safe import Edition, ResponseOverview, SafeSummary, the_gate
from manege_analysis.wording.text import Language, Text

THEMES = (
    ("ppr", "Kontakt og samarbejde med PPR", 0.81),
    ("ppv", "Krav om PPV før henvisning", 0.74),
    ("henvisning", "Henvisning til børne- og ungdomspsykiatrien", 0.62),
    ("ventetid", "Ventetid og lange forløb", 0.58),
    ("tilbud", "Kommunens lettilgængelige tilbud", 0.49),
    ("overblik", "Overblik over lokale tilbud", 0.45),
    ("fravaer", "Bekymrende skolefravær", 0.41),
    ("sikkerhed", "Lægens egen sikkerhed", 0.33),
    ("medicin", "Opfølgning på medicin", 0.31),
    ("familie", "Forældre og familie under pres", 0.28),
    ("underretning", "Underretning", 0.22),
    ("sagsbehandler", "Kontakt til sagsbehandleren", 0.2),
    ("overgang", "Overgangen ved 18 år", 0.15),
    ("selvskade", "Spiseforstyrrelse og selvskade", 0.12),
    ("adhd", "Angst og ADHD", 0.0),
)
TITLES = (
    (
        "Malthe, 9 år",
        (
            "Læreren ringer til mor",
            "Mødet på skolen med PPR",
            "Mor hos egen læge",
            "Henvisningen kommer retur",
        ),
    ),
    ("Aya, 14 år, og den tomme stol i 8. b", ("Sofaen", "Fraværet når ti procent", "Underretningen")),
    (
        "Jonas fylder 18",
        ("Sidste time i børnepsykiatrien", "Brevet", "Medicinen slipper op", "Uddannelsesvejlederen"),
    ),
)


def summary(edition: Edition, response: ResponseOverview) -> SafeSummary:
    """Return a summary without tables."""
    with the_gate():
        return SafeSummary(
            "nordby",
            "Kvalitetsklynge Nordby",
            edition,
            "closed",
            "2026",
            "mistrivsel",
            "1",
            Text("Børn og unge i psykisk mistrivsel", "Children and young people in mental distress"),
            response,
            (),
        )


def need_values(edition: Edition, *, tier: Tier | None = None) -> tuple[Need, ...]:
    """Return fifteen needs, the last one unknown, all others of one tier if asked for."""
    total = sum(share for _, _, share in THEMES)
    return tuple(
        Need(
            theme,
            Text(name),
            share,
            share / total,
            tier or ("unknown" if not share else tier_of(share)),
            low=max(share - 0.14, 0.0),
            high=min(share + 0.12, 1.0),
            edition=edition,
        )
        for theme, name, share in THEMES
    )


def library(titles: tuple[tuple[str, tuple[str, ...]], ...] = TITLES) -> Library:
    """Return a library of these cases and touchpoints, without actors."""
    nothing = Text("")
    return Library(
        tuple(
            Case(
                f"c{i}",
                Text(title),
                nothing,
                9,
                "5-9",
                "town",
                nothing,
                tuple(
                    Touchpoint(f"t{j}", Text(name), nothing, nothing, (), ())
                    for j, name in enumerate(names)
                ),
            )
            for i, (title, names) in enumerate(titles)
        ),
        (),
    )


def suggestion(
    edition: Edition, shelf: Library, uncovered: tuple[str, ...] = ("selvskade",)
) -> Suggestion:
    """Return all of the library as the choice, each touchpoint covering three themes in turn."""
    themes = [theme for theme, _, _ in THEMES if theme not in uncovered]
    pairs = [(case.id, touch.id) for case in shelf.cases for touch in case.touchpoints]
    chosen = tuple(
        ChosenTouchpoint(
            case,
            touch,
            0,
            (),
            8.0,
            tuple(
                (themes[(3 * i + j) % len(themes)], degree) for j, degree in enumerate((1.0, 0.5, 1.0))
            ),
        )
        for i, (case, touch) in enumerate(pairs)
    )
    return Suggestion(
        tuple(case.id for case in shelf.cases),
        chosen,
        0.78,
        (),
        uncovered,
        (45.0, 44.0),
        (),
        (),
        "answers",
        edition=edition,
    )


def overviews(language: Language, size: Size) -> Iterator[tuple[str, Chart]]:
    """Yield the charts that are not drawn from one table."""
    responses = {
        "response": ("share", ResponseOverview(23, 31)),
        "response_partial": (
            "internal",
            ResponseOverview(47, 73, 5, date(2026, 11, 2), date(2026, 11, 18)),
        ),
        "response_one_day": (
            "internal",
            ResponseOverview(14, 31, 0, date(2026, 11, 2), date(2026, 11, 2)),
        ),
        "response_all": ("share", ResponseOverview(14, 14)),
        "response_unknown": ("share", ResponseOverview(23, None)),
        "response_few": ("share", ResponseOverview(None, 12)),
    }
    for name, (edition, response) in responses.items():
        yield name, response_chart(summary(edition, response), language, size)
    shared, internal = (
        summary("share", ResponseOverview(23, 31)),
        summary("internal", ResponseOverview(23, 31)),
    )
    few = summary("internal", ResponseOverview(8, 31))
    yield "needs_internal", needs_chart(internal, need_values("internal"), language, size)
    yield "needs_internal_few", needs_chart(few, need_values("internal"), language, size)
    yield "needs_shared", needs_chart(shared, need_values("share"), language, size)
    yield "needs_all_large", needs_chart(shared, need_values("share", tier="large"), language, size)
    yield "needs_unknown", needs_chart(shared, need_values("share", tier="unknown"), language, size)
    shelf, one = library(), library((*TITLES[:2], ("Ida", ("Mødet på skolen med PPR og forældre",))))
    yield (
        "coverage",
        coverage_chart(need_values("internal"), suggestion("internal", shelf), shelf, language, size),
    )
    shared_choice = suggestion("share", one, ("selvskade", "ppr", "medicin"))
    yield "coverage_shared", coverage_chart(need_values("share"), shared_choice, one, language, size)
    many = library(tuple((f"Case nummer {i}", TITLES[0][1]) for i in range(1, 6)))
    crowded = suggestion("internal", many)
    yield "coverage_crowded", coverage_chart(need_values("internal"), crowded, many, language, size)
    chances = [
        Chance(title, often, i < 3)
        for i, (title, often) in enumerate(
            (
                ("Malthe, 9 år", 0.96),
                ("Aya, 14 år, og den tomme stol i 8. b", 0.71),
                ("Jonas fylder 18", 0.55),
                ("Ida og de mange telefonopkald", 0.4),
                ("Noah", 0.21),
                ("Tvillingerne i Vesterby", 0.1),
                ("Freja", 0.04),
                ("Liv", 0.0),
            )
        )
    ]
    yield "stability", stability_chart(chances, 500, language, size)


def charts(language: Language, size: Size) -> Iterator[tuple[str, Chart]]:
    """Yield every chart by its name."""
    for name, table in tables().items():
        yield name, chart_for(table, language, size)
    yield from overviews(language, size)
