"""Safe tables of every kind and every awkward shape, typed by hand."""

from __future__ import annotations

from dataclasses import replace

from manege_analysis.summary.safe import (
    Bases,
    Cell,
    Hidden,
    SafeTable,
    Shown,
    Side,
    the_gate,
)
from manege_analysis.wording.text import Text

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
    """Return a share table: three parts, two without `good`, top-coded where one of two is small."""
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
                "oplever, at henvisninger til børne- og ungdomspsykiatrien ofte eller meget ofte "
                "kommer retur med "
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
        reworded = replace(scale((2, 3, 4, 8, 6)), reworded=True)
        filtered = replace(scale((1, 2, 3, 4, 1), outside=(0, 0, 12)), bases=Bases(23, 12, 11))
        reworded_shared = replace(shared(17, 6), reworded=True)
        uncoded = SafeTable(
            "q30", "text", "internal", "full", 23, (), Text("Hvad mangler?"), bases=Bases(23, 23, 14)
        )
        merged = SafeTable(
            "fylder",
            "single",
            "share",
            "merged",
            23,
            (
                Cell("a", Text("Angst og bekymring"), "option", Shown(7)),
                Cell("b", Text("Fravær fra skole"), "option", Shown(5)),
                Cell("rest", Text("Alle andre svar, også ikke svaret"), "rest", Shown(11)),
            ),
            Text("Hvad fylder mest?"),
        )
        unasked = replace(shared(17, 6), question=Text(""))
    return {
        "reworded": reworded,
        "reworded_shared": reworded_shared,
        "filtered": filtered,
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
        "number_median_only": number(median="3.5"),
        "number_of_nobody": number(),
        "text_not_coded": uncoded,
        "no_question": unasked,
        "single_merged": merged,
        "number_mean_only": number(mean=4.6),
    }
