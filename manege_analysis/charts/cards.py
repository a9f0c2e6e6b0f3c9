"""One thing said large: a mean, or that there is nothing to show and why."""

from __future__ import annotations

from dataclasses import replace

from manege_analysis.charts import words
from manege_analysis.charts.frame import Drawing, Frame, text
from manege_analysis.charts.textfit import balanced, width
from manege_analysis.charts.theme import BAR, LINE, SOFT_INK
from manege_analysis.charts.titles import median, withheld
from manege_analysis.charts.values import number
from manege_analysis.summary.safe import SafeTable
from manege_analysis.wording.text import Language


def draw_card(frame: Frame, table: SafeTable, language: Language) -> tuple[Frame, Drawing]:
    """Draw a number summary, or the reason why a table shows nothing, which then is no note."""
    if table.kind == "number" and not (table.mean is None and table.median is None):
        return frame, _draw_number(frame, table, language)
    reason = table.hidden_reason.in_(language)
    bare = replace(frame, notes=tuple(note for note in frame.notes if note != reason))
    return bare, draw_words(bare, _reason(table, language))


def _draw_number(frame: Frame, table: SafeTable, language: Language) -> Drawing:
    unit = table.unit.in_(language)
    if table.mean is None:
        return _large(frame, f"{median(table, language)} {unit}", words.IS_MEDIAN.in_(language))
    below = [words.ON_AVERAGE.in_(language)]
    if table.median is not None:
        below.append(words.MEDIAN_WAS.say(language, median=median(table, language)))
    if table.extremes is not None:
        low, high = (number(value, language) for value in table.extremes)
        below.append(words.FROM_TO.say(language, low=low, high=high))
    return _large(frame, f"{number(table.mean, language)} {unit}", ", ".join(below))


def _reason(table: SafeTable, language: Language) -> str:
    if table.kind == "text" and table.rung == "full":
        return words.NOT_CODED.in_(language)
    reason = table.hidden_reason.in_(language) or words.NO_ANSWERS.in_(language)
    return reason if reason.rstrip(".") != withheld(table, language) else words.WITHHELD.in_(language)


def draw_words(frame: Frame, sentence: str) -> Drawing:
    """Draw one sentence in the middle of an empty chart."""
    size = frame.size
    lines = balanced(sentence, size.value, frame.room * 0.8)
    height = size.value * LINE * (len(lines) + 2) if size.grows else float(frame.height)
    return Drawing((0, 1), height, texts=(text(lines, 0.5, height / 2, size.value, colour=SOFT_INK),))


def _large(frame: Frame, said: str, below: str) -> Drawing:
    size = frame.size
    said = said.strip()
    large = size.value * 3
    while large > size.value and width(said, large, bold=True) > frame.room:
        large -= 1
    lines = balanced(below, size.label, frame.room * 0.9)
    height = large * 1.8 + len(lines) * size.label * LINE
    height = height if size.grows else max(height, float(frame.height))
    middle = height / 2 - len(lines) * size.label * LINE / 2
    return Drawing(
        (0, 1),
        height,
        texts=(
            text([said], 0.5, middle, large, bold=True, colour=BAR),
            text(lines, 0.5, middle + large * 0.75, size.label, yanchor="top", colour=SOFT_INK),
        ),
    )
