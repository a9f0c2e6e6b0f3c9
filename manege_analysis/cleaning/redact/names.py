"""Names in a text: the roster's, common ones, and those that a title or a neighbour gives away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from manege_analysis.cleaning.redact.lexicon import is_word, words_of
from manege_analysis.cleaning.redact.roster import Roster
from manege_analysis.cleaning.redact.scene import Scene
from manege_analysis.cleaning.redact.tokens import bare, tokens_of

_STRONG_TITLES = frozenset({"dr", "doktor", "hr", "herr", "fru", "frk", "frøken"})
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
        self._spread(scene, names, places)
        self._spread(scene, names, reversed(places))
        return names

    def _on_roster(self, scene: Scene, at: int) -> bool:
        """Say whether a word alone is a name on the roster.

        "Hans", "Per" and other everyday words count in lower case only beside another name; a word one
        slip from a name counts unless it is a word of its own.
        """
        token = scene.tokens[at]
        if self.roster.has(token.lower):
            everyday = {bare(token.lower), bare(token.lower).removesuffix("s")} & words_of("everyday")
            alone = (
                token.capital and not scene.is_saint(at) and (not token.opens or scene.is_subject(at))
            )
            return not everyday or alone
        abbreviated = token.shouted and len(token.text) <= _LOWER_CASE_FROM
        if abbreviated or not self.roster.is_near(token.lower):
            return False
        return scene.stands_out(at) or not (is_word(token.lower) or scene.is_place(at))

    def _spread(self, scene: Scene, names: set[int], order: Iterable[int]) -> None:
        """Take in the neighbours that belong to a name: given names, surnames, initials."""
        for at in order:
            if at not in names and self._belongs(scene, names, at):
                names.add(at)

    def _belongs(self, scene: Scene, names: set[int], at: int) -> bool:
        before = at - 1 in names and scene.joined(at)
        after = at + 1 in names and scene.joined(at + 1)
        if not before and not after:
            return False
        token = scene.tokens[at]
        if self.roster.has(token.lower) or self.roster.is_near(token.lower, shortest=3):
            return not is_word(token.lower) or token.capital or self.roster.has(token.lower)
        if after and scene.is_initial(at):
            return True
        if before and token.lower in words_of("particles") and at + 1 < len(scene.tokens):
            return scene.stands_out(at + 1) and scene.joined(at + 1)
        if scene.could_be_name(at):
            return after or not token.opens
        named = scene.is_listed(at, "given_names") or scene.is_listed(at, "surnames")
        return named and token.capital and not token.shouted and (after or not token.opens)


def _is_common(scene: Scene, at: int) -> bool:
    """Say whether a word alone is a common given name or has the shape of a Danish surname."""
    token = scene.tokens[at]
    if scene.is_known(at) or scene.is_place(at) or scene.before_institution(at):
        return False
    if scene.is_person(at):
        return True
    if scene.is_listed(at, "given_names"):
        return token.capital or len(bare(token.lower)) >= _LOWER_CASE_FROM
    surname = scene.is_listed(at, "surnames") or bare(token.lower).removesuffix("s").endswith("sen")
    return surname and (scene.stands_out(at) or (token.capital and scene.is_subject(at)))


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
    return strong and len(token.lower) > 2 and not is_word(bare(token.lower)) and not scene.is_title(at)


def _is_pair(scene: Scene, at: int) -> bool:
    """Say whether two unknown capitalised words in a row begin here: most likely a full name.

    The second may be made of two words, as "Overmark" is; the first may not, or a "Skoleleder" goes.
    """
    if at + 1 >= len(scene.tokens) or scene.tokens[at + 1].gap != " " or not scene.could_be_name(at):
        return False
    second = scene.stands_out(at + 1) and not is_word(scene.tokens[at + 1].lower)
    return second and not scene.is_place(at + 1) and not scene.before_institution(at + 1)
