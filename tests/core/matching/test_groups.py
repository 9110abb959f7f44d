"""Groups and circles: exact against every possibility on small pools, limits never broken, bounds never too low."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Infeasible, InvalidInput
from core.matching import Criterion, Measure, Objective, Person, Pool, Result, Rules, match
from core.matching.documents import rules_from_document, rules_to_document
from core.matching.rules import Grouping, Limit

ON = date(2026, 9, 1)
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 10}, must_have=0.2)
KIND = Criterion("kind", "Kind", Measure.SAME, "kind", "kind")
SMALL = settings(max_examples=60, deadline=None)
At = tuple[int | None, ...]


def person(number: int, luck, places: int = 1) -> Person:
    answers = {"at": luck.randint(0, 10), "kind": luck.choice("ab")}
    if luck.random() < 0.1:
        del answers["kind"]
    return Person(number, f"P{number}", answers, places=places, priority=luck.random() < 0.3)


def units(one: Person, other: Person) -> int:
    return 100_000 - abs(one.answers["at"] - other.answers["at"]) * 10_000


def fits(members: list[Person], grouping: Grouping) -> bool:
    return not members or (
        grouping.smallest <= len(members) <= grouping.largest
        and all(
            count <= limit.most
            for limit in grouping.limits
            for count in Counter(
                one.answers[limit.question] for one in members if limit.question in one.answers
            ).values()
        )
    )


def inside(members: list[Person], grouping: Grouping) -> float:
    """Likeness of kind among the members, as points: by definition, person by person."""
    if len(members) < 2 or not grouping.inside_points:
        return 0.0
    total = 0.0
    for one in members:
        others = [float(one.answers["kind"] == other.answers["kind"]) for other in members if other is not one]
        mean = sum(others) / len(others)
        total += grouping.inside_points * (1 - mean if grouping.spread else mean)
    return total


def every_seating(people: tuple[Person, ...], groups: int) -> Iterator[At]:
    yield from product([None, *range(groups)], repeat=len(people))


def quality(pool: Pool, rules: Rules, at: At) -> tuple | None:
    """What the objective compares, or None where a rule is broken."""
    grouping = rules.grouping
    assert grouping is not None
    total, worst = 0.0, 10**9
    for place, mentor in enumerate(pool.mentors):
        members = [one for one, chosen in zip(pool.mentees, at, strict=True) if chosen == place]
        if not fits(members, grouping) or len(members) > mentor.places or len(members) < rules.minimum_load:
            return None
        if any(units(one, mentor) < 20_000 or not one.places for one in members):
            return None
        worst = min([worst, *(units(one, mentor) for one in members)])
        total += sum(units(one, mentor) for one in members) / 1000 + inside(members, grouping)
    seated = [one for one, chosen in zip(pool.mentees, at, strict=True) if chosen is not None]
    counts = len(seated), sum(one.priority for one in seated)
    if rules.objective is Objective.TOTAL:
        return (total,)
    return (*counts, worst, total) if rules.objective is Objective.FAIREST else (*counts, total)


def seating(result: Result, pool: Pool) -> At:
    mentor_of = {proposal.mentee_id: proposal.mentor_id for proposal in result.proposals}
    place = {mentor.id: at for at, mentor in enumerate(pool.mentors)}
    return tuple(place.get(mentor_of.get(one.id, -1)) for one in pool.mentees)


@SMALL
@given(st.integers(1, 6), st.integers(1, 2), st.sampled_from(list(Objective)[:3]), st.randoms(use_true_random=False))
def test_no_other_groups_are_better(mentees: int, mentors: int, objective: Objective, luck) -> None:
    pool = Pool(
        ON,
        tuple(person(number, luck, luck.choice([1, 1, 1, 0, 2])) for number in range(1, mentees + 1)),
        tuple(person(number, luck, luck.randint(1, 5)) for number in range(11, 11 + mentors)),
    )
    smallest = luck.randint(1, 3)
    grouping = Grouping(
        smallest, luck.randint(smallest, 4), (Limit("kind", luck.randint(1, 3)),) if luck.random() < 0.6 else ()
    )
    rules = Rules((NEAR,), objective, grouping=grouping)
    found = [quality(pool, rules, at) for at in every_seating(pool.mentees, mentors)]
    result = match(pool, rules)
    assert quality(pool, rules, seating(result, pool)) == max(one for one in found if one is not None)
    assert result.proven
    assert result.total == result.upper_bound


def asked(number: int, at: int, kind: str, places: int = 1, priority: bool = False) -> Person:
    return Person(number, f"P{number}", {"at": at, "kind": kind} if kind else {"at": at}, places, priority=priority)


@pytest.mark.parametrize(
    ("mentees", "mentors", "objective", "grouping", "points"),
    [
        (  # only the pairs that lose most close the gap between the best groups and the best shares
            [(8, "b", 1, True), (5, "b", 1, True), (7, "a", 0, True), (8, "a", 1, True), (3, "", 1), (10, "a"),
             (9, "a"), (3, "", 1, True), (8, "a")],
            [(9, "b", 5), (7, "b", 4), (3, "b", 5), (3, "", 4)],
            Objective.MOST_PEOPLE, Grouping(3, 4, (Limit("kind", 2),)), 640.0,
        ),
        (  # a program that the solver simplifies until it fails
            [(3, "a"), (9, "a"), (9, "b"), (6, "b", 0), (8, "b", 1, True)], [(4, "b", 3), (0, "a", 5)],
            Objective.FAIREST, Grouping(2, 3, (Limit("kind", 3),)), 190.0,
        ),
        (  # one that the solver simplifies until it calls it impossible
            [(8, ""), (1, "a"), (1, "b", 1, True), (0, "a"), (9, "b"), (6, "b")], [(6, "a", 5), (10, "a", 4)],
            Objective.MOST_PEOPLE, Grouping(3, 4, (Limit("kind", 3),)), 370.0,
        ),
    ],
)  # fmt: skip
def test_groups_that_are_hard_to_prove_are_proven(mentees, mentors, objective, grouping, points) -> None:
    ones = tuple(asked(number, *one) for number, one in enumerate(mentees, 1))
    others = tuple(asked(number, *one) for number, one in enumerate(mentors, 101))
    result = match(Pool(ON, ones, others), Rules((NEAR,), objective, grouping=grouping))
    assert (result.total, result.upper_bound, result.proven) == (points, points, True)


@SMALL
@given(st.integers(2, 6), st.booleans(), st.randoms(use_true_random=False))
def test_what_members_are_to_each_other_never_exceeds_the_bound(mentees: int, spread: bool, luck) -> None:
    people = tuple(
        Person(n, f"P{n}", {"at": luck.randint(0, 9), "kind": luck.choice("abc")}) for n in range(1, mentees + 1)
    )
    mentors = tuple(Person(n, f"P{n}", {"at": luck.randint(0, 9)}, places=4) for n in (11, 12))
    pool = Pool(ON, people, mentors)
    rules = Rules((NEAR,), grouping=Grouping(2, 4, inside=(KIND,), spread=spread, inside_points=40))
    found = [one for at in every_seating(people, 2) if (one := quality(pool, rules, at)) is not None]
    result = match(pool, rules)
    mine = quality(pool, rules, seating(result, pool))
    assert mine is not None
    assert mine[:2] == max(found)[:2]
    assert abs(mine[-1] - result.total) < 0.05
    assert result.upper_bound + 0.05 >= max(found)[-1]
    plain = match(pool, Rules((NEAR,), grouping=Grouping(2, 4)))
    start = quality(pool, rules, seating(plain, pool))
    assert start is not None and mine[-1] >= start[-1] - 0.05
    if result.proven:
        assert mine[-1] >= max(found)[-1] - 0.05


def test_at_most_two_of_a_department_share_a_group() -> None:
    mentees = tuple(Person(n, f"P{n}", {"at": 5, "dept": dept}) for n, dept in enumerate("aaaabbc", 1))
    mentors = (Person(11, "Mo", {"at": 5}, places=6), Person(12, "Nia", {"at": 5}, places=6))
    result = match(Pool(ON, mentees, mentors), Rules((NEAR,), grouping=Grouping(3, 6, (Limit("dept", 2),))))
    dept = {one.id: one.answers["dept"] for one in mentees}
    assert len(result.proposals) == 7 and result.proven
    for group in result.groups:
        assert max(Counter(dept[one] for one in group.member_ids).values()) <= 2
        assert 3 <= len(group.member_ids) <= 6


def test_who_finds_no_group_is_told_why() -> None:
    mentees = tuple(Person(n, f"P{n}", {"at": 5}) for n in range(1, 6))
    result = match(Pool(ON, mentees, (Person(11, "Mo", {"at": 5}, places=4),)), Rules((NEAR,), grouping=Grouping(3, 4)))
    assert [str(left.reason) for left in result.unmatched] == [
        f"Every group that suits P{left.person_id} is full, at a limit, or would have too few people."
        for left in result.unmatched
    ]
    assert len(result.unmatched) == 1


def test_locks_that_make_too_small_a_group_are_refused() -> None:
    mentees = tuple(Person(n, f"P{n}", {"at": 0}) for n in (1, 2))
    mentors = (Person(11, "Mo", {"at": 10}, places=4),)
    with pytest.raises(Infeasible, match="No groups keep"):
        match(Pool(ON, mentees, mentors), Rules((NEAR,), locked={(1, 11): "agreed"}, grouping=Grouping(3, 4)))


def test_sizes_that_make_no_sense_are_faults() -> None:
    with pytest.raises(InvalidInput) as refused:
        match(Pool(ON), Rules((NEAR,), grouping=Grouping(4, 3, (Limit("x", 0),), inside_points=200)))
    assert len(refused.value.faults) == 3


def circles_of(
    people: tuple[Person, ...], grouping: Grouping, barred: set[tuple[int, int]]
) -> Iterator[list[list[Person]]]:
    """Every way to seat some of the people in circles of fitting sizes, all pairs allowed."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    yield from circles_of(rest, grouping, barred)
    for chosen in product([False, True], repeat=len(rest)):
        members = [first, *(one for one, take in zip(rest, chosen, strict=True) if take)]
        allowed = all(
            units(one, other) >= 20_000 and (one.id, other.id) not in barred for one, other in combinations(members, 2)
        )
        if fits(members, grouping) and allowed:
            left = tuple(one for one, take in zip(rest, chosen, strict=True) if not take)
            yield from ([members, *others] for others in circles_of(left, grouping, barred))


