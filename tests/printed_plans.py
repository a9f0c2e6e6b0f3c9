"""Meetings of the shipped library: an ordinary one, one of 80 actors with long names, an empty one."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import ChosenTouchpoint, Library, Suggestion
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.plan import ClusterFacts, plan_meeting
from manege_analysis.wording.text import Language
from manege_analysis.yamlfile import as_model

TODAY = date(2027, 2, 1)
LONG = "Anne-Margrethe Elisabeth Kristoffersen-Vestergaard Østerbæk"
"""59 letters, two double names, and every Danish letter."""
LONGER = "Maximilian-Alexander Christian Wilhelm Schleswig-Holsteinberg-Åå"
_FIRST = [
    "Anne-Mette",
    "Bo",
    "Christoffer",
    "Dorthe-Marie",
    "Esben",
    "Freja",
    "Gunnhild",
    "Høgni",
    "Ingeborg",
    "Åse",
]
_LAST = ("Lund", "Kristoffersen-Vestergaard", "Æbelø Holm", "Nørregaard-Sørensen")


@cache
def library() -> Library:
    """Return the shipped cases and actors."""
    return load_library()


@cache
def suggestion(cases: int = 3) -> Suggestion:
    """Return the first cases of the library with two touchpoints each, in two parts."""
    chosen = library().cases[:cases]
    points = tuple(
        ChosenTouchpoint(
            case.id, point.id, min(number, 1), (*point.required, *point.useful[:1]), 8.0, (), 1
        )
        for number, case in enumerate(chosen)
        for point in case.touchpoints[:2]
    )
    invite = tuple(dict.fromkeys(actor for point in points for actor in point.actors))
    return Suggestion(
        cases=tuple(case.id for case in chosen),
        touchpoints=points,
        score=0.7,
        covered=(),
        uncovered=(),
        part_minutes=(40.0, 40.0),
        invite=invite,
        missing_actors=(),
        basis="answers",
        edition="share",
    )


def meeting(suggested: bool = True, language: Language = "da", **keys: Any) -> MeetingPlan:
    """Plan the meeting that `keys` of meeting.yaml describe."""
    file = as_model({"version": 1, **keys}, MeetingFile, "meeting.yaml")
    facts = ClusterFacts("birkelund", "Klynge Birkelund", "1", {})
    return plan_meeting(file, suggestion() if suggested else None, library(), TODAY, language, facts)


def ordinary(language: Language = "da", **changes: Any) -> MeetingPlan:
    """Return a meeting as it is a week before: everybody known by name, roles held, lines written."""
    invite = suggestion().invite
    keys: dict[str, Any] = {
        "date": "2027-03-04",
        "place": {"name": "Birkelund Kulturhus", "address": "Engvej 2", "room": "Salen"},
        "purpose": "At vi ved, hvem der gør hvad, når et barn ikke trives.",
        "owners": [{"name": "Birgit Holm", "email": "birgit@example.org"}],
        "members": {"coming": 6, "names": ["Jens Mo", {"name": "Eva Lund", "leader": True}, LONG]},
        "roles": {
            "chair": "Birgit Holm",
            "reader": "Eva Lund",
            "minutes": "Per Ask",
            "parking_lot": "Lis Bo",
        },
        "actors": [_actor(number, actor) for number, actor in enumerate(invite)],
        "seating": {"tables": [8, 8, 8]},
        "agreements": [{"what": "PPR får fast telefontid", "owner": "Per Ask", "by": "2027-04-01"}],
        "parking_lot": [{"what": "Fælles skabelon til henvisning", "kind": "idea", "owner": "Lis Bo"}],
    }
    return meeting(language=language, **{**keys, **changes})


def crowd(people: int = 80) -> MeetingPlan:
    """Return a meeting of many actors, every tenth with a name of about sixty letters."""
    ids = [actor.id for actor in library().actors]
    actors = []
    for number in range(people):
        entry = _actor(number, ids[number % len(ids)])
        if number % 10 == 3:
            entry |= {
                "name": f"{LONG} {number}",
                "organisation": "Center for Børne- og Ungdomsrådgivning i Nørre Ærøskøbing Kommune",
            }
        if number % 10 == 7:
            entry["name"] = f"{LONGER} {number}"
        actors.append(entry)
    tables = [8] * (people // 8 + 5)
    return ordinary(actors=actors, seating={"tables": tables}, members={"names": [LONGER], "coming": 30})


def empty() -> MeetingPlan:
    """Return a meeting of which nothing is known: no date, nobody, no cases."""
    return meeting(suggested=False)


def _actor(number: int, actor: str) -> dict[str, Any]:
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]} {'ABCDEFGH'[number // 10]}."
    return {"actor": actor, "name": name, "answer": "accepted", "organisation": "Midtby Kommune"}
