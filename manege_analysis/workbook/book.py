"""The workbook without its screens: a desk, what can be done at it, and how it is undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import Library
from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.planning import Suggested, suggest
from manege_analysis.shipped import sample_workspace
from manege_analysis.workbook import decisions_file, meeting_fields
from manege_analysis.workbook.columns_file import add_columns
from manege_analysis.workbook.savedfiles import ChangedMeanwhileError, Saved, undo
from manege_analysis.workbook.state import Desk, Place, open_desk
from manege_analysis.yamlfile import Decision

Watcher = Callable[[], None]
PRACTICE = "manege-oevelse"
"""The folder in which a practice copy of the sample is made."""


class Book:
    """One open workbook: everything on the screens is shown from it and done through it.

    Whatever is done is in a file before it is shown, so a lost kernel loses nothing.  Panels
    `watch` it, and `changed` tells them.
    """

    def __init__(self, place: Place) -> None:
        self.desk: Desk = open_desk(place)
        self._saved: list[Saved] = []
        self._watchers: list[Watcher] = []
        self._suggested: dict[str, tuple[Desk, Suggested]] = {}

    @property
    def place(self) -> Place:
        """Where the work is done."""
        return self.desk.place

    @property
    def can_undo(self) -> int:
        """How many changes of this session can be taken back."""
        return len(self._saved)

    def watch(self, watcher: Watcher) -> None:
        """Call `watcher` whenever the desk has changed."""
        self._watchers.append(watcher)

    def changed(self, by: Watcher | None = None) -> None:
        """Tell everybody who watches but `by`, who knows already."""
        for watcher in self._watchers:
            if watcher != by:
                watcher()

    def move(self, **to: Any) -> None:
        """Go to another workspace, cluster, day or signature; what was done there stays done."""
        if to.keys() & {"workspace", "cluster"}:
            self._saved.clear()
        self._open(replace(self.place, **to))

    def decide(self, kind: type[Decision], **said: Any) -> None:
        """Sign a decision and write it to `decisions.yaml`; raises `ManegeError`."""
        self.decide_all([(kind, said)])

    def decide_all(self, wanted: Sequence[tuple[type[Decision], dict[str, Any]]]) -> None:
        """Sign several decisions and write them in one step, so that they are undone in one."""
        self.require_own()
        today = date.today()
        signed = [decisions_file.signed(kind, self.place.who, today, **said) for kind, said in wanted]
        self._do(lambda: decisions_file.add(self.desk.file("decisions.yaml"), signed))

    def set_meeting(self, **fields: Any) -> None:
        """Write fields of `meeting.yaml`; `__` in a name stands for a level: `roles__chair`."""
        self.require_own()
        paths = {name.replace("__", "."): value for name, value in fields.items()}
        seen, library, day = self.desk.file("meeting.yaml"), self.library(), self.place.day
        self._do(lambda: meeting_fields.set_fields(seen, paths, library, day))

    def set_answer(self, actor: str, answer: str) -> None:
        """Write an actor's reply to `meeting.yaml`."""
        self.require_own()
        seen, library, day = self.desk.file("meeting.yaml"), self.library(), self.place.day
        self._do(lambda: meeting_fields.set_answer(seen, actor, answer, library, day))

    def confirm_columns(self, columns: ColumnMap) -> None:
        """Add confirmed columns to `columns.yaml`."""
        self.require_own()
        self._do(lambda: add_columns(self.desk.file("columns.yaml"), columns))

    def undo(self) -> None:
        """Take the last change of this session back; raises `ManegeError` where there is none."""
        if not self._saved:
            raise SettingsError(
                "Der er intet at fortryde: intet er ændret, siden arbejdsbogen blev åbnet."
            )
        self._do(lambda: undo(self._saved.pop()))

    def practise(self, folder: Path | None = None) -> Path:
        """Copy the sample to a folder of one's own and open it there; an earlier copy is used again."""
        target = practice_copy(folder or Path.cwd() / PRACTICE)
        self.move(workspace=target)
        return target

    def library(self) -> Library:
        """Load the cases and actors of the workspace."""
        return load_library(self.place.workspace)

    def suggested(self, edition: str) -> Suggested | None:
        """Return the choice of cases for an edition; reckoned once for each state of the desk."""
        prepared, settings = self.desk.prepared, self.desk.settings
        if prepared is None or settings is None:
            return None
        known = self._suggested.get(edition)
        if known is None or known[0] is not self.desk:
            summary = prepared.share if edition == "share" else prepared.internal
            self._suggested[edition] = (self.desk, suggest(summary, settings))
        return self._suggested[edition][1]

    def reload(self) -> None:
        """Read everything again, as another person may have left it."""
        self._open(self.place)

    def _open(self, place: Place) -> None:
        self.desk = open_desk(place, self.desk)

    def _do(self, act: Callable[[], Saved | None]) -> None:
        try:
            saved = act()
        except ChangedMeanwhileError:
            self._saved.clear()
            raise
        finally:
            self.reload()
        if saved is not None:
            self._saved.append(saved)

    def require_own(self) -> None:
        """Refuse to write into the shipped sample; raises `SettingsError`."""
        if self.place.workspace.resolve() == sample_workspace().resolve():
            raise SettingsError(
                "Eksemplet er til at se på. Tryk på »Lav en øvekopi« i trin 1, "
                "eller vælg din egen arbejdsmappe."
            )


def practice_copy(target: Path) -> Path:
    """Copy the sample workspace to `target`; a copy that is there is left as it is."""
    if not (target / "manege.yaml").exists():
        for part in ("clusters", "questionnaires"):
            shutil.copytree(sample_workspace() / part, target / part)
        shutil.copy2(sample_workspace() / "manege.yaml", target / "manege.yaml")
    return target


def attempt(act: Callable[[], object]) -> tuple[str, ...]:
    """Do something a person asked for; return what went wrong, a sentence each, or nothing.

    >>> attempt(lambda: None)
    ()
    """
    try:
        act()
    except ManegeError as error:
        return tuple(str(error).splitlines())
    except ValueError as error:  # a pydantic model that refuses what was typed
        return (str(error).splitlines()[-1].strip() or "Det, der er skrevet, passer ikke.",)
    return ()
