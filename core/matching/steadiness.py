"""How sure a pair is: in how many nearby weightings it stays, and where the runner-up is close."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np

from core.matching.comparison import Comparison
from core.matching.engine import started
from core.matching.objectives import solve
from core.matching.pool import Pool
from core.matching.prices import Prices
from core.matching.ranked_choices import choose_stable
from core.matching.reading import locked_places, problem_of, read
from core.matching.result import Result
from core.matching.rules import Criterion, Objective, PairIds, Rules

SWAY = 0.25  # of a weight, up and down (a convention, not a finding)
FINE = 100  # parts of a weight of 1, so that swayed weights stay whole numbers
TOGETHER = 16  # weightings in which all weights sway at once
CLOSE = 1.0  # points: a runner-up that would cost less deserves a look (a convention)


@dataclass(frozen=True)
class Steadiness:
    """``shares``: for each proposed pair the share (0 to 1) of ``weightings`` in which the engine makes it again."""

    shares: dict[PairIds, float]
    weightings: int


@dataclass(frozen=True)
class CloseCall:
    """The mentee's next best mentor, and the points of all pairs together that choosing her would cost."""

    mentee_id: int
    mentor_id: int
    runner_up_id: int
    points: float


def steadiness(pool: Pool, rules: Rules, result: Result, comparison: Comparison) -> Steadiness:
    """How many of the swayed weightings keep each pair of ``result``; locked pairs stay in all.

    Cost: one solution per weighting, two for each criterion that weighs and 16 more; at 1,000 x 1,000 with ten
    criteria some 3 s. Deterministic: the same weightings for the same number of criteria.
    """
    pairs = [proposal.pair for proposal in result.proposals]
    kept = dict.fromkeys(pairs, 0)
    count, start = 0, started(comparison, result)
    for criteria in swayed(rules.criteria):
        again = replace(rules, criteria=criteria)
        reading = read(pool, again, comparison)
        problem = problem_of(again, reading)
        if rules.objective is Objective.RANKED:
            solution = choose_stable(again, reading, problem)
        else:
            solution = solve(problem, rules.objective, comparison.of_peers, start)
        made = {
            (comparison.rows[row].id, comparison.columns[column].id)
            for row, column in [*solution.pairs, *locked_places(rules, comparison)]
        }
        count += 1
        for pair in pairs:
            kept[pair] += pair in made
    return Steadiness({pair: kept[pair] / count if count else 1.0 for pair in pairs}, count)


def swayed(criteria: Sequence[Criterion]) -> Iterator[tuple[Criterion, ...]]:
    """One weight at a time a quarter down and up, then all at once, evenly spread by a hash: a fixed set, no luck."""
    weighty = [place for place, criterion in enumerate(criteria) if criterion.weight]
    down, up = round(FINE * (1 - SWAY)), round(FINE * (1 + SWAY))
    factors = [{place: factor} for place in weighty for factor in (down, up)] if len(weighty) > 1 else []
    for turn in range(TOGETHER if len(weighty) > 1 else 0):
        hashed = {place: int(sha256(f"{turn} {place}".encode()).hexdigest(), 16) for place in weighty}
        factors.append({place: down + number % (up - down + 1) for place, number in hashed.items()})
    for each in factors:
        yield tuple(
            replace(criterion, weight=criterion.weight * each.get(place, FINE))
            for place, criterion in enumerate(criteria)
        )


def close_calls(prices: Prices, below: float = CLOSE) -> tuple[CloseCall, ...]:
    """Mentees whose runner-up would cost the whole less than ``below`` points and nobody's place, closest first.

    Equal runners-up fall by id. Mentees with several mentors are told once for the first of them.
    """
    made = prices.regrets.made
    points = np.where((prices.people == 0) & ~made & ~np.isnan(prices.points), prices.points, np.inf)
    rows, columns = prices.comparison.rows, prices.comparison.columns
    found = []
    for row in np.flatnonzero(made.any(axis=1)).tolist():
        runner_up = int(points[row].argmin())
        cost = float(points[row, runner_up])
        if cost < below:
            found.append(CloseCall(rows[row].id, columns[int(made[row].argmax())].id, columns[runner_up].id, cost))
    return tuple(sorted(found, key=lambda call: (call.points, call.mentee_id)))
