"""Chance that falls the same way on every machine and in every version of Python."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import TypeVar

Thing = TypeVar("Thing")
_NORMAL = NormalDist()


class Chance:
    """A seeded source of chance built on `random.random()` alone, the one stream Python promises.

    >>> Chance("a").below(6) == Chance("a").below(6)
    True
    """

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def share(self) -> float:
        """Draw a number from 0 up to 1."""
        return self._random.random()

    def below(self, limit: int) -> int:
        """Draw a whole number from 0 up to, but not including, `limit`."""
        return int(self.share() * limit)

    def happens(self, probability: float) -> bool:
        """Say whether something of this probability happens."""
        return self.share() < probability

    def normal(self) -> float:
        """Draw from the standard normal distribution."""
        return _NORMAL.inv_cdf(0.0005 + 0.999 * self.share())

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """Draw one of several things."""
        return things[self.below(len(things))]

    def by_weight(self, weights: Mapping[str, float]) -> str:
        """Draw a name with a probability in proportion to its weight; there must be at least one."""
        at = self.share() * sum(weights.values())
        for name, weight in weights.items():
            at -= weight
            if at < 0:
                return name
        return name

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """Return the things in another order."""
        keys = [self.share() for _ in things]
        return [thing for _, _, thing in sorted(zip(keys, range(len(things)), things, strict=True))]
