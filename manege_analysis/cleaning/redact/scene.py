"""The words of one text as a name finder sees them: what could be a name, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from manege_analysis.cleaning.redact.lexicon import is_compound, is_word, words_of
from manege_analysis.cleaning.redact.tokens import Token

_TITLE_GAP = re.compile(r"[.:]?\s{0,3}")
_GAP = re.compile(r"\s{1,2}|\s?[-&]\s?")
_INITIAL_GAP = re.compile(r"\.?\s{0,2}")
_SHORTEST = 2
_SAINTS = frozenset({"sankt", "sct", "skt"})
_DEFINITE = re.compile(r"(?:et|ets|erne|ernes|ene|enes|(?<!s)en|(?<!s)ens)$")


@dataclass(frozen=True)
class Scene:
    """The words of one text, with questions about single words by their position."""

    tokens: Sequence[Token]

    def joined(self, at: int) -> bool:
        """Whether the word at `at` follows the one before as the parts of one name do."""
        if at <= 0 or at >= len(self.tokens):
            return False
        gap = _INITIAL_GAP if self.is_initial(at - 1) else _GAP
        return gap.fullmatch(self.tokens[at].gap) is not None

    def before(self, at: int) -> list[int]:
        """List the words before that may belong to the same name: the next one, and one past "von"."""
        if not self.joined(at):
            return []
        past = self.is_particle(at - 1) and self.joined(at - 1)
        return [at - 1, at - 2] if past else [at - 1]

    def after(self, at: int) -> list[int]:
        """List the words after that may belong to the same name: the next one, and one past "von"."""
        if not self.joined(at + 1):
            return []
        past = self.is_particle(at + 1) and self.joined(at + 2)
        return [at + 1, at + 2] if past else [at + 1]

    def is_particle(self, at: int) -> bool:
        """Whether it is a small word inside a name, as "von"."""
        return self.tokens[at].lower in words_of("particles")

    def is_initial(self, at: int) -> bool:
        """Whether it is a single capital letter, as in "H. Holm"; "I" is one only before a full stop."""
        token = self.tokens[at]
        dotted = at + 1 < len(self.tokens) and self.tokens[at + 1].gap.startswith(".")
        return len(token.text) == 1 and token.capital and (token.lower != "i" or dotted)

    def is_title(self, at: int) -> bool:
        """Whether a name may follow directly: "læge", "hos", "Dr."."""
        if at < 0:
            return False
        after = self.tokens[at + 1].gap if at + 1 < len(self.tokens) else ""
        return self.tokens[at].lower in words_of("titles") and _TITLE_GAP.fullmatch(after) is not None

    def could_be_name(self, at: int) -> bool:
        """Whether it is capitalised and neither a word, a place, an abbreviation nor an organisation."""
        token = self.tokens[at]
        if not token.capital or token.shouted or len(token.text) < _SHORTEST:
            return False
        return not (self.is_known(at) or self.is_place(at) or self.before_institution(at))

    def is_known(self, at: int) -> bool:
        """Whether it is a Danish word, or two in one."""
        lower = self.tokens[at].lower
        parts = lower.split("-")
        return is_word(lower) or is_compound(lower) or all(len(p) < 2 or is_word(p) for p in parts)

    def is_place(self, at: int) -> bool:
        """Whether it is a town, an organisation, or a saint."""
        lower = self.tokens[at].word
        places = words_of("places")
        return self.is_saint(at) or lower in places or lower.removesuffix("s") in places

    def is_saint(self, at: int) -> bool:
        """Whether it is the saint of a day, a church or a hospital: "Sankt Hans"."""
        return at > 0 and self.tokens[at - 1].lower in _SAINTS

    def before_institution(self, at: int) -> bool:
        """Whether the next word, or its own last part, makes it an organisation: "Aarhus Kommune"."""
        makes = words_of("institutions")
        head, _, last = self.tokens[at].lower.rpartition("-")
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return bool(head and last in makes) or bool(after and after.gap == " " and after.lower in makes)

    def is_listed(self, at: int, name: str) -> bool:
        """Whether it stands in a list of names, perhaps in the genitive or with a second name."""
        lower = self.tokens[at].word
        names = words_of(name)
        return lower in names or lower.removesuffix("s") in names or lower.split("-")[0] in names

    def is_subject(self, at: int) -> bool:
        """Whether a verb follows, or an apostrophe that no pronoun has, or nothing stands beside it.

        This tells "Hans ringede" and "Hans' klinik" from "Hans mor" where a capital tells nothing.
        """
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        owns = self.tokens[at].word != self.tokens[at].lower
        if after is None:
            return owns or at == 0
        return owns or after.gap[:1] in "'’" or after.lower in words_of("verbs") | words_of("speaking")

    def stands_out(self, at: int) -> bool:
        """Whether its capital means something: it begins no sentence and is no abbreviation."""
        token = self.tokens[at]
        return token.capital and not token.opens and not token.shouted

    def is_person(self, at: int) -> bool:
        """Whether an unknown capitalised word does, is told or owns what people do, are told and own.

        A word in the definite form is more likely a local offer ("Springbrættet") than a person.
        """
        token = self.tokens[at]
        if not self.could_be_name(at) or _DEFINITE.search(token.lower):
            return False
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        before = self.tokens[at - 1].lower if at > 0 else ""
        owns = token.word != token.lower or token.word.endswith("s")
        if after in words_of("speaking") or before in ("spørg", "ifølge"):
            return True
        if owns and after in words_of("possessions"):
            return True
        led = before in ("til", "med", "fra") and at > 1
        return led and self.tokens[at - 2].lower in words_of("addressing")
