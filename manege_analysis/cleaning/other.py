"""Answers in a respondent's own words, where a question allows them beside its options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from manege_analysis.cleaning.finding import Cleaned, Desk, Rows
from manege_analysis.cleaning.settle import Settled
from manege_analysis.cleaning.texts import clean_texts
from manege_analysis.exports.answers import NOT_ANSWERED, Choices, Words
from manege_analysis.questionnaire.model import Item
from manege_analysis.wording.text import Text

OTHER_IDS = ("andet", "anden", "andre", "other", "noget-andet")
"""Ids by which a questionnaire's own "other" option is known."""

_UNCOUNTED = Text(
    "{item}: {n} egne svar kan ikke tælles; giv spørgsmålet svaret »andet«.",
    '{item}: {n} written answers cannot be counted; give the question an option "andet".',
)


def other_option(item: Item) -> int | None:
    """Find the position of the item's own "other" option, or None where it has none."""
    ids = [option.id for option in item.options]
    return next((ids.index(each) for each in OTHER_IDS if each in ids), None)


def as_written(item: Item, settled: Settled) -> Settled:
    """Take what is no option as the respondent's own answer, where the question allows one."""
    if settled.rule != "unknown" or not item.question.other:
        return settled
    at = other_option(item)
    return replace(settled, rule="written-other", option=NOT_ANSWERED if at is None else at)


def written_answers(
    item: Item, raw: Choices, settled: Sequence[Settled], rows: Rows, desk: Desk
) -> Cleaned | None:
    """Gather the own answers to a single choice as a text column; None where there are none."""
    if not any(each.rule == "written-other" for each in settled):
        return None
    pairs = zip(raw.labels, settled, strict=True)
    own = [label if each.rule == "written-other" else "" for label, each in pairs] + ["", ""]
    words = Words(tuple(own[code] for code in raw.codes.tolist()))
    cleaned = clean_texts(item.key, words, rows, desk)
    return cleaned if other_option(item) is not None else replace(cleaned, notes=(_told(item, words),))


def _told(item: Item, words: Words) -> Text:
    return _UNCOUNTED.filled(item=item.key, n=sum(map(bool, words.values)))
