"""Finished files reach the place where people look for them: whole, in one step each, or not at all.

Everything is made in a hidden folder on the same volume and checked there.  Then each file is
flushed and renamed over its predecessor; the manifest comes last and says that the set is complete.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TRIES = 5
WAIT = 0.4
"""Seconds before the second try; each further wait is twice as long."""


@dataclass(frozen=True)
class Published:
    """Where the files went; `aside` are those that had to be put beside a locked predecessor."""

    files: tuple[Path, ...]
    aside: tuple[Path, ...]


@contextmanager
def staging(reports: Path) -> Iterator[Path]:
    """Give a hidden folder in `reports` that only this user can read, and remove it afterwards."""
    reports.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".manege-", dir=reports))
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder to the end, also when the signal to stop comes in the middle of it."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def publish(
    staged: Path, target: Path, last: str, pause: Callable[[float], None] = time.sleep
) -> Published:
    """Move every file below `staged` to its place below `target`; the file named `last` goes last.

    Where nothing lies yet, the whole folder comes in one step.  A file of an earlier run is replaced
    in one step and never deleted first.  A target that another program holds open (Windows) is tried
    again; if it stays locked, the new file is put beside it under a dated name.
    """
    names = sorted(path.relative_to(staged) for path in staged.rglob("*") if path.is_file())
    names.sort(key=lambda name: name.as_posix() == last)
    if _placed_at_once(staged, target, names):
        return Published(tuple(target / name for name in names), ())
    placed: list[Path] = []
    aside: list[Path] = []
    for name in names:
        _flush(staged / name)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        at = _place(staged / name, target / name, pause)
        placed.append(at)
        if at != target / name:
            aside.append(at)
    for folder in sorted({path.parent for path in placed}):
        _flush(folder)
    return Published(tuple(placed), tuple(aside))


def remove_stale(target: Path, before: Iterable[str], now: Iterable[str]) -> None:
    """Remove what an earlier run made and this one did not; files that people put there stay.

    `before` and `now` are names below `target`, from the old manifest and the new one.
    """
    for name in sorted(set(before) - set(now)):
        path = (target / name).resolve()
        if path.is_relative_to(target.resolve()) and path.is_file():
            path.unlink(missing_ok=True)


def _placed_at_once(staged: Path, target: Path, names: Iterable[Path]) -> bool:
    """Rename a whole folder to where none is; return False where one is, or the system refuses."""
    if target.exists():
        return False
    for name in names:
        _flush(staged / name)
    for folder in sorted({(staged / name).parent for name in names}):
        _flush(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        staged.replace(target)
    except OSError:
        # Windows refuses while a scanner looks into one of the files; they go one by one then.
        return False
    _flush(target.parent)
    return True


def _place(source: Path, target: Path, pause: Callable[[float], None]) -> Path:
    for attempt in range(TRIES):
        try:
            return source.replace(target)
        except PermissionError:
            if not target.exists():
                raise
            if attempt < TRIES - 1:
                pause(WAIT * 2**attempt)
    return source.replace(_beside(target))


def _beside(target: Path) -> Path:
    """Return a free name beside a locked file: its own, with the date of the run's folder."""
    day = next((part for part in reversed(target.parts) if part[:4].isdigit()), "ny")
    names = (f"{target.stem}-{day}-{number}{target.suffix}" for number in range(2, 1000))
    return next(target.with_name(name) for name in names if not target.with_name(name).exists())


def _flush(path: Path) -> None:
    """Ask the disk to keep a file, or a folder's names; Windows cannot open folders and need not."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
