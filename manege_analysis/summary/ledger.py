"""The releases so far and the answers of today become a verdict: the same deck, a new one, or wait.

Two decks of one cluster, a few answers apart, can be subtracted: what changed between them is what
those few doctors answered.  So a deck is replaced only when at least five answers have changed, since
the last release and since every one before it: two steps forward and one back end near the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field

from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

LEAST_CHANGES = 5

Ruling = Literal["first", "same", "new-version", "overridden", "refused", "lost", "no-numbers"]
LedgerState = Literal["none", "kept", "missing", "damaged", "foreign", "outdated"]


@dataclass(frozen=True)
class Release:
    """What one deck was made of: keyed hashes of its rows, and of the terms it was made on.

    `rows` are sorted, so their order says nothing; `terms` stands for limits, policy and recodes.
    Of finished counts (`totals`) only the number of rows can be compared with another release's.
    """

    cluster: str
    round: str
    version: int
    rows: tuple[str, ...]
    terms: str
    totals: bool = False


@dataclass(frozen=True)
class Found:
    """What was found of the releases so far; `version` is the last one known, 0 where none is."""

    state: LedgerState
    releases: tuple[Release, ...] = ()
    version: int = 0


@dataclass(frozen=True)
class Verdict:
    """Whether today's deck may be shared, as which version, and the sentence the analyst reads.

    `changed` is how many answers differ at the least; a changed answer counts once.
    """

    ruling: Ruling
    release: Release
    changed: int
    said: Text

    @property
    def is_allowed(self) -> bool:
        """Whether the deck may be shared."""
        return self.ruling not in ("refused", "lost")


class OverrideRelease(Decision):
    """Share a deck against the ledger's advice, once: for the version named, and for a reason.

    It speaks of one version, so that it cannot let later decks through unnoticed.
    """

    decide: Literal["override-release"]
    round: str
    version: int = Field(ge=1)
    why: str = Field(min_length=10)


def judge(
    found: Found, today: Release, overrides: Sequence[Decision] = (), least: int = LEAST_CHANGES
) -> Verdict:
    """Decide whether today's rows and terms may be released after what was `found`.

    `today.version` is not read.  `overrides` may hold any decisions.  A changed limit or recode
    with fewer than `least` changed answers is refused too: the same answers cut in two ways can
    be laid over each other.

    >>> last = Release("nordby", "1", 1, ("a", "b"), "t")
    >>> two_more = Release("nordby", "1", 0, ("a", "b", "c", "d"), "t")
    >>> judge(Found("kept", (last,), 1), two_more).said.da
    '2 nye svar siden sidst – vent til mindst 5'
    >>> judge(Found("kept", (last,), 1), last).ruling
    'same'
    """
    following = replace(today, version=found.version + 1)
    if found.state == "none":
        return Verdict("first", following, len(today.rows), FIRST)
    if found.state != "kept":
        is_overridden = _is_overridden(following, overrides)
        said = OVERRIDDEN if is_overridden else LOST
        return Verdict("overridden" if is_overridden else "lost", following, 0, said)
    for earlier in found.releases:
        if (earlier.rows, earlier.terms) == (today.rows, today.terms):
            return Verdict("same", earlier, 0, SAME)
    added, removed = _nearest(found.releases, today)
    changed = max(added, removed)
    if changed >= least:
        return Verdict("new-version", following, changed, _counted(NEW_VERSION, changed, least))
    if _is_overridden(following, overrides):
        return Verdict("overridden", following, changed, OVERRIDDEN)
    said = TERMS if changed == 0 else MORE if removed == 0 else CHANGED
    if today.totals and changed == 0:
        said = TOTALS
    return Verdict("refused", following, changed, _counted(said, changed, least))


def changed_rows(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Count the rows that are new and the rows that are gone; equal rows are told apart by number.

    >>> changed_rows(["a", "a", "b"], ["a", "b", "c"])
    (1, 1)
    """
    old, new = Counter(before), Counter(after)
    return (new - old).total(), (old - new).total()


