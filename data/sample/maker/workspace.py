"""The workspace around the exports: its settings, and each cluster's own files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent, fill

from maker.evening import EVENINGS, people
from maker.people import doctors
from maker.stories import Story

QUESTIONNAIRES = {"egernholt": "egernholt-2027"}
"""The clusters that adapted the shipped template."""
TEMPLATE = "boern-og-unge-i-psykisk-mistrivsel"
EXPORTS = {
    "surveyxact": "dataset.csv",
    "surveyxact-utf16": "dataset.csv",
    "msforms": "Børn og unge i psykisk mistrivsel(1-16).xlsx",
    "googleforms": "Børn og unge i psykisk mistrivsel (svar) - Formularsvar 1.csv",
    "plain": "svar-samlet.csv",
}
_INVENTED = "# Invented: no such place, no such doctors, no such answers.\n"
_BARE = re.compile(r"[A-Za-zÆØÅæøå][A-Za-zÆØÅæøå -]*|\d{4}-\d\d-\d\d")
_ROSTER = frozenset({"birkelund", "egernholt", "laerkesund", "tranevig"})


def settings() -> str:
    """Write `manege.yaml`."""
    return _INVENTED + dedent(
        """\
        version: 1
        language: da
        unit:
          name: Kvalitetsenheden Eksempel
          contact: kvalitetsenheden@unit.example
        privacy: {}
        """
    )


def cluster(story: Story) -> str:
    """Write `cluster.yaml`."""
    names = ", ".join(doctor.name for doctor in doctors(story.id, story.members))
    roster = fill(names, 96, initial_indent="  ", subsequent_indent="  ")
    lines = [
        "version: 1",
        f"id: {story.id}",
        f"name: {story.name}",
        f"region: {story.region}",
        f"municipality: {story.municipality}",
        f"members: {story.members}",
        f"questionnaire: {QUESTIONNAIRES.get(story.id, TEMPLATE)}",
        f'export: "{EXPORTS[story.tool]}"',
        'round: "2027-1"',
    ]
    if story.id in _ROSTER:
        lines += [
            "# The doctors' names, so that they are found and removed in free text.",
            f"roster: [\n{roster}\n]",
        ]
    return _INVENTED + "\n".join(lines) + "\n"


def meeting(story: Story) -> str:
    """Write `meeting.yaml`."""
    known = EVENINGS.get(story.id)
    head = dedent(
        f"""\
        version: 1
        date: {story.meeting}
        start: "16:30"
        """
    )
    return _INVENTED + head + (people(story, known) if known else f"place: {story.place}\n")


def decisions(entries: list[Mapping[str, object]]) -> str:
    """Write `decisions.yaml`, one decision a line."""
    lines = [_INVENTED + "version: 1", "decisions:"]
    for entry in entries:
        said = ", ".join(f"{key}: {_flow(value)}" for key, value in entry.items())
        lines.append(f"  - {{{said}}}")
    return "\n".join(lines) + "\n"


def save(path: Path, text: str) -> None:
    """Write a text file the same way on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _flow(value: object) -> str:
    """Write a value inside braces; a key such as 12e4567890 would be read as a number without quotes."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    text = str(value)
    bare = not isinstance(value, str) or _BARE.fullmatch(text)
    return text if bare else json.dumps(text, ensure_ascii=False)
