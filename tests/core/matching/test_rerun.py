"""A second run keeps what it may: exact at a price and with a limit, against every possibility on small pools."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.matching import Criterion, Measure, Objective, PairIds, Person, Pool, Rules, match
from core.matching.rerun import barring, rerun
from core.matching.rules import Grouping, Limit
from tests.core.matching.test_groups import NEAR as CLOSE
from tests.core.matching.test_groups import every_seating, quality
from tests.core.matching.test_groups import person as seat

ON = date(2026, 9, 1)
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 100}, must_have=0.2)
Pairs = tuple[PairIds, ...]


def person(number: int, at: int, **fields) -> Person:
    return Person(number, f"P{number}", {"at": at}, **fields)


def points(pool: Pool, pair: PairIds) -> int:
    at = {one.id: one.answers["at"] for one in pool.people}
    return 100 - abs(at[pair[0]] - at[pair[1]])


def every_set(pool: Pool, rules: Rules) -> Iterator[Pairs]:
    if pool.peers:
        ids = sorted(one.id for one in pool.peers)
        fit = [pair for pair in combinations(ids, 2) if points(pool, pair) >= 20]
        for size in range(len(ids) // 2 + 1):
            for pairs in combinations(fit, size):
                if len({end for pair in pairs for end in pair}) == 2 * size:
                    yield pairs
        return
    places = {one.id: one.places for one in pool.mentors}
    options = [
        [None, *(other.id for other in pool.mentors if points(pool, (one.id, other.id)) >= 20)] for one in pool.mentees
    ]
    for picked in product(*options):
        loads = Counter(other for other in picked if other is not None)
        if all(loads[one.id] >= min(rules.minimum_load, one.places) for one in pool.mentors) and all(
            count <= places[other] for other, count in loads.items()
        ):
            yield tuple((one.id, other) for one, other in zip(pool.mentees, picked, strict=True) if other is not None)


@st.composite
def second_rounds(draw: st.DrawFn, with_peers: bool = True) -> tuple[Pool, Rules, set[PairIds]]:
    luck = draw(st.randoms(use_true_random=False))
    objective = luck.choice([Objective.MOST_PEOPLE, Objective.TOTAL])
    if with_peers and luck.random() < 0.3:
        peers = tuple(person(number, luck.randint(0, 100)) for number in range(1, luck.randint(3, 7)))
        ids = [one.id for one in peers]
        luck.shuffle(ids)
        before = {tuple(sorted(pair)) for pair in zip(ids[::2], ids[1::2], strict=False)}
        return Pool(ON, peers=peers), Rules((NEAR,), objective), before
    mentees = tuple(
        person(number, luck.choice([0, 30, 50, luck.randint(0, 100)])) for number in range(1, luck.randint(2, 6))
    )
    mentors = tuple(
        person(number, luck.choice([0, 50, luck.randint(0, 100)]), places=luck.randint(1, 2)) for number in (11, 12, 13)
    )
    before = {(one.id, luck.choice([11, 12, 13, 14])) for one in mentees if luck.random() < 0.8}
    return Pool(ON, mentees, mentors), Rules((NEAR,), objective), before


def people_of(pairs: Pairs, rules: Rules) -> int:
    return len(pairs) if rules.objective is Objective.MOST_PEOPLE else 0


@settings(max_examples=120, deadline=None)
@given(second_rounds(), st.sampled_from([0, 1, 5, 20, 200]))
def test_a_price_for_each_change_is_weighed_exactly(case: tuple[Pool, Rules, set[PairIds]], price: int) -> None:
    pool, rules, before = case

    def worth(pairs: Pairs) -> tuple[int, int]:
        return people_of(pairs, rules), sum(points(pool, pair) + price * (pair in before) for pair in pairs)

    again = rerun(pool, rules, before, price=price)
    made = tuple(proposal.pair for proposal in again.result.proposals)
    assert worth(made) == max(map(worth, every_set(pool, rules)))
    assert again.result.proven
    assert set(again.kept) == before & set(made) and set(again.new) == set(made) - before
    assert set(again.ended) | set(again.gone) | set(again.kept) == before


@settings(max_examples=120, deadline=None)
@given(second_rounds(), st.integers(0, 4))
def test_a_limit_on_changes_is_kept_and_the_best_under_it_is_found(
    case: tuple[Pool, Rules, set[PairIds]], limit: int
) -> None:
    pool, rules, before = case
    again = rerun(pool, rules, before, most_changes=limit)
    possible = set(again.kept) | set(again.ended)
    every = [(people_of(pairs, rules), pairs) for pairs in every_set(pool, rules)]
    most = max(count for count, _ in every)
    full = [pairs for count, pairs in every if count == most]
    fewest = min(len(possible - set(pairs)) for pairs in full)
    assert len(again.ended) <= max(limit, fewest)
    best = max(
        sum(points(pool, pair) for pair in pairs) for pairs in full if len(possible - set(pairs)) <= max(limit, fewest)
    )
    assert people_of(tuple(one.pair for one in again.result.proposals), rules) == most
    assert again.result.upper_bound >= best >= again.result.total
    if not pool.peers:
        assert again.result.proven
    if again.result.proven:
        assert again.result.total == best == again.result.upper_bound


@settings(max_examples=80, deadline=None)
@given(
    st.integers(1, 6), st.sampled_from(list(Objective)[:3]), st.sampled_from([None, 0, 1, 3, 20]),
    st.integers(0, 4), st.randoms(use_true_random=False),
)  # fmt: skip
def test_groups_keep_their_people_exactly_too(mentees: int, objective: Objective, price, limit: int, luck) -> None:
    pool = Pool(
        ON,
        tuple(seat(number, luck) for number in range(1, mentees + 1)),
        tuple(seat(number, luck, luck.randint(1, 4)) for number in (11, 12)),
    )
    smallest = luck.randint(1, 3)
    rules = Rules((CLOSE,), objective, grouping=Grouping(smallest, 4, (Limit("kind", 2),)))
    before = {(one.id, luck.choice([11, 12, 13])) for one in pool.mentees if luck.random() < 0.8}
    again = rerun(pool, rules, before, price=price, most_changes=limit if price is None else None)
    every = []
    for at in every_seating(pool.mentees, 2):
        if (found := quality(pool, rules, at)) is not None:
            pairs = {(one.id, 11 + place) for one, place in zip(pool.mentees, at, strict=True) if place is not None}
            every.append((found[:-1], found[-1], pairs & before))
    first = max(found for found, _, _ in every)
    equal = [(points, kept) for found, points, kept in every if found == first]
    assert set(again.kept) == {one.pair for one in again.result.proposals} & before and again.result.proven
    if price is not None:
        best = max(points + price * len(kept) for points, kept in equal)
        assert again.result.total + price * len(again.kept) == best
        return
    possible = set(again.kept) | set(again.ended)
    fewest = max(limit, min(len(possible - kept) for _, kept in equal))
    assert len(again.ended) <= fewest
    assert again.result.total == max(points for points, kept in equal if len(possible - kept) <= fewest)


def test_a_dropout_moves_nobody_else_where_changes_are_dear() -> None:
    mentees = (person(1, 0), person(2, 40), person(3, 100))
    mentors = (person(11, 10), person(12, 50), person(13, 90))
    pool, rules = Pool(ON, mentees, mentors), Rules((NEAR,))
    before = [one.pair for one in match(pool, rules).proposals]
    assert before == [(1, 11), (2, 12), (3, 13)]
    without = Pool(ON, mentees, (person(11, 10, places=2), mentors[2]))
    again = rerun(without, rules, before, price=30)
    assert (again.kept, again.gone, again.ended, again.new) == (((1, 11), (3, 13)), ((2, 12),), (), ((2, 11),))


def test_a_late_joiner_ends_one_pair_only_if_the_gain_pays_for_it() -> None:
    mentees = (person(1, 30), person(2, 60))
    pool = Pool(ON, mentees, (person(11, 50), person(12, 30), person(13, 60)))
    before = {(1, 11), (2, 13)}
    assert rerun(pool, Rules((NEAR,)), before, price=20).ended == ()
    assert rerun(pool, Rules((NEAR,)), before, price=19).ended == ((1, 11),)
    assert rerun(pool, Rules((NEAR,)), before, most_changes=0).kept == ((1, 11), (2, 13))


def test_last_times_pairs_can_be_barred() -> None:
    pool = Pool(ON, (person(1, 0), person(2, 50)), (person(11, 0), person(12, 50)))
    rules = barring(Rules((NEAR,), locked={(2, 12): "agreed"}), {(1, 11), (2, 12)})
    assert [one.pair for one in match(pool, rules).proposals] == [(2, 12)]


def test_the_fairest_level_comes_before_keeping_pairs() -> None:
    pool = Pool(ON, (person(1, 0), person(2, 40)), (person(11, 0), person(12, 40)))
    again = rerun(pool, Rules((NEAR,), Objective.FAIREST), {(1, 12), (2, 11)}, price=90)
    assert again.new == ((1, 11), (2, 12)) and again.result.proven


def test_a_second_run_needs_one_wish_and_pairs() -> None:
    pool = Pool(ON, (person(1, 0),), (person(11, 0),))
    with pytest.raises(ValueError, match="either"):
        rerun(pool, Rules((NEAR,)), set())
    alike = Grouping(inside=(NEAR,), inside_points=10)
    for asked, rules, place in (
        (pool, Rules((NEAR,), grouping=alike), "likeness inside groups"),
        (Pool(ON, peers=(*pool.mentees, *pool.mentors)), Rules((NEAR,), grouping=Grouping()), "circles"),
        (pool, Rules((NEAR,), Objective.RANKED), "people's own choices"),
    ):
        with pytest.raises(InvalidInput, match="lock what is to stay") as refused:
            rerun(asked, rules, set(), price=1)
        assert refused.value.faults[0].where == place
