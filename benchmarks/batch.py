"""Time `manege run` over generated clusters against papermill and nbconvert as they come.

    uv run python benchmarks/batch.py --clusters 120 --plain 12 --interfaces 6

The clusters are invented by the sample's own maker: five tools in turn, 10 to 50 answers each, no two
alike.  Three ways on the same notebooks, on the same machine, in one run:

* the plain loop: papermill's and nbconvert's command lines, one notebook after the other;
* the interfaces: the same loop through their Python interfaces, in one process;
* `manege run`, which makes the PowerPoint, Word, PDF and Excel files besides, and audits them all.

The first two are timed on as many clusters as asked for and multiplied; the plain loop in turns before
and after each run of the product, because a machine's speed drifts.  Then `manege run` again with
nothing changed, with one cluster changed, and that cluster by itself.  Memory is the largest resident
size of one process, in the first and in the last quarter of the batch (shared pages are counted in every
process).  Where Python may keep no compiled modules (PYTHONDONTWRITEBYTECODE) every start takes longer,
and the plain loop has fifteen of them a cluster; so that is told with the numbers.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from manege_analysis.shipped import notebooks_folder, sample_workspace

DAY = "2027-03-04"
BIN = Path(sys.executable).parent
PAGES = ("manege_report", "manege_report", "manege_slides", "manege_report", "manege_report")
RUNS = tuple(zip(sorted(notebooks_folder().glob("[1-5]_*.ipynb")), PAGES, strict=True))


@dataclass
class Memory:
    """The largest resident size of one process below this one, sampled while a command runs (MB)."""

    seen: list[tuple[float, float]] = field(default_factory=list)

    def most(self, begin: float, end: float) -> float:
        """Return the largest size between two shares of the time."""
        last = self.seen[-1][0] if self.seen else 0.0
        return max((mb for at, mb in self.seen if begin * last <= at <= end * last), default=0.0)


def workspace(folder: Path, clusters: int) -> list[str]:
    """Fill a workspace with invented clusters of 10 to 50 answers, tool by tool; return their ids."""
    sample = sample_workspace()
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns("clusters", "maker", "*.py"))
    sys.path.insert(0, str(sample))
    from generate import make_cluster
    from maker.planted import PLANTED
    from maker.stories import STORIES
    from maker.workspace import QUESTIONNAIRES

    names = []
    for n in range(clusters):
        kind, answers = STORIES[n % len(STORIES)], 10 + n * 7 % 41
        name = f"{kind.id}-{n:03}"
        members = answers + kind.never + kind.partial + 5
        PLANTED[name] = PLANTED[kind.id]
        if kind.id in QUESTIONNAIRES:
            QUESTIONNAIRES[name] = QUESTIONNAIRES[kind.id]
        make_cluster(folder, replace(kind, id=name, members=members, answers=answers, weighs=()))
        names.append(name)
    return names


def weigh(cluster: Path, weight: float) -> None:
    """Let somebody decide that a theme weighs more, so that one cluster has changed."""
    path = cluster / "decisions.yaml"
    said = path.read_text("utf-8").rstrip().removesuffix("[]")
    line = f"{{decide: set-theme-weight, theme: ppr, weight: {weight}, by: AB, when: 2027-01-04}}"
    path.write_text(f"{said}\n  - {line}\n", "utf-8")


def timed(*command: str, memory: Memory | None = None) -> float:
    """Run a command and return its seconds; a command that fails is told and counted."""
    started = time.perf_counter()
    with watched(memory) if memory else watched(Memory()):
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 4):
        print(done.stderr[-800:], file=sys.stderr)
    return time.perf_counter() - started


@contextmanager
def watched(memory: Memory) -> Iterator[None]:
    """Sample the processes below this one twice a second (Linux)."""
    ended = threading.Event()
    started = time.perf_counter()

    def sample() -> None:
        while not ended.wait(0.5):
            sizes = [size for pid, size in _below(os.getpid()) if pid != os.getpid()]
            memory.seen.append((time.perf_counter() - started, max(sizes, default=0.0)))

    watcher = threading.Thread(target=sample, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _below(root: int) -> Iterator[tuple[int, float]]:
    """Yield every process below `root`, itself included, with its resident size in MB."""
    parents: dict[int, int] = {}
    sizes: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(stat.parent.name)
        parents[pid] = int(said[1])
        sizes[pid] = int(said[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    for pid in sizes:
        above = pid
        while above in parents and above != root:
            above = parents[above]
        if above == root:
            yield pid, sizes[pid]


def given(folder: Path, name: str, out: Path) -> dict[str, str]:
    """Return a notebook's parameters."""
    return {"workspace": str(folder), "cluster": name, "reports": str(out), "date": DAY}


