"""The desk: one cluster of one workspace as it lies before the person who decides, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from manege_analysis.cleaning.decisions import CLEANING_DECISIONS
from manege_analysis.errors import ManegeError
from manege_analysis.settings import RunSettings, load_settings
from manege_analysis.workbook.savedfiles import Seen, look
from manege_analysis.workflow import Prepared, prepare

FILES = ("decisions.yaml", "columns.yaml", "meeting.yaml", "cluster.yaml")
"""The files that the workbook writes."""


@dataclass(frozen=True)
class Place:
    """Where the work is done, by whom, and for which day's report."""

    workspace: Path
    cluster: str
    reports: Path
    day: date
    who: str = ""

    @property
    def folder(self) -> Path:
        """The cluster's folder."""
        return self.workspace / "clusters" / self.cluster


@dataclass(frozen=True)
class Desk:
    """What is known of a cluster now.

    `settings` is None while the export has not arrived, `prepared` while the answers cannot be read;
    `problems` then say why and what to do.  `seen` are the files as they were before they were read.
    """

    place: Place
    seen: tuple[Seen, ...]
    settings: RunSettings | None = None
    prepared: Prepared | None = None
    problems: tuple[str, ...] = ()
    inputs: tuple[object, ...] = ()

    def file(self, name: str) -> Seen:
        """Return one of the cluster's files as it was seen; raises `KeyError` for another name."""
        for seen in self.seen:
            if seen.path.name == name:
                return seen
        raise KeyError(name)


def open_desk(place: Place, before: Desk | None = None) -> Desk:
    """Read a cluster; a problem is told on the desk and never raised, so that it can be mended there.

    Where nothing that the answers depend on has changed since `before`, they are not read again.
    """
    desk = Desk(place, tuple(look(place.folder / name) for name in FILES))
    if not place.cluster:
        return replace(desk, problems=("Vælg en klynge, eller opret en ny.",))
    try:
        settings = load_settings(place.workspace, place.cluster, reports=place.reports, day=place.day)
    except ManegeError as error:
        return replace(desk, problems=told(error))
    desk = replace(desk, settings=settings, inputs=_inputs(settings))
    if before and before.prepared and before.inputs == desk.inputs:
        return replace(desk, prepared=replace(before.prepared, settings=settings))
    try:
        return replace(desk, prepared=prepare(settings))
    except ManegeError as error:
        return replace(desk, problems=told(error))


def told(error: ManegeError) -> tuple[str, ...]:
    """Return an error's problems, a sentence each.

    >>> told(ManegeError("Filen mangler."))
    ('Filen mangler.',)
    """
    return tuple(str(error).splitlines())


def _inputs(settings: RunSettings) -> tuple[object, ...]:
    """All that the prepared values depend on, to be compared."""
    cleaning = tuple(each for each in settings.decisions if isinstance(each, CLEANING_DECISIONS))
    files = (settings.questionnaire, *settings.exports)
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return (settings.cluster, settings.policy, settings.columns, settings.day, cleaning, stamps)
