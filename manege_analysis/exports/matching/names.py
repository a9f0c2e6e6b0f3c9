"""The names under which an item, or one option of it, can stand in an export's header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from manege_analysis.exports.files.plaintext import code_key, key_of
from manege_analysis.questionnaire.model import Item, Option, Questionnaire
from manege_analysis.wording.text import Text


@dataclass(frozen=True)
class Target:
    """What a column can hold: an item, or one option of a multi-select item."""

    item: str
    option: str = ""


@dataclass(frozen=True)
class Names:
    """Every target by its codes, by its full wording, and by a matrix row's wording alone."""

    codes: Mapping[str, frozenset[Target]]
    texts: Mapping[str, frozenset[Target]]
    rows: Mapping[str, frozenset[Target]]

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> Names:
        """Collect the names of a questionnaire's items and options."""
        return cls(
            _gather((code_key(name), target) for name, target in _codes(questionnaire)),
            _gather((key_of(name), target) for name, target in _texts(questionnaire)),
            _gather((key_of(name), target) for name, target in _rows(questionnaire)),
        )


def wordings(text: Text) -> tuple[str, ...]:
    """The text in each language it has."""
    return (text.da, text.en) if text.en else (text.da,)


def item_texts(item: Item) -> tuple[str, ...]:
    """All wordings of an item: a matrix row's with its question's in front, and other spellings."""
    stems = wordings(item.question.text)
    if item.row is None:
        return (*stems, *item.question.also)
    return tuple(f"{stem} {row}" for stem in stems for row in wordings(item.row.text)) + item.row.also


def option_spellings(option: Option) -> tuple[str, ...]:
    """All spellings of an option, its code not among them."""
    return (*wordings(option.text), *option.also)


def _codes(questionnaire: Questionnaire) -> Iterator[tuple[str, Target]]:
    for item in questionnaire.items:
        for code in _item_codes(item):
            yield code, Target(item.key)
            if item.kind == "multi":
                for option in item.options:
                    for last in {option.id, option.code} - {""}:
                        yield f"{code}_{last}", Target(item.key, option.id)


def _item_codes(item: Item) -> tuple[str, ...]:
    question = item.question
    stems = tuple(dict.fromkeys(name for name in (question.code, question.id) if name))
    if item.row is None:
        return (*stems, *question.also)
    return tuple(f"{stem}.{item.row.id}" for stem in stems) + item.row.also


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Target]]:
    for item in questionnaire.items:
        for text in item_texts(item):
            yield text, Target(item.key)
            if item.kind == "multi":
                for option in item.options:
                    for spelling in option_spellings(option):
                        yield f"{text} {spelling}", Target(item.key, option.id)


def _rows(questionnaire: Questionnaire) -> Iterator[tuple[str, Target]]:
    for item in questionnaire.items:
        if item.row is not None:
            for text in wordings(item.row.text):
                yield text, Target(item.key)


def _gather(pairs: Iterable[tuple[str, Target]]) -> dict[str, frozenset[Target]]:
    found: dict[str, set[Target]] = {}
    for name, target in pairs:
        if name:
            found.setdefault(name, set()).add(target)
    return {name: frozenset(targets) for name, targets in found.items()}
