"""A hand-typed summary of an invented cluster, in both editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from manege_analysis.summary.safe import (
    Bases,
    Cell,
    Edition,
    Estimate,
    Hidden,
    ResponseOverview,
    Rung,
    SafeSummary,
    SafeTable,
    Shown,
    Side,
    TableKind,
    Value,
    the_gate,
)
from manege_analysis.wording.text import Text

N = 23
SECTIONS = (
    ("praksis", Text("I konsultationen", "In the practice")),
    ("kommune", Text("Kommunen", "Municipality")),
)
THEMES = (
    ("ppr", Text("Kontakten til PPR", "Contact with PPR"), 1.0),
    ("ventetid", Text("Ventetid og lange forløb", "Waiting"), 1.0),
    ("skolefravaer", Text("Bekymrende skolefravær", "School absence"), 1.0),
    ("henvisning", Text("Henvisning til psykiatrien", "Referral"), 1.0),
    ("sagsbehandler", Text("Kontakten til sagsbehandleren", "The case worker"), 1.0),
    ("medicin", Text("Opfølgning på medicin", "Medication"), 1.0),
)
SCALE: tuple[tuple[str, str, Side], ...] = (
    ("meget-let", "Meget let", "good"),
    ("let", "Let", "good"),
    ("hverken", "Hverken/eller", "middle"),
    ("svaert", "Svært", "problem"),
    ("meget-svaert", "Meget svært", "problem"),
    ("ved-ikke", "Ved ikke", "outside"),
)
MERGED: tuple[tuple[str, str, Side], ...] = (
    ("good", "Let", "good"),
    ("middle", "Hverken/eller, ved ikke og ikke svaret", "middle"),
    ("problem", "Svært", "problem"),
)
ITEMS: tuple[tuple[str, str, str, str, tuple[int, ...]], ...] = (
    ("q1", "få kontakt med PPR", "kommune", "ppr", (0, 1, 2, 12, 8, 0)),
    ("q2", "finde hjælp, mens barnet venter", "kommune", "ventetid", (1, 2, 3, 10, 6, 1)),
    ("q3", "følge op på skolefravær", "praksis", "skolefravaer", (1, 6, 5, 7, 3, 1)),
    ("q4", "få en henvisning igennem", "kommune", "henvisning", (0, 5, 6, 8, 4, 0)),
    ("q10", "få fat i sagsbehandleren", "kommune", "sagsbehandler", (1, 5, 8, 5, 4, 0)),
    ("q5", "følge op på medicin", "praksis", "medicin", (6, 12, 3, 1, 1, 0)),
)
"""Key, what is easy or hard, section, theme, and the counts of the scale's answers."""


def cell(name: str, text: str, side: Side, value: Value | int) -> Cell:
    """Return a cell; a whole number is a count that may be said."""
    return Cell(name, Text(text), side, Shown(value) if isinstance(value, int) else value)


def table(
    key: str,
    kind: TableKind,
    edition: Edition,
    rung: Rung,
    cells: Sequence[Cell],
    question: str,
    **more: object,
) -> SafeTable:
    """Return a table of the whole cluster."""
    base = None if rung == "withheld" else N
    with the_gate():
        return SafeTable(key, kind, edition, rung, base, tuple(cells), Text(question), **more)  # type: ignore[arg-type]


