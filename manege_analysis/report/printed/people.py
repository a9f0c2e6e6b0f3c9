"""The sheets about people: name tags, table cards, seating plan, and a page for each actor."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from manege_analysis.meeting.invitations import OwnPoint, PersonalPage, personal_pages
from manege_analysis.meeting.model import SeatedTable
from manege_analysis.report.printed import words
from manege_analysis.report.printed.guests import SPARE, Guest, guests
from manege_analysis.report.printed.kit import Kit, printed, reachable, said_when

_LINES = {1: 2, 2: 1}
"""How many lines to write on stand under each question, by the page's touchpoints: it stays one page."""


def name_tags_pdf(kit: Kit) -> bytes:
    """Set the name tags, eight a page, and some blanks; a page of blanks where nobody is known."""
    found = guests(kit.plan)
    blanks = SPARE if found else 8
    shown = [_shown(guest) for guest in (*found, *(_blank(),) * blanks)]
    return printed(kit, "nametags", words.TAGS, {"guests": shown})


def table_cards_pdf(kit: Kit) -> bytes:
    """Set the table cards, two a page, for everybody who gets a chair; a page of blanks for nobody."""
    shown = [_shown(guest) for guest in guests(kit.plan) or (_blank(), _blank())]
    return printed(kit, "tablecards", words.CARDS, {"guests": shown})


def seating_pdf(kit: Kit) -> bytes | None:
    """Set the seating plan and an alphabetical list to find one's table; None without a seating."""
    seating = kit.plan.seating
    if seating is None:
        return None
    by_seat = {guest.seat: guest for guest in guests(kit.plan)}
    named = [guest for guest in by_seat.values() if guest.name and guest.table]
    data = {
        "tables": [_table(table, by_seat, kit) for table in seating.tables if table.seats],
        "finder": [{"name": guest.name, "table": guest.table} for guest in named],
    }
    return printed(kit, "seating", words.SEATING, data)


def actor_sheets_pdf(kit: Kit) -> bytes | None:
    """Set one page for every actor who stands in the ring; None where nobody does."""
    pages = personal_pages(kit.plan)
    if not pages:
        return None
    return printed(kit, "actorsheets", words.ACTORS, {"actors": [_actor(page, kit) for page in pages]})


def _blank() -> Guest:
    return Guest("", "", "")


def _shown(guest: Guest) -> dict[str, str]:
    return {**asdict(guest), "first": guest.first, "rest": guest.rest}


def _table(table: SeatedTable, by_seat: dict[str, Guest], kit: Kit) -> dict[str, Any]:
    seats = []
    for seat in table.seats:
        guest = by_seat.get(seat.person)
        named = guest is not None and bool(guest.name)
        role = " · ".join(part for part in (guest.role, guest.organisation) if part) if guest else ""
        seats.append({"name": seat.name, "role": role if named else ""})
    free = table.size - len(table.seats)
    one, many = words.CHAIRS_FREE[kit.language]
    return {
        "title": words.TABLE.say(kit.language, number=table.number),
        "seats": seats,
        "free": "" if free <= 0 else one if free == 1 else many.format(n=free),
    }


def _actor(page: PersonalPage, kit: Kit) -> dict[str, Any]:
    return {
        "title": page.title,
        "when": said_when(kit.plan),
        "where": page.where,
        "points": [_point(point) for point in page.points],
        "questions": list(page.questions),
        "lines": _LINES.get(len(page.points), 0),
        "reach": page.reach,
        "contact": reachable(kit.plan),
    }


def _point(point: OwnPoint) -> dict[str, str]:
    names = ("heading", "case", "person", "situation", "question", "minutes")
    return {name: getattr(point, name) for name in names}
