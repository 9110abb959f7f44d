"""Pool and rules in, result out: the best pairs, why they, who is left out, and the proof."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.collecting import without_collecting
from core.matching.assignment import NOBODY, Start
from core.matching.audit import audit, audit_groups
from core.matching.circles import match_circles
from core.matching.comparison import UNKNOWN, VALUE_UNITS, Comparison
from core.matching.constraints import obstacles
from core.matching.contradictions import mentees_lacking, refuse
from core.matching.explanation import explain_all
from core.matching.faults import check
from core.matching.groups import match_groups
from core.matching.measures import text_method
from core.matching.objectives import Problem, Solution, solve
from core.matching.pool import Person, Pool
from core.matching.ranked_choices import choose_stable
from core.matching.reading import Reading, locked_places, problem_of, read
from core.matching.result import Result
from core.matching.rules import Measure, Objective, PairIds, Rules
from core.matching.scores import POINT, SCORE_UNITS
from core.matching.size.serving import needs_size
from core.matching.unmatched import Situation, unmatched
from core.text import Text


@without_collecting()
def match(pool: Pool, rules: Rules, comparison: Comparison | None = None, before: Result | None = None) -> Result:
    """The best pairs under the rules, exactly, with reasons and proof.

    ``comparison`` is what ``compare(pool, rules.criteria)`` gave earlier; another pool's or another set of criteria
    raises ValueError. ``before``: the result of similar rules, to be quicker where only a weight, a lock or a bar has
    changed; it never changes the answer.

    Raises InvalidInput with all faults, Infeasible where wishes contradict each other, and RuleBroken if the engine
    itself were at fault.

    Same pool and rules, same result, in whatever order people are given: both sides are sorted by id, scores are
    whole numbers (0.001 points), ties fall by that order. ``total`` sums exact scores, so it may differ in the first
    decimal from the sum of displayed ones. Peers have one partner each, whatever their places above 0.
    Without a comparison many people are matched without a table of all pairs (``core.matching.size``); where their
    rules need one that no memory holds, InvalidInput names them. Cost with a comparison: 0.2 s at 1,000 x 400 and
    1,000 x 1,000.
    """
    if comparison is None and needs_size(pool, rules):
        from core.matching.size.matching import match_sized

        return match_sized(pool, rules, before)
    reading, problem = checked(pool, rules, comparison)
    comparison = reading.comparison
    if rules.grouping is not None:
        reading = replace(reading, scored=reading.scored.wide)
        grouped = match_circles if pool.peers else match_groups
        return finished_groups(pool, rules, reading, grouped(pool, rules, reading))
    if rules.objective is Objective.RANKED:
        solution = choose_stable(rules, reading, problem)
    else:
        solution = solve(problem, rules.objective, comparison.of_peers, started(comparison, before))
    return finished(pool, rules, reading, solution)


def started(comparison: Comparison, before: Result | None) -> Start | None:
    """An earlier result as rows and columns, whoever has come or gone since."""
    if before is None or not before.prices:
        return None
    prices = np.array([before.prices.get(person.id, 0) for person in comparison.columns], dtype=np.int64)
    partner = np.full(len(comparison.rows), NOBODY)
    for mentee, mentor in (proposal.pair for proposal in before.proposals if not proposal.locked):
        if mentee in comparison.row_of and mentor in comparison.column_of:
            partner[comparison.row_of[mentee]] = comparison.column_of[mentor]
    return Start(prices, partner)


def checked(pool: Pool, rules: Rules, comparison: Comparison | None = None) -> tuple[Reading, Problem]:
    """Pool and rules read as numbers, or refused: faults, contradictions, minimum loads that cannot be met."""
    check(pool, rules)
    reading = read(pool, rules, comparison)
    problem = problem_of(rules, reading)
    if problem.loads.any():
        lacking = mentees_lacking(rules, reading, problem)
        if lacking is not None:
            raise refuse(lacking)
    return reading, problem


def finished(pool: Pool, rules: Rules, reading: Reading, solution: Solution) -> Result:
    """The pairs of a solution beside the locked ones, checked against every rule, with reasons."""
    comparison, scored = reading.comparison, reading.scored
    locked = locked_places(rules, comparison)
    pairs = sorted(locked + solution.pairs)
    ids = [(comparison.rows[row].id, comparison.columns[column].id) for row, column in pairs]
    rows, columns = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    audited(pool, rules, comparison, scored.units[rows, columns], pairs, ids)
    kept = sum(int(scored.units[pair]) for pair in locked)
    total = int(scored.units[rows, columns].sum(dtype=np.int64))
    situation = Situation(pool, rules, comparison, scored, reading.against, tuple(pairs))
    return Result(
        proposals=explain_all(pool, rules, comparison, ids),
        unmatched=unmatched(situation),
        total=total / POINT,
        upper_bound=(kept + solution.most_units) / POINT,
        proven=solution.proven,
        objective=rules.objective,
        method=named_with_texts(solution.method, rules),
        of_peers=comparison.of_peers,
        prices={}
        if solution.prices is None
        else dict(zip((person.id for person in comparison.columns), solution.prices.tolist(), strict=True)),
    )


def finished_groups(pool: Pool, rules: Rules, reading: Reading, grouped: Result) -> Result:
    """Groups or circles, checked against every rule."""
    made = [proposal.pair for proposal in grouped.proposals]
    places = [reading.comparison.places(pair) for pair in made]
    rows, columns = np.array(places, dtype=np.intp).reshape(-1, 2).T
    audited(pool, rules, reading.comparison, reading.scored.units[rows, columns], places, made)
    audit_groups(pool, rules, grouped)
    return replace(grouped, method=named_with_texts(grouped.method, rules))


def why_not(pool: Pool, rules: Rules, comparison: Comparison, pair: PairIds) -> tuple[Text, ...]:
    """What forbids a pair; empty where it may be made. Raises KeyError for people not in the pool."""
    reading = read(pool, rules, comparison)
    return obstacles(rules, reading.comparison, reading.against, pair)


def free_mentors(result: Result, pool: Pool) -> tuple[Person, ...]:
    """Mentors with places left, by rising id: all who have fewer mentees than places."""
    used: dict[int, int] = {}
    for proposal in result.proposals:
        used[proposal.mentor_id] = used.get(proposal.mentor_id, 0) + 1
    mentors = sorted(pool.mentors, key=lambda one: one.id)
    return tuple(person for person in mentors if used.get(person.id, 0) < person.places)


def audited(
    pool: Pool,
    rules: Rules,
    comparison: Comparison,
    units: NDArray[np.signedinteger],
    pairs: list[tuple[int, int]],
    ids: list[PairIds],
) -> None:
    """Raise RuleBroken unless these pairs, of so many ``units`` each, keep to every rule."""
    rows, columns = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    values = {}
    for key, table in comparison.values.items():
        found = table[rows, columns]
        values[key] = np.where(found == UNKNOWN, np.nan, found / VALUE_UNITS).tolist()
    audit(pool, rules, ids, values, (units / SCORE_UNITS).tolist())


def named_with_texts(method: str, rules: Rules) -> str:
    """The method, and how texts were compared."""
    ways = {text_method(one) for one in rules.criteria if one.measure is Measure.TEXT and one.weight}
    return "; ".join([method, *(f"texts by {way}" for way in sorted(ways))])
