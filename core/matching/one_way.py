"""How far each of two meets what the other asks for: two percentages beside the score that they share."""

from dataclasses import dataclass, replace

import numpy as np

from core.matching.comparison import differs_by_way
from core.matching.measures import TABLES, VALUE_UNITS
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
