"""Surveys: what is asked, what is refused, how answers become scores."""

import pytest

from core.errors import InvalidInput, NotFound
from core.evaluation.answer_table import answer_table
from core.evaluation.instruments import instrument, instruments
from core.evaluation.surveys import (
    Measure,
    Scoring,
    Survey,
    check_answers,
    check_survey,
    joined,
    measures,
    who_reads,
    with_question,
    without_question,
)
from core.program.questions import Kind, Question

FOOTING = instrument("footing").survey


def value_of(survey: Survey, measure: Measure, answers: dict[str, object]) -> float | None:
    return answer_table(survey, [(1, answers)]).numbers(measure)[0]


@pytest.mark.parametrize("each", instruments(), ids=lambda each: each.key)
def test_a_ready_set_is_sound_and_comes_back_from_its_document(each) -> None:  # type: ignore[no-untyped-def]
    check_survey(each.survey)
    assert Survey.from_document(each.survey.to_document()) == each.survey
    assert each.about and each.stages
    assert measures(each.survey)[0].title == each.survey.scales[0].title


def test_a_reversed_question_counts_the_other_way_round() -> None:
    whole, (scale,) = measures(FOOTING)[0], FOOTING.scales
    best = {key: 1 if key in scale.reversed else 5 for key in scale.questions}
    assert value_of(FOOTING, whole, best) == 5
    assert value_of(FOOTING, whole, dict.fromkeys(best, 5)) == pytest.approx((4 * 5 + 2) / 6)
    items = answer_table(FOOTING, [(1, best)]).items
    assert [items[key][0] for key in scale.questions] == [5] * 6


def test_one_measure_alone_is_what_it_is_among_all() -> None:
    given = [(1, {"footing_1": 3, "footing_2": 2}), (2, {f"footing_{n}": n % 5 + 1 for n in range(1, 7)})]
    whole = answer_table(FOOTING, given)
    for measure in measures(FOOTING):
        alone = answer_table(FOOTING, given, measure.key)
        assert list(alone.columns) == [measure.key]
        assert alone.numbers(measure) == whole.numbers(measure)


def test_a_score_needs_four_of_five_answers() -> None:
    whole, keys = measures(FOOTING)[0], FOOTING.scales[0].questions
    assert value_of(FOOTING, whole, {key: 3 for key in keys[:5]}) == 3
    assert value_of(FOOTING, whole, {key: 3 for key in keys[:4]}) is None
    assert value_of(FOOTING, whole, {}) is None


def test_what_is_open_stays_open_and_no_is_not_missing() -> None:
    survey = Survey("x", (Question("a", Kind.YES_NO, "A?"), Question("b", Kind.NUMBER, "B?")))
    yes_no, number = measures(survey)
    assert (value_of(survey, yes_no, {"a": False}), value_of(survey, yes_no, {})) == (0.0, None)
    assert (value_of(survey, number, {"b": 0}), value_of(survey, number, {"b": "x"})) == (0.0, None)


def test_recommending_is_one_measure_and_not_its_question_too() -> None:
    assert measures(instrument("recommend").survey) == (
        Measure("recommend", "Net promoter score", Scoring.NET_PROMOTER, False, 0, 10),
    )


def test_sets_are_joined_in_order_and_nothing_is_asked_twice() -> None:
    both = joined("Both", [instrument("pulse").survey, FOOTING, instrument("pulse").survey])
    assert len(both.questions) == 12
    assert [scale.key for scale in both.scales] == ["pulse", "footing"]


def test_a_scale_goes_with_its_question() -> None:
    own = with_question(with_question(FOOTING, Question("", Kind.YES_NO, "Q?")), Question("", Kind.YES_NO, "R?"))
    assert [each.key for each in own.questions[-2:]] == ["own_1", "own_2"]
    assert without_question(own, "footing_1").scales == ()
    assert with_question(without_question(own, "own_1"), Question("", Kind.NUMBER, "S")).questions[-1].key == "own_1"


def test_every_fault_of_a_survey_is_told_at_once() -> None:
    wrong = (
        Question("a", Kind.CHOICE, "A", options=("one",)),
        Question("b", Kind.SCALE, "B", lowest=5, highest=5),
        Question("c", Kind.YES_NO, " "),
    )
    with pytest.raises(InvalidInput) as no:
        check_survey(Survey(" ", wrong))
    assert [fault.where for fault in no.value.faults] == ["Title", "Question 1", "Question 2", "Question 3"]
    with pytest.raises(InvalidInput):
        check_survey(Survey("Empty", ()))


def test_answers_are_tidied_and_faults_told_in_their_place() -> None:
    survey = Survey("x", (Question("a", Kind.SCALE, "How?", required=True), Question("b", Kind.LONG_TEXT, "Why?")))
    assert check_answers(survey, {"a": 4, "b": "  so ", "z": 1}) == {"a": 4, "b": "so"}
    with pytest.raises(InvalidInput) as no:
        check_answers(survey, {"a": 9})
    assert [fault.where for fault in no.value.faults] == ["How?"]
    with pytest.raises(InvalidInput, match="not sent"):
        check_answers(FOOTING, {})


def test_people_are_told_who_reads_it_before_they_answer() -> None:
    assert "with your name" in str(who_reads(False))
    assert "without your name" in str(who_reads(True))


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(NotFound):
        instrument("none")
