"""Tabulating against a plain pandas loop, polars and duckdb: the same data, one run, growing sizes.

Run it with `uv run --group bench python benchmarks/tabulate.py` (a minute or two; `--most 100000` is
quicker).  Each contender gets the data in the form it likes best, loaded before the clock starts, and
does the same work: counts, percent, Wilson intervals and small-group flags for every question, option
and cluster.  The results are compared with each other before any time is told.  A second table shows
reading: a CSV file of 100,000 rows × 60 columns, from the bytes to the finished table.
"""

from __future__ import annotations

import argparse
import csv
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from manege_analysis.cli.tables import Asked, tables_of
from manege_analysis.exports.tabulating.counting import Groups, count_codes
from manege_analysis.exports.tabulating.intervals import small_groups, wilson_table

QUESTIONS, CLUSTERS, OPTIONS = 30, 120, 6
LABELS = ("I meget høj grad", "I høj grad", "I nogen grad", "I ringe grad", "Slet ikke", "Ved ikke")
Z = 1.959963984540054

Data = tuple[np.ndarray, list[np.ndarray]]
Result = np.ndarray
"""Counts by question, cluster and option."""


def make(rows: int, seed: int = 1) -> Data:
    """Make rows of answers: a cluster each, and per question an option's code or -1."""
    draw = np.random.default_rng(seed)
    clusters = draw.integers(0, CLUSTERS, rows).astype(np.int32)
    answers = [draw.integers(-1, OPTIONS, rows).astype(np.int32) for _ in range(QUESTIONS)]
    return clusters, answers


def ours(data: Data) -> Callable[[], Result]:
    """Count as the product does."""
    clusters, answers = data
    names = tuple(map(str, range(CLUSTERS)))

    def work() -> Result:
        groups = Groups(clusters.astype(np.intp), names)
        made = []
        for codes in answers:
            found = count_codes(codes, OPTIONS, groups)
            base = found.answered[:, None]
            wilson_table(found.counts, base)
            small_groups(found.counts, base)
            made.append(found.counts)
        return np.stack(made)

    return work


def with_polars(data: Data) -> Callable[[], Result]:
    """Group by cluster and answer per question, all questions collected together."""
    clusters, answers = data
    columns = {f"q{at}": codes.astype(np.int8) for at, codes in enumerate(answers)}
    frame = pl.DataFrame({"c": clusters.astype(np.uint8), **columns})

    def one(name: str) -> pl.LazyFrame:
        n = pl.col("n").sum().over("c")
        share = pl.col("n") / n
        spread = Z * (share * (1 - share) / n + Z * Z / (4 * n * n)).sqrt()
        middle = share + Z * Z / (2 * n)
        counted = frame.lazy().filter(pl.col(name) >= 0).group_by("c", name).agg(pl.len().alias("n"))
        return counted.with_columns(
            percent=100 * share,
            low=(middle - spread) / (1 + Z * Z / n),
            high=(middle + spread) / (1 + Z * Z / n),
            small=(pl.col("n") < 5) | ((n - pl.col("n") < 5) & (n > pl.col("n"))),
        )

    def work() -> Result:
        found = pl.collect_all([one(f"q{at}") for at in range(QUESTIONS)])
        made = np.zeros((QUESTIONS, CLUSTERS, OPTIONS))
        for at, table in enumerate(found):
            made[at, table["c"].to_numpy(), table[f"q{at}"].to_numpy()] = table["n"].to_numpy()
        return made

    return work


