"""Faults that hit one cluster of several: its notebook, its process, its files, its disk."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

from faultkit.judge import Judged, gone, of, strange, the_same_again, untold
from faultkit.place import CANARY, EXPORT, VICTIM, Place, tree, write_notebooks
from faultkit.runs import Disturb, run, settled

FAILED = ("failed",)
Breaks = Callable[[Place, Path], None]


@dataclass(frozen=True)
class Fault:
    """How a place is broken, whom it hits, and how that must be told; mending puts all back."""

    name: str
    breaks: Breaks = lambda place, out: None
    hits: tuple[str, ...] = (VICTIM,)
    states: tuple[str, ...] = FAILED
    options: tuple[str, ...] = ()
    disturb: Disturb = lambda: None
    may_do: bool = False
    """Whether the cluster may also come through, because the input can be read right."""
    may_be_good: bool = False
    """Whether the batch may end with 0: answers that have not come yet are nobody's failure."""
    mute: bool = False
    """Whether not even the status file can be written: then the exit status alone tells."""
    mend: Callable[[Path], None] = lambda out: None


def judged(place: Place, fault: Fault) -> Judged:
    """Break, run over the last good results, look, mend, and run the same command again."""
    out = place.root / "ud-fejl"
    for end in ("", "-keys"):
        shutil.copytree(place.root / f"uden{end}", out.with_name(f"{out.name}{end}"))
    shutil.copytree(place.workspace, place.root / "hel")
    try:
        fault.breaks(place, out)
        options = ("--force", "--seconds", "5", *fault.options)
        status = run(place, out, *options, disturb=fault.disturb)
        seen = tree(out)
        others = [name for name in place.clusters if name not in fault.hits]
        wrong = strange(of(seen, others), of(place.good, others))
        lost = gone(seen, place.good) + settled(out, 0)
        if not fault.may_do:
            wrong += strange(of(seen, fault.hits), of(place.good, fault.hits))
        told = (fault.may_do and not status) or (fault.mute and status == 1)
        silent = [] if told else untold(out, fault.hits, fault.states)
        silent += [] if status or fault.may_do or fault.may_be_good else ["status 0"]
    finally:
        fault.mend(out)
        place.switch.unlink(missing_ok=True)
        shutil.rmtree(place.workspace)
        (place.root / "hel").rename(place.workspace)
    again = the_same_again(place, out)
    for path in (out, out.with_name(f"{out.name}-keys")):
        shutil.rmtree(path)
    out.with_name(f"{out.name}.log").unlink()
    return Judged(
        fault.name,
        (*wrong, *again[0]),
        (*lost, *again[1]),
        (*silent, *again[2]),
        f"status {status}",
    )


def in_notebook(code: str) -> Breaks:
    """Let every notebook of the victim run some code first."""

    def breaks(place: Place, out: Path) -> None:
        lines = "".join(f"    {line}\n" for line in code.splitlines())
        place.switch.write_text(f"if cluster == {VICTIM!r}:\n    import os, sys, time\n{lines}", "utf-8")

    return breaks


def in_its_notebooks(number: str, change: Callable[[list[nbformat.NotebookNode]], None]) -> Breaks:
    """Change a notebook of the workspace, which is every cluster's."""

    def breaks(place: Place, out: Path) -> None:
        write_notebooks(place.workspace / "notebooks", place.switch)
        [path] = (place.workspace / "notebooks").glob(f"{number}_*.ipynb")
        notebook = nbformat.read(path, as_version=4)
        change(notebook.cells)
        nbformat.write(notebook, path)

    return breaks


def _without_mark(cells: list[nbformat.NotebookNode]) -> None:
    del cells[max(n for n, cell in enumerate(cells) if cell.cell_type == "code")]


def _swallowed(cells: list[nbformat.NotebookNode]) -> None:
    cell = next(cell for cell in cells if cell.source == "blok.findings")
    cell.source = "try:\n    raise ValueError\n    blok.findings\nexcept ValueError:\n    pass"


def _without_tag(cells: list[nbformat.NotebookNode]) -> None:
    for cell in cells:
        cell.metadata.pop("tags", None)


def _misspelt(cells: list[nbformat.NotebookNode]) -> None:
    cell = next(cell for cell in cells if "parameters" in cell.metadata.get("tags", []))
    cell.source = cell.source.replace("cluster: str", "klynge: str")


