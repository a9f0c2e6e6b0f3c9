"""A workspace whose cases, actors and meeting attack, and every file that is made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

from payloads import FORMULAS, HTML, attacked

from manege_analysis.cases.library import ACTORS, SHIPPED
from manege_analysis.report.casework.files import write_case_book
from manege_analysis.report.casework.page import choose_both
from manege_analysis.report.kit import outgoing, write_outgoing
from manege_analysis.workflow import Prepared
from manege_analysis.yamlfile import plain, read_yaml, write_yaml

MARKUP = (
    '#link("https://evil.example/")[klik]',
    "#(40+2) *fed* $1/0$",
    '#panic("x")',
    "<evil> @evil `raw`",
)
"""What the typesetter would follow, count, stop at or look up if it were read as its markup."""
LINES = (
    "Salen\r\nATTACH:https://evil.example/",
    "Salen\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:evil",
    "Salen;X=1:2,3\\nATTACH:https://evil.example/",
)
"""What would begin a line of its own in a calendar."""
ATTACKS = (*HTML, *FORMULAS, *MARKUP)
_TEXTS = {"da", "en"}
# A line is known by its letters and digits, so each is worded apart.
_LISTED = tuple(
    f"{text} punkt {chr(64 + at)}" for at, text in enumerate((*FORMULAS, *LINES, HTML[0]), 1)
)


def attacked_papers(workspace: Path) -> Prepared:
    """Write a workspace full of attacks, and return the attacked cluster that lives in it."""
    words = cycle(ATTACKS)
    for path in sorted(SHIPPED.glob("*.yaml")):
        below = workspace if path.name == ACTORS else workspace / "cases"
        below.mkdir(parents=True, exist_ok=True)
        write_yaml(below / path.name, _hostile(plain(read_yaml(path)), words))
    prepared = attacked("html")
    folder = workspace / "clusters" / "ravnemose"
    folder.mkdir(parents=True)
    write_yaml(folder / "meeting.yaml", _meeting())
    cluster = prepared.settings.cluster.model_copy(update={"name": f"{ATTACKS[0]} & {MARKUP[1]}"})
    settings = replace(prepared.settings, workspace=workspace, folder=folder, cluster=cluster)
    return replace(prepared, settings=settings)


def attacked_files(prepared: Prepared, folder: Path) -> None:
    """Write every file of the cases and the meeting below `folder`."""
    for name in ("deles", "intern"):
        (folder / name).mkdir()
    choice = choose_both(prepared)
    write_case_book(prepared, choice, folder)
    write_outgoing(outgoing(prepared.settings, prepared.share, choice.share), folder)


def _hostile(data: Any, words: Iterator[str]) -> Any:
    """Let every text that people read begin with an attack; ids, numbers and keys stay."""
    if isinstance(data, dict) and data.keys() <= _TEXTS:
        attack = next(words)
        return {language: f"{attack} {text}" for language, text in data.items()}
    if isinstance(data, dict):
        return {key: _hostile(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [_hostile(value, words) for value in data]
    return data


def _meeting() -> dict[str, Any]:
    names = [attack[:110] for attack in ATTACKS]
    return {
        "version": 1,
        "date": "2027-04-15",
        "start": "16:30",
        "place": {"name": LINES[0], "address": LINES[1], "room": LINES[2], "note": HTML[0]},
        "purpose": f"{LINES[0]} {HTML[0]} {MARKUP[0]} {FORMULAS[0]}",
        "owners": [{"name": names[0], "email": "birgit@example.org", "organisation": HTML[5]}],
        "members": {"coming": 6, "names": names},
        "roles": {
            "chair": FORMULAS[0],
            "reader": HTML[1],
            "minutes": MARKUP[0],
            "parking_lot": LINES[1],
        },
        "actors": [
            {"actor": actor, "name": name, "answer": "accepted", "organisation": name}
            for actor, name in zip(_actor_ids(), names, strict=False)
        ],
        "seating": {"tables": [8, 8, 8, 8, 8, 8, 8, 8, 8, 8]},
        "agreements": [{"what": text, "owner": LINES[0], "by": "2027-05-01"} for text in _LISTED],
        "parking_lot": [{"what": text, "kind": "idea", "owner": HTML[1]} for text in _LISTED],
    }


def _actor_ids() -> list[str]:
    return [each["id"] for each in plain(read_yaml(SHIPPED / ACTORS))["actors"]]