def with_duckdb(data: Data) -> Callable[[], Result]:
    """Count with one grouped query per question, on duckdb's own table."""
    clusters, answers = data
    base = duckdb.connect()
    columns = {f"q{at}": codes.astype(np.int8) for at, codes in enumerate(answers)}
    frame = pd.DataFrame({"c": clusters.astype(np.uint8), **columns})  # noqa: F841 (duckdb sees it)
    base.execute("CREATE TABLE answers AS SELECT * FROM frame")
    query = """
        WITH counted AS (SELECT c, {q} AS a, count(*) AS n FROM answers WHERE {q} >= 0 GROUP BY c, {q}),
        based AS (SELECT *, sum(n) OVER (PARTITION BY c) AS m FROM counted)
        SELECT c, a, n, 100.0 * n / m AS percent,
          (n/m + {z}*{z}/(2*m) - {z}*sqrt(n/m*(1-n/m)/m + {z}*{z}/(4*m*m))) / (1 + {z}*{z}/m) AS low,
          (n/m + {z}*{z}/(2*m) + {z}*sqrt(n/m*(1-n/m)/m + {z}*{z}/(4*m*m))) / (1 + {z}*{z}/m) AS high,
          n < 5 OR (m - n < 5 AND m > n) AS small
        FROM based"""

    def work() -> Result:
        made = np.zeros((QUESTIONS, CLUSTERS, OPTIONS))
        for at in range(QUESTIONS):
            found = base.execute(query.format(q=f"q{at}", z=Z)).fetchnumpy()
            made[at, found["c"], found["a"]] = found["n"]
        return made

    return work


def with_pandas(data: Data) -> Callable[[], Result]:
    """Count as a notebook does: a loop over clusters and questions with value_counts."""
    clusters, answers = data
    columns = {f"q{at}": pd.Categorical.from_codes(c, LABELS) for at, c in enumerate(answers)}
    frame = pd.DataFrame({"c": clusters, **columns})

    def work() -> Result:
        made = np.zeros((QUESTIONS, CLUSTERS, OPTIONS))
        for cluster, part in frame.groupby("c"):
            for at in range(QUESTIONS):
                counts = part[f"q{at}"].value_counts(sort=False)
                share = counts / counts.sum()
                spread = Z * np.sqrt(share * (1 - share) / counts.sum())
                _ = share - spread, share + spread, counts < 5
                made[at, cluster] = counts.to_numpy()
        return made

    return work


CONTENDERS = {"ours": ours, "polars": with_polars, "duckdb": with_duckdb, "pandas loop": with_pandas}


def clock(work: Callable[[], Result], times: int) -> tuple[float, Result]:
    """Return the best of some runs, in seconds, and the result."""
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - begun)
    return best, result


def compare(rows: int) -> dict[str, float]:
    """Time every contender on the same data; stop when two disagree."""
    data = make(rows)
    found: dict[str, float] = {}
    results: list[Result] = []
    for name, contender in CONTENDERS.items():
        work = contender(data)
        found[name], result = clock(work, 1 if name == "pandas loop" else 5)
        results.append(result)
        assert (result == results[0]).all(), f"{name} counts otherwise"
    return found


def read_whole(rows: int, columns: int) -> float:
    """Write a CSV file, and time reading, drafting, cleaning and tabulating it."""
    draw = np.random.default_rng(2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "svar.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Tidsstempel", *(f"Spørgsmål {at}?" for at in range(1, columns))])
            codes = draw.integers(0, OPTIONS, (rows, columns - 1))
            for row in codes.tolist():
                writer.writerow(["28/04/2025 21.15.26", *(LABELS[code] for code in row)])
        begun = time.perf_counter()
        tables_of(Asked(path))
        return time.perf_counter() - begun


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=1_000_000, help="the largest number of rows")
    most = parser.parse_args().most
    print(f"{QUESTIONS} questions × {CLUSTERS} clusters; seconds (best of 5; pandas once)")
    print(
        f"{'rows':>9}  "
        + "  ".join(f"{name:>11}" for name in CONTENDERS)
        + "  ours/best other of the two"
    )
    for rows in (10**n for n in range(3, 7)):
        if rows <= most:
            found = compare(rows)
            ratio = found["ours"] / min(found["polars"], found["duckdb"])
            print(f"{rows:>9}  " + "  ".join(f"{s:11.4f}" for s in found.values()) + f"  {ratio:.2f}")
    small = clock(ours(make(40)), 5)[0]
    print(f"40 answers: {1000 * small:.1f} ms")
    print(f"100,000 rows × 60 columns, file to table: {read_whole(100_000, 60):.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run: {peak:.0f} MB")


if __name__ == "__main__":
    main()
