"""What a person may write in `meeting.yaml`, as typed and frozen models that refuse unknown keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from manege_analysis.cases.model import Sector
from manege_analysis.meeting.calendar import CalendarSettings
from manege_analysis.meeting.fields import AnswerField, Clock, Day, Kroner
from manege_analysis.meeting.people import Person, RoleKey
from manege_analysis.meeting.programme import ItemKind, minutes_between
from manege_analysis.yamlfile import Strict, nearest

DEFAULT_MINUTES = 150
MEETING_TEMPLATE = Path(__file__).with_name("templates") / "meeting.yaml"
"""The commented file that a new cluster starts from; every line but the version is optional."""


class PersonFile(Strict):
    """A person: a name alone, or a name with how to reach them."""

    name: str = Field(min_length=1, max_length=120)
    organisation: str = ""
    email: str = ""
    phone: str = ""

    def person(self) -> Person:
        """Return the person as the plan's value."""
        return Person(self.name, self.organisation, self.email, self.phone)


def _named(written: Any) -> Any:
    return {"name": written} if isinstance(written, str) else written


def _named_or_nobody(written: Any) -> Any:
    return None if written == "" else _named(written)


def _counted(written: Any) -> Any:
    return {"coming": written} if isinstance(written, int) else written


PersonField = Annotated[PersonFile, BeforeValidator(_named, json_schema_input_type=str | PersonFile)]
RoleField = Annotated[
    PersonFile | None,
    BeforeValidator(_named_or_nobody, json_schema_input_type=str | PersonFile | None),
]


class PlaceFile(Strict):
    """Where the meeting is held; a text alone is the place's name."""

    name: str = ""
    address: str = ""
    room: str = ""
    note: str = ""


class RolesFile(Strict):
    """Who does what on the evening; an empty role is a finding, not an error."""

    welcome: RoleField = None
    chair: RoleField = None
    results: RoleField = None
    reader: RoleField = None
    minutes: RoleField = None
    parking_lot: RoleField = None
    closing: RoleField = None
    follow_up: RoleField = None
    facilitator: RoleField = None
    graphic: RoleField = None

    def holder(self, role: RoleKey) -> Person | None:
        """Return who holds `role`, or None."""
        held: PersonFile | None = getattr(self, role)
        return held.person() if held else None


