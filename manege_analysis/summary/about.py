"""What the gate is told about the cluster whose answers it summarises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """Name the cluster and the round; `members` is how many doctors were asked, where that is known.

    >>> About("nordby", "Kvalitetsklynge Nordby", members=34, round="2026").members
    34
    """

    cluster: str
    name: str
    members: int | None = None
    round: str = ""
