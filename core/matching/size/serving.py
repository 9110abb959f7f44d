"""Which pools are matched without a table of all pairs, and which rules stand in the way of that."""

from collections.abc import Iterator

from core.errors import Fault, InvalidInput
from core.matching.large import installed
from core.matching.pool import Pool
from core.matching.rules import Objective, Rules
from core.text import text

PAIRS = 30_000_000  # from here on it is as quick at least, and takes a fraction of the memory
TABLE = 250_000_000  # of so many pairs no table is made any more: 10 GB at ten criteria


def needs_size(pool: Pool, rules: Rules) -> bool:
    """Whether to match these without a table. Raises InvalidInput where that must be and cannot be."""
    pairs = len(pool.peers) ** 2 or len(pool.mentees) * len(pool.mentors)
    if pairs <= PAIRS:
        return False
    faults = list(outside(pool, rules))
    if faults and pairs > TABLE:
        raise InvalidInput("So many people can be matched only under simpler rules.", faults)
    return not faults


def outside(pool: Pool, rules: Rules) -> Iterator[Fault]:
    """What of these rules needs a table of all pairs, with what to do where there are too many for one."""
    if pool.peers:
        yield Fault("peers", text("are matched within one pool: make several smaller pools of them"))
    if rules.grouping is not None:
        yield Fault("groups", text("are made from a table of all pairs: make pairs, or match fewer people at once"))
    if rules.objective is not Objective.MOST_PEOPLE:
        yield Fault("what is best", text("is to be “most people” here, or match fewer people at once"))
    if rules.minimum_load or any(person.least for person in pool.mentors):
        yield Fault("minimum loads", text("are kept among fewer people only: take them away, or match fewer at once"))
    if any(person.places > 1 for person in pool.mentees):
        yield Fault("mentees with several mentors", text("are matched among fewer people only: match one mentor first"))
    if any(person.matters for person in (*pool.mentees, *pool.mentors)):
        yield Fault("what matters most to each", text("is weighed among fewer people only: match without it"))
    if not installed():
        yield Fault("numba", text("is not installed here, which so many people need: install it, or match fewer"))
    if sum(abs(one.weight) for one in rules.criteria) > 200 or len(rules.criteria) > 30:
        yield Fault("criteria", text("are too many or too heavy for so many people: keep to 30, of weight 10 at most"))
