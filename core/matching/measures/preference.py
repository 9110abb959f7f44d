"""Wishes of the two for each other: the place each gave the other, or a refusal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.measures.answers import folded
from core.matching.measures.sentence import Said
from core.matching.measures.tables import Keep, Table, as_they_are, nobody
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.text import Text, text

NEUTRAL = 0.5  # answered, but did not name this person

Named = dict[int, dict[int, float]]


def _names(person: Person) -> list[Any]:
    return [person.id, str(person.id), *(folded(name) for name in (person.identity, person.name) if name)]


def _references(people: Sequence[Person]) -> dict[Any, int]:
    """What may be written for whom: id, identity or whole name; a name that two people bear means neither."""
    counted = Counter(name for person in people for name in set(_names(person)))
    return {name: place for place, person in enumerate(people) for name in _names(person) if counted[name] == 1}


def _wishes(answer: Any) -> tuple[list[Any], list[Any]] | None:
    """Who is wished for, best first, and who is refused; None where nothing was answered."""
    if isinstance(answer, Mapping):
        ranked, refused = answer.get("ranked") or [], answer.get("refused") or []
    else:
        ranked, refused = answer or [], []
    ranked = [ranked] if isinstance(ranked, str | int) else ranked
    refused = [refused] if isinstance(refused, str | int) else refused
    if not isinstance(ranked, list | tuple) or not isinstance(refused, list | tuple):
        return None
    wishes = (
        [key for item in ranked if (key := _key(item)) != ""],
        [key for item in refused if (key := _key(item)) != ""],
    )
    return wishes if any(wishes) else None


def _key(item: Any) -> Any:
    return folded(item) if isinstance(item, str) else item if isinstance(item, int) else str(item)


def directed(people: Sequence[Person], others: Sequence[Person], question: str) -> Table:
    """1 for the first choice, falling evenly towards neutral, which is 0.5 for who is not named; 0 refused.

    A last choice stays above neutral: to be named at all is a wish.
    """
    table = np.full((len(people), len(others)), np.nan)
    for row, wishes in named(people, others, question).items():
        table[row] = NEUTRAL
        table[row, list(wishes)] = list(wishes.values())
    return table


def named(people: Sequence[Person], others: Sequence[Person], question: str) -> Named:
    """For the place of each who stated wishes, what she gives to the place of each whom she named."""
    found: Named = {}
    place: dict[Any, int] = {}
    for row, person in enumerate(people):
        wishes = _wishes(person.answers.get(question))
        if wishes is None:
            continue
        place = place or _references(others)
        ranked, refused = wishes
        found[row] = {
            place[item]: NEUTRAL + (1 - NEUTRAL) * (1 - rank / len(ranked))
            for rank, item in reversed(list(enumerate(ranked)))
            if item in place
        }
        found[row].update((place[item], 0.0) for item in refused if item in place)
    return found


def preference(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """The mean of the two wishes; of the one known where the other did not answer; 0 where either refuses.

    Answers: a list of people, best first (id, identity or whole name), or ``{"ranked": […], "refused": […]}``.
    """
    ours = named(mentees, mentors, criterion.mentee_question)
    theirs = named(mentors, mentees, criterion.mentor_question)
    table = nobody(mentees, mentors, keep)
    neutral = keep(np.array(NEUTRAL))
    table[list(ours)] = neutral
    table[:, list(theirs)] = neutral
    pairs = {(row, column) for row, wishes in ours.items() for column in wishes}
    pairs |= {(row, column) for column, wishes in theirs.items() for row in wishes}
    if pairs:
        at = np.array(sorted(pairs))
        table[at[:, 0], at[:, 1]] = keep(np.array([value_of(ours, theirs, row, column) for row, column in at.tolist()]))
    return table


def value_of(ours: Named, theirs: Named, row: int, column: int) -> float:
    given = [
        side[one].get(other, NEUTRAL)
        for side, one, other in ((ours, row, column), (theirs, column, row))
        if one in side
    ]
    return 0.0 if 0.0 in given else sum(given) / len(given)


def _wish(person: Person, other: Person, question: str) -> tuple[Text, bool]:
    wishes = _wishes(person.answers.get(question))
    if wishes is None:
        return text("{name} stated no wish", name=person.name), False
    ranked, refused = wishes
    names = _names(other)
    if any(item in names for item in refused):
        return text("{name} would rather not", name=person.name), False
    rank = next((place for place, item in enumerate(ranked, 1) if item in names), None)
    if rank is None:
        return text("{name} wished for others", name=person.name), False
    return text("{name} put {other} in place {rank}", name=person.name, other=other.name, rank=rank), True


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours, wished = _wish(mentee, mentor, criterion.mentee_question)
    theirs, returned = _wish(mentor, mentee, criterion.mentor_question)
    reason = text("{first}; {second}", first=ours, second=theirs)
    if value == 0:
        return Said(reason)
    if wished and returned:
        return Said(reason, text("You wished for each other"))
    return Said(reason, text("One of you wished for this pairing") if wished or returned else None)
