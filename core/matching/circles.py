"""Circles of peers: small groups within one pool, by a good search, with a bound on what any circles could be worth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from core.errors import Infeasible
from core.matching.explanation import explain_all
from core.matching.group_search import NOWHERE, Seating, improved, worth
from core.matching.groups import kinds
from core.matching.linear_program import largest
from core.matching.pool import Pool
from core.matching.proof import Whole
from core.matching.reading import Reading, locked_places
from core.matching.result import Group, Result, Unmatched
from core.matching.rules import Grouping, Rules
from core.matching.scores import POINT
from core.matching.unmatched import Situation, unmatched
from core.text import text

Mask = NDArray[np.bool_]
CANDIDATES = 20  # partners of each person that the bound's program looks at; its prices are checked against all
ROUNDS = 5


@dataclass(frozen=True)
class _Circles:
    values: Whole
    allowed: Mask
    seating: Seating


def match_circles(pool: Pool, rules: Rules, reading: Reading) -> Result:
    """Circles under the rules, for ``match`` where ``rules.grouping`` is given and the pool is of peers.

    Every two people of a circle are an allowed pair; locked pairs are in one circle; nobody is in two. A person's
    score is the mean of her scores with the others; the total is the sum over all people. As many people as the
    search can seat come first. The proposals are all pairs within circles. ``proven`` only where as many people as
    can be are seated and the total reaches its bound: exact circles are out of reach of any known method beyond small
    pools (partition into triangles; Garey and Johnson 1979). Raises Infeasible where locks contradict the sizes.
    Cost: 1 s for 200 people.
    """
    grouping = rules.grouping or Grouping()
    circles, at = _start(rules, reading, grouping)
    for _ in range(ROUNDS):
        seated = int((at != NOWHERE).sum())
        at = improved(circles.seating, _more(circles, at, grouping))
        if int((at != NOWHERE).sum()) == seated:
            break
    comparison, people = reading.comparison, len(at)
    together = (at[:, None] == at[None, :]) & (at != NOWHERE)[:, None] & ~np.eye(people, dtype=np.bool_)
    pairs = [(int(row), int(column)) for row, column in np.argwhere(np.triu(together))]
    ids = [(comparison.rows[row].id, comparison.columns[column].id) for row, column in pairs]
    total = int(worth(circles.seating, at))
    bound = max(total, points_bound(circles.values, circles.allowed, grouping.smallest))
    everyone = int((at != NOWHERE).sum()) == people_bound(circles.allowed, grouping)
    situation = Situation(pool, rules, comparison, reading.scored, reading.against, tuple(pairs))
    return Result(
        proposals=explain_all(pool, rules, comparison, ids),
        unmatched=tuple(_left_out(circles, reading, one) for one in unmatched(situation)),
        total=total / POINT,
        upper_bound=bound / POINT,
        proven=everyone and total >= bound,
        objective=rules.objective,
        method="search for circles",
        of_peers=True,
        groups=_named(circles, reading, at),
    )


def _start(rules: Rules, reading: Reading, grouping: Grouping) -> tuple[_Circles, Whole]:
    """People who are locked together sit together; the others are nowhere yet."""
    rows = reading.comparison.rows
    able = np.array([person.places > 0 for person in rows], dtype=np.bool_)
    allowed = ~reading.against.any
    locked = np.zeros_like(allowed)
    for one, other in locked_places(rules, reading.comparison):
        locked[one, other] = locked[other, one] = True
    allowed = (allowed & allowed.T | locked) & able[:, None] & able[None, :]
    np.fill_diagonal(allowed, False)
    at = np.full(len(rows), NOWHERE)
    _, label = connected_components(locked, directed=False)
    circle = 0
    for part in np.unique(label[locked.any(axis=1)]).tolist():
        members = np.flatnonzero(label == part)
        suited = int(allowed[np.ix_(members, members)].sum()) == len(members) * (len(members) - 1)
        if len(members) > grouping.largest or not suited:
            raise Infeasible(
                "The people locked together around {name} cannot all be in one circle.",
                "Unlock one of their pairs, or allow larger circles.",
                name=rows[members[0]].name,
            )
        at[members] = circle
        circle += 1
    count = max(circle, len(rows) // grouping.smallest) + 1
    answers = [(kinds(rows, limit.question), limit.most) for limit in grouping.limits]
    values = np.where(allowed, reading.scored.units, 0)
    seating = Seating(
        np.where(able[:, None], np.zeros((len(rows), count)), -np.inf),
        values.astype(np.float64),
        ~allowed & ~np.eye(len(rows), dtype=np.bool_),
        grouping.smallest,
        np.full(count, grouping.largest, dtype=np.int64),
        answers,
        np.asarray(locked.any(axis=1)),
        np.array([person.priority for person in rows], dtype=np.int64),
    )
    return _Circles(values, allowed, seating), at


def _more(circles: _Circles, at: Whole, grouping: Grouping) -> Whole:
    """New circles of the smallest size among people who are nowhere, begun by whom fewest suit; too small ones go."""
    at, seating = at.copy(), circles.seating
    empty = [circle for circle in range(seating.own.shape[1]) if not (at == circle).any()]
    sizes = np.bincount(at[at != NOWHERE], minlength=seating.own.shape[1])
    begun = np.flatnonzero((sizes > 0) & (sizes < grouping.smallest)).tolist()
    tried = np.zeros(len(at), dtype=np.bool_)
    while True:
        free = (at == NOWHERE) & np.isfinite(seating.own[:, 0])
        if begun:
            circle = begun.pop(0)
            members = np.flatnonzero(at == circle).tolist()
        else:
            seeds = np.flatnonzero(free & ~tried)
            if not len(seeds) or not empty:
                return at
            suited = circles.allowed[seeds][:, free].sum(axis=1) - 1000 * seating.rank[seeds]
            members, circle = [int(seeds[int(suited.argmin())])], empty[0]
        while len(members) < grouping.smallest:
            able = free & circles.allowed[members].all(axis=0)
            able[members] = False
            for kind, most in seating.answers:
                counted = np.bincount(kind[members][kind[members] >= 0], minlength=int(kind.max(initial=-1)) + 1)
                able &= (kind < 0) | (np.append(counted, 0)[kind] < most)
            if not able.any():
                break
            gain = np.where(able, circles.values[members].sum(axis=0), -1)
            members.append(int(gain.argmax()))
        if len(members) == grouping.smallest:
            at[members] = circle
            if circle in empty:
                empty.remove(circle)
        elif seating.fixed[members[0]]:
            raise Infeasible(
                "People who are locked together have nobody left to make a full circle with.",
                "Unlock their pair, or allow smaller circles.",
            )
        else:
            tried[members[0]] = True


def people_bound(allowed: Mask, grouping: Grouping) -> int:
    """Nobody without enough partners can be in a circle; and those who hang together must split into whole circles."""
    left = np.ones(len(allowed), dtype=np.bool_)
    while True:
        few = left & ((allowed & left[None, :]).sum(axis=1) < grouping.smallest - 1)
        if not few.any():
            break
        left &= ~few
    kept = np.flatnonzero(left)
    if not len(kept):
        return 0
    _, label = connected_components(allowed[np.ix_(kept, kept)], directed=False)
    return sum(_splits(int(size), grouping) for size in np.bincount(label))


def _splits(size: int, grouping: Grouping) -> int:
    """The largest number up to ``size`` that is a sum of circle sizes."""
    while size and not any(
        circles * grouping.smallest <= size <= circles * grouping.largest for circles in range(1, size + 1)
    ):
        size -= 1
    return size


def points_bound(values: Whole, allowed: Mask, smallest: int) -> int:
    """No circles of at least ``smallest`` people are worth more, each person counted with her mean over the others.

    In a circle a pair counts at most 2 / (smallest - 1) times its value, and what a person has in all her pairs adds
    up to 2; prices for people bound whatever keeps to that (weak duality), over all pairs. Prices from a linear
    program over each person's best pairs. ``values`` and ``allowed`` are symmetric.
    """
    people, partners = len(values), max(1, smallest - 1)
    best = np.argsort(-np.where(allowed, values, -1), axis=1, kind="stable")[:, :CANDIDATES]
    likely = np.zeros_like(allowed)
    np.put_along_axis(likely, best, True, axis=1)
    first, second = np.nonzero(np.triu((likely | likely.T) & allowed, 1))
    if not len(first):
        return 0
    edges = np.arange(len(first))
    at = np.concatenate([first, second]), np.concatenate([edges, edges])
    limits = coo_array((np.ones(2 * len(first)), at), shape=(people, len(first))).tocsr()
    found = largest(values[first, second].astype(np.float64), limits, np.full(people, float(partners)))
    paid = np.zeros(people, dtype=np.int64)
    if found is not None:
        paid = np.rint(np.maximum(0, found.limit_worth)).astype(np.int64)
    over = np.where(np.triu(allowed, 1), np.maximum(0, values - paid[:, None] - paid[None, :]), 0)
    return (2 * (partners * int(paid.sum()) + int(over.sum()))) // partners


def _named(circles: _Circles, reading: Reading, at: Whole) -> tuple[Group, ...]:
    rows = reading.comparison.rows
    found = []
    for circle in np.unique(at[at != NOWHERE]).tolist():
        members = np.flatnonzero(at == circle)
        among = float(circles.values[np.ix_(members, members)].sum()) / max(1, len(members) - 1)
        found.append(Group(None, tuple(rows[row].id for row in members.tolist()), int(among) / POINT))
    return tuple(sorted(found, key=lambda group: group.member_ids))


def _left_out(circles: _Circles, reading: Reading, one: Unmatched) -> Unmatched:
    row = reading.comparison.row_of[one.person_id]
    if not circles.allowed[row].any():
        return one
    name = reading.comparison.rows[row].name
    return Unmatched(
        one.person_id,
        text("No circle was found in which everybody suits {name}.", name=name),
        text("Allow other sizes, loosen a must-have, or invite more people."),
    )
