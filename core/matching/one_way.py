"""How far each of two meets what the other asks for: two percentages beside the score that they share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.matching.comparison import Comparison, differs_by_way
from core.matching.measures import TABLES, UNKNOWN, VALUE_UNITS
from core.matching.measures.distances import with_range
from core.matching.measures.preference import directed
from core.matching.pool import Person, Pool
from core.matching.result import Proposal
from core.matching.rules import Criterion, Measure, Rules


@dataclass(frozen=True)
class OneWay:
    """0 to 100, one decimal; None where nothing that she asks for is known.

    ``meets_mentee``: how far the mentor (of peers: the second) meets what the mentee asks for; ``meets_mentor``: the
    other way about.
    """

    meets_mentee: float | None
    meets_mentor: float | None


def one_way(pool: Pool, rules: Rules, proposal: Proposal) -> OneWay:
    """The weighted mean, for each of the two, over the criteria that say what she asks for.

    Skills wanted and a wish belong to whoever stated them; what two share (time, languages, a subject) belongs to both.
    Weights are the program's; what matters most to her counts twice, what matters to the other once. Among peers each
    direction is taken by itself. The score is not the mean of the two: it weighs every criterion once.
    """
    people = {person.id: person for person in pool.people}
    one, other = (people[number] for number in proposal.pair)
    known = {point.criterion: point.value for point in proposal.points}
    return OneWay(
        _met(pool, rules, known, one, other, as_mentee=True), _met(pool, rules, known, other, one, as_mentee=False)
    )


def _met(
    pool: Pool, rules: Rules, known: dict[str, float | None], asking: Person, asked: Person, *, as_mentee: bool
) -> float | None:
    units = weight = 0
    for criterion in rules.criteria:
        value = _value(pool, criterion, known, asking, asked, as_mentee)
        if value is not None:
            here = criterion.weight * (1 + (criterion.key in asking.matters))
            units += here * round(value * VALUE_UNITS)
            weight += here
    return round(100 * units / (weight * VALUE_UNITS), 1) if weight else None


def _value(
    pool: Pool, criterion: Criterion, known: dict[str, float | None], asking: Person, asked: Person, as_mentee: bool
) -> float | None:
    if criterion.measure is Measure.PREFERENCE:
        own = criterion.mentee_question if as_mentee or pool.peers else criterion.mentor_question
        return _or_none(float(directed([asking], [asked], own)[0, 0]))
    if pool.peers and differs_by_way(criterion):
        criterion = replace(criterion, settings=with_range(criterion, pool.people))
        return _or_none(float(TABLES[criterion.measure]([asking], [asked], criterion, pool.on)[0, 0]))
    if criterion.measure is Measure.COVERAGE and not as_mentee:
        return None  # what the mentee wants to learn is no wish of the mentor
    return known.get(criterion.key)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value


def one_ways(pool: Pool, rules: Rules, comparison: Comparison, proposals: Sequence[Proposal]) -> tuple[OneWay, ...]:
    """``one_way`` for many pairs at once. Peers, and what each named, are taken pair by pair."""
    if pool.peers:
        return tuple(one_way(pool, rules, proposal) for proposal in proposals)
    places = [comparison.places(proposal.pair) for proposal in proposals]
    rows, columns = np.array(places, dtype=np.intp).reshape(-1, 2).T
    ones, others = [comparison.rows[row] for row in rows], [comparison.columns[column] for column in columns]
    met = (
        _met_by_all(rules, comparison, (rows, columns), ones, others, as_mentee=True),
        _met_by_all(rules, comparison, (rows, columns), others, ones, as_mentee=False),
    )
    return tuple(OneWay(there, back) for there, back in zip(*met, strict=True))


def _met_by_all(
    rules: Rules,
    comparison: Comparison,
    places: tuple[NDArray[np.intp], NDArray[np.intp]],
    asking: Sequence[Person],
    asked: Sequence[Person],
    *,
    as_mentee: bool,
) -> list[float | None]:
    units, weight = np.zeros(len(asking), dtype=np.int64), np.zeros(len(asking), dtype=np.int64)
    for criterion in rules.criteria:
        if not criterion.weight or (criterion.measure is Measure.COVERAGE and not as_mentee):
            continue
        values = comparison.values[criterion.key][places].astype(np.int64)
        if criterion.measure is Measure.PREFERENCE:
            own = criterion.mentee_question if as_mentee else criterion.mentor_question
            ways = [float(directed([one], [other], own)[0, 0]) for one, other in zip(asking, asked, strict=True)]
            values = np.array([UNKNOWN if np.isnan(way) else round(way * VALUE_UNITS) for way in ways], dtype=np.int64)
        here = criterion.weight * np.array([1 + (criterion.key in person.matters) for person in asking])
        known = values != UNKNOWN
        units += np.where(known, here * values, 0)
        weight += np.where(known, here, 0)
    return [
        round(100 * got / (of * VALUE_UNITS), 1) if of else None
        for got, of in zip(units.tolist(), weight.tolist(), strict=True)
    ]
