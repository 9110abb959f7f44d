"""A table of scores on any scale in, the proven best pairs out: the engine without people."""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from core.matching.fairest import NOBODY, highest_level, largest_pairing
from core.matching.market import best_pairs
from core.matching.minimum_load import loads_can_be_met
from core.matching.moves import Certificate, Market, Mask, Whole, certificate
from core.matching.rules import Objective

DECIMALS = 12  # places after the point that are looked for in scores
EXACT = 2.0**51  # sums of whole numbers up to this are exact in scipy's arithmetic, with room to spare


@dataclass(frozen=True)
class Scale:
    """``units``: whole numbers; a score is ``units`` x ``unit``, to the last digit where ``lossless``."""

    units: Whole
    unit: Fraction
    lossless: bool


@dataclass(frozen=True)
class Level:
    """One level of an objective: what is counted, over which pairs, and the certificate.

    ``reached``: what the pairs have of it; of "worst", the people that no higher lowest score would leave matched.
    """

    name: str  # "people", "worst" or "total"
    market: Market
    certificate: Certificate
    reached: int


@dataclass(frozen=True)
class Answer:
    """``made``: mentees x mentors. ``levels``: every level of the objective with its proof, in order.

    ``lacking``: places that minimum loads ask for and nobody may fill; then there is no allowed set of pairs, and
    ``wanting`` (mentors) have no more than ``able`` (mentees) among them.
    """

    made: Mask
    levels: tuple[Level, ...]
    proven: bool
    most_units: int
    method: str
    lacking: int = 0
    wanting: Whole | None = None
    able: Whole | None = None


def room_for(pairs: int, objective: Objective, loads: bool) -> float:
    """The largest whole number a score may become so that every sum of the solvers stays exact."""
    levels = 2 if loads or objective is Objective.TOTAL else 1  # of numbers that must outweigh each other
    return float(min(EXACT / (4.0 * (pairs + 1) ** levels), EXACT * 512.0 / (pairs + 1) ** 2))


def whole_numbers(scores: NDArray[np.float64], room: float) -> Scale:
    """Scores as whole numbers of one unit: a decimal one, then a binary one that loses nothing, else the finest.

    NaN becomes 0. The finest is such that the largest is just below ``room``, a power of two: for 1,000 pairs some
    1e-12 of the largest score, with minimum loads or for the highest total some 1e-9; the finer the fewer there are.
    """
    known = scores[~np.isnan(scores)]
    whole = np.nan_to_num(scores, nan=0.0)
    largest = float(np.abs(known).max(initial=0.0))
    if largest == 0:
        return Scale(np.zeros(scores.shape, dtype=np.int64), Fraction(1), True)
    for places in range(DECIMALS + 1):
        if largest * 10**places <= room and _decimal(known[:1000], places) and _decimal(known, places):
            return Scale(np.rint(whole * 10**places).astype(np.int64), Fraction(1, 10**places), True)
    power = int(min(1000, np.floor(np.log2(room)) - np.ceil(np.log2(largest))))
    units = np.rint(np.ldexp(whole, power))
    return Scale(units.astype(np.int64), Fraction(2) ** -power, bool((np.ldexp(units, -power) == whole).all()))


def _decimal(scores: NDArray[np.float64], places: int) -> bool:
    return bool((np.rint(scores * 10**places) / 10**places == scores).all())


def solve_matrix(
    units: Whole, allowed: Mask, demand: Whole, capacity: Whole, least: Whole, objective: Objective
) -> Answer:
    """The best allowed pairs under the objective, every level proven over all pairs.

    Each mentee has at most ``demand`` different mentors, each mentor from ``least`` to ``capacity`` mentees.
    Most people: as many mentees as can be have a mentor, then the highest total. Total: the highest total (pairs
    worth less than nothing only where a minimum load asks for them), then as many pairs as can be. Fairest: as many
    people as ever, then the lowest score of any pair as high as can be, then the highest total. Ties fall by the
    order of rows and columns. Cost: as ``best_pairs``; fairest besides one count per halving of the scores.
    """
    allowed = allowed & (demand > 0)[:, None] & (capacity > 0)[None, :]
    people = _people(allowed, demand, capacity, least)
    # Loads and people are counted first where they weigh in a linear program, or cannot all be met.
    weighty = int(demand.max(initial=0)) > 1 or not loads_can_be_met(allowed, demand, least)
    counted = best_pairs(people) if weighty else None
    if counted is not None and (lacking := int(np.maximum(0, least - counted.made.sum(axis=0)).sum())):
        wanting = certificate(replace(people, first=0 * people.first, penalty=1), counted.made).v < 0
        able = allowed[:, wanting].any(axis=1)
        return Answer(
            counted.made, (), False, 0, counted.method, lacking, np.flatnonzero(wanting), np.flatnonzero(able)
        )
    every = allowed
    if objective is Objective.FAIREST:
        allowed = _without_worst(units, people)
        counted = best_pairs(_people(allowed, demand, capacity, least)) if weighty else None
    start = None if counted is None else counted.made
    market = _total(units, allowed, demand, capacity, least, objective)
    if objective is Objective.TOTAL:
        # Among equal totals the most pairs: each adds less than the smallest difference of two totals.
        pairs = _most_pairs(market)
        market = replace(market, worth=units * (pairs + 1) + 1, penalty=(pairs + 1) * market.penalty)
    found = best_pairs(market, start)
    answer = prove(units, every, demand, capacity, least, objective, found.made)
    return replace(answer, method=found.method)


