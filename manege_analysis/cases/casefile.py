"""A case file and an actor catalogue as a person writes them, and the values they become.

A text is a plain Danish string or `{da:, en:}`.  Reading time and age group are worked out, so that
nobody has to keep them in step with the story.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from manege_analysis.cases.model import (
    Actor,
    Case,
    Coverage,
    Level,
    Place,
    Sector,
    Touchpoint,
    age_group,
)
from manege_analysis.cases.wishes import HalfStep
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Strict

WORDS_A_MINUTE = 130
"""How fast a story is read aloud to a room: slower than speech, with room for a breath."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", max_length=60)]


class WordsIn(Strict):
    """A text in Danish and, where somebody wrote it, in English."""

    da: str = Field(min_length=1)
    en: str = ""

    def value(self) -> Text:
        """Return the text as the value that travels on."""
        return Text(self.da, self.en)


def _words(written: Any) -> Any:
    return {"da": written} if isinstance(written, str) else written


Words = Annotated[WordsIn, BeforeValidator(_words, json_schema_input_type=str | WordsIn)]


class CoverageIn(Strict):
    """How far the touchpoint covers a theme: 0, 0.5 or 1, and why."""

    theme: Id
    degree: HalfStep = Field(description="0 not at all, 0.5 partly, 1 it is what it is about.")
    because: Words = Field(description="One sentence; it stands in the meeting's papers.")


class MinutesIn(Strict):
    """The minutes of a touchpoint beside the actors' own: introduction and dialogue."""

    intro: float = Field(default=2.0, ge=0.5, le=15)
    dialogue: float = Field(default=4.0, ge=0, le=45)


class TouchpointIn(Strict):
    """One life situation at which the story stops."""

    id: Id
    title: Words
    situation: Words
    question: Words = Field(description="What the chair asks the ring.")
    covers: tuple[CoverageIn, ...] = ()
    required: tuple[Id, ...] = Field(default=(), description="Without them the touchpoint is not told.")
    useful: tuple[Id, ...] = Field(default=(), description="Called in where the part has minutes.")
    minutes: MinutesIn = MinutesIn()

    def value(self) -> Touchpoint:
        """Return the touchpoint as a value."""
        covers = tuple(Coverage(c.theme, float(c.degree), c.because.value()) for c in self.covers)
        return Touchpoint(
            self.id,
            self.title.value(),
            self.situation.value(),
            self.question.value(),
            covers,
            self.required,
            tuple(actor for actor in self.useful if actor not in self.required),
            self.minutes.intro,
            self.minutes.dialogue,
        )


class CaseFile(Strict):
    """One constructed person's story: `cases/<id>.yaml`."""

    version: Literal[1]
    id: Id
    title: Words
    person: Words = Field(description="Name, age and what they do, for the heading.")
    age: int = Field(ge=0, le=120)
    place: Place
    tags: tuple[str, ...] = ()
    story: Words = Field(description="Read aloud in two to three minutes: about 260 to 390 words.")
    reading_minutes: float | None = Field(default=None, gt=0, le=15)
    touchpoints: tuple[TouchpointIn, ...]

    def value(self) -> Case:
        """Return the case as a value; its reading time is that of the Danish story."""
        stated = self.reading_minutes
        return Case(
            id=self.id,
            title=self.title.value(),
            person=self.person.value(),
            age=self.age,
            age_group=age_group(self.age),
            place=self.place,
            story=self.story.value(),
            touchpoints=tuple(touchpoint.value() for touchpoint in self.touchpoints),
            reading_minutes=reading_minutes(self.story.da) if stated is None else stated,
            tags=self.tags,
        )


class ActorIn(Strict):
    """One role, its offer in a line, and how a doctor reaches it."""

    id: Id
    role: Words
    sector: Sector
    level: Level
    offer: Words
    reach: Words
    themes: tuple[Id, ...] = ()

    def value(self) -> Actor:
        """Return the actor as a value."""
        return Actor(
            self.id,
            self.role.value(),
            self.sector,
            self.level,
            self.offer.value(),
            self.reach.value(),
            self.themes,
        )


class ActorsFile(Strict):
    """The actor catalogue: `actors.yaml`."""

    version: Literal[1]
    actors: tuple[ActorIn, ...]


def reading_minutes(story: str) -> float:
    """Say how long a story takes to read aloud, in minutes rounded to tenths.

    >>> reading_minutes("ord " * 325)
    2.5
    """
    return round(len(story.split()) / WORDS_A_MINUTE, 1)
