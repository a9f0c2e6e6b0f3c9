"""Break a batch in every way we know, and see that nothing wrong is published and nothing is lost.

    python benchmarks/faults.py                      everything, with 100 kills of a batch of 10 clusters
    python benchmarks/faults.py --light              the same in half the time: without papers
    python benchmarks/faults.py --short              the form that runs with the tests
    python benchmarks/faults.py --kills 20 --only killed

A fault is survived when no published file is partial, wrong or unaudited; the other clusters are byte
for byte those of an undisturbed run; what was shared last is intact; status and summary name the
fault without a word from the data; the same command afterwards ends with the same bytes; and no
process, lock or temporary file remains.  Linux only: it needs fork, /proc, and signals.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from faultkit.afar import on_a_dask_cluster
from faultkit.badinputs import bad_inputs
from faultkit.broken import Fault, disk_faults, judged, leftovers, notebook_faults, two_at_once
from faultkit.judge import Judged
from faultkit.kills import stops
from faultkit.place import DAY, EXPORT, Place, make_workspace, tree, write_answers
from faultkit.runs import run
from faultkit.surroundings import clocks, disk_full, languages

from manege_analysis.batch.warm import warm


def undisturbed(root: Path, clusters: int) -> tuple[Place, float]:
    """Make the place, an earlier round's results, and the results after it; and take the time."""
    place = Place(root, ())
    place = replace(place, clusters=make_workspace(place.workspace, clusters, place.switch))
    for name in place.clusters:
        write_answers(place.workspace / "clusters" / name / EXPORT, name, 10)
    require(run(place, root / "foerste"), root / "foerste")
    for name in place.clusters:
        write_answers(place.workspace / "clusters" / name / EXPORT, name, 16)
    started = time.monotonic()
    require(run(place, root / "uden"), root / "uden")
    whole = time.monotonic() - started
    return replace(place, good=tree(root / "uden"), first=tree(root / "foerste")), whole


def require(status: int, out: Path) -> None:
    """Stop when an undisturbed run does not go well."""
    if status:
        sys.exit(
            f"the undisturbed run ended with {status}:\n{out.with_name(f'{out.name}.log').read_text()}"
        )


def make_light() -> None:
    """Leave out papers and three of five notebooks: a hundred batches take minutes, not hours."""
    from manege_analysis.report import build

    build.write_outgoing = lambda *given: ()
    build.WORKS = tuple(work for work in build.WORKS if work.notebook[0] in "23")


GROUPS = (
    "killed", "told", "ctrl-c", "twice", "notebooks", "disks", "leftovers", "inputs", "full", "clocks",
    "languages", "dask",
)  # fmt: skip
STARTED_ANEW = ("languages", "dask")
"""Groups whose runs are processes of their own, which nothing of this one can be taken out of."""

SHORT = {
    "kernel killed",
    "sys.exit(0)",
    "an error that quotes the data",
    "input changed meanwhile",
    "swallowed exception",
    "no file above 100 kB",
    "zero bytes",
}
"""The faults of one cluster that the short form tries; the whole program tries all."""


def faults(
    place: Place, whole: float, asked: argparse.Namespace, groups: Sequence[str]
) -> Iterator[Judged]:
    """Give one judgement a fault, group by group."""

    def each(found: Iterable[Fault]) -> Iterator[Judged]:
        names = set(asked.named) or (SHORT if asked.short else set())
        return (judged(place, one) for one in found if not names or one.name in names)

    tried = {
        "killed": lambda: stops(place, asked.kills, whole, signal.SIGKILL, asked.seed),
        "told": lambda: stops(place, asked.stops, whole, signal.SIGTERM, asked.seed),
        "ctrl-c": lambda: stops(place, asked.stops, whole, signal.SIGINT, asked.seed),
        "twice": lambda: two_at_once(place),
        "notebooks": lambda: each(notebook_faults(place)),
        "disks": lambda: each(disk_faults(place)),
        "leftovers": lambda: each(leftovers(place)),
        "inputs": lambda: each(bad_inputs(place)),
        "full": lambda: disk_full(place),
        "clocks": lambda: clocks(place),
        "languages": lambda: languages(place),
        "dask": lambda: on_a_dask_cluster(place),
    }
    for name in groups:
        yield from tried[name]()


def judgements(asked: argparse.Namespace, groups: Sequence[str]) -> Iterator[Judged]:
    """Make a place, run undisturbed in it, and give one judgement a fault; nothing is left of it."""
    root = Path(tempfile.mkdtemp(prefix="manege-faults-"))
    try:
        place, whole = undisturbed(root, asked.clusters)
        print(f"undisturbed: {len(place.good)} files in {whole:.0f} s", flush=True)
        yield from faults(place, whole, asked, groups)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def all_judgements(asked: argparse.Namespace) -> Iterator[Judged]:
    """Give one judgement a fault; a light program still tries the whole product where it starts anew."""
    wanted = asked.only or (GROUPS[:8] if asked.short else GROUPS)
    whole = [name for name in wanted if not asked.light or name in STARTED_ANEW]
    light = [name for name in wanted if name not in whole]
    if whole:
        yield from judgements(asked, whole)
    if light:
        make_light()
        yield from judgements(asked, light)


def main() -> None:
    """Print a line a fault, and the sum."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--clusters", type=int, default=10)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--stops", type=int, default=5, help="SIGTERM and Ctrl-C, so many each")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", nargs="*", default=(), help="groups of faults")
    options.add_argument("--light", action="store_true", help="without papers, with two notebooks")
    options.add_argument("--named", nargs="*", default=(), help="of one cluster's faults only these")
    options.add_argument("--short", action="store_true", help="the form that runs with the tests")
    asked = options.parse_args()
    if asked.short:
        asked.clusters, asked.kills, asked.stops, asked.light = 3, 2, 1, True
    warm(date.fromisoformat(DAY))
    seen = []
    for one in all_judgements(asked):
        seen.append(one)
        print(f"{len(seen):4} {one}", flush=True)
    survived = sum(one.survived for one in seen)
    wrong, lost = sum(bool(one.wrong) for one in seen), sum(bool(one.lost) for one in seen)
    silent = sum(bool(one.silent) for one in seen)
    print(f"survived {survived}/{len(seen)}, wrong {wrong}, lost {lost}, silent {silent}")
    sys.exit(0 if survived == len(seen) else 1)


if __name__ == "__main__":
    main()
