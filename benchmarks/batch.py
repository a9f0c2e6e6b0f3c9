"""Time `manege run` over generated clusters against papermill and nbconvert as they come.

    python benchmarks/batch.py --clusters 12 --plain 2

The clusters are the sample's, copied under new names with an answer or two left out of the copies, so
that no two are alike.  The plain loop runs the same notebooks, one after the other, by papermill's and
nbconvert's command lines, on `--plain` of them, and is multiplied.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from manege_analysis.shipped import notebooks_folder, sample_workspace

DAY = "2027-03-04"
BIN = Path(sys.executable).parent
PAGES = ("manege_report", "manege_report", "manege_slides", "manege_report", "manege_report")


def workspace(folder: Path, clusters: int) -> list[str]:
    """Fill a workspace with copies of the sample's clusters, and return their ids."""
    sample = sample_workspace()
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns("clusters", "maker", "*.py"))
    kinds = sorted(path.parent for path in sample.glob("clusters/*/cluster.yaml"))
    names = [f"{kinds[n % len(kinds)].name}-{n:03}" for n in range(clusters)]
    for n, name in enumerate(names):
        source, target = kinds[n % len(kinds)], folder / "clusters" / name
        shutil.copytree(source, target)
        settings = target / "cluster.yaml"
        settings.write_text(settings.read_text("utf-8").replace(f"id: {source.name}", f"id: {name}"))
    return names


def timed(*command: str, env: dict[str, str] | None = None) -> float:
    """Run a command and return its seconds; a command that fails is told and counted."""
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    if done.returncode not in (0, 4):
        print(done.stderr[-800:], file=sys.stderr)
    return time.perf_counter() - started


def plain(folder: Path, names: list[str], out: Path) -> float:
    """Run each notebook by papermill's command and set its page by nbconvert's; seconds a cluster."""
    started = time.perf_counter()
    for name in names:
        target = out / name
        target.mkdir(parents=True)
        for notebook, kind in zip(sorted(notebooks_folder().glob("[1-5]_*.ipynb")), PAGES, strict=False):
            ran = target / notebook.name
            given = {"workspace": folder, "cluster": name, "reports": out, "date": DAY}
            words = [word for key, value in given.items() for word in ("-r", key, str(value))]
            timed(str(BIN / "papermill"), str(notebook), str(ran), "--no-progress-bar", *words)
            timed(str(BIN / "jupyter"), "nbconvert", "--to", kind, str(ran))
    return (time.perf_counter() - started) / len(names)


def product(folder: Path, out: Path, workers: int, *more: str) -> float:
    """Run the whole workspace by `manege run`; seconds for all."""
    given = ("--workspace", str(folder), "--reports", str(out), "--workers", str(workers), *more)
    return timed(str(BIN / "manege"), "run", *given)


def main() -> None:
    """Print one line a measurement."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clusters", type=int, default=12)
    options.add_argument("--plain", type=int, default=2)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        folder = root / "arbejde"
        names = workspace(folder, asked.clusters)
        print(
            f"{len(names)} clusters, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True
        )
        each = plain(folder, names[: asked.plain], root / "plain") if asked.plain else 0.0
        print(f"plain loop        {each:7.2f} s a cluster", flush=True)
        for workers in (1, 2):
            out = root / f"ud{workers}"
            full = product(folder, out, workers)
            again = product(folder, out, workers)
            share = each * len(names) / full if each else 0.0
            print(
                f"manege, {workers} worker{'s' * (workers > 1)}  {full / len(names):7.2f} s a cluster, "
                f"1/{share:.1f} of the plain loop; nothing changed: {again:.2f} s "
                f"({100 * again / full:.1f} %)",
                flush=True,
            )
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        print(f"largest process   {most:7.0f} MB")


if __name__ == "__main__":
    main()
