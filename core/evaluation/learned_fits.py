"""From pairings that were made to what matching can learn of: how well each fitted by each criterion, compared anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from core.evaluation.learned import Asked, Learned, Made, Outcome, learned, mean_known
from core.matching.comparison import compare
from core.matching.pool import Pool
from core.matching.rules import Criterion, PairIds

AT_ONCE = 500  # pairings whose people are compared with each other: memory stays small


@dataclass(frozen=True)
class Paired:
    """A pairing: its ``pairs`` (mentee and mentor; of peers the smaller id first), whose mentor it is, how it went."""

    mentor: int | None
    pairs: tuple[PairIds, ...]
    went: Mapping[Outcome, float | None]


@dataclass(frozen=True)
class CohortPaired:
    """The pairings of one cohort, and everybody who was in one."""

    pool: Pool
    pairings: tuple[Paired, ...]


def learned_from(cohorts: Sequence[CohortPaired], criteria: Sequence[Criterion]) -> Learned:
    """What went along with good outcomes in these cohorts, by criteria as they are now and answers as they are now.

    A pairing of several is the mean over its pairs. Cost: comparing people of 500 pairings at a time.
    """
    made: list[Made] = []
    of_made: dict[str, list[float]] = {each.key: [] for each in criteria}
    of_all: dict[str, list[float]] = {each.key: [] for each in criteria}  # variances, one of each part
    for cohort in cohorts:
        for first in range(0, len(cohort.pairings), AT_ONCE):
            made += _part(cohort, cohort.pairings[first : first + AT_ONCE], criteria, of_made, of_all)
    asked = [
        Asked(each.key, each.label, each.weight, _range_left(of_made[each.key], of_all[each.key])) for each in criteria
    ]
    return learned(made, asked)


def _part(
    cohort: CohortPaired,
    pairings: Sequence[Paired],
    criteria: Sequence[Criterion],
    of_made: Mapping[str, list[float]],
    of_all: Mapping[str, list[float]],
) -> list[Made]:
    here = {id for each in pairings for pair in each.pairs for id in pair}
    pool = cohort.pool
    few = replace(
        pool,
        mentees=tuple(each for each in pool.mentees if each.id in here),
        mentors=tuple(each for each in pool.mentors if each.id in here),
        peers=tuple(each for each in pool.peers if each.id in here),
    )
    compared = compare(few, criteria)
    tables = {each.key: compared.likeness(each.key) for each in criteria}
    for key, table in tables.items():
        there = table[np.isfinite(table)]
        if len(there) > 1:
            of_all[key].append(float(there.var()))
    made = []
    for each in pairings:
        places = [compared.places(pair) for pair in each.pairs]
        fits = {key: mean_known([float(table[place]) for place in places]) for key, table in tables.items()}
        for key, fit in fits.items():
            if fit is not None:
                of_made[key].append(fit)
        made.append(Made(each.mentor, fits, each.went))
    return made


def _range_left(made: Sequence[float], variances: Sequence[float]) -> float | None:
    """The spread among pairings that were made as a share of that among all pairs; None where there is none."""
    if len(made) < 2 or not variances:
        return None
    whole = float(np.sqrt(np.mean(variances)))
    left = float(np.std(made)) / whole if whole > 1e-9 else float("nan")
    return left if isfinite(left) else None
