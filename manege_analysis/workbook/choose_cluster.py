"""Step 1: choose a workspace and a cluster, make a new one, and lay its export in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from manege_analysis.errors import SettingsError
from manege_analysis.exports.find import SUFFIXES
from manege_analysis.questionnaire.shipped import shipped_templates
from manege_analysis.questionnaire.slug import slug
from manege_analysis.report.blocks import Facts, Grid
from manege_analysis.settings import ClusterFile, cluster_ids
from manege_analysis.starter import new_cluster, new_workspace
from manege_analysis.wording.dates import day
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.cluster_fields import set_cluster
from manege_analysis.workbook.history import latest
from manege_analysis.workbook.panel import (
    WIDE,
    Panel,
    blocks_html,
    button,
    folded,
    problems_html,
    set_options,
)
from manege_analysis.workbook.savedfiles import look
from manege_analysis.workbook.state import NO_CLUSTER, Place
from manege_analysis.yamlfile import read_model

STANDARD = "Produktets egen skabelon"
ONLY_ONE = "Den eneste fil i mappen"


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
    if not made:
        raise SettingsError("Skriv klyngens navn med bogstaver eller tal.")
    if (workspace / "manege.yaml").exists():
        new_cluster(workspace, made, name.strip())
    else:
        new_workspace(workspace, made, name.strip())
    if members:
        set_cluster(look(workspace / "clusters" / made / "cluster.yaml"), {"members": members})
    return made


def cluster_of(place: Place) -> ClusterFile | None:
    """Read who a cluster is, also where its other files are not in order; None where there is none."""
    try:
        return read_model(place.folder / "cluster.yaml", ClusterFile) if place.cluster else None
    except SettingsError:
        return None


def questionnaires_of(workspace: Path) -> tuple[tuple[str, str], ...]:
    """List the questionnaires a cluster can use: what is read, and the name for its settings."""
    own = [(f"{path.stem} (i arbejdsmappen)", path.stem) for path in _own_questionnaires(workspace)]
    shipped = [(path.stem, path.stem) for path in shipped_templates()]
    return ((STANDARD, ""), *own, *shipped)


def exports_of(folder: Path) -> tuple[str, ...]:
    """List the files of a cluster's folder that could be its export."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(
        path.name
        for path in files
        if path.suffix.casefold() in SUFFIXES and not path.name.startswith((".", "~"))
    )


