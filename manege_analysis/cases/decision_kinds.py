"""The kinds of decision about the choice of cases; each knows the wishes it makes and its words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator

from manege_analysis.cases.wishes import HalfStep, Wishes
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

Thing = TypeVar("Thing")
_EVERY = {
    True: Text("alle inviterede skal i manegen", "every invited actor is used"),
    False: Text(
        "ikke alle inviterede behøver at komme i manegen", "not every invited actor need be used"
    ),
}
Minutes = Annotated[float, Field(gt=0, le=240)]


class AboutCases(Decision, ABC):
    """A decision that changes the wishes, and can say so in a sentence."""

    @abstractmethod
    def applied(self, wishes: Wishes) -> Wishes:
        """Return the wishes with this decision laid over them."""

    @abstractmethod
    def said(self) -> Text:
        """Say the decision in words, without who and when."""


class LockCase(AboutCases):
    """Tell this case whatever the numbers say."""

    decide: Literal["lock-case"]
    case: str

    def applied(self, wishes: Wishes) -> Wishes:
        """Lock the case, also where it was banned before."""
        locked, banned = _with(wishes.locked, self.case), _less(wishes.banned, self.case)
        return replace(wishes, locked=locked, banned=banned)

    def said(self) -> Text:
        """Say it."""
        return Text(f"Casen {self.case} skal med", f"The case {self.case} is locked")


class BanCase(AboutCases):
    """Leave this case out."""

    decide: Literal["ban-case"]
    case: str

    def applied(self, wishes: Wishes) -> Wishes:
        """Ban the case, also where it was locked before."""
        locked, banned = _less(wishes.locked, self.case), _with(wishes.banned, self.case)
        return replace(wishes, locked=locked, banned=banned)

    def said(self) -> Text:
        """Say it."""
        return Text(f"Casen {self.case} skal ikke med", f"The case {self.case} is left out")


class LockTouchpoint(AboutCases):
    """Stop the story here; the case comes with it."""

    decide: Literal["lock-touchpoint"]
    case: str
    touchpoint: str

    def applied(self, wishes: Wishes) -> Wishes:
        """Lock the touchpoint, also where it was banned before."""
        key = (self.case, self.touchpoint)
        locked, banned = wishes.locked_touchpoints, wishes.banned_touchpoints
        return replace(
            wishes, locked_touchpoints=_with(locked, key), banned_touchpoints=_less(banned, key)
        )

    def said(self) -> Text:
        """Say it."""
        name = f"{self.case}/{self.touchpoint}"
        return Text(f"Nedslaget {name} skal med", f"The touchpoint {name} is locked")


class BanTouchpoint(AboutCases):
    """Do not stop the story here."""

    decide: Literal["ban-touchpoint"]
    case: str
    touchpoint: str

    def applied(self, wishes: Wishes) -> Wishes:
        """Ban the touchpoint, also where it was locked before."""
        key = (self.case, self.touchpoint)
        locked, banned = wishes.locked_touchpoints, wishes.banned_touchpoints
        return replace(
            wishes, locked_touchpoints=_less(locked, key), banned_touchpoints=_with(banned, key)
        )

    def said(self) -> Text:
        """Say it."""
        name = f"{self.case}/{self.touchpoint}"
        return Text(f"Nedslaget {name} skal ikke med", f"The touchpoint {name} is left out")


class SetThemeWeight(AboutCases):
    """Let a theme count more (2 is double) or less (0 not at all) than the questionnaire says."""

    decide: Literal["set-theme-weight"]
    theme: str
    weight: float = Field(ge=0, le=100)

    def applied(self, wishes: Wishes) -> Wishes:
        """Set the theme's weight."""
        weights = {**dict(wishes.theme_weights), self.theme: self.weight}
        return replace(wishes, theme_weights=tuple(sorted(weights.items())))

    def said(self) -> Text:
        """Say it."""
        weight = f"{self.weight:g}"
        da = f"Temaet {self.theme} vejer {weight.replace('.', ',')}"
        return Text(da, f"The theme {self.theme} weighs {weight}")


class SetMinutes(AboutCases):
    """Set the minutes of the case parts, of an actor in the ring, or both."""

    decide: Literal["set-minutes"]
    parts: tuple[Minutes, ...] = ()
    per_actor: float | None = Field(default=None, gt=0, le=10)

    @model_validator(mode="after")
    def _says_something(self) -> SetMinutes:
        if not self.parts and self.per_actor is None:
            raise ValueError("write parts, for instance [45, 45], or per_actor")
        return self

    def applied(self, wishes: Wishes) -> Wishes:
        """Set the minutes that are written."""
        parts, per_actor = self.parts or wishes.parts, self.per_actor or wishes.per_actor
        return replace(wishes, parts=parts, per_actor=per_actor)

    def said(self) -> Text:
        """Say it."""
        da, en = [], []
        if self.parts:
            parts = " + ".join(f"{part:g}" for part in self.parts)
            da.append(f"casedelene er på {parts} minutter")
            en.append(f"the case parts take {parts} minutes")
        if self.per_actor is not None:
            da.append(f"hver aktør har {self.per_actor:g} minutter".replace(".", ","))
            en.append(f"each actor has {self.per_actor:g} minutes")
        return _sentence(da, en)


