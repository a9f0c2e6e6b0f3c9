"""The release key: where it lies, and how it comes to be.

It stands outside the workspace, the reports and the repository, because whoever holds both the key
and a ledger can try which rows it was made of:

- `MANEGE_KEY_DIR`, where that is set (a unit whose analysts share a workspace shares this folder);
- Windows: `%APPDATA%\\manege`; macOS: `~/Library/Application Support/manege`;
- elsewhere: `$XDG_CONFIG_HOME/manege`, or `~/.config/manege`.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from manege_analysis.errors import PrivacyError, Problem, SettingsError
from manege_analysis.summary.ledger_rows import ReleaseKey

KEY_FILE = "release.key"
_BYTES = 32


def key_folder(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform, home: Path | None = None
) -> Path:
    """Return the folder of the release key on this machine; it need not exist yet.

    >>> key_folder({"XDG_CONFIG_HOME": "/home/anna/.config"}, "linux", Path("/home/anna")).name
    'manege'
    """
    home = home or Path.home()
    if named := environment.get("MANEGE_KEY_DIR", "").strip():
        return Path(named).expanduser()
    if system == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "manege"
    if system == "darwin":
        return home / "Library" / "Application Support" / "manege"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "manege"


def release_key(folder: Path, outside: Sequence[Path] = ()) -> ReleaseKey:
    """Read the key in `folder`, or make one on first use, readable by its owner only.

    Raises `SettingsError` when the folder lies within one of `outside` (the workspace, the
    reports) or cannot be written, and `PrivacyError` when the key is damaged.
    """
    _require_outside(folder, outside)
    path = folder / KEY_FILE
    try:
        if not path.exists():
            _make_key(path)
        written = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as problem:
        reason = problem.strerror or "an unusable folder"
        remedy = "Make the folder writable, or name another one in MANEGE_KEY_DIR."
        raise SettingsError(Problem(str(path), "a readable release key", reason, remedy)) from None
    try:
        secret = bytes.fromhex(written)
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        remedy = (
            "Put it back from a backup. Or move it away: a new key is made, and every ledger of the "
            "old one then needs a decision override-release."
        )
        raise PrivacyError(Problem(str(path), "a release key", "a damaged file", remedy))
    return ReleaseKey(secret)


def _require_outside(folder: Path, outside: Sequence[Path]) -> None:
    here = folder.resolve()
    for place in outside:
        if here.is_relative_to(place.resolve()):
            remedy = "Set MANEGE_KEY_DIR to a folder of your own, outside the workspace and reports."
            got = f"a folder within {place}"
            raise SettingsError(Problem(str(folder), "a private folder for the key", got, remedy))


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The key is written in full before it gets its name, and a second process never replaces the
    # first one's: a half-written or a doubled key would make every later ledger foreign.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
        try:
            os.link(name, path)
        except FileExistsError:
            return
    finally:
        Path(name).unlink(missing_ok=True)