class ActorFile(Strict):
    """One invited actor: who, how to reach them, and what they answered."""

    actor: str
    name: str = Field(default="", max_length=120)
    organisation: str = ""
    email: str = ""
    phone: str = ""
    answer: AnswerField = "not invited"
    answered: Day | None = None
    persons: int = Field(default=1, ge=1, le=30)
    leader: bool | None = None
    call_first: bool = False
    note: str = ""

    @field_validator("actor")
    @classmethod
    def _is_known(cls, value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get("actors")
        if known is not None and value not in known:
            raise ValueError(
                f'"{value}" is not an actor of the case library. {nearest(value, known)[:-1]}'
            )
        return value


class MemberFile(Strict):
    """A participant who is no actor in a touchpoint, by default a doctor of the cluster."""

    name: str = Field(min_length=1, max_length=120)
    sector: Sector = "general practice"
    leader: bool = False


class MembersFile(Strict):
    """The cluster's own people: how many come, and their names where table cards carry names."""

    coming: int | None = Field(default=None, ge=0, le=500)
    names: tuple[
        Annotated[MemberFile, BeforeValidator(_named, json_schema_input_type=str | MemberFile)], ...
    ] = ()


class AgendaLine(Strict):
    """One line of an agenda of the cluster's own."""

    kind: ItemKind
    minutes: int = Field(ge=1, le=240)
    title: str = ""


class RingFile(Strict):
    """How long an actor speaks: the guide says 1-2 minutes."""

    minutes_each: float = Field(default=1.5, ge=1, le=2)


class SeatingFile(Strict):
    """The tables' chairs, and who must or must not sit together (names or actor ids)."""

    tables: tuple[Annotated[int, Field(ge=1, le=40)], ...] = Field(default=(), max_length=40)
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


class BudgetLineFile(Strict):
    """One expense: a fixed price, or a price per head of everybody or of some."""

    what: str = Field(min_length=1)
    price: Kroner | None = None
    per: Literal["meeting", "head"] = "meeting"
    heads: int | Literal["all", "members", "guests"] | Sector = "all"
    sector: Sector | Literal[""] = ""
    paid_by: str = ""


class BudgetFile(Strict):
    """The meeting's money and the frame that was agreed for it."""

    frame: Kroner | None = None
    approved: Day | None = None
    lines: tuple[BudgetLineFile, ...] = ()


class TaskFile(Strict):
    """What is known of a task: done when, by whom, another date; or a task of the cluster's own."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    done: Day | None = None
    owner: str = ""
    due: Day | None = None
    title: str = ""
    skip: bool = False


class MaterialFile(Strict):
    """Something to bring besides what the plan counts itself."""

    what: str = Field(min_length=1)
    count: int = Field(default=1, ge=1)
    use: str = ""


class ParkingFile(Strict):
    """A line of the parking lot as it was written down on the evening."""

    id: str = ""
    what: str = Field(min_length=1)
    kind: Literal["idea", "matter"] = "matter"
    owner: str = ""
    by: Day | None = None
    told: str = ""
    status: Literal["open", "done", "dropped"] = "open"


class AgreementFile(Strict):
    """What was agreed at the meeting."""

    id: str = ""
    what: str = Field(min_length=1)
    owner: str = ""
    by: Day | None = None
    remind: Day | None = None
    told: str = ""
    status: Literal["open", "done", "dropped"] = "open"


class EvaluationFile(Strict):
    """How the meeting is evaluated; dates are planned where none are given."""

    how: str = ""
    questionnaire: str = "evaluering-af-moedet"
    send: Day | None = None
    closes: Day | None = None
    meeting: Day | None = None


class TimeFile(Strict):
    """How long one step of the evening was meant to take and took, in seconds."""

    title: str = Field(max_length=600)
    planned: int = Field(ge=0, le=86_400)
    real: int = Field(ge=0, le=86_400)


class AcceptFile(Strict):
    """A finding somebody decided to live with."""

    finding: str
    by: str
    why: str = Field(min_length=3)


class MeetingFile(Strict):
    """`meeting.yaml`: everything people decide about one meeting; only `version` is required."""

    version: Literal[1]
    title: str = ""
    day: Day | None = Field(default=None, alias="date")
    start: Clock = Field(default="16.30", validate_default=True)  # type: ignore[assignment]
    end: Clock | None = None
    minutes: int | None = Field(default=None, ge=45, le=480)
    held: bool = False
    revision: int = Field(default=0, ge=0)
    place: Annotated[PlaceFile, BeforeValidator(_named, json_schema_input_type=str | PlaceFile)] = (
        PlaceFile()
    )
    purpose: str = ""
    areas: tuple[str, ...] = ()
    owners: tuple[PersonField, ...] = ()
    shape: Literal["guide", "blocks"] = "blocks"
    agenda: tuple[AgendaLine, ...] = ()
    results_minutes: int | None = Field(default=None, ge=5, le=60)
    ring: RingFile = RingFile()
    roles: RolesFile = RolesFile()
    planning_group: tuple[PersonField, ...] = ()
    actors: tuple[ActorFile, ...] = ()
    members: Annotated[
        MembersFile, BeforeValidator(_counted, json_schema_input_type=int | MembersFile)
    ] = MembersFile()
    reply_by: Day | None = None
    seating: SeatingFile = SeatingFile()
    budget: BudgetFile = BudgetFile()
    calendar: CalendarSettings = CalendarSettings()
    tasks: tuple[TaskFile, ...] = ()
    material: tuple[MaterialFile, ...] = ()
    ground_rules: tuple[str, ...] = ()
    parking_lot: tuple[ParkingFile, ...] = ()
    agreements: tuple[AgreementFile, ...] = ()
    times: tuple[TimeFile, ...] = ()
    evaluation: EvaluationFile = EvaluationFile()
    accept: tuple[AcceptFile, ...] = ()

    @property
    def length(self) -> int:
        """The meeting's length in minutes: the agenda's own, from start to end, or as stated."""
        if self.agenda:
            return sum(line.minutes for line in self.agenda)
        if self.end is not None:
            return minutes_between(self.start, self.end)
        return self.minutes or DEFAULT_MINUTES
