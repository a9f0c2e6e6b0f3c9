"""Kill `manege run` at random moments and run the same command again; nothing may be wrong afterwards.

    python benchmarks/faults.py --clusters 10 --kills 100

A kill is survived when no published file was partial at that moment, and when the same command then
ends with the bytes of an undisturbed run and leaves no process, lock or hidden folder.  The other
faults of the contract (a dead worker, a full disk, a changed input, a held lock, a stop by Ctrl-C or
SIGTERM, `sys.exit(0)`, hanging, memory, endless output) are held by `tests/batch`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch import DAY, workspace

MANEGE = Path(sys.executable).parent / "manege"


def command(folder: Path, out: Path, keys: Path) -> subprocess.Popen[bytes]:
    """Start the run of a whole workspace with a key folder of its own."""
    words = ("--workspace", folder, "--reports", out, "--workers", "2", "--date", DAY)
    quiet = subprocess.DEVNULL
    env = {**os.environ, "XDG_CONFIG_HOME": str(keys), "XDG_STATE_HOME": str(keys)}
    return subprocess.Popen(
        [str(w) for w in (MANEGE, "run", *words)], stdout=quiet, stderr=quiet, env=env
    )


def published(out: Path) -> dict[str, str]:
    """Return the hash of every file that people see; the release ledger carries its own key."""
    found = (path for path in out.glob("*/*/**/*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(out).parts)
    }


def left_over(out: Path) -> list[str]:
    """List locks and hidden folders, and processes that still name this folder."""
    files = [path.name for path in (*out.glob(".manege-*"), *out.glob(".manege/*.lock"))]
    here = str(out).encode()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if here in path.read_bytes() and int(path.parent.name) != os.getpid():
                files.append(f"process {path.parent.name}")
        except OSError:
            continue
    return files


def main() -> None:
    """Print a line a kill, and the sum."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clusters", type=int, default=10)
    options.add_argument("--kills", type=int, default=100)
    asked = options.parse_args()
    chance = random.Random(1)
    wrong = lost = silent = 0
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        workspace(root / "arbejde", asked.clusters)
        started = time.monotonic()
        command(root / "arbejde", root / "uden", root / "keys").wait()
        whole = time.monotonic() - started
        good = published(root / "uden")
        print(f"undisturbed: {len(good)} files in {whole:.0f} s", flush=True)
        for number in range(asked.kills):
            out = root / f"ud{number}"
            run = command(root / "arbejde", out, root / f"keys{number}")
            time.sleep(chance.uniform(0, whole))
            run.send_signal(signal.SIGKILL)
            run.wait()
            partial = {name for name, said in published(out).items() if good.get(name) != said}
            status = command(root / "arbejde", out, root / f"keys{number}").wait()
            after, left = published(out), left_over(out)
            told = json.loads((out / "status.json").read_text("utf-8"))["counts"]
            wrong += bool(partial) or any(after[name] != good.get(name) for name in after)
            lost += bool(set(good) - set(after)) or bool(left)
            silent += status == 0 and set(told) - {"done", "unchanged"} != set()
            print(f"kill {number + 1}: status {status}, {told}, left {left}", flush=True)
    survived = asked.kills - max(wrong, lost, silent)
    print(f"survived {survived}/{asked.kills}, wrong {wrong}, lost {lost}, silent {silent}")
    sys.exit(0 if survived == asked.kills else 1)


if __name__ == "__main__":
    main()
