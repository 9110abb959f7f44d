"""Ranked choices: who is suggested to whom, and how what people chose counts when they are matched."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from core.errors import Fault, InvalidInput
from core.matching.comparison import Comparison, compare
from core.matching.explanation import explain_all
from core.matching.pool import Pool
from core.matching.reading import read
from core.matching.result import Proposal
from core.matching.rules import Criterion, Measure, Rules
from core.program.asking import Choosing
from core.program.questions import Side
from core.text import text

KEY = "their_choice"  # of the criterion, and of the answer that the choices stand for
WEIGHT = 5
SHOWN_FOR_EACH = 2  # people suggested for each that may be ranked


def with_choices(rules: Rules, choosing: Choosing) -> Rules:
    """The rules with the criterion that people's own choices are, where the program asks for them: the first, so that
    it decides whom anybody likes where the aim is stable pairs."""
    if choosing is Choosing.NOBODY or any(each.key == KEY for each in rules.criteria):
        return rules
    own = Criterion(KEY, "Their own choices", Measure.PREFERENCE, KEY, KEY, weight=WEIGHT)
    return replace(rules, criteria=(own, *rules.criteria))


def who_chooses(choosing: Choosing, pool: Pool) -> tuple[int, ...]:
    """Ids of everybody of the pool who is asked, mentees first."""
    sides = {Side.MENTEE: pool.mentees, Side.MENTOR: pool.mentors}
    asked = {Choosing.NOBODY: (), Choosing.MENTEES: (Side.MENTEE,), Choosing.BOTH: (Side.MENTEE, Side.MENTOR)}
    return tuple(person.id for side in asked[choosing] for person in sides[side])


def suggestions(
    pool: Pool, rules: Rules, people: Sequence[int], most: int, comparison: Comparison | None = None
) -> Mapping[int, tuple[Proposal, ...]]:
    """For each person the ``most`` best pairs that no rule forbids, best first; ties by the other's id.

    What anybody chose before does not count: suggestions do not follow from choices. Of two sides only; peers have
    none. Cost: a comparison, and sorting one row for each person.
    """
    criteria = tuple(each for each in rules.criteria if each.key != KEY)
    rules = replace(rules, criteria=criteria, locked={}, grouping=None)
    comparison = comparison or compare(pool, criteria)
    reading = read(pool, rules, comparison)
    scores = np.where(reading.against.any, -1, reading.scored.units)
    found: dict[int, tuple[Proposal, ...]] = {}
    for person in people:
        as_mentee = person in comparison.row_of
        line = scores[comparison.row_of[person]] if as_mentee else scores[:, comparison.column_of[person]]
        best = [int(n) for n in np.argsort(-line, kind="stable")[:most] if line[n] >= 0]
        pairs = [
            (person, comparison.columns[n].id) if as_mentee else (comparison.rows[n].id, person) for n in best
        ]  # fmt: skip
        found[person] = explain_all(pool, rules, comparison, pairs) if pairs else ()
    return found


def check_ranks(ranked: Sequence[int], offered: Sequence[int], most: int) -> None:
    """Raise InvalidInput unless these are different people of those who were suggested, and not too many."""
    faults = []
    if len(ranked) > most:
        faults.append(Fault("Your choices", text("are more than {most}", most=most)))
    if len(set(ranked)) < len(ranked):
        faults.append(Fault("Your choices", text("name somebody twice")))
    if not set(ranked) <= set(offered):
        faults.append(Fault("Your choices", text("name somebody who was not suggested; load the page again")))
    if faults:
        raise InvalidInput("Your choices are not kept yet.", faults)
