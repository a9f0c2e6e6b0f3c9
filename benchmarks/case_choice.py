"""Choosing cases on random libraries: the exact choice beside a greedy one, the top three, and chance.

Run it with `python benchmarks/case_choice.py` (a few minutes; `--libraries 5` is quicker).  Every
library has 40 cases of 5 touchpoints over 20 themes with 40 actors, some of whom declined or have not
answered, and is made from its number, so that a run can be repeated.  All four ways choose from the
same cases and minutes; what they reach is told as a part of the optimum.  Then come wishes, and the
stability report, for the shipped library and for a large one.  Seconds are of the processor, because
other work on the machine should not count.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, product
from typing import TypeVar

import manege_analysis  # isort: skip - before numpy, because it says how many threads numpy uses

import numpy as np

from manege_analysis.cases.choose import choose
from manege_analysis.cases.instance import Instance, instance
from manege_analysis.cases.library import load_library
from manege_analysis.cases.model import (
    Actor,
    Case,
    Coverage,
    Library,
    Need,
    Touchpoint,
    age_group,
    tier_of,
)
from manege_analysis.cases.needs import reweigh
from manege_analysis.cases.stability import Asked, stability
from manege_analysis.cases.wishes import Wishes
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.wording.text import Text

CASES, POINTS, THEMES, ACTORS = 40, 5, 20, 40
DOCTORS = 47
REPLIES, ODDS = (0.0, 0.5, 1.0), (0.1, 0.3, 0.6)
Value = TypeVar("Value")
Theme = tuple[str, Text, float]


def themes_of(number: int) -> tuple[Theme, ...]:
    """Return so many themes, each of weight 1."""
    return tuple((f"theme-{j:02}", Text(f"Theme {j}"), 1.0) for j in range(number))


def answers(themes: Sequence[Theme], seed: int) -> Asked:
    """Make what 47 doctors ask for: some themes are in demand, some are not."""
    rng = np.random.default_rng(seed)
    demand = rng.beta(1.2, 1.8, len(themes))
    # A theme has a few questions, so a doctor asks for it by thirds.
    return Asked(tuple(themes), rng.binomial(3, demand, (DOCTORS, len(themes))) / 3)


def needs_of(asked: Asked) -> tuple[Need, ...]:
    """Take the needs from doctors, as the internal summary has them."""
    shares = asked.wanted.mean(axis=0)
    return reweigh(
        [
            Need(name, text, float(share), 0.0, tier_of(float(share)), factor=factor)
            for (name, text, factor), share in zip(asked.themes, shares, strict=True)
        ],
        {},
    )


def random_library(seed: int) -> Library:
    """Make a library of 40 cases; a touchpoint covers 1 to 4 themes and requires 1 to 3 actors."""
    rng = np.random.default_rng(seed)
    names = [f"actor-{r:02}" for r in range(ACTORS)]
    text = Text("-")
    actors = tuple(Actor(name, text, "municipality", "staff", text, text) for name in names)
    return Library(tuple(_random_case(rng, i, names) for i in range(CASES)), actors)


def _random_case(rng: np.random.Generator, number: int, actors: Sequence[str]) -> Case:
    points = tuple(_random_point(rng, k, actors) for k in range(POINTS))
    age, minutes = int(rng.integers(5, 25)), float(rng.integers(20, 31)) / 10
    name = Text(f"Case {number}")
    story = Text(f"Story {number}")
    return Case(f"case-{number:02}", name, name, age, age_group(age), "town", story, points, minutes)


def _random_point(rng: np.random.Generator, number: int, actors: Sequence[str]) -> Touchpoint:
    covered = rng.choice(THEMES, rng.integers(1, 5), replace=False)
    covers = tuple(
        Coverage(f"theme-{j:02}", float(rng.choice([0.5, 1.0])), Text("-")) for j in sorted(covered)
    )
    called = [str(name) for name in rng.choice(actors, 5, replace=False)]
    required = int(rng.integers(1, 4))
    text, dialogue = Text("-"), float(rng.integers(3, 7))
    return Touchpoint(
        f"point-{number}",
        text,
        text,
        text,
        covers,
        tuple(called[:required]),
        tuple(called[required : required + int(rng.integers(0, 3))]),
        2.0,
        dialogue,
    )


def replies(library: Library, seed: int) -> tuple[tuple[str, float], ...]:
    """Let actors answer: most come, some have not answered, a few decline."""
    drawn = np.random.default_rng(seed).choice(REPLIES, len(library.actors), p=ODDS)
    return tuple((actor.id, float(a)) for actor, a in zip(library.actors, drawn, strict=True))


def greedy(inst: Instance) -> list[int]:
    """Take the touchpoint that adds most, again and again, as long as the evening can be filled."""
    chosen: list[int] = []
    while True:
        may = [k for k in range(len(inst.points)) if k not in chosen and can_become(inst, [*chosen, k])]
        if not may:
            return chosen
        best = max(may, key=lambda k: (inst.score([*chosen, k]), -inst.points[k].minutes, -k))
        if inst.score([*chosen, best]) == inst.score(chosen) and told(inst, chosen) == inst.count:
            return chosen
        chosen.append(best)


def can_become(inst: Instance, points: Sequence[int]) -> bool:
    """Say whether touchpoints fit, with room for the shortest cases that still have to be told."""
    own: dict[int, list[int]] = {}
    for k in points:
        own.setdefault(inst.points[k].case, []).append(k)
    if len(own) > inst.count or any(len(ks) > inst.wishes.most_touchpoints for ks in own.values()):
        return False
    loads = [inst.reading[i] + inst.minutes(ks) for i, ks in own.items()]
    loads += [_shortest(inst)] * (inst.count - len(own))
    return any(
        all(
            sum(load for load, at in zip(loads, way, strict=True) if at == b) <= minutes
            for b, minutes in enumerate(inst.parts)
        )
        for way in product(range(len(inst.parts)), repeat=len(loads))
    )


def _shortest(inst: Instance) -> int:
    return min(inst.reading[point.case] + point.minutes for point in inst.points)


def told(inst: Instance, points: Sequence[int]) -> int:
    """Count the cases of some touchpoints."""
    return len({inst.points[k].case for k in points})


def best_of(inst: Instance, cases: Sequence[str]) -> int:
    """Return the score of the best touchpoints of these cases, by trying all of them."""
    own = [[k for k, point in enumerate(inst.points) if inst.cases[point.case] == i] for i in cases]
    every = (
        [
            selection
            for size in range(1, inst.wishes.most_touchpoints + 1)
            for selection in combinations(points, size)
        ]
        for points in own
    )
    chosen = ([k for selection in way for k in selection] for way in product(*every))
    ranked = sorted(((inst.score(ks), ks) for ks in chosen), key=lambda pair: -pair[0])
    return next((score for score, ks in ranked if can_become(inst, ks)), 0)


def top_three(inst: Instance) -> int:
    """Take the cases that cover most by themselves, each with its own best touchpoints."""
    own = {
        case: inst.score([k for k, point in enumerate(inst.points) if point.case == i])
        for i, case in enumerate(inst.cases)
    }
    return best_of(inst, sorted(own, key=lambda case: (-own[case], case))[: inst.count])


def by_chance(inst: Instance, seed: int) -> int:
    """Take cases by lot."""
    rng = np.random.default_rng(seed)
    return best_of(inst, [str(case) for case in rng.choice(inst.cases, inst.count, replace=False)])


def timed(work: Callable[[], Value]) -> tuple[Value, float]:
    """Return what is made and the processor's seconds it took."""
    started = time.process_time()
    return work(), time.process_time() - started


