"""The workbook without its screens: a desk, what can be done at it, and how it is undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import Library
from manege_analysis.errors import ManegeError, SettingsError
from manege_analysis.exports.columnmap import ColumnMap
from manege_analysis.planning import Suggested, suggest, suggest_unanswered
from manege_analysis.shipped import sample_workspace
from manege_analysis.wording.text import Text
from manege_analysis.workbook import decisions_file, meeting_fields, own_questionnaire
from manege_analysis.workbook.cluster_fields import set_cluster
from manege_analysis.workbook.columns_file import add_columns
from manege_analysis.workbook.history import Change, remember
from manege_analysis.workbook.questionnaire_file import Edit
from manege_analysis.workbook.savedfiles import ChangedMeanwhileError, Saved, undo_all
from manege_analysis.workbook.state import Desk, Place, open_desk, told
from manege_analysis.yamlfile import Decision

Watcher = Callable[[], None]
PRACTICE = "manege-oevelse"
"""The folder in which a practice copy of the sample is made."""
UNDONE = "fortrudt"


class Book:
    """One open workbook: everything on the screens is shown from it and done through it.

    Whatever is done is in a file before it is shown, so a lost kernel loses nothing.  Panels
    `watch` it, and `changed` tells them.
    """

    def __init__(self, place: Place) -> None:
        self.desk: Desk = open_desk(place)
        self._saved: list[tuple[Saved, ...]] = []
        self._watchers: list[Watcher] = []
        self._trouble: tuple[str, ...] = ()
        self._suggested: dict[str, tuple[Desk, Suggested]] = {}

    @property
    def place(self) -> Place:
        """Where the work is done."""
        return self.desk.place

    @property
    def problems(self) -> tuple[str, ...]:
        """Why a step that needs the answers cannot be shown: the first reason, told in full earlier."""
        return self.desk.problems[:1] or self._trouble

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

    def sign(self, who: str) -> None:
        """Change who decides from now on; everything shown stays as it is."""
        before, self.desk = self.desk, replace(self.desk, place=replace(self.place, who=who))
        self._suggested = {
            edition: (self.desk, made)
            for edition, (desk, made) in self._suggested.items()
            if desk is before
        }

    def decide(self, kind: type[Decision], **said: Any) -> None:
        """Sign a decision and write it to `decisions.yaml`; raises `ManegeError`."""
        self.decide_all([(kind, said)])

    def decide_all(self, wanted: Sequence[tuple[type[Decision], dict[str, Any]]]) -> None:
        """Sign several decisions and write them in one step, so that they are undone in one."""
        today = date.today()
        signed = [decisions_file.signed(kind, self._signer(), today, **said) for kind, said in wanted]
        what = ", ".join(decisions_file.tag_of(kind) for kind, _ in wanted)
        seen, why = self.desk.file("decisions.yaml"), signed[0].why if signed else ""
        self._do(lambda: decisions_file.add(seen, signed), what, why)

    def set_meeting(self, **fields: Any) -> None:
        """Write fields of `meeting.yaml`; `__` in a name stands for a level: `roles__chair`."""
        paths = {name.replace("__", "."): value for name, value in fields.items()}
        if paths:
            seen, library, day = self.desk.file("meeting.yaml"), self.library(), self.place.day
            what = ", ".join(paths)
            self._do(lambda: meeting_fields.set_fields(seen, paths, library, day), what)

    def set_answer(self, actor: str, answer: str) -> None:
        """Write an actor's reply to `meeting.yaml`."""
        seen, library, day = self.desk.file("meeting.yaml"), self.library(), self.place.day
        self._do(lambda: meeting_fields.set_answer(seen, actor, answer, library, day), "actors")

    def set_expense(self, line: meeting_fields.Expense) -> None:
        """Write a line of the budget to `meeting.yaml`."""
        seen, library, day = self.desk.file("meeting.yaml"), self.library(), self.place.day
        self._do(lambda: meeting_fields.set_expense(seen, line, library, day), "budget")

    def drop_expense(self, what: str) -> None:
        """Take a line of the budget out of `meeting.yaml`."""
        seen, library, day = self.desk.file("meeting.yaml"), self.library(), self.place.day
        self._do(lambda: meeting_fields.drop_expense(seen, what, library, day), "budget")

    def set_cluster(self, **fields: Any) -> None:
        """Write fields of `cluster.yaml`."""
        seen = self.desk.file("cluster.yaml")
        self._do(lambda: set_cluster(seen, fields), ", ".join(fields))

    def confirm_columns(self, columns: ColumnMap) -> None:
        """Add confirmed columns to `columns.yaml`."""
        self._do(lambda: add_columns(self.desk.file("columns.yaml"), columns), "columns")

    def adapt(self, edit: Edit, what: str, why: str = "") -> None:
        """Change the cluster's own questionnaire, which is begun where there is none yet.

        The changed questionnaire is read as a run would read it: where that fails, everything is put
        back and the `QuestionnaireError` is raised.
        """
        self._do(lambda: own_questionnaire.adapted(self.desk, edit), what, why)

    def draft(self) -> None:
        """Write a draft of the export's own questionnaire and let the cluster use it."""
        self._do(lambda: own_questionnaire.drafted(self.desk), "udkast")

    def undo(self) -> None:
        """Take the last change of this session back; raises `ManegeError` where there is none."""
        if not self._saved:
            raise SettingsError(
                "Der er intet at fortryde: intet er ændret, siden arbejdsbogen blev åbnet."
            )
        last = self._saved.pop()
        self._do(lambda: undo_all(last), UNDONE)

    def practise(self, folder: Path | None = None) -> Path:
        """Copy the sample to a folder of one's own and open it there; an earlier copy is used again."""
        target = practice_copy(folder or Path.cwd() / PRACTICE)
        self.move(workspace=target)
        return target

    def library(self) -> Library:
        """Load the cases and actors of the workspace."""
        return load_library(self.place.workspace)

    def suggested(self, edition: str) -> Suggested | None:
        """Return the choice of cases for an edition; reckoned once for each state of the desk.

        Before there are answers it is the planning group's own order of themes that chooses, if any.
        """
        known = self._suggested.get(edition)
        if known is None or known[0] is not self.desk:
            try:
                made, self._trouble = self._suggest(edition), ()
            except ManegeError as error:  # a meeting.yaml or a library that somebody must mend first
                made, self._trouble = None, told(error)
            if made is None:
                return None
            self._suggested[edition] = (self.desk, made)
        return self._suggested[edition][1]

    def theme_names(self) -> dict[str, Text]:
        """Return the names of the questionnaire's themes, by id."""
        asked = self.desk.asked
        return {theme.id: theme.text for theme in asked.themes} if asked else {}

    def _suggest(self, edition: str) -> Suggested | None:
        prepared, settings, asked = self.desk.prepared, self.desk.settings, self.desk.asked
        if settings is None or asked is None:
            return None
        if prepared is not None:
            return suggest(prepared.share if edition == "share" else prepared.internal, settings)
        if settings.exports:
            return None
        themes = tuple((theme.id, theme.text, theme.weight) for theme in asked.themes)
        return suggest_unanswered(themes, settings)

    def reload(self) -> None:
        """Read everything again, as another person may have left it."""
        self._open(self.place)

    def _open(self, place: Place) -> None:
        self.desk = open_desk(place, self.desk)

    def _do(self, act: Callable[[], Saved | tuple[Saved, ...]], what: str, why: str = "") -> None:
        """Change files, remember who did and how it is taken back, and read everything again."""
        who, place = self._signer(), self.place
        try:
            made = act()
        except ChangedMeanwhileError:
            self._saved.clear()
            raise
        finally:
            self.reload()
        saved = (made,) if isinstance(made, Saved) else made
        if what != UNDONE:
            self._saved.append(saved)
        files = tuple(each.after.path.relative_to(place.workspace).as_posix() for each in saved)
        remember(place.folder, Change(datetime.now(), who, files, what, why))

    def _signer(self) -> str:
        """Return who decides; raises `SettingsError` for the shipped sample, and where nobody signs."""
        self.require_own()
        if not self.place.who.strip():
            raise SettingsError(decisions_file.UNSIGNED)
        return self.place.who.strip()

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
