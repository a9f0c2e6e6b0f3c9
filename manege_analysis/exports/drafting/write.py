"""Guesses become the text of a questionnaire file, each with its reason as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports.drafting.guess import Guess, guess_questions
from manege_analysis.exports.drafting.names import Ids, Wordings, distinct, other_names
from manege_analysis.exports.files.plaintext import key_of, one_line
from manege_analysis.exports.layout import Layout
from manege_analysis.questionnaire.known_scales import find_outside, spellings
from manege_analysis.questionnaire.slug import slug

# Anything else that YAML could take for something other than these very words is quoted.
_PLAIN = re.compile(r"[A-Za-zÆØÅæøå][\wæøåÆØÅ .,;()/'’+-]*[\wæøåÆØÅ.)?!]")
_WORDS_OF_YAML = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_SIDE = "# which end asks for something to be done: first, last or none"


def draft_questionnaire(layout: Layout, name: str) -> str:
    """Write the draft of a questionnaire for the survey in a file, as YAML.

    `name` becomes its id.  The draft loads as it is, and the same file matches it whole; what a
    person has to look at stands in the comments: kinds, orders, the problem side, and themes, which
    no file tells.  Columns of direct identifiers stand in it as identifiers, which are not read.
    Raises `ExportError` for a file that asks nothing.
    """
    if not layout.columns and not layout.dropped:
        remedy = "Is this the right file? Export all questions."
        raise ExportError(Problem(layout.source.file, "at least one question", "none", remedy))
    ids, words = Ids("spm"), Wordings()
    lines = [*_head(layout, name), "questions:"]
    for header in layout.dropped:
        lines += _identifier(header, ids)
    for guess in guess_questions(layout):
        lines += _question(guess, ids, words)
    return "\n".join(lines) + "\n"


def _head(layout: Layout, name: str) -> Iterator[str]:
    yield f"# A draft made from the answers in {_comment(layout.source.file)}."
    yield "# Each guess has its reason behind it. Go through kinds, order and problem sides; add themes."
    if tool := layout.source.tool_title.in_("en"):
        yield f"# Read as {tool}."
    for sentence in layout.source.evidence[:1]:
        yield f"# {_comment(sentence.in_('en'))}"
    yield "version: 1"
    yield f"id: {scalar(slug(name) or 'udkast')}"
    yield "wording: udkast"
    yield f"title: {scalar(one_line(name) or 'Udkast')}"


def _identifier(header: str, ids: Ids) -> Iterator[str]:
    yield f"  - id: {scalar(ids.of(header))}"
    yield "    kind: text"
    yield f"    text: {scalar(header)}"
    yield "    identifier: true  # names a person: dropped on reading"


def _question(guess: Guess, ids: Ids, words: Wordings) -> Iterator[str]:
    column = guess.first
    text = words.of(guess)
    yield f"  - id: {scalar(ids.of(_code(guess) or text))}"
    yield f"    kind: {guess.kind}  # {_comment(guess.why)}"
    yield f"    text: {scalar(text)}"
    code = _code(guess)
    if code and key_of(code) != key_of(text):
        yield f"    code: {scalar(code)}"
    several = guess.kind == "matrix" or len(guess.asked[0].columns) > 1
    if not several and (names := other_names(column, text, code)):
        yield from _list("also", names, 4)
    if guess.identifier:
        yield "    identifier: true"
    if guess.other:
        yield "    other: true  # some wrote an answer of their own"
    if guess.kind in ("scale", "matrix"):
        yield from _scale(guess)
        yield f"    problem: none  {_SIDE}"
    elif guess.kind in ("single", "multi"):
        yield from _options(guess)
    if guess.kind == "matrix":
        yield from _rows(guess)
    if guess.kind == "text" and not guess.identifier:
        yield "    sensitive: true  # free text stays on the analyst's desk until it is coded"


def _code(guess: Guess) -> str:
    column = guess.first
    return column.group if guess.kind == "matrix" or len(guess.asked[0].columns) > 1 else column.code


def _scale(guess: Guess) -> Iterator[str]:
    order = guess.order
    assert order is not None
    outside = tuple(_outside(order.outside))
    if order.known:
        yield f"    scale: {order.known.id}  # {_comment(order.why)}"
        if outside:
            yield from _list("outside", outside, 4)
        return
    options = Ids("svar")
    yield f"    scale:  # {_comment(order.why)}"
    yield "      rungs:"
    yield from _answers(order.labels, guess, options, 8)
    if outside:
        yield "      outside:"
        yield from _answers(outside, guess, options, 8)


def _options(guess: Guess) -> Iterator[str]:
    order = guess.order
    assert order is not None
    options, outside = Ids("svar"), tuple(_outside(order.outside))
    yield f"    options:  # in {_comment(order.why)}" if order.labels else "    options:"
    yield from _answers(order.labels or outside, guess, options, 6)
    if outside and order.labels:
        yield "    outside:  # no place in the order"
        yield from _answers(outside, guess, options, 6)


def _outside(labels: Sequence[str]) -> Iterator[str]:
    """Yield each answer outside the scale once: a known one brings all its spellings along."""
    seen: set[str] = set()
    for label in labels:
        known = find_outside(label)
        names = spellings(known) if known else frozenset((label,))
        if not names & seen:
            yield label
        seen |= names


def _answers(labels: Sequence[str], guess: Guess, ids: Ids, indent: int) -> Iterator[str]:
    codes = dict(guess.codes)
    for label, also in distinct(tuple(labels)).items():
        known = find_outside(label)
        made = ids.of(known.id if known else label)
        parts = [f"id: {scalar(made)}", f"text: {_in_flow(label)}"]
        if code := codes.get(label, ""):
            parts.append(f"code: {_in_flow(code)}")
        if also:
            parts.append(f"also: [{', '.join(map(_quoted, also))}]")
        yield f"{' ' * indent}- {{{', '.join(parts)}}}"


def _rows(guess: Guess) -> Iterator[str]:
    ids, seen = Ids("raekke"), Wordings()
    yield "    items:"
    for asked in guess.asked:
        column = asked.first
        text = column.item
        if text.casefold() in seen.taken:
            text = one_line(column.header)
        seen.taken.add(text.casefold())
        names = [name for name in other_names(column, text) if name]
        yield f"      - id: {scalar(ids.of(text))}"
        yield f"        text: {scalar(text)}"
        if names:
            yield from _list("also", names, 8)


def _list(key: str, texts: Sequence[str], indent: int) -> Iterator[str]:
    yield f"{' ' * indent}{key}: [{', '.join(map(_quoted, texts))}]"


def scalar(text: str) -> str:
    """Write a text as YAML, without quotation marks where it cannot be anything else.

    >>> scalar("Ja, altid"), scalar("no"), scalar("1-5"), scalar("Hvem: PPR?")
    ('Ja, altid', '"no"', '"1-5"', '"Hvem: PPR?"')
    """
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML else _quoted(text)


def _in_flow(text: str) -> str:
    """Write a text that stands in braces, where commas divide."""
    return _quoted(text) if set(text) & set(",[]{}") else scalar(text)


def _quoted(text: str) -> str:
    """Quote a text; characters that YAML does not allow as such are written as their numbers."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in quoted)


def _comment(text: str) -> str:
    return "".join(c for c in one_line(text) if c.isprintable())
