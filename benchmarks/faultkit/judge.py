"""What a fault did: whether a file is wrong, something is lost, or nobody was told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from faultkit.place import CANARY, Place, told, tree
from faultkit.runs import run, settled

_BESIDE = re.compile(r"-\d{4}-\d\d-\d\d-\d+(?=\.\w+$)")


@dataclass(frozen=True)
class Judged:
    """One fault: its name, and what was found wrong, lost or not told; nothing means survived."""

    name: str
    wrong: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    note: str = ""
    counts: bool = True

    @property
    def survived(self) -> bool:
        return not (self.wrong or self.lost or self.silent)

    def __str__(self) -> str:
        found = [
            f"{kind}: {', '.join(what[:4])}"
            for kind, what in (("WRONG", self.wrong), ("LOST", self.lost), ("SILENT", self.silent))
            if what
        ]
        return f"{self.name}: {'; '.join(found) or 'survived'}{f' ({self.note})' if self.note else ''}"


def strange(now: Mapping[str, str], *known: Mapping[str, str]) -> list[str]:
    """List the files that are neither those of the last good run nor those of the new one.

    A file beside a locked one must be the one that could not take its place.
    """
    real = {name: _BESIDE.sub("", name) for name in now}
    return sorted(name for name in now if now[name] not in {one.get(real[name]) for one in known})


def gone(now: Mapping[str, str], good: Mapping[str, str]) -> list[str]:
    """List the files that should be there and are not."""
    return sorted(set(good) - set(now))


def of(files: Mapping[str, str], clusters: Iterable[str]) -> dict[str, str]:
    """Keep the files of some clusters."""
    kept = set(clusters)
    return {name: said for name, said in files.items() if name.split("/")[0] in kept}


def quoted(out: Path) -> list[str]:
    """List what quotes the data among all that is told of a run."""
    heard = (out / "status.json", out / "INDHOLD.html", out.with_name(f"{out.name}.log"))
    heard = (*heard, *out.glob(".manege/*.json"))
    return [path.name for path in heard if path.exists() and CANARY in path.read_text("utf-8")]


def untold(out: Path, hit: Iterable[str], states: tuple[str, ...]) -> list[str]:
    """List the clusters of which the status does not tell the fault, and what to do about it."""
    said = told(out)
    bad = [
        f"{name} is told as {said[name]['state']}"
        for name in hit
        if said[name]["state"] not in states or not said[name]["remedies"]
    ]
    return [*bad, *(f"the data is quoted in {name}" for name in quoted(out))]


def the_same_again(place: Place, out: Path, session: int = 0) -> tuple[list[str], list[str], list[str]]:
    """Run the same command; return what is then wrong, lost and not told."""
    status = run(place, out)
    now = tree(out)
    wrong = strange(now, place.good)
    lost = gone(now, place.good) + settled(out, session)
    ended = {one["state"] for one in told(out).values()}
    silent = [] if status == 0 and ended <= {"done", "unchanged"} else [f"status {status}, {ended}"]
    return wrong, lost, silent