def _own_questionnaires(workspace: Path) -> list[Path]:
    return sorted((workspace / "questionnaires").glob("*.yaml"))


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
        "Skriv dine initialer, vælg arbejdsmappe og klynge, og tryk på Åbn. Eksporten lægges ind, "
        "som den kom, og ændres aldrig."
    )

    def __init__(self, book: Book) -> None:
        self.who = widgets.Text(
            description="Dine initialer", value=book.place.who, placeholder="fx AB", **WIDE
        )
        self.workspace = widgets.Text(description="Arbejdsmappe", continuous_update=False, **WIDE)
        self.cluster = widgets.Dropdown(description="Klynge", **WIDE)
        self.new_name = widgets.Text(
            description="Den nye klynges navn", placeholder="Klynge Birkelund", **WIDE
        )
        self.new_members = members_box()
        self.name = widgets.Text(description="Klyngens navn", **WIDE)
        self.members = members_box()
        self.questionnaire = widgets.Dropdown(description="Spørgeskema", **WIDE)
        self.export_name = widgets.Dropdown(description="Eksport", **WIDE)
        self.export = widgets.FileUpload(
            description="Læg en eksport ind", multiple=True, accept=",".join(SUFFIXES),
            tooltip="Vælg filen fra spørgeskemaværktøjet", layout={"width": "auto"},
        )  # fmt: skip
        self.shown = widgets.HTML()
        super().__init__(book)
        self.workspace.observe(lambda _: self._list(), "value")
        self.who.observe(lambda _: self._sign(), "value")
        self.export.observe(self._laid, "value")

    def controls(self) -> Sequence[widgets.Widget]:
        opened = button("Åbn", "Læser klyngen", self._open, "primary")
        practice = button("Lav en øvekopi", "Kopierer eksemplet til din egen mappe", self._practise)
        made = button("Opret klyngen", "Laver mappen med dens filer", self._make)
        facts = button("Gem oplysningerne", "Skriver cluster.yaml", self._save)
        more = folded(
            ("Ny klynge", [self.new_name, self.new_members, made]),
            (
                "Klyngens oplysninger",
                [self.name, self.members, self.questionnaire, self.export_name, facts],
            ),
        )
        return (
            self.who, self.workspace, self.cluster, widgets.HBox([opened, practice]),
            more, self.export, self.status, self.shown,
        )  # fmt: skip

    def refresh(self) -> None:
        place, cluster = self.book.place, cluster_of(self.book.place)
        self.workspace.value = str(place.workspace.resolve())
        self._list()
        set_options(self.questionnaire, questionnaires_of(place.workspace))
        names = exports_of(place.folder)
        set_options(self.export_name, [(ONLY_ONE, ""), *((name, name) for name in names)])
        if cluster is not None:
            filled = self._filled_in(cluster)
            self.name.value, self.members.value = filled["name"], filled["members"] or 0
            self.questionnaire.value, self.export_name.value = filled["questionnaire"], filled["export"]
        self.shown.value = self.static()

    def _filled_in(self, cluster: ClusterFile) -> dict[str, Any]:
        """Return what the fields say of a cluster; what they cannot say is left empty, and as it is."""
        asked = cluster.questionnaire.removesuffix(".yaml")
        known = [value for _, value in self.questionnaire.options]
        names = [value for _, value in self.export_name.options]
        named = cluster.export if isinstance(cluster.export, str) else ""
        return {
            "name": cluster.name, "members": cluster.members,
            "questionnaire": asked if asked in known else "",
            "export": named if named in names else "",
        }  # fmt: skip

    def todo(self) -> str:
        settings = self.book.desk.settings
        if not self.book.place.who.strip():
            return "Skriv dine initialer: De står ved alt, hvad du beslutter."
        if settings is None:
            return ""
        if not settings.exports:
            return " ".join(self.book.desk.problems)
        if not settings.cluster.members:
            return (
                "Hvor mange læger blev spurgt? Skriv det under »Klyngens oplysninger«, så "
                "svarprocenten kan siges. Gå derefter videre til trin 2."
            )
        return "Alt er her. Gå videre til trin 2."

    def static(self) -> str:
        desk, place = self.book.desk, self.book.place
        if desk.settings is None:
            return problems_html(desk.problems)
        files = ", ".join(path.name for path in desk.settings.exports) or "ikke kommet"
        facts = [("Åben", desk.settings.cluster.name), ("Eksport", files)]
        facts += [("Spørgeskema", desk.asked.title.da)] if desk.asked else []
        facts += [("Rapportens dato", day(place.day, "da"))]
        rows = tuple(
            (f"{change.when:%d.%m.%Y kl. %H.%M}", change.who, ", ".join(change.files), change.what)
            for change in latest(place.folder)
        )
        heads = ("Hvornår", "Hvem", "Fil", "Hvad")
        changes = [Grid("Senest ændret", heads, rows, words=True)] if rows else []
        said = () if not desk.settings.exports else desk.problems
        return blocks_html([Facts(tuple(facts)), *changes]) + problems_html(said)

    def _sign(self) -> None:
        self.book.sign(self.who.value)
        self._refreshed()

    def _list(self) -> None:
        found = clusters_of(Path(self.workspace.value))
        here = self.book.place.cluster
        set_options(self.cluster, [(each, each) for each in found])
        if here in found:
            self.cluster.value = here

    def _open(self) -> None:
        to = {"workspace": Path(self.workspace.value), "cluster": self.cluster.value or ""}
        self.act(lambda: self.book.move(who=self.who.value, **to), f"{to['cluster']} er åben.")

    def _practise(self) -> None:
        self.act(self.book.practise, "Øvekopien er åben: Alt, hvad du gør, bliver i den.")

    def _make(self) -> None:
        def make() -> None:
            folder = Path(self.workspace.value)
            cluster = make_cluster(folder, self.new_name.value, self.new_members.value)
            self.book.move(workspace=folder, cluster=cluster, who=self.who.value)

        self.act(make, "Klyngen er oprettet. Læg nu eksporten ind.")

    def _save(self) -> None:
        cluster = cluster_of(self.book.place)
        if cluster is None:
            self.say("Åbn en klynge først.", "wrong")
            return
        now = self._filled_in(cluster)
        said = {
            "name": self.name.value.strip(), "members": self.members.value or None,
            "questionnaire": self.questionnaire.value, "export": self.export_name.value,
        }  # fmt: skip
        fields = {name: value for name, value in said.items() if value != now[name]}
        if fields:
            self.act(lambda: self.book.set_cluster(**fields), "Gemt i cluster.yaml.")
        else:
            self.say("Intet er ændret.")

    def _laid(self, change: dict[str, Any]) -> None:
        files = change["new"]
        if files:
            names = ", ".join(file["name"] for file in files)
            self.act(lambda: self._lay(files), f"Lagt ind: {names}. Gå videre til trin 2.")
            self.export.value = ()

    def _lay(self, files: Sequence[Any]) -> None:
        self.book.require_own()
        if not self.book.place.cluster:
            raise SettingsError(NO_CLUSTER)
        for file in files:
            lay_in(self.book.place.folder, file["name"], bytes(file["content"]))
        self.book.reload()


def members_box() -> widgets.BoundedIntText:
    """Make a field for how many doctors were asked; 0 stands for not known."""
    return widgets.BoundedIntText(description="Antal læger spurgt", min=0, max=500, **WIDE)
