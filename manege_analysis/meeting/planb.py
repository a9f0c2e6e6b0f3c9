"""The shortened evenings of plan B: what may go wrong, what to do, and the run sheet that then holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import time
from typing import Literal

from manege_analysis.meeting.agenda import agenda_of
from manege_analysis.meeting.choice import divided
from manege_analysis.meeting.evening import Evening
from manege_analysis.meeting.programme import (
    Agenda,
    AgendaItem,
    PlannedTouchpoint,
    Variant,
    later,
)
from manege_analysis.meeting.runsheet_lines import PAPER_RESULTS, SLIDES
from manege_analysis.wording.dates import clock
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language, Text

SHORTEST = 45
HALF_SHARE = 2 / 3
"""With half the people the evening keeps two thirds of its minutes: fewer turns, the same frame."""
DELAY = 20
LOST = 5
"""Minutes to try the projector before going over to paper."""

_PROJECTOR = Text("Projektoren svigter", "The projector fails")
_PROJECTOR_DO = (
    Text(
        "Giv det fem minutter, ikke flere; så går I over til papir.", "Give it five minutes, then paper."
    ),
    Text(
        "Del de printede resultater ud, ét sæt pr. bord.", "Hand out the printed results, one per table."
    ),
    Text(
        "Sig de tre vigtigste tal højt; resten læser bordene selv.", "Say the three main figures aloud."
    ),
    Text(
        "Caseoplæseren læser fra sit ark; nedslaget skrives på tavlen.", "The case is read from paper."
    ),
)
_TO_PAPER = Text("Vi går over til papir", "We change to paper")
_ILL = Text("{actor} bliver syg", "{actor} is ill")
_ILL_DO = (
    Text("Ring til afløseren; spørg også, om en kollega kan være på telefon.", "Phone the stand-in."),
    Text(
        "Mødelederen læser aktørens egen side op, når nedslaget kommer: {points}.",
        "The chair reads the actor's own page aloud at: {points}.",
    ),
    Text("Spørgsmål til dem går på p-pladsen med navn på.", "Questions to them go to the parking lot."),
)
_HALF = Text("Kun halvdelen kommer", "Only half come")
_HALF_DO = (
    Text("Saml alle ved de forreste borde, og gør manegen mindre.", "Gather all at the front tables."),
    Text("Ét nedslag fra hver case: {points}.", "One touchpoint a case: {points}."),
    Text("Slut {end}; det er bedre end at trække tiden.", "End {end}; better than stretching the time."),
)
_DELAYED = Text("I kommer {minutes} minutter for sent i gang", "You start {minutes} minutes late")
_DELAYED_DO = (
    Text("Spring præsentationsrunden over; navneskiltene siger det.", "Skip the round of names."),
    Text("Hver aktør får ét minut i manegen.", "Each actor has one minute."),
    Text("Slut til tiden; det, der ikke nås, går på p-pladsen.", "End on time; park the rest."),
)


def variants(evening: Evening) -> tuple[Variant, ...]:
    """Return the plan B run sheets: projector, a key actor, half the people, a late start.

    Each is a whole run sheet that fits its own minutes, so that on the day nobody has to calculate.
    Without touchpoints there is nothing to shorten.
    """
    if not evening.points:
        return ()
    found = [_projector(evening), *_key_actor_ill(evening), _half(evening), _late_start(evening)]
    return tuple(found)


def key_actor(points: Sequence[PlannedTouchpoint], many: Collection[str] = ()) -> str | None:
    """Return the actor the evening can least do without: required most often, then called most often.

    `many` are actors of whom the room is full anyway (the cluster's own doctors); they are key only
    where nobody else is called.

    >>> key_actor(())
    """
    required = Counter(actor for point in points for actor in point.required if actor in point.actors)
    called = Counter(actor for point in points for actor in point.actors)
    order = sorted(called, key=lambda each: (each in many, -required[each], -called[each], each))
    return next(iter(order), None)


def _projector(evening: Evening) -> Variant:
    language = evening.language
    agenda = _with_lost_minutes(evening.agenda, language)
    paper, slides = PAPER_RESULTS.in_(language), SLIDES.in_(language)
    steps = tuple(
        replace(step, material=tuple(paper if each == slides else each for each in step.material))
        for step in replace(evening, agenda=agenda).run_sheet()
    )
    actions = tuple(text.in_(language) for text in _PROJECTOR_DO)
    return Variant("projector", _PROJECTOR.in_(language), actions, agenda, steps)


def _with_lost_minutes(agenda: Agenda, language: Language) -> Agenda:
    """Take the minutes that are lost on the projector from the results; the cases lose nothing."""
    items = []
    for item in agenda.items:
        if item.kind == "results" and item.minutes >= 2 * LOST:
            lost = AgendaItem("other", _TO_PAPER.in_(language), item.start, LOST, block=item.block)
            items.append(lost)
            item = replace(item, start=lost.end, minutes=item.minutes - LOST)
        items.append(item)
    return replace(agenda, items=tuple(items))


def _key_actor_ill(evening: Evening) -> list[Variant]:
    language = evening.language
    doctors = {each.actor for each in evening.cast.actors if each.sector == "general practice"}
    actor = key_actor(evening.points, doctors)
    if actor is None:
        return []
    without = tuple(
        replace(point, actors=tuple(each for each in point.actors if each != actor))
        for point in evening.points
    )
    missing = listed([f"»{p.title}«" for p in evening.points if actor in p.actors], language)
    title = _ILL.say(language, actor=evening.cast.title(actor))
    actions = tuple(text.say(language, points=missing) for text in _ILL_DO)
    changed = replace(evening, points=without)
    return [Variant("key-actor", title, actions, evening.agenda, changed.run_sheet())]


def _half(evening: Evening) -> Variant:
    language = evening.language
    length = round(evening.agenda.minutes * HALF_SHARE / 5) * 5
    best = replace(evening, points=_best_of_each_case(evening.points))
    changed = _fitting(_laid_out(best, evening.agenda.items[0].start, length))
    points = listed([f"»{point.title}«" for point in changed.points], language)
    end = clock(changed.agenda.items[-1].end, language)
    actions = tuple(text.say(language, points=points, end=end) for text in _HALF_DO)
    return Variant("half", _HALF.in_(language), actions, changed.agenda, changed.run_sheet())


def _late_start(evening: Evening) -> Variant:
    start = later(evening.agenda.items[0].start, DELAY)
    shorter = _laid_out(evening, start, evening.agenda.minutes - DELAY)
    changed = _fitting(replace(shorter, minutes_each=1.0))
    actions = tuple(text.in_(evening.language) for text in _DELAYED_DO)
    title = _DELAYED.say(evening.language, minutes=DELAY)
    return Variant("late", title, actions, changed.agenda, changed.run_sheet())


def _laid_out(evening: Evening, start: time, length: int) -> Evening:
    """Lay the same cases out over an evening of another length, at least the shortest there is."""
    with_results = any(item.kind == "results" for item in evening.agenda.items)
    shape: Literal["guide", "blocks"] = "blocks" if with_results else "guide"
    length = max(length, SHORTEST)
    agenda = agenda_of(shape, start, length, None, len(evening.cases), evening.language)
    if len(agenda.parts) == len(evening.agenda.parts):
        return replace(evening, agenda=agenda)
    minutes = [float(sum(p.case == case.id for p in evening.points)) for case in evening.cases]
    placed = divided([case.id for case in evening.cases], minutes, len(agenda.parts))
    return replace(
        evening,
        agenda=agenda,
        cases=tuple(replace(case, part=placed[case.id]) for case in evening.cases),
        points=tuple(replace(point, part=placed[point.case]) for point in evening.points),
    )


def _fitting(evening: Evening) -> Evening:
    """Leave out what covers least until every part fits: touchpoints first, then whole cases."""
    while any(fit.over for fit in evening.fits()) and len(evening.points) > 1:
        cases = Counter(point.case for point in evening.points)
        several = [point for point in evening.points if cases[point.case] > 1]
        weakest = min(several or evening.points, key=_covered)
        points = tuple(point for point in evening.points if point != weakest)
        told = {point.case for point in points}
        kept = tuple(case for case in evening.cases if case.id in told)
        evening = replace(evening, points=points, cases=kept)
    return evening


def _best_of_each_case(points: Sequence[PlannedTouchpoint]) -> tuple[PlannedTouchpoint, ...]:
    cases = dict.fromkeys(point.case for point in points)
    return tuple(max((p for p in points if p.case == case), key=_covered) for case in cases)


def _covered(point: PlannedTouchpoint) -> float:
    return sum(degree for _, degree in point.covers)
