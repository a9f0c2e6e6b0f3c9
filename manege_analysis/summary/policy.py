"""The settings of privacy: how open a cluster's share edition is, and the limits it keeps."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, StringConstraints, field_validator, model_validator

from manege_analysis.summary.safe import FLOOR, Limits
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Strict

CEILING = 1000
"""A limit above the number of any cluster's members is a slip of the pen, not a wish."""

Said = Annotated[str, StringConstraints(min_length=1)]


class Consent(Strict):
    """A cluster's recorded consent to show its answers in full: who gave it, when, in which words."""

    by: Said
    on: date
    wording: Said


class LimitSettings(Strict):
    """The limits: answers an item or group needs, and the smallest number that is shown.

    Raised at will, never below three, and an item always needs twice the smallest number shown:
    otherwise both sides of one table could be small, and each would give the other away.

    >>> LimitSettings(answers=12, shown=6)
    LimitSettings(answers=12, answers_sensitive=20, shown=6, shown_sensitive=10)
    """

    answers: StrictInt = 10
    answers_sensitive: StrictInt = 20
    shown: StrictInt = 5
    shown_sensitive: StrictInt = 10

    @field_validator("*")
    @classmethod
    def _within_floor_and_ceiling(cls, limit: int) -> int:
        if limit < FLOOR:
            raise ValueError(f"a limit below {FLOOR} is refused; the floor is {FLOOR}")
        if limit > CEILING:
            raise ValueError(f"a limit above {CEILING} would hide everything; write a smaller one")
        return limit

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        if self.answers < 2 * self.shown:
            raise ValueError(f"answers must be at least twice shown: write {2 * self.shown} or more")
        if self.answers_sensitive < 2 * self.shown_sensitive:
            least = 2 * self.shown_sensitive
            raise ValueError(
                f"answers_sensitive must be at least twice shown_sensitive: write {least} or more"
            )
        if self.answers_sensitive < self.answers or self.shown_sensitive < self.shown:
            raise ValueError("a sensitive question may not have lower limits than the others")
        return self


class Group(Strict):
    """One group of the partition: the respondents who chose one of `options`."""

    id: Said
    text: Said
    text_en: str = ""
    options: Annotated[tuple[Said, ...], Field(min_length=1)]

    @property
    def name(self) -> Text:
        """The group's name in both languages."""
        return Text(self.text, self.text_en)


class Partition(Strict):
    """The one division of the respondents that a deck may show, by the answers to one question.

    Everybody else, those who left the question blank included, is the group `rest`: so the groups
    always add up to all respondents, and no count of blanks can be had by subtraction.
    """

    by: Said
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    rest: Said = "Øvrige og uoplyst"
    rest_en: str = "Others and not stated"

    @model_validator(mode="after")
    def _do_not_overlap(self) -> Self:
        options = [option for group in self.groups for option in group.options]
        names = [group.id for group in self.groups]
        if len(set(options)) < len(options):
            raise ValueError("each option may stand in one group only")
        if len(set(names)) < len(names) or "rest" in names:
            raise ValueError('each group needs an id of its own, and "rest" is taken')
        return self

    @property
    def rest_name(self) -> Text:
        """The name of the group of everybody else."""
        return Text(self.rest, self.rest_en)


class PrivacyPolicy(Strict):
    """What a cluster's share edition may show.

    `closed` redesigns every table until no small group can be read from it. `open` shows the full
    distribution, and needs the cluster's recorded consent; a question marked sensitive stays closed.

    >>> PrivacyPolicy().limits_for(sensitive=True)
    Limits(answers=20, shown=10)
    """

    policy: Literal["closed", "open"] = "closed"
    consent: Consent | None = None
    limits: LimitSettings = LimitSettings()
    compare: Partition | None = None

    @model_validator(mode="after")
    def _is_consented(self) -> Self:
        if self.policy == "open" and self.consent is None:
            raise ValueError('"open" needs the cluster\'s consent: {by, on, wording}')
        return self

    def limits_for(self, sensitive: bool) -> Limits:
        """Return the limits that hold for a question."""
        if sensitive:
            return Limits(self.limits.answers_sensitive, self.limits.shown_sensitive)
        return Limits(self.limits.answers, self.limits.shown)
