"""Texts as people and tools write them become comparable: one form for words, one for headers."""

from __future__ import annotations

import html
import re
import unicodedata

from manege_analysis.questionnaire.known_scales import SIGNS, with_signs

_TAGS = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,500}|!--.{0,500}?--)>", re.DOTALL)
_NUMBERING = re.compile(r"^\s*(?:(?:spm|sp|spørgsmål|question|q)\.?\s*)?\d{1,3}\s*[.):]\s+", re.I)
_NOT_WORDS = re.compile(r"[\W_]+")
_NOT_SAID = re.compile(rf"(?:[^\w{SIGNS}]|_)+")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


def one_line(text: str) -> str:
    """Collapse blanks, no-break spaces and line breaks into single spaces.

    >>> one_line(" Har du\\u00a0\\n svaret? ")
    'Har du svaret?'
    """
    return _BLANKS.sub(" ", text).strip()


def header_key(header: str) -> str:
    """Reduce a header to what a column map compares: one line, letters composed.

    >>> header_key("Bo\\u0308rn ") == header_key("Börn")
    True
    """
    return unicodedata.normalize("NFC", one_line(header))


def without_markup(text: str) -> str:
    """Take HTML tags and entities out of a header, and put it on one line.

    >>> without_markup("<p>Alder &amp; <b>køn</b></p>"), without_markup("n < 5 og > 3")
    ('Alder & køn', 'n < 5 og > 3')
    """
    if "<" in text:
        text = _TAGS.sub(" ", text)
    return one_line(html.unescape(text) if "&" in text else text)


def key_of(text: str) -> str:
    """Reduce a text to its words, for "the same text": blanks, case, punctuation, numbering gone.

    As in a plain label, signs that make it another text stay: "C++" is not "C", nor "< 5" "> 5".

    >>> key_of("7. Hverken/eller?") == key_of("hverken - ELLER")
    True
    >>> key_of("+")
    '+'
    """
    plain = unicodedata.normalize("NFC", without_markup(text)).casefold()
    words = " ".join(_NOT_SAID.sub(" ", with_signs(_NUMBERING.sub("", plain))).split())
    return words or plain


def code_key(code: str) -> str:
    """Reduce a variable's name to its letters and digits: "Q7[SQ001]" is "q7_sq001".

    >>> code_key("Q7[SQ001]"), code_key("q7.skole")
    ('q7_sq001', 'q7_skole')
    """
    return _NOT_WORDS.sub("_", unicodedata.normalize("NFC", code).casefold()).strip("_")
