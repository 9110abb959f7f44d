"""What rules do: places, locks, bars, must-haves, minimum, and what is said to whoever is left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.errors import Infeasible, InvalidInput
from core.matching import (
    Criterion,
    FairPrice,
    Measure,
    Objective,
    Person,
    Pool,
    Result,
    RuleBroken,
    Rules,
    compare,
    compare_results,
    explain,
    fair_price,
    fingerprint,
    free_mentors,
    is_thin,
    is_weak,
    match,
    why_not,
)
from core.matching.audit import audit

ON = date(2026, 9, 1)
NEAR = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", settings={"lowest": 0, "highest": 100})
ROOM = Criterion("room", "Room", Measure.SAME, "room", "room", weight=0, must_have=1.0)


def people(spots: Sequence[Any], start: int = 1, **fields: Any) -> tuple[Person, ...]:
    return tuple(
        Person(start + place, f"P{start + place}", {} if spot is None else {"at": spot}, **fields)
        for place, spot in enumerate(spots)
    )


def in_room(number: int, at: int, room: str, **fields: Any) -> Person:
    return Person(number, f"P{number}", {"at": at, "room": room}, **fields)


def pairs(result: Result) -> list[tuple[int, int]]:
    return [proposal.pair for proposal in result.proposals]


def test_the_documented_assignment_is_found() -> None:
    """The matrix of scipy's documentation, [[4, 1, 3], [2, 0, 5], [3, 2, 2]] at least cost: 1, 0, 2 with cost 5."""
    cost = [[4, 1, 3], [2, 0, 5], [3, 2, 2]]
    criterion = Criterion("c", "Cost", Measure.CLOSE, "row", "cost", settings={"lowest": 0, "highest": 10})
    # A value of 1 - cost / 10 for each pair, by one scale item per mentee.
    mentees = tuple(Person(row, f"M{row}", {"row": {f"row {row}": 0}}) for row in range(3))
    mentors = tuple(
        Person(column, f"N{column}", {"cost": {f"row {row}": cost[row][column] for row in range(3)}})
        for column in range(3)
    )
    result = match(Pool(ON, mentees, mentors), Rules((criterion,)))
    assert pairs(result) == [(0, 1), (1, 0), (2, 2)]
    assert result.total == 250.0 and result.proven


def test_the_score_is_the_weighted_mean_of_what_is_known() -> None:
    """Corporate example: values .8 .6 .5 1 .4 1 with weights .30 .20 .20 .15 .10 .05 give 70.0, without one 72.5."""
    values, weights = (0.8, 0.6, 0.5, 1.0, 0.4, 1.0), (6, 4, 4, 3, 2, 1)
    criteria = tuple(
        Criterion(
            f"c{place}",
            f"C{place}",
            Measure.CLOSE,
            f"c{place}",
            f"c{place}",
            weight,
            settings={"lowest": 0, "highest": 1},
        )
        for place, weight in enumerate(weights)
    )
    ours = {f"c{place}": 1.0 for place in range(6)}
    theirs = {f"c{place}": value for place, value in enumerate(values)}
    whole = match(Pool(ON, (Person(1, "A", ours),), (Person(2, "B", theirs),)), Rules(criteria)).proposals[0]
    assert (whole.score, whole.coverage) == (70.0, 1.0)
    assert [one.points for one in whole.points] == [24.0, 15.0, 12.0, 10.0, 5.0, 4.0]
    del theirs["c1"]
    part = match(Pool(ON, (Person(1, "A", ours),), (Person(2, "B", theirs),)), Rules(criteria)).proposals[0]
    assert (part.score, part.coverage) == (72.5, 0.8)
    assert part.points[-1].value is None and part.points[-1].points == 0
    assert round(sum(one.points for one in part.points), 1) == 72.5
    assert round(sum(one.possible for one in part.points), 1) == 100.0


