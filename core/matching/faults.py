"""Input that cannot be matched: faults to correct, all at once, and wishes that contradict each other."""

from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from core.errors import Fault, Infeasible, InvalidInput
from core.matching.measures.availability import offset
from core.matching.pool import Person, Pool
from core.matching.rules import Objective, Rules
from core.text import text

HEAVIEST = 10
_FINITE = frozenset({str, int, bool})  # kinds of answers that cannot be without end


def check(pool: Pool, rules: Rules) -> None:
    """Raise InvalidInput with every fault, then Infeasible for the first contradiction. People are read once a pool."""
    if not pool.faults:
        pool.faults.append(tuple(_people_faults(pool)))
    faults = [*pool.faults[0], *_rule_faults(pool, rules)]
    if faults:
        raise InvalidInput("These people and rules cannot be matched as they are.", faults)
    contradictions(pool, rules)


def _people_faults(pool: Pool) -> Iterator[Fault]:
    if pool.peers and (pool.mentees or pool.mentors):
        yield Fault("pool", text("holds peers and also mentees or mentors"))
    for side, people in (("mentee", pool.mentees), ("mentor", pool.mentors), ("peer", pool.peers)):
        for number, count in Counter(person.id for person in people).items():
            if count > 1:
                yield Fault(f"{side} {number}", text("is there {count} times", count=count))
        zones = {zone for zone in {person.time_zone for person in people} if _is_zone(zone, pool)}
        for person in people:
            if not _is_plain(person, zones):
                yield from _person_faults(f"{side} {person.id} ({person.name})", person, pool)


def _is_zone(zone: str, pool: Pool) -> bool:
    try:
        offset(zone, pool.on)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _is_plain(person: Person, zones: set[str]) -> bool:
    """Whether she is as nearly all are: nothing about her that could be a fault. Quick, for many thousands."""
    return (
        type(person.id) is type(person.places) is type(person.least) is int
        and person.places >= 0 == person.least
        and person.matters == ()
        and person.time_zone in zones
        and all(map(_is_finite, person.answers.values()))
    )


def _is_finite(answer: Any) -> bool:
    """Whether an answer is of whole numbers and words only."""
    kind = type(answer)
    if kind is str or kind is int:
        return True
    if kind is list:
        return _FINITE.issuperset(map(type, answer))
    return kind is dict and _FINITE.issuperset(map(type, answer.values()))


def _person_faults(where: str, person: Person, pool: Pool) -> Iterator[Fault]:
    if not _whole(person.id):
        yield Fault(where, text("has a number that is not whole"))
    if not _whole(person.places) or person.places < 0:
        yield Fault(f"{where}, places", text("is not a whole number from 0"))
    if not _whole(person.least) or person.least < 0:
        yield Fault(f"{where}, least", text("is not a whole number from 0"))
    elif person.least and not where.startswith("mentor"):
        yield Fault(f"{where}, least", text("is for mentors only"))
    elif _whole(person.places) and person.least > max(0, person.places):
        yield Fault(f"{where}, least", text("is more than the {places} places", places=person.places))
    if not isinstance(person.matters, tuple) or not all(isinstance(key, str) for key in person.matters):
        yield Fault(f"{where}, what matters", text("is not a tuple of keys of criteria"))
    if not _is_zone(person.time_zone, pool):
        yield Fault(f"{where}, time zone", text("“{zone}” does not exist", zone=person.time_zone))
    for question, answer in person.answers.items():
        if not isinstance(answer, str | int) and _endless(answer):
            yield Fault(f"{where}, {question}", text("is not a finite number"))


def _endless(answer: Any) -> bool:
    """Whether there is a number without end, or none at all, in an answer."""
    if isinstance(answer, float):
        return not isfinite(answer)
    numbers = answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list | tuple) else ()
    return any(isinstance(number, float) and not isfinite(number) for number in numbers)


