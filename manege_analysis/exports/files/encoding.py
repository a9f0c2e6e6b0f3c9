"""The bytes of a text file say in which encoding they were written; evidence decides, not a setting."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.exports import words
from manege_analysis.exports.files.child import keep_every_byte
from manege_analysis.wording.text import Text

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 (little-endian)"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 (big-endian)"),
)
_CONTEXT = re.compile(rb"[\x00-\x7f]{0,1}[\x80-\xff]+[\x00-\x7f]{0,1}")
# Western letters, quotes and dashes in UTF-8: in Windows-1252 these bytes never stand together.
_MULTIBYTE = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_NORDIC = frozenset("æøåÆØÅ")
_WESTERN = frozenset("äöüéèáàâóòôíìîúùûñçêëïÄÖÜÉßðþ")
_TYPOGRAPHY = frozenset("’‘“”«»–—…•€´·°½\u00a0§")


@dataclass(frozen=True)
class Encoding:
    """How to decode a file: a codec, what to do with bytes that do not fit it, and why."""

    codec: str
    errors: str
    evidence: Text
    note: Text | None = None


def find_encoding(path: Path) -> Encoding:
    """Decide the encoding of a text file by its bytes.

    A byte order mark counts first, then UTF-16 by its pattern, then strict UTF-8, else Windows-1252
    against Mac Roman by which of them gives letters.  A file in which some lines are
    UTF-8 and some are not is decoded as both, with a note.  The file is read in blocks; the
    computer's own locale is never asked.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, codec, name in _BOMS:
        if start.startswith(mark):
            return Encoding(codec, "replace", words.BY_MARK.filled(name=name))
    if codec := _utf16_by_pattern(start):
        return Encoding(codec, "replace", words.BY_ZEROS.filled(name=codec.upper()))
    if _is_utf8(path):
        return Encoding("utf-8", "strict", words.BY_UTF8)
    return _single_byte(path)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _utf16_by_pattern(start: bytes) -> str:
    pairs = len(start) // 2
    if pairs < 2:
        return ""
    even, odd = start[0 : pairs * 2 : 2].count(0), start[1 : pairs * 2 : 2].count(0)
    if odd > 0.4 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * pairs and odd < 0.1 * pairs else ""


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(path: Path) -> Encoding:
    scores = dict.fromkeys(("cp1252", "mac-roman"), 0)
    both = 0
    for block in _blocks(path):
        for codec in scores:
            scores[codec] += sum(_likeness(found[0], codec) for found in _CONTEXT.finditer(block))
        both += len(_MULTIBYTE.findall(block))
    # Windows wins a tie: far more exports are written there.
    codec, name = ("cp1252", "Windows-1252")
    if scores["mac-roman"] > max(scores["cp1252"], 0):
        codec, name = ("mac-roman", "Mac Roman")
    if both:
        note = words.MIXED_NOTE.filled(name=name)
        return Encoding("utf-8", f"manege-{codec}", words.MIXED.filled(name=name), note)
    said = words.BY_LETTERS.filled(name=name)
    return Encoding(codec, "manege-cp1252" if codec == "cp1252" else "strict", said)


def _likeness(context: bytes, codec: str) -> int:
    """Score how much some high bytes and their neighbours look like writing in a codec."""
    text = context.decode(codec, "replace")
    score = 0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char.isascii():
            continue
        if char.isalpha():
            inside = before.islower() and char.isupper()
            score += -1 if inside else 4 if char in _NORDIC else 2 if char in _WESTERN else 0
        elif char in _TYPOGRAPHY:
            score += 1
        else:
            score -= 2 if before.isalpha() or after.isalpha() else 1
    return score


keep_every_byte()