def notebook_faults(place: Place) -> Iterator[Fault]:
    """Give what a cell, its process, or a changed notebook can do."""
    export = str(place.victim / EXPORT)
    done = {
        "kernel killed": "os.kill(os.getpid(), 9)",
        "kernel leaves": "os._exit(0)",
        "memory limit": "b = bytearray(40_000_000_000)",
        "hang": "time.sleep(100_000)",
        "a deaf hang": "import signal\nsignal.pthread_sigmask(0, range(1, 65))\ntime.sleep(1e5)",
        "endless output": "while True: print('x' * 1000)",
        "endless displays": "from IPython.display import display\nwhile True: display('x' * 10_000)",
        "one print of a gigabyte": "print('x' * 1_000_000_000)",
        "worker killed": "os.kill(os.getppid(), 9)",
        "sys.exit(0)": "sys.exit(0)",
        "an error that quotes the data": f"raise ValueError({CANARY!r})",
        "input changed meanwhile": f"open({export!r}, 'a').write(chr(10))",
        "input deleted meanwhile": f"os.path.exists({export!r}) and os.remove({export!r})",
        "a process left behind": "import subprocess; subprocess.Popen(['sleep', '1000']); 1 / 0",
    }
    for name, code in done.items():
        yield Fault(name, in_notebook(code))
    every = replace(Fault(""), hits=place.clusters)
    for name, number, change in (
        ("missing end mark", "3", _without_mark),
        ("swallowed exception", "3", _swallowed),
        ("no parameters tag", "2", _without_tag),
        ("misspelt parameter", "2", _misspelt),
    ):
        yield replace(every, name=name, breaks=in_its_notebooks(number, change))


def disk_faults(place: Place) -> Iterator[Fault]:
    """Give what a disk and its rights can do."""
    for kilobytes in (1, 100, 400, 1500):
        yield Fault(
            f"no file above {kilobytes} kB",
            disturb=lambda most=kilobytes * 1000: _no_larger(most),
            hits=place.clusters,
            mute=kilobytes == 1,
        )
    yield Fault("no permission in a cluster's folder", _unwritable, mend=_writable)
    yield Fault("a target that stays locked", disturb=_locked, may_do=True)


def _no_larger(most: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _unwritable(place: Place, out: Path) -> None:
    folders = [path for path in (out / VICTIM).rglob("*") if path.is_dir()]
    subprocess.run(["chattr", "+i", out / VICTIM, *folders], check=True)


def _writable(out: Path) -> None:
    folders = [path for path in (out / VICTIM).rglob("*") if path.is_dir()]
    subprocess.run(["chattr", "-i", out / VICTIM, *folders], check=True)


def _locked() -> None:
    real = Path.replace

    def replaces(path: Path, target: Path) -> Path:
        if Path(target).name in ("blok-to.html", VICTIM) and VICTIM in Path(target).parts:
            raise PermissionError(13, "sharing violation")
        return real(path, target)

    Path.replace = replaces  # type: ignore[method-assign,assignment]
    from manege_analysis.report import publish

    publish.WAIT = 0.01


def leftovers(place: Place) -> Iterator[Fault]:
    """Give what an earlier run, killed or cut off from power, left."""

    def breaks(place: Place, out: Path) -> None:
        half = out / ".manege-halv" / VICTIM
        half.mkdir(parents=True)
        (half / "raw.csv").write_text(CANARY, "utf-8")
        (out / ".manege" / f"{VICTIM}.lock").write_text(
            json.dumps({"pid": 2**22, "host": os.uname().nodename})
        )
        (out / ".manege" / "k01.lock").touch()
        os.utime(out / ".manege" / "k01.lock", (0, 0))
        for name in (
            ".manege/.k02.json.tmp",
            ".manege/k02.7.old",
            ".status.json.x.tmp",
            f"{VICTIM}/.x.tmp",
        ):
            (out / name).touch()

    yield Fault("leftovers of an earlier run", breaks, may_do=True)


def two_at_once(place: Place) -> Iterator[Judged]:
    """Run the same command twice at the same time."""
    from faultkit.runs import start

    out = place.root / "ud-to"
    first, second = start(place, out), start(place, out)
    statuses = (first.wait(), second.wait())
    seen = tree(out)
    wrong = strange(seen, place.good)
    left = settled(out, first.pid) + settled(out, second.pid)
    again = the_same_again(place, out)
    silent = [] if set(statuses) <= {0, 3} else [f"statuses {statuses}"]
    yield Judged(
        "two runs at once", (*wrong, *again[0]), (*left, *again[1]), (*silent, *again[2]),
        f"statuses {statuses}",
    )  # fmt: skip
    for path in (out, out.with_name(f"{out.name}-keys")):
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(path)
