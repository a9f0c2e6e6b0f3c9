"""After a batch, one page and one file tell of all clusters: `INDHOLD.html` and `status.json`."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from manege_analysis.batch.lock import AlreadyRunningError, locked
from manege_analysis.batch.order import Order
from manege_analysis.batch.outcome import Outcome, first_of
from manege_analysis.batch.state import Remembered, recall
from manege_analysis.batch.words import NEXT, STATES, changed, page_words
from manege_analysis.errors import ManegeError
from manege_analysis.onestep import write_in_one_step
from manege_analysis.report import assets
from manege_analysis.report.identity import Brand, sender, style_variables
from manege_analysis.report.rendering import as_it_is, render
from manege_analysis.settings import WorkspaceFile, read_workspace
from manege_analysis.wording.dates import weekday_and_day
from manege_analysis.wording.text import Language

PAGE = "INDHOLD.html"
STATUS = "status.json"
_TURN = "_alle"
"""The name of the page's lock; no cluster can be called so."""
_TRIES = 100
_URGENT = ("stopped by privacy", "failed", "already running", "not ready", "", "done", "unchanged")


@dataclass(frozen=True)
class Row:
    """One cluster as the page shows it; `link` is its own index, seen from the page."""

    name: str
    tone: str
    state: str
    answers: str
    changed: str
    next: str
    link: str
    remedies: tuple[str, ...]


def write_overview(clusters: Sequence[str], outcomes: Sequence[Outcome], order: Order) -> None:
    """Write the page and the file; a cluster that was not run now stands with its last state.

    Two batches that end together write one after the other.  Raises `OSError` when there is no room.
    """
    ended = {outcome.cluster: outcome for outcome in outcomes}
    with _our_turn(order.reports):
        last = [recall(order.reports, cluster) for cluster in clusters]
        known = [_with(each, ended.get(each.cluster)) for each in last]
        states = {each.cluster: each.state for each in known}
        write_in_one_step(order.reports / STATUS, status_json(known, states, order).encode("utf-8"))
        write_in_one_step(order.reports / PAGE, overview_html(known, states, order).encode("utf-8"))


def _with(last: Remembered, outcome: Outcome | None) -> Remembered:
    """Lay the outcome of now over what is remembered: a full disk remembers nothing."""
    return replace(last, state=outcome.state, remedies=outcome.remedies) if outcome else last


@contextmanager
def _our_turn(reports: Path) -> Iterator[None]:
    """Wait a while for whoever else writes the page just now; then it is nobody that still lives."""
    for attempt in range(_TRIES):
        try:
            with locked(reports, _TURN):
                yield
            return
        except AlreadyRunningError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(0.1)


def status_json(known: Sequence[Remembered], states: dict[str, str], order: Order) -> str:
    """Return `status.json`: states, counts, folders and remedies, and never a value from the data."""
    told: dict[str, Any] = {
        "format": "manege-status",
        "version": 1,
        "date": order.day.isoformat(),
        "counts": dict(sorted(Counter(states[each.cluster] or "not run" for each in known).items())),
        "clusters": [
            {
                "cluster": each.cluster,
                "state": states[each.cluster] or "not run",
                "folder": each.folder,
                "respondents": each.respondents,
                "remedies": _remedies(each, states),
            }
            for each in known
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def overview_html(known: Sequence[Remembered], states: dict[str, str], order: Order) -> str:
    """Return the page, with what needs a person first; it runs no script at all."""
    try:
        workspace = read_workspace(order.workspace)
        brand = sender(workspace.unit, order.workspace)
    except ManegeError:
        # Every cluster has told that the workspace's settings are not in order.
        workspace, brand = WorkspaceFile(version=1), Brand()
    language = order.language or workspace.language
    urgent = sorted(known, key=lambda each: (_URGENT.index(states[each.cluster]), each.cluster))
    counts = Counter(states[each.cluster] for each in known)
    return render(
        "overview.html.j2",
        rows=[_row(each, states, language) for each in urgent],
        counts=[(STATES[s].in_(language), counts[s], _tone(s)) for s in _URGENT if counts[s]],
        day=weekday_and_day(order.day, language),
        brand=brand,
        language=language,
        words=page_words(language),
        csp=assets.policy(),
        styles=[
            as_it_is(text)
            for text in (
                assets.font_faces(),
                style_variables(),
                assets.template_text("index.css"),
                assets.template_text("overview.css"),
            )
        ],
    )


def _row(each: Remembered, states: dict[str, str], language: Language) -> Row:
    state = states[each.cluster]
    return Row(
        name=each.name or each.cluster,
        tone=_tone(state),
        state=STATES[state].in_(language),
        answers="–" if each.respondents is None else str(each.respondents),
        changed=changed(state, each.respondents, each.respondents_before, language),
        next=NEXT[state].in_(language),
        link=f"{each.folder}/INDHOLD.html" if each.folder else "",
        remedies=_remedies(each, states),
    )


def _remedies(each: Remembered, states: dict[str, str]) -> tuple[str, ...]:
    return first_of(each.remedies) if states[each.cluster] != "unchanged" else ()


def _tone(state: str) -> str:
    if state in ("failed", "stopped by privacy"):
        return "bad"
    return "good" if state in ("done", "unchanged") else "wait"
