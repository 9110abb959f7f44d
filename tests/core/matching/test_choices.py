"""Suggestions to choose from: what trying every pair finds, whatever anybody chose before."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching import Criterion, Measure, Person, Pool, Rules, compare, explain, why_not
from core.matching.choices import KEY, suggestions, with_choices
from core.matching.form_check import check_form
from core.program.asking import Choosing
from tests.core.matching.test_next_best import CRITERIA, people

ON = date(2026, 3, 2)


@settings(deadline=None, max_examples=40)
@given(people(1, 3), people(11, 4), st.sets(st.tuples(st.integers(1, 3), st.integers(11, 14)), max_size=4))
def test_suggested_are_the_best_that_no_rule_forbids(mentees, mentors, barred):
    pool, rules = Pool(ON, mentees, mentors), Rules(CRITERIA, barred=dict.fromkeys(sorted(barred), "quarrelled"))
    comparison = compare(pool, CRITERIA)
    found = suggestions(pool, with_choices(rules, Choosing.BOTH), [1, 12], 2)
    for person, proposals in found.items():
        pairs = [(one.id, other.id) for one in mentees for other in mentors if person in (one.id, other.id)]
        open_ = [pair for pair in pairs if not why_not(pool, rules, comparison, pair)]
        best = sorted(open_, key=lambda pair: (-explain(pool, rules, comparison, pair).score, pair))[:2]
        assert [each.pair for each in proposals] == best


def test_nobody_is_blamed_for_not_having_chosen_yet():
    pool = Pool(ON, (Person(1, "Ada", {"a": 1}), Person(2, "Bo", {"a": 2})), (Person(11, "Cy", {"a": 3}),))
    rules = with_choices(Rules(CRITERIA[:1]), Choosing.MENTEES)
    said = [str(each.sentence) for each in check_form(pool, rules, compare(pool, rules.criteria))]
    assert "“Their own choices” compares nobody: nobody has chosen yet. Ask them under “Proposals” first." in said
    assert not any("choices” blank" in each for each in said)


def test_the_criterion_is_added_once_and_only_where_people_choose():
    rules = Rules(CRITERIA)
    assert with_choices(rules, Choosing.NOBODY) == rules
    chosen = with_choices(rules, Choosing.MENTEES)
    assert chosen.criteria[0] == Criterion(KEY, "Their own choices", Measure.PREFERENCE, KEY, KEY, weight=5)
    assert with_choices(chosen, Choosing.MENTEES) == chosen
