"""The sheets of the evening itself: programme, ground rules, run sheet, reader's sheet, forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from manege_analysis.meeting.followup import EVALUATION_TEMPLATE
from manege_analysis.meeting.model import Agreement, ParkingLine
from manege_analysis.meeting.programme import AgendaItem, PlannedCase, PlannedTouchpoint, RunStep
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Question
from manege_analysis.report.printed import words
from manege_analysis.report.printed.kit import Kit, printed, reachable
from manege_analysis.wording.dates import clock
from manege_analysis.wording.text import Language

_HEAVY = ("reading", "intro", "break")
_INNER = ("turn", "dialogue")


def programme_pdf(kit: Kit) -> bytes:
    """Set the programme: when, where, the agenda with its cases, and who does what."""
    plan = kit.plan
    data = {
        "headline": plan.title,
        "purpose": plan.purpose,
        "agenda": [_agenda_line(item, kit) for item in plan.agenda.items],
        "roles": roles(kit),
        "contact": reachable(plan),
    }
    return printed(kit, "programme", words.PROGRAMME, data)


def rules_pdf(kit: Kit) -> bytes:
    """Set the ground rules, one page for each table."""
    return printed(kit, "rules", words.RULES, {"rules": list(kit.plan.ground_rules)})


def run_sheet_pdf(kit: Kit) -> bytes:
    """Set the run sheet, and a sheet each for chair, minute taker and parking-lot recorder."""
    plan, language = kit.plan, kit.language
    data = {
        "steps": [_step(step, kit) for step in plan.run_sheet],
        "roles": roles(kit),
        "points": list(_points(kit)),
        "variants": [{"title": each.title, "actions": list(each.actions)} for each in plan.variants],
        "parked": [_parked(line, language) for line in plan.parking_lot],
        "chair": _role(kit, "chair"),
        "minutes": _role(kit, "minutes"),
        "recorder": _role(kit, "parking_lot"),
    }
    return printed(kit, "runsheet", words.RUN_SHEET, data)


def reader_pdf(kit: Kit) -> bytes | None:
    """Set the cases in letters to read aloud from, with their stops; None where none are chosen."""
    cases = [_case(number, case, kit) for number, case in enumerate(kit.plan.cases, start=1)]
    return printed(kit, "reader", words.READER, {"cases": cases}) if cases else None


def agreements_pdf(kit: Kit) -> bytes:
    """Set the forms for agreements and parking lot, with what is already written in them."""
    language = kit.language
    data = {
        "agreements": [_agreed(line, language) for line in kit.plan.agreements],
        "parked": [_parked(line, language) for line in kit.plan.parking_lot],
    }
    return printed(kit, "agreements", words.AGREEMENTS, data)


def evaluation_pdf(kit: Kit) -> bytes:
    """Set the evaluation on paper, from the questionnaire that is sent the day after."""
    questions = load_questionnaire(EVALUATION_TEMPLATE).questions
    data = {
        "questions": [
            _question(number, question, kit.language)
            for number, question in enumerate(questions, start=1)
        ]
    }
    return printed(kit, "evaluation", words.EVALUATION, data)


def roles(kit: Kit) -> list[dict[str, str]]:
    """Return the roles that somebody holds, each with its holder's name."""
    held = [role for role in kit.plan.roles if role.person is not None]
    return [{"title": role.title, "name": role.person.name} for role in held if role.person]


def _role(kit: Kit, key: Any) -> str:
    role = kit.plan.role(key)
    said = role.title[:1].lower() + role.title[1:]
    return f"{said}: {role.person.name}" if role.person else said


def _hour(value: Any, language: Language) -> str:
    return clock(value, language).removeprefix("kl. ")


def _agenda_line(item: AgendaItem, kit: Kit) -> dict[str, Any]:
    language = kit.language
    cases = [case.title for case in kit.plan.cases if item.part and case.part == item.part]
    return {
        "time": f"{_hour(item.start, language)}–{_hour(item.end, language)}",
        "minutes": words.MINUTES.say(language, n=item.minutes),
        "title": item.title,
        "cases": [words.CASE_LINE.say(language, title=title) for title in cases],
    }