def circle_points(circles: list[list[Person]]) -> float:
    return sum(
        sum(units(one, other) for other in members if other is not one) / (len(members) - 1) / 1000
        for members in circles
        for one in members
    )


@SMALL
@given(st.integers(2, 7), st.integers(2, 3), st.randoms(use_true_random=False))
def test_circles_keep_every_rule_and_their_bound_holds(count: int, smallest: int, luck) -> None:
    peers = tuple(person(number, luck) for number in range(1, count + 1))
    limits = (Limit("kind", 2),) if luck.random() < 0.4 else ()
    grouping = Grouping(smallest, luck.randint(smallest, 4), limits)
    pairs = list(combinations(range(1, count + 1), 2))
    barred = set(luck.sample(pairs, min(len(pairs), luck.choice([0, 0, 2, 5]))))
    result = match(Pool(ON, peers=peers), Rules((NEAR,), barred=dict.fromkeys(barred, "no"), grouping=grouping))
    by_id = {one.id: one for one in peers}
    mine = [[by_id[one] for one in group.member_ids] for group in result.groups]
    assert all(fits(members, grouping) for members in mine)
    assert not any((one.id, other.id) in barred for members in mine for one, other in combinations(members, 2))
    assert abs(circle_points(mine) - result.total) < 0.05
    every = [(sum(map(len, circles)), circle_points(circles)) for circles in circles_of(peers, grouping, barred)]
    assert result.upper_bound + 0.05 >= max(points for _, points in every)
    if result.proven:
        assert (sum(map(len, mine)), round(circle_points(mine), 1)) == max((n, round(p, 1)) for n, p in every)


def test_peers_of_two_kinds_sit_in_two_circles() -> None:
    peers = tuple(Person(n, f"P{n}", {"at": 0 if n % 2 else 8}) for n in range(1, 9))
    result = match(Pool(ON, peers=peers), Rules((NEAR,), grouping=Grouping(3, 6)))
    assert [group.member_ids for group in result.groups] == [(1, 3, 5, 7), (2, 4, 6, 8)]
    assert result.proven and result.total == 800.0


def test_locked_peers_sit_in_one_circle() -> None:
    peers = tuple(Person(n, f"P{n}", {"at": n}) for n in range(1, 7))
    result = match(Pool(ON, peers=peers), Rules((NEAR,), locked={(1, 6): "siblings"}, grouping=Grouping(3, 3)))
    assert any({1, 6} <= set(group.member_ids) for group in result.groups)


def test_rules_for_groups_survive_being_kept_as_a_document() -> None:
    grouping = Grouping(3, 6, (Limit("dept", 2),), (KIND,), spread=True, inside_points=20)
    rules = Rules((NEAR,), minimum_load=1, grouping=grouping)
    assert rules_from_document(json.loads(json.dumps(rules_to_document(rules)))) == rules
    assert rules_from_document({"criteria": []}).grouping is None
