"""The proof of many pairs once more, by plain numpy and the way of small pools: every pair priced again, in blocks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.matching.pool import Person, Pool
from core.matching.proof import Whole
from core.matching.reading import locked_places
from core.matching.result import Result
from core.matching.rules import Rules
from core.matching.scores import POINT
from core.matching.size.sized import in_blocks, sized

PAIRS = 1 << 22  # priced at once
LOWEST = np.iinfo(np.int64).min // 4


@dataclass(frozen=True)
class Verified:
    """``points``: no allowed set of pairs with as many people has more; ``people``: no allowed set has more people.

    ``wrong``: what does not hold of the pairs themselves; empty where all does.
    """

    points: float
    people: int
    wrong: tuple[str, ...]


def verify_sized(pool: Pool, rules: Rules, result: Result) -> Verified:
    """What the prices of a result prove, whoever found them: nothing that made them is asked.

    Whatever the prices, sets of pairs with so many people have no more than all places sold, and what as many of those
    who could keep most would keep (weak duality; Kuhn 1955); and no more people than places with mentors above any
    level of prices, and mentees who may have one below (König 1931). Cost: about half a microsecond a pair.
    """
    read = sized(pool, rules)
    comparison = read.of_pairs
    demand = np.array([person.places for person in read.rows], dtype=np.int64)
    capacity = np.array([person.places for person in read.columns], dtype=np.int64)
    locked = locked_places(rules, comparison)
    for row, column in locked:
        demand[row] -= 1
        capacity[column] -= 1
    price = np.array([max(0, result.prices.get(person.id, 0)) for person in read.columns], dtype=np.int64)
    mentor = {proposal.mentee_id: comparison.column_of[proposal.mentor_id] for proposal in result.proposals}
    levels = _levels(price)
    best, may = np.full(len(read.rows), LOWEST), np.zeros((len(levels), len(read.rows)), dtype=np.bool_)
    wrong, total = list[str](), 0
    for rows in in_blocks(len(read.rows), len(read.columns), PAIRS):
        reading = read.of_rows(rows)
        may_be = ~reading.against.any
        open_to = may_be & (capacity > 0)
        units = reading.scored.units.astype(np.int64)
        best[rows] = np.where(open_to, units - price, LOWEST).max(axis=1, initial=LOWEST)
        for nth, level in enumerate(levels):
            may[nth, rows] = open_to[:, price < level].any(axis=1)
        for place, row in enumerate(rows.tolist()):
            person = read.rows[row].id
            if person in mentor:
                total += int(units[place, mentor[person]])
                if not may_be[place, mentor[person]]:
                    wrong.append(f"{person} may not be with {read.columns[mentor[person]].id}")
    wrong.extend(_out_of_place(read.rows, read.columns, result))
    if abs(total / POINT - result.total) > 1e-6:
        wrong.append("the points do not add up to the total")
    asking = np.flatnonzero(demand > 0)
    found = len(result.proposals) - len(locked)
    sold = int(capacity @ price) + _most_kept(best[asking], found)
    kept = sum(int(read.of_rows(np.array([row])).scored.units[0, column]) for row, column in locked)
    people = min(int(capacity[price >= level].sum() + may[nth, asking].sum()) for nth, level in enumerate(levels))
    return Verified((sold + kept) / POINT, people + len(locked), tuple(wrong))


def _most_kept(best: Whole, people: int) -> int:
    """What so many of these would keep, if they were those who keep most."""
    return int(np.sort(best)[::-1][:people].sum())


def _levels(price: Whole) -> list[int]:
    """Above none, above all, and above the widest gaps between prices."""
    sorted_ones = np.unique(np.append(price, 0))
    widest = np.argsort(-np.diff(sorted_ones), kind="stable")[:3]
    return [0, *sorted_ones[1:][widest].tolist(), int(price.max(initial=0)) + 1]


def _out_of_place(rows: Sequence[Person], columns: Sequence[Person], result: Result) -> list[str]:
    wrong = []
    for people, ends in ((rows, "mentee_id"), (columns, "mentor_id")):
        places = {person.id: person.places for person in people}
        for end, count in Counter(getattr(one, ends) for one in result.proposals).items():
            if count > places.get(end, 0):
                wrong.append(f"{end} has {count} partners and {places.get(end, 0)} places")
    return wrong
