"""Compiled loops, scipy and known prices: one answer, whatever the way to it, and nothing better by any choice."""

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Measure, Person, Pool, Rules, compare, load_loops, match, prepare, will_prepare
from core.matching.assignment import NOBODY, Start, assign
from core.matching.distances import DENSE, _dense, _eliminated
from core.matching.large import is_ready
from core.matching.large.solver import solve_large
from core.matching.measures import TABLES, as_they_are, in_units
from core.matching.minimum_load import assign_loaded, loads_can_be_met
from core.matching.proof import bound
from core.matching.scores import scores
from core.matching.stable import deferred_acceptance
from core.matching.ties import Room, fitting_pairs, settled

ON = date(2026, 9, 1)


@st.composite
def markets(draw, most=6):
    people, mentors = draw(st.integers(1, most)), draw(st.integers(1, most))
    highest = draw(st.sampled_from([0, 1, 3, 100, 100_000]))
    numbers = st.integers(0, highest)
    values = np.array(draw(st.lists(numbers, min_size=people * mentors, max_size=people * mentors)), dtype=np.int32)
    may = np.array(draw(st.lists(st.booleans(), min_size=people * mentors, max_size=people * mentors)))
    capacity = np.array(draw(st.lists(st.integers(0, 3), min_size=mentors, max_size=mentors)), dtype=np.int64)
    held = np.array(draw(st.lists(st.integers(0, 1), min_size=mentors, max_size=mentors)), dtype=np.int64)
    urgent = np.array(draw(st.lists(st.booleans(), min_size=people, max_size=people)))
    person = people * highest + 1
    first = (person * (1 + urgent)).astype(np.int64)
    return values.reshape(people, mentors), may.reshape(people, mentors), capacity, first, held


def answer(market, start):
    """The partners by one way, proven and settled."""
    values, allowed, capacity, first, held = market
    solved = assign(values, allowed, capacity, first, start)
    partner = np.full(len(values), NOBODY)
    partner[solved.rows] = solved.columns
    one = np.ones(len(values), dtype=np.int64)
    assert worth(market, partner) == bound(values, allowed, first, one, capacity, solved.prices)
    room = Room(solved.prices, capacity, np.zeros_like(capacity), held)
    return settled(partner, fitting_pairs(values, allowed, first, solved.prices, start.large), room), solved.prices


def worth(market, partner):
    values, allowed, capacity, first, _ = market
    row = np.flatnonzero(partner != NOBODY)
    assert allowed[row, partner[row]].all()
    assert (np.bincount(partner[row], minlength=len(capacity)) <= capacity).all()
    return int(values[row, partner[row]].sum() + first[row].sum())


def nothing_known(market, large):
    return Start(np.zeros(market[0].shape[1], dtype=np.int64), np.full(len(market[0]), NOBODY), large)


@settings(max_examples=300, deadline=None)
@given(markets(), st.data())
def test_every_way_leads_to_the_same_pairs(market, data):
    plain, prices = answer(market, nothing_known(market, False))
    compiled, _ = answer(market, nothing_known(market, True))
    assert compiled.tolist() == plain.tolist()
    other = np.array([data.draw(st.integers(0, 5)) for _ in prices], dtype=np.int64)
    partner = np.array([data.draw(st.integers(-1, len(prices) - 1)) for _ in plain], dtype=np.int64)
    for large, begin in product((False, True), (prices, other)):
        assert answer(market, Start(begin, partner, large))[0].tolist() == plain.tolist()


@settings(max_examples=200, deadline=None)
@given(markets(most=4))
def test_among_all_possible_sets_of_pairs_it_is_the_best_then_the_most_even_then_the_first_by_id(market):
    values, allowed, capacity, _first, held = market
    mentors = values.shape[1]
    possible = []
    for choice in product(range(NOBODY, mentors), repeat=len(values)):
        partner = np.array(choice)
        row = np.flatnonzero(partner != NOBODY)
        load = np.bincount(partner[row], minlength=mentors)
        if allowed[row, partner[row]].all() and (load <= capacity).all():
            uneven = int(((load + held) ** 2).sum())
            possible.append((-worth(market, partner), uneven, [one if one != NOBODY else mentors for one in choice]))
    best = [one if one != mentors else NOBODY for one in min(possible)[2]]
    for large in (False, True):
        assert answer(market, nothing_known(market, large))[0].tolist() == best


