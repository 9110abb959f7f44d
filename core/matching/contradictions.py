"""Wishes that cannot all come true, named before solving: who competes for what, and which rule frees most."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.errors import Infeasible
from core.matching.comparison import Comparison
from core.matching.measures.sentence import listed
from core.matching.objectives import Problem
from core.matching.pool import Person, Pool
from core.matching.proof import Whole
from core.matching.reading import Reading, locked_places, problem_of, read
from core.matching.rules import Rules
from core.matching.shortage import crowd, served
from core.text import Text, text

NAMED = 5  # people named in a sentence
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Loosening:
    """One rule, and how many more wants could be met in the whole pool if it alone were not there."""

    rule: str  # a criterion's key, "minimum score" or "barred"
    label: Text
    freed: int


@dataclass(frozen=True)
class Shortage:
    """A group of people who cannot all be served, and whom they compete for (ids, rising).

    ``people`` is a smallest group: without any one of them the others could be served; ``smallest`` where it is proven
    that no group is smaller. ``also``: others who have nowhere else to go either. ``wanted`` and ``places`` count both.
    ``loosen``: the one rule whose loosening frees most; None where no single rule would free anyone.
    """

    people: tuple[int, ...]
    also: tuple[int, ...]
    partners: tuple[int, ...]
    wanted: int
    places: int
    smallest: bool
    loosen: Loosening | None
    sentence: Text
    remedy: Text


def too_few_places(pool: Pool, rules: Rules, comparison: Comparison | None = None) -> Shortage | None:
    """The smallest group of mentees who share too few places; None where everyone can have a mentor.

    Everyone with a place wants one partner. Of peers: people who can only be paired with fewer others than they are
    (that somebody is left over of an odd number is no shortage). ``comparison`` as for ``match``, faults likewise
    to be checked before. Source: Hall 1935. Cost: 0.1 s at 1,000 x 400, up to 2 s where a smallest group is proven.
    """
    reading = read(pool, rules, comparison)
    problem = problem_of(rules, reading)
    wants = np.where(problem.placed, 0, np.minimum(problem.demand, 1))
    places = problem.capacity
    if pool.peers:
        at = [end for pair in locked_places(rules, reading.comparison) for end in pair]
        wants[at] = 0
        places = wants.copy()
    found = _find(rules, reading, problem, wants, places, by_mentor=False)
    return None if found is None else _of_mentees(reading, *found)


def too_few_mentees(pool: Pool, rules: Rules, comparison: Comparison | None = None) -> Shortage | None:
    """The smallest group of mentors whose minimum loads want more mentees than they share; None where all can be met.

    Cost and source as for ``too_few_places``.
    """
    reading = read(pool, rules, comparison)
    return mentees_lacking(rules, reading, problem_of(rules, reading))


def mentees_lacking(rules: Rules, reading: Reading, problem: Problem) -> Shortage | None:
    """As ``too_few_mentees``, of a pool that is read already."""
    found = _find(rules, reading, problem, problem.loads, np.maximum(0, problem.demand), by_mentor=True)
    return None if found is None else _of_mentors(reading, *found)


def refuse(shortage: Shortage) -> Infeasible:
    """The shortage as a refusal, to be raised."""
    values = {**shortage.sentence.values, **shortage.remedy.values}
    return Infeasible(shortage.sentence.message, shortage.remedy.message, **values)


_Found = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], int, int, bool, Loosening | None]


def _find(
    rules: Rules, reading: Reading, problem: Problem, wants: Whole, places: Whole, by_mentor: bool
) -> _Found | None:
    allowed = problem.allowed.T if by_mentor else problem.allowed
    group = crowd(allowed, wants, places)
    if group is None:
        return None
    elsewhere = np.delete(allowed & (places > 0), group.columns, axis=1).any(axis=1)
    also = tuple(row for row in np.flatnonzero((wants > 0) & ~elsewhere).tolist() if row not in group.rows)
    rows = sorted(group.rows + also)
    had = int(served(allowed[rows], wants[rows], places).sum())
    now = int(served(allowed, wants, places).sum())
    best: Loosening | None = None
    for rule, label, without in _loosened(rules, reading):
        wider = without & ~problem.allowed
        for row, column in locked_places(rules, reading.comparison):
            wider[row, column] = False
        wider = (wider | problem.allowed).T if by_mentor else wider | problem.allowed
        freed = int(served(wider, wants, places).sum()) - now
        if freed > (best.freed if best else 0):
            best = Loosening(rule, label, freed)
    return group.rows, also, group.columns, int(wants[rows].sum()), had, group.smallest, best


def _loosened(rules: Rules, reading: Reading) -> list[tuple[str, Text, Mask]]:
    """For each rule what would be allowed without it. Rules that forbid nothing are left out."""
    against = reading.against
    labels = {criterion.key: criterion.label for criterion in rules.criteria}
    masks = {key: (text("{rule}", rule=labels[key]), mask) for key, mask in against.must_haves.items()}
    masks["barred"] = (text("pairs that must not be made"), against.barred)
    masks["minimum score"] = (text("the minimum score"), against.below)
    found = []
    for rule, (label, mask) in masks.items():
        if mask.any():
            others = against.oneself.copy()
            for other, (_, more) in masks.items():
                if other != rule:
                    others = others | more
            found.append((rule, label, ~others))
    return found


def _names(people: tuple[Person, ...], places: tuple[int, ...]) -> str:
    return listed([people[place].name for place in places], NAMED)


def _values(
    people: tuple[Person, ...],
    others: tuple[Person, ...],
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    wanted: int,
    places: int,
) -> dict[str, object]:
    names = _names(people, tuple(sorted(rows)))
    return {"names": names, "partners": _names(others, columns), "count": wanted, "places": places}


def _of_mentees(
    reading: Reading,
    rows: tuple[int, ...],
    also: tuple[int, ...],
    columns: tuple[int, ...],
    wanted: int,
    places: int,
    smallest: bool,
    loosen: Loosening | None,
) -> Shortage:
    people, others = reading.comparison.rows, reading.comparison.columns
    values = {
        "names": _names(people, tuple(sorted(rows + also))),
        "partners": _names(others, columns),
        "count": wanted,
        "places": places,
    }
    if not columns:
        sentence = text("Nobody with a place is possible for {names}.", **values)
    elif places == 1:
        sentence = text("These {count} people share one place, with {partners}: {names}.", **values)
    else:
        sentence = text("These {count} people share {places} places, with {partners}: {names}.", **values)
    if loosen is not None:
        remedy = text("Most would be freed without this rule: {rule} ({freed} more people could have a partner).",
                      rule=loosen.label, freed=loosen.freed)  # fmt: skip
    elif columns:
        remedy = text("One more place with any of these would help: {partners}", **values)
    else:
        remedy = text("Loosen more than one rule, or invite somebody who suits {names}.", **values)
    return _shortage(people, others, rows, also, columns, wanted, places, smallest, loosen, sentence, remedy)


def _of_mentors(
    reading: Reading,
    rows: tuple[int, ...],
    also: tuple[int, ...],
    columns: tuple[int, ...],
    wanted: int,
    places: int,
    smallest: bool,
    loosen: Loosening | None,
) -> Shortage:
    people, others = reading.comparison.columns, reading.comparison.rows
    values = {
        "names": _names(people, tuple(sorted(rows + also))),
        "partners": _names(others, columns),
        "count": wanted,
        "places": places,
    }
    if not columns:
        sentence = text("No mentee is possible for {names}, where at least {count} must be.", **values)
    elif len(rows + also) == 1:
        sentence = text("{names} must have {count} mentees and can have {places}: {partners}.", **values)
    else:
        sentence = text(
            "These mentors must have {count} mentees between them and can have {places} ({partners}): {names}.",
            **values,
        )
    if loosen is not None:
        remedy = text("Most would be freed without this rule: {rule}. Or ask fewer mentees of {names}.",
                      rule=loosen.label, **values)  # fmt: skip
    else:
        remedy = text("Ask fewer mentees of {names}, or invite more mentees.", **values)
    return _shortage(people, others, rows, also, columns, wanted, places, smallest, loosen, sentence, remedy)


def _shortage(
    people: tuple[Person, ...],
    others: tuple[Person, ...],
    rows: tuple[int, ...],
    also: tuple[int, ...],
    columns: tuple[int, ...],
    wanted: int,
    places: int,
    smallest: bool,
    loosen: Loosening | None,
    sentence: Text,
    remedy: Text,
) -> Shortage:
    return Shortage(
        tuple(people[row].id for row in rows),
        tuple(people[row].id for row in also),
        tuple(others[column].id for column in columns),
        wanted, places, smallest, loosen, sentence, remedy,
    )  # fmt: skip
