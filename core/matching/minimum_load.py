"""Mentors who must have some mentees at least: the exact best pairs that give them theirs."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from core.matching.assignment import NOBODY, Solved, Start, assign, by_offers, price
from core.matching.large import serves
from core.matching.pool import Person
from core.matching.proof import Whole
from core.matching.rules import Rules

Mask = NDArray[np.bool_]


def least_load(mentor: Person, rules: Rules) -> int:
    """How many mentees this mentor must have: her own least, or that of the rules as far as her places go."""
    return max(mentor.least, min(rules.minimum_load, mentor.places))


def assign_loaded(
    values: Whole,
    allowed: Mask,
    capacity: Whole,
    least: Whole,
    worth: int,
    first: Whole,
    start: Start | None = None,
) -> Solved:
    """As ``assign``, and every column has at least ``least`` rows, wherever that can be.

    ``worth``: more than any two sets of pairs can differ in what they may be traded for. Places that must be taken
    are columns of their own whose pairs are worth so much more. Whoever can be paired, and whichever places can be
    taken, can be so at once (Mendelsohn and Dulmage 1958): a minimum never costs a person. Prices may be below 0,
    where a mentor must have someone who would score more elsewhere. Cost: as ``assign``; by compiled loops the places
    are taken one after another once the best pairs are known without.
    """
    must = np.flatnonzero(least)
    if not len(must):
        return assign(values, allowed, capacity, first, start)
    people = len(values)
    large = None if start is None else start.large
    if serves(people * int(np.minimum(capacity, people).sum())) if large is None else large:
        nothing_known = Start(np.zeros_like(capacity), np.full(people, NOBODY))
        found = by_offers(values, allowed, capacity, first, start or nothing_known, least)
        if found is not None:
            return found
    own = np.concatenate([np.arange(len(capacity)), must])
    places = np.concatenate([capacity - least, least[must]])
    more = np.concatenate([np.zeros(len(capacity), dtype=np.int64), np.full(len(must), worth)])
    wide, may = values[:, own] + first[:, None] + more, allowed[:, own]
    # Places worth so much more upset the auction of the compiled loops.
    known = np.zeros(len(capacity), dtype=np.int64) if start is None else start.prices
    before = Start(np.concatenate([known, known[must]]), np.full(len(values), NOBODY), large=False)
    solved = assign(wide, may, places, start=before)
    partner = np.full(len(values), NOBODY)
    partner[solved.rows] = solved.columns
    paid = price(wide, may, places, partner) - more
    prices = paid[: len(capacity)]
    # A place that must be taken costs no more than a free one: who takes it would have gone to the free one else.
    prices[must] = np.where(places[must] > 0, np.minimum(prices[must], paid[len(capacity) :]), paid[len(capacity) :])
    return Solved(solved.rows, own[solved.columns], prices)


def loads_can_be_met(allowed: Mask, demand: Whole, least: Whole) -> bool:
    """Whether all columns can have their least number of different rows at once (a largest flow; Dinic 1970)."""
    must = np.flatnonzero(least)
    if not len(must):
        return True
    rows, columns = np.nonzero(allowed[:, must])
    people = len(demand)
    source, sink = people + len(must), people + len(must) + 1
    start = np.concatenate([np.full(len(must), source), people + columns, np.arange(people)])
    end = np.concatenate([people + np.arange(len(must)), rows, np.full(people, sink)])
    most = np.concatenate([least[must], np.ones(len(rows), dtype=np.int64), np.maximum(demand, 0)]).astype(np.int32)
    network = csr_array((most, (start, end)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(network, source, sink).flow_value) == int(least.sum())
