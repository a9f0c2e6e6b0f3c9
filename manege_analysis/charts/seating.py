"""The seating as a picture: a card for each table, with the names that sit there and their sectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manege_analysis.charts import words_meeting as words
from manege_analysis.charts.chart import Chart
from manege_analysis.charts.describe import in_words
from manege_analysis.charts.frame import Drawing, Frame, Part, box, compose, text
from manege_analysis.charts.textfit import wrap
from manege_analysis.charts.theme import BAR, GOOD, HATCH, PAGE, PROBLEM, SOFT_INK, TRACK, Size
from manege_analysis.meeting.model import Seat, SeatedTable, Seating
from manege_analysis.meeting.words import SECTORS
from manege_analysis.wording.numbers import counted
from manege_analysis.wording.text import Language

_COLOURS = {
    "general practice": BAR,
    "municipality": PROBLEM[0],
    "region": GOOD[1],
    "private practice": PROBLEM[1],
    "civil society": HATCH,
}
"""A sector's colour is a help only: its name stands beside each person."""
_GAP = 14.0


def seating_chart(seating: Seating, language: Language = "da", size: Size = PAGE) -> Chart:
    """Draw who sits at which table; two tables stand side by side where there is room.

    The title says whether the mix is proved to be the best.  Every card lists names and sectors, so
    that nobody has to know the colours.
    """
    frame = Frame(
        size, _title(seating, language), _people(seating, language), (words.LEADERS.in_(language),)
    )
    rows = tuple(
        (words.TABLE.say(language, number=table.number), seat.name, SECTORS[seat.sector].in_(language))
        for table in seating.tables
        for seat in table.seats
    )
    return Chart(
        key="seating",
        title=frame.title,
        subtitle=frame.subtitle,
        figure=compose(frame, _drawing(frame, seating, language), language),
        alt=in_words(
            words.SEATING.in_(language), frame.title, frame.subtitle, *_spoken(seating, language)
        ),
        columns=tuple(head.in_(language) for head in (words.TABLE_HEAD, words.NAME, words.SECTOR)),
        rows=rows,
        base=None,
        language=language,
        edition="internal",
    )


def _title(seating: Seating, language: Language) -> str:
    return (words.BEST if seating.proved else words.GOOD_ENOUGH).in_(language)


def _people(seating: Seating, language: Language) -> str:
    people = sum(len(table.seats) for table in seating.tables)
    return words.PEOPLE_AT.say(
        language,
        people=counted(people, *words.PEOPLE[language]),
        tables=counted(len(seating.tables), *words.TABLES[language]),
    )


def _spoken(seating: Seating, language: Language) -> Iterator[str]:
    for table in seating.tables:
        names = ", ".join(seat.name for seat in table.seats)
        yield f"{words.TABLE.say(language, number=table.number)}: {names}"


def _drawing(frame: Frame, seating: Seating, language: Language) -> Drawing:
    columns = 1 if frame.size.is_narrow else 2
    wide = (frame.room - _GAP * (columns - 1)) / columns
    texts: list[Part] = []
    shapes: list[Part] = []
    y = 0.0
    for first in range(0, len(seating.tables), columns):
        beside = seating.tables[first : first + columns]
        tall = max(_height(table, frame.size, wide, language) for table in beside)
        for at, table in enumerate(beside):
            left = at * (wide + _GAP)
            shapes.append(box((left, left + wide), (y, y + tall), TRACK))
            words_of, marks = _card(table, (left, y, wide), frame.size, language)
            texts += words_of
            shapes += marks
        y += tall + _GAP
    return Drawing(x=(0.0, frame.room), height=y, texts=tuple(texts), shapes=tuple(shapes))


def _card(
    table: SeatedTable, place: tuple[float, float, float], size: Size, language: Language
) -> tuple[list[Part], list[Part]]:
    left, y, wide = place
    style = {"xanchor": "left", "yanchor": "top"}
    x = left + size.note * 2.2
    number = words.TABLE.say(language, number=table.number)
    texts = [text([number], left + size.note, y + size.note * 0.7, size.label, bold=True, **style)]
    marks: list[Part] = []
    y += size.note * 3.1
    for seat in table.seats:
        name = _lines(seat, size, wide)
        square = (y + size.note * 0.2, y + size.note * 1.0)
        marks.append({**box((left + size.note, left + size.note * 1.8), square, _COLOURS[seat.sector]),
                      "layer": "above"})  # fmt: skip
        texts.append(text(name, x, y, size.note, bold=seat.leader, **style))
        y += len(name) * size.note * 1.3
        sector = SECTORS[seat.sector].in_(language)
        texts.append(text([sector], x, y, size.note * 0.92, colour=SOFT_INK, **style))
        y += size.note * 1.75
    free = table.size - len(table.seats)
    if free > 0:
        said = counted(free, *words.FREE[language])
        texts.append(text([said], x, y, size.note, colour=SOFT_INK, **style))
    return texts, marks


def _height(table: SeatedTable, size: Size, wide: float, language: Language) -> float:
    lines = sum(len(_lines(seat, size, wide)) * 1.3 + 1.75 for seat in table.seats)
    free = 1.8 if table.size > len(table.seats) else 0.0
    return size.note * (3.1 + lines + free + 0.4)


def _lines(seat: Seat, size: Size, wide: float) -> Sequence[str]:
    return wrap(seat.name, size.note, wide - size.note * 3.2, seat.leader)
