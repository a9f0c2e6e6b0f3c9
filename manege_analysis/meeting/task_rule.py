"""A rule for one task: when, counted from the meeting, who, and after what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from manege_analysis.meeting.calendar import months_before
from manege_analysis.meeting.model import Phase
from manege_analysis.wording.text import Language, Text

Owner = Literal[
    "coordinator", "board", "analyst", "group", "chair", "minutes", "parking_lot", "follow_up"
]


@dataclass(frozen=True)
class Lead:
    """A time before the meeting in whole months and days; negative numbers lie after it.

    >>> Lead(months=3).before(date(2027, 5, 31)), Lead(days=-7).before(date(2027, 5, 31))
    (datetime.date(2027, 2, 28), datetime.date(2027, 6, 7))
    """

    months: int = 0
    days: int = 0

    def before(self, meeting: date) -> date:
        """Return the date this long before `meeting`."""
        return months_before(meeting, self.months) - timedelta(days=self.days)

    def after(self, today: date) -> date:
        """Return the earliest meeting date for which this lead has not begun to run out."""
        return months_before(today + timedelta(days=self.days), -self.months)

    @property
    def is_after(self) -> bool:
        """Whether the time lies after the meeting."""
        return self.months < 0 or self.days < 0

    def said(self, language: Language) -> str:
        """Say the lead as a planner would.

        >>> Lead(months=3).said("da"), Lead(days=14).said("da"), Lead(days=-1).said("da")
        ('3 måneder før', '2 uger før', '1 dag efter')
        """
        if not self.months and not self.days:
            return _ON_THE_DAY.in_(language)
        parts = [_count(abs(self.months), _MONTH, language)] if self.months else []
        if self.days:
            weeks, rest = divmod(abs(self.days), 7)
            parts.append(
                _count(weeks, _WEEK, language) if not rest else _count(abs(self.days), _DAY, language)
            )
        return f"{_AND.in_(language).join(parts)} {(_AFTER if self.is_after else _BEFORE).in_(language)}"


@dataclass(frozen=True)
class TaskRule:
    """One task as the two source documents ask for it, in our own words.

    `due` is the last moment, `start` when it can sensibly begin.  `waits_for` names tasks that are
    due no later than this one.  `step` is the drejebog's, 1-10.  `files` names what the run has made
    for it, below the cluster's folder: files, and folders where there is one for each actor.
    """

    id: str
    phase: Phase
    title: Text
    detail: Text
    owner: Owner
    start: Lead
    due: Lead
    waits_for: tuple[str, ...] = ()
    step: int | None = None
    files: tuple[str, ...] = ()


_ON_THE_DAY = Text("på dagen", "on the day")
_BEFORE = Text("før", "before")
_AFTER = Text("efter", "after")
_AND = Text(" og ", " and ")
_MONTH = (Text("måned", "month"), Text("måneder", "months"))
_WEEK = (Text("uge", "week"), Text("uger", "weeks"))
_DAY = (Text("dag", "day"), Text("dage", "days"))


def _count(number: int, words: tuple[Text, Text], language: Language) -> str:
    return f"{number} {words[number != 1].in_(language)}"
