"""A file is written in one step: whoever reads it sees the old one or the new one, never a half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_in_one_step(path: Path, content: bytes) -> None:
    """Replace `path` by a file with this content, even if power fails meanwhile.

    The folder must be there.  Raises `OSError` where nothing can be written; what was there before is
    untouched then, and no other file is left.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "status.json"
    ...     write_in_one_step(path, b"{}")
    ...     [each.name for each in Path(folder).iterdir()], path.read_bytes()
    (['status.json'], b'{}')
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
