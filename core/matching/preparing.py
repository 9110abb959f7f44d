"""Compiling the loops for thousands of people before they are needed: seconds once, which a page can tell."""

from datetime import date

import numpy as np

from core.matching.assignment import NARROW, NOBODY, Start
from core.matching.large import are_worth_loading, is_large, is_ready, ready
from core.matching.minimum_load import assign_loaded
from core.matching.pool import Person, Pool
from core.matching.rules import Criterion, Measure, Rules
from core.matching.ties import fitting_pairs


def will_prepare(pool: Pool, kept: bool = False) -> bool:
    """Whether matching these people waits for loops to be compiled or loaded: the first large matching of a process.

    ``kept``: loops that an earlier process compiled lie ready, so that fewer people are worth loading them for.
    """
    if pool.peers or is_ready():
        return False
    return is_large(_pairs(pool)) or (kept and are_worth_loading(len(pool.mentees) * len(pool.mentors)))


def prepare(pool: Pool, kept: bool = False) -> None:
    """Do it now, if ``will_prepare``. Cost: 10 to 20 CPU seconds once for a data folder, then a second a process."""
    if will_prepare(pool, kept):
        load_loops()


def load_loops() -> None:
    """Run every loop once, so that each is there: compiled, or loaded where that was done before."""
    from core.matching.large.counting import count
    from core.matching.large.ways import eliminate
    from core.matching.large.weighing import add, add_known, divide, divide_evenly

    score, kept = np.ones((2, 2), dtype=np.int32), np.zeros(2, dtype=np.int64)
    likeness = np.ones((2, 2), dtype=np.int16)
    add(likeness, 1, score)
    add_known(likeness, 1, -1, score, score.copy())
    divide(score, np.ones_like(score), 1.0)
    divide_evenly(score, 1, 1.0)
    count(kept[:1], kept, kept, likeness[0], likeness, likeness[0], likeness.copy())
    all_of, one = np.ones((2, 2), dtype=np.bool_), np.ones(2, dtype=np.int64)
    wide, second_must = np.array([[2, 1], [2, 1]]), np.array([0, 1])
    for first in (one, one * NARROW):  # numbers of 32 bits and of 64
        assign_loaded(wide, all_of, 2 * one, second_must, 9, first, Start(kept, np.full(2, NOBODY), large=True))
        assign_loaded(wide, all_of, one, 0 * one, 0, first, Start(one, np.zeros(2, dtype=np.int64), large=True))
    fitting_pairs(score, all_of, one, kept, large=True)
    fitting_pairs(wide, all_of, one, kept, large=True)
    eliminate(score, 2, 1, 0.3)
    _load_those_for_size()
    ready()


def _load_those_for_size() -> None:
    from core.matching.size.matching import match_sized

    criterion = Criterion("a", "A", Measure.SAME, "a", "a")
    match_sized(Pool(date(2026, 9, 1), (Person(1, "A"),), (Person(2, "B"),)), Rules((criterion,)))


def _pairs(pool: Pool) -> int:
    return len(pool.mentees) * sum(person.places for person in pool.mentors)
