"""Words for roles, phases, states and owners; longer texts stand beside what they are about."""

from __future__ import annotations

from manege_analysis.meeting.model import Phase, Severity, State, Status
from manege_analysis.meeting.people import Answer, RoleKey
from manege_analysis.wording.text import Text

ROLE_TITLES: dict[RoleKey, Text] = {
    "welcome": Text("Velkomst", "Welcome"),
    "chair": Text("Mødeleder", "Chair"),
    "results": Text("Fremlægger resultater", "Presents the results"),
    "reader": Text("Caseoplæser", "Case reader"),
    "minutes": Text("Referent", "Minute taker"),
    "parking_lot": Text("P-pladsreferent", "Parking-lot recorder"),
    "closing": Text("Afslutning", "Closing"),
    "follow_up": Text("Opfølgning", "Follow-up"),
    "facilitator": Text("Facilitator", "Facilitator"),
    "graphic": Text("Grafisk facilitator", "Graphic facilitator"),
}
OWNERS: dict[str, Text] = {
    "coordinator": Text("Klyngekoordinator", "Coordinator"),
    "board": Text("Klyngebestyrelsen", "The board"),
    "analyst": Text("Kvalitetsenheden", "The quality unit"),
    "group": Text("Planlægningsgruppen", "The planning group"),
}
PHASES: dict[Phase, Text] = {
    "clarify": Text("3–6 måneder før", "3–6 months before"),
    "invite": Text("Senest 2 måneder før", "No later than 2 months before"),
    "finish": Text("Efter tilmeldingsfristen", "After the reply deadline"),
    "day": Text("På dagen", "On the day"),
    "after": Text("Efter mødet", "After the meeting"),
}
STATES: dict[State, Text] = {
    "done": Text("gjort", "done"),
    "late": Text("bagud", "late"),
    "next": Text("nu", "now"),
    "waiting": Text("venter", "waiting"),
    "later": Text("senere", "later"),
    "undated": Text("uden dato", "undated"),
}
STATUSES: dict[Status, Text] = {
    "open": Text("åben", "open"),
    "done": Text("gjort", "done"),
    "dropped": Text("opgivet", "dropped"),
}
ANSWERS: dict[Answer, Text] = {
    "not invited": Text("ikke inviteret", "not invited"),
    "invited": Text("inviteret", "invited"),
    "accepted": Text("kommer", "accepted"),
    "declined": Text("afbud", "declined"),
}
SEVERITIES: dict[Severity, Text] = {
    "must": Text("skal løses", "must be solved"),
    "should": Text("bør løses", "should be solved"),
    "note": Text("værd at vide", "good to know"),
}
SECTORS: dict[str, Text] = {
    "general practice": Text("almen praksis", "general practice"),
    "municipality": Text("kommunen", "municipality"),
    "region": Text("regionen", "region"),
    "private practice": Text("privat praksis", "private practice"),
    "civil society": Text("civilsamfundet", "civil society"),
    "": Text("fælles", "shared"),
}
DEFAULT_TITLE = Text("Manegemøde", "Manege meeting")