def share_tables() -> tuple[SafeTable, ...]:
    """Return tables on every rung of the share edition."""
    made = []
    for key, matter, section, theme, counts in ITEMS:
        question, asks = f"Hvor let er det at {matter}?", f"finder det svært at {matter}"
        good, problem = sum(counts[:2]), sum(counts[3:5])
        middle = N - good - problem
        more = {"asks_for": Text(asks), "section": section, "themes": ((theme, 1.0),)}
        rung: Rung = "three" if min(good, middle, problem) >= 5 else "two"
        values: Sequence[Value | int] = (
            (good, middle, problem) if rung == "three" else (N - problem, problem)
        )
        shape = MERGED if rung == "three" else (("rest", "Alle andre", "rest"), MERGED[2])
        if problem < 5:
            rung, values = "top-coded", (Hidden(N - 4, N), Hidden(0, 4))
        elif N - problem < 5:
            rung, values = "top-coded", (Hidden(0, 4), Hidden(N - 4, N))
        cells = [cell(*part, value) for part, value in zip(shape, values, strict=True)]
        made.append(table(key, "scale", "share", rung, cells, question, **more))
    ticks = [cell("ppr", "PPR", "option", 14), cell("skolen", "Skolen", "option", 9),
             cell("tilbud", "Kommunens lettilgængelige tilbud", "option", Hidden(0, 4))]  # fmt: skip
    made.append(table("q6", "multi", "share", "two", ticks, "Hvem ville du gerne kunne ringe til?",
                      section="kommune", option_themes=(("ppr", "ppr", 1.0),)))  # fmt: skip
    themes = [
        cell("ventetid", "Ventetid", "option", 8),
        cell("foraeldre", "Forældre under pres", "option", 6),
    ]
    made.append(
        table("q7", "text", "share", "two", themes, "Hvad ville hjælpe dig mest?", section="praksis")
    )
    made.append(table("q8", "text", "share", "withheld", [], "Andet, du vil sige?", section="praksis",
                      hidden_reason=Text("Fritekst vises kun internt.")))  # fmt: skip
    return tuple(made)


def internal_tables() -> tuple[SafeTable, ...]:
    """Return the same questions in full."""
    made = []
    for key, matter, section, theme, counts in ITEMS:
        question, asks = f"Hvor let er det at {matter}?", f"finder det svært at {matter}"
        cells = [cell(*part, count) for part, count in zip(SCALE, counts, strict=True)]
        cells.append(cell("blank", "Ikke svaret", "blank", N - sum(counts)))
        sure = Estimate(sum(counts[3:5]), sum(counts), (0.5, 0.9), (0.55, 0.85), (0.4, 0.95))
        more = {"asks_for": Text(asks), "section": section, "themes": ((theme, 1.0),)}
        more |= {
            "bases": Bases(N, N, sum(counts)),
            "median": "svaert",
            "estimates": (("problem", sure),),
        }
        made.append(table(key, "scale", "internal", "full", cells, question, **more))
    number = {"mean": 4.25, "median": "4", "bases": Bases(N, N, 20), "unit": Text("unge")}
    asked = "Hvor mange unge henviste du?"
    made.append(table("q9", "number", "internal", "full", [], asked, section="praksis", **number))
    made.append(table("q8", "text", "internal", "full", [], "Andet, du vil sige?", section=""))
    return tuple(made)


def summary(edition: Edition = "share", **changes: object) -> SafeSummary:
    """Return the summary of one edition; `changes` replace its fields."""
    internal = edition == "internal"
    days = (date(2026, 11, 2), date(2026, 11, 20))
    response = ResponseOverview(N, 31, 2, *days) if internal else ResponseOverview(N, 31)
    values: dict[str, object] = {
        "cluster": "birkelund",
        "cluster_name": "Kvalitetsklynge Birkelund",
        "edition": edition,
        "policy": "closed",
        "round": "1",
        "questionnaire": "boern-og-unge",
        "questionnaire_version": "1",
        "title": Text("Børn og unge i psykisk mistrivsel", "Children in mental distress"),
        "response": response,
        "tables": internal_tables() if internal else share_tables(),
        "themes": THEMES,
        "sections": SECTIONS,
        "merged": Text("") if internal else Text(
            "For at ingen læge kan genkendes, er svarene lagt sammen, så intet vist tal er under 5."
        ),
        **changes,
    }  # fmt: skip
    with the_gate():
        return SafeSummary(**values)  # type: ignore[arg-type]
