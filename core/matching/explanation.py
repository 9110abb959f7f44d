"""Why a pair: its score, the points that each criterion gives, and what the two may read about it."""

from collections.abc import Callable, Sequence

from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison, said
from core.matching.measures import Said
from core.matching.pool import Person, Pool
from core.matching.result import Points, Proposal
from core.matching.rules import Criterion, PairIds, Rules
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
    row, column = comparison.places(pair)
    counted = [one for one in rules.criteria if one.weight or one.must_have is not None or one.must_be_known]
    values = [int(comparison.values[one.key][row, column]) for one in counted]
    known = sum(one.weight for one, value in zip(counted, values, strict=True) if value != UNKNOWN)
    weight = sum(one.weight for one in counted)
    gains = [one.weight * max(0, value) for one, value in zip(counted, values, strict=True)]
    most = [one.weight * (value != UNKNOWN) for one, value in zip(counted, values, strict=True)]
    tenths = shares(gains, known * VALUE_UNITS)
    possible = shares(most, known)
    points = [
        _points(pool, comparison, one, value, got / 10, full / 10, row, column)
        for one, value, got, full in zip(counted, values, tenths, possible, strict=True)
    ]
    points.sort(key=lambda one: (one.value is None, -one.points, -one.possible))
    return Proposal(
        mentee_id=pair[0],
        mentor_id=pair[1],
        score=sum(tenths) / 10,
        points=tuple(points),
        coverage=known / weight if weight else 0.0,
        locked=pair in rules.locked or (comparison.of_peers and pair[::-1] in rules.locked),
    )


def shares(parts: Sequence[int], whole: int) -> list[int]:
    """``parts / whole`` of 1,000 tenths of a point, each rounded so that they add up to their rounded sum."""
    if whole == 0:
        return [0] * len(parts)
    floors = [part * TENTHS // whole for part in parts]
    total = (2 * sum(parts) * TENTHS + whole) // (2 * whole)
    remainders = sorted(range(len(parts)), key=lambda place: (-(parts[place] * TENTHS % whole), place))
    for place in remainders[: total - sum(floors)]:
        floors[place] += 1
    return floors


def _points(
    pool: Pool,
    comparison: Comparison,
    criterion: Criterion,
    value: int,
    points: float,
    possible: float,
    row: int,
    column: int,
) -> Points:
    saying = said(comparison, pool, criterion, row, column)
    if saying is None:
        saying = Said(_unanswered(comparison.rows[row], comparison.columns[column], criterion))
    return Points(
        criterion=criterion.key,
        label=criterion.label,
        value=None if value == UNKNOWN else value / VALUE_UNITS,
        points=points,
        possible=possible,
        reason=saying.reason,
        good=saying.good,
    )


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
