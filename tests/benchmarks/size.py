"""CPU seconds and memory of matching many thousands: from people to pairs proven best among all there could be.

python -m tests.benchmarks.size [--people 100000 30000] [--places 110 100 80] [--again] [--made FOLDER]

Ten weighted criteria, a shared language and free time in common as must-haves, two barred pairs for each mentee. Places
are in percent of the mentees. Told apart: reading answers, looks over the pairs, solving, the result with its last
check. Each case runs in a process of its own. ``--again`` prices every pair once more by plain numpy, the way of small
pools. ``--made`` keeps the people made, which takes longest.
"""

import argparse
import os
import pickle
import platform
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from core.matching import Criterion, Measure, Person, Pool, Rules, load_loops

ON = date(2026, 9, 1)
ROOT = Path(__file__).parents[2]
SKILLS = [f"skill {place}" for place in range(60)]
SLOTS = [f"{day} {part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("morning", "midday", "afternoon")]
LANGUAGES = ["English", "Spanish", "Finnish", "Arabic"]
CRITERIA = (
    Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", 10),
    Criterion("hobbies", "Hobbies", Measure.SHARED, "hobbies", "hobbies", 2),
    Criterion("field", "Field", Measure.SAME, "field", "field", 3),
    Criterion("team", "Team", Measure.DIFFERENT, "team", "team", 2),
    Criterion("years", "Years", Measure.AHEAD, "years", "years", 4),
    Criterion("style", "Style", Measure.CLOSE, "style", "style", 2, settings={"lowest": 1, "highest": 5}),
    Criterion("town", "Town", Measure.SAME, "town", "town", 1),
    Criterion("size", "Size", Measure.CLOSE, "size", "size", 1, settings={"lowest": 1, "highest": 9}),
    Criterion("time", "Time", Measure.AVAILABILITY, "time", "time", 2, must_have=1.0),
    Criterion("language", "Language", Measure.LANGUAGE, "language", "language", 1, must_have=1.0),
)


def people(luck: np.random.Generator, count: int, start: int, years: int) -> tuple[Person, ...]:
    """Skills and hobbies by liking, some much more frequent than others."""

    def some(names: list[str], least: int, most: int) -> list[list[str]]:
        liking = luck.random((count, len(names))) * np.arange(1, len(names) + 1) ** 0.5
        first = np.argsort(liking, axis=1)[:, :most]
        many = luck.integers(least, most + 1, count)
        return [[names[place] for place in row[:size]] for row, size in zip(first.tolist(), many.tolist(), strict=True)]

    skills, hobbies, slots = some(SKILLS, 3, 8), some(SKILLS, 2, 6), some(SLOTS, 3, 9)
    languages, levels = some(LANGUAGES, 1, 3), luck.integers(1, 4, (count, 8)).tolist()
    field, team, town = (luck.integers(0, many, count).tolist() for many in (12, 20, 15))
    number = [luck.integers(*span, count).tolist() for span in ((0, 12), (1, 6), (1, 10))]
    return tuple(
        Person(
            start + nth,
            f"Person {start + nth}",
            {
                "skills": dict(zip(skills[nth], levels[nth], strict=False)),
                "hobbies": hobbies[nth],
                "field": f"field {field[nth]}",
                "team": f"team {team[nth]}",
                "years": number[0][nth] + years,
                "style": number[1][nth],
                "town": f"town {town[nth]}",
                "size": number[2][nth],
                "time": slots[nth],
                "language": languages[nth],
            },
        )
        for nth in range(count)
    )


def case(mentees: int, mentors: int, percent: int, made: Path | None = None) -> tuple[Pool, Rules]:
    """The pool and its rules: places of 1 to 5, so many in all."""
    luck = np.random.default_rng(7)
    kept = None if made is None else made / f"{mentees}-{mentors}.pickle"
    if kept is not None and kept.exists():
        ones, others = pickle.loads(kept.read_bytes())  # noqa: S301 -- our own
    else:
        ones, others = people(luck, mentees, 1, 0), people(luck, mentors, mentees + 1, 5)
        if kept is not None:
            kept.write_bytes(pickle.dumps((ones, others)))
    luck = np.random.default_rng(percent)
    wanted = mentees * percent // 100
    places = np.maximum(1, luck.integers(1, 6, mentors) * wanted // (3 * mentors))
    while (lacking := wanted - int(places.sum())) != 0:
        some = luck.choice(mentors, min(mentors, abs(lacking)), replace=False)
        places[some] = np.maximum(1, places[some] + np.sign(lacking))
    others = tuple(replace(one, places=int(many)) for one, many in zip(others, places, strict=True))
    barred = {
        (row + 1, mentees + 1 + int(column)): ""
        for row, both in enumerate(luck.integers(0, mentors, (mentees, 2)))
        for column in both
    }
    return Pool(ON, ones, others), Rules(CRITERIA, barred=barred)


def measured(pool: Pool, rules: Rules, again: bool) -> dict[str, Any]:
    """CPU seconds of each part, of all threads; the rest is what the result says."""
    from core.matching.size import search
    from core.matching.size.matching import match_read
    from core.matching.size.sized import sized
    from core.matching.size.verifying import verify_sized

    spent = {"looks": 0.0, "solving": 0.0}
    looked = 0

    def timed(name: str, work: Any) -> Any:
        def done(*given: Any) -> Any:
            began = time.process_time()
            try:
                return work(*given)
            finally:
                spent[name] += time.process_time() - began

        return done

    def over(folded: Any, rows: Any, *rest: Any) -> Any:
        nonlocal looked
        looked += len(rows) * len(folded.columns)
        return look(folded, rows, *rest)

    look = search.look_over
    search.look_over, search._solve = timed("looks", over), timed("solving", search._solve)
    wall, began = time.perf_counter(), time.process_time()
    read = sized(pool, rules)
    read.folded  # noqa: B018
    reading = time.process_time() - began
    result = match_read(read)
    whole, wall = time.process_time() - began, time.perf_counter() - wall
    told = {
        "CPU s": whole, "reading": reading, **spent, "result": whole - reading - sum(spent.values()), "wall s": wall,
        "GiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        "looked": looked / (len(pool.mentees) * len(pool.mentors)),
        "matched": len(result.proposals), "points": result.total, "proven": result.proven,
    }  # fmt: skip
    if again:
        began = time.process_time()
        verified = verify_sized(pool, rules, result)
        told["again, CPU s"] = time.process_time() - began
        told["again"] = (
            not verified.wrong
            and abs(verified.points - result.total) < 1e-6
            and verified.people == len(result.proposals)
        )
    return told


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--people", type=int, nargs=2, default=(100_000, 30_000))
    arguments.add_argument("--places", type=int, nargs="+", default=(110, 100, 80))
    arguments.add_argument("--again", action="store_true")
    arguments.add_argument("--made", type=Path)
    arguments.add_argument("--here", action="store_true", help="in this process")
    given = arguments.parse_args()
    if given.here:
        pool, rules = case(*given.people, given.places[0], given.made)
        load_loops()
        for name, value in measured(pool, rules, given.again).items():
            print(f"  {name:<14}{value:>14,.2f}" if isinstance(value, float) else f"  {name:<14}{value!s:>14}")
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, numpy {np.__version__}")
    for percent in given.places:
        print(f"{given.people[0]:,} x {given.people[1]:,}, places for {percent} %", flush=True)
        more = [*(["--again"] if given.again else []), *(["--made", str(given.made)] if given.made else [])]
        sizes = [str(one) for one in given.people]
        subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.benchmarks.size",
                "--here",
                "--people",
                *sizes,
                "--places",
                str(percent),
                *more,
            ],
            cwd=ROOT,
            check=True,
        )


if __name__ == "__main__":
    main()