def _step(step: RunStep, kit: Kit) -> dict[str, Any]:
    inner = step.kind in _INNER
    said = () if inner else (step.note, ", ".join(step.material))
    return {
        "time": _hour(step.start, kit.language),
        "minutes": str(step.minutes),
        "title": step.title,
        "note": " · ".join(part for part in said if part),
        "who": _who(step),
        "ring": _ring(step, kit.language),
        "heavy": step.kind in _HEAVY,
        "inner": inner,
    }


def _who(step: RunStep) -> str:
    """Say who speaks; of an actor whose role stands in the title already, only the name."""
    role = step.title.partition(": ")[2] if step.kind == "turn" else ""
    if not role or not step.speaker.startswith(role):
        return step.speaker
    return step.speaker.removeprefix(role).strip(" ()")


def _ring(step: RunStep, language: Language) -> str:
    """Say how many stand in the ring; their names stand in the lines above, one by one."""
    if not step.in_ring:
        return ""
    said = words.ALL_IN_RING if step.kind == "dialogue" and len(step.in_ring) > 1 else words.IN_RING
    return said.say(language, n=len(step.in_ring))


def _points(kit: Kit) -> Iterator[dict[str, Any]]:
    titles = {case.id: case.title for case in kit.plan.cases}
    for number, point in enumerate(kit.plan.touchpoints, start=1):
        steps = _steps_of(point, kit)
        turns = [step for step in steps if step.kind == "turn"]
        yield {
            "title": words.POINT.say(kit.language, number=number, title=point.title),
            "time": _span(steps, kit.language),
            "case": titles.get(point.case, ""),
            "question": point.question,
            "turns": [
                {"who": step.speaker, "minutes": words.MINUTES.say(kit.language, n=step.minutes)}
                for step in turns
            ],
        }


def _steps_of(point: PlannedTouchpoint, kit: Kit) -> list[RunStep]:
    wanted = (point.case, point.id)
    return [step for step in kit.plan.run_sheet if (step.case, step.touchpoint) == wanted]


def _span(steps: list[RunStep], language: Language) -> str:
    return f"{_hour(steps[0].start, language)}–{_hour(steps[-1].end, language)}"


def _case(number: int, case: PlannedCase, kit: Kit) -> dict[str, Any]:
    titles = {each.actor: each.role for each in kit.plan.actors}
    points = [
        {
            "title": words.POINT.say(kit.language, number=index, title=point.title),
            "situation": point.situation,
            "question": point.question,
            "actors": [titles.get(actor, actor) for actor in point.actors],
        }
        for index, point in enumerate(kit.plan.touchpoints, start=1)
        if point.case == case.id
    ]
    several = len(kit.plan.agenda.parts) > 1
    kicker = words.CASE_IN_PART if several else words.CASE
    return {
        "kicker": kicker.say(kit.language, number=number, part=case.part),
        "title": case.title,
        "person": case.person,
        "story": [part.strip() for part in case.story.splitlines() if part.strip()],
        "points": points,
    }


def _agreed(line: Agreement, language: Language) -> list[str]:
    return [line.what, line.owner, short_day(line.by, language), line.told]


def _parked(line: ParkingLine, language: Language) -> list[str]:
    return [line.what, words.KINDS[line.kind].in_(language), line.owner, short_day(line.by, language)]


def short_day(value: date | None, language: Language) -> str:
    """Write a date in figures, for a narrow column; nothing where there is none.

    >>> short_day(date(2027, 3, 4), "da"), short_day(date(2027, 3, 4), "en"), short_day(None, "da")
    ('4.3.2027', '4/3/2027', '')
    """
    if value is None:
        return ""
    mark = "." if language == "da" else "/"
    return f"{value.day}{mark}{value.month}{mark}{value.year}"


def _question(number: int, question: Question, language: Language) -> dict[str, Any]:
    options = question.scale.options if question.scale else question.options
    return {
        "number": number,
        "text": question.text.in_(language),
        "options": [option.text.in_(language) for option in options],
        "items": [item.text.in_(language) for item in question.items],
    }
