"""CPU seconds of every form of mentoring beside another way to the same, in one run.

python -m tests.benchmarks.forms [--most 2000] [--only peers …]

Beside ours: for the fairest pairs a search of the level by halves with scipy's assignment; for peers rustworkx's general
matching, up to where it is bearable; for several mentors each scipy's linear program; for groups the greedy way, which
proves nothing; for ranked choices the package ``matching``. Every way is given the same scores, and people, points and
the lowest pair of each are printed. From compared people to proven pairs, without reasons; what is compiled is so before.
A package that is not installed is said to be missing. The machine's load is part of the figures: compare within one run.
"""

import argparse
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from core.matching import Objective, Pool, Rules, compare, match
from core.matching.engine import checked
from core.matching.groups import match_groups
from core.matching.objectives import Problem, solve
from core.matching.ranked_choices import choose_stable
from core.matching.reading import Reading
from core.matching.rules import Grouping, Limit
from tests.benchmarks.engine import CRITERIA, ON, load, people

PEERS_ELSEWHERE = 500  # a thousand take rustworkx minutes
CHOICES_ELSEWHERE = 1000  # more people take the package matching minutes


@dataclass(frozen=True)
class Found:
    """What a way found. ``points``: in all; ``worst``: the lowest pair."""

    people: int
    points: float
    worst: float
    said: str = ""


def sides(mentees: int, mentors: int, places: int, demand: int = 1) -> Pool:
    luck = np.random.default_rng(7)
    return Pool(ON, people(luck, mentees, 1, demand, 0), people(luck, mentors, mentees + 1, places, 5))


def read(pool: Pool, rules: Rules) -> tuple[Reading, Problem]:
    return checked(pool, rules, compare(pool, rules.criteria))


def told(problem: Problem, pairs: Any, said: str = "", ends: int = 1) -> Found:
    rows, columns = np.array(pairs).reshape(-1, 2).T
    assert problem.allowed[rows, columns].all()
    scores = problem.units[rows, columns] / 1000
    return Found(ends * len(set(rows.tolist())), float(scores.sum()), float(scores.min(initial=100)), said)


def ours(problem: Problem, objective: Objective, of_peers: bool = False) -> Found:
    solution = solve(problem, objective, of_peers)
    said = "proven best" if solution.proven else f"at most {solution.most_units / 1000:,.1f} points"
    return told(problem, solution.pairs, said, 2 if of_peers else 1)


def by_halves(problem: Problem) -> Found:
    """The fairest pairs by scipy: a largest matching at each level tried, then one assignment."""
    seats = np.repeat(np.arange(len(problem.capacity)), problem.capacity)
    units = np.where(problem.allowed, problem.units, -1)[:, seats]

    def paired(level: int) -> int:
        return int((maximum_bipartite_matching(csr_array(units >= level), perm_type="column") >= 0).sum())

    levels = np.unique(units[units >= 0])
    most, low, high = paired(0), 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if paired(int(levels[middle])) == most else (low, middle - 1)
    worth = np.where(units >= levels[low], units + len(units) * 100_001.0, 0)
    rows, places = linear_sum_assignment(worth, maximize=True)
    made = worth[rows, places] > 0
    return told(problem, list(zip(rows[made], seats[places[made]], strict=True)))


def rustworkx(problem: Problem) -> Found:
    import rustworkx as rx

    graph = rx.PyGraph()
    graph.add_nodes_from(range(len(problem.units)))
    rows, columns = np.nonzero(np.triu(problem.allowed, 1))
    worth = problem.units[rows, columns].tolist()
    graph.add_edges_from(list(zip(rows.tolist(), columns.tolist(), worth, strict=True)))
    return told(problem, sorted(rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)), ends=2)


def linear_program(problem: Problem) -> Found:
    """Several mentors each by scipy's linear program (HiGHS), whose corners are whole here; one bonus for each pair."""
    rows, columns = np.nonzero(problem.allowed)
    pairs, ones = np.arange(len(rows)), np.ones(2 * len(rows))
    ends = np.concatenate([rows, len(problem.demand) + columns])
    limits = csr_array((ones, (ends, np.tile(pairs, 2))))
    most = np.concatenate([problem.demand, problem.capacity])
    gain = problem.units[rows, columns] / 1000 + 100.0
    shares = linprog(-gain, A_ub=limits, b_ub=most[: limits.shape[0]], bounds=(0, 1), method="highs").x
    made = shares > 0.5
    return told(problem, list(zip(rows[made].tolist(), columns[made].tolist(), strict=True)))


def greedy_groups(reading: Reading, problem: Problem, grouping: Grouping, answers: list[Any]) -> Found:
    """The best pair of all that fits, again and again; groups that stay too small are given up."""
    rows, columns = np.nonzero(problem.allowed)
    order = np.argsort(-problem.units[rows, columns], kind="stable")
    load, kinds, at = Counter[int](), Counter[tuple[int, Any]](), dict[int, int]()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        kind = (column, answers[row])
        if row in at or load[column] >= min(grouping.largest, problem.capacity[column]) or kinds[kind] >= 2:
            continue
        at[row] = column
        load[column] += 1
        kinds[kind] += 1
    return told(problem, [(row, one) for row, one in at.items() if load[one] >= grouping.smallest])