def prove(
    units: Whole, allowed: Mask, demand: Whole, capacity: Whole, least: Whole, objective: Objective, made: Mask
) -> Answer:
    """The proof of pairs that were made, level by level; ``proven`` is False where they are not the best."""
    levels: list[Level] = []
    people = _people(allowed, demand, capacity, least)
    matched = int(made.any(axis=1).sum())
    if objective is not Objective.TOTAL:
        levels.append(Level("people", people, certificate(people, made), matched))
    if objective is Objective.FAIREST and made.any():
        worst = int(units[made].min())
        above = replace(people, allowed=allowed & (units > worst))
        levels.append(Level("worst", above, certificate(above, _largest(above)), matched))
        allowed = allowed & (units >= worst)
    market = _total(units, allowed, demand, capacity, least, objective)
    total = int(units[made].sum())
    proof = certificate(market, made)
    levels.append(Level("total", market, proof, total))
    most_units = proof.bound - int(market.first[made.any(axis=1)].sum())
    reached = all(
        level.certificate.bound < matched if level.name == "worst" else level.certificate.bound == matched
        for level in levels[:-1]
    )
    return Answer(made, tuple(levels), reached and most_units == total, most_units, "given")


def _most_pairs(market: Market) -> int:
    return int(min(np.minimum(market.demand, market.allowed.sum(axis=1)).sum(), market.capacity.sum()))


def _people(allowed: Mask, demand: Whole, capacity: Whole, least: Whole) -> Market:
    """Only people count: one for each mentee who has a mentor."""
    ones = np.ones(len(allowed), dtype=np.int64)
    return Market(
        np.zeros(allowed.shape, dtype=np.int64), allowed, demand, capacity, least, ones, penalty=len(allowed) + 1
    )


def _total(units: Whole, allowed: Mask, demand: Whole, capacity: Whole, least: Whole, objective: Objective) -> Market:
    market = Market(units, allowed, demand, capacity, least, np.zeros(len(units), dtype=np.int64))
    span = int(units.max(initial=0, where=allowed)) - int(units.min(initial=0, where=allowed))
    pairs = _most_pairs(market)
    # More than any total can make up for.
    person = 0 if objective is Objective.TOTAL else pairs * span + 1
    return replace(
        market, first=np.full(len(units), person, dtype=np.int64), penalty=(len(units) * person + pairs * span + 1)
    )


def _without_worst(units: Whole, people: Market) -> Mask:
    """Without the pairs below the highest level that all these people, and every minimum load, can do without.

    Most people and minimum loads never hinder each other (Fulkerson 1959), so each is looked at alone.
    """

    def loads_met(least: int) -> bool:
        return loads_can_be_met(people.allowed & (units >= least), people.demand, people.least)

    everyone = np.ones(len(units), dtype=np.bool_)
    also = loads_met if people.least.any() else None
    level = highest_level(units, people.allowed, people.capacity, (everyone,), also)
    return people.allowed if level.least is None else np.asarray(people.allowed & (units >= level.least))


def _largest(market: Market) -> Mask:
    """Pairs of as many mentees as can be."""
    if market.least.any():
        return best_pairs(market).made
    made = np.zeros(market.allowed.shape, dtype=np.bool_)
    rows, columns = np.nonzero(market.allowed & (market.demand > 0)[:, None])
    partner = largest_pairing((rows, columns), len(made), market.capacity)
    paired = np.flatnonzero(partner != NOBODY)
    made[paired, partner[paired]] = True
    return made
