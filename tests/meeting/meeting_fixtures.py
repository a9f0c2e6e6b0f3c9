"""An invented library of three cases and eight actors, and a meeting file, for these tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from manege_analysis.cases.model import (
    Actor,
    Case,
    ChosenTouchpoint,
    Coverage,
    Library,
    Suggestion,
    Touchpoint,
)
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import as_model

TODAY = date(2026, 11, 20)
MEETING = date(2027, 5, 20)

_ACTORS = (
    ("gp", "Praktiserende læge", "general practice", "staff"),
    ("ppr", "PPR-psykolog", "municipality", "staff"),
    ("family-leader", "Leder af familieafdelingen", "municipality", "leader"),
    ("school", "Skolesocialrådgiver", "municipality", "staff"),
    ("psychiatry", "Børne- og ungdomspsykiater", "region", "staff"),
    ("private-psychologist", "Privatpraktiserende psykolog", "private practice", "staff"),
    ("headspace", "Frivillig i headspace", "civil society", "staff"),
    ("health-visitor", "Sundhedsplejerske", "municipality", "staff"),
)


def actor(number: int) -> Actor:
    key, role, sector, level = _ACTORS[number]
    return Actor(
        id=key,
        role=Text(role, f"{key} (en)"),
        sector=sector,  # type: ignore[arg-type]
        level=level,  # type: ignore[arg-type]
        offer=Text(f"Tilbud fra {role.lower()}", f"Offer of {key}"),
        reach=Text("Ring hverdage 8-9", "Phone 8-9"),
    )


def touchpoint(key: str, required: tuple[str, ...], useful: tuple[str, ...] = ()) -> Touchpoint:
    return Touchpoint(
        id=key,
        title=Text(f"Nedslag {key}", f"Touchpoint {key}"),
        situation=Text(f"Situationen ved {key} er svær for familien."),
        question=Text("Hvad kan I gøre nu?", "What can you do now?"),
        covers=(Coverage("ppr", 1.0, Text("Grund")),),
        required=required,
        useful=useful,
    )


def case(key: str, person: str, points: tuple[Touchpoint, ...], words: int = 200) -> Case:
    return Case(
        id=key,
        title=Text(f"Casen om {person}", f"The case of {person}"),
        person=Text(f"{person} på 14 år bor med sin mor og vil ikke i skole.", f"{person}, 14."),
        age=14,
        age_group="teen",
        place="town",
        story=Text(" ".join(["ord"] * words)),
        touchpoints=points,
        reading_minutes=2.5,
    )


def library() -> Library:
    return Library(
        cases=(
            case(
                "maja",
                "Maja",
                (
                    touchpoint("skole", ("ppr", "school"), ("headspace",)),
                    touchpoint("henvisning", ("gp", "psychiatry"), ("family-leader",)),
                ),
            ),
            case("oskar", "Oskar", (touchpoint("uro", ("health-visitor",), ("ppr", "gp")),)),
            case(
                "sofie",
                "Sofie",
                (
                    touchpoint("ventetid", ("psychiatry",), ("private-psychologist", "headspace")),
                    touchpoint("atten", ("family-leader", "gp"), ("psychiatry",)),
                ),
            ),
        ),
        actors=tuple(actor(number) for number in range(len(_ACTORS))),
    )


def suggestion() -> Suggestion:
    def point(case_id: str, key: str, part: int, *actors: str) -> ChosenTouchpoint:
        return ChosenTouchpoint(case_id, key, part, actors, 10.0, (("ppr", 1.0),))

    return Suggestion(
        cases=("maja", "oskar", "sofie"),
        touchpoints=(
            point("maja", "skole", 0, "ppr", "school", "headspace"),
            point("maja", "henvisning", 0, "gp", "psychiatry", "family-leader"),
            point("oskar", "uro", 1, "health-visitor", "ppr"),
            point("sofie", "ventetid", 1, "psychiatry", "private-psychologist"),
        ),
        score=0.7,
        covered=(("ppr", 1.0),),
        uncovered=(),
        part_minutes=(40.0, 40.0),
        invite=("ppr", "school", "gp", "psychiatry", "family-leader", "headspace", "health-visitor"),
        missing_actors=(),
        basis="answers",
    )


def full_file(**changes: Any) -> MeetingFile:
    """A meeting.yaml in which everything holds; `changes` replace keys."""
    data: dict[str, Any] = {
        "version": 1,
        "date": "2027-05-20",
        "place": {"name": "Birkelund Kulturhus", "address": "Engvej 2", "room": "Salen"},
        "purpose": "At vi ved, hvem der gør hvad, når et barn ikke trives.",
        "owners": ["Klyngen Birkelund"],
        "members": {"coming": 16, "names": ["Jens Mo", {"name": "Eva Lund", "leader": True}]},
        "roles": {
            "welcome": "Jens Mo",
            "chair": {"name": "Birgit Holm", "email": "birgit@example.org"},
            "reader": "Eva Lund",
            "minutes": "Per Ask",
            "parking_lot": "Lis Bo",
            "closing": "Jens Mo",
            "follow_up": "Per Ask",
        },
        "planning_group": ["Birgit Holm", "Nina Rask"],
        "actors": [
            entry("ppr", "Anna Krog"),
            entry("school", "Bo Juul"),
            entry("gp", "Carl Friis"),
            entry("psychiatry", "Dorte Vang"),
            entry("family-leader", "Erik Skov"),
            entry("headspace", "Fie Dam"),
            entry("health-visitor", "Gry Lind"),
            entry("private-psychologist", "Hans Bech"),
        ],
        "seating": {"tables": [8, 8, 8], "together": [["ppr", "Jens Mo"]], "apart": [["school", "ppr"]]},
        "budget": {
            "frame": 30000,
            "approved": "2026-11-01",
            "lines": [
                {"what": "Lokale", "price": 2500},
                {"what": "Forplejning", "price": "185,50", "per": "head"},
                {"what": "Honorar", "price": 900, "per": "head", "heads": "members"},
            ],
        },
        "calendar": {"winter_break": 7},
    }
    data.update(changes)
    return as_model(data, MeetingFile, "meeting.yaml")


def entry(actor_id: str, name: str, answer: str = "accepted", **more: Any) -> dict[str, Any]:
    email = name.split()[0].lower() + "@example.org"
    return {"actor": actor_id, "name": name, "answer": answer, "email": email, **more}