def test_no_criterion_gives_more_than_it_could() -> None:
    weights, values = (6, 2, 2, 2, 3), (0.2857, 0.75, 1.0, 0.75, 0.0)
    criteria = tuple(
        Criterion(
            f"c{place}",
            f"C{place}",
            Measure.CLOSE,
            f"c{place}",
            f"c{place}",
            weight,
            settings={"lowest": 0, "highest": 1},
        )
        for place, weight in enumerate(weights)
    )
    ours = {f"c{place}": 1.0 for place in range(5)}
    theirs = {f"c{place}": value for place, value in enumerate(values)}
    pair = match(Pool(ON, (Person(1, "A", ours),), (Person(2, "B", theirs),)), Rules(criteria)).proposals[0]
    assert (pair.points[0].points, pair.points[0].possible) == (13.4, 13.4)  # 2 of 15, all of it
    assert round(sum(one.points for one in pair.points), 1) == pair.score
    assert round(sum(one.possible for one in pair.points), 1) == 100.0


def test_more_people_come_before_a_higher_total() -> None:
    mentees = in_room(1, 0, "a"), in_room(2, 100, "a")
    mentors = in_room(3, 0, "a"), in_room(4, 60, "b")
    rules = Rules((NEAR,), barred={(2, 4): "no"})
    pool = Pool(ON, mentees, mentors)
    assert pairs(match(pool, rules)) == [(1, 4), (2, 3)]
    assert pairs(match(pool, Rules((NEAR,), Objective.TOTAL, barred=rules.barred))) == [(1, 3)]


def test_the_fairest_raises_the_worst_pair() -> None:
    pool = Pool(ON, people([0, 50]), people([50, 95], start=11))
    total, fairest = (match(pool, Rules((NEAR,), objective)) for objective in (Objective.TOTAL, Objective.FAIREST))
    assert min(one.score for one in fairest.proposals) >= min(one.score for one in total.proposals)
    assert pairs(fairest) == [(1, 11), (2, 12)]


def test_fairness_has_its_price() -> None:
    topics = Criterion("topics", "Topics", Measure.COVERAGE, "topics", "topics")
    wants = Person(1, "A", {"topics": ["x", "p"]}), Person(2, "B", {"topics": ["p", "q", "r", "s", "t"]})
    offers = Person(3, "C", {"topics": ["x", "p", "q"]}), Person(4, "D", {"topics": ["p"]})
    pool, rules = Pool(ON, wants, offers), Rules((topics,), Objective.FAIREST)
    comparison = compare(pool, (topics,))
    price = fair_price(pool, rules, match(pool, rules), comparison)
    assert price == FairPrice(points=30.0, weakest=40.0, otherwise=20.0)  # 50 and 40 instead of 100 and 20
    assert "40.0 points instead of 20.0; that costs 30.0 points" in str(price.sentence)
    locked = replace(rules, locked={(2, 4): "they asked"})
    assert fair_price(pool, locked, match(pool, locked), comparison) == FairPrice(0.0, 100.0, 100.0)
    best = replace(rules, objective=Objective.MOST_PEOPLE)
    assert fair_price(pool, best, match(pool, best), comparison) is None


def test_who_waited_last_round_goes_first() -> None:
    waiting = Person(2, "P2", {"at": 100}, priority=True)
    pool = Pool(ON, (*people([0]), waiting), people([0], start=11))
    assert pairs(match(pool, Rules((NEAR,)))) == [(2, 11)]


def test_no_mentor_has_more_mentees_than_places() -> None:
    pool = Pool(ON, people([0] * 5), people([0, 90], start=11, places=2))
    result = match(pool, Rules((NEAR,)))
    assert [[mentor for _, mentor in pairs(result)].count(number) for number in (11, 12)] == [2, 2]
    assert len(result.unmatched) == 1 and free_mentors(result, pool) == ()


def test_mentors_with_places_left_are_free() -> None:
    pool = Pool(ON, people([0]), people([0, 90], start=11))
    assert [mentor.id for mentor in free_mentors(match(pool, Rules((NEAR,))), pool)] == [12]


