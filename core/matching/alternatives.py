"""Whom else somebody could have, and what that would cost the whole: exact prices where there are, else solved anew."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.matching.comparison import Comparison
from core.matching.pool import Pool
from core.matching.prices import Prices, prices_of
from core.matching.result import Result
from core.matching.rules import PairIds, Rules
from core.matching.scores import POINT


@dataclass(frozen=True)
class Alternative:
    """One pair that is not made: its own score, and what making it would cost all pairs together."""

    pair: PairIds
    score: float
    points: float
    people: int  # more who would wait


def prices_where_exact(pool: Pool, rules: Rules, result: Result, comparison: Comparison) -> Prices | None:
    """``prices_of``, or None where pairs have no exact prices (peers, groups, ranked choices, unproven results)."""
    if rules.grouping is not None:
        return None
    try:
        return prices_of(pool, rules, result, comparison)
    except ValueError:
        return None


def alternatives(prices: Prices, mentee_id: int, most: int = 5) -> tuple[Alternative, ...]:
    """Her other mentors that no rule forbids, the cheapest first; equal ones by score, then by id."""
    row = prices.comparison.row_of[mentee_id]
    points, people = prices.points[row], prices.people[row]
    units = prices.reading.scored.units[row]
    columns = np.flatnonzero(~np.isnan(points) & ~prices.regrets.made[row])
    columns = np.array([one for one in columns if not _locked(prices, row, int(one))], dtype=np.int64)
    order = np.lexsort((columns, -units[columns], points[columns], people[columns]))
    return tuple(
        Alternative(
            (mentee_id, prices.comparison.columns[column].id),
            round(float(units[column]) / POINT, 1),
            float(points[column]),
            int(people[column]),
        )
        for column in columns[order][:most].tolist()
    )


def runners_up(prices: Prices) -> Mapping[int, float]:
    """By mentee: what her next best mentor would cost in points, nobody waiting for it; none where there is none."""
    made = prices.regrets.made
    points = np.where((prices.people == 0) & ~made & ~np.isnan(prices.points), prices.points, np.inf)
    rows = np.flatnonzero(made.any(axis=1))
    if not points.shape[1]:
        return {}
    least = points[rows].min(axis=1)
    return {
        prices.comparison.rows[row].id: float(cost)
        for row, cost in zip(rows.tolist(), least.tolist(), strict=True)
        if np.isfinite(cost)
    }


def _locked(prices: Prices, row: int, column: int) -> bool:
    return (prices.comparison.rows[row].id, prices.comparison.columns[column].id) in prices.rules.locked
