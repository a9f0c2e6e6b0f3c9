"""Names in a text: the roster's, common ones, and those that a title or a neighbour gives away."""

from __future__ import annotations

from dataclasses import dataclass

from manege_analysis.cleaning.redact.lexicon import is_listed_word, is_word, words_of
from manege_analysis.cleaning.redact.roster import Roster
from manege_analysis.cleaning.redact.scene import Scene
from manege_analysis.cleaning.redact.tokens import Token, tokens_of

_STRONG_TITLES = frozenset({"dr", "doktor", "hr", "herr", "fru", "frk", "frøken"})
_SURE_STEM = 4
"""A word is surely Danish, and no mistyped name, only by a stem of this many letters."""
_LOWER_CASE_FROM = 4
"""A common given name counts in lower case from this many letters; shorter ones are too often words."""


@dataclass(frozen=True)
class NameFinder:
    """Finds names with a roster; call it as a detector."""

    roster: Roster

    def __call__(self, text: str, sign: str) -> tuple[str, int]:
        """Replace every name, a run of its parts as one, by `sign`; return the text and how many.

        >>> from manege_analysis.cleaning.redact.roster import roster_of
        >>> find = NameFinder(roster_of(["Søren Kvistgaard"]))
        >>> find("Hans mor talte med sørens sekretær Ulla og dr. Kvistgard på Nørre Skole.", "#")
        ('Hans mor talte med # sekretær # og dr. # på Nørre Skole.', 3)
        """
        scene = Scene(tokens_of(text))
        names = self._names(scene)
        pieces: list[str] = []
        at = count = 0
        for index in sorted(names):
            token = scene.tokens[index]
            if not (index - 1 in names and scene.joined(index)):
                pieces += [text[at : token.start], sign]
                count += 1
            at = token.end
        return "".join([*pieces, text[at:]]), count

    def _names(self, scene: Scene) -> set[int]:
        places = range(len(scene.tokens))
        names = {at for at in places if self._on_roster(scene, at) or _is_common(scene, at)}
        names |= {at for at in places if _is_titled(scene, at) or _is_pair(scene, at)}
        names |= {at + 1 for at in places if _is_pair(scene, at)}
        return self._spread(scene, names)

    def _on_roster(self, scene: Scene, at: int) -> bool:
        """Say whether a word alone is a name on the roster, exactly or but for a slip."""
        token = scene.tokens[at]
        if self.roster.named(token.lower):
            return not _is_everyday(token) or _is_meant_as_name(scene, at)
        abbreviated = token.shouted and len(token.text) <= _LOWER_CASE_FROM
        if abbreviated or scene.is_place(at) or not self.roster.nearly_named(token.lower):
            return False
        # A capital within a sentence outweighs that the slip made a word of the name.
        return scene.stands_out(at) or not _is_surely_word(token)

    def _spread(self, scene: Scene, names: set[int]) -> set[int]:
        """Take in the neighbours that belong to a name: given names, surnames, initials."""
        waiting = set(names)
        while waiting:
            at = waiting.pop()
            for beside in (*scene.before(at), *scene.after(at)):
                if beside not in names and self._belongs(scene, names, beside):
                    names.add(beside)
                    waiting.add(beside)
        return names

    def _belongs(self, scene: Scene, names: set[int], at: int) -> bool:
        """Say whether a word beside a name is part of it."""
        before = [each for each in scene.before(at) if each in names]
        after = [each for each in scene.after(at) if each in names]
        token = scene.tokens[at]
        if self._same_person(scene, at, before + after) or (after and scene.is_initial(at)):
            return True
        if scene.is_particle(at):
            return bool(before and after)
        if scene.could_be_name(at):
            return bool(after) or not token.opens
        named = scene.is_listed(at, "given_names") or scene.is_listed(at, "surnames")
        return named and token.capital and not token.shouted and (bool(after) or not token.opens)

    def _same_person(self, scene: Scene, at: int, beside: list[int]) -> bool:
        """Say whether a word and a name beside it belong to one person on the roster.

        This finds "hans skov", and "one Thorup" for Lone Thorup, where the word alone is no name.
        """
        persons = self._persons(scene, at)
        return any(persons & self._persons(scene, each) for each in beside)

    def _persons(self, scene: Scene, at: int) -> frozenset[int]:
        lower = scene.tokens[at].lower
        return self.roster.named(lower) | self.roster.nearly_named(lower, shortest=3)


def _is_everyday(token: Token) -> bool:
    """Say whether a roster's name is a word like "hans" or "per" here; "Livs" is none, "livs" is."""
    word = token.word
    everyday = words_of("everyday")
    return word in everyday or (not token.capital and word.removesuffix("s") in everyday)


def _is_surely_word(token: Token) -> bool:
    return is_word(token.lower, _SURE_STEM) or is_listed_word(token.word.removesuffix("s"))


def _is_meant_as_name(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if not token.capital or scene.is_saint(at):
        return False
    return not token.opens or token.shouted or scene.is_subject(at)


def _is_common(scene: Scene, at: int) -> bool:
    """Say whether a word alone is a common name, has a surname's shape, or is spoken of as a person.

    A listed name that is a Danish word as it stands ("Storm") is none alone; one that only shares its
    stem with a word ("Gitte" with "gitter") is.
    """
    token = scene.tokens[at]
    if scene.is_place(at) or scene.before_institution(at):
        return False
    if scene.is_person(at):
        return True
    outstanding = scene.stands_out(at) or (token.capital and scene.is_subject(at))
    word = token.word
    listed = is_listed_word(word) or (not token.capital and is_listed_word(word.removesuffix("s")))
    if not listed:
        if scene.is_listed(at, "given_names"):
            return token.capital or len(word) >= _LOWER_CASE_FROM
        if scene.is_listed(at, "surnames"):
            return outstanding
    shaped = word.removesuffix("s").endswith("sen") and not scene.is_known(at)
    return shaped and scene.stands_out(at)


def _is_titled(scene: Scene, at: int) -> bool:
    """Say whether a title before the word makes it a name, an initial between them or not."""
    token = scene.tokens[at]
    first = at - 1 if at > 0 and scene.is_initial(at - 1) and scene.joined(at) else at
    if not scene.is_title(first - 1):
        return False
    if token.capital:
        listed = scene.is_listed(at, "given_names") or scene.is_listed(at, "surnames")
        return scene.could_be_name(at) or (listed and scene.stands_out(at))
    strong = scene.tokens[first - 1].lower in _STRONG_TITLES
    return strong and len(token.lower) > 2 and not is_word(token.word, _SURE_STEM)


def _is_pair(scene: Scene, at: int) -> bool:
    """Say whether two unknown capitalised words in a row begin here: most likely a full name.

    The second may be made of two words, as "Overmark" is; the first may not, or a "Skoleleder" goes.
    """
    if at + 1 >= len(scene.tokens) or scene.tokens[at + 1].gap != " " or not scene.could_be_name(at):
        return False
    second = scene.stands_out(at + 1) and not is_word(scene.tokens[at + 1].lower)
    return second and not scene.is_place(at + 1) and not scene.before_institution(at + 1)
