"""A start, a length and a shape become an `Agenda`, with what had to be shortened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from math import ceil
from typing import Literal

from manege_analysis.meeting.file import AgendaLine, MeetingFile
from manege_analysis.meeting.programme import Agenda, AgendaItem, ItemKind, later
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

GUIDE_MINUTES = 150
"""The length both shapes are laid out for; the guide's own is 16.30-19.00."""
SHORTEST_PART = 25
"""A case part with a break on either side needs this; a shorter meeting has one part and no break."""
LONGEST_PART = 75
"""Nobody listens longer without a break, so a longer meeting has one part more."""
GUIDE_PART = 45
LEAST_FOR_CASES = 20
"""However long the results are wished, the cases keep this much: the meeting is about them."""

_TITLES: dict[ItemKind, Text] = {
    "welcome": Text("Velkomst og planen for dagen", "Welcome and plan of the day"),
    "results": Text("Klyngens svar på spørgeskemaet", "The cluster's answers"),
    "cases": Text("I manegen", "In the ring"),
    "break": Text("Pause", "Break"),
    "summing_up": Text("Opsamling: aftaler og p-plads", "Summing up: agreements and parking lot"),
    "closing": Text("Afslutning", "Closing"),
    "other": Text("Andet", "Other"),
}
_PART = Text("I manegen, del {part}", "In the ring, part {part}")
_LESS = Text("{what} ({got} mod {guide})", "{what} ({got} against {guide})")
_SHORTENED = Text(
    "Målt i minutter er dette kortere end i guiden: {list}.",
    "In minutes, this is shorter than in the guide: {list}.",
)
_SHORT_NAMES: dict[ItemKind, Text] = {
    "welcome": Text("velkomsten", "the welcome"),
    "cases": Text("casedelene", "the case parts"),
    "break": Text("pausen", "the break"),
    "summing_up": Text("opsamlingen", "the summing up"),
    "closing": Text("afslutningen", "the closing"),
}
_RESULTS_IN = Text(
    "Guiden har ingen plads til resultater. De har fået {minutes} her, og de er taget fra resten.",
    "The guide has no room for results. They have {minutes} here, taken from the rest.",
)
_RESULTS_OUT = Text(
    "Guidens dagsorden har ingen plads til spørgeskemaets resultater: vis dem på formødet, "
    "eller skriv »results_minutes: 20« i meeting.yaml.",
    "The guide's agenda has no room for the results: show them at the preparatory meeting, "
    'or write "results_minutes: 20" in meeting.yaml.',
)
_ONE_PART = Text(
    "Mødet er for kort til en pause: casene tages i ét stræk på {minutes}.",
    "The meeting is too short for a break: the cases are taken in one go of {minutes}.",
)
_SHARED = Text(
    "{cases} deles om {parts} på i alt {minutes}: omkring {each} til hver.",
    "{cases} share {parts} of {minutes} in all: about {each} each.",
)
_MINUTES = {"da": ("minut", "minutter"), "en": ("minute", "minutes")}
_CASES = {"da": ("case", "cases"), "en": ("case", "cases")}
_PARTS = {"da": ("casedel", "casedele"), "en": ("case part", "case parts")}


@dataclass(frozen=True)
class _Slot:
    """An item's minutes in a meeting of 150, and how far they may shrink and grow."""

    kind: ItemKind
    minutes: int
    least: int
    most: int
    block: int


_SLOTS: dict[Literal["guide", "blocks"], tuple[_Slot, ...]] = {
    "guide": (
        _Slot("welcome", 15, 5, 20, 1),
        _Slot("break", 15, 10, 20, 3),
        _Slot("summing_up", 15, 5, 25, 3),
        _Slot("closing", 15, 5, 20, 3),
    ),
    "blocks": (
        _Slot("welcome", 15, 5, 20, 1),
        _Slot("results", 20, 10, 40, 2),
        _Slot("break", 10, 10, 15, 3),
        _Slot("summing_up", 15, 5, 25, 3),
        _Slot("closing", 10, 5, 15, 3),
    ),
}


def build_agenda(file: MeetingFile, cases: int, language: Language) -> Agenda:
    """Lay out the evening: the guide's shape, the drejebog's three blocks, or the file's own lines.

    The two sources do not fit each other (the guide has no results, the drejebog has three cases),
    so `shortened` says what gave way.  `cases` is how many cases share the case parts.
    """
    if file.agenda:
        items = tuple(_titled(_own(file.agenda, file.start), language))
        return Agenda("own", items, tuple(_share(items, cases, language)))
    return agenda_of(file.shape, file.start, file.length, file.results_minutes, cases, language)


