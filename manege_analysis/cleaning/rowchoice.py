"""Which rows stay: the row rules in their order, and a person's decisions on single rows above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from manege_analysis.cleaning.audit import Change
from manege_analysis.cleaning.decisions import PutRowBack, TakeRowOut, rules_off
from manege_analysis.cleaning.rowprint import fingerprint
from manege_analysis.cleaning.rules import ROW_RULES, Flags, equal_rows
from manege_analysis.exports.answers import Answers
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import Decision

_GONE = Text(
    "Beslutningen »{decide}« om række {row} passer ikke længere: rækken findes ikke i eksporten.",
    'The decision "{decide}" on row {row} no longer applies: the row is not in the export.',
)
_MOVED = Text(
    "Beslutningen »{decide}« om række {row} følger besvarelsen til række {now}.",
    'The decision "{decide}" on row {row} follows the answers to row {now}.',
)
_ALIKE = Text(
    "Rækkerne {rows} er ens i alle svar. De kan være to læger og tæller alle; tag ud ved en beslutning.",
    "Rows {rows} are equal in every answer. They may be two doctors, so all count; decide to take out.",
)


@dataclass(frozen=True)
class RowChoice:
    """The rows that stay, the rows that left and why, and what a person should know."""

    keep: Flags
    changes: tuple[Change, ...]
    notes: tuple[Text, ...]


def choose_rows(answers: Answers, decisions: Sequence[Decision]) -> RowChoice:
    """Decide for every row whether it stays.

    The last decision on a row holds and stands above every rule; each rule sees the rows that the
    earlier ones left.
    """
    placed, notes = _placed(answers, decisions)
    back = np.zeros(len(answers), dtype=np.bool_)
    keep = np.ones(len(answers), dtype=np.bool_)
    changes = []
    for at, decision in sorted(placed.items()):
        back[at] = isinstance(decision, PutRowBack)
        keep[at] = back[at]
        changes.append(Change(decision.decide, int(answers.rows[at])))
    off = rules_off(decisions)
    for name, rule in ROW_RULES.items():
        if name not in off:
            leaving = _spread(rule(answers.keep(keep)), keep) & ~back
            keep &= ~leaving
            changes += [Change(name, row) for row in sorted(answers.rows[leaving].tolist())]
    return RowChoice(keep, tuple(changes), (*notes, *_alike(answers.keep(keep))))


def _placed(
    answers: Answers, decisions: Sequence[Decision]
) -> tuple[Mapping[int, TakeRowOut | PutRowBack], list[Text]]:
    """Find the position each row decision means today; tell of those that moved or found nothing."""
    position = {int(row): at for at, row in enumerate(answers.rows)}
    placed: dict[int, TakeRowOut | PutRowBack] = {}
    notes = []
    prints: dict[str, int] = {}
    for decision in (each for each in decisions if isinstance(each, TakeRowOut | PutRowBack)):
        at = position.get(decision.row)
        if decision.fingerprint and (at is None or fingerprint(answers, at) != decision.fingerprint):
            prints = prints or {fingerprint(answers, i): i for i in reversed(range(len(answers)))}
            at = prints.get(decision.fingerprint)
            if at is not None:
                now = int(answers.rows[at])
                notes.append(_MOVED.filled(decide=decision.decide, row=decision.row, now=now))
        if at is None:
            notes.append(_GONE.filled(decide=decision.decide, row=decision.row))
        else:
            placed[at] = decision
    return placed, notes


def _spread(flags: Flags, keep: Flags) -> Flags:
    """Lay flags for the kept rows out over all rows."""
    spread = np.zeros(len(keep), dtype=np.bool_)
    spread[np.flatnonzero(keep)] = flags
    return spread


def _alike(answers: Answers) -> list[Text]:
    groups = [", ".join(str(int(answers.rows[at])) for at in group) for group in equal_rows(answers)]
    return [_ALIKE.filled(rows=rows) for rows in groups]
