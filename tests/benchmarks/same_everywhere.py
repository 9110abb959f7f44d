"""The same values and the same pairs, bit for bit, on four BLAS kernels with one and two threads.

python -m tests.benchmarks.same_everywhere [--people 600 300]

Each way runs in a process of its own; printed is the fingerprint of all values, scores and pairs, and an exit status of 1
where two differ, or where matching without a table of all pairs gives another result. With the sentence encoder
installed texts are among the criteria.
"""

import argparse
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

KERNELS = ("Haswell", "SkylakeX", "Sandybridge", "Zen")
NOT_HERE = "not on this processor"
ROOT = Path(__file__).parents[2]
SUBJECTS = ("budgets", "leading people", "öffentliches Reden", "public speaking", "Excel", "a new career", "law")


def result(mentees: int, mentors: int) -> str:
    """The fingerprint of a comparison with every measure, its scores and the pairs made of it."""
    from core.matching import Criterion, Measure, Person, Pool, Rules, compare, match
    from core.matching.scores import scores
    from core.matching.size import looking
    from core.matching.size.matching import match_sized
    from tests.benchmarks.engine import CRITERIA, ON, people

    luck = np.random.default_rng(11)

    def more(person: Person) -> Person:
        first, second = luck.choice(SUBJECTS, 2, replace=False)
        answers = {
            **person.answers,
            "goal": f"I want to learn about {first} and {second}",
            "half": {skill: float(luck.choice([0.3, 1.5, 2.7])) for skill in person.answers["hobbies"]},
            "views": {skill: int(luck.integers(-1, 2)) for skill in person.answers["hobbies"]},
            "wish": [int(one) for one in luck.integers(1, mentees + mentors, 3)],
            "long": float(luck.normal()) * 1e3,
        }
        zone = str(luck.choice(["UTC", "Asia/Kathmandu", "America/New_York"]))
        return Person(person.id, person.name, answers, person.places, zone)

    sides = people(luck, mentees, 1, 1, 0), people(luck, mentors, mentees + 1, 3, 5)
    ones, others = (tuple(map(more, side)) for side in sides)
    criteria = (
        *CRITERIA,
        Criterion("goal", "Goal", Measure.TEXT, "goal", "goal", 4),
        Criterion("words", "Words", Measure.TEXT, "goal", "goal", 1, settings={"by": "words"}),
        Criterion("half", "Half", Measure.COVERAGE, "half", "half", 2),
        Criterion("views", "Views", Measure.SHARED, "views", "views", 1, settings={"agreement": True}),
        Criterion("wish", "Wish", Measure.PREFERENCE, "wish", "wish", 2),
        Criterion("near", "Near", Measure.CLOSE, "long", "long", 1),
        Criterion("far", "Far", Measure.AHEAD, "long", "long", 1),
    )
    print_of = sha256()
    for pool in (Pool(ON, ones, others), Pool(ON, peers=(*ones, *others))):
        comparison = compare(pool, criteria)
        for values in comparison.values.values():
            print_of.update(values.tobytes())
        print_of.update(scores(comparison, criteria).units.astype(np.int64).tobytes())
        made = match(pool, Rules(criteria), comparison)
        print_of.update(repr([(one.pair, one.score) for one in made.proposals]).encode())
        print_of.update(repr((made.total, made.upper_bound, made.proven)).encode())
        if not pool.peers:
            looking.THREADS = int(os.environ.get("OPENBLAS_NUM_THREADS", "2"))
            assert match_sized(pool, Rules(criteria)) == made, "without a table the result is another"
    return print_of.hexdigest()


def elsewhere(kernel: str, threads: int, mentees: int, mentors: int) -> str:
    """``result`` in a process of its own; ``NOT_HERE`` where the processor lacks what the kernel needs."""
    there = {**os.environ, "OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": str(threads)}
    asked = [sys.executable, "-m", "tests.benchmarks.same_everywhere", "--here", "--people", str(mentees), str(mentors)]
    ran = subprocess.run(asked, cwd=ROOT, env=there, capture_output=True, text=True, check=False)
    if ran.returncode == -signal.SIGILL:
        return NOT_HERE
    ran.check_returncode()
    return ran.stdout.strip()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--people", type=int, nargs=2, default=(600, 300))
    arguments.add_argument("--here", action="store_true", help="this process alone, as it is")
    given = arguments.parse_args()
    if given.here:
        print(result(*given.people))
        return
    found = set()
    for kernel in KERNELS:
        for threads in (1, 2):
            one = elsewhere(kernel, threads, *given.people)
            found |= {one} - {NOT_HERE}
            print(f"{kernel:<12} {threads} thread{'s' * (threads > 1)}  {one}", flush=True)
    print("the same everywhere" if len(found) == 1 else "DIFFERENT")
    sys.exit(len(found) > 1)


if __name__ == "__main__":
    main()
