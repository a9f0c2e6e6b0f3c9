"""Clocks, languages and places: the same command somewhere else gives the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from faultkit.judge import Judged, gone, strange, the_same_again
from faultkit.place import Place, tree
from faultkit.runs import run, run_fresh, settled

_NIGHTS = {"summer time begins": 1_805_936_399, "summer time ends": 1_824_685_199}
"""A second before the clocks are set in Copenhagen: 2027-03-28 and 2027-10-31, 01:00 UTC."""


def clocks(place: Place) -> Iterator[Judged]:
    """Run while the clock jumps, and through the nights in which summer time begins and ends."""
    chance, real = random.Random(1), time.time

    def jumps() -> None:
        time.time = lambda: real() + chance.choice((-86_400, -3600, 0, 3600, 86_400))

    yield _same(place, "the clock jumps", lambda out: run(place, out, disturb=jumps))
    for name, second in _NIGHTS.items():

        def night(at: int = second) -> None:
            os.environ["TZ"] = "Europe/Copenhagen"
            time.tzset()
            started = real()
            time.time = lambda: at + real() - started

        yield _same(
            place, f"the night when {name}", lambda out, night=night: run(place, out, disturb=night)
        )


def languages(place: Place) -> Iterator[Judged]:
    """Run under locales and time zones of elsewhere, and without any."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()
    turkish = next((one for one in known if one.startswith("tr_TR")), "tr_TR.UTF-8")
    for name, env in (
        ("the locale that cron gives", {"LC_ALL": "C", "LANG": "", "TZ": "UTC"}),
        ("an unknown locale, a day ahead", {"LC_ALL": turkish, "TZ": "Pacific/Kiritimati"}),
    ):
        yield _same(place, name, lambda out, env=env: run_fresh(place, out, env))


def disk_full(place: Place) -> Iterator[Judged]:
    """Let a small disk fill up at many different writes; then give it room."""
    out = place.root / "ud-lille"
    needed = sum(path.stat().st_size for path in (place.root / "uden").rglob("*") if path.is_file())
    for share in (0.02, 0.2, 0.4, 0.6, 0.8, 1.0, 1.1):
        out.mkdir(exist_ok=True)
        size = int(needed * share) + 20_000
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", out]
        if subprocess.run(mount, capture_output=True).returncode:
            print("     disk full: not tried, because this system lets us mount nothing", flush=True)
            return
        try:
            status = run(place, out)
            seen = tree(out)
            half = strange(seen, place.good)
            left = settled(out, 0)
            full = len(seen) < len(place.good)
            silent = ["status 0"] if full and not status else []
            subprocess.run(["mount", "-o", "remount,size=900m", out], check=True)
            again = the_same_again(place, out)
        finally:
            subprocess.run(["umount", out], check=True)
        name = f"disk full at {share:.0%} of what is needed"
        note = f"{len(seen)} of {len(place.good)} files, status {status}"
        yield Judged(name, (*half, *again[0]), (*left, *again[1]), (*silent, *again[2]), note)


def _same(place: Place, name: str, runs) -> Judged:  # type: ignore[no-untyped-def]
    out = place.root / "ud-andet"
    status = runs(out)
    seen = tree(out)
    silent = [f"status {status}"] if status else []
    judged = Judged(
        name,
        tuple(strange(seen, place.good)),
        (*gone(seen, place.good), *settled(out, 0)),
        tuple(silent),
    )
    for path in (out, Path(f"{out}-keys")):
        shutil.rmtree(path, ignore_errors=True)
    return judged