def require_release(verdict: Verdict, found: Found) -> None:
    """Raise `PrivacyError` with what to do when the deck may not be shared."""
    if verdict.is_allowed:
        return
    release = verdict.release
    override = (
        f"Or share it on your own word: in decisions.yaml, decide: override-release, "
        f'round: "{release.round}", version: {release.version}, with by, when and why.'
    )
    where = f'release ledger of "{release.cluster}", round "{release.round}"'
    if verdict.ruling == "refused":
        expected = "the same answers and terms as last time, or enough new answers"
        remedy = f"The old deck stays. {override}"
        raise PrivacyError(Problem(where, expected, verdict.said.da, remedy))
    expected = "the ledger of the last release"
    raise PrivacyError(Problem(where, expected, GOT[found.state], f"{REMEDY[found.state]} {override}"))


GOT: dict[LedgerState, str] = {
    "missing": "none, though this machine has released a deck here",
    "damaged": "a file that is changed or damaged",
    "foreign": "a file of another key, cluster or round",
    "outdated": "an older one than this machine has written",
}
REMEDY: dict[LedgerState, str] = {
    "missing": "Put the file back from a backup.",
    "damaged": "Put the file back from a backup.",
    "foreign": "Get the release key of whoever shared the last deck, and point MANEGE_KEY_DIR to it.",
    "outdated": "Put the newest file back from a backup.",
}

FIRST = Text("Første udgave", "First version")
SAME = Text("Samme svar som sidst: samme udgave", "The same answers as last time: the same version")
OVERRIDDEN = Text("Frigivet på en navngiven persons ansvar", "Released on a named person's word")
LOST = Text("Udgivelsesloggen kan ikke bruges", "The release ledger cannot be used")
NO_NUMBERS = Text("Ingen tal at frigive", "No numbers to release")
NEW_VERSION = Text("{answers} siden sidst: ny udgave", "{answers} since last time: a new version")
MORE = Text("{answers} siden sidst – vent til mindst {least}", "{answers} – wait for at least {least}")
CHANGED = Text(
    "{changed} siden sidst – vent til mindst {least}", "{changed} – wait for at least {least}"
)
TERMS = Text(
    "Grænser eller svargrupper er ændret siden sidst – vent til mindst {least} nye svar",
    "Limits or answer groups have changed since last time – wait for at least {least} new answers",
)
TOTALS = Text(
    "Optællingen er ændret siden sidst uden flere besvarelser – vent til mindst {least} nye svar",
    "The counts have changed since last time without more answers – wait for at least {least} new ones",
)


def _counted(text: Text, count: int, least: int) -> Text:
    one = count == 1
    danish = {
        "answers": "1 nyt svar" if one else f"{count} nye svar",
        "changed": "1 nyt eller ændret svar" if one else f"{count} nye eller ændrede svar",
    }
    english = {
        "answers": "1 new answer" if one else f"{count} new answers",
        "changed": "1 new or changed answer" if one else f"{count} new or changed answers",
    }
    return Text(text.say("da", least=least, **danish), text.say("en", least=least, **english))


def _nearest(releases: Sequence[Release], today: Release) -> tuple[int, int]:
    return min((_changed(earlier, today) for earlier in releases), key=max)


def _changed(earlier: Release, today: Release) -> tuple[int, int]:
    """Count what changed at the least: of finished counts nobody knows more than how many came."""
    if earlier.totals or today.totals:
        more = len(today.rows) - len(earlier.rows)
        return max(more, 0), max(-more, 0)
    return changed_rows(earlier.rows, today.rows)


def _is_overridden(release: Release, decisions: Sequence[Decision]) -> bool:
    return any(
        isinstance(each, OverrideRelease)
        and each.round == release.round
        and each.version == release.version
        for each in decisions
    )
