"""A safe summary and our own texts become what a shared file may say, and what it may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from manege_analysis.report.audit.said import Said, said_by
from manege_analysis.report.audit.secrets import Secrets
from manege_analysis.summary.safe import Hidden, SafeSummary, SafeTable, Shown, require_share
from manege_analysis.summary.share_values import published_numbers
from manege_analysis.wording.text import Text

_MOST_CELLS = 8
Pair = tuple[int, int]


@dataclass(frozen=True)
class Numbers:
    """The numbers about respondents that may be said, and those that may be drawn.

    `counts` may stand alone ("23 læger"), `pairs` are counts with their base ("17 af 23"), `percents`
    whole percentages, `means` means, and `drawn` values of charts and of the workbooks behind them;
    `by_table` is `drawn` for the chart of one table, by its key.
    """

    counts: frozenset[float]
    pairs: frozenset[Pair]
    percents: frozenset[int]
    means: frozenset[float]
    drawn: frozenset[float]
    by_table: Mapping[str, frozenset[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Allowed:
    """What a shared file may hold.

    `numbers` is None when no safe summary is at hand; numbers are then not judged.  `names` are
    those of the unit and the meeting, which may stand in a document's properties and addresses; `own`
    is what our own texts say of numbers, such as a question with "2 af 3 gange" in it.
    """

    secrets: Secrets = field(default_factory=Secrets)
    numbers: Numbers | None = None
    names: frozenset[str] = frozenset()
    own: frozenset[Said] = frozenset()


def numbers_of(*summaries: SafeSummary) -> Numbers:
    """Collect what the summaries publish; more than one where rounds are compared.

    Sums of published cells of one table count as published: whoever reads the table can make them.
    Raises `PrivacyError` for a summary of the internal edition.
    """
    require_share(*summaries)
    pairs = frozenset(pair for summary in summaries for pair in _pairs(summary))
    means = frozenset(
        table.mean for summary in summaries for table in summary.tables if table.mean is not None
    )
    counts = frozenset(n for summary in summaries for n in published_numbers(summary)) | frozenset(
        float(count) for count, _ in pairs
    )
    drawn = _drawn(pairs, (n for summary in summaries for t in summary.tables for n in _ranges(t)))
    percents = frozenset(int(count / base * 100 + 0.5) for count, base in pairs if base)
    by_table: dict[str, frozenset[float]] = {}
    for summary in summaries:
        for table in summary.tables:
            by_table[table.key] = by_table.get(table.key, frozenset()) | _drawn_of(table, summary)
    return Numbers(counts | {0.0}, pairs, percents, means, drawn | counts, by_table)


def _drawn(pairs: Iterable[Pair], others: Iterable[float]) -> frozenset[float]:
    found = {0.0, *(float(n) for n in others)}
    for count, base in pairs:
        if base:
            found.update(
                (float(count), float(base), round(count / base, 4), float(int(count / base * 100 + 0.5)))
            )
    return frozenset(found)


def _drawn_of(table: SafeTable, summary: SafeSummary) -> frozenset[float]:
    base = table.base or 0
    pairs = [*((count, base) for count in _sums(table)), *_bounds(table, base)]
    pairs += [
        (each.count, each.base) for row in summary.groups if row.key == table.key for each in row.groups
    ]
    means = () if table.mean is None else (table.mean,)
    return _drawn(pairs, (*_ranges(table), *means, base))


def own_texts(summary: SafeSummary) -> Iterator[str]:
    """Yield the texts of a summary that the questionnaire or an approval put there."""
    texts: list[Text] = [summary.title, summary.merged]
    texts += [text for _, text in summary.sections] + [text for _, text, _ in summary.themes]
    for table in summary.tables:
        texts += [table.question, table.asks_for, table.unit, table.hidden_reason]
        texts += [cell.text for cell in table.cells]
    for text in texts:
        yield from (text.da, text.en)
    yield summary.cluster_name
    yield from (quote for _, quote in summary.quotes)


def _pairs(summary: SafeSummary) -> Iterator[Pair]:
    response = summary.response
    if response.respondents is not None:
        members = response.members or response.respondents
        yield from ((response.respondents, members), (members - response.respondents, members))
        yield from ((response.respondents, response.respondents), (members, members))
    elif response.members is not None:
        yield response.members, response.members
    for table in summary.tables:
        if table.base:
            yield from ((count, table.base) for count in _sums(table))
            yield from _bounds(table, table.base)
    for row in summary.groups:
        for each in row.groups:
            yield from ((each.count, each.base), (each.base - each.count, each.base))


def _sums(table: SafeTable) -> Iterator[int]:
    counts = [cell.value.count for cell in table.cells if isinstance(cell.value, Shown)]
    yield from counts
    if table.kind == "multi" or len(counts) > _MOST_CELLS:
        return
    for size in range(2, len(counts) + 1):
        yield from (sum(chosen) for chosen in combinations(counts, size))


def _bounds(table: SafeTable, base: int) -> Iterator[Pair]:
    for cell in table.cells:
        if isinstance(cell.value, Hidden):
            yield (cell.value.low or cell.value.high + 1), base


def _ranges(table: SafeTable) -> Iterator[float]:
    """Yield how bounds are drawn: from the least to the most, and what lies between."""
    for cell in table.cells:
        if isinstance(cell.value, Hidden):
            low, high = cell.value.low, cell.value.high
            yield from (low, high, high - low)


def allowed_for(
    summaries: Sequence[SafeSummary], secrets: Secrets, names: Iterable[str], own: Iterable[str] = ()
) -> Allowed:
    """Put together what the shared files of one cluster may hold.

    `own` are texts of ours beside those of the summaries: questions, cases, the meeting's plan.
    """
    texts = [*own, *(text for summary in summaries for text in own_texts(summary))]
    return Allowed(secrets, numbers_of(*summaries), frozenset(filter(None, names)), said_by(texts))
