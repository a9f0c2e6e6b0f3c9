"""Answers that Excel turned into dates ("1-5" into 1 May) are noticed and told, not guessed back."""

from __future__ import annotations

import re

from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.matching.matched import Match
from manege_analysis.exports.matching.names import option_spellings
from manege_analysis.exports.moments import read_day
from manege_analysis.questionnaire.model import Item
from manege_analysis.wording.text import Text

_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_SHORT_DATE = re.compile(rf"\d{{1,2}}[-. ]{_MONTH}|{_MONTH}[-. ]\d{{2,4}}", re.IGNORECASE)


def mistaken_dates(match: Match) -> Text | None:
    """Say how many answers of a question with options stand as dates, and what they may have been."""
    if match.item.kind not in ("scale", "single", "multi"):
        return None
    known = {spelling for option in match.item.options for spelling in option_spellings(option)}
    dates: dict[str, int] = {}
    for column in match.columns:
        for label, count in column.cells.counts().items():
            if _is_date(label, column.cells) and (label not in known or _is_mixed(column.cells)):
                dates[label] = dates.get(label, 0) + count
    if not dates:
        return None
    guesses = sorted({guess for label in dates for guess in _before_excel(label, match.item)})
    guess = words.PERHAPS.filled(text=guesses[0]) if guesses else words.SUCH_AS
    return words.MISTAKEN_DATES.filled(item=match.item.key, n=sum(dates.values()), guess=guess)


def _is_mixed(cells: Cells) -> bool:
    """Whether some cells are dates and others are not: then even an option that is a date was none."""
    return any(label not in cells.dates and not is_blank(label) for label in cells.counts())


def _is_date(label: str, cells: Cells) -> bool:
    return label in cells.dates or bool(_SHORT_DATE.fullmatch(label.strip()))


def _before_excel(label: str, item: Item) -> list[str]:
    """The item's options that Excel would have read as this date: "1-5", "5-1", "1/5"."""
    day = read_day(label)
    if day is None:
        return []
    pairs = {(str(day.day), str(day.month)), (str(day.month), str(day.day))}
    spellings = [spelling for option in item.options for spelling in option_spellings(option)]
    return [text for text in spellings if tuple(re.split(r"\s?[-–/.]\s?", text.strip())) in pairs]
