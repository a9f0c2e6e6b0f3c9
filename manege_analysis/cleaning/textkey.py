"""The key by which a decision names a free text, and where free texts stand among cleaned answers."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from manege_analysis.exports.answers import Answers, Ticks, Words
from manege_analysis.questionnaire.model import Questionnaire

DERIVED = ("#themes", "#quotes")
"""Endings of columns that cleaning itself makes out of texts and decisions."""


def text_key(redacted: str) -> str:
    """Name a *redacted* text in ten characters, the same in every export that holds it.

    Case and blanks play no part.  Taken of the redacted text, so that the decisions file says nothing of
    what was taken out, and an approval never covers a text that would now read differently.

    >>> text_key("PPR svarer ikke."), text_key(" ppr  svarer ikke. ") == text_key("PPR svarer ikke.")
    ('f6e9839ec7', True)
    """
    plain = " ".join(redacted.casefold().split())
    return blake2b(plain.encode(), digest_size=5).hexdigest()


def written_texts(answers: Answers, questionnaire: Questionnaire) -> Mapping[str, tuple[str, ...]]:
    """Gather all free text of cleaned answers by the key that decisions use.

    A text question has its item key, what was written as "other" has `<item>#other`.
    """
    kinds = {item.key: item.kind for item in questionnaire.items}
    found: dict[str, tuple[str, ...]] = {}
    for key, column in answers.columns.items():
        if isinstance(column, Words) and kinds.get(key, "text") == "text" and not key.endswith(DERIVED):
            found[key] = column.values
        elif isinstance(column, Ticks) and any(column.leftover):
            found[f"{key}#other"] = column.leftover
    return found
