"""A reader of the shared edition who knows the algorithm, has all the time in the world, and counts.

`everything(n, cells)` lists all tables there are; the real code publishes each; the attacker keeps,
for every publication, all tables that lead to it.  What is alike in all of them is what was leaked.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations, combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

Tables = NDArray[np.int16]


def everything(n: int, cells: int) -> Tables:
    """List every way in which `n` doctors can fall into `cells` cells, one row each."""
    if cells == 1:
        return np.array([[n]], dtype=np.int16)
    parts = []
    for first in range(n + 1):
        rest = everything(n - first, cells - 1)
        parts.append(np.column_stack([np.full(len(rest), first, dtype=np.int16), rest]))
    return np.concatenate(parts)


def numbered(publications: Iterable[Hashable]) -> NDArray[np.int64]:
    """Give equal publications equal numbers."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(each, len(known)) for each in publications])


def possibilities(
    values: NDArray[np.int16], published: NDArray[np.int64], small: int
) -> NDArray[np.int64]:
    """Count, for each publication, how many of the values 0 … small−1 stay possible."""
    seen = np.zeros((int(published.max()) + 1 if len(published) else 0, small), dtype=bool)
    low = values < small
    seen[published[low], values[low]] = True
    counted: NDArray[np.int64] = seen.sum(axis=1)
    return counted


def fewest_left(tables: Tables, published: NDArray[np.int64], small: int) -> int:
    """Return how many small values stay possible where some are, for the cells that leak most.

    Single cells are looked at, and all unions of cells.
    """
    least = small
    for group in _groups(tables.shape[1]):
        left = possibilities(tables[:, group].sum(axis=1, dtype=np.int16), published, small)
        least = min([least, *np.unique(left[left > 0])])
    return int(least)


def unions(tables: Tables) -> Tables:
    """Return the counts of every union of cells that is neither empty nor everything."""
    return np.column_stack([tables[:, group].sum(axis=1) for group in _groups(tables.shape[1])])


def _groups(cells: int) -> list[list[int]]:
    return [list(group) for size in range(1, cells) for group in combinations(range(cells), size)]


def pairs_of_insiders(tables: Tables) -> Iterator[tuple[NDArray[np.bool_], Tables]]:
    """Yield, for two doctors who know their own answers, the tables they hold for possible."""
    for one, other in combinations_with_replacement(range(tables.shape[1]), 2):
        own = np.zeros(tables.shape[1], dtype=np.int16)
        np.add.at(own, [one, other], 1)
        kept = (tables >= own).all(axis=1)
        yield kept, tables[kept]


def narrowest(tables: Tables, published: NDArray[np.int64], small: int) -> int:
    """Return the width, in values, of the narrowest range that an attacker is left with.

    Only ranges that reach down to a small count are looked at; 1 is an exact count.
    """
    least = int(tables.max()) + 1
    for cell in range(tables.shape[1]):
        values = tables[:, cell]
        low = np.full(int(published.max()) + 1, np.iinfo(np.int16).max, dtype=np.int16)
        high = np.zeros_like(low)
        np.minimum.at(low, published, values)
        np.maximum.at(high, published, values)
        widths = (high - low + 1)[low < small]
        least = min([least, *widths])
    return int(least)
