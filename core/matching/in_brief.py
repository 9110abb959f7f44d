"""What pairs are made up of, for a list of many: points by criterion, and what speaks most for each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison, said
from core.matching.own_weights import weight_for
from core.matching.pool import Pool
from core.matching.result import Proposal
from core.matching.rules import Rules
from core.text import Text


@dataclass(frozen=True)
class Brief:
    """``points`` in the order of the criteria that weigh, to one decimal; ``reasons``: of those that give most."""

    points: tuple[float, ...]
    reasons: tuple[Text, ...]


def in_brief(
    pool: Pool, rules: Rules, comparison: Comparison, proposals: Sequence[Proposal], most: int = 2
) -> tuple[Brief, ...]:
    """Of each pair. Points are rounded one by one, so they may miss the score by a decimal.

    Cost: what is said about a pair is worked out once and kept in the comparison; 0.2 ms a pair the first time.
    """
    counted = [criterion for criterion in rules.criteria if criterion.weight]
    places = [comparison.places(proposal.pair) for proposal in proposals]
    rows, columns = np.array(places, dtype=np.intp).reshape(-1, 2).T
    people = [(comparison.rows[row], comparison.columns[column]) for row, column in places]
    values = np.array([comparison.values[one.key][rows, columns] for one in counted], dtype=np.int64)
    values = values.reshape(len(counted), len(places))
    weights = np.array([[weight_for(one, *pair) for pair in people] for one in counted], dtype=np.int64)
    weights = weights.reshape(values.shape)
    known = np.maximum(1, (weights * (values != UNKNOWN)).sum(axis=0))
    points = np.round(100 * weights * np.maximum(values, 0) / (known * VALUE_UNITS), 1)
    strongest = np.argsort(-points, axis=0, kind="stable")[:most].T
    found = []
    for place, (pair, row) in enumerate(zip(people, strongest.tolist(), strict=True)):
        told = []
        for at in row:
            if points[at, place] > 0:
                saying = said(comparison.said, pool, counted[at], *pair, int(values[at, place]))
                if saying is not None:
                    told.append(saying.reason)
        found.append(Brief(tuple(points[:, place].tolist()), tuple(told)))
    return tuple(found)
