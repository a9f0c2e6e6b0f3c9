"""meeting.yaml, a suggestion and a library become one `MeetingPlan`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from manege_analysis.cases.model import Library, Suggestion
from manege_analysis.meeting.agenda import build_agenda
from manege_analysis.meeting.budget import build_budget
from manege_analysis.meeting.calendar import WorkingDays
from manege_analysis.meeting.cast import Cast, cast_of
from manege_analysis.meeting.checks import Accounts, account_findings, in_order
from manege_analysis.meeting.choice import chosen
from manege_analysis.meeting.date_checks import date_findings
from manege_analysis.meeting.evening import Evening
from manege_analysis.meeting.evidence import evidence
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.followup import agreements, evaluation, parking_lines
from manege_analysis.meeting.material import ground_rules, material
from manege_analysis.meeting.model import (
    Finding,
    Material,
    MeetingPlan,
    Place,
    StepTime,
    Task,
)
from manege_analysis.meeting.part_checks import minute_findings
from manege_analysis.meeting.people import Member
from manege_analysis.meeting.planb import variants
from manege_analysis.meeting.programme import PlannedTouchpoint
from manege_analysis.meeting.role_checks import actor_findings, role_findings
from manege_analysis.meeting.tables import Seated, seat_people, seats
from manege_analysis.meeting.timeline import reply_deadline, timeline
from manege_analysis.meeting.words import DEFAULT_TITLE
from manege_analysis.wording.text import Language, Text

USUAL_CASES = 3

_NO_DATE = Text(
    "Datoen mangler. Skriv »date: 2027-03-04« i meeting.yaml; så får alle opgaver en dato.",
    'The date is missing. Write "date: 2027-03-04" in meeting.yaml; then every task has a date.',
)
_NO_CASES = Text(
    "Der er endnu ikke valgt cases; drejebogen viser kun rammen.",
    "No cases are chosen yet; the run sheet shows the frame only.",
)
_NO_PLACE = Text("Stedet mangler. Skriv »place« i meeting.yaml.", 'The place is missing: write "place".')
_NO_PURPOSE = Text(
    "Formålet mangler. Skriv én sætning under »purpose«; den kommer med i invitationen.",
    'The purpose is missing. Write one sentence under "purpose"; the invitation uses it.',
)
_NO_OWNER = Text(
    "Det er ikke skrevet, hvem der ejer mødet. Skriv »owners«.",
    'Nobody owns the meeting: write "owners".',
)
_NO_MEMBERS = Text(
    "Det er ikke skrevet, hvor mange af klyngens læger der kommer. Skriv »members: 18«.",
    'It is not said how many of the cluster\'s doctors come. Write "members: 18".',
)


@dataclass(frozen=True)
class ClusterFacts:
    """What the plan has to know of the cluster itself: its id, name and round, and the themes' names."""

    id: str = ""
    name: str = ""
    round: str = "1"
    themes: Mapping[str, Text] = field(default_factory=dict)


NO_FACTS = ClusterFacts()


def plan_meeting(
    file: MeetingFile,
    suggestion: Suggestion | None,
    library: Library,
    today: date,
    language: Language,
    facts: ClusterFacts = NO_FACTS,
) -> MeetingPlan:
    """Plan one cluster's meeting as far as it can be planned today.

    There is always a plan: an empty `MeetingFile` (no meeting.yaml), no date or no suggestion gives
    one whose `missing` says what to write.  The same arguments give the same plan; nothing is read
    or written, and `today` is the only clock.

    >>> plan = plan_meeting(MeetingFile(version=1), None, Library((), ()), date(2026, 11, 20), "da")
    >>> plan.missing[0]
    'Datoen mangler. Skriv »date: 2027-03-04« i meeting.yaml; så får alle opgaver en dato.'
    """
    evening = plan_evening(file, suggestion, library, language)
    actors = evening.cast.actors
    work = _Work(
        file=file,
        suggestion=suggestion,
        library=library,
        today=today,
        facts=facts,
        evening=evening,
        tasks=timeline(file, today, language, evidence(file, suggestion)),
        seated=seat_people(file, actors, language),
        accounts=Accounts(
            actors,
            reply_deadline(file),
            build_budget(file, actors, language),
            parking_lines(file.parking_lot),
            agreements(file.agreements, WorkingDays(file.calendar)),
        ),
    )
    return _assembled(work, file, language)


