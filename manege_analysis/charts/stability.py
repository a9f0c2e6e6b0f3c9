"""How often each case is chosen when chance plays again: as bars, with the limits of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manege_analysis.charts import words
from manege_analysis.charts.bars import settle
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Frame, compose
from manege_analysis.charts.rows import Row, draw_rows
from manege_analysis.charts.theme import BAR, MIDDLE, PAGE, Size
from manege_analysis.summary.words import danish_order
from manege_analysis.wording.numbers import listed, percent
from manege_analysis.wording.text import Language

SAFE, GOOD = 0.80, 0.50
"""A case is a safe choice when it is chosen in at least four of five draws, a good one from half."""


@dataclass(frozen=True)
class Chance:
    """How often one case was chosen, 0 to 1, and whether it is one of the suggested."""

    name: str
    share: float
    chosen: bool


def stability_chart(
    chances: Sequence[Chance], draws: int, language: Language = "da", size: Size = PAGE
) -> Chart:
    """Draw how often each case was chosen in `draws` draws, the suggested ones in blue.

    Cases that were never chosen and are not suggested are left out.  For the internal edition only:
    the draws are made of single answers.
    """
    shown = sorted(
        (chance for chance in chances if chance.share or chance.chosen),
        key=lambda chance: (-chance.share, not chance.chosen, danish_order(chance.name)),
    )
    title = _title(shown, language)
    rows = [_row(chance, language) for chance in shown]
    notes = (words.DRAWS.say(language, n=draws), words.CHOSEN_ARE_BLUE.in_(language))
    frame = Frame(size, title, words.HOW_OFTEN.in_(language), notes)
    frame, kept = settle(frame, rows, language)
    marks = ((SAFE, words.SAFE_FROM.in_(language)), (GOOD, words.GOOD_FROM.in_(language)))
    table = tuple(
        (chance.name, percent(chance.share, language), _yes(chance, language)) for chance in shown
    )
    said = "; ".join(f"{name}: {often} {chosen}".strip() for name, often, chosen in table)
    return Chart(
        key="stability",
        title=title,
        subtitle=frame.subtitle,
        figure=compose(frame, draw_rows(frame, kept, 1.0, marks), language),
        alt=in_words(words.BARS.in_(language), title, frame.subtitle, said),
        columns=tuple(
            name.in_(language) for name in (words.CASE, words.HOW_OFTEN_SHORT, words.SUGGESTED)
        ),
        rows=table,
        base=draws,
        language=language,
        edition="internal",
    )


def _row(chance: Chance, language: Language) -> Row:
    colour = BAR if chance.chosen else MIDDLE
    return Row(chance.name, percent(chance.share, language), chance.share, colour=colour)


def _yes(chance: Chance, language: Language) -> str:
    return words.CHOSEN.in_(language) if chance.chosen else ""


def _title(shown: Sequence[Chance], language: Language) -> str:
    weak = [chance.name for chance in shown if chance.chosen and chance.share < GOOD]
    if weak:
        quoted = [words.QUOTED.say(language, text=name) for name in weak]
        return words.CHOICE_IS_OPEN.say(language, cases=listed(quoted, language))
    safe = all(chance.share >= SAFE for chance in shown if chance.chosen)
    return (words.CHOICE_IS_SAFE if safe else words.CHOICE_IS_GOOD).in_(language)