def compare(libraries: int) -> None:
    """Tell what each way reaches of the optimum, and how long it takes."""
    reached: dict[str, list[float]] = {}
    seconds: dict[str, list[float]] = {}
    for seed in range(libraries):
        library = random_library(seed)
        needs = needs_of(answers(themes_of(THEMES), seed))
        wishes = Wishes(availability=replies(library, seed))
        inst = instance(needs, library, wishes)
        best, took = timed(partial(choose, needs, library, wishes))
        ways: dict[str, Callable[[], int]] = {
            "greedy": lambda inst=inst: inst.score(greedy(inst)),  # type: ignore[misc]
            "the top three": partial(top_three, inst),
            "by chance": partial(by_chance, inst, seed),
        }
        seconds.setdefault("exact", []).append(took)
        reached.setdefault("exact", []).append(1.0)
        for name, way in ways.items():
            score, took = timed(way)
            seconds.setdefault(name, []).append(took)
            reached.setdefault(name, []).append(score / inst.whole / best.score)
    print(f"{libraries} libraries of {CASES} × {POINTS} touchpoints, {THEMES} themes, {ACTORS} actors")
    print(f"{'':16}{'of the optimum':>18}{'worst':>9}{'seconds':>10}{'worst':>9}")
    for name, shares in reached.items():
        took_all = seconds[name]
        print(
            f"{name:16}{np.mean(shares):>17.1%} {min(shares):>8.1%}"
            f"{np.mean(took_all):>10.2f}{max(took_all):>9.2f}"
        )


