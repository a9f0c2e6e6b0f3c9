"""The questionnaire file as a person writes it: what may stand where, and the short forms.

A text is a plain Danish string or `{da:, en:}`; an option, row, theme or section is its text or a
mapping; a list of one may be written without brackets. `load` turns these models into values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from manege_analysis.questionnaire.model import Kind, Side
from manege_analysis.questionnaire.slug import ID_PATTERN, slug
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Strict

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)?$")]


class _Entry(Strict):
    model_config = ConfigDict(coerce_numbers_to_str=True)


class WordsIn(_Entry):
    """A text in Danish and, where somebody wrote it, in English."""

    da: str = Field(min_length=1)
    en: str = ""

    def value(self) -> Text:
        """Return the text as the value that travels on."""
        return Text(self.da, self.en)


def _words(written: Any) -> Any:
    return {"da": written} if _is_scalar(written) else written


def _entry(written: Any) -> Any:
    return {"text": written} if _is_scalar(written) else written


def _list(written: Any) -> Any:
    return [written] if _is_scalar(written) else written


def _weights(written: Any) -> Any:
    if _is_scalar(written):
        return {written: 1.0}
    if isinstance(written, list) and all(isinstance(each, str) for each in written):
        return dict.fromkeys(written, 1.0)
    return written


def _filter(written: Any) -> Any:
    if isinstance(written, Mapping):
        return {key: _list(answers) for key, answers in written.items()}
    return written


def _is_scalar(written: Any) -> bool:
    return isinstance(written, str | int | float)


Words = Annotated[WordsIn, BeforeValidator(_words, json_schema_input_type=str | WordsIn)]
Strings = Annotated[tuple[str, ...], BeforeValidator(_list, json_schema_input_type=str | list[str])]
Positive = Annotated[float, Field(gt=0, le=100)]
Weights = Annotated[
    dict[str, Positive],
    BeforeValidator(_weights, json_schema_input_type=str | list[str] | dict[str, float]),
]
Filter = Annotated[
    dict[str, list[str]],
    Field(min_length=1, max_length=1),
    BeforeValidator(_filter, json_schema_input_type=dict[str, str | list[str]]),
]


class NamedIn(_Entry):
    """Anything with an id and a text; the id defaults to a slug of the Danish text."""

    id: Id | None = Field(default=None, description="A stable word; made from the text if left out.")
    text: Words

    @property
    def name(self) -> str:
        """The id, written or made."""
        return self.id or slug(self.text.da)


class ThemeIn(NamedIn):
    """A field of collaboration, the unit in which needs are counted."""

    weight: float = Field(
        default=1.0, ge=0, le=100, description="How much the theme counts; 1 is normal."
    )


class SectionIn(NamedIn):
    """A heading under which questions stand."""


class OptionIn(NamedIn):
    """One answer a respondent can give."""

    also: Strings = Field(default=(), description="Other spellings that exports hold.")
    code: str = Field(default="", description="The answer's code in exports.")
    themes: Weights = Field(default={}, description="Themes that choosing this answer asks for.")


class RowIn(NamedIn):
    """One row of a matrix question."""

    also: Strings = ()
    themes: Weights = Field(default={})
    problem: Side | None = Field(
        default=None, description="The problem side where it differs from the question's."
    )
    asks_for: Words | None = None


Option = Annotated[OptionIn, BeforeValidator(_entry, json_schema_input_type=str | OptionIn)]
Row = Annotated[RowIn, BeforeValidator(_entry, json_schema_input_type=str | RowIn)]
Theme = Annotated[ThemeIn, BeforeValidator(_entry, json_schema_input_type=str | ThemeIn)]
Section = Annotated[SectionIn, BeforeValidator(_entry, json_schema_input_type=str | SectionIn)]


def _scale(written: Any) -> Any:
    return {"id": written} if isinstance(written, str) else written


class ScaleIn(_Entry):
    """Ordered answers, in the order of the list; a question may name a scale instead of writing it."""

    id: Id | None = None
    rungs: tuple[Option, ...] = Field(default=(), description="The answers, in the order shown.")
    problem: Side | None = Field(
        default=None,
        description="Which end asks for something to be done; a question may say it instead.",
    )
    middle: str | None = Field(default=None, description="The neutral rung, by id or text.")
    outside: tuple[Option, ...] = Field(
        default=(), description="Answers outside the order, such as Ved ikke."
    )


ScaleOrId = Annotated[ScaleIn, BeforeValidator(_scale, json_schema_input_type=str | ScaleIn)]


class QuestionIn(NamedIn):
    """One question as asked."""

    kind: Kind
    section: str = ""
    scale: ScaleOrId | None = Field(default=None, description="A scale's id, or a scale written here.")
    problem: Side | None = Field(default=None, description="Which end of the scale asks for something.")
    asks_for: Words | None = Field(
        default=None, description='The problem side in words, after "17 af 21 læger".'
    )
    options: tuple[Option, ...] = ()
    outside: tuple[Option, ...] | None = None
    items: tuple[Row, ...] = Field(default=(), description="The rows of a matrix question.")
    themes: Weights = Field(default={})
    other: bool = Field(
        default=False, description="Whether a respondent can write an answer of their own."
    )
    sensitive: bool = False
    identifier: bool = Field(
        default=False, description="Holds who the respondent is; dropped on reading."
    )
    unit: Words | None = None
    low: float | None = None
    high: float | None = None
    code: str = Field(default="", description="The question's name in exports.")
    also: Strings = ()
    shown_if: Filter | None = Field(
        default=None,
        description="Asked only of those who gave one of these answers: {question: [answers]}.",
    )


class AddedIn(QuestionIn):
    """A question that an adaptation adds."""

    after: str = Field(default="", description="The question it follows; at the end if left out.")


class RewordIn(_Entry):
    """Other words for a question, a matrix row (`question.row`) or an option (`question.option`)."""

    id: Key
    text: Words | None = None
    asks_for: Words | None = None


class RescaleIn(_Entry):
    """Another answer scale for a scale or matrix question."""

    id: Id
    scale: ScaleOrId
    problem: Side | None = None
    asks_for: Words | None = None


class AddToIn(_Entry):
    """More options or matrix rows for a question of the template."""

    id: Id
    options: tuple[Option, ...] = ()
    items: tuple[Row, ...] = ()


class QuestionnaireFile(_Entry):
    """A questionnaire template, or a cluster's adaptation that `extends` one."""

    version: Literal[1]
    id: Id | None = Field(default=None, description="Made from the file's name if left out.")
    wording: str = Field(default="", description="Names the wording; change it when a question changes.")
    title: Words | None = None
    note: Words | None = None
    themes: tuple[Theme, ...] = ()
    sections: tuple[Section, ...] = ()
    scales: tuple[ScaleIn, ...] = ()
    questions: tuple[QuestionIn, ...] = ()
    extends: str = Field(default="", description="The template's id or file name.")
    drop: tuple[Key, ...] = Field(
        default=(), description="Questions, or their rows and options, left out."
    )
    reword: tuple[RewordIn, ...] = ()
    rescale: tuple[RescaleIn, ...] = ()
    add: tuple[AddedIn, ...] = ()
    add_to: tuple[AddToIn, ...] = ()
    weights: dict[str, Annotated[float, Field(ge=0, le=100)]] = Field(
        default={}, description="Other weights for the template's themes."
    )
