"""The desk: one cluster of one workspace as it lies before the person who decides, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from manege_analysis.cleaning.decisions import CLEANING_DECISIONS
from manege_analysis.errors import ExportError, ManegeError
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.settings import ClusterFile, RunSettings, load_settings
from manege_analysis.workbook.savedfiles import Seen, look
from manege_analysis.workflow import Prepared, prepare

FILES = ("decisions.yaml", "columns.yaml", "meeting.yaml", "cluster.yaml")
"""The files of a cluster's folder that the workbook writes, beside the cluster's own questionnaire."""
NO_CLUSTER = "Vælg en klynge i trin 1, eller opret en ny."
NO_EXPORT = (
    "Eksporten er ikke kommet endnu. Spørgeskemaet kan tilpasses i trin 3 og mødet planlægges i trin 7; "
    "når svarene er her, læg filen ind i trin 1."
)
UNREAD = (
    "Svarene kan ikke læses endnu. Handler filen om noget andet end spørgeskemaet, så lav et udkast af "
    "den i trin 3, eller vælg et andet spørgeskema i trin 1."
)
SEVERAL = "Her ligger mere end én eksport. Vælg i trin 1, under »Klyngens oplysninger«, den, der gælder."
NAMED_EXPORT = "Filen {names}, som cluster.yaml nævner, er her ikke. Læg den ind i trin 1."


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

    @property
    def questionnaire(self) -> Path:
        """The cluster's own questionnaire, which is there once somebody has adapted or drafted one."""
        return self.workspace / "questionnaires" / f"{self.cluster}.yaml"


@dataclass(frozen=True)
class Desk:
    """What is known of a cluster now.

    `settings` is None while the cluster's files are not in order, `asked` while its questionnaire is
    not, `prepared` while the answers have not come or cannot be read; `problems` then say why and what
    to do.  `seen` are the files as they were before they were read, the questionnaire's last.
    """

    place: Place
    seen: tuple[Seen, ...]
    settings: RunSettings | None = None
    asked: Questionnaire | None = None
    prepared: Prepared | None = None
    problems: tuple[str, ...] = ()
    inputs: tuple[object, ...] = ()

    def file(self, name: str) -> Seen:
        """Return one of the cluster's files as it was seen; raises `KeyError` for another name."""
        return self.seen[_PLACES[name]]

    @property
    def questionnaire(self) -> Seen:
        """Return the cluster's own questionnaire as it was seen."""
        return self.seen[-1]


_PLACES = {name: place for place, name in enumerate(FILES)}


def open_desk(place: Place, before: Desk | None = None) -> Desk:
    """Read a cluster; a problem is told on the desk and never raised, so that it can be mended there.

    Where nothing that the answers depend on has changed since `before`, they are not read again.
    """
    files = (*(place.folder / name for name in FILES), place.questionnaire)
    desk = Desk(place, tuple(map(look, files)))
    if not place.cluster:
        return replace(desk, problems=(NO_CLUSTER,))
    try:
        settings = load_settings(
            place.workspace, place.cluster, reports=place.reports, day=place.day, needs_export=False
        )
        desk = replace(desk, settings=settings, inputs=_inputs(settings))
        if before and before.prepared and before.inputs == desk.inputs:
            return replace(
                desk, asked=before.asked, prepared=replace(before.prepared, settings=settings)
            )
        desk = replace(desk, asked=load_questionnaire(settings.questionnaire))
        if not settings.exports:
            return replace(desk, problems=(_awaited(settings.cluster),))
        return replace(desk, prepared=prepare(settings))
    except ExportError as error:
        first = UNREAD if desk.settings else SEVERAL
        return replace(desk, problems=(first, *told(error)))
    except ManegeError as error:
        return replace(desk, problems=told(error))


def told(error: ManegeError) -> tuple[str, ...]:
    """Return an error's problems, a sentence each.

    >>> told(ManegeError("Filen mangler."))
    ('Filen mangler.',)
    """
    return tuple(str(error).splitlines())


def _awaited(cluster: ClusterFile) -> str:
    named = (cluster.export,) if isinstance(cluster.export, str) else cluster.export
    return NAMED_EXPORT.format(names=", ".join(named)) if named else NO_EXPORT


def _inputs(settings: RunSettings) -> tuple[object, ...]:
    """All that the prepared values depend on, to be compared."""
    cleaning = tuple(each for each in settings.decisions if isinstance(each, CLEANING_DECISIONS))
    files = (settings.questionnaire, *settings.exports)
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return (settings.cluster, settings.policy, settings.columns, settings.day, cleaning, stamps)
