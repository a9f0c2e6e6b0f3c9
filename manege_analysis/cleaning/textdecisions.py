"""What people decided about texts becomes columns: confirmed themes are ticks, approved quotes words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from manege_analysis.cleaning.decisions import ApproveQuote, CodeText, RefuseQuote, of_kind
from manege_analysis.cleaning.textkey import text_key, written_texts
from manege_analysis.exports.answers import NOT_ANSWERED, Answers, Ticks, Words
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

_GONE = Text(
    "Beslutningen »{decide}« om teksten {key} i {item} passer ikke længere: teksten findes ikke.",
    'The decision "{decide}" on text {key} of {item} no longer applies: there is no such text.',
)
_UNCODED = Text(
    "{item}: {n} af {of} tekster venter på temaer.",
    "{item}: {n} of {of} texts wait for themes.",
)


def apply_text_decisions(
    answers: Answers, questionnaire: Questionnaire, decisions: Sequence[Decision]
) -> tuple[Answers, tuple[Text, ...]]:
    """Add `<item>#themes` and `<item>#quotes` to cleaned answers, as far as people decided.

    `#themes` holds one tick per confirmed theme; a row whose text nobody has coded yet is not answered,
    a row coded with no theme has none ticked.  `#quotes` holds the texts that may be quoted and is empty
    elsewhere; the last decision on a quote holds.  Without decisions there are no such columns.
    """
    texts = written_texts(answers, questionnaire)
    keys = {
        item: tuple(text_key(text) if text else "" for text in values) for item, values in texts.items()
    }
    mine = [each for each in decisions if isinstance(each, CodeText | ApproveQuote | RefuseQuote)]
    notes = [
        _GONE.filled(decide=each.decide, key=each.text, item=each.item)
        for each in mine
        if each.text not in keys.get(each.item, ())
    ]
    for item, values in texts.items():
        coded = {each.text: each.themes for each in of_kind(mine, CodeText) if each.item == item}
        if coded:
            answers = answers.with_column(f"{item}#themes", _ticks(keys[item], coded, questionnaire))
            notes += _waiting(item, keys[item], coded)
        quoted = _quoted(mine, item)
        if quoted & set(keys[item]):
            words = [text if key in quoted else "" for text, key in zip(values, keys[item], strict=True)]
            answers = answers.with_column(f"{item}#quotes", Words(tuple(words)))
    return answers, tuple(notes)


def approved_quotes(answers: Answers) -> tuple[tuple[str, str], ...]:
    """List the quotes that a person approved, each once: (item key, redacted text), in order of text.

    The order is the alphabet's, since the order of rows would tell who wrote what.
    """
    found = {
        (key.removesuffix("#quotes"), text)
        for key, column in answers.columns.items()
        if key.endswith("#quotes") and isinstance(column, Words)
        for text in column.values
        if text
    }
    return tuple(sorted(found))


def _quoted(decisions: Sequence[Decision], item: str) -> set[str]:
    """Name the texts of an item that may be quoted: the last decision on each holds."""
    said = {
        each.text: isinstance(each, ApproveQuote)
        for each in decisions
        if isinstance(each, ApproveQuote | RefuseQuote) and each.item == item
    }
    return {text for text, allowed in said.items() if allowed}


def _waiting(item: str, keys: Sequence[str], coded: Mapping[str, tuple[str, ...]]) -> list[Text]:
    waiting = sum(bool(key) and key not in coded for key in keys)
    written = sum(map(bool, keys))
    return [_UNCODED.filled(item=item, n=waiting, of=written)] if waiting else []


def _ticks(
    keys: Sequence[str], coded: Mapping[str, tuple[str, ...]], questionnaire: Questionnaire
) -> Ticks:
    labels = _labels((theme for key in keys for theme in coded.get(key, ())), questionnaire)
    ticked = np.full((len(keys), len(labels)), NOT_ANSWERED, dtype=np.int8)
    for at, key in enumerate(keys):
        if key in coded:
            ticked[at] = [label in coded[key] for label in labels]
    return Ticks(ticked, labels)


def _labels(used: Iterable[str], questionnaire: Questionnaire) -> tuple[str, ...]:
    """Order the confirmed themes: the questionnaire's first, then the analyst's own by the alphabet."""
    known = tuple(theme.id for theme in questionnaire.themes)
    found = set(used)
    return (*(theme for theme in known if theme in found), *sorted(found - set(known)))
