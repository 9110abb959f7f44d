"""A result that travels between processes is the same one."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Grouping, Measure, Objective, Person, Pool, Rules, compare, match
from core.matching.long_run import asked_of, expected_seconds, is_long, result_from_document, result_to_document

ON = date(2026, 12, 1)
RULES = Rules((Criterion("n", "Near", Measure.CLOSE, "n", "n", settings={"lowest": 0, "highest": 9}, must_have=0.3),))


def people(numbers, start, places=1):
    return tuple(Person(start + n, f"P{start + n}", {"n": at}, places) for n, at in enumerate(numbers))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.sampled_from([Objective.MOST_PEOPLE, Objective.TOTAL, Objective.FAIREST]),
    st.sampled_from(["pairs", "peers", "groups"]),
)
def test_there_and_back_it_is_equal_to_the_last_word(ours, theirs, objective, form):
    pool = Pool(ON, people(ours, 1), people(theirs, 101, 3))
    rules = replace(RULES, objective=objective)
    if form == "peers":
        pool = Pool(ON, peers=people([*ours, *theirs], 1))
    if form == "groups":
        rules = replace(rules, objective=Objective.MOST_PEOPLE, grouping=Grouping(1, 3))
    comparison = compare(pool, rules.criteria)
    result = match(pool, rules, comparison)
    back = result_from_document(json.loads(json.dumps(result_to_document(result))), pool, rules, comparison)
    assert back == result and dict(back.prices) == dict(result.prices)
    assert [str(each.reason) for each in back.unmatched] == [str(each.reason) for each in result.unmatched]


def test_what_is_asked_differs_with_people_places_rules_and_decisions():
    pool = Pool(ON, people([1], 1), people([2], 101))
    wider = replace(pool, mentors=people([2], 101, 2))
    asked = {
        asked_of(pool, RULES), asked_of(wider, RULES), asked_of(pool, replace(RULES, minimum_load=1)),
        asked_of(pool, replace(RULES, barred={(1, 101): "no"})), asked_of(pool, replace(RULES, locked={(1, 101): "yes"})),
    }  # fmt: skip
    assert len(asked) == 5 and asked_of(pool, RULES) in asked


def test_few_people_are_matched_at_once_and_many_or_large_groups_are_not():
    few, many = (
        Pool(ON, people([1] * 30, 1), people([2] * 30, 101)),
        Pool(ON, people([1] * 3000, 1), people([1] * 1500, 9001)),
    )
    assert not is_long(few, RULES) and is_long(many, RULES)
    grouped = replace(RULES, grouping=Grouping(1, 3))
    assert not is_long(few, grouped) and is_long(many, grouped, warm=True)
    assert not is_long(many, RULES, warm=True)
    assert expected_seconds(many, RULES) > expected_seconds(few, RULES) > 0
