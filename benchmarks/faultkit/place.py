"""A workspace of small invented clusters, made for being broken, and what an undisturbed run gives."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from manege_analysis.shipped import notebooks_folder

DAY = "2027-03-04"
CANARY = "Halvor Lindebjerg ringede selv om aftenen"
"""A text from the data, which nothing that is told of a fault may quote."""
VICTIM = "k03"
EXPORT = "svar fra lægerne.csv"
_QUESTIONS = {
    "ppr": "Hvor let er det at få fat i PPR?",
    "vej": "Hvor let er det at finde vej i kommunens tilbud?",
}
_RUNGS = ("Meget let", "Let", "Hverken/eller", "Svært", "Meget svært")


@dataclass(frozen=True)
class Place:
    """A folder with a workspace, a key folder, and the reports of undisturbed runs.

    `first` is what lies there from an earlier round of answers; `good` what an undisturbed run makes
    after it, file by file.
    """

    root: Path
    clusters: tuple[str, ...]
    good: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        return self.root / "arbejde"

    @property
    def switch(self) -> Path:
        """A file outside the workspace: what stands in it is run by every notebook."""
        return self.root / "fejl.py"

    @property
    def victim(self) -> Path:
        return self.workspace / "clusters" / VICTIM


def make_workspace(folder: Path, clusters: int, switch: Path) -> tuple[str, ...]:
    """Fill a workspace with clusters of some answers to two questions, and notebooks that can fail."""
    (folder / "questionnaires").mkdir(parents=True)
    (folder / "manege.yaml").write_text("version: 1\nunit: {name: Enheden}\n", "utf-8")
    (folder / "questionnaires" / "lille.yaml").write_text(json.dumps(_questionnaire()), "utf-8")
    names = tuple(f"k{number:02}" for number in range(1, clusters + 1))
    for name in names:
        home = folder / "clusters" / name
        home.mkdir(parents=True)
        told = {"version": 1, "id": name, "name": f"Klynge {name}", "members": 30}
        told |= {"questionnaire": "lille", "round": "2027-1"}
        (home / "cluster.yaml").write_text(json.dumps(told), "utf-8")
        write_answers(home / EXPORT, name, 16)
    write_notebooks(folder / "notebooks", switch)
    return names


def write_answers(path: Path, name: str, many: int) -> None:
    """Write an export; the first answers are the same however many there are.

    Clusters with odd numbers answer alike, and so do those with even ones: their cases are then
    chosen once, which is most of the time that so small a cluster takes.
    """
    chance = random.Random(int(name[-1]) % 2)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Løbenummer", *_QUESTIONS.values(), "Andet, du vil sige"])
        for number in range(many):
            rungs = [chance.choice(_RUNGS) for _ in _QUESTIONS]
            rows.writerow([number + 1, *rungs, CANARY if number == 3 else ""])


def write_notebooks(folder: Path, switch: Path) -> None:
    """Copy the product's notebooks, with a first cell that does what stands in the file `switch`.

    The page of the cases is made by the notebook of results: what is asked here is what a fault does
    to a run, and how sure the cases are takes longer than all the rest.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for source in sorted(notebooks_folder().glob("[1-5]_*.ipynb")):
        light = "2_resultater.ipynb" if source.name.startswith("4_") else source.name
        notebook = nbformat.read(source.with_name(light), as_version=4)
        cell = nbformat.v4.new_code_cell(
            f"import pathlib\nswitch = pathlib.Path({str(switch)!r})\n"
            "if switch.exists():\n    exec(switch.read_text('utf-8'))"
        )
        cell.id = "switch"
        at = next(
            n for n, one in enumerate(notebook.cells) if "parameters" in one.metadata.get("tags", [])
        )
        notebook.cells.insert(at + 1, cell)
        nbformat.write(notebook, folder / source.name)


def tree(out: Path) -> dict[str, str]:
    """Return the hash of every file that people see, but for the ledger, whose seal is the key's."""
    found = (path for path in out.glob("k*/2*/**/*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
        if not path.name.endswith("-stoppet.ipynb")
    }


def told(out: Path) -> dict[str, Any]:
    """Return what `status.json` says, cluster by cluster."""
    content = json.loads((out / "status.json").read_text("utf-8"))
    return {one["cluster"]: one for one in content["clusters"]}


def _questionnaire() -> dict[str, Any]:
    rungs = [{"text": {"da": text, "en": text}} for text in _RUNGS]
    return {
        "version": 1,
        "id": "lille",
        "wording": "2027-1",
        "title": {"da": "Et lille skema", "en": "A small form"},
        "themes": [
            {"id": "ppr", "text": {"da": "Kontakten til PPR", "en": "Contact with PPR"}},
            {"id": "lokale-tilbud", "text": {"da": "Lokale tilbud", "en": "Local offers"}},
        ],
        "sections": [{"id": "a", "text": {"da": "Om hverdagen", "en": "Daily work"}}],
        "scales": [
            {"id": "let", "rungs": rungs, "middle": "hverken-eller", "problem": "last"},
        ],
        "questions": [
            *(
                {
                    "id": name,
                    "kind": "scale",
                    "section": "a",
                    "text": {"da": text, "en": text},
                    "scale": "let",
                    "themes": theme,
                    "asks_for": {"da": "har svært ved det", "en": "finds it hard"},
                }
                for (name, text), theme in zip(_QUESTIONS.items(), ("ppr", "lokale-tilbud"), strict=True)
            ),
            {
                "id": "andet",
                "kind": "text",
                "section": "a",
                "text": {"da": "Andet, du vil sige", "en": "Anything else"},
            },
        ],
    }
