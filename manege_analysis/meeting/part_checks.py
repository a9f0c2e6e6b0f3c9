"""Whether the evening's minutes hold, and the cheapest remedy where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from manege_analysis.cases.casefile import WORDS_A_MINUTE
from manege_analysis.meeting.evening import Evening
from manege_analysis.meeting.model import Finding
from manege_analysis.meeting.part_fit import (
    PartFit,
    reading_minutes,
)
from manege_analysis.meeting.programme import PlannedCase
from manege_analysis.wording.dates import clock
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

LONGEST_READING = 5
"""Minutes a room listens to one voice before the first actor is called in."""

ROUNDING = 2
"""The choice of cases counts in tenths of minutes, the run sheet in whole ones: so much is no news."""

_LONG = Text(
    "Del {part} er {over} for lang: {used} skal nås på {minutes}, selv med 1 minut til hver aktør.",
    "Part {part} is {over} too long: {used} in {minutes}, even with 1 minute for each actor.",
)
_FULL = Text(
    "Del {part} har flere aktører end minutter: {turns} skal i manegen på {left}.",
    "Part {part} has more actors than minutes: {turns} in the ring in {left}.",
)
_SHORT = Text(
    "Aktørerne i del {part} får i alt {cut} mindre i manegen end planlagt.",
    "The actors of part {part} have {cut} less in the ring than planned.",
)
_SHORT_REMEDY = Text(
    "Sig i invitationen, at de har 1 minut, eller gør mødet {cut} længere.",
    "Say in the invitation that they have 1 minute, or make the meeting {cut} longer.",
)
_MOVE_CASE = Text(
    "Flyt casen »{case}« til del {part}; så passer begge dele.", 'Move "{case}" to part {part}.'
)
_MOVE_MINUTES = Text(
    "Giv del {part} {over} af del {other}, der har luft.", "Take {over} from part {other}."
)
_FEWER = Text(
    "Lad {actors} springe over her; de er også i manegen ved et andet nedslag.",
    "Let {actors} skip this one; they are in the ring at another touchpoint too.",
)
_SPARE_USEFUL = Text(
    "Lad {actors} svare fra bordet i stedet for i manegen.", "Let {actors} answer from their table."
)
_LONGER = Text("Gør mødet {over} længere, til {end}.", "Make the meeting {over} longer, until {end}.")
_DROP = Text(
    "Tag nedslaget »{point}« ud; det dækker mindst og giver {minutes}.",
    'Leave out "{point}"; it covers least and gives {minutes}.',
)
_CASE = Text(
    "Casen »{case}« er på {words} ord og tager {needs} at læse højt; der er sat {planned} af.",
    '"{case}" has {words} words and takes {needs} to read aloud; {planned} are set aside.',
)
_CASE_FITS = Text("Der er luft i del {part}, så læs den, som den er.", "Part {part} has room: read it.")
_CASE_CUT = Text("Skær den ned til omkring {words} ord.", "Cut it to about {words} words.")
_MINUTES = {"da": ("minut", "minutter"), "en": ("minute", "minutes")}
_TURNS = {"da": ("aktør", "aktører"), "en": ("actor", "actors")}


@dataclass(frozen=True)
class _Remedy:
    """A way out and what it costs: 0 loses nothing, 1 an actor's turn, 2 time, 3 a touchpoint."""

    cost: float
    said: str


def minute_findings(evening: Evening) -> tuple[Finding, ...]:
    """List the parts that are too long or too full and the cases that are too long to read."""
    fits = evening.fits()
    found = [finding for fit in fits for finding in _part(fit, fits, evening)]
    found += [finding for case in evening.cases for finding in _case(case, fits, evening.language)]
    return tuple(found)


def _part(fit: PartFit, fits: Sequence[PartFit], evening: Evening) -> Iterator[Finding]:
    language = evening.language
    if fit.over:
        turns = sum(len(point.turns) for point in fit.touchpoints)
        left = fit.minutes - sum(fit.readings) - sum(point.intro for point in fit.touchpoints)
        remedy = min(_remedies(fit, fits, evening), key=lambda each: each.cost).said
        if turns > left:
            actors, minutes = counted(turns, *_TURNS[language]), _said(max(left, 0), language)
            said = _FULL.say(language, part=fit.part, turns=actors, left=minutes)
            yield Finding(f"ring-full-{fit.part}", "must", said, remedy)
        else:
            over, used = _said(fit.over, language), _said(fit.used, language)
            said = _LONG.say(language, part=fit.part, over=over, used=used, minutes=fit.minutes)
            yield Finding(f"part-long-{fit.part}", "must", said, remedy)
    elif fit.cut_turns > ROUNDING:
        cut = _said(fit.cut_turns, language)
        said = _SHORT.say(language, part=fit.part, cut=cut)
        yield Finding(f"turns-short-{fit.part}", "note", said, _SHORT_REMEDY.say(language, cut=cut))


