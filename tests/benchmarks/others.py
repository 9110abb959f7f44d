"""Ours beside others' on the same scores in one run: time, memory, people matched, total, worst pair.

python -m venv bench && bench/bin/pip install -r tests/benchmarks/requirements.txt
bench/bin/python -m tests.benchmarks.others [--write docs/benchmarks.md]

Every way runs in a process of its own with one BLAS thread, for up to 120 CPU seconds, and is given what it needs: most
people first as a bonus for each pair, places as repeated columns or as supplies. Times are CPU seconds of the work alone,
without loading; ours once before, so that what is compiled is kept. The machine's load is part of them: compare within
one run.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 120
POOLS = {  # mentees, mentors, places each, share of pairs allowed
    "1,000 x 1,000": (1000, 1000, 1, 0.87),
    "5,000 x 1,667, 3 places": (5000, 1667, 3, 0.87),
    "2,000 x 800, 3 % allowed": (2000, 800, 2, 0.03),
}


def pool(name: str) -> tuple[Any, Any, Any]:
    """Scores in thousandths of a point, which pairs are allowed, and places. What people want overlaps, as it does."""
    mentees, mentors, places, share = POOLS[name]
    luck = np.random.default_rng(5)
    wants = luck.random((mentees, 8)) ** 3
    gives = luck.random((mentors, 8)) ** 2
    near = (wants @ gives.T) / wants.sum(axis=1, keepdims=True)
    noise = luck.random((mentees, mentors))
    units = np.rint(100_000 * np.clip(0.7 * near + 0.3 * noise, 0, 1)).astype(np.int64)
    if share < 0.5:  # who is asked for by few and who by many differs widely
        liked = luck.random(mentors) ** 2
        allowed = noise < np.minimum(1, share * liked / liked.mean())
        capacity = luck.integers(1, 2 * places, mentors)
    else:
        allowed, capacity = luck.random((mentees, mentors)) < share, np.full(mentors, places)
    return units, allowed, capacity.astype(np.int64)


def worth(units: Any, allowed: Any) -> Any:
    """So that one pair more outweighs every total."""
    return np.where(allowed, units + len(units) * 100_001, 0).astype(np.float64)


def of_seats(seats: Any, rows: Any, columns: Any) -> Any:
    return rows, seats[columns]


def ours(units: Any, allowed: Any, capacity: Any) -> Any:
    from core.matching.objectives import Problem, solve
    from core.matching.rules import Objective

    nobody, every = np.zeros(len(units), dtype=np.bool_), np.ones_like(allowed)
    demand = np.ones(len(units), dtype=np.int64)
    problem = Problem(units, allowed, demand, capacity.copy(), nobody, nobody, every)
    solution = solve(problem, Objective.MOST_PEOPLE, of_peers=False)
    if not solution.proven:
        raise RuntimeError("not proven")
    return np.array(solution.pairs).T


def scipy(units: Any, allowed: Any, capacity: Any) -> Any:
    from scipy.optimize import linear_sum_assignment

    seats = np.repeat(np.arange(len(capacity)), capacity)
    return of_seats(seats, *linear_sum_assignment(worth(units, allowed)[:, seats], maximize=True))


def lapx(units: Any, allowed: Any, capacity: Any) -> Any:
    import lap

    seats = np.repeat(np.arange(len(capacity)), capacity)
    _, column, _ = lap.lapjv(-worth(units, allowed)[:, seats], extend_cost=True)
    rows = np.flatnonzero(column >= 0)
    return of_seats(seats, rows, column[rows])


def pot(units: Any, allowed: Any, capacity: Any) -> Any:
    import ot

    people, seats = len(units), int(capacity.sum())
    cost = np.zeros((people + 1, len(capacity) + 1))
    cost[:-1, :-1] = -worth(units, allowed)
    plan = ot.emd([*[1.0] * people, float(seats)], [*capacity.astype(float), float(people)], cost, numItermax=10**8)
    return np.nonzero(plan[:-1, :-1] > 0.5)


def ortools(units: Any, allowed: Any, capacity: Any) -> Any:
    from ortools.graph.python import min_cost_flow

    rows, columns = np.nonzero(allowed)
    people, mentors = units.shape
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(rows, people + columns, np.ones(len(rows)), -units[rows, columns])
    ends = np.arange(mentors)
    flow.add_arcs_with_capacity_and_unit_cost(people + ends, np.full(mentors, people + mentors), capacity, 0 * ends)
    flow.set_nodes_supplies(np.arange(people + mentors + 1), [*[1] * people, *[0] * mentors, -people])
    flow.solve_max_flow_with_min_cost()
    used = flow.flows(arcs) > 0
    return rows[used], columns[used]


def matching(units: Any, allowed: Any, capacity: Any) -> Any:
    """Stable pairs: both sides rank by score. Another aim, and so neither most people nor the highest total."""
    from matching.games import HospitalResident

    sys.setrecursionlimit(10**6)  # it copies people who point at each other

    mentees = {f"e{row}": [f"r{at}" for at in _ranked(units[row], allowed[row])] for row in range(len(units))}
    mentors = {f"r{at}": [f"e{row}" for row in _ranked(units[:, at], allowed[:, at])] for at in range(len(capacity))}
    mentees = {name: wishes for name, wishes in mentees.items() if wishes}
    mentors = {name: wishes for name, wishes in mentors.items() if wishes}
    game = HospitalResident.create_from_dictionaries(
        mentees, mentors, {one: int(capacity[int(one[1:])]) for one in mentors}
    )
    pairs = [(int(str(one)[1:]), int(str(mentor)[1:])) for mentor, some in game.solve().items() for one in some]
    return np.array(pairs).T


def _ranked(units: Any, allowed: Any) -> Any:
    return [at for at in np.argsort(-units, kind="stable").tolist() if allowed[at]]


def greedy(units: Any, allowed: Any, capacity: Any) -> Any:
    """The best pair of all, then the best of what is left."""
    rows, columns = np.nonzero(allowed)
    order = np.argsort(-units[rows, columns], kind="stable")
    free, waits, made = capacity.tolist(), [True] * len(units), []
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if waits[row] and free[column]:
            waits[row] = False
            free[column] -= 1
            made.append((row, column))
    return np.array(made).T


def first_come(units: Any, allowed: Any, capacity: Any) -> Any:
    """One mentee after another takes the best mentor with a place left."""
    free, made = capacity.copy(), []
    for row in range(len(units)):
        open_to = np.where(allowed[row] & (free > 0), units[row], -1)
        column = int(open_to.argmax())
        if open_to[column] >= 0:
            free[column] -= 1
            made.append((row, column))
    return np.array(made).T


WAYS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "Pairwell, with proof": ours,
    "scipy, repeated columns": scipy,
    "lapx lapjv, repeated columns": lapx,
    "POT emd": pot,
    "OR-tools min-cost flow": ortools,
    "matching (stable)": matching,
    "greedy": greedy,
    "first come": first_come,
}


def run(way: str, name: str) -> dict[str, float]:
    """One way on one pool, here."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS + 30, MOST_SECONDS + 30))
    units, allowed, capacity = pool(name)
    if WAYS[way] is ours:
        WAYS[way](units, allowed, capacity)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    rows, columns = WAYS[way](units, allowed, capacity)
    took = time.process_time() - began
    kept = allowed[rows, columns]
    rows, columns = rows[kept], columns[kept]
    if (np.bincount(columns, minlength=len(capacity)) > capacity).any() or len(set(rows.tolist())) < len(rows):
        raise RuntimeError("a place is used twice")
    scores = units[rows, columns]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": took, "memory": peak / 1024, "more": (peak - before) / 1024, "matched": len(rows),
        "total": float(scores.sum()) / 1000, "worst": float(scores.min()) / 1000,
    }  # fmt: skip


