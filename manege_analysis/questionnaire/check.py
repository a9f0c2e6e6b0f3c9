"""What must hold of a questionnaire's values, each rule a function that yields what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from manege_analysis.questionnaire.build import duplicate
from manege_analysis.questionnaire.draft import Finding, Place, Placed
from manege_analysis.questionnaire.known_scales import plain_label, spellings
from manege_analysis.questionnaire.model import Kind, MatrixItem, Option, Question, Scale, Section, Theme
from manege_analysis.yamlfile import nearest

_NEEDS: Mapping[Kind, tuple[str, ...]] = {
    "scale": ("scale",),
    "matrix": ("scale", "items"),
    "single": ("options",),
    "multi": ("options",),
}
_MAY_HOLD: Mapping[str, tuple[Kind, ...]] = {
    "scale": ("scale", "matrix"),
    "items": ("matrix",),
    "options": ("single", "multi"),
    "other": ("single", "multi"),
    "low": ("number",),
    "high": ("number",),
}


def check_themes(themes: Sequence[Placed[Theme]]) -> Iterator[Finding]:
    """Find themes with the same id or without one."""
    yield from _ids(((each.value.id, each.place) for each in themes), "theme")


def check_sections(sections: Sequence[Placed[Section]]) -> Iterator[Finding]:
    """Find sections with the same id or without one."""
    yield from _ids(((each.value.id, each.place) for each in sections), "section")


def check_questions(
    questions: Sequence[Placed[Question]], themes: frozenset[str], sections: frozenset[str]
) -> Iterator[Finding]:
    """Find everything that is wrong with the questions, one by one and together."""
    yield from _ids(((each.value.id, each.place) for each in questions), "question")
    for each in questions:
        yield from check_kind(each.value, each.place)
        yield from check_labels(each.value, each.place)
        yield from check_range(each.value, each.place)
        yield from check_references(each, themes, sections)
        if each.value.scale:
            yield from check_scale(each.value.scale, each.place)


def check_kind(question: Question, place: Place) -> Iterator[Finding]:
    """Find what a question of its kind lacks, and what it must not hold.

    >>> from manege_analysis.wording.text import Text
    >>> [found.expected for found in check_kind(Question("q1", "multi", Text("Hvem?")), ())]
    ['"q1" (kind multi) to have options']
    """
    held = {
        "scale": question.scale,
        "items": question.items,
        "options": question.options,
        "other": question.other,
        "low": question.low is not None,
        "high": question.high is not None,
    }
    for key in _NEEDS.get(question.kind, ()):
        if not held[key]:
            expected = f'"{question.id}" (kind {question.kind}) to have {_WORDS[key]}'
            yield Finding(place, expected, "none", f'Add "{key}:".')
    for key, kinds in _MAY_HOLD.items():
        if held[key] and question.kind not in kinds:
            expected = f'"{key}" only with kind {" or ".join(kinds)}'
            remedy = f'Remove "{key}", or correct the kind.'
            yield Finding((*place, key), expected, f'kind "{question.kind}"', remedy)


_WORDS = {"scale": "a scale, which gives the answers their order", "items": "rows", "options": "options"}


def check_scale(scale: Scale, place: Place) -> Iterator[Finding]:
    """Find a scale that has no order to speak of, or a middle that cannot be one.

    An odd scale whose one end is the problem must name its middle: guessing that the central rung
    is neutral would count it wrongly on one side or the other.

    >>> from manege_analysis.wording.text import Text
    >>> odd = Scale("s", tuple(Option(each, Text(each)) for each in "abc"), "last")
    >>> [found.remedy for found in check_scale(odd, ("questions", 0))]
    ['Add a line such as "middle: b".']
    """
    at = (*place, "scale")
    ids = [rung.id for rung in scale.rungs]
    if not ids:
        return  # told where the scale is defined or named
    if len(ids) == 1:
        yield Finding(at, "a scale of at least two rungs", "one", "Add the others, from first to last.")
    elif scale.middle is None:
        if len(ids) % 2 and scale.problem != "none":
            expected = f"a scale of {len(ids)} rungs with a problem side to name its middle"
            yield Finding(at, expected, "none", f'Add a line such as "middle: {ids[len(ids) // 2]}".')
    elif scale.middle not in ids:
        got = f'"{scale.middle}"'
        yield Finding(at, "the middle to be one of the rungs", got, nearest(scale.middle, ids))
    elif scale.middle in (ids[0], ids[-1]) or len(ids) % 2 == 0:
        got = f'"{scale.middle}" of {len(ids)} rungs'
        remedy = "Name a rung with as many on either side, or leave the middle out."
        yield Finding(at, "a middle only in a scale of an odd number of rungs", got, remedy)


def check_labels(question: Question, place: Place) -> Iterator[Finding]:
    """Find answers and rows that cannot be told apart by id or by label."""
    options = question.scale.options if question.scale else question.options + question.outside
    key = "scale" if question.scale else "options"
    yield from _ids(((each.id, (*place, key)) for each in options), "answer")
    yield from _ids(((each.id, (*place, "items", i)) for i, each in enumerate(question.items)), "row")
    yield from _same_labels(options, (*place, key))
    texts = [plain_label(each.text.da) for each in question.items]
    for index, text in enumerate(texts):
        if text in texts[:index]:
            got = f'"{question.items[index].text.da}" twice'
            yield Finding((*place, "items", index), "rows with different words", got, "Reword one.")


def _same_labels(options: Sequence[Option], place: Place) -> Iterator[Finding]:
    seen: dict[str, Option] = {}
    for each in options:
        twice = sorted(label for label in spellings(each) if label in seen and seen[label].id != each.id)
        if twice:
            got = f'"{twice[0]}" for both "{seen[twice[0]].id}" and "{each.id}"'
            remedy = 'Reword one, or correct "also".'
            yield Finding(place, "answers with different words", got, remedy)
        seen |= dict.fromkeys(spellings(each), each)


def check_range(question: Question, place: Place) -> Iterator[Finding]:
    """Find a number question whose lowest answer lies above its highest.

    >>> from manege_analysis.wording.text import Text
    >>> [found.got for found in check_range(Question("q1", "number", Text("?"), low=9, high=1), ())]
    ['low 9, high 1']
    """
    if question.low is not None and question.high is not None and question.low > question.high:
        got = f"low {question.low:g}, high {question.high:g}"
        yield Finding((*place, "low"), "low to be at most high", got, "Exchange them.")


def check_references(
    placed: Placed[Question], themes: frozenset[str], sections: frozenset[str]
) -> Iterator[Finding]:
    """Find themes and sections that are named but nowhere defined."""
    question, place = placed.value, placed.place
    if question.section and question.section not in sections:
        yield _unknown((*place, "section"), "section", question.section, sections)
    for name, _ in question.themes:
        if name not in themes:
            yield _unknown((*place, "themes"), "theme", name, themes)
    for _, name, _ in question.option_themes:
        if name not in themes:
            yield _unknown((*place, "options"), "theme", name, themes)
    for index, row in enumerate(question.items):
        yield from _row_themes(row, (*place, "items", index), themes)


def _row_themes(row: MatrixItem, place: Place, themes: frozenset[str]) -> Iterator[Finding]:
    for name, _ in row.themes:
        if name not in themes:
            yield _unknown((*place, "themes"), "theme", name, themes)


def check_filters(questions: Sequence[Placed[Question]], broken: frozenset[str]) -> Iterator[Finding]:
    """Find filters on a question that is not asked, is asked later, or has no such answer."""
    asked: dict[str, Question] = {}
    every = [each.value.id for each in questions]
    for each in questions:
        if each.value.shown_if:
            key, answers = each.value.shown_if
            at = (*each.place, "shown_if")
            if key in asked:
                yield from _filter_answers(asked[key], answers, at)
            elif key in every:
                remedy = "Move it, or filter on an earlier question."
                yield Finding(at, "a filter on a question asked before", f'"{key}"', remedy)
            elif key not in broken:
                yield _unknown(at, "question to filter on", key, frozenset(every))
        asked[each.value.id] = each.value


def _filter_answers(asked: Question, answers: Iterable[str], place: Place) -> Iterator[Finding]:
    options = asked.scale.options if asked.scale else asked.options + asked.outside
    known = frozenset(each.id for each in options)
    if asked.scale and not asked.scale.rungs:
        return
    if not known or asked.kind == "matrix":
        got = f'"{asked.id}" of kind "{asked.kind}"'
        remedy = "Filter on a question of kind single, multi or scale."
        yield Finding(place, "a filter on a question with options", got, remedy)
        return
    for each in answers:
        if each not in known:
            yield _unknown(place, f'answer to "{asked.id}"', each, known)


def _unknown(place: Place, noun: str, name: str, known: frozenset[str]) -> Finding:
    return Finding(place, f"a known {noun}", f'"{name}"', nearest(name, sorted(known)))


def _ids(named: Iterable[tuple[str, Place]], noun: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, place in named:
        if not name:
            remedy = 'Add a line such as "id: ppr".'
            yield Finding(place, f"an id for the {noun}", "none that its text could give", remedy)
        elif name in seen:
            yield duplicate(place, noun, name)
        seen.add(name)
