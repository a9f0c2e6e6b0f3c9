"""The questionnaire as values: questions, their scales, sections and themes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from manege_analysis.wording.text import Text

Kind = Literal["scale", "single", "multi", "matrix", "number", "date", "text"]
Side = Literal["first", "last", "none"]


@dataclass(frozen=True)
class Option:
    """One answer a respondent can give.

    `also` lists other spellings that exports hold, `code` the answer's code in exports.
    """

    id: str
    text: Text
    also: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Scale:
    """Ordered answers, and the answers that stand outside the order.

    `rungs` are in the order in which they are shown.  `problem` says which end of that order asks
    for something to be done: the `first` rungs, the `last`, or `none` where the scale is neutral.
    `middle` names the neutral rung; a scale with an even number of rungs has none.  `outside`
    holds "Ved ikke" and "Ikke relevant": they have no place in the order, whatever their code.
    """

    id: str
    rungs: tuple[Option, ...]
    problem: Side = "none"
    middle: str | None = None
    outside: tuple[Option, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """All answers: the rungs in order, then those outside the scale."""
        return self.rungs + self.outside

    @property
    def middle_index(self) -> int | None:
        """The position of the neutral rung, or None."""
        return next((i for i, rung in enumerate(self.rungs) if rung.id == self.middle), None)

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Divide the rungs' ids into the first side, the middle and the last side.

        Without a named middle an odd scale's central rung is *not* guessed to be neutral: it
        belongs to the last side, and the questionnaire check asks its author to name a middle.

        >>> agree = Scale("a", tuple(Option(i, Text(i)) for i in "abcde"), "last", "c")
        >>> agree.sides()
        (('a', 'b'), ('c',), ('d', 'e'))
        """
        ids = tuple(rung.id for rung in self.rungs)
        at = self.middle_index
        if at is None:
            half = len(ids) // 2
            return ids[:half], (), ids[half:]
        return ids[:at], ids[at : at + 1], ids[at + 1 :]


@dataclass(frozen=True)
class Theme:
    """A field of collaboration that a question can be about; the unit in which needs are counted."""

    id: str
    text: Text
    weight: float = 1.0


@dataclass(frozen=True)
class Section:
    """A heading under which questions stand."""

    id: str
    text: Text


@dataclass(frozen=True)
class MatrixItem:
    """One row of a matrix question; answered on the question's scale."""

    id: str
    text: Text
    themes: tuple[tuple[str, float], ...] = ()
    problem: Side | None = None
    also: tuple[str, ...] = ()
    asks_for: Text = Text("")
    reworded: bool = False


@dataclass(frozen=True)
class Question:
    """One question as asked.

    `themes` pairs theme ids with weights.  `scale` is set for `scale` and `matrix`; `options` for
    `single` and `multi`; `items` for `matrix`.  An `Option` of a `multi` question may ask for a
    theme of its own (`option_themes`).  `asks_for` words what the problem side means, for the
    charts' titles: "finder det svært at få kontakt med PPR".
    """

    id: str
    kind: Kind
    text: Text
    section: str = ""
    scale: Scale | None = None
    options: tuple[Option, ...] = ()
    outside: tuple[Option, ...] = ()
    items: tuple[MatrixItem, ...] = ()
    themes: tuple[tuple[str, float], ...] = ()
    option_themes: tuple[tuple[str, str, float], ...] = ()
    other: bool = False
    sensitive: bool = False
    identifier: bool = False
    asks_for: Text = Text("")
    unit: Text = Text("")
    low: float | None = None
    high: float | None = None
    reworded: bool = False
    code: str = ""
    also: tuple[str, ...] = ()
    shown_if: tuple[str, tuple[str, ...]] | None = None
    """Asked only of those whose answer to the named question is one of the named options."""


@dataclass(frozen=True)
class Item:
    """One measurable thing: a question, or one row of a matrix question.

    Everything after the questionnaire is keyed by `key`: `"q7"`, or `"q7.skole"` for a matrix row.
    """

    key: str
    question: Question
    row: MatrixItem | None = None

    @property
    def kind(self) -> Kind:
        """The kind of answer: a matrix row is a scale."""
        return "scale" if self.row else self.question.kind

    @property
    def text(self) -> Text:
        """The words of the item; a matrix row's are its own."""
        return self.row.text if self.row else self.question.text

    @property
    def asks_for(self) -> Text:
        """The problem side in words; a matrix row without its own has its question's."""
        return self.row.asks_for if self.row and self.row.asks_for.da else self.question.asks_for

    @property
    def reworded(self) -> bool:
        """Whether the words or answers differ from the template's."""
        return self.question.reworded or (self.row is not None and self.row.reworded)

    @property
    def full_text(self) -> Text:
        """The item as a reader meets it alone: a matrix row says little without its question.

        >>> asked = Question("q7", "matrix", Text("Hvor sikker er du, når det handler om …"))
        >>> Item("q7.angst", asked, MatrixItem("angst", Text("angst"))).full_text.da
        'Hvor sikker er du, når det handler om angst'
        """
        if self.row is None:
            return self.text
        stem, row = self.question.text, self.row.text
        return Text(_joined(stem.da, row.da), _joined(stem.in_("en"), row.in_("en")))

    @property
    def themes(self) -> tuple[tuple[str, float], ...]:
        """The themes with weights; a matrix row without its own has its question's."""
        return (self.row.themes or self.question.themes) if self.row else self.question.themes

    @property
    def scale(self) -> Scale | None:
        """The scale, with the row's own problem side where it has one."""
        scale = self.question.scale
        if scale and self.row and self.row.problem:
            return replace(scale, problem=self.row.problem)
        return scale

    @property
    def options(self) -> tuple[Option, ...]:
        """All answers that can be chosen, those outside the scale last."""
        if scale := self.question.scale:
            return scale.options
        return self.question.options + self.question.outside


@dataclass(frozen=True)
class Questionnaire:
    """A template, or a cluster's adaptation of one.

    `version` names the wording: two questionnaires with the same id and version ask the same.
    `changes` says in words what an adaptation dropped, reworded, re-scaled or added.
    """

    id: str
    version: str
    title: Text
    questions: tuple[Question, ...]
    themes: tuple[Theme, ...] = ()
    sections: tuple[Section, ...] = ()
    note: Text = Text("")
    extends: str = ""
    changes: tuple[Text, ...] = ()
    _items: tuple[Item, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_items", tuple(_flatten(self.questions)))

    @property
    def items(self) -> tuple[Item, ...]:
        """Every measurable thing, in the order asked: matrix questions one row at a time."""
        return self._items

    def item(self, key: str) -> Item:
        """Return the item with `key`; raises `KeyError` for an unknown one."""
        for item in self._items:
            if item.key == key:
                return item
        raise KeyError(key)

    def theme(self, theme_id: str) -> Theme:
        """Return the theme with `theme_id`; raises `KeyError` for an unknown one."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)


def _flatten(questions: tuple[Question, ...]) -> Iterator[Item]:
    for question in questions:
        if question.kind == "matrix":
            for row in question.items:
                yield Item(f"{question.id}.{row.id}", question, row)
        else:
            yield Item(question.id, question)


def _joined(stem: str, row: str) -> str:
    begun = stem.rstrip(" …").removesuffix("...").rstrip()
    return f"{begun} {row}" if begun != stem or stem.endswith(":") else f"{stem} – {row}"
