"""Themes suggested for each free text, for a person to confirm or change; nothing here decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from manege_analysis.cleaning.decisions import ApproveQuote, CodeText, RefuseQuote, of_kind
from manege_analysis.cleaning.redact.kinds import KINDS
from manege_analysis.cleaning.stems import Stem, speaks_of, stems_of
from manege_analysis.cleaning.textkey import text_key, written_texts
from manege_analysis.cleaning.vocabulary import Term, vocabulary_for
from manege_analysis.exports.answers import Answers
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.yamlfile import Decision

_BETWEEN = 2
"""So many words may stand between two words of a phrase."""


@dataclass(frozen=True)
class Suggestion:
    """A theme that a text seems to be about, and the words of the text that led to it."""

    theme: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class TextToCode:
    """One distinct redacted text as the analyst meets it.

    `count` respondents wrote it; `themes` are the confirmed ones, None while nobody has decided;
    `quote` tells whether it may be quoted, empty while undecided.
    """

    item: str
    key: str
    text: str
    count: int
    suggestions: tuple[Suggestion, ...]
    themes: tuple[str, ...] | None = None
    quote: Literal["", "approved", "refused"] = ""

    def confirmed(self, by: str, when: date, themes: Sequence[str] | None = None) -> CodeText:
        """Make the decision that this text is about `themes`; without any, about what was suggested."""
        chosen = tuple(each.theme for each in self.suggestions) if themes is None else tuple(themes)
        return CodeText(
            decide="code-text", by=by, when=when, item=self.item, text=self.key, themes=chosen
        )


def texts_to_code(
    answers: Answers,
    questionnaire: Questionnaire,
    decisions: Sequence[Decision] = (),
    own_words: Mapping[str, Sequence[str]] | None = None,
) -> tuple[TextToCode, ...]:
    """List every distinct free text of *cleaned* answers with suggested themes and what was decided.

    Item by item in the questionnaire's order, texts that wait for a decision first, each group by the
    alphabet: the order of rows would tell who wrote what.  `own_words` adds an analyst's words to a
    theme, by theme id.
    """
    terms = vocabulary_for(questionnaire, own_words)
    coded = {(each.item, each.text): each.themes for each in of_kind(decisions, CodeText)}
    quotes = _quotes(decisions)
    found: list[TextToCode] = []
    for item, values in written_texts(answers, questionnaire).items():
        texts: dict[str, str] = {text_key(text): text for text in sorted(filter(None, values))}
        counts = Counter(text_key(text) for text in values if text)
        mine = [
            TextToCode(
                item,
                key,
                text,
                counts[key],
                suggest_themes(text, terms),
                coded.get((item, key)),
                quotes.get((item, key), ""),
            )
            for key, text in texts.items()
        ]
        found += sorted(mine, key=lambda each: (each.themes is not None, each.text.casefold(), each.key))
    return tuple(found)


def suggest_themes(text: str, terms: Mapping[str, Sequence[Term]]) -> tuple[Suggestion, ...]:
    """Suggest themes for one redacted text, in the order of `terms`.

    A theme is suggested when one of its words or phrases is found, or two of its hints.

    >>> from manege_analysis.cleaning.stems import stems_of
    >>> terms = {"ventetid": [Term(stems_of("venteliste"))], "ppr": [Term(stems_of("PPR"))]}
    >>> suggest_themes("Ventelisten hos PPR er lang", terms)[1]
    Suggestion(theme='ppr', because=('ppr',))
    """
    for kind in KINDS.values():
        text = text.replace(kind.mark, ".")
    said = stems_of(text)
    found: list[Suggestion] = []
    for theme, mine in terms.items():
        sure = [words for term in mine if not term.hint and (words := _find(said, term.stems))]
        hints = [words for term in mine if term.hint and (words := _find(said, term.stems))]
        if sure or len(hints) > 1:
            found.append(Suggestion(theme, tuple(dict.fromkeys([*sure, *hints]))))
    return tuple(found)


def _find(said: Sequence[Stem], phrase: Sequence[Stem]) -> str:
    """Find a phrase's words in their order and close together; return them as they stand in the text."""
    for start, word in enumerate(said):
        if phrase and speaks_of(word, phrase[0]):
            places = _follow(said, phrase, start)
            if places:
                return " ".join(said[at].word for at in places)
    return ""


def _follow(said: Sequence[Stem], phrase: Sequence[Stem], start: int) -> list[int]:
    places = [start]
    for term in phrase[1:]:
        near = range(places[-1] + 1, min(places[-1] + _BETWEEN + 2, len(said)))
        at = next((each for each in near if speaks_of(said[each], term)), None)
        if at is None:
            return []
        places.append(at)
    return places


def _quotes(decisions: Sequence[Decision]) -> dict[tuple[str, str], Literal["approved", "refused"]]:
    return {
        (each.item, each.text): "approved" if isinstance(each, ApproveQuote) else "refused"
        for each in decisions
        if isinstance(each, ApproveQuote | RefuseQuote)
    }
