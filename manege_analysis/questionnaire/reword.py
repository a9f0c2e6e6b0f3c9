"""One question becomes another: without a part, in other words, on another scale, with more parts."""

from __future__ import annotations

from dataclasses import replace

from manege_analysis.questionnaire.model import MatrixItem, Option, Question, Scale
from manege_analysis.wording.text import Text


def part_texts(question: Question) -> dict[str, Text]:
    """Return the texts of a question's rows and options by id."""
    rows = {row.id: row.text for row in question.items}
    return rows | {option.id: option.text for option in question.options}


def without_part(question: Question, part: str) -> Question:
    """Leave out a row or an option.

    A question with fewer options is another question, because those who would have ticked the
    missing one tick something else; a matrix with fewer rows asks the other rows as before.

    >>> two = Option("a", Text("A")), Option("b", Text("B"))
    >>> asked = Question("q1", "multi", Text("Hvem?"), options=two)
    >>> fewer = without_part(asked, "a")
    >>> [option.id for option in fewer.options], fewer.reworded
    (['b'], True)
    """
    options = tuple(each for each in question.options if each.id != part)
    return replace(
        question,
        items=tuple(each for each in question.items if each.id != part),
        options=options,
        option_themes=tuple(each for each in question.option_themes if each[0] != part),
        reworded=question.reworded or options != question.options,
    )


def in_other_words(question: Question, part: str, text: Text | None, asks_for: Text | None) -> Question:
    """Reword a question, or its row or option `part`; the old words remain as a known spelling.

    They remain so that an export made before the change is still matched.

    >>> asked = Question("q1", "text", Text("Hvad mangler?"))
    >>> new = in_other_words(asked, "", Text("Hvad savner du?"), None)
    >>> new.text.da, new.reworded, new.also
    ('Hvad savner du?', True, ('Hvad mangler?',))
    """
    if part:
        options = tuple(_option(each, text) if each.id == part else each for each in question.options)
        items = tuple(_row(each, text, asks_for) if each.id == part else each for each in question.items)
        reworded = question.reworded or options != question.options
        return replace(question, items=items, options=options, reworded=reworded)
    return replace(
        question,
        text=text or question.text,
        asks_for=asks_for or question.asks_for,
        reworded=question.reworded or (text or question.text) != question.text,
        also=_with_old(question.also, question.text, text),
    )


def on_scale(question: Question, scale: Scale, asks_for: Text | None) -> Question:
    """Give a question another answer scale."""
    return replace(question, scale=scale, asks_for=asks_for or question.asks_for, reworded=True)


def with_parts(
    question: Question,
    options: tuple[Option, ...],
    option_themes: tuple[tuple[str, str, float], ...],
    items: tuple[MatrixItem, ...],
) -> Question:
    """Give a question more options or rows, after those it has."""
    return replace(
        question,
        options=question.options + options,
        option_themes=question.option_themes + option_themes,
        items=question.items + items,
        reworded=question.reworded or bool(options),
    )


def _option(option: Option, text: Text | None) -> Option:
    return replace(option, text=text or option.text, also=_with_old(option.also, option.text, text))


def _row(row: MatrixItem, text: Text | None, asks_for: Text | None) -> MatrixItem:
    return replace(
        row,
        text=text or row.text,
        asks_for=asks_for or row.asks_for,
        reworded=row.reworded or (text or row.text) != row.text,
        also=_with_old(row.also, row.text, text),
    )


def _with_old(also: tuple[str, ...], old: Text, new: Text | None) -> tuple[str, ...]:
    return also if new is None or new.da == old.da or old.da in also else (*also, old.da)
