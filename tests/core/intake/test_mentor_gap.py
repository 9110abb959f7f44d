"""Where mentors are missing: by hand on small pools, and against trying every way on random ones."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.intake.gap_counts import free_times
from core.intake.mentor_gap import Enough, mentor_gap
from core.matching import Criterion, Measure, Person, Pool, Rules

ON = date(2026, 11, 23)
SKILLS = Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills")
SPEAKS = Criterion("languages", "Language", Measure.LANGUAGE, "languages", "languages", weight=0, must_have=1.0)
TIME = Criterion("availability", "Times", Measure.AVAILABILITY, "availability", "availability")
RULES = Rules((SKILLS,))


def person(number, *skills, places=1, **answers):
    return Person(number, f"P{number}", {"skills": dict.fromkeys(skills, 2), **answers}, places)


def gap(mentees, mentors, rules=RULES, **named):
    return mentor_gap(Pool(ON, tuple(mentees), tuple(mentors)), rules, "UTC", **named)


def test_four_more_in_finance_would_serve_six():
    mentees = [person(n, "Finance") for n in range(1, 9)] + [person(9, "Law")]
    found = gap(mentees, [person(20, "Finance", places=2), person(21, "Law")], places_each=2)
    assert (found.waiting, found.served, found.lacking) == (9, 3, 6)
    finance = next(one for one in found.skills if one.name == "Finance")
    assert (finance.asked, finance.places, finance.missing) == (8, 2, 6)
    assert (finance.more, finance.serves) == (3, 6)
    assert [(step.skill, step.mentors, step.serves) for step in found.steps] == [("Finance", 3, 6)]
    assert found.short == frozenset(range(1, 9)), "Law is served, and nobody of the others before another"


def test_a_new_mentor_helps_by_making_room_too():
    """Nobody new offers what the one left out asks for; but who has that mentor now can go to the new one."""
    mentees = [person(1, "Finance"), person(2, "Finance", "Law")]
    found = gap(mentees, [person(20, "Finance")])
    law = next(one for one in found.skills if one.name == "Law")
    assert (found.lacking, law.serves) == (1, 1)


def test_with_no_mentors_everyone_lacks_one_and_the_steps_cover_them():
    found = gap([person(1, "Law"), person(2, "Finance"), person(3, "Finance")], [])
    assert (found.served, found.places, found.placed) == (0, 0, 0)
    assert [(step.skill, step.serves) for step in found.steps] == [("Finance", 2), ("Law", 1)]


def test_nobody_at_all_is_no_fault():
    rules = Rules((SKILLS, SPEAKS, TIME))
    for mentors in ([], [person(20, "Law", languages=["English"])]):
        found = gap([], mentors, rules)
        assert (found.waiting, found.lacking, found.steps) == (0, 0, ())


def test_where_everyone_is_served_nobody_is_missing():
    found = gap([person(1, "Law")], [person(20, "Law"), person(21, "Finance")])
    assert (found.lacking, found.steps, found.short) == (0, (), frozenset())


def test_half_or_all_of_the_wishes_is_more_than_one():
    mentees, mentors = [person(1, "Law", "Finance", "Art")], [person(20, "Law")]
    assert [gap(mentees, mentors, enough=each).served for each in Enough] == [1, 0, 0]
    mentors = [person(20, "Law", "Art")]
    assert [gap(mentees, mentors, enough=each).served for each in Enough] == [1, 1, 0]


def test_whoever_asks_for_no_skill_is_served_by_anybody_and_unknown_skills_are_not_enough():
    assert gap([person(1)], [person(20, "Law")]).served == 1
    assert gap([person(1, "Law")], [person(20)]).served == 0


def test_a_must_have_counts_for_mentors_there_are():
    rules = Rules((SKILLS, SPEAKS))
    mentees = [person(1, "Law", languages=["Spanish"])]
    found = gap(mentees, [person(20, "Law", languages=["English"])], rules)
    assert (found.placed, found.served, found.unshared) == (0, 0, 1)
    spanish = next(one for one in found.languages if one.name == "Spanish")
    assert (spanish.asked, spanish.places) == (1, 0)


def test_barred_pairs_are_nobodys_mentor_and_locked_ones_are_placed():
    mentees, mentors = [person(1, "Law")], [person(20, "Law")]
    assert gap(mentees, mentors, Rules((SKILLS,), barred={(1, 20): "They know each other."})).served == 0
    assert gap(mentees, mentors, Rules((SKILLS,), locked={(1, 20): "They asked."})).served == 1


def test_times_are_those_of_the_programs_zone():
    mentee = Person(1, "Ana", {"availability": ["mon morning", "sat evening"]}, 1, "America/New_York")
    assert free_times(mentee, "availability", "America/New_York", ON) == {"working days morning", "weekend evening"}
    # eight to twelve in New York is two to six in Berlin; Saturday evening is Sunday there, in the night
    assert free_times(mentee, "availability", "Europe/Berlin", ON) == {"working days afternoon"}
    found = mentor_gap(Pool(ON, (mentee,), ()), Rules((TIME,)), "Europe/Berlin")
    assert [(one.name, one.asked, one.places) for one in found.times] == [("working days afternoon", 1, 0)]
    assert found.untimed == 1


def test_without_a_rule_on_skills_only_places_count():
    found = gap([person(n, "Law") for n in (1, 2, 3)], [person(20)], Rules(()), places_each=2)
    assert not found.compares_skills
    assert [(step.skill, step.mentors, step.serves) for step in found.steps] == [("", 1, 2)]


some = st.lists(st.sets(st.sampled_from("abc"), max_size=2), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(some, some)
def test_served_and_what_one_skill_would_add_are_as_trying_every_way_finds(asked, offered):
    mentees = [person(n, *sorted(skills)) for n, skills in enumerate(asked, 1)]
    mentors = [person(n, *sorted(skills)) for n, skills in enumerate(offered, 20)]
    found = gap(mentees, mentors)
    assert found.served == most(asked, offered)
    for skill in found.skills:
        assert skill.serves == most(asked, [*offered, *[{skill.name}] * len(asked)]) - found.served
        if skill.serves:
            enough = [{skill.name}] * skill.more
            assert most(asked, [*offered, *enough]) - found.served == skill.serves
            assert most(asked, [*offered, *enough[1:]]) - found.served < skill.serves


def most(asked, offered):
    """The most people who can each have a mentor of their own, by trying every way."""
    places = [*range(len(offered)), None]
    best = 0
    for way in product(places, repeat=len(asked)):
        taken = [(wants, at) for wants, at in zip(asked, way, strict=True) if at is not None]
        ones = [at for _, at in taken]
        if len(set(ones)) == len(ones) and all(not wants or wants & offered[at] for wants, at in taken):
            best = max(best, len(taken))
    return best


@pytest.mark.parametrize("enough", Enough)
def test_the_order_of_people_changes_nothing(enough):
    mentees = [person(1, "Law"), person(2, "Art"), person(3, "Law", "Art")]
    mentors = [person(20, "Law", places=2), person(21, "Art")]
    assert gap(mentees, mentors, enough=enough) == gap(mentees[::-1], mentors[::-1], enough=enough)
