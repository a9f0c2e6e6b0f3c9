"""A batch is stopped at random moments, by a kill, a word or Ctrl-C, and the same command goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from faultkit.judge import Judged, strange, the_same_again
from faultkit.place import Place, tree
from faultkit.runs import settled, start

_NAMES = {signal.SIGKILL: "killed", signal.SIGTERM: "told to stop", signal.SIGINT: "Ctrl-C"}
_STATUS = {signal.SIGTERM: 143, signal.SIGINT: 130}


def stops(place: Place, many: int, whole: float, by: signal.Signals, seed: int = 1) -> Iterator[Judged]:
    """Stop so many batches at a random moment of their `whole` seconds, and judge each.

    Every second one begins with an earlier round's results in place, which are being replaced.  A
    batch that had ended before its moment came is not counted, and another is stopped instead.
    """
    chance = random.Random(seed)
    counted = 0
    for number in range(3 * many):
        if counted == many:
            return
        out = place.root / f"ud-{by.name}-{number}"
        has_first = counted % 2 == 1
        if has_first:
            put_first(place, out)
        judged = _stopped(place, out, chance.uniform(0, whole), by, place.first if has_first else {})
        remove(out)
        if judged.counts:
            counted += 1
            yield judged


def put_first(place: Place, out: Path) -> None:
    """Put an earlier round's results, and the keys they were released with, where a run will write."""
    for end in ("", "-keys"):
        shutil.copytree(place.root / f"foerste{end}", out.with_name(f"{out.name}{end}"))


def remove(out: Path) -> None:
    """Remove a run's results, keys and log."""
    for path in (out, out.with_name(f"{out.name}-keys")):
        shutil.rmtree(path, ignore_errors=True)
    out.with_name(f"{out.name}.log").unlink(missing_ok=True)


def _stopped(
    place: Place, out: Path, moment: float, by: signal.Signals, first: dict[str, str]
) -> Judged:
    run = start(place, out)
    until = time.monotonic() + moment
    while time.monotonic() < until and not run.has_ended():
        time.sleep(0.005)
    os.kill(run.pid, by)
    status = run.wait()
    # Ended by the signal itself, before anything had begun, is what a shell calls 128 and its number.
    status = 128 - status if status in (-signal.SIGTERM, -signal.SIGINT) else status
    left = [] if by == signal.SIGKILL else settled(out, run.pid)
    if by in _STATUS and status not in (_STATUS[by], 0):
        left.append(f"status {status}")
    seen = tree(out)
    half = strange(seen, first, place.good)
    wrong, lost, silent = the_same_again(place, out, run.pid)
    name = f"{_NAMES[by]} after {moment:.1f} s"
    new = sum(place.good.get(path) == said and first.get(path) != said for path, said in seen.items())
    note = f"{new} of {len(place.good)} files were new by then"
    return Judged(name, (*half, *wrong), (*left, *lost), tuple(silent), note, counts=status != 0)