@settings(max_examples=300, deadline=None)
@given(markets(), st.data())
def test_minimum_loads_are_met_by_the_same_pairs_whichever_way(market, data):
    values, allowed, capacity, first, held = market
    least = np.array([data.draw(st.integers(0, most)) for most in capacity.tolist()], dtype=np.int64)
    one = np.ones(len(values), dtype=np.int64)
    if not loads_can_be_met(allowed, one, least):
        return
    worth = len(values) * int(first.max() + values.max()) + 1
    found = []
    for large in (False, True):
        start = nothing_known(market, large)
        solved = assign_loaded(values, allowed, capacity, least, worth, first, start)
        partner = np.full(len(values), NOBODY)
        partner[solved.rows] = solved.columns
        had = int(values[solved.rows, solved.columns].sum() + first[solved.rows].sum())
        assert had == bound(values, allowed, first, one, capacity, solved.prices, least=least)
        fitting = fitting_pairs(values, allowed, first, solved.prices, large)
        found.append(settled(partner, fitting, Room(solved.prices, capacity, least, held)).tolist())
        assert (np.bincount(solved.columns, minlength=len(least)) >= least).all()
    assert found[0] == found[1]


def test_a_mentor_with_fewer_places_than_before_keeps_no_more_mentees_than_she_has_places():
    values = np.full((5, 2), 10, dtype=np.int32)
    market = values, np.ones((5, 2), dtype=np.bool_), np.array([1, 3]), np.full(5, 100), np.zeros(2, dtype=np.int64)
    before = Start(np.array([110, 110]), np.array([0, 0, 0, 1, 1]), True)
    assert answer(market, before)[0].tolist() == answer(market, nothing_known(market, False))[0].tolist()


def test_where_all_rank_all_alike_the_large_solver_stays_exact_or_gives_up():
    rank = np.arange(1, 41)
    values = (rank[:, None] * rank[None, :]).astype(np.int32)
    one, nobody = np.ones(40, dtype=np.int64), np.full(40, NOBODY)
    found = solve_large(values, -(1 << 31), 10_000 * one, one, 0 * one, nobody)
    assert found is None or found[0].tolist() == list(range(40))


def people(start, count, spread):
    answers = [{"a": place * spread % 7, "b": "x" if place % 3 else None} for place in range(count)]
    return tuple(
        Person(start + place, f"P{start + place}", answer, places=1 + place % 2) for place, answer in enumerate(answers)
    )


CRITERIA = (
    Criterion("a", "A", Measure.CLOSE, "a", "a", 5, settings={"lowest": 0, "highest": 7}),
    Criterion("b", "B", Measure.SAME, "b", "b", 2),
)
POOL = Pool(ON, tuple(replace(one, places=1) for one in people(1, 40, 3)), people(101, 25, 5))


def test_scores_by_compiled_loops_are_the_same_numbers():
    comparison = compare(POOL, CRITERIA)
    plain, compiled = scores(comparison, CRITERIA, large=False), scores(comparison, CRITERIA, large=True)
    assert (plain.units == compiled.units).all()
    assert (plain.known == compiled.known).all()