class SetCount(AboutCases):
    """Set how many cases are told."""

    decide: Literal["set-count"]
    count: int = Field(ge=2, le=5)

    def applied(self, wishes: Wishes) -> Wishes:
        """Set the number."""
        return replace(wishes, count=self.count)

    def said(self) -> Text:
        """Say it."""
        return Text(f"Der fortælles {self.count} cases", f"{self.count} cases are told")


class SetAvailability(AboutCases):
    """Say whether an actor comes where meeting.yaml does not: 0 no, 0.5 no answer yet, 1 yes."""

    decide: Literal["set-availability"]
    actor: str
    available: HalfStep

    def applied(self, wishes: Wishes) -> Wishes:
        """Set the actor's reply."""
        replies = {**dict(wishes.availability), self.actor: float(self.available)}
        return replace(wishes, availability=tuple(sorted(replies.items())))

    def said(self) -> Text:
        """Say it."""
        da = {0: "kommer ikke", 0.5: "har ikke svaret", 1: "kommer"}[self.available]
        en = {0: "does not come", 0.5: "has not answered", 1: "comes"}[self.available]
        return Text(f"Aktøren {self.actor} {da}", f"The actor {self.actor} {en}")


class AddWish(AboutCases):
    """Add a wish: a case of an age group, every invited actor in the ring, or at most so many actors."""

    decide: Literal["add-wish"]
    age_group: Literal["", "5-9", "10-14", "15-17", "18-24"] = ""
    every_invited_actor: bool | None = None
    most_actors: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _says_something(self) -> AddWish:
        if not self.age_group and self.every_invited_actor is None and self.most_actors is None:
            raise ValueError("name a wish: age_group, every_invited_actor or most_actors")
        return self

    def applied(self, wishes: Wishes) -> Wishes:
        """Add what is written; age groups gather, the other two take the place of earlier ones."""
        every, most = self.every_invited_actor, self.most_actors
        return replace(
            wishes,
            age_groups=_with(wishes.age_groups, self.age_group) if self.age_group else wishes.age_groups,
            every_invited_actor=wishes.every_invited_actor if every is None else every,
            most_actors=wishes.most_actors if most is None else most,
        )

    def said(self) -> Text:
        """Say it."""
        da, en = [], []
        if self.age_group:
            da.append(f"mindst én case handler om en på {self.age_group} år".replace("-", "–"))
            en.append(f"at least one case is about somebody aged {self.age_group}")
        if self.every_invited_actor is not None:
            da.append(_EVERY[self.every_invited_actor].da)
            en.append(_EVERY[self.every_invited_actor].en)
        if self.most_actors is not None:
            da.append(f"der er højst {self.most_actors} aktører")
            en.append(f"there are at most {self.most_actors} actors")
        return _sentence(da, en)


class ChooseCases(AboutCases):
    """Choose these cases and no others; `why` must say the reason, because the numbers may differ."""

    decide: Literal["choose-cases"]
    cases: tuple[str, ...] = Field(min_length=2, max_length=5)
    why: str = Field(min_length=1)

    def applied(self, wishes: Wishes) -> Wishes:
        """Choose the cases; their number is the number of cases."""
        return replace(wishes, chosen=self.cases, count=len(self.cases))

    def said(self) -> Text:
        """Say it."""
        return Text(
            f"I har selv valgt {listed(self.cases, 'da')}",
            f"You chose {listed(self.cases, 'en')} yourselves",
        )


class RankThemes(AboutCases):
    """Rank the themes, the most important first, for when the answers are too few to say.

    With `always` the ranking is used whatever the answers say.
    """

    decide: Literal["rank-themes"]
    themes: tuple[str, ...] = Field(min_length=1)
    always: bool = False

    def applied(self, wishes: Wishes) -> Wishes:
        """Change nothing here: a ranking takes the place of needs, not of wishes."""
        return wishes

    def said(self) -> Text:
        """Say it."""
        return Text(
            f"Temaernes rækkefølge er {listed(self.themes, 'da')}",
            f"The themes' order is {listed(self.themes, 'en')}",
        )


def _sentence(da: list[str], en: list[str]) -> Text:
    first, second = listed(da, "da"), listed(en, "en")
    return Text(first[:1].upper() + first[1:], second[:1].upper() + second[1:])


def _with(things: tuple[Thing, ...], thing: Thing) -> tuple[Thing, ...]:
    return (*_less(things, thing), thing)


def _less(things: tuple[Thing, ...], thing: Thing) -> tuple[Thing, ...]:
    return tuple(each for each in things if each != thing)