def test_a_barred_pair_is_never_made() -> None:
    pool = Pool(ON, people([0]), people([0, 90], start=11))
    assert pairs(match(pool, Rules((NEAR,), barred={(1, 11): "they asked"}))) == [(1, 12)]


def test_a_locked_pair_is_made_even_below_a_must_have_and_the_minimum() -> None:
    pool = Pool(ON, (in_room(1, 0, "a"),), (in_room(11, 90, "b"), in_room(12, 0, "a")))
    result = match(pool, Rules((NEAR, ROOM), locked={(1, 11): "agreed"}, minimum_score=0.5))
    assert pairs(result) == [(1, 11)] and result.proposals[0].locked and result.proven


def test_nobody_is_paired_with_herself() -> None:
    pool = Pool(ON, people([0], identity="ada@example.org"), people([0], start=11, identity="ada@example.org"))
    assert match(pool, Rules((NEAR,))).proposals == ()


def test_an_unknown_answer_passes_a_must_have_unless_it_must_be_known() -> None:
    pool = Pool(ON, people([None]), people([50], start=11))
    rules = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", must_have=0.9)
    known = Criterion("near", "Nearness", Measure.CLOSE, "at", "at", must_be_known=True)
    assert pairs(match(pool, Rules((rules,)))) == [(1, 11)]
    assert match(pool, Rules((known,))).proposals == ()


def test_thin_and_weak_pairs_are_marked() -> None:
    other = Criterion("more", "More", Measure.SAME, "more", "more", 5)
    pool = Pool(ON, people([0]), people([60], start=11))
    proposal = match(pool, Rules((NEAR, other))).proposals[0]
    assert (proposal.score, proposal.coverage) == (40.0, 0.5)
    assert is_thin(proposal) and is_weak(proposal)
    assert not is_thin(proposal, least=0.5) and not is_weak(proposal, least=40)


def left_out(pool: Pool, rules: Rules) -> tuple[str, str]:
    (one,) = match(pool, rules).unmatched
    return str(one.reason), str(one.remedy)


def test_without_an_allowed_mentor_the_rule_that_removes_most_is_named() -> None:
    pool = Pool(ON, (in_room(1, 0, "a"),), (in_room(11, 0, "b"), in_room(12, 0, "b"), in_room(13, 0, "a")))
    assert left_out(pool, Rules((NEAR, ROOM), barred={(1, 13): "no"})) == (
        "None of the 3 mentors is allowed: “Room” (2); barred by hand: 1.",
        "Without the must-have “Room” 2 partners would be possible.",
    )


def test_the_least_loosening_of_a_must_have_is_named_and_is_enough() -> None:
    def free(id: int, *parts: str) -> Person:
        return Person(id, f"P{id}", {"when": list(parts)})

    def time(needed: float) -> Criterion:
        return Criterion(
            "time", "Time", Measure.AVAILABILITY, "when", "when", must_have=needed, settings={"minutes": 600}
        )

    pool = Pool(ON, (free(1, "mon morning"),), (free(11, "mon morning", "tue evening"), free(12, "fri evening")))
    assert left_out(pool, Rules((time(1.0),))) == (
        "None of the 2 mentors is allowed. Removed by must-haves: “Time” (2).",
        "Accept 240 min instead of 600 min in “Time”: then 1 partner would be possible.",
    )
    assert match(pool, Rules((time(240 / 600),))).unmatched == ()
    near = replace(NEAR, must_have=0.9)
    assert left_out(Pool(ON, people([0]), people([33, 50], start=11)), Rules((near,))) == (
        "None of the 2 mentors is allowed. Removed by must-haves: “Nearness” (2).",
        "Accept 67 % instead of 90 % in “Nearness”: then 1 partner would be possible.",
    )


