"""Where the template is that an adaptation extends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from manege_analysis.questionnaire.shipped import TEMPLATES

_ID_LINE = re.compile(r"^id:\s*[\"']?([a-z0-9_-]+)", re.MULTILINE)


def find_template(name: str, beside: Path) -> Path | None:
    """Find the template called `name`: beside the file by name, then by id, then among the shipped.

    A workspace's template therefore replaces a shipped one of the same id.  The file that asks is
    never its own template.  Returns None when there is no such template.
    """
    for names in (_name, _id):
        for folder in (beside.parent, TEMPLATES):
            for file in _files(folder, beside):
                if name in names(file):
                    return file
    return None


def template_names(beside: Path) -> tuple[str, ...]:
    """List the ids, or else the names, of all templates that the file `beside` could extend."""
    files = [file for folder in (beside.parent, TEMPLATES) for file in _files(folder, beside)]
    return tuple(dict.fromkeys((_id(file) or (file.stem,))[0] for file in files))


def _files(folder: Path, without: Path) -> Iterator[Path]:
    for file in sorted(folder.glob("*.y*ml")):
        if file.resolve() != without.resolve():
            yield file


def _name(file: Path) -> tuple[str, ...]:
    return file.name, file.stem


def _id(file: Path) -> tuple[str, ...]:
    # Only the line with the id: a neighbour that is broken YAML must not stop this file.
    try:
        found = _ID_LINE.search(file.read_text("utf-8", errors="replace"))
    except OSError:
        return ()
    return (found[1],) if found else ()
