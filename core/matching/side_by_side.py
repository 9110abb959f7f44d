"""Kept results beside each other: how many are paired, how well by one measure for all, how mentors are loaded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.matching.comparison import Comparison
from core.matching.explanation import WEAK
from core.matching.pool import Pool
from core.matching.result import Result
from core.matching.rules import Criterion
from core.matching.scores import POINT, scores


@dataclass(frozen=True)
class Column:
    """One result. Points 0 to 100; None where there are no pairs, or nobody of them is there to be measured.

    ``paired`` of ``people`` mentees (or peers). ``mean``, ``lowest`` and ``weak`` (pairs below half of the points) are
    by its own weights, as it was made; ``mean_by`` and ``lowest_by`` by the weights all are measured with, which
    ``measured`` of its ``pairs`` can be: both people are there still. ``loads``: how many mentors have so many
    mentees, those without one too. ``waiting``: ids, rising.
    """

    paired: int
    people: int
    pairs: int
    mean: float | None
    lowest: float | None
    weak: int
    measured: int
    mean_by: float | None
    lowest_by: float | None
    loads: Mapping[int, int]
    waiting: tuple[int, ...]
    proven: bool


def column(pool: Pool, comparison: Comparison, result: Result, by: Sequence[Criterion]) -> Column:
    """One result beside others. ``pool``: the people it was made of, as far as they are there; ``comparison``: of
    anybody, with the criteria ``by``. Cost: one look at the weights, 1 ms per million pairs and criterion.
    """
    own = [each.score for each in result.proposals]
    again = [each.score for each in measured(comparison, result, by).proposals]
    ends = {id for each in result.proposals for id in (each.pair if result.of_peers else each.pair[:1])}
    everyone = {person.id for person in (pool.peers or pool.mentees)} | ends
    taken = Counter(each.mentor_id for each in result.proposals)
    mentors = {person.id for person in pool.mentors} | (set() if result.of_peers else set(taken))
    return Column(
        paired=len(ends), people=len(everyone), pairs=len(own), mean=_mean(own), lowest=min(own, default=None),
        weak=sum(score < WEAK for score in own), measured=len(again), mean_by=_mean(again),
        lowest_by=min(again, default=None), loads=dict(sorted(Counter(taken[one] for one in mentors).items())),
        waiting=tuple(sorted(everyone - ends)), proven=result.proven,
    )  # fmt: skip


def measured(comparison: Comparison, result: Result, by: Sequence[Criterion]) -> Result:
    """The result with the points its pairs have by these weights; pairs of people who are gone are left out."""
    units = scores(comparison, by).units
    return replace(
        result,
        proposals=tuple(
            replace(each, score=round(int(units[comparison.places(each.pair)]) / POINT, 1))
            for each in result.proposals
            if each.mentee_id in comparison.row_of and each.mentor_id in comparison.column_of
        ),
    )


def unweighted(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The same as far as comparing people goes: of criteria that differ in weight or must-have alone, the same."""
    return tuple(replace(each, label="", weight=1, must_have=None, must_be_known=False) for each in criteria)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
