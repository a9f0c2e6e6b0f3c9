"""The audit log: every change that cleaning made, as values a person can read as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from manege_analysis.cleaning.rulebook import RULEBOOK, Rule
from manege_analysis.wording.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """One change: which rule, in which row of the raw file, on which item, from what to what.

    `question` is the item's key, empty when a whole row left; `before` and `after` are labels, or for
    free text a description ("CPR-nummer"), never the respondent's words.
    """

    rule: str
    row: int
    question: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class UnknownAnswer:
    """An answer that is none of the item's options, and how many gave it; never dropped silently.

    `label` is redacted; `suggestion` is the text of the option that looks most like it, or empty;
    `rows` are the raw rows that hold it.
    """

    question: str
    label: str
    count: int
    known: tuple[str, ...]
    suggestion: str = ""
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class AuditLog:
    """All changes in the order made, the unknown answers, and what a person should know besides.

    `notes` quote no respondent.  `rows_in` are the rows of the raw file, `rows_out` the respondents.
    """

    changes: tuple[Change, ...] = ()
    unknown: tuple[UnknownAnswer, ...] = ()
    notes: tuple[Text, ...] = ()
    rows_in: int = 0
    rows_out: int = 0

    def by_rule(self) -> dict[str, int]:
        """Count the changes of each rule.

        >>> AuditLog((Change("trimmed", 2), Change("trimmed", 3))).by_rule()
        {'trimmed': 2}
        """
        return dict(Counter(change.rule for change in self.changes))

    def rules_used(self) -> tuple[tuple[Rule, int], ...]:
        """Return each rule that changed something and how often, in the order in which rules apply.

        Rules that are in no rulebook, such as a workspace's own, are left out here and not in the log.

        >>> [(rule.name.da, n) for rule, n in AuditLog((Change("test", 2),)).rules_used()]
        [('Testbesvarelse', 1)]
        """
        counts = self.by_rule()
        return tuple((rule, counts[rule.id]) for rule in RULEBOOK.values() if rule.id in counts)
