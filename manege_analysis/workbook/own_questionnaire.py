"""The cluster's own questionnaire is begun, changed or drafted, and the cluster is told to use it."""

from __future__ import annotations

from collections.abc import Callable

from manege_analysis.errors import SettingsError
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.read import read_layout
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.settings import RunSettings
from manege_analysis.workbook.cluster_fields import set_cluster
from manege_analysis.workbook.questionnaire_file import Document, Edit, adaptation_of
from manege_analysis.workbook.savedfiles import Saved, all_or_nothing, change
from manege_analysis.workbook.state import Desk
from manege_analysis.yamlfile import read_yaml, write_yaml


def adapted(desk: Desk, edit: Edit) -> tuple[Saved, ...]:
    """Change the cluster's own questionnaire; one that is not there yet begins as its template.

    Raises `QuestionnaireError` when what comes out is none, `SettingsError` when another file has the
    place, and `ChangedMeanwhileError` when somebody else wrote meanwhile; nothing is changed then.
    """

    def write() -> None:
        data = document_of(desk)
        edit(data)
        path.parent.mkdir(exist_ok=True)
        write_yaml(path, data)

    path = desk.place.questionnaire
    return _used(desk, write)


def drafted(desk: Desk) -> tuple[Saved, ...]:
    """Write the draft of the questionnaire that an export's own columns tell of.

    Raises `SettingsError` where a questionnaire lies there already: somebody may have worked on it.
    """
    path, settings = desk.place.questionnaire, _settings(desk)
    if path.exists():
        raise SettingsError(f"questionnaires/{path.name} findes allerede og er ikke rørt.")
    if not settings.exports:
        raise SettingsError("Læg en eksport ind i trin 1 først.")

    def write() -> None:
        export = settings.exports[0]
        layout = read_layout(export, settings.cluster.tool or None)
        path.parent.mkdir(exist_ok=True)
        name = " ".join(export.stem.replace("_", " ").replace("-", " ").split())
        text = draft_questionnaire(layout, name[:1].upper() + name[1:])
        path.write_text(text, encoding="utf-8", newline="\n")

    return _used(desk, write)


def document_of(desk: Desk) -> Document:
    """Return the cluster's own questionnaire as it may be edited, or the beginning of one."""
    settings = _settings(desk)
    if is_own(desk):
        data: Document = read_yaml(settings.questionnaire)
        return data
    if desk.place.questionnaire.exists():
        name = f"questionnaires/{desk.place.questionnaire.name}"
        raise SettingsError(
            f"{name} ligger der allerede, men klyngen bruger et andet spørgeskema. "
            "Vælg det i trin 1, eller flyt filen."
        )
    return adaptation_of(settings.questionnaire.stem, desk.place.cluster)


def is_own(desk: Desk) -> bool:
    """Tell whether the cluster has a questionnaire of its own, be it an adaptation or a draft."""
    own = desk.place.questionnaire
    return own.exists() and own.resolve() == _settings(desk).questionnaire.resolve()


def _used(desk: Desk, write: Callable[[], None]) -> tuple[Saved, ...]:
    fields = {"questionnaire": desk.place.cluster}
    acts: list[Callable[[], Saved | None]] = [lambda: change(desk.questionnaire, write)]
    acts += [] if is_own(desk) else [lambda: set_cluster(desk.file("cluster.yaml"), fields)]

    def check() -> None:
        load_questionnaire(desk.place.questionnaire)

    return all_or_nothing(*acts, check)


def _settings(desk: Desk) -> RunSettings:
    if desk.settings is None:
        raise SettingsError(" ".join(desk.problems))
    return desk.settings
