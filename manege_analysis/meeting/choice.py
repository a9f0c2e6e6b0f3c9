"""The suggestion and the library become the evening's cases and touchpoints, placed in its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from manege_analysis.cases.model import ChosenTouchpoint, Library, Suggestion
from manege_analysis.cases.wishes import Wishes
from manege_analysis.meeting.agenda import build_agenda
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.part_fit import reading_minutes
from manege_analysis.meeting.people import Answer
from manege_analysis.meeting.programme import PlannedCase, PlannedTouchpoint
from manege_analysis.wording.text import Language

AVAILABILITY: dict[Answer, float] = {
    "not invited": 1.0,
    "invited": 0.5,
    "accepted": 1.0,
    "declined": 0.0,
}
"""An actor nobody has asked yet counts as coming: the choice is made before invitations are sent."""
UNWISHED = Wishes()

Chosen = tuple[tuple[PlannedCase, ...], tuple[PlannedTouchpoint, ...]]


def chosen(suggestion: Suggestion | None, library: Library, parts: int, language: Language) -> Chosen:
    """Return the chosen cases and touchpoints in the evening's order.

    The suggestion's own parts are kept where the agenda has as many; otherwise (a short meeting has
    one part, a long one three) the cases are divided anew, in order, so that the fullest part is as
    short as can be.
    """
    if suggestion is None:
        return (), ()
    cases = [_case(case, library, language) for case in suggestion.cases]
    points = [_touchpoint(each, library, language) for each in suggestion.touchpoints]
    ids = [case.id for case in cases]
    placed = _kept(suggestion, parts) or divided(ids, _loads(cases, points), parts)
    in_parts = sorted(
        (replace(case, part=placed[case.id]) for case in cases), key=lambda case: case.part
    )
    order = [case.id for case in in_parts]
    ordered = sorted(points, key=lambda p: (order.index(p.case), _place(p, library)))
    return tuple(in_parts), tuple(replace(point, part=placed[point.case]) for point in ordered)


def meeting_wishes(file: MeetingFile, wishes: Wishes = UNWISHED) -> Wishes:
    """Lay what meeting.yaml knows over the wishes for the choice of cases.

    The parts' minutes come from the agenda, and the answers from the invitees: 1 coming, 0.5 not
    answered, 0 when everybody invited as that actor has declined.  Call it before the choice, so
    that the cases fit the evening and the people who come.
    """
    parts = build_agenda(file, wishes.count, "da").parts
    best: dict[str, float] = {}
    for each in file.actors:
        best[each.actor] = max(best.get(each.actor, 0.0), AVAILABILITY[each.answer])
    return replace(
        wishes,
        parts=tuple(float(part.minutes) for part in parts),
        per_actor=file.ring.minutes_each,
        availability=tuple(sorted(best.items())),
    )


def divided(cases: Sequence[str], loads: Sequence[float], parts: int) -> dict[str, int]:
    """Divide cases over parts without changing their order, so that the longest part is shortest.

    >>> divided(["a", "b", "c"], [20, 15, 30], 2)
    {'a': 1, 'b': 1, 'c': 2}
    """
    parts = min(parts, len(cases)) or 1
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in combinations(range(1, len(cases)), parts - 1):
        edges = (0, *cuts, len(cases))
        longest = max(sum(loads[a:b]) for a, b in pairwise(edges))
        if best is None or longest < best[0]:
            best = (longest, cuts)
    cuts = best[1] if best else ()
    return {case: 1 + sum(index >= cut for cut in cuts) for index, case in enumerate(cases)}


def _kept(suggestion: Suggestion, parts: int) -> dict[str, int] | None:
    """Return the suggestion's own parts, counted from 1, or None where the agenda has others."""
    used = {each.case: each.part for each in suggestion.touchpoints}
    first = min(used.values(), default=1)
    # The first part is called 1 here, whatever number it was chosen under.
    placed = {case: part - min(first, 1) + 1 for case, part in used.items()}
    if len(suggestion.part_minutes) != parts or set(placed) != set(suggestion.cases):
        return None
    return placed if max(placed.values()) <= parts else None


def _loads(cases: Sequence[PlannedCase], points: Sequence[PlannedTouchpoint]) -> list[float]:
    return [
        reading_minutes(case)
        + sum(
            point.intro_minutes + 1.5 * len(point.actors) + point.dialogue_minutes
            for point in points
            if point.case == case.id
        )
        for case in cases
    ]


def _place(point: PlannedTouchpoint, library: Library) -> int:
    """Return where in the case's story a touchpoint stands."""
    return [each.id for each in library.case(point.case).touchpoints].index(point.id)


def _case(case_id: str, library: Library, language: Language) -> PlannedCase:
    case = library.case(case_id)
    return PlannedCase(
        case.id,
        case.title.in_(language),
        case.person.in_(language),
        case.story.in_(language),
        1,
        case.reading_minutes,
    )


def _touchpoint(each: ChosenTouchpoint, library: Library, language: Language) -> PlannedTouchpoint:
    point = next(p for p in library.case(each.case).touchpoints if p.id == each.touchpoint)
    first = [actor for actor in point.required if actor in each.actors]
    return PlannedTouchpoint(
        case=each.case,
        id=point.id,
        title=point.title.in_(language),
        situation=point.situation.in_(language),
        question=point.question.in_(language),
        part=1,
        actors=(*first, *(actor for actor in each.actors if actor not in first)),
        required=point.required,
        intro_minutes=point.intro_minutes,
        dialogue_minutes=point.dialogue_minutes,
        covers=each.covers,
    )
