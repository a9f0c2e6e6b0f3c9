"""The answer scales in use in Danish surveys, in order, and the way back from labels to a scale.

A questionnaire may name one of them by id.  Which end asks for something depends on the question,
so these scales leave `problem` open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from manege_analysis.questionnaire.model import Option, Scale
from manege_analysis.questionnaire.slug import slug
from manege_analysis.wording.text import Text

SIGNS = "+#<>≤≥=±%€$£−"
"""What may tell two short answers apart, besides letters and digits."""
_SIGN = re.compile(f"[{SIGNS}]")
_MINUS = re.compile(r"^\s*[-–](?=\d)")


def _option(line: str) -> Option:
    """Read `Danish = English | variant | variant`."""
    text, *also = (part.strip() for part in line.split("|"))
    da, _, en = (part.strip() for part in text.partition("="))
    return Option(slug(da), Text(da, en), tuple(also))


def _scale(scale_id: str, rungs: str, middle: str | None = None) -> Scale:
    return Scale(scale_id, tuple(map(_option, rungs.strip().splitlines())), "none", middle)


OUTSIDE: tuple[Option, ...] = tuple(
    map(
        _option,
        (
            "Ved ikke = Don't know | Ved ej | Ved det ikke | Don’t know | Do not know",
            "Ikke relevant = Not relevant | Ikke relevant for mig | Not applicable | N/A",
            "Ingen af ovenstående = None of the above | Ingen af disse | None of these",
            "Ønsker ikke at svare = Prefer not to say | Vil ikke svare | Do not wish to answer",
        ),
    )
)
"""Answers that stand outside every scale."""

_SCALES = (
    _scale(
        "grad-5",
        """I meget høj grad = To a very high degree | To a very great extent
        I høj grad = To a high degree | To a great extent
        I nogen grad = To some degree | To some extent
        I ringe grad = To a low degree | I mindre grad | I lav grad | To a small extent
        Slet ikke = Not at all""",
        "i-nogen-grad",
    ),
    _scale(
        "grad-4",
        """I høj grad = To a high degree | To a great extent
        I nogen grad = To some degree | To some extent
        I mindre grad = To a lesser degree | I ringe grad | I lav grad | To a lesser extent
        Slet ikke = Not at all""",
    ),
    _scale(
        "enig-5",
        """Meget enig = Strongly agree | Helt enig
        Enig = Agree | Delvist enig
        Hverken/eller = Neither agree nor disagree | Hverken eller | Hverken-eller | Neither
        Uenig = Disagree | Delvist uenig
        Meget uenig = Strongly disagree | Helt uenig""",
        "hverken-eller",
    ),
    _scale(
        "tilfreds-5",
        """Meget tilfreds = Very satisfied
        Tilfreds = Satisfied
        Hverken/eller = Neither satisfied nor dissatisfied | Hverken eller | Hverken-eller | Neither
        Utilfreds = Dissatisfied
        Meget utilfreds = Very dissatisfied""",
        "hverken-eller",
    ),
    _scale(
        "hyppighed-5",
        """Altid = Always
        Ofte = Often
        Sommetider = Sometimes | Nogle gange | Af og til | Indimellem
        Sjældent = Rarely | Seldom
        Aldrig = Never""",
        "sommetider",
    ),
    _scale(
        "jaevnlighed-5",
        """Dagligt = Daily | Hver dag
        Ugentligt = Weekly | Hver uge
        Månedligt = Monthly | Hver måned
        Sjældnere = Less often | Sjældnere end månedligt
        Aldrig = Never""",
        "maanedligt",
    ),
    _scale(
        "omfang-4",
        """Slet ikke = Not at all
        Lidt = A little
        Noget = Somewhat
        Meget = A lot | Very much""",
    ),
    _scale("ja-nej", "Ja = Yes\nNej = No"),
)
KNOWN_SCALES: Mapping[str, Scale] = MappingProxyType({scale.id: scale for scale in _SCALES})
"""The known scales by id."""


def plain_label(label: str) -> str:
    """Reduce a label to what makes it the same answer: no case, no stray blanks, no punctuation.

    Signs that make it another answer stay: "C++" is not "C", "< 5" not "> 5", "-1" not "1".

    >>> plain_label(" Hverken/eller ") == plain_label("hverken\\u00a0eller")
    True
    >>> plain_label("<5 %"), plain_label("> 5%"), plain_label("-1")
    ('< 5 %', '> 5 %', '−1')
    >>> plain_label("★★"), plain_label(" ")
    ('★★', '')
    """
    folded = with_signs(unicodedata.normalize("NFKC", label).casefold())
    return " ".join("".join(_kept(c) for c in folded if c not in "'’").split()) or folded.strip()


def with_signs(text: str) -> str:
    """Set apart the signs that mean something in a short answer, and mark a minus in front of a number.

    >>> with_signs("-1"), with_signs("C++"), with_signs("18-29")
    ('−1', 'C +  + ', '18-29')
    """
    return _MINUS.sub("−", _SIGN.sub(r" \g<0> ", text.replace("−", "-")))


def _kept(char: str) -> str:
    return char if char.isalnum() or char in SIGNS else " "


@lru_cache(maxsize=2048)
def spellings(option: Option) -> frozenset[str]:
    """Return every plain label under which an option may stand in an export."""
    written = (option.text.da, option.text.en, *option.also)
    return frozenset(plain_label(label) for label in written if label)


def find_outside(label: str) -> Option | None:
    """Return the answer outside every scale that `label` spells or names by id, or None.

    >>> find_outside("ved ikke").id
    'ved-ikke'
    """
    wanted = plain_label(label)
    return next((each for each in OUTSIDE if label == each.id or wanted in spellings(each)), None)


def find_scale(labels: Iterable[str]) -> Scale | None:
    """Find the known scale that `labels` were taken from, in any order and with rungs missing.

    This is the last resort for the order of answers, after the questionnaire and the export's own
    label table.  All labels must belong to the scale or stand outside every scale, and at least
    two must be rungs; of several scales the one with the fewest unused rungs is taken, the first
    listed on a tie.  The direction in which the survey showed it cannot be seen from labels.

    Returns the scale with the outside answers that occur, or None.

    >>> find_scale({"Enig", "Meget uenig", "Hverken eller", "Ved ikke"}).id
    'enig-5'
    >>> find_scale({"Rød", "Grøn"}) is None
    True
    """
    given = {plain_label(label) for label in labels} - {""}
    outside = tuple(each for each in OUTSIDE if spellings(each) & given)
    given -= {label for each in outside for label in spellings(each)}
    fitting = [scale for scale in _SCALES if len(given) >= 2 and given <= _labels_of(scale)]
    if not fitting:
        return None
    best = min(fitting, key=lambda scale: len(scale.rungs))
    return Scale(best.id, best.rungs, best.problem, best.middle, outside)


def _labels_of(scale: Scale) -> frozenset[str]:
    return frozenset(label for rung in scale.rungs for label in spellings(rung))
