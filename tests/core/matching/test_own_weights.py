"""What matters most to one person, and how far each of two meets what the other asks for."""

from copy import deepcopy
from datetime import date
from typing import Any

import numpy as np
import pytest

from core.errors import InvalidInput
from core.matching import Criterion, Measure, Person, Pool, Rules, compare, explain, match, one_way
from core.matching.scores import SCORE_UNITS, scores

ON = date(2026, 9, 1)
SKILLS = Criterion("skills", "Skills", Measure.COVERAGE, "wants", "offers", 4)
FIELD = Criterion("field", "Field", Measure.SAME, "field", "field", 2)
WISH = Criterion("wish", "Wishes", Measure.PREFERENCE, "wish", "wish", 1)
ADA = {"wants": ["law", "art"], "field": "IT", "wish": ["Ben"]}
BEN = {"offers": ["law"], "field": "IT", "wish": ["Cid"]}


def two(ada: tuple[str, ...] = (), ben: tuple[str, ...] = ()) -> Pool:
    return Pool(ON, (Person(1, "Ada", ADA, matters=ada),), (Person(2, "Ben", BEN, matters=ben),))


@pytest.mark.parametrize(
    ("ada", "ben", "score"),
    [((), (), 66.7), (("field",), (), 75.0), (("field",), ("field",), 80.0), (("skills",), (), 60.0), (("no",), (), 66.7)],
)  # fmt: skip
def test_what_matters_most_counts_once_more_for_each(ada: Any, ben: Any, score: float) -> None:
    pool, rules = two(ada, ben), Rules((SKILLS, FIELD))
    proposal = match(pool, rules).proposals[0]
    assert proposal.score == score == pytest.approx(sum(point.points for point in proposal.points))
    assert sum(point.possible for point in proposal.points) == pytest.approx(100)
    units = scores(compare(pool, rules.criteria), rules.criteria).units[0, 0]
    assert units / SCORE_UNITS * 100 == pytest.approx(score, abs=0.05)


def test_a_pair_says_to_whom_a_criterion_matters_most() -> None:
    points = match(two(("field",), ("field",)), Rules((SKILLS, FIELD))).proposals[0].points
    assert {point.criterion: point.matters_to for point in points} == {"field": ("Ada", "Ben"), "skills": ()}


def test_an_unknown_answer_counts_for_nobody_however_much_it_matters() -> None:
    pool = Pool(ON, (Person(1, "Ada", {"wants": ["law"]}, matters=("field",)),), (Person(2, "Ben", BEN),))
    proposal = match(pool, Rules((SKILLS, FIELD))).proposals[0]
    assert proposal.score == 100 and proposal.coverage == 0.5


def test_nobodys_own_weights_change_the_scores_of_others() -> None:
    luck = np.random.default_rng(3)
    people = [
        Person(at, f"P{at}", {"field": f"f{luck.integers(3)}", "wants": ["law"], "offers": ["law"]})
        for at in range(1, 9)
    ]
    plain = Pool(ON, tuple(people[:4]), tuple(people[4:]))
    one = Pool(ON, (Person(1, "P1", people[0].answers, matters=("field",)), *people[1:4]), tuple(people[4:]))
    criteria = (SKILLS, FIELD)
    before, after = (scores(compare(pool, criteria), criteria).units for pool in (plain, one))
    assert (before[1:] == after[1:]).all() and (before[0] != after[0]).any()


def test_what_matters_is_a_tuple_of_keys() -> None:
    with pytest.raises(InvalidInput) as refused:
        match(Pool(ON, (Person(1, "Ada", ADA, matters="field"),), two().mentors), Rules((FIELD,)))  # type: ignore[arg-type]
    assert "what matters" in str(refused.value.faults[0].where)


def test_each_meets_the_other_so_far() -> None:
    pool, rules = two(), Rules((SKILLS, FIELD, WISH))
    ways = one_way(pool, rules, match(pool, rules).proposals[0])
    # Half of her skills (4), the same field (2), her first choice (1); he: the field, and he wished for somebody else.
    assert (ways.meets_mentee, ways.meets_mentor) == (round(500 / 7, 1), round(250 / 3, 1))


def test_peers_are_asked_each_way() -> None:
    ones = {"wants": ["law"], "offers": ["art"]}, {"wants": ["art", "tax"], "offers": ["law"]}
    pool = Pool(ON, peers=(Person(1, "Ada", ones[0]), Person(2, "Ben", ones[1])))
    ways = one_way(pool, Rules((SKILLS,)), match(pool, Rules((SKILLS,))).proposals[0])
    assert (ways.meets_mentee, ways.meets_mentor) == (100.0, 50.0)


def test_who_asks_for_nothing_has_no_percentage() -> None:
    pool = two()
    ways = one_way(pool, Rules((SKILLS,)), match(pool, Rules((SKILLS,))).proposals[0])
    assert (ways.meets_mentee, ways.meets_mentor) == (50.0, None)


def test_points_are_put_into_words_when_asked_and_stay_the_same() -> None:
    pool, rules = two(), Rules((SKILLS, FIELD))
    comparison = compare(pool, rules.criteria)
    proposal = match(pool, rules, comparison).proposals[0]
    assert not comparison.said
    again = explain(pool, rules, comparison, (1, 2))
    assert again == proposal and comparison.said
    kept = deepcopy(proposal)
    assert kept == proposal and isinstance(kept.points, tuple) and list(proposal.points[:1]) == list(kept.points[:1])
