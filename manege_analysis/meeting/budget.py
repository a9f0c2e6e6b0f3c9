"""Expenses, heads and a frame become a `Budget`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

from manege_analysis.cases.model import Sector
from manege_analysis.meeting.file import BudgetLineFile, MeetingFile
from manege_analysis.meeting.followup import line_id
from manege_analysis.meeting.model import Budget, BudgetLine
from manege_analysis.meeting.people import Invitee, Person
from manege_analysis.meeting.words import SECTORS
from manege_analysis.wording.text import Language, Text

_Expected = tuple[Text, Literal["meeting", "head"], tuple[str, ...]]
_EXPECTED: tuple[_Expected, ...] = (
    (Text("Lokale", "Room"), "meeting", ("lokale", "room", "leje")),
    (Text("Forplejning", "Catering"), "head", ("forplej", "mad", "kaffe", "cater", "sandwich")),
    (Text("Honorar til deltagere", "Participants' fees"), "head", ("honorar", "fee")),
)
_FACILITATOR: _Expected = (Text("Facilitator", "Facilitator"), "meeting", ("facilitator",))
_GRAPHIC: _Expected = (
    Text("Grafisk facilitator", "Graphic facilitator"),
    "meeting",
    ("grafisk", "graphic"),
)
_OWNER = Text("klyngen", "the cluster")


@dataclass(frozen=True)
class Heads:
    """How many of a sector come as members of the cluster, or as its guests."""

    group: Literal["members", "guests"]
    sector: Sector
    count: int


def guests(file: MeetingFile, actors: Sequence[Invitee]) -> tuple[Invitee, ...]:
    """Return the invitees who may come and are not counted among the cluster's own already."""
    members = {Person(each.name).key for each in file.members.names}
    return tuple(each for each in actors if each.may_come and each.person.key not in members)


def heads(file: MeetingFile, actors: Sequence[Invitee]) -> tuple[Heads, ...]:
    """Count who is paid and fed for, per group and sector.

    A guest counts until the answer is no: a budget that hopes for declines is no budget.
    """
    members = Counter(each.sector for each in file.members.names)
    members["general practice"] += max(0, (file.members.coming or 0) - members.total())
    invited: Counter[Sector] = Counter()
    for invitee in guests(file, actors):
        invited[invitee.sector] += invitee.count
    found = [Heads("members", sector, count) for sector, count in members.items()]
    found += [Heads("guests", sector, count) for sector, count in invited.items()]
    return tuple(each for each in found if each.count)


def count_heads(found: Sequence[Heads], who: str = "all") -> int:
    """Add up heads: of `all`, of `members`, of `guests`, or of one sector."""
    return sum(each.count for each in found if who in ("all", each.group, each.sector))


def build_budget(file: MeetingFile, actors: Sequence[Invitee], language: Language) -> Budget:
    """Count the meeting's money, in kroner to the øre.

    A line per head is divided over the sectors of those heads; a fixed line without a sector is
    shared.  What the guide asks to be priced (room, catering, fees, a facilitator where one has the
    role) stands as a line without a price until somebody writes one.
    """
    found = heads(file, actors)
    owner = file.owners[0].name if file.owners else _OWNER.in_(language)
    lines = [line for each in file.budget.lines for line in _divided(each, found, owner)]
    lines += _unpriced(file, count_heads(found), owner, language)
    named = tuple(_named(line, language) for line in lines)
    return Budget(
        lines=named,
        total=sum((line.total or Decimal(0) for line in named), Decimal(0)),
        by_sector=_sums([(line.sector, line.total) for line in named]),
        by_payer=_sums([(line.paid_by, line.total) for line in named]),
        frame=file.budget.frame,
    )


def _divided(each: BudgetLineFile, found: Sequence[Heads], owner: str) -> Iterator[BudgetLine]:
    key, payer, who = line_id("", each.what), each.paid_by or owner, each.heads
    if each.per == "meeting" or isinstance(who, int) or each.sector:
        number = who if isinstance(who, int) else count_heads(found, who)
        yield BudgetLine(key, each.what, each.price, each.per, number, each.sector, payer)
        return
    meant = [head for head in found if who in ("all", head.group, head.sector)]
    for sector in get_args(Sector):
        if number := count_heads(meant, sector):
            yield BudgetLine(key, each.what, each.price, "head", number, sector, payer)


def _unpriced(file: MeetingFile, everybody: int, owner: str, language: Language) -> Iterator[BudgetLine]:
    wanted = [*_EXPECTED]
    wanted += [_FACILITATOR] if file.roles.facilitator else []
    wanted += [_GRAPHIC] if file.roles.graphic else []
    written = [line.what.casefold() for line in file.budget.lines]
    for text, per, words in wanted:
        if not any(word in what for word in words for what in written):
            what = text.in_(language)
            yield BudgetLine(line_id("", what), what, None, per, everybody, "", owner)


def _named(line: BudgetLine, language: Language) -> BudgetLine:
    return replace(line, sector=SECTORS[line.sector].in_(language))


def _sums(pairs: Sequence[tuple[str, Decimal | None]]) -> tuple[tuple[str, Decimal], ...]:
    sums: dict[str, Decimal] = {}
    for key, amount in pairs:
        sums[key] = sums.get(key, Decimal(0)) + (amount or Decimal(0))
    return tuple((key, amount) for key, amount in sums.items() if amount)
