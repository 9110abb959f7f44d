"""The next best: what trying every pair finds, and nobody else moves."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Measure, Person, Pool, Rules, compare, explain, why_not
from core.matching.next_best import by_hand, next_best

ON = date(2026, 3, 2)
CRITERIA = (
    Criterion("topic", "Topic", Measure.SAME, "topic", "topic", weight=3),
    Criterion("level", "Level", Measure.CLOSE, "level", "level", weight=2, settings={"lowest": 0, "highest": 9}),
)
ANSWERS = st.fixed_dictionaries({"topic": st.sampled_from("abc"), "level": st.integers(0, 9)})


def people(first, count):
    return st.lists(ANSWERS, min_size=count, max_size=count).map(
        lambda given: tuple(Person(first + n, f"P{first + n}", each) for n, each in enumerate(given))
    )


@settings(deadline=None, max_examples=60)
@given(
    people(1, 3),
    people(11, 5),
    st.sets(st.tuples(st.integers(1, 3), st.integers(11, 15)), max_size=5),
    st.sampled_from([1, 13]),
)
def test_it_is_what_trying_every_pair_finds(mentees, mentors, barred, whom):
    pool = Pool(ON, mentees=mentees, mentors=mentors)
    rules = Rules(CRITERIA, barred=dict.fromkeys(sorted(barred), "quarrelled"))
    comparison = compare(pool, CRITERIA)
    pairs = [(one.id, other.id) for one in mentees for other in mentors if whom in (one.id, other.id)]
    open_ = [pair for pair in pairs if not why_not(pool, rules, comparison, pair)]
    expected = sorted(open_, key=lambda pair: (-explain(pool, rules, comparison, pair).score, pair))[:3]
    found = next_best(pool, rules, whom)
    assert [(each.pair, each.score) for each in found] == [
        (pair, explain(pool, rules, comparison, pair).score) for pair in expected
    ]


@settings(deadline=None, max_examples=20)
@given(people(1, 5))
def test_of_peers_a_pair_is_named_with_the_smaller_id_first(peers):
    found = next_best(Pool(ON, peers=peers), Rules(CRITERIA), 3, most=9)
    assert {each.pair for each in found} == {(1, 3), (2, 3), (3, 4), (3, 5)}
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_somebody_who_is_not_to_be_matched_has_none_and_a_pair_by_hand_proves_nothing():
    pool = Pool(ON, (Person(1, "Bo", {"topic": "a"}),), (Person(11, "Ada", {"topic": "a"}),))
    assert next_best(pool, Rules(CRITERIA), 7) == ()
    [only] = next_best(pool, Rules(CRITERIA, locked={(1, 11): "they asked"}), 1)
    result = by_hand(pool, replace(Rules(CRITERIA)), only)
    assert (result.total, result.proven, result.unmatched) == (only.score, False, ())
