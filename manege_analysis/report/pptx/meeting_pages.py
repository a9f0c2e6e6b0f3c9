"""The meeting's plan becomes the pages around block two: introduction, the ring, agreements, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time

from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.programme import AgendaItem
from manege_analysis.report.pptx import words
from manege_analysis.report.pptx.pages import Page, Table
from manege_analysis.report.pptx.ring_pages import part_pages
from manege_analysis.report.slides import Point
from manege_analysis.wording.dates import clock, day, weekday_and_day
from manege_analysis.wording.numbers import NBSP
from manege_analysis.wording.text import Language, Text

_LINES, _MOST_LINES = 5, 8
"""So many lines a form has on a slide, filled or to be filled in; and so many filled ones at most."""
_AREAS = 6


def meeting_pages(
    plan: MeetingPlan, results: Sequence[Page], unit: str, language: Language
) -> tuple[Page, ...]:
    """Return the whole meeting's pages in three blocks; `results` are block two's own.

    Block two's title becomes its section, and its last page, which leads into the ring, opens block
    three.  What the plan does not know yet has no page.
    """
    title, *found = results
    *found, onward = found
    section = Page(
        "blok-to", "section", title.title, title.kicker, notes=title.notes, minutes=title.minutes,
        block=title.block,
    )  # fmt: skip
    return (
        *_introduction(plan, unit, language),
        section,
        *found,
        _block_three(language),
        replace(onward, kicker=words.BLOCK_THREE.in_(language)),
        *_evening(plan, language),
        *_ending(plan, language),
    )


def _introduction(plan: MeetingPlan, unit: str, language: Language) -> Iterator[Page]:
    when = weekday_and_day(plan.day, language) if plan.day else ""
    begins = f"{when} {_at(plan.start, language)}" if when else ""
    lead = "\n".join(part for part in (begins, plan.place.name, unit) if part)
    yield Page(
        "velkommen", "title", plan.title, words.WELCOME.in_(language), lead,
        notes=_said(words.WELCOME_NOTES, language), minutes=3, block=words.BLOCK_ONE.in_(language),
    )  # fmt: skip
    yield _agenda(plan, language)
    if plan.purpose or plan.areas:
        yield _purpose(plan, language)
    if plan.ground_rules:
        yield _rules(plan, language)
    held = tuple((role.title, role.person.name) for role in plan.roles if role.person)
    if held:
        head = tuple(name.in_(language) for name in words.ROLES_HEAD)
        yield Page(
            "roller", "table", words.ROLES_TITLE.in_(language), words.ROLES.in_(language),
            table=Table((head, *held), (0.4, 0.6), words.ROLES_ALT.in_(language)),
            notes=_said(words.ROLES_NOTES, language), minutes=1,
        )  # fmt: skip


def _agenda(plan: MeetingPlan, language: Language) -> Page:
    head = tuple(name.in_(language) for name in words.AGENDA_HEAD)
    rows = tuple(_line(item, language) for item in plan.agenda.items)
    return Page(
        "dagsorden", "table", words.AGENDA_TITLE.say(language, end=_at(plan.end, language)),
        words.AGENDA.in_(language),
        table=Table((head, *rows), (0.2, 0.62, 0.18), words.AGENDA_ALT.in_(language)),
        notes=_said(words.AGENDA_NOTES, language), minutes=2,
    )  # fmt: skip


def _line(item: AgendaItem, language: Language) -> tuple[str, str, str]:
    times = f"{_bare(item.start, language)}–{_bare(item.end, language)}"
    return times, item.title, words.MINUTES.say(language, minutes=item.minutes)


def _bare(moment: time, language: Language) -> str:
    return clock(moment, language).removeprefix("kl. ")


def _at(moment: time, language: Language) -> str:
    """Write a clock time that is never divided at the end of a line."""
    return clock(moment, language).replace(" ", NBSP)


def _purpose(plan: MeetingPlan, language: Language) -> Page:
    areas = tuple(Point(area) for area in plan.areas[:_AREAS])
    return Page(
        "formaal", "points", plan.purpose or words.PURPOSE_TITLE.in_(language),
        words.PURPOSE.in_(language), words.AREAS.in_(language) if areas else "",
        points=areas, notes=_said(words.PURPOSE_NOTES, language), minutes=2,
    )  # fmt: skip


def _rules(plan: MeetingPlan, language: Language) -> Page:
    count = len(plan.ground_rules)
    said = words.COUNTS[count].in_(language) if count in words.COUNTS else str(count)
    return Page(
        "spilleregler", "points", words.RULES_TITLE.say(language, count=said),
        words.RULES.in_(language), points=tuple(Point(rule) for rule in plan.ground_rules),
        numbered=True, notes=_said(words.RULES_NOTES, language), minutes=3,
    )  # fmt: skip


def _block_three(language: Language) -> Page:
    return Page(
        "blok-tre", "section", words.EXCHANGE.in_(language), words.BLOCK_THREE.in_(language),
        notes=_said(words.BLOCK_THREE_NOTES, language), minutes=1,
        block=words.BLOCK_THREE_SECTION.in_(language),
    )  # fmt: skip


def _evening(plan: MeetingPlan, language: Language) -> Iterator[Page]:
    """Yield the case parts with the breaks between them, as the agenda has them."""
    for item in plan.agenda.items:
        if item.kind == "cases" and item.part:
            yield from part_pages(plan, item.part, language)
        elif item.kind == "break":
            yield Page(
                f"pause-{item.start:%H%M}", "section",
                words.BREAK_TITLE.say(language, end=_at(item.end, language)),
                words.BREAK.in_(language),
                notes=_said(words.BREAK_NOTES, language), minutes=item.minutes,
            )  # fmt: skip


def _ending(plan: MeetingPlan, language: Language) -> Iterator[Page]:
    minutes = {item.kind: item.minutes for item in plan.agenda.items}
    half = minutes.get("summing_up", 10) / 2
    parked = [
        (line.what, line.owner, day(line.by, language) if line.by else "") for line in plan.parking_lot
    ]
    agreed = [
        (line.what, line.owner, day(line.by, language) if line.by else "", line.told)
        for line in plan.agreements
    ]
    yield Page(
        "p-plads", "table", words.PARKING_TITLE.in_(language), words.PARKING.in_(language),
        table=_form(words.PARKING_HEAD, parked, (0.5, 0.3, 0.2), words.PARKING_ALT, language),
        note=_more(parked, language),
        notes=_said(words.PARKING_NOTES, language), minutes=half,
    )  # fmt: skip
    yield Page(
        "aftaler", "table", words.AGREEMENTS_TITLE.in_(language), words.AGREEMENTS.in_(language),
        table=_form(
            words.AGREEMENTS_HEAD, agreed, (0.36, 0.2, 0.16, 0.28), words.AGREEMENTS_ALT, language
        ),
        note=_more(agreed, language),
        notes=_said(words.AGREEMENTS_NOTES, language), minutes=half,
    )  # fmt: skip
    yield _closing(plan, minutes.get("closing", 5), language)


def _form(
    head: Sequence[Text], filled: Sequence[tuple[str, ...]], widths: tuple[float, ...], alt: Text,
    language: Language,
) -> Table:  # fmt: skip
    """Return a form: its lines that are known, then empty ones to write in at the meeting."""
    lines = [*filled[:_MOST_LINES], *[("",) * len(head)] * (_LINES - len(filled))]
    names = tuple(name.in_(language) for name in head)
    return Table((names, *lines), widths, alt.in_(language))


def _more(filled: Sequence[tuple[str, ...]], language: Language) -> str:
    """Say how many lines found no room on the slide."""
    left = len(filled) - _MOST_LINES
    return words.MORE_LINES.say(language, n=left) if left > 0 else ""


def _closing(plan: MeetingPlan, minutes: float, language: Language) -> Page:
    follow_up = plan.role("follow_up")
    who = follow_up.person.name if follow_up.person else words.FOLLOWED_BY.in_(language)
    points = [words.CLOSING_ROUND, words.CLOSING_MINUTES]
    said = [Point(head.in_(language), text.in_(language)) for head, text in points]
    if plan.evaluation.how:
        said.append(Point(words.CLOSING_EVALUATION.in_(language), plan.evaluation.how))
    head, text = words.CLOSING_FOLLOW_UP
    said.append(Point(head.in_(language), text.say(language, who=who)))
    return Page(
        "afslutning", "points", words.CLOSING_TITLE.in_(language), words.CLOSING.in_(language),
        points=tuple(said), notes=_said(words.CLOSING_NOTES, language), minutes=minutes,
    )  # fmt: skip


def _said(notes: Sequence[Text], language: Language) -> tuple[str, ...]:
    return tuple(note.in_(language) for note in notes)