def test_values_by_compiled_loops_are_the_same_numbers():
    load_loops()
    luck = np.random.default_rng(5)
    names = [f"n{place}" for place in range(12)]

    def person(place):
        def some(most):
            return luck.choice(names, int(luck.integers(0, most)), replace=False).tolist()

        given = {"skills": {name: int(luck.integers(1, 4)) for name in some(6)}, "tags": some(5), "one": some(2)}
        slots = [f"{day} {part}" for day in ("mon", "tue") for part in ("morning", "evening")]
        return Person(place, f"P{place}", given | {"time": slots[: int(luck.integers(0, 5))]})

    mentees, mentors = tuple(map(person, range(1, 301))), tuple(map(person, range(301, 501)))
    for measure, question in (
        (Measure.COVERAGE, "skills"), (Measure.SHARED, "tags"), (Measure.SAME, "one"), (Measure.DIFFERENT, "one"),
        (Measure.AVAILABILITY, "time"),
    ):  # fmt: skip
        for ours in (mentees, tuple(one for one in mentees if one.answers[question])):
            criterion = Criterion("it", "It", measure, question, question, 1)
            plain = TABLES[measure](ours, mentors, criterion, ON, as_they_are)
            compiled = TABLES[measure](ours, mentors, criterion, ON, in_units)
            assert (in_units(plain) == compiled).all()


def test_an_earlier_result_changes_nothing():
    comparison, rules = compare(POOL, CRITERIA), Rules(CRITERIA)
    before = match(POOL, rules, comparison)
    moved = replace(rules, criteria=(replace(CRITERIA[0], weight=4), CRITERIA[1]))
    locked = replace(rules, locked={(1, 103): ""})
    barred = replace(rules, barred={before.proposals[0].pair: ""})
    for rule in (rules, moved, locked, barred):
        assert match(POOL, rule, comparison, before) == match(POOL, rule, comparison)
    fewer = replace(POOL, mentors=POOL.mentors[3:])
    assert match(fewer, rules, before=before) == match(fewer, rules)


def test_the_order_of_people_never_matters():
    rules = Rules(CRITERIA)
    expected = match(POOL, rules)
    luck = np.random.default_rng(3)
    for _ in range(100):
        mentees = tuple(POOL.mentees[place] for place in luck.permutation(len(POOL.mentees)))
        mentors = tuple(POOL.mentors[place] for place in luck.permutation(len(POOL.mentors)))
        assert match(Pool(ON, mentees, mentors), rules) == expected


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(1, 90), st.sampled_from([1, 3, 40, 100_000]), st.integers(0, 10_000))
def test_compiled_and_plain_choices_make_the_same_pairs(people, mentors, highest, seed):
    luck = np.random.default_rng(seed)  # more mentors than are looked at once, and chains that go through them
    ours, theirs = luck.integers(0, highest, (2, people, mentors))
    if seed % 2:
        ours[:] = ours[0]
    allowed = luck.random((people, mentors)) < luck.choice([0.3, 1.0])
    demand, capacity = luck.integers(0, 3, people), luck.integers(0, 4, mentors)
    plain, compiled = (deferred_acceptance(ours, theirs, allowed, demand, capacity, large) for large in (False, True))
    assert (plain == compiled).all()


@pytest.mark.parametrize("size", [DENSE + 30, DENSE + 80])
def test_compiled_ways_are_those_of_numpy_whatever_the_numbers(size):
    from core.matching.large.ways import eliminate

    luck = np.random.default_rng(size)
    for kind, far in ((np.int32, (1 << 30) - 1), (np.int64, 1 << 60)):
        arcs = luck.integers(1, 1000, (size, size)).astype(kind)
        arcs[luck.random((size, size)) > 0.02] = far
        np.fill_diagonal(arcs, 0)
        plain, compiled = _eliminated(arcs.copy(), far), arcs.copy()
        eliminate(compiled, far, 20, 0.3)
        assert (np.minimum(compiled, far) == np.minimum(plain, far)).all()
        assert (np.minimum(plain, far) == np.minimum(_dense(arcs.copy(), far), far)).all()


def test_a_page_is_told_of_preparing_until_it_is_done():
    one = Person(1, "A", {}, 1)
    small = Pool(date(2026, 9, 1), (one,), (one,))
    large = Pool(date(2026, 9, 1), (one,) * 2001, (one,) * 2001)
    middle = Pool(date(2026, 9, 1), (one,) * 1000, (one,) * 600)
    assert not will_prepare(small, kept=True) and not will_prepare(middle)
    assert will_prepare(middle, kept=True) or is_ready()
    prepare(small)
    prepare(large)
    assert not will_prepare(large)
