"""A process ends with the one that started it, and takes no more memory than its share."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def can_fork() -> bool:
    """Say whether a process can fork here; Windows cannot, and macOS had better not.

    `MANEGE_FORK=no` says no for a machine where something that is imported does not bear it.
    """
    wanted = os.environ.get("MANEGE_FORK", "") != "no"
    return wanted and hasattr(os, "fork") and sys.platform != "darwin"


def die_with_parent(parent: int, by: signal.Signals) -> None:
    """Ask Linux to send this process a signal when the process `parent` that forked it is gone.

    Elsewhere nothing happens; a leftover process ends with its own work then.
    """
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(by), 0, 0, 0)
    if os.getppid() != parent:
        # It was gone before we asked.
        os.kill(os.getpid(), by)


def limit_memory(more_mb: int) -> None:
    """Let this process take at most so many megabytes more than it has now (Linux).

    The limit is on address space, so a cell that asks for more gets a `MemoryError`.
    """
    if not sys.platform.startswith("linux"):
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + more_mb * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def give_memory_back() -> None:
    """Hand freed memory back to the system (glibc), so that a worker stays as small as it began.

    >>> give_memory_back()
    """
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def is_alive(pid: int) -> bool:
    """Say whether a process with this number runs on this machine; a zombie counts as dead.

    >>> is_alive(os.getpid())
    True
    """
    if pid <= 0:
        return False
    if os.name == "nt":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return True


def birth(pid: int) -> str:
    """Say when a process of this machine was born, so that a number given out again is told apart.

    Linux tells it in ticks since a named start of the machine, which no clock that is set can move.
    Elsewhere, and for a process that is gone, the answer is empty: not known.

    >>> birth(os.getpid()) == birth(os.getpid())
    True
    """
    try:
        started = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        facts = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return ""
    return f"{started} {facts[19]}"


def is_same(pid: int, born: str) -> bool:
    """Say whether the process with this number runs, and is still the one that was born then."""
    return is_alive(pid) and (not born or birth(pid) in ("", born))


def _is_alive_on_windows(pid: int) -> bool:
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return False
    kernel.CloseHandle(handle)
    return True
