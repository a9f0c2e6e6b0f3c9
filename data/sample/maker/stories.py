"""The five invented clusters: who they are, which tool they used, and what troubles them.

A level says how far the doctors lean towards the problem side of an item: 0 is undecided, 1 is
clearly troubled, -1 is at ease.  Items inherit the level of their theme unless named themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Tool = Literal["surveyxact", "surveyxact-utf16", "msforms", "googleforms", "plain"]


@dataclass(frozen=True)
class Story:
    """One cluster: its size, its export, and the levels of its themes and items.

    `answers` is the number of real answers that cleaning must find; the rows beyond them are the
    mess: `never` invited without answering, `partial` begun, `tests` by the analyst, `double`.
    `kept` of the real answers were never sent off and are put back by decision.
    """

    id: str
    name: str
    region: str
    municipality: str
    members: int
    answers: int
    tool: Tool
    opened: date
    meeting: date
    place: str
    never: int = 0
    partial: int = 0
    kept: int = 0
    tests: int = 0
    double: int = 0
    themes: Mapping[str, float] | None = None
    items: Mapping[str, float] | None = None
    unanimous: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()


STORIES = (
    Story(
        id="birkelund",
        name="Klynge Birkelund",
        region="Region Nordbælt (opdigtet)",
        municipality="Birkelund Kommune (opdigtet)",
        members=36,
        answers=23,
        tool="surveyxact",
        opened=date(2026, 11, 2),
        meeting=date(2027, 3, 4),
        place="Birkelund Kulturhus, Store Sal",
        never=10,
        partial=2,
        tests=1,
        double=1,
        themes={
            "ppr": 1.3,
            "ppv": 1.1,
            "skolefravaer": 1.1,
            "ventetid": 0.7,
            "henvisning": 0.5,
            "sagsbehandler": 0.1,
            "foraeldre": 0.2,
            "lokale-tilbud": 0.2,
            "underretning": -0.2,
            "lettilgaengeligt-tilbud": -0.6,
            "egen-sikkerhed": -0.7,
            "medicin": -0.8,
            "overgang-18": -0.4,
            "spiseforstyrrelse-selvskade": -0.2,
            "angst-adhd": 0.1,
        },
        items={"samarbejde.skolerne": 0.4, "selvmordstanker": -0.9},
        unanimous=("ppr-kontakt",),
        weighs=("fravaer", "angst"),
    ),
    Story(
        id="egernholt",
        name="Klynge Egernholt",
        region="Region Nordbælt (opdigtet)",
        municipality="Egernholt Kommune (opdigtet)",
        members=29,
        answers=14,
        tool="msforms",
        opened=date(2026, 11, 9),
        meeting=date(2027, 3, 11),
        place="Egernholt Sundhedshus, mødelokale 2",
        tests=1,
        double=1,
        themes={
            "spiseforstyrrelse-selvskade": 1.3,
            "egen-sikkerhed": 0.8,
            "henvisning": 0.9,
            "foraeldre": 0.5,
            "ppr": -0.5,
            "ppv": -0.4,
            "skolefravaer": -0.6,
            "ventetid": 0.4,
            "lokale-tilbud": 0.3,
            "sagsbehandler": -0.3,
            "medicin": -0.2,
            "underretning": 0.2,
            "overgang-18": 0.1,
            "lettilgaengeligt-tilbud": 0.0,
            "angst-adhd": -0.2,
        },
        unanimous=("hurtig-hjaelp",),
        weighs=("selvskade", "tristhed"),
    ),
    Story(
        id="laerkesund",
        name="Klynge Lærkesund",
        region="Region Sydbælt (opdigtet)",
        municipality="Lærkesund Kommune (opdigtet)",
        members=16,
        answers=8,
        tool="plain",
        opened=date(2026, 11, 16),
        meeting=date(2027, 4, 7),
        place="Lærkesund Bibliotek",
        tests=1,
        themes={
            "lokale-tilbud": 1.1,
            "lettilgaengeligt-tilbud": 1.0,
            "sagsbehandler": 0.4,
            "ventetid": 0.3,
            "ppr": -0.3,
            "egen-sikkerhed": -0.2,
            "skolefravaer": 0.2,
        },
        weighs=("angst", "familien"),
    ),
    Story(
        id="ravnemose",
        name="Klynge Ravnemose",
        region="Region Sydbælt (opdigtet)",
        municipality="Ravnemose Kommune (opdigtet)",
        members=52,
        answers=31,
        tool="googleforms",
        opened=date(2026, 11, 4),
        meeting=date(2027, 3, 17),
        place="Ravnemose Skole, aulaen",
        tests=1,
        double=1,
        themes={
            "medicin": 1.3,
            "overgang-18": 1.2,
            "ventetid": 1.0,
            "angst-adhd": 0.9,
            "henvisning": 0.3,
            "sagsbehandler": -0.6,
            "underretning": -0.5,
            "ppr": 0.0,
            "ppv": 0.5,
            "skolefravaer": 0.1,
            "foraeldre": 0.3,
            "lokale-tilbud": -0.2,
            "lettilgaengeligt-tilbud": -0.4,
            "egen-sikkerhed": 0.0,
            "spiseforstyrrelse-selvskade": 0.2,
        },
        unanimous=("ventetid-problem",),
        weighs=("uro", "angst"),
    ),
    Story(
        id="tranevig",
        name="Klynge Tranevig",
        region="Region Vestbælt (opdigtet)",
        municipality="Tranevig Kommune (opdigtet)",
        members=71,
        answers=47,
        tool="surveyxact-utf16",
        opened=date(2026, 10, 26),
        meeting=date(2027, 2, 25),
        place="Tranevig Rådhus, kantinen",
        never=19,
        partial=4,
        kept=1,
        tests=1,
        double=2,
        themes={
            "sagsbehandler": 1.2,
            "underretning": 0.9,
            "foraeldre": 0.9,
            "lokale-tilbud": 0.7,
            "lettilgaengeligt-tilbud": 0.8,
            "ppr": -0.8,
            "ppv": -0.3,
            "skolefravaer": 0.3,
            "ventetid": 0.5,
            "henvisning": 0.0,
            "medicin": 0.0,
            "overgang-18": 0.4,
            "egen-sikkerhed": -0.4,
            "spiseforstyrrelse-selvskade": 0.1,
            "angst-adhd": -0.1,
        },
        items={"samarbejde.frivillige": -1.6, "har-underrettet": 0.0},
        weighs=("familien", "tristhed"),
    ),
)
"""All clusters of the sample workspace, by id."""
