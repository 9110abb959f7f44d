"""CPU seconds of the matching engine, beside scipy on places as repeated columns, in one run.

python -m tests.benchmarks.engine [--times 3]

People with eight criteria and a must-have are compared once; then a slider is moved, a pair is locked, another barred,
everything is solved cold, and every pair is priced. Medians, and how many times as long scipy alone takes; the machine's
load is part of it, so compare within one run. Above some 2,000 people, and for fewer once they are there, loops are
used that are compiled when first run: the time for that, or for loading what an earlier run compiled, is told apart.
"""

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from core.matching import Criterion, Measure, Person, Pool, Rules, compare, match, prepare, prices_of
from core.matching.engine import started
from core.matching.objectives import solve
from core.matching.reading import problem_of, read

ON = date(2026, 9, 1)
SKILLS = [f"skill {place}" for place in range(60)]
LANGUAGES = ["English", "Spanish", "Finnish", "Arabic"]
SLOTS = [f"{day} {part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("morning", "midday", "afternoon")]
CRITERIA = (
    Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", 6),
    Criterion("hobbies", "Hobbies", Measure.SHARED, "hobbies", "hobbies", 2),
    Criterion("field", "Field", Measure.SAME, "field", "field", 3),
    Criterion("team", "Team", Measure.DIFFERENT, "team", "team", 1),
    Criterion("years", "Years", Measure.AHEAD, "years", "years", 2),
    Criterion("style", "Style", Measure.CLOSE, "style", "style", 4, settings={"lowest": 1, "highest": 5}),
    Criterion("time", "Time", Measure.AVAILABILITY, "time", "time", 3),
    Criterion("language", "Language", Measure.LANGUAGE, "language", "language", 0, must_have=1.0),
)


def people(luck: np.random.Generator, count: int, start: int, places: int, years: int) -> tuple[Person, ...]:
    def some(names: list[str], least: int, most: int) -> list[str]:
        return luck.choice(names, int(luck.integers(least, most + 1)), replace=False).tolist()

    return tuple(
        Person(
            start + place,
            f"Person {start + place}",
            {
                "skills": {name: int(luck.integers(1, 4)) for name in some(SKILLS, 3, 8)},
                "hobbies": some(SKILLS, 2, 6),
                "field": f"field {luck.integers(12)}",
                "team": f"team {luck.integers(20)}",
                "years": int(luck.integers(0, 12)) + years,
                "style": int(luck.integers(1, 6)),
                "time": some(SLOTS, 3, 9),
                "language": ["English", *some(LANGUAGES[1:], 0, 2)]
                if luck.random() < 0.9
                else some(LANGUAGES[1:], 1, 2),
            },
            places,
        )
        for place in range(count)
    )


def measure(times: int, work: Callable[[], Any]) -> float:
    """Median CPU seconds, of all threads."""
    took = []
    for _ in range(times):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return statistics.median(took)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=3)
    times = arguments.parse_args().times
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, numpy {np.__version__}")
    print(f"CPU seconds, median of {times}; beside them how many times as long scipy alone takes\n")
    small = ((1000, 1000, 1), (1000, 400, 3))
    for size in small:
        told(size, times, "by numpy and scipy")
    print(f"compiled loops made or loaded in {measure(1, load):.1f} CPU seconds\n")
    for size in (*small, (5000, 1667, 3), (10000, 3334, 3)):
        told(size, times if size[0] < 10000 else 1, "by compiled loops")


def told(size: tuple[int, int, int], times: int, way: str) -> None:
    print(f"{size[0]:,} x {size[1]:,}, {size[2]} each, {way}", flush=True)
    found = figures(size, times)
    for name, seconds in found.items():
        print(f"  {name:<50}{seconds:>9.3f}{found[SCIPY] / seconds:>9.1f}", flush=True)


SCIPY = "scipy alone: repeated columns, no proof"


def load() -> None:
    one = Person(1, "A", {})
    prepare(Pool(ON, (one,) * 2001, (one,) * 2001))


def figures(size: tuple[int, int, int], times: int) -> dict[str, float]:
    mentees, mentors, places = size
    luck = np.random.default_rng(7)
    pool = Pool(ON, people(luck, mentees, 1, 1, 0), people(luck, mentors, mentees + 1, places, 5))
    rules = Rules(CRITERIA)
    moved = replace(rules, criteria=(replace(CRITERIA[0], weight=7), *CRITERIA[1:]))
    comparison = compare(pool, CRITERIA)
    result = match(pool, rules, comparison)
    assert result.proven
    problem = problem_of(moved, read(pool, moved, comparison))
    start = started(comparison, result)
    mentee, mentor = result.proposals[5].mentee_id, result.proposals[77].mentor_id
    locked, barred = (
        replace(rules, locked={(mentee, mentor): ""}),
        replace(rules, barred={result.proposals[5].pair: ""}),
    )

    def anew(changed: Rules) -> None:
        assert solve(problem_of(changed, read(pool, changed, comparison)), changed.objective, False, start).proven

    def scipy_alone() -> None:
        worth = np.where(problem.allowed, problem.units, 0).astype(np.float64)
        linear_sum_assignment(np.repeat(worth, problem.capacity, axis=1), maximize=True)

    found = {
        SCIPY: measure(times if mentees < 5000 else 1, scipy_alone),
        "slider moves: scores, optimum, proof": measure(times, lambda: anew(moved)),
        "one pair locked: optimum, proof": measure(times, lambda: anew(locked)),
        "one pair barred: optimum, proof": measure(times, lambda: anew(barred)),
        "slider moves: the same with all reasons": measure(times, lambda: match(pool, moved, comparison, result)),
        "cold: from people to proven pairs with reasons": measure(times, lambda: match(pool, rules)),
    }
    if mentors <= 1000:
        found["every pair's exact price"] = measure(times, lambda: prices_of(pool, rules, result, comparison))
    return found


if __name__ == "__main__":
    main()
