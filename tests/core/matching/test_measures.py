"""What each measure gives, on named examples, and the sentence that goes with it."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from core.matching import Criterion, Measure, Person, Pool, compare, match, reasons_for_people
from core.matching.rules import Rules

SUMMER, WINTER = date(2026, 7, 1), date(2026, 12, 1)


def value(
    measure: Measure,
    ours: Any,
    theirs: Any,
    *,
    on: date = SUMMER,
    zones: tuple[str, str] = ("UTC", "UTC"),
    **settings: Any,
) -> float:
    criterion = Criterion("it", "It", measure, "mine", "yours", settings=settings)
    mentee = Person(1, "Ada", {"mine": ours}, time_zone=zones[0])
    mentor = Person(2, "Ben", {"yours": theirs}, time_zone=zones[1])
    return float(compare(Pool(on, (mentee,), (mentor,)), [criterion]).likeness("it")[0, 0])


def sentence(measure: Measure, ours: Any, theirs: Any, **settings: Any) -> tuple[str, str | None]:
    criterion = Criterion("it", "Topic", measure, "mine", "yours", settings=settings)
    pool = Pool(SUMMER, (Person(1, "Ada", {"mine": ours}),), (Person(2, "Ben", {"yours": theirs}),))
    points = match(pool, Rules((criterion,))).proposals[0].points[0]
    return str(points.reason), None if points.good is None else str(points.good)


def test_coverage_weighs_each_skill_by_the_level_wanted() -> None:
    assert value(Measure.COVERAGE, {"Excel": 3, "Writing": 1}, {"Excel": 3}) == 0.75
    assert value(Measure.COVERAGE, {"Excel": 3, "Writing": 1}, {"excel ": 1, "Writing": 3}) == 0.5
    assert value(Measure.COVERAGE, {"Excel": 3, "Writing": 1}, {"Writing": 1}, levels=False) == 0.5
    assert value(Measure.COVERAGE, ["Excel", "Writing"], ["Excel"]) == 0.5


def test_no_name_is_found_inside_another() -> None:
    assert value(Measure.COVERAGE, {"AI": 1}, {"Retail": 3}) == 0
    assert value(Measure.SHARED, ["AI"], ["Retail", "Training"]) == 0
    assert value(Measure.TEXT, "AI", "retail training maintains", by="words") == 0


def test_shared_is_what_both_chose_of_all_that_either_chose() -> None:
    assert value(Measure.SHARED, ["a", "b"], ["b", "c"]) == pytest.approx(1 / 3, abs=1e-4)


def test_shared_dislikes_count_as_agreement() -> None:
    ours = dict(zip("abcde", (1, 1, -1, 0, -1), strict=True))
    theirs = dict(zip("abcde", (1, 0, -1, -1, -1), strict=True))
    assert value(Measure.SHARED, ours, theirs, agreement=True) == 0.6


def test_something_else_is_neither_the_same_nor_different() -> None:
    for measure in (Measure.SAME, Measure.DIFFERENT, Measure.SHARED):
        for ours, theirs in (("Something else", "Research"), ("Research", "something  ELSE"), ("Other", "Other")):
            assert np.isnan(value(measure, ours, theirs)), (measure, ours, theirs)
    assert value(Measure.SAME, ["Something else", "Chess"], ["Chess", "Other"]) == 1
    assert value(Measure.SHARED, ["Something else", "Chess"], ["Chess", "Something else"]) == 1
    reason, good = sentence(Measure.DIFFERENT, ["Something else", "Chess"], "Football")
    assert "omething else" not in reason and "Chess" in reason and good


def test_same_and_different_are_opposites() -> None:
    assert value(Measure.SAME, "Finance", "finance") == 1 == value(Measure.DIFFERENT, "Finance", "IT")
    assert value(Measure.SAME, "Finance", "IT") == 0 == value(Measure.DIFFERENT, "Finance", "finance")
    assert value(Measure.SAME, False, False) == 1


def test_long_numbers_are_told_apart_by_their_last_digit() -> None:
    assert value(Measure.SAME, 123456789, 123456788) == 0 and value(Measure.SAME, 123456789, "123456789") == 1
    assert value(Measure.SAME, 1234567.5, 1234567.25) == 0


def test_close_falls_from_1_to_0_over_the_scale() -> None:
    assert [value(Measure.CLOSE, 1, other, lowest=1, highest=5) for other in (1, 2, 3, 5)] == [1, 0.75, 0.5, 0]
    assert value(Measure.CLOSE, {"a": 1, "b": 5, "c": 2}, {"a": 2, "b": 5}, lowest=1, highest=5) == 0.875


@pytest.mark.parametrize(
    ("gap", "expected"), [(-2, 0), (0, 0), (1.5, 0.5), (3, 1), (15, 1), (20, 0.75), (25, 0.5), (40, 0.5)]
)
def test_ahead_is_a_trapezoid(gap: float, expected: float) -> None:
    assert value(Measure.AHEAD, 5, 5 + gap) == expected
    assert value(Measure.AHEAD, 5 + gap, 5, reverse=True) == expected


def test_one_language_in_common_is_enough() -> None:
    assert value(Measure.LANGUAGE, ["Spanish", "English"], ["english"]) == 1
    assert value(Measure.LANGUAGE, ["Spanish"], ["English"]) == 0


def test_free_time_is_compared_across_time_zones_and_daylight_saving() -> None:
    evening, afternoon = ["mon evening"], ["mon afternoon"]  # 18 to 21 and 14 to 18
    assert value(Measure.AVAILABILITY, evening, evening, minutes=180) == 1
    assert value(Measure.AVAILABILITY, evening, afternoon) == 0
    berlin_new_york = ("Europe/Berlin", "America/New_York")  # 18 to 21 is 12 to 15: an hour with 14 to 18
    assert value(Measure.AVAILABILITY, evening, afternoon, zones=berlin_new_york, minutes=120) == 0.5
    london_phoenix = ("Europe/London", "America/Phoenix")  # 18 to 21 is 10 to 13 in summer, 11 to 14 in winter
    assert value(Measure.AVAILABILITY, evening, ["mon morning"], zones=london_phoenix, minutes=240) == 0.5
    assert value(Measure.AVAILABILITY, evening, ["mon morning"], zones=london_phoenix, minutes=240, on=WINTER) == 0.25


def test_free_time_runs_on_over_the_end_of_the_week_and_in_quarter_hours() -> None:
    # Sunday 18 to 21 in Honolulu is Monday 4 to 7 UTC; Monday 8 to 12 in Kathmandu is 2:15 to 6:15 UTC.
    zones = ("Pacific/Honolulu", "Asia/Kathmandu")
    assert value(Measure.AVAILABILITY, ["sun evening"], ["mon morning"], zones=zones, minutes=135) == 1
    assert value(Measure.AVAILABILITY, ["sun evening"], ["mon morning"], zones=zones, minutes=150) == 0.9


def test_words_are_compared_by_their_stems() -> None:
    assert value(Measure.TEXT, "planning my garden", "We planned gardens", by="words") == 1
    assert value(Measure.TEXT, "garden", "sailing boats", by="words") == 0


def test_a_wish_counts_by_its_place_and_stays_above_no_wish() -> None:
    assert value(Measure.PREFERENCE, ["Ben"], [1]) == 1
    assert value(Measure.PREFERENCE, ["x", "Ben"], ["Ada"]) == pytest.approx((0.75 + 1) / 2)
    assert value(Measure.PREFERENCE, ["somebody else"], None) == 0.5
    assert value(Measure.PREFERENCE, {"refused": ["Ben"]}, ["Ada"]) == 0


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize("nothing", [None, "", [], {}, "   "])
def test_a_missing_answer_is_unknown_and_never_zero(measure: Measure, nothing: Any) -> None:
    something = {Measure.CLOSE: 3, Measure.AHEAD: 3, Measure.AVAILABILITY: ["mon morning"], Measure.TEXT: "gardens"}
    there = something.get(measure, ["Ada"])
    assert np.isnan(value(measure, nothing, there)) or measure is Measure.PREFERENCE
    assert np.isnan(value(measure, nothing, nothing))


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize(
    "odd", [7, True, 10**400, "😀" * 5000, ["mon morning", 3, None], {"a": "b"}, [[1]], {"ranked": 5}, "99:99"]
)
def test_answers_of_another_kind_never_break_a_measure(measure: Measure, odd: Any) -> None:
    assert np.isnan(value(measure, odd, odd)) or 0 <= value(measure, odd, odd) <= 1
    assert sentence(measure, odd, odd)[0]


@pytest.mark.parametrize(
    ("measure", "ours", "theirs", "reason", "good"),
    [
        (Measure.COVERAGE, {"Budgeting": 1, "Excel": 1}, {"Budgeting": 2},
         "Offers 1 of the 2 skills wanted: Budgeting; not: Excel", "Wished for and offered: Budgeting"),
        (Measure.COVERAGE, {"Excel": 1}, {"Budgeting": 2}, "Offers none of the skills wanted: Excel", None),
        (Measure.LANGUAGE, ["Spanish", "English"], ["English", "Spanish"],
         "Both speak Spanish and English", "Both speak Spanish and English"),
        (Measure.LANGUAGE, ["Spanish"], ["English"], "No language in common: Spanish; English", None),
        (Measure.AVAILABILITY, ["mon morning"], ["mon morning"],
         "About 4 hours a week in common", "About 4 hours a week in common"),
        (Measure.AVAILABILITY, ["mon morning"], ["tue morning"], "No free time in common", None),
        (Measure.SHARED, ["Chess", "Hiking"], ["hiking"], "Topic: both chose Hiking", "Topic: both chose Hiking"),
        (Measure.SHARED, ["Chess"], ["Hiking"], "Topic: nothing in common", None),
        (Measure.SAME, "IT", "IT", "Topic: IT for both", "Topic: IT for both"),
        (Measure.SAME, "IT", "HR", "Topic: IT and HR", None),
        (Measure.DIFFERENT, "IT", "HR", "Topic: IT and HR", "Topic: IT and HR"),
        (Measure.CLOSE, 4, 4, "Topic: the same answer, 4", "Topic: much alike"),
        (Measure.AHEAD, 2, 8, "Topic: 2 and 8, ahead by 6", "Topic: a fitting distance"),
        (Measure.AHEAD, 8, 2, "Topic: 8 and 2, not ahead", None),
        (Measure.PREFERENCE, ["Ben"], ["Ada"],
         "Ada put Ben in place 1; Ben put Ada in place 1", "You wished for each other"),
        (Measure.PREFERENCE, ["Ben"], {"refused": ["Ada"]}, "Ada put Ben in place 1; Ben would rather not", None),
        (Measure.SAME, None, "IT", "Ada did not answer: Topic", None),
        (Measure.SAME, None, None, "Neither answered: Topic", None),
    ],
)  # fmt: skip
def test_the_sentence_names_the_answers(
    measure: Measure, ours: Any, theirs: Any, reason: str, good: str | None
) -> None:
    assert sentence(measure, ours, theirs) == (reason, good)


def test_people_read_only_what_speaks_for_them_and_what_they_may_see() -> None:
    criteria = tuple(
        Criterion(key, key.title(), Measure.SAME, key, key, weight)
        for key, weight in (("field", 2), ("town", 9), ("hobby", 3), ("school", 4), ("team", 5), ("secret", 10))
    )
    answers = {"field": "IT", "town": "Rome", "hobby": "chess", "school": "one", "secret": "s"}
    pool = Pool(SUMMER, (Person(1, "Ada", answers | {"team": "red"}),), (Person(2, "Ben", answers | {"team": "blue"}),))
    proposal = match(pool, Rules(criteria)).proposals[0]
    told = reasons_for_people(proposal, lambda key: key != "secret")
    assert [str(one) for one in told] == ["Town: Rome for both", "School: one for both", "Hobby: chess for both"]


def test_a_pair_of_peers_is_told_by_the_range_of_all() -> None:
    criterion = Criterion("n", "Near", Measure.CLOSE, "mine", "yours")
    people = [Person(at, f"P{at}", {"mine": at, "yours": at + 1}) for at in (1, 2, 30)]
    pool = Pool(SUMMER, peers=tuple(people))
    proposal = match(pool, Rules((criterion,), locked={(1, 2): ""})).proposals[0]
    assert proposal.points[0].good is not None  # 2 and 3 are near where others are at 30


def test_peers_are_compared_in_both_directions() -> None:
    criterion = Criterion("s", "Skills", Measure.COVERAGE, "wants", "offers")
    ada = Person(1, "Ada", {"wants": {"Excel": 1}, "offers": {"Law": 3}})
    ben = Person(2, "Ben", {"wants": {"Law": 1, "Art": 1}, "offers": {"Excel": 3}})
    pool = Pool(SUMMER, peers=(ada, ben))
    assert compare(pool, [criterion]).likeness("s")[0, 1] == 0.75
    reason = match(pool, Rules((criterion,))).proposals[0].points[0].reason
    assert str(reason) == ("Ben: Offers all skills wanted: Excel. Ada: Offers 1 of the 2 skills wanted: Law; not: Art")
