"""The people of a meeting as values: who holds a role, who is invited, and what they answered."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from manege_analysis.cases.model import Level, Sector

RoleKey = Literal[
    "welcome",
    "chair",
    "results",
    "reader",
    "minutes",
    "parking_lot",
    "closing",
    "follow_up",
    "facilitator",
    "graphic",
]
ROLES: tuple[RoleKey, ...] = (
    "welcome",
    "chair",
    "results",
    "reader",
    "minutes",
    "parking_lot",
    "closing",
    "follow_up",
    "facilitator",
    "graphic",
)
Answer = Literal["not invited", "invited", "accepted", "declined"]


EXAMPLES = ("Eksempel:", "Example:")
"""How the shipped library marks what every cluster has to write itself."""


@dataclass(frozen=True)
class Person:
    """A person by name, and how to reach them; every field but the name may be empty."""

    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""

    @property
    def key(self) -> str:
        """The name as names are compared: case, accents' encoding and spaces do not count.

        >>> Person("Birgit  HOLM").key == Person(" birgit holm").key
        True
        """
        return " ".join(unicodedata.normalize("NFC", self.name).casefold().split())


@dataclass(frozen=True)
class RoleHolder:
    """A role at the meeting and who holds it; `person` is None while the role is empty."""

    role: RoleKey
    title: str
    person: Person | None
    required: bool


@dataclass(frozen=True)
class Invitee:
    """One invited actor: a named person, or a number of places an organisation fills itself.

    `id` is the actor's id, with `-2`, `-3` added for further people of the same actor.  `count` is
    how many come.  `role`, `offer` and `reach` are the actor's, in the plan's language.
    """

    id: str
    actor: str
    role: str
    sector: Sector
    level: Level
    person: Person
    answer: Answer
    count: int = 1
    answered: date | None = None
    call_first: bool = False
    offer: str = ""
    reach: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """What stands on a name tag: the person's name, or the actor's role where none is known."""
        return self.person.name or self.role

    @property
    def known_reach(self) -> str:
        """How to reach them, where the workspace says so; the shipped library's examples are nobody's.

        >>> who = Invitee("a", "a", "A", "region", "staff", Person(""), "invited", reach="Example: b")
        >>> who.known_reach
        ''
        """
        return "" if self.reach.startswith(EXAMPLES) else self.reach

    @property
    def may_come(self) -> bool:
        """Whether a chair is kept: everybody but those who declined."""
        return self.answer != "declined"


@dataclass(frozen=True)
class Member:
    """A doctor of the cluster, or another participant who is no actor in a touchpoint."""

    name: str
    sector: Sector = "general practice"
    leader: bool = False
    id: str = ""
