"""A hundred thousand people are matched without a table of all pairs: on few people, the pairs of the table."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.jobs import SoFar, so_far
from core.matching import Criterion, Measure, Objective, Person, Pool, Rules, compare, engine, match
from core.matching.size import looking, serving
from core.matching.size.matching import match_sized
from core.matching.size.sized import in_blocks, sized, with_weights
from core.matching.size.verifying import verify_sized

ON = date(2026, 9, 1)
NAMES = [f"skill {place}" for place in range(9)]
SLOTS = [f"{day} {part}" for day in ("mon", "tue", "wed") for part in ("morning", "afternoon")]
CRITERIA = (
    Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", 6),
    Criterion("half", "Half", Measure.COVERAGE, "half", "half", 2),
    Criterion("hobbies", "Hobbies", Measure.SHARED, "hobbies", "hobbies", 2),
    Criterion("views", "Views", Measure.SHARED, "views", "views", 1, settings={"agreement": True}),
    Criterion("field", "Field", Measure.SAME, "field", "field", 3),
    Criterion("team", "Team", Measure.DIFFERENT, "field", "field", 1),
    Criterion("years", "Years", Measure.AHEAD, "years", "years", 2),
    Criterion("style", "Style", Measure.CLOSE, "style", "style", 4),
    Criterion("time", "Time", Measure.AVAILABILITY, "time", "time", 3),
    Criterion("goal", "Goal", Measure.TEXT, "goal", "goal", 2, settings={"by": "words"}),
    Criterion("wish", "Wish", Measure.PREFERENCE, "wish", "wish", 3),
    Criterion("language", "Language", Measure.LANGUAGE, "language", "language", 0, must_have=1.0),
)


def person(luck, number, places, answered, people):
    def some(names, most):
        return luck.choice(names, int(luck.integers(1, most)), replace=False).tolist()

    given = {
        "skills": {name: int(luck.integers(1, 4)) for name in some(NAMES, 5)},
        "half": {name: float(luck.choice([0.5, 1.5])) for name in some(NAMES, 4)},
        "hobbies": some(NAMES, 6),
        "views": {name: int(luck.integers(-1, 2)) for name in some(NAMES, 4)},
        "field": f"field {luck.integers(3)}",
        "years": int(luck.integers(0, 12)),
        "style": float(luck.normal()),
        "time": some(SLOTS, 5),
        "goal": " ".join(some(["budgets", "leading", "Excel", "law", "talks"], 4)),
        "wish": {"ranked": [int(luck.integers(1, people))], "refused": [int(luck.integers(1, people))]},
        "language": some(["English", "Finnish", "Arabic"], 3),
    }
    kept = {key: answer for key, answer in given.items() if luck.random() < answered}
    identity = str(luck.integers(people)) if luck.random() < 0.2 else ""
    zone = str(luck.choice(["UTC", "Asia/Kathmandu"]))
    return Person(number, f"P{number}", kept, places, zone, identity, priority=bool(luck.random() < 0.2))


def case(seed, mentees, mentors):
    """People and rules of every kind that are matched without a table."""
    luck = np.random.default_rng(seed)
    answered, people = float(luck.choice([1.0, 0.8, 0.3])), mentees + mentors
    ones = tuple(person(luck, n, int(luck.random() < 0.95), answered, people) for n in range(1, mentees + 1))
    most = int(luck.integers(1, 4))
    others = tuple(
        replace(person(luck, n, int(luck.integers(0, most + 1)), answered, people), priority=False)
        for n in range(mentees + 1, people + 1)
    )
    chosen = luck.random(len(CRITERIA)) < luck.choice([0.2, 0.6, 1.0])
    criteria = tuple(
        replace(
            one,
            weight=int(luck.integers(0, 11)),
            must_have=float(luck.choice([0.2, 1.0])) if luck.random() < 0.1 else one.must_have,
            must_be_known=bool(luck.random() < 0.05),
        )
        for one, there in zip(CRITERIA, chosen, strict=True)
        if there
    )
    criteria = (replace(CRITERIA[4], key="counts", weight=1), *criteria)
    barred = {(int(luck.integers(1, mentees + 1)), int(luck.integers(mentees + 1, people + 1))): "" for _ in range(3)}
    free = [one for one in others if one.places and not one.identity]
    wants = [one for one in ones if one.places]
    locked = {}
    if luck.random() < 0.5 and free and wants and (wants[0].id, free[0].id) not in barred:
        locked = {(wants[0].id, free[0].id): ""}
    minimum = float(luck.choice([0.3, 0.6])) if luck.random() < 0.3 else None
    return Pool(ON, ones, others), Rules(criteria, locked=locked, barred=barred, minimum_score=minimum)


@settings(max_examples=60, deadline=None)
@example(26698, 29, 16)  # two sets of the same total: a search that only reaches the total may take the other
@given(st.integers(0, 10**6), st.integers(1, 40), st.integers(1, 25))
def test_without_a_table_the_result_is_the_same_to_the_last_word(seed, mentees, mentors):
    pool, rules = case(seed, mentees, mentors)
    table = match(pool, rules, compare(pool, rules.criteria))
    without = match_sized(pool, rules)
    assert [(one.pair, one.score, one.coverage, one.locked) for one in without.proposals] == [
        (one.pair, one.score, one.coverage, one.locked) for one in table.proposals
    ]
    assert list(without.unmatched) == list(table.unmatched)
    assert (without.total, without.upper_bound, without.proven) == (table.total, table.upper_bound, table.proven)
    assert without == table


def alike(count=300, seed=3, places=1):
    """Hundreds of people, fully answered, all of whom may have each other."""
    luck = np.random.default_rng(seed)
    ones = tuple(replace(person(luck, n, 1, 1.0, count), identity="") for n in range(1, count + 1))
    others = tuple(
        replace(person(luck, n, places, 1.0, count), identity="", priority=False)
        for n in range(count + 1, count + 1 + count // places)
    )
    return Pool(ON, ones, others), Rules(tuple(one for one in CRITERIA if one.key in ("skills", "hobbies", "years")))


@pytest.mark.parametrize("places", [1, 2, 4])
def test_hundreds_are_matched_as_by_the_table_on_one_thread_or_two_in_small_pieces(monkeypatch, places):
    pool, rules = alike(places=places)
    if places == 4:  # too few
        pool = replace(pool, mentors=pool.mentors[:60])
    table = match(pool, rules, compare(pool, rules.criteria))
    assert table.proven
    for rows, columns, threads in ((512, 1024, 1), (32, 16, 2), (50, 33, 1)):
        monkeypatch.setattr(looking, "ROWS", rows)  # hundreds in as many pieces as a hundred thousand
        monkeypatch.setattr(looking, "COLUMNS", columns)
        monkeypatch.setattr(looking, "THREADS", threads)
        assert match_sized(pool, rules) == table


def test_an_earlier_result_changes_nothing_but_the_time():
    pool, rules = alike()
    before = match_sized(pool, rules)
    moved = replace(rules, criteria=(replace(rules.criteria[0], weight=1), *rules.criteria[1:]))
    assert match_sized(pool, moved, before) == match_sized(pool, moved)


def test_a_moved_weight_needs_no_new_reading_of_answers():
    pool, rules = alike()
    read = sized(pool, rules)
    moved = replace(
        rules, criteria=(replace(rules.criteria[0], weight=1, must_have=0.2), *rules.criteria[1:]), minimum_score=0.3
    )
    again, new = with_weights(read, moved), sized(pool, moved)
    for name in ("lines", "table", "knowns", "rest", "least"):
        assert np.array_equal(getattr(again.folded, name), getattr(new.folded, name))


def test_rows_read_by_numpy_are_the_rows_of_the_table():
    pool, rules = case(11, 40, 25)
    read, table = sized(pool, rules), engine.checked(pool, rules)[0]
    for rows in in_blocks(40, 25, 200):
        some = read.of_rows(rows)
        assert (some.scored.units == table.scored.units[rows]).all()
        assert (some.against.any == table.against.any[rows]).all()


def test_it_says_how_far_it_is_and_the_bound_never_lies():
    pool, rules = alike()
    told = []
    result = match_sized(pool, rules, watch=lambda now: told.append(now) or True)
    assert told[0].points is None and told[0].gap is None and 0 <= told[0].part <= 1
    known = [now for now in told if now.at_most is not None]
    assert known[-1].gap == 0.0 and known[-1].points == pytest.approx(result.total)
    assert all(now.points <= result.total + 1e-6 <= now.at_most + 2e-6 for now in known)


def test_stopped_early_it_gives_the_best_so_far_and_what_no_pairs_exceed(monkeypatch):
    monkeypatch.setattr(looking, "ROWS", 32)  # several pieces to be stopped between
    pool, rules = alike()
    best = match_sized(pool, rules)
    for after in (1, 5, 11):
        told = []

        def so_far(now, told=told, after=after):
            told.append(now)
            return len(told) < after

        stopped = match_sized(pool, rules, watch=so_far)
        assert not stopped.proven
        assert stopped.total <= best.total <= stopped.upper_bound
        assert len(told) <= after + 1


def test_given_up_it_stops_at_once():
    class Given(Exception):
        pass

    def give_up(now):
        raise Given

    with pytest.raises(Given):
        match_sized(*alike(), watch=give_up)


def test_match_takes_this_way_by_itself_and_says_what_stands_in_it(monkeypatch):
    pool, rules = alike()
    expected = match(pool, rules)
    monkeypatch.setattr(serving, "PAIRS", 1000)  # the sizes at which it changes its way, small enough for a test
    monkeypatch.setattr(serving, "TABLE", 2000)
    monkeypatch.setattr(engine, "read", None)  # the way of the table
    assert match(pool, rules) == expected
    several = replace(pool, mentees=(replace(pool.mentees[0], places=2), *pool.mentees[1:]))
    for people, asked, place in (
        (pool, replace(rules, objective=Objective.FAIREST), "what is best"),
        (pool, replace(rules, minimum_load=1), "minimum loads"),
        (several, rules, "mentees with several mentors"),
    ):
        with pytest.raises(InvalidInput) as refused:
            match(people, asked)
        assert [fault.where for fault in refused.value.faults] == [place]


def test_what_stands_in_this_way_goes_the_other_where_there_is_room_for_a_table(monkeypatch):
    pool, rules = alike(60)
    fairest = replace(rules, objective=Objective.FAIREST)
    expected = match(pool, fairest)
    monkeypatch.setattr(serving, "PAIRS", 1000)  # the sizes at which it changes its way, small enough for a test
    assert match(pool, fairest) == expected


@pytest.mark.parametrize("seed", range(6))
def test_plain_numpy_prices_every_pair_again_and_comes_to_the_same(seed):
    pool, rules = case(seed, 60, 25) if seed else alike(places=2)
    pool = replace(pool, mentees=tuple(replace(one, priority=False) for one in pool.mentees))
    result = match_sized(pool, rules)
    verified = verify_sized(pool, rules, result)
    assert (verified.wrong, verified.people) == ((), len(result.proposals))
    assert verified.points == pytest.approx(result.total)


def test_a_proof_of_other_pairs_or_other_prices_is_not_accepted():
    pool, rules = alike(places=2)
    result = match_sized(pool, rules)
    free = replace(result, prices={})
    assert verify_sized(pool, rules, free).points > result.total + 1
    one, two = result.proposals[:2]
    swapped = [replace(one, mentor_id=two.mentor_id), replace(two, mentor_id=one.mentor_id), *result.proposals[2:]]
    assert verify_sized(pool, rules, replace(result, proposals=tuple(swapped))).wrong
    crowded = [replace(each, mentor_id=one.mentor_id) for each in result.proposals]
    assert any(
        "places" in words for words in verify_sized(pool, rules, replace(result, proposals=tuple(crowded))).wrong
    )


def test_how_far_a_search_is_fits_into_the_stage_of_a_job():
    for now in (SoFar(1, 0.5), SoFar(12, 1.0, 7273470.9, 7273471.25)):
        stage = now.stage("Finding the best pairs")
        name, read = so_far(stage)
        assert len(stage) <= 60 and name == "Finding the best pairs"
        assert (read.look, read.part) == (now.look, now.part) and read.gap == pytest.approx(now.gap, abs=1e-6)
    assert so_far("Reading people") == ("Reading people", None)
