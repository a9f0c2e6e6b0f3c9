"""A file that two people may have open: what was read is remembered, nothing newer is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from manege_analysis.errors import SettingsError


class ChangedMeanwhileError(SettingsError):
    """Somebody else wrote the file after it was read; nothing was overwritten."""


@dataclass(frozen=True)
class Seen:
    """A file as it was when it was read; `digest` is empty where there was none."""

    path: Path
    digest: str

    @property
    def is_current(self) -> bool:
        """Whether the file still is as it was seen."""
        return look(self.path) == self


@dataclass(frozen=True)
class Saved:
    """A file as it was before a person's change, byte for byte, and as the change left it."""

    before: bytes | None
    after: Seen


def look(path: Path) -> Seen:
    """Remember a file as it is now; take it *before* reading, so that no change slips in between.

    >>> look(Path("no-such-file")).digest
    ''
    """
    return Seen(path, sha256(path.read_bytes()).hexdigest() if path.exists() else "")


def change(seen: Seen, write: Callable[[], object]) -> Saved:
    """Let `write` change the file, provided that it still is as it was seen.

    Raises `ChangedMeanwhileError` otherwise, before anything is written, and whatever `write` raises.
    """
    _require_current(seen)
    before = seen.path.read_bytes() if seen.path.exists() else None
    write()
    return Saved(before, look(seen.path))


def all_or_nothing(*acts: Callable[[], Saved | None]) -> tuple[Saved, ...]:
    """Do several changes in order; when one of them raises, those before it are taken back.

    An act that returns nothing is a check of what was written.
    """
    done: list[Saved] = []
    try:
        for act in acts:
            saved = act()
            if saved is not None:
                done.append(saved)
    except BaseException:
        undo_all(tuple(done))
        raise
    return tuple(done)


def undo(saved: Saved) -> None:
    """Put the file back as it was before a change, byte for byte, or away where there was none.

    Raises `ChangedMeanwhileError` when somebody wrote it since.
    """
    _require_current(saved.after)
    path = saved.after.path
    if saved.before is None:
        path.unlink(missing_ok=True)
        return
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_bytes(saved.before)
    aside.replace(path)


def undo_all(saved: tuple[Saved, ...]) -> tuple[Saved, ...]:
    """Put the files of one change back, the last written first, and return what was put back."""
    for each in saved:
        _require_current(each.after)
    for each in reversed(saved):
        undo(each)
    return saved


def _require_current(seen: Seen) -> None:
    if not seen.is_current:
        raise ChangedMeanwhileError(
            f"{seen.path.name} er ændret af en anden, siden den blev læst. Intet er overskrevet, "
            "og filen er læst igen: Se på den, og beslut én gang til."
        )
