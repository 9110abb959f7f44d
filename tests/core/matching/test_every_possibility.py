"""The engine against trying every possibility on small pools, with scores computed by other arithmetic."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Infeasible
from core.matching import Criterion, Measure, Objective, PairIds, Person, Pool, Rules, match

ON = date(2026, 9, 1)
SIDES = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
Pairs = tuple[PairIds, ...]


def _units(one: Person, other: Person, rules: Rules) -> int | None:
    """The score in 1/100,000; None where a rule that may not be lifted forbids the pair."""
    gained, known, forbidden = Fraction(0), 0, False
    for criterion in rules.criteria:
        ours, theirs = one.answers.get(criterion.key), other.answers.get(criterion.key)
        if ours is None or theirs is None:
            forbidden |= criterion.must_be_known
            continue
        value = 1 - Fraction(abs(ours - theirs), 10)
        forbidden |= criterion.must_have is not None and value < Fraction(criterion.must_have).limit_denominator(10)
        gained += criterion.weight * value
        known += criterion.weight
    score = round(100_000 * gained / known) if known else 0
    if rules.minimum_score is not None and (not known or score < round(100_000 * rules.minimum_score)):
        forbidden = True
    return None if forbidden else score


def _plain(one: Person, other: Person, rules: Rules) -> int:
    score = _units(
        one, other, Rules(tuple(Criterion(c.key, c.label, c.measure, c.key, c.key, c.weight) for c in rules.criteria))
    )
    assert score is not None
    return score


def _quality(pairs: Pairs, units: dict[PairIds, int], rules: Rules, people: dict[int, Person], peers: bool) -> tuple:
    """What the objective compares, best first."""
    placed = {end for pair in rules.locked for end in (pair if peers else pair[:1])}
    best: dict[int, int] = {}
    for pair in pairs:
        for end in pair if peers else pair[:1]:
            best[end] = max(best.get(end, -1), units[pair])
    total = sum(units[pair] for pair in pairs)
    counts = len(best), sum(people[end].priority for end in best)
    if rules.objective is Objective.TOTAL:
        return total, len(pairs)
    if rules.objective is Objective.FAIREST:
        return *counts, min((score for end, score in best.items() if end not in placed), default=inf), total
    return *counts, total


def _sets_of_pairs(pool: Pool, rules: Rules, allowed: set[PairIds]) -> Iterator[Pairs]:
    choices = []
    for mentee in pool.mentees:
        fixed = {pair for pair in rules.locked if pair[0] == mentee.id}
        mine = sorted(pair for pair in allowed if pair[0] == mentee.id)
        choices.append(
            [
                chosen
                for count in range(mentee.places + 1)
                for chosen in combinations(mine, count)
                if fixed <= set(chosen)
            ]
        )
    places = {mentor.id: mentor.places for mentor in pool.mentors}
    for picked in product(*choices):
        pairs = tuple(pair for chosen in picked for pair in chosen)
        if all(count <= places[mentor] for mentor, count in Counter(pair[1] for pair in pairs).items()):
            yield pairs


def _unevenness(pairs: Pairs) -> int:
    return sum(load**2 for load in Counter(pair[1] for pair in pairs).values())


def _loads_met(pairs: Pairs, pool: Pool, rules: Rules) -> bool:
    loads = Counter(pair[1] for pair in pairs)
    return all(loads[one.id] >= max(one.least, min(one.places, rules.minimum_load)) for one in pool.mentors)


def _sets_of_peers(people: tuple[int, ...], allowed: set[PairIds]) -> Iterator[Pairs]:
    if len(people) < 2:
        yield ()
        return
    first, *rest = people
    yield from _sets_of_peers(tuple(rest), allowed)
    for other in rest:
        if (first, other) in allowed:
            left = tuple(person for person in rest if person != other)
            yield from (((first, other), *pairs) for pairs in _sets_of_peers(left, allowed))


answer = st.one_of(st.none(), st.integers(0, 10))


@st.composite
def people(draw: st.DrawFn, count: int, most_places: int) -> tuple[Person, ...]:
    return tuple(
        Person(
            number,
            f"Person {number}",
            {key: value for key in ("a", "b") if (value := draw(answer)) is not None},
            places=draw(st.integers(0, most_places)) if most_places > 1 else draw(st.sampled_from([1, 1, 1, 0])),
            identity=draw(st.sampled_from(["", "", "", "", "same"])),
            priority=draw(st.booleans()),
        )
        for number in draw(st.permutations(range(1, count + 1)))
    )


@st.composite
def criteria(draw: st.DrawFn) -> tuple[Criterion, ...]:
    weights = draw(st.sampled_from([(1, 0), (5, 5), (10, 3), (7, 1)]))
    return tuple(
        Criterion(
            key, key, Measure.CLOSE, key, key, weight,
            must_have=draw(st.sampled_from([None, None, None, 0.3, 0.7])),
            must_be_known=draw(st.sampled_from([False, False, False, True])),
            settings={"lowest": 0, "highest": 10},
        )
        for key, weight in zip("ab", weights, strict=True)
    )  # fmt: skip


@st.composite
def rules_for(draw: st.DrawFn, possible: list[PairIds], free: dict[PairIds, bool]) -> Rules:
    barred = draw(st.sets(st.sampled_from(possible), max_size=3)) if possible else set()
    lockable = [pair for pair in possible if pair not in barred and free[pair]]
    locked = draw(st.sets(st.sampled_from(lockable), max_size=1)) if lockable else set()
    return Rules(
        draw(criteria()),
        draw(st.sampled_from([Objective.MOST_PEOPLE, Objective.TOTAL, Objective.FAIREST])),
        dict.fromkeys(locked, "agreed"),
        dict.fromkeys(barred, "no"),
        draw(st.sampled_from([None, None, 0.4, 0.8])),
    )


@st.composite
def two_sides(draw: st.DrawFn, most_mentors: int = 1) -> tuple[Pool, Rules]:
    mentees = draw(people(draw(st.integers(1, 4)), most_mentors))
    mentors = draw(people(draw(st.integers(1, 3)), 3))
    possible = [(one.id, other.id) for one in mentees for other in mentors]
    free = {
        (one.id, other.id): one.places * other.places > 0 and not one.identity for one in mentees for other in mentors
    }
    rules = draw(rules_for(sorted(possible), free))
    if draw(st.booleans()):
        mentors = tuple(replace(one, least=draw(st.integers(0, min(2, one.places)))) for one in mentors)
        rules = replace(rules, minimum_load=draw(st.integers(0, 2)))
    return Pool(ON, mentees, mentors), rules


@st.composite
def one_pool(draw: st.DrawFn) -> tuple[Pool, Rules]:
    peers = draw(people(draw(st.integers(1, 7)), 1))
    by_id = {person.id: person for person in peers}
    possible = sorted(combinations(sorted(by_id), 2))
    free = {
        pair: by_id[pair[0]].places * by_id[pair[1]].places > 0 and not by_id[pair[0]].identity for pair in possible
    }
    return Pool(ON, peers=peers), draw(rules_for(possible, free))


def _check(pool: Pool, rules: Rules) -> None:
    ones = {person.id: person for person in pool.peers or pool.mentees}
    others = {person.id: person for person in pool.peers or pool.mentors}
    every = combinations(sorted(ones), 2) if pool.peers else product(sorted(ones), sorted(others))
    units, allowed = {}, set()
    for pair in every:
        one, other = ones[pair[0]], others[pair[1]]
        units[pair] = _plain(one, other, rules)
        if pair in rules.locked or (
            _units(one, other, rules) is not None
            and pair not in rules.barred
            and (not one.identity or one.identity != other.identity)
        ):
            allowed.add(pair)
    if pool.peers:
        able = tuple(sorted(person.id for person in pool.peers if person.places))
        sets = (pairs for pairs in _sets_of_peers(able, allowed) if set(rules.locked) <= set(pairs))
    else:
        sets = (pairs for pairs in _sets_of_pairs(pool, rules, allowed) if _loads_met(pairs, pool, rules))
    tried = [(_quality(pairs, units, rules, ones, bool(pool.peers)), pairs) for pairs in sets]
    if not tried:
        with pytest.raises(Infeasible):
            match(pool, rules)
        return

    result = match(pool, rules)
    made = tuple(proposal.pair for proposal in result.proposals)
    assert set(made) <= allowed
    best = max(quality for quality, _ in tried)
    assert _quality(made, units, rules, ones, bool(pool.peers)) == best
    if not pool.peers:
        alike = (pairs for quality, pairs in tried if quality == best and len(pairs) == len(made))
        assert _unevenness(made) == min(map(_unevenness, alike))
    assert result.proven
    assert result.total == result.upper_bound == sum(units[pair] for pair in made) / 1000
    paired = {end for pair in made for end in (pair if pool.peers else pair[:1])}
    assert [left.person_id for left in result.unmatched] == sorted(ones.keys() - paired)
    for proposal in result.proposals:
        assert round(sum(one.points for one in proposal.points), 1) == proposal.score
        assert abs(proposal.score - units[proposal.pair] / 1000) <= 0.0506


@SIDES
@given(two_sides())
def test_no_other_pairs_are_better(case: tuple[Pool, Rules]) -> None:
    _check(*case)


@SIDES
@given(two_sides(most_mentors=2))
def test_no_other_pairs_are_better_where_mentees_have_several_mentors(case: tuple[Pool, Rules]) -> None:
    _check(*case)


def test_a_minimum_load_is_met_by_a_pair_that_scores_nothing_where_the_mentee_has_somebody_already() -> None:
    near = Criterion("a", "a", Measure.CLOSE, "a", "a", 1, settings={"lowest": 0, "highest": 10})
    mentees = (Person(1, "Ada", places=0), Person(2, "Bo", places=2))
    rules = Rules((near,), locked={(2, 1): "agreed"}, minimum_load=1)
    _check(Pool(ON, mentees, (Person(1, "Mo"), Person(2, "Nia"))), rules)


def test_nobody_is_let_go_so_that_loads_come_out_even() -> None:
    near = Criterion("a", "a", Measure.CLOSE, "a", "a", 1, settings={"lowest": 0, "highest": 10})
    mentees = (Person(1, "Ada", {"a": 0}), Person(2, "Bo"), Person(3, "Cy", {"a": 0}, places=2))
    mentors = (Person(1, "Mo", {"a": 0}, places=3), Person(2, "Nia"))
    _check(Pool(ON, mentees, mentors), Rules((near,), barred={(2, 2): "no"}))


@SIDES
@given(one_pool())
def test_no_other_pairs_of_peers_are_better(case: tuple[Pool, Rules]) -> None:
    _check(*case)


@settings(max_examples=60, deadline=None)
@given(st.one_of(two_sides(), two_sides(most_mentors=2), one_pool()), st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_answer(case: tuple[Pool, Rules], luck) -> None:
    pool, rules = case

    def shuffled(people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(luck.sample(people, len(people)))

    other = Pool(pool.on, shuffled(pool.mentees), shuffled(pool.mentors), shuffled(pool.peers))
    again = replace(
        rules,
        locked=dict(reversed(rules.locked.items())),
        barred=dict(reversed(rules.barred.items())),
    )
    assert _answer(other, again) == _answer(pool, rules)


def _answer(pool: Pool, rules: Rules) -> object:
    try:
        return match(pool, rules)
    except Infeasible as refusal:
        return str(refusal), str(refusal.remedy)
