"""Why not that pair: its exact price, who would have to move, or the rule that forbids it. For all pairs at once."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import Comparison
from core.matching.constraints import obstacles
from core.matching.engine import match
from core.matching.measures.sentence import listed, several
from core.matching.moves import FAR, Market, Mask, Whole, bounded
from core.matching.objectives import Problem
from core.matching.pool import Pool
from core.matching.reading import Reading, problem_of, read
from core.matching.regrets import Move, Regrets, regrets
from core.matching.result import Result
from core.matching.rules import Objective, PairIds, Rules
from core.matching.scores import POINT
from core.text import Text, text


@dataclass(frozen=True)
class PersonMoves:
    """One mentee leaves a mentor for another, all by their ids; None: nobody."""

    mentee_id: int
    leaves: int | None
    joins: int | None


@dataclass(frozen=True)
class Price:
    """What making a pair would cost the whole: ``points`` of all pairs, and how many ``people`` more would wait.

    Where the highest total alone decides ``people`` is 0. ``moves``: who would move, the mentee herself first; empty
    for a pair that is made. ``obstacles``: what forbids it instead; then nothing else is known.
    """

    points: float
    people: int
    moves: tuple[PersonMoves, ...]
    obstacles: tuple[Text, ...]
    sentence: Text


@dataclass(frozen=True)
class Prices:
    """``points`` and ``people`` as in ``Price``, one row per mentee and one column per mentor, both by rising id.

    ``points`` is NaN where a pair is forbidden or nobody could make room for it; ``people`` is 0 there.
    """

    points: NDArray[np.float64]
    people: NDArray[np.int64]
    rules: Rules
    reading: Reading
    market: Market
    regrets: Regrets
    person: int  # what one person, and an urgent one besides, is worth in ``regrets``: more than all points
    urgent: int

    @property
    def comparison(self) -> Comparison:
        return self.reading.comparison

    def why_not(self, pair: PairIds) -> Price:
        """The price of one pair, or what forbids it, in words. Raises KeyError for people not in the pool."""
        row, column = self.comparison.places(pair)
        names = {"mentee": self.comparison.rows[row].name, "mentor": self.comparison.columns[column].name}
        against = obstacles(self.rules, self.comparison, self.reading.against, pair)
        if pair in self.rules.locked or self.regrets.made[row, column]:
            return Price(0.0, 0, (), (), text("{mentee} and {mentor} are paired.", **names))
        if against or np.isnan(self.points[row, column]):
            against = against or (_no_room(self, row, column),)
            return Price(float("nan"), 0, (), against, text("{mentee} and {mentor} cannot be paired.", **names))
        ids = tuple(self._ids(move) for move in self.regrets.chain(row, column))
        points, people = float(self.points[row, column]), int(self.people[row, column])
        return Price(points, people, ids, (), self._sentence(points, people, ids, names))

    def cheapest(self, mentee_id: int, most: int = 3) -> tuple[tuple[int, Price], ...]:
        """The mentors whom it would cost least to give this mentee besides those she has, with the price of each.

        Fewest people who would wait instead of somebody else first, then fewest points, then the mentor's id. Of
        somebody who waits: who would have to give way, and what that costs all together. Raises KeyError.
        """
        row = self.comparison.row_of[mentee_id]
        open_to = np.flatnonzero(~np.isnan(self.points[row]) & ~self.regrets.made[row])
        order = np.lexsort((open_to, self.points[row, open_to], self.people[row, open_to]))
        mentors = [self.comparison.columns[column].id for column in open_to[order].tolist()]
        locked = {other for one, other in self.rules.locked if one == mentee_id}
        return tuple((mentor, self.why_not((mentee_id, mentor))) for mentor in mentors if mentor not in locked)[:most]

    def _ids(self, move: Move) -> PersonMoves:
        def mentor(column: int | None) -> int | None:
            return None if column is None else self.comparison.columns[column].id

        return PersonMoves(self.comparison.rows[move.row].id, mentor(move.leaves), mentor(move.joins))

    def _sentence(self, points: float, people: int, ids: tuple[PersonMoves, ...], names: dict[str, str]) -> Text:
        rows = {person.id: person.name for person in self.comparison.rows}
        others = listed([rows[move.mentee_id] for move in ids[1:]])
        values = {**names, "points": f"{abs(points):.1f}", "others": others, "people": people}
        if people > 0:
            return several(
                "{mentee} with {mentor} would leave {count} person more without a mentor.",
                "{mentee} with {mentor} would leave {count} people more without a mentor.",
                people,
                **values,
            )
        if people < 0 or round(points, 3) < 0:
            return text("{mentee} with {mentor} would change who waits.", **values)
        if points == 0 and others:
            return text("{mentee} with {mentor} would be just as good, if these moved too: {others}", **values)
        if points == 0:
            return text("{mentee} with {mentor} would be just as good.", **values)
        if others:
            return text("{mentee} with {mentor} would cost {points} points; these would move too: {others}", **values)
        return text("{mentee} with {mentor} would cost {points} points.", **values)


def prices_of(pool: Pool, rules: Rules, result: Result, comparison: Comparison | None = None) -> Prices:
    """The exact price of every pair under the rules, from a result of ``match`` for the same pool and rules.

    What the whole would lose if the pair were made and everything else were solved anew, with nobody solved anew: see
    ``regrets``. Under the fairest objective prices are those of the pairs that keep its lowest score; others are NaN.
    Raises ValueError for peers, ranked choices, the fairest pairs of mentees with several mentors, and a result that is
    not proven: see ``price_by_solving`` for these. Cost: 0.3 s at 1,000 x 1,000, growing with the cube of the mentors.
    """
    reading = read(pool, rules, comparison)
    problem = problem_of(rules, reading)
    several_mentors = rules.objective is Objective.FAIREST and bool((problem.demand > 1).any())
    if result.of_peers or rules.objective is Objective.RANKED or several_mentors or not result.proven:
        raise ValueError("only proven pairs of two sides have exact prices")
    made = np.zeros(problem.allowed.shape, dtype=np.bool_)
    locked = set(rules.locked)
    for proposal in result.proposals:
        if proposal.pair not in locked:
            made[reading.comparison.places(proposal.pair)] = True
    market, person, urgent = market_of(problem, rules.objective, made)
    found = regrets(market, made)
    # Prices of places bound what any pairs are worth; where these are worth less, they are best in another sense.
    if bounded(market, found.places).bound != market.value(made):
        raise ValueError("these pairs are best under more than these rules say, as groups with limits are")
    possible = found.loss < (market.penalty // 2 or FAR // 2)
    people, points = split_loss(np.where(possible, found.loss, 0), person, urgent)
    points = np.where(possible, points, np.nan)
    for one, other in locked:
        points[reading.comparison.places((one, other))] = 0.0
    return Prices(points, people, rules, reading, market, found, person, urgent)


def market_of(problem: Problem, objective: Objective, made: Mask) -> tuple[Market, int, int]:
    """The problem as a market, and what a person, and an urgent one besides, is worth there: more than any points."""
    allowed = problem.allowed
    units = np.where(allowed, problem.units.astype(np.int64), 0)
    if objective is Objective.FAIREST and made.any():
        first_ones = made & ~problem.placed[:, None]
        worst = int(units[first_ones].min(initial=int(units.max())))
        allowed = allowed & ((units >= worst) | problem.placed[:, None])
    pairs = int(min(problem.demand.clip(0).sum(), problem.capacity.sum() + 1))  # with one place more, too
    points = 2 * pairs * int(units.max(initial=0)) + 1
    priority = problem.urgent & ~problem.placed
    person = 0 if objective is Objective.TOTAL else points * (2 * int(priority.sum()) + 1)
    first: Whole = np.where(problem.placed, 0, person + (points if person else 0) * priority).astype(np.int64)
    penalty = 4 * ((len(units) + 1) * (person + points) + points) if problem.loads.any() else 0
    market = Market(units, allowed, problem.demand, problem.capacity, problem.loads, first, penalty)
    return market, person, points if person and priority.any() else 0


def split_loss(loss: Whole, person: int, urgent: int) -> tuple[Whole, NDArray[np.float64]]:
    """What ``regrets`` counts, as people and points of a hundred; see ``market_of`` for the two worths."""
    people = _nearest(loss, person) if person else np.zeros_like(loss)
    left = loss - people * person
    return people, (left - _nearest(left, urgent) * urgent if urgent else left) / POINT


def _nearest(numbers: Whole, step: int) -> Whole:
    return (2 * numbers + step) // (2 * step)


def _no_room(found: Prices, row: int, column: int) -> Text:
    market = found.market
    if market.capacity[column] == 0:
        return text("{name} has no place left", name=found.comparison.columns[column].name)
    if market.demand[row] == 0:
        return text("{name} has no place left", name=found.comparison.rows[row].name)
    if not market.allowed[row, column]:
        return text("It would lower the lowest score, which this objective raises first")
    return text("A minimum load could not be kept")


def price_by_solving(
    pool: Pool, rules: Rules, result: Result, comparison: Comparison, pair: PairIds
) -> tuple[float, int]:
    """The price of one pair that no rule forbids, of peers and under any objective: points, and people more who wait.

    Solves again with the pair locked; raises what ``match`` raises. Cost: as ``match``.
    """
    solved = match(pool, replace(rules, locked={**rules.locked, pair: ""}), comparison)
    return round(result.total - solved.total, 3), len(solved.unmatched) - len(result.unmatched)
