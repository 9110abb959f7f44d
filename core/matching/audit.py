"""A last look at a result, sharing nothing with the solver: no rule, place or identity may be broken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isnan

from core.matching.measures.answers import meant
from core.matching.pool import Pool
from core.matching.result import Result
from core.matching.rules import Measure, Objective, PairIds, Rules


class RuleBroken(AssertionError):
    """The engine made a pair that a rule forbids: a fault of the program, never of the input."""


def audit(
    pool: Pool,
    rules: Rules,
    pairs: Sequence[PairIds],
    values: Mapping[str, Sequence[float]],
    scores: Sequence[float],
) -> None:
    """Raise RuleBroken unless every pair is allowed, every place used once, every lock kept.

    ``values``: by criterion key the likeness of each pair, NaN where unknown; ``scores``: 0 to 1 of each.
    """
    ones = {person.id: person for person in (pool.peers or pool.mentees)}
    others = {person.id: person for person in (pool.peers or pool.mentors)}
    made = set(pairs)
    _must(len(made) == len(pairs), "a pair is made twice")
    ranked = rules.objective is Objective.RANKED
    binding = [
        criterion
        for criterion in rules.criteria
        if criterion.must_have is not None
        or criterion.must_be_known
        or (ranked and criterion.measure is Measure.PREFERENCE)
    ]
    for place, (one, other) in enumerate(pairs):
        if one not in ones or other not in others:
            raise RuleBroken(f"a stranger is paired: {one}, {other}")
        identity = ones[one].identity
        if identity and identity == others[other].identity:
            raise RuleBroken(f"one person twice: {one}, {other}")
        if pool.peers and one >= other:
            raise RuleBroken(f"peers out of order: {one}, {other}")
        if (one, other) in rules.barred or (pool.peers and (other, one) in rules.barred):
            raise RuleBroken(f"a barred pair: {one}, {other}")
        if (one, other) in rules.locked or (pool.peers and (other, one) in rules.locked):
            continue
        for criterion in binding:
            value = values[criterion.key][place]
            if ranked and criterion.measure is Measure.PREFERENCE and value == 0:
                raise RuleBroken(f"a refusal is overruled: {one}, {other}")
            if isnan(value):
                if criterion.must_be_known:
                    raise RuleBroken(f"{criterion.key} unknown: {one}, {other}")
            elif criterion.must_have is not None and value < criterion.must_have - 1e-4:
                raise RuleBroken(f"{criterion.key} not met: {one}, {other}")
        if rules.minimum_score is not None and scores[place] < rules.minimum_score - 1e-4:
            raise RuleBroken(f"below the minimum: {one}, {other}")
    for one, other in rules.locked:
        _must(
            (one, other) in made or (bool(pool.peers) and (other, one) in made), f"a lock is not kept: {one}, {other}"
        )
    if pool.peers and rules.grouping is not None:
        return  # circles have pairs of their own number; see ``audit_groups``
    if pool.peers:
        _must(max(Counter(end for pair in pairs for end in pair).values(), default=0) <= 1, "a peer is in two pairs")
        _must(all(ones[end].places > 0 for pair in pairs for end in pair), "a peer without a place is paired")
        return
    mentees = Counter(pair[1] for pair in pairs)
    for end, mentor in others.items():
        least = max(mentor.least, min(rules.minimum_load, mentor.places))
        _must(mentees[end] >= least, f"{end} has {mentees[end]} mentees and must have {least}")
    for side, people in ((0, ones), (1, others)):
        for end, count in Counter(pair[side] for pair in pairs).items():
            _must(count <= people[end].places, f"{end} has {count} partners and {people[end].places} places")


def audit_groups(pool: Pool, rules: Rules, result: Result) -> None:
    """Raise RuleBroken unless every group keeps to sizes and limits, and nobody is in two."""
    grouping = rules.grouping
    if grouping is None:
        raise ValueError("these rules make no groups")
    answers = {person.id: person.answers for person in pool.peers or pool.mentees}
    places = {mentor.id: mentor.places for mentor in pool.mentors}
    seen = Counter(member for group in result.groups for member in group.member_ids)
    _must(max(seen.values(), default=0) <= 1, "somebody is in two groups")
    pairs = {proposal.pair for proposal in result.proposals}
    for group in result.groups:
        size = len(group.member_ids)
        _must(grouping.smallest <= size <= grouping.largest, f"a group of {size}")
        if group.mentor_id is None:
            _must(
                all((a, b) in pairs for a in group.member_ids for b in group.member_ids if a < b),
                "a circle holds two who are not a pair",
            )
        else:
            _must(size <= places[group.mentor_id], f"{group.mentor_id} has {size} mentees")
            _must(all((one, group.mentor_id) in pairs for one in group.member_ids), "a group and its pairs differ")
        for limit in grouping.limits:
            given = [answers[one].get(limit.question) for one in group.member_ids]
            alike = Counter(each for answer in given if (each := meant(answer)) is not None)
            _must(max(alike.values(), default=0) <= limit.most, f"too many alike in {limit.question}")


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise RuleBroken(what)
