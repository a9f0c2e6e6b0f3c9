"""A Dask cluster of two workers on this machine, one of which is killed in the middle of a batch."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from faultkit.judge import Judged, gone, strange, the_same_again
from faultkit.place import Place, tree
from faultkit.runs import settled, start


def on_a_dask_cluster(place: Place) -> Iterator[Judged]:
    """Run once undisturbed and once with a worker killed; both must give the same bytes."""
    for name, is_killed in (("two Dask workers", False), ("a Dask worker killed in the middle", True)):
        out = place.root / "ud-dask"
        with _cluster(place.root, out.with_name("ud-dask-keys")) as (address, workers):
            run = start(place, out, "--scheduler", address)
            if is_killed:
                _kill_one_at_work(out, workers)
            status = run.wait()
        seen = tree(out)
        left = settled(out, run.pid)
        wrong = strange(seen, place.good)
        silent = [] if status == 0 else [f"status {status}"]
        again = the_same_again(place, out)
        yield Judged(
            name, (*wrong, *again[0]), (*gone(seen, place.good), *left, *again[1]), (*silent, *again[2])
        )
        for path in (out, out.with_name("ud-dask-keys")):
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _cluster(root: Path, keys: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-m", "distributed.cli"]
    host, port = address.removeprefix("tcp://").split(":")
    scheduler = ("dask_scheduler", "--host", host, "--port", port, "--no-dashboard")
    worker = ("dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    with ExitStack() as stack:
        started = []
        for number, (module, *words) in enumerate((scheduler, worker, worker)):
            log = stack.enter_context((root / f"dask-{number}.log").open("wb"))
            command = [*dask[:2], f"distributed.cli.{module}", *words]
            env = {**os.environ, "MANEGE_KEY_DIR": str(keys)}
            here = root / f"dask-{number}"
            here.mkdir(exist_ok=True)
            started.append(subprocess.Popen(command, stdout=log, stderr=log, env=env, cwd=here))
            stack.callback(_end, started[-1])
        _wait_for(root, workers=2)
        yield address, started[1:]


def _wait_for(root: Path, workers: int) -> None:
    logs = [root / f"dask-{number}.log" for number in range(1, workers + 1)]
    until = time.monotonic() + 120
    while not all("Registered to" in log.read_text("utf-8") for log in logs):
        if time.monotonic() > until:
            raise TimeoutError("the Dask workers did not register")
        time.sleep(0.2)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _kill_one_at_work(out: Path, workers: list[subprocess.Popen[bytes]]) -> None:
    """Kill, with everything of it, a worker whose helper holds a cluster's lock."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for path in (out / ".manege").glob("*.lock"):
            with suppress(OSError, ValueError, KeyError):
                parent = json.loads(path.read_text("utf-8"))["parent"]
                if parent in {worker.pid for worker in workers}:
                    time.sleep(1.0)
                    os.kill(parent, signal.SIGKILL)
                    return
        time.sleep(0.05)
    log = out.with_name(f"{out.name}.log").read_text("utf-8")
    raise TimeoutError(f"no worker began within two minutes: {log}")