def elsewhere(way: str, name: str) -> dict[str, float] | None:
    """``run`` in a process of its own; None where it did not end in time."""
    there = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    asked = [sys.executable, "-m", "tests.benchmarks.others", "--one", way, name]
    ran = subprocess.run(asked, cwd=ROOT, env=there, capture_output=True, text=True, check=False)
    if ran.returncode:
        print(ran.stderr[-400:], file=sys.stderr)
        return None
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found if found["seconds"] <= MOST_SECONDS else None


def report(found: dict[str, dict[str, dict[str, float] | None]]) -> str:
    """The tables, in Markdown."""
    lines = []
    for name, ways in found.items():
        mine = ways["Pairwell, with proof"]
        lines += [f"### {name}", "", "| | CPU s | times ours | memory MB | matched | total points | worst pair |",
                  "|---|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
        for way, one in ways.items():
            if one is None or mine is None:
                lines.append(f"| {way} | not in {MOST_SECONDS} s | | | | | |")
                continue
            ratio = one["seconds"] / mine["seconds"]
            lines.append(
                f"| {way} | {one['seconds']:.3f} | {ratio:.1f} | {one['memory']:.0f} | {one['matched']:,.0f} "
                f"| {one['total']:,.1f} | {one['worst']:.1f} |"
            )
        lines.append("")
    return "\n".join(lines)


def machine() -> str:
    """What it ran on."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return (
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, {pages:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}, numpy {np.__version__}; load {os.getloadavg()[0]:.1f} when it began"
    )


def plot(found: dict[str, dict[str, dict[str, float] | None]], path: Path) -> None:
    """Bars of CPU seconds, on a logarithmic scale."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(len(found), 1, figsize=(8, 2.6 * len(found)), layout="constrained", sharex=True)
    for axis, (name, ways) in zip(axes, found.items(), strict=True):
        shown = [(way, one["seconds"]) for way, one in reversed(ways.items()) if one]
        bars = axis.barh([way for way, _ in shown], [max(seconds, 1e-3) for _, seconds in shown], color="#9aa7b4")
        bars[-1].set_color("#1f6f78")
        axis.bar_label(bars, [f"{seconds:.2g} s" for _, seconds in shown], padding=3)
        axis.set(title=name, xscale="log")
        axis.margins(x=0.15)
        axis.spines[["top", "right"]].set_visible(False)
    axes[-1].set_xlabel("CPU seconds (logarithmic)")
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    arguments.add_argument("--write", type=Path, help="the page whose part between the marks is replaced")
    given = arguments.parse_args()
    if given.one:
        print(json.dumps(run(*given.one)))
        return
    about = machine()
    found: dict[str, dict[str, dict[str, float] | None]] = {}
    for name in POOLS:
        found[name] = {}
        for way in WAYS:
            found[name][way] = elsewhere(way, name)
            print(name, way, found[name][way], flush=True)
    text = f"{about}.\n\n{report(found)}"
    print(text)
    if given.write:
        start, end = "<!-- begin: tests.benchmarks.others -->\n", "<!-- end -->"
        page = given.write.read_text(encoding="utf-8")
        before, after = page.split(start)[0], page.split(end)[1]
        given.write.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")
        plot(found, given.write.parent / "images" / "benchmarks.svg")


if __name__ == "__main__":
    main()