def _whole(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _share(number: Any) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1


def _rule_faults(pool: Pool, rules: Rules) -> Iterator[Fault]:
    for key, count in Counter(criterion.key for criterion in rules.criteria).items():
        if count > 1:
            yield Fault(f"criterion {key}", text("is there {count} times", count=count))
    for criterion in rules.criteria:
        where = f"criterion {criterion.key}"
        if not _whole(criterion.weight) or not 0 <= criterion.weight <= HEAVIEST:
            yield Fault(f"{where}, weight", text("is not a whole number from 0 to {most}", most=HEAVIEST))
        if criterion.must_have is not None and not _share(criterion.must_have):
            yield Fault(f"{where}, must-have", text("is not a number from 0 to 1"))
        for name, value in criterion.settings.items():
            if isinstance(value, int | float) and not isfinite(value):
                yield Fault(f"{where}, {name}", text("is not a finite number"))
        minutes = criterion.settings.get("minutes", 1)
        if not isinstance(minutes, int | float) or minutes <= 0:
            yield Fault(f"{where}, minutes", text("is not a number above 0"))
    if rules.minimum_score is not None and not _share(rules.minimum_score):
        yield Fault("minimum score", text("is not a number from 0 to 1"))
    if not _whole(rules.minimum_load) or rules.minimum_load < 0:
        yield Fault("minimum load", text("is not a whole number from 0"))
    elif rules.minimum_load and pool.peers:
        yield Fault("minimum load", text("is for mentors, and peers have none"))
    if rules.objective is Objective.RANKED and pool.peers:
        yield Fault(
            "objective", text("by ranked choices needs mentees and mentors; among peers such pairs need not exist")
        )
    if rules.objective is Objective.RANKED and (rules.minimum_load or any(one.least for one in pool.mentors)):
        yield Fault("minimum load", text("cannot be kept where people choose for themselves"))
    yield from _grouping_faults(pool, rules)
    ones = {person.id for person in pool.peers or pool.mentees}
    others = {person.id for person in pool.peers or pool.mentors}
    for one, other in rules.locked:
        for number, side in ((one, ones), (other, others)):
            if number not in side:
                yield Fault(f"locked pair {one}, {other}", text("names {number}, who is not there", number=number))


def _grouping_faults(pool: Pool, rules: Rules) -> Iterator[Fault]:
    grouping = rules.grouping
    if grouping is None:
        return
    sizes = grouping.smallest, grouping.largest
    if not all(_whole(size) for size in sizes) or not (2 if pool.peers else 1) <= sizes[0] <= sizes[1]:
        yield Fault("groups", text("need two whole numbers as sizes, the smaller one first"))
    for limit in grouping.limits:
        if not _whole(limit.most) or limit.most < 1:
            yield Fault(f"groups, limit on {limit.question}", text("is not a whole number from 1"))
    if not 0 <= grouping.inside_points <= 100 or not grouping.seconds > 0:
        yield Fault("groups", text("need points from 0 to 100 and a time above 0"))
    if rules.objective is Objective.RANKED or (pool.peers and rules.objective is Objective.FAIREST):
        yield Fault("groups", text("cannot be made for this aim"))


def contradictions(pool: Pool, rules: Rules) -> None:
    """Raise Infeasible, naming the wish to loosen: no weight, a lock against a bar, more locks than places."""
    if not any(criterion.weight for criterion in rules.criteria):
        raise Infeasible(
            "No criterion counts: every weight is 0.", "Move at least one slider above 0, then match again."
        )
    ones = {person.id: person for person in pool.peers or pool.mentees}
    others = {person.id: person for person in pool.peers or pool.mentors}
    used: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    barred = {frozenset(pair) if pool.peers else pair for pair in rules.barred}
    for one, other in sorted({(min(p), max(p)) for p in rules.locked} if pool.peers else rules.locked):
        names = {"one": ones[one].name, "other": others[other].name}
        if (frozenset((one, other)) if pool.peers else (one, other)) in barred:
            raise Infeasible(
                "{one} and {other} are locked and barred at once.", "Take away the lock or the bar.", **names
            )
        if (pool.peers and one == other) or (ones[one].identity and ones[one].identity == others[other].identity):
            raise Infeasible("{one} and {other} are the same person.", "Take away this lock.", **names)
        used[0][one] += 1
        used[0 if pool.peers else 1][other] += 1
    for counted, people in zip(used, (ones, others), strict=True):
        for number, count in sorted(counted.items()):
            places = min(1, people[number].places) if pool.peers else people[number].places
            if count > places:
                raise Infeasible(
                    "{name} has {places} of the {count} places that locked pairs need.",
                    "Unlock one of the pairs or give {name} more places.",
                    name=people[number].name,
                    count=count,
                    places=places,
                )