def with_wishes(seed: int) -> Iterator[tuple[str, Wishes]]:
    """Yield the kinds of wishes a planner has, for a large library."""
    library = random_library(seed)
    plain = Wishes(availability=replies(library, seed))
    coming = tuple(actor for actor, reply in plain.availability if reply == 1.0)
    yield "no wishes", plain
    yield "a case locked, one banned", replace(plain, locked=("case-07",), banned=("case-00",))
    yield "an age group each", replace(plain, age_groups=("5-9", "18-24"))
    yield "at most 10 actors", replace(plain, most_actors=10)
    yield "3 invited, all used", replace(plain, every_invited_actor=True, invited=coming[:3])
    yield "two cases", replace(plain, count=2)
    yield "four cases", replace(plain, count=4)
    yield "parts of 60 minutes", replace(plain, parts=(60.0, 60.0))
    yield "three parts of 30", replace(plain, parts=(30.0, 30.0, 30.0))
    yield "chosen by hand", replace(plain, chosen=("case-07", "case-08", "case-09"))


def wished(seed: int) -> None:
    """Tell the seconds of a choice under each kind of wish."""
    library, needs = random_library(seed), needs_of(answers(themes_of(THEMES), seed))
    print("\nWishes, a large library" + f"{'seconds':>18}")
    for name, wishes in with_wishes(seed):
        _, took = timed(partial(choose, needs, library, wishes))
        print(f"{name:30}{took:>10.2f}", flush=True)


def stable(name: str, asked: Asked, library: Library, wishes: Wishes) -> None:
    """Tell the seconds of the stability report, with its progress on standard error."""
    suggestion = choose(needs_of(asked), library, wishes)

    def progress(step: str, done: float) -> None:
        if sys.stderr.isatty():
            print(f"\r{name}: {step} {done:4.0%}  ", end="", file=sys.stderr)

    report, took = timed(lambda: stability(asked, library, wishes, suggestion, progress=progress))
    exact = "exact" if report.exact else "of the nearest"
    print(f"\r{name:30}{took:>10.2f}   {report.draws} draws, {exact}, same cases {report.same:.0%}")


def main() -> None:
    """Print three tables."""
    print(f"manege_analysis {manege_analysis.__version__}, numpy {np.__version__}")
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--libraries", type=int, default=20)
    compare(options.parse_args().libraries)
    wished(0)
    print(f"\nStability, {DOCTORS} answers" + f"{'seconds':>18}")
    themes = load_questionnaire(shipped_template()).themes
    asked = answers([(theme.id, theme.text, theme.weight) for theme in themes], 1)
    stable("the shipped library", asked, load_library(), Wishes())
    for seed in range(3):
        library = random_library(seed)
        plain = Wishes(availability=replies(library, seed))
        stable(f"a large library ({seed})", answers(themes_of(THEMES), seed), library, plain)


if __name__ == "__main__":
    main()
