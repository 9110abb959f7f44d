"""Indicators and targets: never surer than the numbers are."""

from datetime import date

import pytest

from core.errors import InvalidInput
from core.evaluation.answer_table import answer_table
from core.evaluation.charter import FIELDS, Charter, check_charter
from core.evaluation.indicators import (
    CohortCounts,
    GoalCounts,
    MeetingCounts,
    SurveyFacts,
    Unit,
    WaveFacts,
    indicators,
    known_titles,
)
from core.evaluation.instruments import instrument
from core.evaluation.surveys import Stage
from core.evaluation.targets import Aim, Standing, Target, against, check_target, standing
from tests.core.evaluation.test_outcomes import AFTER, BEFORE, FOOTING, answers

TODAY = date(2026, 11, 23)
LENGTHS = tuple((20 * n, n < 12) for n in range(1, 21))
SURVEYS = (
    SurveyFacts(
        FOOTING, False, (WaveFacts(Stage.BEFORE, 50, 40, True, BEFORE), WaveFacts(Stage.AFTER, 50, 40, True, AFTER))
    ),
)
WHOLE = CohortCounts(120, 100, 80, 20, LENGTHS, SURVEYS)
NOBODY = CohortCounts(0, 0, 0, 0, (), ())


def by_key(counts):
    return {each.key: each for each in indicators(counts)}


def test_every_number_has_its_interval_or_says_why_not():
    found = by_key(WHOLE)
    assert list(found) == [
        "applied",
        "people",
        "paired",
        "waiting",
        "lasting",
        "answered",
        "level:footing",
        "change:footing",
    ]
    assert (found["paired"].value, found["paired"].low < 0.8 < found["paired"].high) == (0.8, True)
    assert found["lasting"].value == pytest.approx(11 / 20)
    assert found["change:footing"].unit is Unit.STEPS and found["change:footing"].low is not None
    assert "can't be said" in str(found["change:footing"].said)


def test_of_nobody_there_is_no_share_and_no_fault():
    found = by_key(NOBODY)
    assert all(
        each.value is None and str(each.said)
        for key, each in found.items()
        if key not in ("applied", "people", "waiting")
    )


def test_a_target_may_rest_on_meetings_and_goals_beside_surveys():
    counts = CohortCounts(0, 0, 0, 0, (), (), MeetingCounts(210, 30, 21, 4), GoalCounts(40, 12, 25, 10))
    met, rhythm, goals, reached = (by_key(counts)[key] for key in ("meetings", "rhythm", "goals", "reached"))
    assert (met.value, met.unit, goals.value) == (210, Unit.COUNT, 12)
    assert (rhythm.value, reached.value) == (0.7, 0.4) and rhythm.low < 0.7 < rhythm.high
    assert "4 noted none" in str(rhythm.said)
    (far,) = against([Target("meetings", Aim.AT_LEAST, 300, date(2027, 1, 1))], [met], TODAY)
    assert far.standing is Standing.ON_THE_WAY


def test_a_program_that_notes_no_meetings_has_no_number_for_them_rather_than_none_held():
    (found,) = against([Target("meetings", Aim.AT_LEAST, 300)], indicators(WHOLE), TODAY)
    assert found.standing is Standing.NO_DATA


def test_where_nothing_was_noted_nothing_is_told_of_meetings_and_goals_and_zero_is_not():
    counts = CohortCounts(0, 0, 0, 0, (), (), MeetingCounts(0, 30, 0, 30), GoalCounts(0, 0, 0, 0))
    found = [by_key(counts)[key] for key in ("meetings", "rhythm", "goals", "reached")]
    assert [each.value for each in found] == [None] * 4
    assert "no meeting was noted" in str(found[1].said) and "no goal was set" in str(found[2].said)


def test_too_few_endings_are_too_early_to_tell():
    found = by_key(CohortCounts(0, 0, 0, 0, tuple((30, False) for _ in range(20)), ()))
    assert found["lasting"].value is None and "Too early" in str(found["lasting"].said)


def test_two_looks_at_a_survey_that_is_open_tell_nobodys_answers():
    table = answer_table(FOOTING, answers(3, range(11)))
    facts = SurveyFacts(FOOTING, False, (WaveFacts(Stage.AFTER, 20, 11, False, table),))
    assert "level:footing" not in by_key(CohortCounts(9, 9, 9, 0, (), (facts,)))


def test_nothing_rests_on_fewer_than_ten_people():
    few = answer_table(FOOTING, answers(3, range(9)))
    found = by_key(
        CohortCounts(9, 9, 9, 0, (), (SurveyFacts(FOOTING, False, (WaveFacts(Stage.AFTER, 9, 9, True, few),)),))
    )
    assert found["paired"].value is None and found["level:footing"].value is None


@pytest.mark.parametrize(
    ("line", "aim", "due", "expected"),
    [
        (0.70, Aim.AT_LEAST, None, Standing.REACHED),
        (0.78, Aim.AT_LEAST, None, Standing.LIKELY),
        (0.85, Aim.AT_LEAST, None, Standing.UNSURE),
        (0.95, Aim.AT_LEAST, None, Standing.MISSED),
        (0.95, Aim.AT_LEAST, date(2027, 1, 1), Standing.ON_THE_WAY),
        (0.95, Aim.AT_LEAST, TODAY, Standing.MISSED),
        (0.95, Aim.AT_MOST, None, Standing.REACHED),
        (0.50, Aim.AT_MOST, None, Standing.MISSED),
    ],
)
def test_a_target_is_reached_for_sure_only_with_the_whole_interval(line, aim, due, expected):
    assert standing(Target("paired", aim, line, due), by_key(WHOLE)["paired"], TODAY) is expected


def test_what_is_counted_is_as_it_is_and_what_is_not_there_is_no_data():
    found = against(
        [
            Target("people", Aim.AT_LEAST, 100),
            Target("people", Aim.AT_LEAST, 101),
            Target("level:pulse", Aim.AT_LEAST, 4),
        ],
        indicators(WHOLE),
        TODAY,
    )
    assert [each.standing for each in found] == [Standing.REACHED, Standing.MISSED, Standing.NO_DATA]


def test_a_line_that_can_never_be_reached_is_refused():
    known = known_titles([FOOTING, instrument("recommend").survey])
    check_target(Target("change:footing", Aim.AT_LEAST, 0.3), known)
    assert "change:recommend" not in known
    for target in (Target("paired", Aim.AT_LEAST, 80), Target("level:recommend", Aim.AT_LEAST, 101), Target("x", Aim.AT_MOST, 1),
                   Target("people", Aim.AT_MOST, -1)):  # fmt: skip
        with pytest.raises(InvalidInput):
            check_target(target, known)


def test_a_charter_says_what_is_missing_and_comes_back_from_its_document():
    charter = Charter(purpose="Find one's feet")
    assert Charter.from_document(charter.to_document()) == charter
    assert len(charter.missing) == len(FIELDS) - 1
    with pytest.raises(InvalidInput):
        check_charter(Charter(budget="x" * 2001))
