"""`manege run`, started from a process that has imported everything, so that faults hit the work.

The command is the product's own (`manege_analysis.cli.main.main`), in a process and a session of its
own; `fresh` starts it by its name instead, imports and all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from faultkit.place import DAY, Place

Disturb = Callable[[], None]


@dataclass(frozen=True)
class Run:
    """A run that goes on: its process, which leads a session, and where it tells."""

    pid: int
    log: Path

    def wait(self) -> int:
        """Wait until it ends; return its exit status, or minus the signal that ended it."""
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def has_ended(self) -> bool:
        """Say whether it has ended, and leave it to be waited for."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def words(place: Place, out: Path, *more: str, workers: int = 2) -> list[str]:
    """Return the command's words."""
    given = ("-w", place.workspace, "-r", out, "--date", DAY, "--workers", workers)
    return ["manege", "run", *map(str, given), *more]


def start(place: Place, out: Path, *more: str, disturb: Disturb = lambda: None, workers: int = 2) -> Run:
    """Start a run; `disturb` is done in its process before anything else."""
    out.mkdir(parents=True, exist_ok=True)
    log = out.with_name(f"{out.name}.log")
    pid = os.fork()
    if pid:
        return Run(pid, log)
    status = 70
    try:
        os.setsid()
        _into(log)
        os.environ["MANEGE_KEY_DIR"] = str(out.with_name(f"{out.name}-keys"))
        sys.argv = words(place, out, *more, workers=workers)
        disturb()
        from manege_analysis.cli.main import main

        main()
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    except KeyboardInterrupt:
        status = 130  # before the command listens; a process of its own is ended by the signal then
    except BaseException as error:
        print(repr(error), file=sys.stderr)
    finally:
        # A log that may grow no more must not bring this copy of the program back to life.
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(status)


def run(place: Place, out: Path, *more: str, disturb: Disturb = lambda: None, workers: int = 2) -> int:
    """Run to the end and return the exit status."""
    return start(place, out, *more, disturb=disturb, workers=workers).wait()


def run_fresh(place: Place, out: Path, env: Mapping[str, str], *more: str) -> int:
    """Run the command by its name, in an environment of its own."""
    out.mkdir(parents=True, exist_ok=True)
    keys = {"MANEGE_KEY_DIR": str(out.with_name(f"{out.name}-keys"))}
    command = [sys.executable, "-m", "manege_analysis.cli", *words(place, out, *more)[1:]]
    with out.with_name(f"{out.name}.log").open("ab") as log:
        return subprocess.run(
            command, env={**os.environ, **keys, **env}, stdout=log, stderr=log
        ).returncode


def left_over(out: Path, session: int = 0) -> list[str]:
    """List locks, hidden folders, half-written files, and processes of a run's session."""
    keys = out.with_name(f"{out.name}-keys")
    looks = [(out, ".manege-*"), (out / ".manege", "*.lock"), (out / ".manege", "*.old")]
    looks += [(out, ".*.tmp"), (out, "*/.*.tmp"), (keys, ".*.tmp"), (keys, "*/.*.tmp")]
    found = []
    for folder, pattern in looks:
        # A stopped run may just be removing what we are about to look into.
        with suppress(FileNotFoundError):
            found += [path.name for path in folder.glob(pattern)]
    return found + [f"process {pid}" for pid in processes(session)]


def processes(session: int) -> list[int]:
    """List the processes of a session that are still there."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = path.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if session and int(facts[3]) == session and facts[0] != "Z":
            found.append(int(path.parent.name))
    return found


def settled(out: Path, session: int, seconds: float = 30.0) -> list[str]:
    """Return what is left over once a stopped run has had the time to let go."""
    until = time.monotonic() + seconds
    while (left := left_over(out, session)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def _into(log: Path) -> None:
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(handle, stream)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