def agenda_of(
    shape: Literal["guide", "blocks"],
    start: time,
    length: int,
    results: int | None,
    cases: int,
    language: Language,
) -> Agenda:
    """Lay out a meeting of `length` minutes (45 or more) from `start`; see `build_agenda`.

    >>> [item.minutes for item in agenda_of("guide", time(16, 30), 150, None, 3, "da").items]
    [15, 45, 15, 45, 15, 15]
    >>> [item.minutes for item in agenda_of("blocks", time(16, 30), 150, None, 3, "da").items]
    [15, 20, 40, 10, 40, 15, 10]
    """
    slots = _with_results(_SLOTS[shape], results)
    fixed = {slot.kind: _scaled(slot, length, results) for slot in slots}
    if "results" in fixed:
        rest = length - sum(
            minutes for kind, minutes in fixed.items() if kind not in ("results", "break")
        )
        fixed["results"] = min(fixed["results"], rest - LEAST_FOR_CASES)
    parts, pauses = _divide(length, fixed)
    blocks = {slot.kind: slot.block for slot in slots}
    items = tuple(_titled(_placed(fixed, parts, pauses, blocks, start), language))
    notes = [*_compared(shape, items, language), *_share(items, cases, language)]
    return Agenda(shape, items, tuple(notes))


def _with_results(slots: tuple[_Slot, ...], results: int | None) -> tuple[_Slot, ...]:
    if results is None or any(slot.kind == "results" for slot in slots):
        return slots
    return (slots[0], _Slot("results", results, 5, 60, 2), *slots[1:])


def _scaled(slot: _Slot, length: int, results: int | None) -> int:
    if slot.kind == "results" and results is not None:
        return results
    near = round(slot.minutes * length / GUIDE_MINUTES / 5) * 5
    return min(max(near, slot.least), slot.most)


def _divide(length: int, fixed: dict[ItemKind, int]) -> tuple[tuple[int, ...], int]:
    """Divide what is left into case parts of about equal length; return them and the breaks between."""
    pause = fixed["break"]
    left = length - sum(fixed.values())
    parts = max(2, ceil(left / LONGEST_PART))
    left -= pause * (parts - 2)
    if left < parts * SHORTEST_PART:
        return (left + pause,), 0
    even = left // parts // 5 * 5
    over, rest = divmod(left - even * parts, 5)
    # Whole fives go to the first parts, the odd minutes to the last: the break starts on a round time.
    sizes = [even + 5 * (number < over) for number in range(parts)]
    sizes[-1] += rest
    return tuple(sizes), parts - 1


def _placed(
    fixed: dict[ItemKind, int],
    parts: Sequence[int],
    pauses: int,
    blocks: dict[ItemKind, int],
    start: time,
) -> Iterator[AgendaItem]:
    lines: list[tuple[ItemKind, int]] = [
        (kind, fixed[kind]) for kind in ("welcome", "results") if kind in fixed
    ]
    for number, minutes in enumerate(parts):
        lines += [("break", fixed["break"])] if 0 < number <= pauses else []
        lines.append(("cases", minutes))
    lines += [(kind, fixed[kind]) for kind in ("summing_up", "closing")]
    for item in _own([AgendaLine(kind=kind, minutes=minutes) for kind, minutes in lines], start):
        yield AgendaItem(item.kind, "", item.start, item.minutes, item.part, blocks.get(item.kind, 3))


def _own(lines: Sequence[AgendaLine], start: time) -> Iterator[AgendaItem]:
    part = 0
    for line in lines:
        part += line.kind == "cases"
        yield AgendaItem(
            line.kind, line.title, start, line.minutes, part if line.kind == "cases" else None
        )
        start = later(start, line.minutes)


def _titled(items: Iterator[AgendaItem], language: Language) -> Iterator[AgendaItem]:
    listed_items = list(items)
    several = sum(item.kind == "cases" for item in listed_items) > 1
    for item in listed_items:
        usual = _PART if item.kind == "cases" and several else _TITLES[item.kind]
        title = item.title or usual.say(language, part=item.part)
        yield AgendaItem(item.kind, title, item.start, item.minutes, item.part, item.block)


def _compared(shape: str, items: Sequence[AgendaItem], language: Language) -> Iterator[str]:
    """Say what is shorter than the guide has it, and where the results' minutes came from."""
    results = next((item for item in items if item.kind == "results"), None)
    if results:
        yield _RESULTS_IN.say(language, minutes=_minutes(results.minutes, language))
    elif shape == "guide":
        yield _RESULTS_OUT.in_(language)
    guide = {slot.kind: slot.minutes for slot in _SLOTS["guide"]} | {"cases": GUIDE_PART}
    got = {
        kind: min((item.minutes for item in items if item.kind == kind), default=999) for kind in guide
    }
    less = [
        _LESS.say(language, what=_SHORT_NAMES[kind].in_(language), got=got[kind], guide=guide[kind])
        for kind in _SHORT_NAMES
        if got[kind] < guide[kind]
    ]
    if less:
        yield _SHORTENED.say(language, list=listed(less, language))


def _share(items: Sequence[AgendaItem], cases: int, language: Language) -> Iterator[str]:
    parts = [item.minutes for item in items if item.kind == "cases"]
    if len(parts) == 1 and not any(item.kind == "break" for item in items):
        yield _ONE_PART.say(language, minutes=_minutes(parts[0], language))
    if cases > len(parts):
        yield _SHARED.say(
            language,
            cases=counted(cases, *_CASES[language]).capitalize(),
            parts=counted(len(parts), *_PARTS[language]),
            minutes=_minutes(sum(parts), language),
            each=_minutes(sum(parts) // cases, language),
        )


def _minutes(count: int, language: Language) -> str:
    return counted(count, *_MINUTES[language])
