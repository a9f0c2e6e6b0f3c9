"""The choice of cases as values to show: its tables, what a wish cost, and minutes as typed."""

from __future__ import annotations

from manege_analysis.errors import SettingsError
from manege_analysis.planning import Suggested
from manege_analysis.report.blocks import Block, Grid, Prose
from manege_analysis.report.casework.grids import actor_grid, points, touchpoint_grid
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language


def minutes_of(written: str) -> tuple[float, ...]:
    """Read minutes as people write them: "45, 45" or "40 + 50"; raises `SettingsError`.

    >>> minutes_of("45 + 47,5")
    (45.0, 47.5)
    """
    parts = written.replace("+", ";").replace(", ", ";").replace(" ", ";").split(";")
    try:
        return tuple(float(part.replace(",", ".")) for part in parts if part)
    except ValueError:
        raise SettingsError(f"»{written}« er ikke minutter. Skriv fx 45 + 45.") from None


def price_said(before: Suggested | None, after: Suggested | None, language: Language = "da") -> str:
    """Say what a wish did to the share of all needs that is covered; nothing where none is known."""
    if before is None or after is None or before.suggestion is None or after.suggestion is None:
        return ""
    was, now = before.suggestion.score, after.suggestion.score
    said = f"Valget dækker {percent(now, language)} af behovene; før {percent(was, language)}."
    if now < was - 0.0005:
        return f"{said} Ønsket koster {points(was - now, language)}."
    return said


def choice_blocks(internal: Suggested, share: Suggested | None, language: Language) -> tuple[Block, ...]:
    """Set the choice: the touchpoints, whom to invite, and what was decided.

    Without `share` nothing is said of the choice that the meeting gets.
    """
    made = internal.suggestion
    blocks: list[Block] = []
    if made is None:
        return ()
    if (
        share is not None
        and share.suggestion is not None
        and set(share.suggestion.cases) != set(made.cases)
    ):
        told = ", ".join(share.library.case(each).title.in_(language) for each in share.suggestion.cases)
        said = f"Ud fra det, der må deles, bliver valget et andet, og det er det, mødet får: {told}."
        blocks.append(Prose((said,), "warning"))
    blocks.append(touchpoint_grid(made, internal.library, language))
    blocks.append(actor_grid(internal, made, language))
    decided = tuple((str(at), text.in_(language)) for at, text in enumerate(made.overrides, start=1))
    if decided:
        blocks.append(Grid("Besluttet", ("#", "Beslutning"), decided, words=True))
    return tuple(blocks)