def matching_package(problem: Problem) -> Found:
    from matching.games import HospitalResident

    sys.setrecursionlimit(10**6)  # it copies people who point at each other

    def ranked(table: Any, may: Any, letter: str) -> list[str]:
        return [f"{letter}{at}" for at in np.argsort(-table, kind="stable").tolist() if may[at]]

    units, allowed = problem.units, problem.allowed
    mentees = {f"e{at}": ranked(units[at], allowed[at], "r") for at in range(len(units)) if allowed[at].any()}
    mentors = {
        f"r{at}": ranked(units[:, at], allowed[:, at], "e") for at in range(units.shape[1]) if allowed[:, at].any()
    }
    game = HospitalResident.create_from_dictionaries(
        mentees, mentors, {name: int(problem.capacity[int(name[1:])]) for name in mentors}
    )
    return told(problem, [(int(str(one)[1:]), int(str(to)[1:])) for to, some in game.solve().items() for one in some])


def fairest(most: int) -> None:
    for mentees, mentors in ((1000, 334), (2000, 667), (5000, 1667)):
        if mentees <= most:
            _, problem = read(sides(mentees, mentors, 3), Rules(CRITERIA, Objective.FAIREST))
            line(f"fairest, {mentees:,} x {mentors:,}", "ours", lambda one=problem: ours(one, Objective.FAIREST))
            line("", "scipy by halves", lambda one=problem: by_halves(one))


def peers(most: int) -> None:
    for count in (200, 500, 1000, 2000):
        if count > most:
            continue
        luck = np.random.default_rng(7)
        _, problem = read(Pool(ON, peers=people(luck, count, 1, 1, 0)), Rules(CRITERIA))
        line(f"peers, {count:,}", "ours", lambda one=problem: ours(one, Objective.MOST_PEOPLE, True))
        if count <= PEERS_ELSEWHERE:
            line("", "rustworkx", lambda one=problem: rustworkx(one))


def several(most: int) -> None:
    for mentees, mentors in ((500, 200), (1000, 400)):
        if mentees <= most:
            _, problem = read(sides(mentees, mentors, 6, demand=2), Rules(CRITERIA))
            line(
                f"two mentors each, {mentees:,} x {mentors:,}", "ours",
                lambda one=problem: ours(one, Objective.MOST_PEOPLE),
            )  # fmt: skip
            line("", "scipy linprog", lambda one=problem: linear_program(one))


def groups(most: int) -> None:
    for mentees, mentors in ((200, 40), (1000, 200), (2000, 400)):
        if mentees > most:
            continue
        grouping = Grouping(3, 8, (Limit("team", 2),))
        pool, rules = sides(mentees, mentors, 8), Rules(CRITERIA, grouping=grouping)
        reading, problem = read(pool, rules)

        def whole(
            pool: Pool = pool, rules: Rules = rules, reading: Reading = reading, problem: Problem = problem
        ) -> Found:
            wide = replace(reading, scored=reading.scored.wide)
            result = match_groups(pool, rules, wide)
            said = "proven best" if result.proven else f"at most {result.upper_bound:,.1f} points"
            return told(problem, [reading.comparison.places(one.pair) for one in result.proposals], said)

        teams = [one.answers["team"] for one in reading.comparison.rows]
        line(f"groups of 3 to 8, 2 of a team, {mentees:,} x {mentors:,}", "ours", whole)
        line("", "greedy", lambda a=reading, b=problem, c=grouping, d=teams: greedy_groups(a, b, c, d))


def stable(most: int) -> None:
    for mentees, mentors in ((500, 200), (1000, 334), (5000, 1667), (10000, 3334)):
        if mentees > most:
            continue
        pool, rules = sides(mentees, mentors, 3), Rules(CRITERIA, Objective.RANKED)
        reading, problem = read(pool, rules)

        def chosen(
            pool: Pool = pool, rules: Rules = rules, reading: Reading = reading, problem: Problem = problem
        ) -> Found:
            solution = choose_stable(rules, reading, problem)
            return told(problem, solution.pairs, "no pair blocks" if solution.proven else "not stable")

        line(f"ranked choices, {mentees:,} x {mentors:,}", "ours", chosen)
        if mentees <= CHOICES_ELSEWHERE:
            line("", "matching", lambda one=problem: matching_package(one))


FORMS: dict[str, Callable[[int], None]] = {
    "fairest": fairest, "peers": peers, "several": several, "groups": groups, "stable": stable,
}  # fmt: skip


def line(form: str, way: str, work: Callable[[], Found]) -> None:
    """Run and print one line of the table; what a way needs but is not installed is said."""
    if way in ("rustworkx", "matching") and find_spec(way) is None:
        print(f"{form:<44}{way:<26}not installed", flush=True)
        return
    began = time.process_time()
    found = work()
    took = time.process_time() - began
    print(
        f"{form:<44}{way:<26}{took:>8.2f}{found.people:>8,}{found.points:>14,.1f}{found.worst:>8.1f}  {found.said}",
        flush=True,
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--most", type=int, default=10000, help="people or mentees at most")
    arguments.add_argument("--only", nargs="*", choices=list(FORMS), default=list(FORMS))
    given = arguments.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, numpy {np.__version__}")
    load()
    warm = sides(2001, 2001, 1)
    match(warm, Rules((CRITERIA[5],), Objective.RANKED))
    print(f"{'':<44}{'':<26}{'CPU s':>8}{'people':>8}{'points':>14}{'worst':>8}")
    for form in given.only:
        FORMS[form](given.most)


if __name__ == "__main__":
    main()