def _remedies(fit: PartFit, fits: Sequence[PartFit], evening: Evening) -> Iterator[_Remedy]:
    yield from _moved_case(fit, evening)
    yield from _moved_minutes(fit, fits, evening.language)
    yield from _fewer_turns(fit, evening)
    yield _longer(fit, evening)
    yield from _dropped_point(fit, evening)


def _moved_case(fit: PartFit, evening: Evening) -> Iterator[_Remedy]:
    for case in evening.cases:
        others = [item.part for item in evening.agenda.parts if item.part != fit.part]
        for part in others if case.part == fit.part else []:
            cases = tuple(replace(c, part=part or 1) if c == case else c for c in evening.cases)
            if not any(each.over for each in replace(evening, cases=cases).fits()):
                yield _Remedy(0.0, _MOVE_CASE.say(evening.language, case=case.title, part=part))


def _moved_minutes(fit: PartFit, fits: Sequence[PartFit], language: Language) -> Iterator[_Remedy]:
    for other in fits:
        if other.part != fit.part and other.spare >= fit.over:
            over = _said(fit.over, language)
            said = _MOVE_MINUTES.say(language, part=fit.part, over=over, other=other.part)
            yield _Remedy(0.1, said)


def _fewer_turns(fit: PartFit, evening: Evening) -> Iterator[_Remedy]:
    """Spare enough turns of actors who are only useful here, those heard elsewhere first."""
    useful = [
        (actor, sum(actor in other.actors for other in evening.points) > 1)
        for point in evening.inside(fit.part)
        for actor in reversed(point.actors)
        if actor not in point.required
    ]
    heard = [actor for actor, elsewhere in useful if elsewhere][: fit.over]
    anyway = [actor for actor, _ in useful][: fit.over]
    for cost, said, actors in ((1.0, _FEWER, heard), (1.5, _SPARE_USEFUL, anyway)):
        if len(actors) == fit.over:
            names = list(dict.fromkeys(evening.cast.title(actor) for actor in actors))
            listed_names = listed(names, evening.language)
            yield _Remedy(cost + fit.over / 100, said.say(evening.language, actors=listed_names))


def _longer(fit: PartFit, evening: Evening) -> _Remedy:
    more = ceil(fit.over / 5) * 5
    last = evening.agenda.items[-1]
    end = clock(replace(last, minutes=last.minutes + more).end, evening.language)
    said = _LONGER.say(evening.language, over=_said(more, evening.language), end=end)
    return _Remedy(2 + fit.over / 10, said)


def _dropped_point(fit: PartFit, evening: Evening) -> Iterator[_Remedy]:
    inside = evening.inside(fit.part)
    for point, times in zip(inside, fit.touchpoints, strict=True):
        alone = sum(other.case == point.case for other in evening.points) == 1
        if times.minutes >= fit.over and not alone:
            minutes = _said(times.minutes, evening.language)
            said = _DROP.say(evening.language, point=point.title, minutes=minutes)
            yield _Remedy(3 + sum(degree for _, degree in point.covers) / 10, said)


def _case(case: PlannedCase, fits: Sequence[PartFit], language: Language) -> Iterator[Finding]:
    needs = reading_minutes(case)
    if needs <= max(ceil(case.reading_minutes), 1) and needs <= LONGEST_READING:
        return
    said = _CASE.say(
        language,
        case=case.title,
        words=case.words,
        needs=_said(needs, language),
        planned=_said(ceil(case.reading_minutes), language),
    )
    fit = next((each for each in fits if each.part == case.part), None)
    if fit and not fit.over and not fit.cut_turns and needs <= LONGEST_READING:
        remedy = _CASE_FITS.say(language, part=case.part)
    else:
        fitting = min(ceil(case.reading_minutes), LONGEST_READING) * WORDS_A_MINUTE
        remedy = _CASE_CUT.say(language, words=fitting)
    yield Finding(f"case-long-{case.id}", "should", said, remedy)


def _said(minutes: int, language: Language) -> str:
    return counted(minutes, *_MINUTES[language])
