"""``verify`` for a large pool: every pair priced again from what the criteria are made of, in blocks, by plain numpy.

Shares nothing with the engine, and knows no table of all pairs.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

PAIRS = 1 << 22  # priced at once
NEVER = -(1 << 60)
WIDEST = 3  # gaps between prices at which the number of people is bounded


def verify_parts(result: Any, proof: Any) -> tuple[list[str], float]:
    """As ``core.matching.command.verify.verify``. Cost: about half a microsecond a pair.

    Whatever the prices: so many people have no more than all places sold, and what as many of those who could keep
    most would keep (weak duality; Kuhn 1955); and there are no more people than places at a level of prices or above,
    and mentees who may have one below (König 1931).
    """
    capacity, demand, price = proof["capacity"], np.minimum(proof["demand"], 1), proof["price"]
    people, mentors, wrong = len(demand), len(capacity), list[str]()

    def must(holds: object, what: str) -> None:
        if not holds:
            wrong.append(what)

    partners = result["partners"]
    must(len(partners) == people and max(map(len, partners), default=0) <= 1, "everyone once, every partner once")
    partner = np.array([(one or [-1])[0] for one in partners][:people], dtype=np.int64)
    must(((partner >= -1) & (partner < mentors)).all(), "a mentor who is not there")
    must((price >= 0).all(), "a price below 0")
    if wrong:
        return wrong, float("inf")
    made = partner >= 0
    load = np.bincount(partner[made], minlength=mentors)
    must((made <= demand).all(), "somebody has more mentors than she wants")
    must((load <= capacity).all(), "a mentor has more mentees than places")
    must(result["load"] == load.tolist(), "the loads are not those of the pairs")
    must(result["matched"] == int(made.sum()), "the number of people matched")
    levels = _levels(price)
    best, may, scores = np.full(people, NEVER), np.zeros((len(levels), people), dtype=np.bool_), list[int]()
    for rows, units, allowed in _priced(proof, people, mentors):
        here = np.flatnonzero(made[rows])
        must(allowed[here, partner[rows][here]].all(), "a pair is not allowed")
        scores.extend(units[here, partner[rows][here]].tolist())
        open_to = allowed & (capacity > 0)
        best[rows] = np.where(open_to, units - price, NEVER).max(axis=1, initial=NEVER)
        for nth, level in enumerate(levels):
            may[nth, rows] = open_to[:, price < level].any(axis=1)
    asking = demand > 0
    most = [int(capacity[price >= level].sum() + may[nth, asking].sum()) for nth, level in enumerate(levels)]
    must(result["objective"] == "most-people", "only most people are proven in this way")
    must(min(most) == int(made.sum()), "more people may be matched")
    kept = np.sort(best[asking])[::-1][: int(made.sum())]
    total, unit = sum(scores), float(proof["unit"])
    gap = int(capacity @ price) + int(kept.sum()) - total
    must(not scores or abs(result["worst"] - min(scores) * unit) <= 1e-9, "the lowest score")
    must(gap >= 0, "the bound lies below the total")
    must(abs(total * unit - result["total"]) <= 1e-6, "total")
    must(result["proven"] == (gap == 0 and not wrong), "what is said of the proof")
    must(result["upper_bound"] >= result["total"] and (gap or result["upper_bound"] == result["total"]), "upper bound")
    left = sorted(row for row, _ in result["unmatched"])
    must(left == np.flatnonzero(~made).tolist(), "who is said to be unmatched")
    return [f"{what} ({times} times)" if times > 1 else what for what, times in Counter(wrong).items()], gap


def _levels(price: Any) -> list[int]:
    """Above none, above all, and above the widest gaps between prices."""
    every = np.unique(np.append(price, 0))
    widest = np.argsort(-np.diff(every), kind="stable")[:WIDEST]
    return [0, *every[1:][widest].tolist(), int(price.max(initial=0)) + 1]


def _priced(proof: Any, people: int, mentors: int) -> Iterator[tuple[Any, Any, Any]]:
    """Some rows at a time: the score of each pair in whole units, and whether it may be made."""
    weights, least, strict = proof["weights"], proof["least"], proof["must_be_known"]
    ways = [_values(proof, nth) for nth in range(len(weights))]
    barred, minimum, unit = proof["barred"], float(proof["minimum_score"]), float(proof["unit"])
    step = max(1, PAIRS // max(1, mentors))
    for start in range(0, people, step):
        rows = np.arange(start, min(people, start + step))
        shape = len(rows), mentors
        total, known = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        allowed = np.ones(shape, dtype=np.bool_)
        for values_of, weight, lowest, must_be_known in zip(ways, weights, least, strict, strict=True):
            values = values_of(rows)
            there = values >= 0
            total += weight * np.where(there, values, 0)
            known += weight * there
            allowed &= np.where(there, values >= lowest, not must_be_known)
        units = np.rint(total * round(0.01 / unit) / np.maximum(known, 1)).astype(np.int64)
        if not np.isnan(minimum):
            allowed &= (units >= round(minimum / unit)) & ((known > 0) | (minimum <= 0))
        here = (barred[0] >= start) & (barred[0] < start + len(rows))
        allowed[barred[0][here] - start, barred[1][here]] = False
        yield rows, units, allowed


def _values(proof: Any, nth: int) -> Callable[[Any], Any]:
    """How the values of one criterion are had for some rows: 0 to 10,000, and -1 where they are not known."""
    if f"{nth}_line_of" in proof:
        line_of, values = proof[f"{nth}_line_of"], proof[f"{nth}_values"].astype(np.int64)
        return lambda rows: values[line_of[rows]]
    answer_of, begins, taken, times, lines, silent, worth = (
        proof[f"{nth}_{name}"] for name in ("answer_of", "begins", "taken", "times", "lines", "silent", "worth")
    )
    lines = lines.astype(np.float64)  # whole numbers far below 2**53: sums are exact in any order

    def counted(rows: Any) -> Any:
        often = np.zeros((len(rows), len(lines)))
        for place, answer in enumerate(answer_of[rows].tolist()):
            if answer >= 0:
                span = slice(begins[answer], begins[answer + 1])
                np.add.at(often[place], taken[span], times[span])
        values = worth[(often @ lines).astype(np.int64)].astype(np.int64)
        values[answer_of[rows] < 0] = -1
        values[:, silent] = -1
        return values

    return counted
