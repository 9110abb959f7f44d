"""Who would be with whom, and nothing more: for trying something out without putting every pair into words."""

from collections.abc import Collection
from dataclasses import dataclass

from core.matching.comparison import Comparison
from core.matching.engine import checked, match, started
from core.matching.moved import Moved
from core.matching.objectives import solve
from core.matching.pool import Pool
from core.matching.ranked_choices import choose_stable
from core.matching.reading import locked_places
from core.matching.result import Result
from core.matching.rules import Objective, PairIds, Rules
from core.matching.scores import POINT
from core.text import text


@dataclass(frozen=True)
class Outline:
    """``pairs`` of ids by rising ids, their ``scores``, ``total`` in points, and how many ``people`` have a partner."""

    pairs: tuple[PairIds, ...]
    scores: tuple[float, ...]
    total: float
    people: int


def outline(pool: Pool, rules: Rules, comparison: Comparison, before: Result) -> Outline:
    """The pairs that ``match`` would make; raises what it raises. Cost: half of ``match`` where many wait."""
    if rules.grouping is not None:
        return outline_of(match(pool, rules, comparison, before))
    reading, problem = checked(pool, rules, comparison)
    if rules.objective is Objective.RANKED:
        solution = choose_stable(rules, reading, problem)
    else:
        solution = solve(problem, rules.objective, comparison.of_peers, started(comparison, before))
    places = sorted([*locked_places(rules, comparison), *solution.pairs])
    units = [int(reading.scored.units[place]) for place in places]
    pairs = tuple((comparison.rows[row].id, comparison.columns[column].id) for row, column in places)
    return Outline(
        pairs, tuple(round(each / POINT, 1) for each in units), sum(units) / POINT, _people(pairs, comparison.of_peers)
    )


def outline_of(result: Result) -> Outline:
    """The same of a result that is there."""
    pairs = tuple(proposal.pair for proposal in result.proposals)
    scores = tuple(proposal.score for proposal in result.proposals)
    return Outline(pairs, scores, result.total, _people(pairs, result.of_peers))


def who_moved(before: Collection[PairIds], after: Collection[PairIds], of_peers: bool) -> tuple[Moved, ...]:
    """As ``what_changed``, but why is not told. Cost: one look at the pairs."""
    then, now, nobody = _partners(before, of_peers), _partners(after, of_peers), frozenset[int]()
    return tuple(
        Moved(person, tuple(sorted(then.get(person, nobody))), tuple(sorted(now.get(person, nobody))), text(""))
        for person in sorted(then.keys() | now.keys())
        if then.get(person) != now.get(person)
    )


def _partners(pairs: Collection[PairIds], of_peers: bool) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        if of_peers:
            found.setdefault(other, set()).add(one)
    return found


def _people(pairs: Collection[PairIds], of_peers: bool) -> int:
    return len({one for pair in pairs for one in (pair if of_peers else pair[:1])})
