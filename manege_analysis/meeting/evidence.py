"""What meeting.yaml and the suggestion show to be done already, so that nobody has to tick it off."""

from __future__ import annotations

from manege_analysis.cases.model import Suggestion
from manege_analysis.meeting.cast import OPTIONAL_ROLES
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.people import ROLES
from manege_analysis.meeting.task_rules import RULES
from manege_analysis.wording.text import Text

_HELD = Text("mødet er holdt", "the meeting was held")
_ANSWERS = Text("svarene ligger i mappen", "the answers are in the folder")
_WRITTEN = Text("står i meeting.yaml", "written in meeting.yaml")
_CHOSEN = Text("casene er valgt", "the cases are chosen")
_INVITED = Text("alle aktører er inviteret", "all actors are invited")
_REPLIED = Text("alle har svaret", "everybody has answered")


def evidence(file: MeetingFile, suggestion: Suggestion | None) -> dict[str, Text]:
    """Return the tasks that are evidently done, each with how it shows.

    Only what cannot be otherwise counts: a date in the file was agreed, but a place in it need not
    be booked.  Once the meeting is held nothing before its end is open, whoever ticked it off.
    """
    if file.held:
        return {rule.id: _HELD for rule in RULES if rule.phase != "after"}
    found: dict[str, Text] = {}
    if suggestion and suggestion.basis not in ("ranking", "none"):
        found |= dict.fromkeys(("questionnaire-adapt", "questionnaire-send", "results"), _ANSWERS)
    if suggestion and suggestion.by_hand:
        found["cases-choose"] = _CHOSEN
    return found | dict.fromkeys(_written(file), _WRITTEN) | _invited(file)


def _written(file: MeetingFile) -> list[str]:
    needed = [role for role in ROLES if role not in OPTIONAL_ROLES]
    priced = file.budget.lines and all(line.price is not None for line in file.budget.lines)
    shown = {
        "date-and-length": file.day is not None,
        "owner": bool(file.owners),
        "areas": bool(file.areas),
        "roles": all(file.roles.holder(role) for role in needed),
        "follow-up-owner": file.roles.holder("follow_up") is not None,
        "budget": bool(priced),
    }
    return [task for task, is_done in shown.items() if is_done]


def _invited(file: MeetingFile) -> dict[str, Text]:
    answers = {each.answer for each in file.actors}
    if not answers or "not invited" in answers:
        return {}
    replied = {} if "invited" in answers else dict.fromkeys(("replies", "reminder"), _REPLIED)
    return {"invitations": _INVITED, **replied}