@dataclass(frozen=True)
class _Work:
    """What a plan is put together from, each part made once."""

    file: MeetingFile
    suggestion: Suggestion | None
    library: Library
    today: date
    facts: ClusterFacts
    evening: Evening
    tasks: tuple[Task, ...]
    seated: Seated
    accounts: Accounts


def _assembled(work: _Work, file: MeetingFile, language: Language) -> MeetingPlan:
    evening, accounts, facts = work.evening, work.accounts, work.facts
    return MeetingPlan(
        cluster=facts.id,
        name=facts.name,
        round=facts.round,
        language=language,
        today=work.today,
        title=file.title or _title(facts, language),
        purpose=file.purpose,
        areas=file.areas or _areas(work.suggestion, facts, language),
        owners=tuple(owner.person() for owner in file.owners),
        day=file.day,
        start=file.start,
        place=Place(file.place.name, file.place.address, file.place.room, file.place.note),
        reply_by=accounts.reply_by,
        revision=file.revision,
        held=file.held,
        missing=_missing(file, evening, language),
        roles=evening.cast.roles,
        cases=evening.cases,
        touchpoints=evening.points,
        actors=evening.cast.actors,
        members=tuple(Member(each.name, each.sector, each.leader) for each in file.members.names),
        members_coming=max(file.members.coming or 0, len(file.members.names)),
        agenda=evening.agenda,
        run_sheet=evening.run_sheet(),
        variants=variants(evening),
        tasks=work.tasks,
        seating=work.seated.seating,
        budget=accounts.budget,
        material=_material(work, language),
        ground_rules=ground_rules(file, language),
        parking_lot=accounts.parking_lot,
        agreements=accounts.agreements,
        evaluation=evaluation(file, WorkingDays(file.calendar), language),
        findings=_findings(work, language),
        times=tuple(StepTime(each.title, each.planned, each.real) for each in file.times),
    )


def _material(work: _Work, language: Language) -> tuple[Material, ...]:
    people = len(seats(work.file, work.evening.cast.actors, language))
    tables = work.seated.seating.tables if work.seated.seating else work.file.seating.tables
    roles = sum(role.person is not None for role in work.evening.cast.roles)
    return material(work.file, people, len(tables), roles, language)


def plan_evening(
    file: MeetingFile, suggestion: Suggestion | None, library: Library, language: Language
) -> Evening:
    """Return agenda, cases, touchpoints and cast: what happens on the evening, without dates.

    An actor who has declined stands in no ring; the touchpoint stays, and a finding says so where
    it cannot do without them.
    """
    cases = len(suggestion.cases) if suggestion else USUAL_CASES
    agenda = build_agenda(file, cases, language)
    planned, points = chosen(suggestion, library, len(agenda.parts), language)
    called = tuple(actor for point in points for actor in point.actors)
    wanted = tuple(dict.fromkeys((*(suggestion.invite if suggestion else ()), *called)))
    cast = cast_of(file, wanted, library, language)
    coming = tuple(_without_declined(point, cast) for point in points)
    return Evening(agenda, planned, coming, file.ring.minutes_each, cast)


def _without_declined(point: PlannedTouchpoint, cast: Cast) -> PlannedTouchpoint:
    return replace(point, actors=tuple(actor for actor in point.actors if cast.comes(actor)))


def _findings(work: _Work, language: Language) -> tuple[Finding, ...]:
    found = [
        *date_findings(work.file, work.tasks, work.today, language),
        *minute_findings(work.evening),
        *role_findings(work.file, work.evening),
        *actor_findings(work.evening, work.library),
        *account_findings(work.accounts, work.today, language),
        *work.seated.findings,
    ]
    return in_order(found, work.file)


def _missing(file: MeetingFile, evening: Evening, language: Language) -> tuple[str, ...]:
    gaps = (
        (_NO_DATE, file.day is None),
        (_NO_PLACE, not file.place.name),
        (_NO_OWNER, not file.owners),
        (_NO_PURPOSE, not file.purpose),
        (_NO_MEMBERS, file.members.coming is None and not file.members.names),
        (_NO_CASES, not evening.cases),
    )
    return tuple(text.in_(language) for text, lacking in gaps if lacking)


def _title(facts: ClusterFacts, language: Language) -> str:
    title = DEFAULT_TITLE.in_(language)
    return f"{title}: {facts.name}" if facts.name else title


def _areas(suggestion: Suggestion | None, facts: ClusterFacts, language: Language) -> tuple[str, ...]:
    covered = [theme for theme, degree in suggestion.covered if degree > 0] if suggestion else []
    return tuple(facts.themes[theme].in_(language) for theme in covered if theme in facts.themes)