def test_whose_answer_is_missing_is_asked_for_it() -> None:
    pool = Pool(ON, (Person(1, "P1"),), people([0, 10], start=11))
    assert left_out(pool, Rules((replace(NEAR, must_be_known=True),)))[1] == (
        "Ask P1 to answer “Nearness”: then 2 partners could be possible."
    )


def test_where_places_are_taken_it_is_said_by_whom_and_whose_place_would_help() -> None:
    pool = Pool(ON, people([0, 0, 100]), people([0, 40], start=11))
    assert left_out(pool, Rules((NEAR,))) == (
        "2 mentors would be possible, but every place with them is taken, by P2, P1.",
        "One more place with any of these 2 mentors would be enough: P12, P11.",
    )
    more = Pool(ON, pool.mentees, (*people([0], start=11, places=2), *people([40], start=12)))
    assert match(more, Rules((NEAR,))).unmatched == ()


def test_below_the_minimum_the_remedy_is_really_enough() -> None:
    pool = Pool(ON, people([0]), people([67], start=11))
    assert left_out(pool, Rules((NEAR,), minimum_score=0.5)) == (
        "Below the minimum: the best, with P11, has 33.0 points of the 50 needed.",
        "Accept pairs from 33.0 points, or lock this pair by hand.",
    )
    assert match(pool, Rules((NEAR,), minimum_score=0.33)).unmatched == ()


def test_empty_sides_are_told_and_not_an_error() -> None:
    assert left_out(Pool(ON, people([0])), Rules((NEAR,))) == (
        "There are no mentors yet.",
        "Invite mentors, then match again.",
    )
    assert match(Pool(ON, (), people([0])), Rules((NEAR,))).proposals == ()
    assert match(Pool(ON), Rules((NEAR,))).proven
    assert left_out(Pool(ON, peers=people([0])), Rules((NEAR,)))[0] == "There is nobody else yet."


def test_mentors_without_places_and_odd_peers_are_told() -> None:
    nobody = Pool(ON, people([0]), people([0], start=11, places=0))
    assert left_out(nobody, Rules((NEAR,)))[0] == "1 person would be possible but has 0 places: P11."
    odd = Pool(ON, peers=people([0, 10, 100]))
    assert left_out(odd, Rules((NEAR,))) == (
        "2 partners would be possible, but all are paired with somebody else: P2, P1.",
        "One more person who may be paired with P3 would be enough.",
    )


def test_every_obstacle_of_a_pair_is_named() -> None:
    pool = Pool(ON, (in_room(1, 0, "a"),), (in_room(11, 90, "b"), in_room(12, 0, "a")))
    rules = Rules((NEAR, ROOM), barred={(1, 11): "no"}, minimum_score=0.5)
    comparison = compare(pool, rules.criteria)
    assert [str(one) for one in why_not(pool, rules, comparison, (1, 11))] == [
        "Must-have not met: Room",
        "On the list of pairs that must not be made: no",
        "Below the minimum score",
    ]
    assert why_not(pool, rules, comparison, (1, 12)) == ()
    assert explain(pool, rules, comparison, (1, 11)).score == 10.0


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (Rules((Criterion("near", "N", Measure.SAME, "at", "at", 0),)), "No criterion counts: every weight is 0."),
        (Rules(()), "No criterion counts: every weight is 0."),
        (Rules((NEAR,), locked={(1, 11): "", (2, 11): ""}), "P11 has 1 of the 2 places that locked pairs need."),
        (Rules((NEAR,), locked={(1, 11): "", (1, 12): ""}), "P1 has 1 of the 2 places that locked pairs need."),
        (Rules((NEAR,), locked={(1, 11): ""}, barred={(1, 11): ""}), "P1 and P11 are locked and barred at once."),
    ],
)
def test_wishes_that_contradict_each_other_are_named(rules: Rules, sentence: str) -> None:
    with pytest.raises(Infeasible) as refused:
        match(Pool(ON, people([0, 1]), people([0, 1], start=11)), rules)
    assert str(refused.value) == sentence and str(refused.value.remedy)


