"""A change looked at more closely: beside people who had no partner, of one side beside the other, of people who share
a mentor, and whether both of a pairing see it alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.evaluation.agreement import Weights, intraclass, kappa
from core.evaluation.answer_table import AnswerTable
from core.evaluation.attrition import differential_flag
from core.evaluation.clustering import design_effect, likeness, usual_size, widened
from core.evaluation.finding import Estimate, Finding, NotEnough, not_enough
from core.evaluation.outcomes import paired
from core.evaluation.paired import change_in_mean
from core.evaluation.surveys import Measure
from core.evaluation.two_groups import adjusted_difference
from core.text import Text, text

FEWEST_CLUSTERS = 10


@dataclass(frozen=True)
class Tie:
    """Where somebody stands: her side, whether she had a partner by the end, and whom she shares with whom.

    ``shared`` is the same for all who share a mentor (herself for a mentor), ``pairing`` for all of one pairing; both
    empty without a partner."""

    side: str
    had_partner: bool
    shared: str = ""
    pairing: str = ""


Ties = Mapping[int, Tie]


@dataclass(frozen=True)
class Clustered:
    """The average change with an interval that allows for people of one mentor being alike. ``effect``: so many times
    the variance is larger (Kish 1965); ``likeness`` from 0 to 1; ``size`` of the cluster that a person is in."""

    change: Estimate
    likeness: float
    size: float
    effect: float
    clusters: int
    n: int


@dataclass(frozen=True)
class BothSides:
    """How alike both of a pairing answered: ``agreement`` is ICC(2,1), ``apart`` the mentor's answer less the
    mentee's on average. ``beyond_chance`` is kappa of one question answered in steps (a near miss counts by the square
    of its distance) or by yes or no; None of a scale's score, and where both sides gave always the same answer."""

    agreement: Estimate
    apart: Estimate
    pairings: int
    beyond_chance: Estimate | None = None


def beside_others(
    measure: Measure, before: AnswerTable, after: AnswerTable, in_group: Mapping[int, bool]
) -> Finding | NotEnough:
    """The group afterwards beside the others, among people who began alike (analysis of covariance), with a warning
    where one of them lost clearly more people. Whoever is not in ``in_group`` is left out.

    NotEnough below 6 who answered both times in either group, and where answers are anonymous.
    """
    people, one, two = _both(measure, before, after, in_group)
    here = [in_group[who] for who in people]
    found = adjusted_difference(one, two, here)
    if isinstance(found, NotEnough):
        return found
    flags = differential_flag(_stayed(one, two, here, group=True), _stayed(one, two, here, group=False))
    return replace(found, caveats=(*found.caveats, *flags))


def clustered(measure: Measure, before: AnswerTable, after: AnswerTable, ties: Ties) -> Clustered | NotEnough:
    """The average change of people with a partner, its interval widened by the design effect.

    Paired t interval times the root of 1 + (size - 1) likeness. NotEnough below ten mentors, below 6 people, where
    nobody shares one or nothing varies.
    """
    shared = {who: tie.shared for who, tie in ties.items() if tie.shared}
    people, one, two = _both(measure, before, after, shared)
    whole = [(who, a, b) for who, a, b in zip(people, one, two, strict=True) if a is not None and b is not None]
    labels = [shared[who] for who, _, _ in whole]
    found = change_in_mean([a for _, a, _ in whole], [b for _, _, b in whole])
    if isinstance(found, NotEnough):
        return found
    if len(set(labels)) < FEWEST_CLUSTERS:
        return not_enough(len(set(labels)), FEWEST_CLUSTERS)
    alike, value = likeness([b - a for _, a, b in whole], labels), found.estimate
    if alike is None or value.low is None or value.high is None:
        return not_enough(0, FEWEST_CLUSTERS)
    size = usual_size(labels)
    effect = design_effect(size, alike)
    low, high = widened(value.value, value.low, value.high, effect)
    how = text("t interval, widened by a design effect of {effect}", effect=f"{effect:.2f}")
    change = Estimate(value.value, low, high, value.name, how)
    return Clustered(change, alike, size, effect, len(set(labels)), len(whole))


def both_sides(measure: Measure, table: AnswerTable, ties: Ties) -> BothSides | NotEnough:
    """Of pairings of two of which both answered. NotEnough below ten, or without any variation."""
    given: dict[str, dict[str, float]] = {}
    for who, value in zip(table.who, table.numbers(measure), strict=True):
        tie = ties.get(who) if who is not None else None
        if tie is not None and tie.pairing and value is not None:
            given.setdefault(tie.pairing, {})[tie.side] = value
    rows = [(each["mentor"], each["mentee"]) for _, each in sorted(given.items()) if {"mentor", "mentee"} <= set(each)]
    if len(rows) < FEWEST_CLUSTERS:
        return not_enough(len(rows), FEWEST_CLUSTERS)
    agreement = intraclass(rows)
    if isinstance(agreement, NotEnough):
        return agreement
    found = change_in_mean([b for _, b in rows], [a for a, _ in rows])
    if isinstance(found, NotEnough):
        return found
    apart = replace(found.estimate, name=text("mentor's answer less the mentee's"))
    return BothSides(agreement, apart, len(rows), _beyond_chance(measure, rows))


def _beyond_chance(measure: Measure, rows: Sequence[tuple[float, float]]) -> Estimate | None:
    low, high = (0.0, 1.0) if measure.is_yes_no else (measure.lowest, measure.highest)
    if measure.scoring is not None or low is None or high is None or any(each % 1 for row in rows for each in row):
        return None
    counts = [[0] * (int(high - low) + 1) for _ in range(int(high - low) + 1)]
    for one, other in rows:
        counts[int(one - low)][int(other - low)] += 1
    found = kappa(counts, Weights.NONE if measure.is_yes_no else Weights.QUADRATIC)
    return found if isinstance(found, Estimate) else None


def alike_words(found: BothSides) -> Text:
    """What the agreement comes to, in a word (Koo and Li 2016), by the lower end of its interval where there is one."""
    value = found.agreement.value if found.agreement.low is None else found.agreement.low
    if value >= 0.75:
        return text("Mentors and mentees see it much alike.")
    return text("They agree in part.") if value >= 0.5 else text("That they see it alike can't be said.")


def _both(
    measure: Measure, before: AnswerTable, after: AnswerTable, known: Mapping[int, object]
) -> tuple[list[int], list[float | None], list[float | None]]:
    one, two = paired(measure, before, after)
    people = sorted({who for who in (*before.who, *after.who) if who is not None})
    kept = [place for place, who in enumerate(people) if who in known]
    return [people[place] for place in kept], [one[place] for place in kept], [two[place] for place in kept]


def _stayed(
    one: Sequence[float | None], two: Sequence[float | None], here: Sequence[bool], *, group: bool
) -> tuple[int, int]:
    """How many answered before, and how many of them again."""
    before = [b for a, b, mine in zip(one, two, here, strict=True) if a is not None and mine is group]
    return len(before), sum(b is not None for b in before)