def plain(folder: Path, names: list[str], out: Path) -> float:
    """Run each notebook by papermill's command and set its page by nbconvert's; seconds a cluster."""
    started = time.perf_counter()
    for name in names:
        target = out / name
        target.mkdir(parents=True)
        for notebook, kind in RUNS:
            ran = target / notebook.name
            words = [
                word for key, value in given(folder, name, out).items() for word in ("-r", key, value)
            ]
            timed(str(BIN / "papermill"), str(notebook), str(ran), "--no-progress-bar", *words)
            timed(str(BIN / "jupyter"), "nbconvert", "--to", kind, str(ran))
    return (time.perf_counter() - started) / len(names)


def interfaces(folder: Path, names: list[str], out: Path) -> None:
    """Do the same in this one process, through papermill's and nbconvert's Python interfaces."""
    import papermill
    from nbconvert.exporters import get_exporter

    exporters = {kind: get_exporter(kind)() for kind in PAGES}
    for name in names:
        target = out / name
        target.mkdir(parents=True)
        for notebook, kind in RUNS:
            ran = target / notebook.name
            values = given(folder, name, out)
            papermill.execute_notebook(str(notebook), str(ran), values, progress_bar=False)
            page, _ = exporters[kind].from_filename(str(ran))
            ran.with_suffix(".html").write_text(page, "utf-8")


def product(folder: Path, out: Path, workers: int, *more: str, memory: Memory | None = None) -> float:
    """Run the whole workspace by `manege run`, or what `more` names; seconds for all."""
    where = ("--workspace", str(folder), "--reports", str(out), "--workers", str(workers))
    return timed(str(BIN / "manege"), "run", *more, *where, memory=memory)


class PlainLoop:
    """The plain loop in turns, one before and one after each run it is compared with.

    A machine's speed drifts within the quarter of an hour that all this takes; `around` is the mean of
    the last two turns, in seconds a cluster.
    """

    def __init__(self, folder: Path, names: list[str], out: Path, turns: int) -> None:
        self._folder, self._out = folder, out
        self._turns = iter([names[turn::turns] for turn in range(turns)])
        self._took: list[float] = []

    @property
    def around(self) -> float:
        last = self._took[-2:]
        return sum(last) / len(last)

    def go_on(self) -> None:
        some = next(self._turns)
        if some:
            self._took.append(plain(self._folder, some, self._out))
            took = f"{self._took[-1]:7.2f} s a cluster (timed on {len(some)})"
            print(f"plain loop           {took}", flush=True)


def measure(asked: argparse.Namespace, root: Path) -> None:
    """Print one line a measurement."""
    folder = root / "arbejde"
    names = workspace(folder, asked.clusters)
    kept = "not kept" if sys.dont_write_bytecode else "kept"
    machine = f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, compiled modules {kept}"
    print(f"{len(names)} clusters, {machine}", flush=True)
    loop = PlainLoop(folder, names[: asked.plain], root / "plain", len(asked.workers) + 1)
    loop.go_on()
    if asked.interfaces:
        some = names[: asked.interfaces]
        again = (sys.executable, __file__, "--child", str(folder), str(root / "faces"), *some)
        face = timed(*again) / len(some)
        of = f", {face / loop.around:.2f} of the plain loop" if asked.plain else ""
        print(f"Python interfaces    {face:7.2f} s a cluster (timed on {len(some)}){of}", flush=True)
    for workers in asked.workers:
        out, memory = root / f"ud{workers}", Memory()
        full = product(folder, out, workers, memory=memory)
        loop.go_on()
        share = f", 1/{loop.around * len(names) / full:.1f} of the plain loop" if asked.plain else ""
        print(f"manege, {workers} at a time   {full / len(names):7.2f} s a cluster{share}", flush=True)
        again = product(folder, out, workers)
        print(f"  nothing changed    {again:7.2f} s, {100 * again / full:.1f} %", flush=True)
        weigh(folder / "clusters" / names[0], 1 + workers)
        one = product(folder, out, workers)
        alone = product(folder, out, workers, names[0], "--force")
        more = f"alone {alone:.2f} s, so {100 * (one - alone) / full:+.1f} % of the full run"
        print(f"  one changed        {one:7.2f} s, {more}", flush=True)
        early, late = memory.most(0, 0.25), memory.most(0.75, 1)
        print(f"  largest process    {early:7.0f} MB early, {late:.0f} MB late", flush=True)


def main() -> None:
    """Read what is asked for and measure it."""
    if sys.argv[1:2] == ["--child"]:
        interfaces(Path(sys.argv[2]), sys.argv[4:], Path(sys.argv[3]))
        return
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clusters", type=int, default=12)
    options.add_argument("--plain", type=int, default=2)
    options.add_argument("--interfaces", type=int, default=2)
    options.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        measure(asked, Path(made))


if __name__ == "__main__":
    main()