def test_hostile_numbers_are_refused_with_all_faults_at_once() -> None:
    pool = Pool(
        ON,
        (Person(1, "A", {"at": float("nan")}), Person(1, "B", {"at": [1.0, float("inf")]}, time_zone="Mars/Base")),
        (Person(2, "C", places=-1),),
    )
    rules = Rules(
        (Criterion("x", "X", Measure.SAME, "at", "at", 11, must_have=2),),
        minimum_score=float("nan"),
        locked={(1, 9): ""},
    )
    with pytest.raises(InvalidInput) as refused:
        match(pool, rules)
    assert {fault.where for fault in refused.value.faults} == {
        "mentee 1",
        "mentee 1 (A), at",
        "mentee 1 (B), at",
        "mentee 1 (B), time zone",
        "mentor 2 (C), places",
        "criterion x, weight",
        "criterion x, must-have",
        "minimum score",
        "locked pair 1, 9",
    }


def test_a_comparison_of_others_is_not_taken() -> None:
    pool = Pool(ON, people([0]), people([0], start=11))
    with pytest.raises(ValueError, match="other people"):
        match(Pool(ON, people([0, 1]), people([0], start=11)), Rules((NEAR,)), compare(pool, (NEAR,)))


def test_a_comparison_serves_every_weight_and_must_have() -> None:
    weightier = Criterion("near", "Named anew", Measure.CLOSE, "at", "at", 9, must_have=0.5, settings=NEAR.settings)
    assert fingerprint([NEAR]) == fingerprint([weightier])
    assert fingerprint([NEAR]) != fingerprint([Criterion("near", "N", Measure.CLOSE, "at", "at")])
    pool = Pool(ON, people([0, 30]), people([0, 70], start=11))
    comparison = compare(pool, [NEAR])
    assert match(pool, Rules((weightier,)), comparison) == match(pool, Rules((weightier,)))


@pytest.mark.parametrize(
    ("made", "rules"),
    [
        ([(1, 11)], Rules((NEAR,), barred={(1, 11): ""})),
        ([(1, 11), (2, 11)], Rules((NEAR,))),
        ([(1, 11), (1, 12)], Rules((NEAR,))),
        ([(1, 11), (1, 11)], Rules((NEAR,))),
        ([(1, 99)], Rules((NEAR,))),
        ([(3, 13)], Rules((NEAR,))),
        ([(1, 11)], Rules((NEAR,), locked={(1, 12): ""})),
        ([(1, 11)], Rules((NEAR,), minimum_score=0.9)),
        ([(1, 11)], Rules((Criterion("near", "N", Measure.CLOSE, "at", "at", must_have=0.9),))),
    ],
)
def test_the_audit_notices_every_broken_rule(made: list[tuple[int, int]], rules: Rules) -> None:
    same = Person(3, "S", identity="s"), Person(13, "S", identity="s")
    pool = Pool(ON, (*people([0, 0]), same[0]), (*people([0, 0], start=11), same[1]))
    with pytest.raises(RuleBroken):
        audit(pool, rules, made, {"near": [0.5 for _ in made]}, [0.5 for _ in made])


def test_what_changed_between_two_results_is_counted() -> None:
    pool = Pool(ON, people([0, 50]), people([0, 60], start=11))
    before = match(pool, Rules((NEAR,)))
    after = match(pool, Rules((NEAR,), barred={(1, 11): "no"}))
    change = compare_results(before, after)
    assert change.moved == (1, 2) and (change.people_before, change.people_after) == (2, 2)
    assert (change.average_before, change.average_after) == (95.0, 45.0)
    assert (change.worst_before, change.worst_after) == (90.0, 40.0)
    assert str(change.sentence) == "2 people change partner; 2 people matched before, 2 now."
    assert str(compare_results(before, before).sentence) == "Nobody changes partner."
