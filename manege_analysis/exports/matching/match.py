"""The columns of a `Layout` are matched to the items of a `Questionnaire`; doubt becomes a `Problem`.

A confirmed column map counts first, then the tool's own code, then the exact wording (blanks, case
and punctuation apart).  Wording that is only near counts nowhere: it becomes a proposal to confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manege_analysis.errors import Problem
from manege_analysis.exports import words
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.exports.files.plaintext import key_of
from manege_analysis.exports.files.table import shorten
from manege_analysis.exports.layout import Asked, Layout
from manege_analysis.exports.matching.bymap import claims_by_map
from manege_analysis.exports.matching.byname import apart, claim_by_name, possible_targets
from manege_analysis.exports.matching.matched import Match, Matching
from manege_analysis.exports.matching.names import Names, item_texts
from manege_analysis.exports.matching.near import item_likeness, nearest_items
from manege_analysis.exports.matching.settle import settle
from manege_analysis.questionnaire.model import Item, Questionnaire
from manege_analysis.wording.text import Text

NEAR = 85.0
"""From this likeness (0–100) on, a column that nobody claims must be confirmed or set aside."""
_MENTION = 70.0
"""From this likeness on, a note says what the column could be."""
_FEWEST = 1 / 3
"""With a smaller part of the questionnaire's items found than this, it is the wrong file."""


def match(layout: Layout, questionnaire: Questionnaire, columns: ColumnMap | None = None) -> Matching:
    """Match a layout's columns to a questionnaire's items.

    Nothing is raised: `problems` holds all that a person must settle before the answers can be
    used, and `notes` what is worth knowing (changed wording, columns that are somewhat near).
    """
    mapped, ignored, problems = claims_by_map(layout, questionnaire, columns or ColumnMap(version=1))
    taken = {header for claim in mapped for header in claim.headers} | ignored
    names = Names.of(questionnaire)
    asked_of = [part for asked in layout.asked() for part in apart(asked, names, questionnaire)]
    left = [asked for asked in asked_of if not taken & set(asked.headers)]
    named = [claim for asked in left if (claim := claim_by_name(asked, names, questionnaire))]
    matches, conflicts = settle((*mapped, *named), questionnaire)
    missing = _missing(matches, questionnaire)
    used = {header for one in matches for header in _headers(one)} | ignored
    unclaimed = [asked for asked in asked_of if not used & set(asked.headers)]
    doubts, hints = _near(unclaimed, missing, layout.source.file)
    twofold = _ambiguous(unclaimed, missing, names, layout.source.file)
    few = _too_few(matches, questionnaire, layout.source.file)
    return Matching(
        matches,
        tuple(item.key for item in missing),
        tuple(c.header for c in layout.columns if c.header not in used),
        (*few, *problems, *conflicts, *twofold, *doubts),
        (*_reworded(matches), *hints),
    )


def _headers(match: Match) -> tuple[str, ...]:
    others = (match.other.header,) if match.other else ()
    return tuple(column.header for column in match.columns) + others


def _missing(matches: Sequence[Match], questionnaire: Questionnaire) -> list[Item]:
    found = {one.item.key for one in matches}
    return [item for item in questionnaire.items if item.key not in found]


def _near(
    unclaimed: Sequence[Asked], missing: Sequence[Item], file: str
) -> tuple[list[Problem], list[Text]]:
    problems: list[Problem] = []
    notes: list[Text] = []
    for asked in unclaimed:
        ranked = nearest_items(asked.first, missing)
        if not ranked or ranked[0][0] < _MENTION:
            continue
        score, item = ranked[0]
        header = shorten(asked.first.header)
        if score >= NEAR:
            problems.append(
                Problem(
                    f'{file}, column "{header}"',
                    f'the exact wording of a question, or a confirmed column map for "{item.key}"',
                    f"a wording that is {score:.0f} % like it",
                    f'Confirm with "manege map --write", or write in columns.yaml: item: {item.key} '
                    "(or: ignore: true).",
                )
            )
        else:
            notes.append(words.NOT_USED.filled(header=header, score=round(score), item=item.key))
    return problems, notes


def _ambiguous(
    unclaimed: Sequence[Asked], missing: Sequence[Item], names: Names, file: str
) -> Iterator[Problem]:
    """Tell of columns that are exactly what two missing items are called, such as a matrix row."""
    wanted = {item.key for item in missing}
    for asked in unclaimed:
        keys = sorted({target.item for target in possible_targets(asked, names)} & wanted)
        if len(keys) > 1:
            yield Problem(
                f'{file}, column "{shorten(asked.first.header)}"',
                "a wording that only one question has",
                f"one that fits {', '.join(keys)}",
                'Say which one with "manege map", or in columns.yaml.',
            )


def _too_few(matches: Sequence[Match], questionnaire: Questionnaire, file: str) -> Iterator[Problem]:
    # What asks who somebody is was dropped on reading, and proves nothing.
    wanted = sum(not item.question.identifier for item in questionnaire.items)
    if len(matches) < wanted * _FEWEST:
        yield Problem(
            file,
            f'the questions of the questionnaire "{questionnaire.id}"',
            f"{len(matches)} of {wanted} of them",
            "Check that this is the right cluster's file and questionnaire; if it is, name the "
            'columns once with "manege map". A survey about something else gets a questionnaire '
            'of its own with "manege draft".',
        )


def _reworded(matches: Sequence[Match]) -> Iterator[Text]:
    for one in matches:
        text = " ".join(part for part in (one.columns[0].text, one.columns[0].item) if part)
        if one.how != "code" or not text or key_of(text) == key_of(one.columns[0].code):
            continue
        if key_of(text) not in {key_of(known) for known in item_texts(one.item)}:
            alike = item_likeness(one.columns[0], one.item)
            yield words.REWORDED.filled(item=one.item.key, score=round(alike))
