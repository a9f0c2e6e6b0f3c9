"""One chart of every kind and every awkward shape, typed by hand, for tests and for looking at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

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
from manege_analysis.summary.safe import (
    Bases,
    Cell,
    Edition,
    Hidden,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    Side,
    the_gate,
)
from manege_analysis.wording.text import Language, Text

HOW_HARD = Text(
    "Hvor let eller svært er det for dig at få kontakt med PPR, når du har brug for det?",
    "How easy or hard is it for you to reach PPR when you need it?",
)
FINDS_HARD = Text("finder det svært at få kontakt med PPR", "find it hard to reach PPR")
FIVE = (
    ("very_easy", Text("Meget let", "Very easy"), "good"),
    ("easy", Text("Let", "Easy"), "good"),
    ("neither", Text("Hverken let eller svært", "Neither easy nor hard"), "middle"),
    ("hard", Text("Svært", "Hard"), "problem"),
    ("very_hard", Text("Meget svært", "Very hard"), "problem"),
)
FOUR = tuple(rung for rung in FIVE if rung[2] != "middle")
SEVEN = (
    ("a", Text("Fuldstændig uenig"), "problem"),
    ("b", Text("Overvejende uenig"), "problem"),
    ("c", Text("Lidt uenig"), "problem"),
    ("d", Text("Hverken enig eller uenig"), "middle"),
    ("e", Text("Lidt enig"), "good"),
    ("f", Text("Overvejende enig"), "good"),
    ("g", Text("Fuldstændig enig"), "good"),
)
OUTSIDE = (
    ("dont_know", Text("Ved ikke", "Don't know"), "outside"),
    ("na", Text("Ikke relevant", "Not relevant"), "outside"),
    ("blank", Text("Ikke svaret", "Not answered"), "blank"),
)
PROBLEM = Text("Svært eller meget svært", "Hard or very hard")
MIDDLE = Text(
    "Hverken let eller svært, ved ikke, ikke relevant eller ikke svaret",
    "Neither easy nor hard, don't know, not relevant or not answered",
)
GOOD = Text("Let eller meget let", "Easy or very easy")
REST = Text("Alle andre, også »ved ikke« og ikke svaret", "All others, including don't know and blank")
LONG_OPTIONS = (
    "Hurtigere svar fra PPR på, om barnet kan komme i betragtning",
    "En navngiven kontaktperson i kommunens familieafdeling",
    "Telefonisk rådgivning fra børne- og ungdomspsykiatrien",
    "Fælles møde med skole, forældre og sagsbehandler inden for to uger",
    "Overblik over kommunens lettilgængelige tilbud",
    "Klare aftaler om, hvem der følger op på medicinen",
    "Epikriser, der fortæller, hvad egen læge skal gøre",
    "Kortere ventetid på udredning",
    "Tilbud til familier med skolefravær over ti procent",
    "Ungdomspsykologordning med plads til nye henvisninger",
    "Støtte til overgangen fra børne- til voksenområdet ved det fyldte 18. år",
    "Åben konsultation hos sundhedsplejersken for skolebørn",
)


def scale(
    counts: tuple[int, ...],
    rungs: tuple[tuple[str, Text, Side], ...] = FIVE,
    outside: tuple[int, ...] = (0, 0, 0),
) -> SafeTable:
    """Return an internal scale table with these counts, in the order asked."""
    cells = [
        Cell(*rung, Shown(n)) for rung, n in zip((*rungs, *OUTSIDE), (*counts, *outside), strict=True)
    ]
    everybody = sum(counts) + sum(outside)
    with the_gate():
        return SafeTable(
            "ppr_kontakt",
            "scale",
            "internal",
            "full",
            everybody,
            tuple(cells),
            HOW_HARD,
            FINDS_HARD,
            bases=Bases(everybody, everybody, everybody - outside[2]),
            median="hard" if sum(counts) else None,
        )


def shared(problem: int, rest: int, good: int | None = None) -> SafeTable:
    """Return a share table of three parts, of two where `good` is None, or top-coded where one is small."""
    n = problem + rest + (good or 0)
    if good is not None:
        values = (
            ("problem", PROBLEM, "problem", Shown(problem)),
            ("middle", MIDDLE, "middle", Shown(rest)),
            ("good", GOOD, "good", Shown(good)),
        )
        rung = "three"
    else:
        rung = "two" if min(problem, rest) >= 5 else "top-coded"
        values = (
            ("problem", PROBLEM, "problem", bounded(problem, n)),
            ("rest", REST, "rest", bounded(rest, n)),
        )
    with the_gate():
        return SafeTable(
            "ppr_kontakt",
            "scale",
            "share",
            rung,
            n,
            tuple(Cell(*value) for value in values),
            HOW_HARD,
            FINDS_HARD,
            hidden_reason=Text(
                "Svarene er samlet i grupper, så ingen læge kan genkendes.",
                "The answers are put together, so that no doctor can be recognised.",
            ),
        )


def bounded(count: int, n: int) -> Shown | Hidden:
    """Return what the two-level rule publishes of `count` of `n`."""
    if count < 5:
        return Hidden(0, 4)
    return Hidden(n - 4, n) if n - count < 5 else Shown(count)


def options(
    counts: tuple[int, ...], n: int, *, kind: str = "multi", edition: str = "share"
) -> SafeTable:
    """Return a table of long options; in the share edition each under the two-level rule."""
    cells = [
        Cell(f"o{i}", Text(text), "option", bounded(count, n) if edition == "share" else Shown(count))
        for i, (text, count) in enumerate(zip(LONG_OPTIONS, counts, strict=False))
    ]
    bases = Bases(n, n, n) if edition == "internal" else None
    with the_gate():
        return SafeTable(
            "savner",
            kind,
            edition,
            "two" if edition == "share" else "full",
            n,
            tuple(cells),
            Text("Hvad ville gøre den største forskel for dig i samarbejdet om børn og unge?"),
            bases=bases,
        )


def number(**values: object) -> SafeTable:
    """Return a number table."""
    with the_gate():
        return SafeTable(
            "antal",
            "number",
            "internal",
            "full",
            23,
            (),
            Text("Hvor mange børn og unge har du henvist i år?"),
            unit=Text("henvisninger", "referrals"),
            bases=Bases(23, 23, 21),
            **values,
        )


def withheld() -> SafeTable:
    """Return a table with too few answers."""
    with the_gate():
        return SafeTable(
            "ppr_kontakt",
            "scale",
            "share",
            "withheld",
            None,
            (),
            HOW_HARD,
            FINDS_HARD,
            hidden_reason=Text("For få svar (under 10)", "Too few answers (fewer than 10)"),
        )


def tables() -> dict[str, SafeTable]:
    """Return every awkward table by its name."""
    with the_gate():
        long_title = replace(
            scale((2, 3, 4, 8, 6)),
            asks_for=Text(
                "oplever, at henvisninger til børne- og ungdomspsykiatrien ofte eller meget ofte kommer retur med "
                "krav om en pædagogisk-psykologisk vurdering, som det ikke er muligt at få"
            ),
        )
        markup = replace(
            scale((2, 3, 4, 8, 6)),
            question=Text('Se <a href="https://example.org">her</a> & <b>$x$</b>'),
        )
        neutral = replace(
            scale((3, 5, 6, 4, 3), tuple((i, t, "option") for i, t, _ in FIVE)), asks_for=Text("")
        )
    return {
        "diverging": scale((1, 2, 3, 9, 6), outside=(1, 0, 1)),
        "diverging_small_segments": scale((1, 1, 1, 1, 19), outside=(1, 1, 1)),
        "diverging_even": scale((6, 5, 4, 5, 6)),
        "diverging_unanimous": scale((0, 0, 0, 0, 14)),
        "diverging_nobody_on_the_scale": scale((0, 0, 0, 0, 0), outside=(4, 3, 7)),
        "diverging_mostly_outside": scale((1, 0, 2, 3, 1), outside=(21, 12, 7)),
        "diverging_four": scale((4, 6, 9, 4), FOUR, outside=(2, 0, 0)),
        "diverging_seven": scale((3, 8, 1, 2, 1, 14, 18), SEVEN),
        "diverging_47": scale((5, 9, 8, 13, 12), outside=(0, 0, 0)),
        "diverging_neutral": neutral,
        "diverging_long_title": long_title,
        "markup": markup,
        "three": shared(13, 5, 5),
        "three_wide": shared(31, 6, 10),
        "two": shared(17, 6),
        "top_coded_high": shared(22, 1),
        "top_coded_low": shared(0, 23),
        "top_coded_ten": shared(10, 0),
        "withheld": withheld(),
        "multi_six": options((14, 12, 9, 7, 3, 1), 23),
        "multi_unanimous": options((23, 11, 2, 0, 21), 23),
        "multi_twelve": options((14, 12, 11, 11, 9, 8, 7, 6, 5, 3, 1, 0), 23),
        "multi_all_few": options((4, 3, 1, 0, 2, 2, 1, 1), 23),
        "multi_internal": options((14, 12, 11, 11, 9, 8, 7, 6, 5, 3, 1, 0), 23, edition="internal"),
        "single": options((9, 7, 7), 23, kind="single"),
        "text_themes": options((9, 7, 5), 23, kind="text"),
        "number": number(mean=12.347, median="11", extremes=(2.0, 40.0)),
        "number_mean_only": number(mean=4.6),
    }


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
    """Return all cases and touchpoints of the library as the choice, each covering three themes in turn."""
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
