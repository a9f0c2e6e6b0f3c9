"""Statistics for 10 to 70 answers of a finite cluster, for the internal edition.

Counts come first everywhere; these functions say how far a count can be trusted.  A cluster is not
a sample from an endless population: when 20 of 24 doctors have answered, little is left to doubt.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from math import comb
from statistics import NormalDist

from manege_analysis.summary.safe import Estimate

CONFIDENCE = 0.95


def median_position(counts: Sequence[int]) -> int | None:
    """Find the median category by the type-1 quantile: the first that reaches half of the answers.

    It is always an answer that somebody could give, also between two rungs (Hyndman & Fan 1996,
    definition 1).  None where nobody answered.

    >>> median_position([2, 3, 5]), median_position([2, 3, 6]), median_position([0, 0])
    (1, 2, None)
    """
    half, reached = sum(counts) / 2, 0
    for position, count in enumerate(counts):
        reached += count
        if count and reached >= half:
            return position
    return None


def median(values: Sequence[float]) -> float | None:
    """Return the type-1 median of numbers: one of them, never a value in between.

    >>> median([1, 2, 3, 10]), median([])
    (2, None)
    """
    return sorted(values)[(len(values) + 1) // 2 - 1] if values else None


def worst_case(count: int, answered: int, members: int) -> tuple[float, float]:
    """Bound the share among all members, whatever those who did not answer would have said.

    The bounds are x/N and (x + N − n)/N; nothing is assumed.

    >>> worst_case(17, 21, 34)
    (0.5, 0.8823529411764706)
    """
    return count / members, (count + members - answered) / members


def wilson(
    count: int, answered: int, members: int | None = None, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return Wilson's interval for a share, with the effective n of a finite cluster.

    The effective n is n(N − 1)/(N − n): when all members answered, nothing is uncertain and the
    interval is the share itself.  Without `members` it is Wilson's own (Wilson 1927).

    >>> [round(limit, 3) for limit in wilson(17, 21)]
    [0.6, 0.923]
    >>> wilson(17, 21, members=21) == (17 / 21, 17 / 21)
    True
    """
    if not answered:
        return 0.0, 1.0
    share = count / answered
    if members is not None and members <= answered:
        return share, share
    n = answered * (members - 1) / (members - answered) if members else float(answered)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


@cache
def exact_interval(
    count: int, answered: int, members: int, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the exact hypergeometric interval for the share among all members.

    Every number of members K is kept for which neither tail of the hypergeometric distribution
    falls to α/2 or less; so the interval holds at least its confidence (Wright 1991).

    >>> exact_interval(17, 21, 34)
    (0.6764705882352942, 0.8823529411764706)
    """
    tail = (1 - confidence) / 2
    possible = range(count, members - (answered - count) + 1)
    first = bisect_left(
        possible, True, key=lambda k: _chance(range(count, answered + 1), answered, k, members) > tail
    )
    after = bisect_left(
        possible, True, key=lambda k: _chance(range(count + 1), answered, k, members) <= tail
    )
    return possible[first] / members, possible[after - 1] / members


def _chance(counts: range, answered: int, k: int, members: int) -> float:
    """Return the chance that one of `counts` is drawn, `k` of all members being of that kind.

    By whole numbers, so that no rounding decides on which side of a limit a chance falls.
    """
    ways = sum(comb(k, count) * comb(members - k, answered - count) for count in counts)
    return ways / comb(members, answered)


def estimate(count: int, answered: int, members: int | None) -> Estimate:
    """Put a count's intervals together; what needs the number of members is left out without it.

    >>> estimate(17, 21, None).worst is None
    True
    """
    if members is None:
        return Estimate(count, answered, wilson(count, answered))
    return Estimate(
        count,
        answered,
        wilson(count, answered, members),
        exact_interval(count, answered, members),
        worst_case(count, answered, members),
    )
