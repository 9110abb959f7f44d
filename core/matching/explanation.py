"""Why a pair: its score, the points that each criterion gives, and what the two may read about it."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison, said
from core.matching.measures import Said
from core.matching.measures.answers import as_given
from core.matching.own_weights import weight_for
from core.matching.pool import Person, Pool
from core.matching.result import Points, PointsWhenAsked, Proposal
from core.matching.rules import Criterion, Measure, PairIds, Rules
from core.text import Text, text

THIN = 0.6  # known share of the weight below which a score says little (a convention, not a finding)
WEAK = 50.0  # points below which a pair deserves a second look (a convention, not a finding)
TENTHS = 1000  # of a point: what scores and points are displayed in, 100.0 in all


def is_thin(proposal: Proposal, least: float = THIN) -> bool:
    """Whether less than ``least`` (0 to 1) of what counts is known of this pair."""
    return proposal.coverage < least


def is_weak(proposal: Proposal, least: float = WEAK) -> bool:
    """Whether the pair scores less than ``least`` points (0 to 100)."""
    return proposal.score < least


def explain(pool: Pool, rules: Rules, comparison: Comparison, pair: PairIds) -> Proposal:
    """Score and points of any pair, made or not, allowed or not. Raises KeyError for people not in the pool.

    Score, points and what was possible are in points with one decimal, each set adding up exactly (largest
    remainder, Hamilton's method; ties to the criterion that comes first). Criteria without weight appear only where
    they are must-haves, with 0 points. Strongest first; what is unknown last.
    """
    return explain_all(pool, rules, comparison, [pair])[0]


def explain_all(pool: Pool, rules: Rules, comparison: Comparison, pairs: Sequence[PairIds]) -> tuple[Proposal, ...]:
    """``explain`` for many pairs. Points and sentences of a pair are worked out when somebody looks at them."""
    counted = [one for one in rules.criteria if one.weight or one.must_have is not None or one.must_be_known]
    places = [comparison.places(pair) for pair in pairs]
    rows, columns = np.array(places, dtype=np.intp).reshape(-1, 2).T
    values = np.array([comparison.values[one.key][rows, columns] for one in counted], dtype=np.int64)
    values = values.reshape(len(counted), len(pairs))
    people = [(comparison.rows[row], comparison.columns[column]) for row, column in places]
    differ = comparison.own_weights
    weights = np.array(
        [[weight_for(one, *pair) for pair in people] if differ else [one.weight] for one in counted],
        dtype=np.int64,
    )
    weights = np.broadcast_to(weights.reshape(len(counted), -1), values.shape)
    known = (weights * (values != UNKNOWN)).sum(axis=0)
    whole = np.maximum(1, known) * VALUE_UNITS
    tenths = (2 * (weights * np.maximum(values, 0)).sum(axis=0) * TENTHS + whole) // (2 * whole)
    coverage = known / np.maximum(1, weights.sum(axis=0))
    locked = {*rules.locked, *(pair[::-1] for pair in rules.locked if comparison.of_peers)}
    memory = comparison.said  # and not the comparison, which is large
    return tuple(
        Proposal(
            mentee_id=pair[0],
            mentor_id=pair[1],
            score=score / 10,
            points=PointsWhenAsked(partial(_points_of, pool, memory, counted, one, other, given)),
            coverage=share,
            locked=pair in locked,
        )
        for pair, (one, other), given, score, share in zip(
            pairs, people, values.T.tolist(), tenths.tolist(), coverage.tolist(), strict=True
        )
    )


def _points_of(
    pool: Pool,
    memory: dict[tuple[str, PairIds], Said | None],
    counted: Sequence[Criterion],
    one: Person,
    other: Person,
    values: Sequence[int],
) -> tuple[Points, ...]:
    weights = [weight_for(criterion, one, other) for criterion in counted]
    known = sum(weight for weight, value in zip(weights, values, strict=True) if value != UNKNOWN)
    gains = [weight * max(0, value) for weight, value in zip(weights, values, strict=True)]
    most = [weight * (value != UNKNOWN) for weight, value in zip(weights, values, strict=True)]
    tenths = shares(gains, known * VALUE_UNITS)
    possible = shares(most, known, at_least=tenths)
    points = []
    for criterion, value, got, full in zip(counted, values, tenths, possible, strict=True):
        saying = said(memory, pool, criterion, one, other, value) or Said(_unanswered(one, other, criterion))
        points.append(
            Points(
                criterion=criterion.key,
                label=criterion.label,
                value=None if value == UNKNOWN else value / VALUE_UNITS,
                points=got / 10,
                possible=full / 10,
                reason=saying.reason,
                good=saying.good,
                matters_to=tuple(person.name for person in (one, other) if criterion.key in person.matters),
                answers=_answers(one, other, criterion),
                shared=saying.shared,
                missing=saying.missing,
            )
        )
    return tuple(sorted(points, key=lambda point: (point.value is None, -point.points, -point.possible)))


def _answers(one: Person, other: Person, criterion: Criterion) -> tuple[str, str]:
    if criterion.measure is Measure.PREFERENCE:
        return "", ""
    return as_given(one.answers.get(criterion.mentee_question)), as_given(other.answers.get(criterion.mentor_question))


def shares(parts: Sequence[int], whole: int, *, at_least: Sequence[int] | None = None) -> list[int]:
    """``parts / whole`` of 1,000 tenths of a point, each rounded so that they add up to their rounded sum.

    ``at_least``: tenths that each is not to fall below, where one more tenth is enough: what was got of it.
    """
    if whole == 0:
        return [0] * len(parts)
    floors = [part * TENTHS // whole for part in parts]
    total = (2 * sum(parts) * TENTHS + whole) // (2 * whole)
    short = [at_least is not None and floor < at_least[place] for place, floor in enumerate(floors)]
    remainders = sorted(
        range(len(parts)), key=lambda place: (not short[place], -(parts[place] * TENTHS % whole), place)
    )
    for place in remainders[: total - sum(floors)]:
        floors[place] += 1
    return floors


def _unanswered(mentee: Person, mentor: Person, criterion: Criterion) -> Text:
    silent = [
        person.name
        for person, question in ((mentee, criterion.mentee_question), (mentor, criterion.mentor_question))
        if person.answers.get(question) in (None, "", [], {}, ())
    ]
    if len(silent) == 2:
        return text("Neither answered: {label}", label=criterion.label)
    if silent:
        return text("{name} did not answer: {label}", name=silent[0], label=criterion.label)
    return text("The answers cannot be compared: {label}", label=criterion.label)


def reasons_for_people(proposal: Proposal, shown: Callable[[str], bool], most: int = 3) -> tuple[Text, ...]:
    """What the two may read: only what speaks for the pair, strongest first, without points or ranks.

    ``shown``: whether the answers behind a criterion (its key) may be seen by the partner.
    """
    good = [one.good for one in proposal.points if one.good is not None and shown(one.criterion)]
    return tuple(good[:most])
