"""What became of one cluster in a run, as a value that the summary and the exit status are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["done", "unchanged", "not ready", "failed", "stopped by privacy", "already running"]


@dataclass(frozen=True)
class Outcome:
    """One cluster's end: its state, where its results are, and what a person must do.

    `remedies` are sentences without data values; a failed notebook is named in `folder`.
    """

    cluster: str
    state: State
    folder: Path | None = None
    remedies: tuple[str, ...] = ()
    respondents: int | None = None
    seconds: float = 0.0
    name: str = ""
    status: int = 0
    """The exit status of the error, where there was one: 2 says that a person must mend a file."""


def exit_status(outcomes: Sequence[Outcome]) -> int:
    """Return the status a scheduler sees; a privacy stop outranks a failure.

    One cluster alone ends with its own status, so that a mistake in its files is told as such (2);
    among several it is one that failed (1).

    >>> exit_status([Outcome("a", "done"), Outcome("b", "failed")])
    1
    >>> exit_status([Outcome("a", "not ready", status=3)])
    3
    """
    if len(outcomes) == 1:
        return outcomes[0].status
    states = {outcome.state for outcome in outcomes}
    if "stopped by privacy" in states:
        return 4
    if "failed" in states:
        return 1
    return 0 if states & {"done", "unchanged"} or not states else 3


def first_of(remedies: Sequence[str], most: int = 6) -> tuple[str, ...]:
    """Return the first remedies, and how many more there are: one fault may be told of every page.

    >>> first_of(["a", "b", "c"], most=1)
    ('a', '… and 2 more like it.')
    """
    if len(remedies) <= most:
        return tuple(remedies)
    return (*remedies[:most], f"… and {len(remedies) - most} more like it.")
