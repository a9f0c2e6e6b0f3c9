"""Step 1: choose a workspace and a cluster, make a new one, and lay its export in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from manege_analysis.errors import SettingsError
from manege_analysis.exports.find import SUFFIXES
from manege_analysis.questionnaire.slug import slug
from manege_analysis.settings import cluster_ids
from manege_analysis.starter import new_cluster, new_workspace
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.cluster_fields import set_cluster
from manege_analysis.workbook.panel import WIDE, Panel, button, problems_html, prose, set_options


def clusters_of(workspace: Path) -> tuple[str, ...]:
    """List a workspace's clusters, or nothing where there are none yet."""
    try:
        return cluster_ids(workspace)
    except SettingsError:
        return ()


def make_cluster(workspace: Path, name: str, members: int = 0) -> str:
    """Make a cluster, and the workspace around it where there is none; return its id.

    `members` is how many were asked, or 0 where that is not known.  Raises `SettingsError`.
    """
    if not name.strip():
        raise SettingsError("Skriv klyngens navn.")
    made = slug(name.strip())[:40].strip("-")
    if (workspace / "manege.yaml").exists():
        new_cluster(workspace, made, name.strip())
    else:
        new_workspace(workspace, made, name.strip())
    if members:
        set_cluster(workspace / "clusters" / made / "cluster.yaml", {"members": members})
    return made


def lay_in(folder: Path, name: str, content: bytes) -> Path:
    """Lay an export into a cluster's folder under its own name; no file is ever replaced."""
    path = folder / Path(name.replace("\\", "/")).name
    if path.suffix.casefold() not in SUFFIXES:
        raise SettingsError(f"{path.name} er ingen eksport. Det kan være: {', '.join(SUFFIXES)}.")
    if path.exists():
        raise SettingsError(
            f"{path.name} ligger der allerede og er ikke rørt. Giv den nye et andet navn."
        )
    path.write_bytes(content)
    return path


class ChooseCluster(Panel):
    """Step 1 as controls."""

    lead = (
        "Skriv dine initialer, vælg arbejdsmappe og klynge, og tryk på Åbn. En ny klynge oprettes "
        "nedenfor; dens eksport lægges ind, som den kom, og ændres aldrig."
    )

    def __init__(self, book: Book) -> None:
        self.who = widgets.Text(description="Dine initialer", value=book.place.who, **WIDE)
        self.workspace = widgets.Text(
            description="Arbejdsmappe", value=str(book.place.workspace), continuous_update=False, **WIDE
        )
        self.cluster = widgets.Dropdown(description="Klynge", **WIDE)
        self.name = widgets.Text(
            description="Den nye klynges navn", placeholder="Klynge Birkelund", **WIDE
        )
        self.members = widgets.BoundedIntText(description="Antal læger spurgt", min=0, max=500, **WIDE)
        self.export = widgets.FileUpload(
            description="Læg en eksport ind", multiple=True, accept=",".join(SUFFIXES),
            layout={"width": "auto"},
        )  # fmt: skip
        self.shown = widgets.HTML()
        super().__init__(book)
        self.workspace.observe(lambda _: self._list(), "value")
        self.who.observe(lambda _: self.book.move(who=self.who.value), "value")
        self.export.observe(self._laid, "value")

    def controls(self) -> Sequence[widgets.Widget]:
        opened = button("Åbn", "Læser klyngen", self._open, "primary")
        practice = button("Lav en øvekopi", "Kopierer eksemplet til din egen mappe", self._practise)
        made = button("Opret klyngen", "Laver mappen med dens filer", self._make)
        new = widgets.Accordion([widgets.VBox([self.name, self.members, made])], selected_index=None)
        new.set_title(0, "Ny klynge")
        return (
            self.who, self.workspace, self.cluster, widgets.HBox([opened, practice]),
            new, self.export, self.shown,
        )  # fmt: skip

    def refresh(self) -> None:
        self.workspace.value = str(self.book.place.workspace)
        self._list()
        self.shown.value = self.static()

    def static(self) -> str:
        desk = self.book.desk
        if desk.settings is None:
            return problems_html(desk.problems)
        files = ", ".join(path.name for path in desk.settings.exports)
        said = f"Åben: {desk.settings.cluster.name}. Eksport: {files}. Rapportdato: {desk.place.day}."
        return prose(said) + problems_html(desk.problems)

    def _list(self) -> None:
        found = clusters_of(Path(self.workspace.value))
        set_options(self.cluster, [(each, each) for each in found])
        if self.book.place.cluster in found and self.cluster.value is None:
            self.cluster.value = self.book.place.cluster

    def _open(self) -> None:
        to = {"workspace": Path(self.workspace.value), "cluster": self.cluster.value or ""}
        self.act(lambda: self.book.move(who=self.who.value, **to), f"{to['cluster']} er åben.")

    def _practise(self) -> None:
        self.act(self.book.practise, "Øvekopien er åben: Alt, hvad du gør, bliver i den.")

    def _make(self) -> None:
        def make() -> None:
            folder = Path(self.workspace.value)
            cluster = make_cluster(folder, self.name.value, self.members.value)
            self.book.move(workspace=folder, cluster=cluster, who=self.who.value)

        self.act(make, "Klyngen er oprettet. Læg nu eksporten ind.")
        self.cluster.value = self.book.place.cluster or None

    def _laid(self, change: dict[str, Any]) -> None:
        files = change["new"]
        if files:
            names = ", ".join(file["name"] for file in files)
            self.act(lambda: self._lay(files), f"Lagt ind: {names}.")
            self.export.value = ()

    def _lay(self, files: Sequence[Any]) -> None:
        for file in files:
            lay_in(self.book.place.folder, file["name"], bytes(file["content"]))
        self.book.reload()
