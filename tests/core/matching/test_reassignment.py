"""A new partner for one person: against every possibility on small pools, and by named examples."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Measure, Person, Pool, Rules
from core.matching.reading import read
from core.matching.reassignment import MOST, Needing, after_ending, in_order, options
from core.matching.scores import POINT
from core.program.questions import Side

ON = date(2026, 12, 1)
NEAR = Criterion("n", "Near", Measure.CLOSE, "n", "n", settings={"lowest": 0, "highest": 10})
RULES = Rules((NEAR,))


def person(id, n, places=1):
    return Person(id, f"P{id}", {"n": n}, places)


@st.composite
def situations(draw):
    """Mentees 1…, mentors 101…, some of them together, some pairs barred; and who looks for somebody."""
    mentees = [person(n + 1, draw(st.integers(0, 10))) for n in range(draw(st.integers(1, 4)))]
    mentors = [
        person(n + 101, draw(st.integers(0, 10)), draw(st.integers(0, 2))) for n in range(draw(st.integers(1, 4)))
    ]
    load, now = Counter(), set()
    for one in mentees[1:]:
        open_to = [m.id for m in mentors if m.places > load[m.id]]
        chosen = draw(st.sampled_from([None, *open_to]))
        if chosen:
            now.add((one.id, chosen))
            load[chosen] += 1
    pairs = list(product([m.id for m in mentees], [m.id for m in mentors]))
    barred = dict.fromkeys(draw(st.lists(st.sampled_from(pairs), max_size=4)), "no")
    return Pool(ON, tuple(mentees), tuple(mentors)), replace(RULES, barred=barred), now


def every_chain(pool, rules, now, who):
    """Every way there is, by simply trying: (moves, own new partner) → the most that all gain."""
    reading = read(pool, rules)
    compared, units = reading.comparison, reading.scored.units.astype(int)

    def score(pair):
        row, column = compared.places(pair)
        return None if reading.against.any[row, column] else int(units[row, column])

    load = Counter(mentor for _, mentor in now)
    full = {m.id for m in pool.mentors if load[m.id] >= m.places}
    found = {}

    def go(person_id, makes, ends, worth):
        for mentor in pool.mentors:
            pair = (person_id, mentor.id)
            if score(pair) is None or pair in now or any(mentor.id == made[1] for made in makes):
                continue
            total = worth + score(pair)
            if mentor.id not in full:
                key = len(ends), (makes[0] if makes else pair)[1]
                found[key] = max(found.get(key, total), total)
            elif len(ends) < 2:
                for other in [other for other in now if other[1] == mentor.id and other not in ends]:
                    go(other[0], [*makes, pair], [*ends, other], total - score_made(other))

    def score_made(pair):
        row, column = compared.places(pair)
        return int(units[row, column])

    go(who, [], [], 0)
    return found


@settings(max_examples=150, deadline=None)
@given(situations())
def test_each_option_is_the_best_of_every_way_to_that_partner(situation):
    pool, rules, now = situation
    who = pool.mentees[0].id
    told = {(one.moves, one.makes[0][1]): one for one in options(pool, rules, now, who)}
    best = every_chain(pool, rules, now, who)
    for key, option in told.items():
        assert round(option.score + option.change, 1) == pytest.approx(best[key] / POINT, abs=0.11)
    for moves in range(3):
        there = [key for key in best if key[0] == moves]
        assert len([key for key in told if key[0] == moves]) == min(len(there), MOST[moves])


@settings(max_examples=100, deadline=None)
@given(situations())
def test_nobody_is_left_alone_nobody_has_too_many_and_no_bar_is_broken(situation):
    pool, rules, now = situation
    for option in options(pool, rules, now, pool.mentees[0].id):
        after = (now - set(option.ends)) | set(option.makes)
        load = Counter(mentor for _, mentor in after)
        assert all(load[m.id] <= m.places for m in pool.mentors)
        assert {mentee for mentee, _ in after} == {mentee for mentee, _ in now} | {pool.mentees[0].id}
        assert not set(option.makes) & set(rules.barred) and len(after) == len(now) + 1


def test_those_that_move_nobody_come_first_and_then_the_better_ones():
    mentees = (person(1, 5), person(2, 4))
    mentors = (person(101, 5), person(102, 9), person(103, 1))
    first, second, third = options(Pool(ON, mentees, mentors), RULES, [(2, 101)], 1)
    assert (first.makes, second.makes) == (((1, 102),), ((1, 103),))
    assert first.score == second.score  # ties fall by id
    assert third.makes == ((1, 101), (2, 103)) and third.ends == ((2, 101),)
    assert (third.score, third.change) == (100.0, -20.0)


def test_a_mentor_whose_mentee_left_gets_one_who_waits():
    pool = Pool(ON, (person(1, 5), person(2, 4)), (person(101, 5), person(102, 4)))
    first, second = options(pool, RULES, [(2, 102)], 101)
    assert (first.makes, first.ends) == (((1, 101),), ())
    assert second.makes == ((2, 101), (1, 102)) and second.ends == ((2, 102),)


def test_of_peers_one_pair_may_part_and_all_have_somebody():
    pool = Pool(ON, peers=tuple(person(n, n) for n in (1, 2, 3, 4)))
    made = options(pool, RULES, [(2, 3)], 1)
    assert [one.makes for one in made] == [((1, 4),), ((1, 2), (3, 4)), ((1, 3), (2, 4))]


def test_who_has_no_place_free_gets_nothing_and_a_stranger_is_an_error():
    pool = Pool(ON, (person(1, 5),), (person(101, 5), person(102, 5)))
    assert options(pool, RULES, [(1, 101)], 1) == ()
    with pytest.raises(KeyError):
        options(pool, RULES, [], 7)


def test_mentees_who_lost_somebody_come_before_those_who_wait_and_mentors_last():
    def needing(id, side=Side.MENTEE, days=0, lost=False, priority=False):
        return Needing(id, side, f"P{id}", date(2026, 1, 1 + days), lost, priority)

    waiting = [
        needing(1, Side.MENTOR, lost=True), needing(2, days=3), needing(3, days=1), needing(4, days=9, priority=True),
        needing(5, days=20, lost=True),
    ]  # fmt: skip
    assert [one.person_id for one in in_order(waiting)] == [5, 4, 3, 2, 1]


def test_once_a_pair_has_ended_it_is_not_made_again_and_who_is_gone_gets_nobody():
    pool = Pool(ON, (person(1, 5), person(2, 5)), (person(101, 5), person(102, 4)))
    now = [(1, 101), (2, 102)]
    [swap] = options(*after_ending(pool, RULES, now, (1, 101)), 1)
    assert swap.makes == ((1, 102), (2, 101)) and swap.ends == ((2, 102),)
    assert options(*after_ending(pool, RULES, now, (1, 101), gone={101}), 1) == ()


def test_who_was_with_somebody_that_can_not_be_moved_has_a_place_free_then():
    pool = Pool(ON, (person(1, 5, places=0),), (person(102, 4),))  # 101 has paused: her pair is not among those
    [way] = options(*after_ending(pool, RULES, [], (1, 101)), 1)
    assert way.makes == ((1, 102),)
