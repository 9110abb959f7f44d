"""Whether a question counts for matching, seen from the form."""

from dataclasses import replace

from core.matching.counting import (
    WAYS,
    Counts,
    can_count,
    comparable,
    counted,
    counts_of,
    criterion_of,
    fitted,
    uncounted,
    with_counts,
)
from core.matching.rules import Criterion, Measure
from core.matching.suggest import MEASURES
from core.program.questions import Form, Kind, Question, Side, Visibility

STYLE = Question("style", Kind.SCALE, "How?", lowest=1, highest=5)
PACE = Question("pace", Kind.SCALE, "How fast?", lowest=1, highest=7)
MENTORS = Form(Side.MENTOR, (PACE, STYLE, Question("goal", Kind.LONG_TEXT, "Goal?")))
OLD = Criterion(
    "style", "Style", Measure.CLOSE, "style", "style", 3, must_have=0.5, settings={"lowest": 1, "highest": 5}
)
OTHER = Criterion("goal", "Goal", Measure.TEXT, "goal", "goal", 2)


def test_whatever_can_be_suggested_can_be_chosen():
    assert all(WAYS[kind][0] is measure for kind, measure in MEASURES.items())


def test_a_question_is_compared_with_one_of_its_kind_its_twin_first():
    assert comparable(STYLE, MENTORS) == (STYLE, PACE)
    assert not can_count(replace(STYLE, visible=Visibility.PRIVATE))


def test_a_weight_changes_in_its_place_and_the_must_have_stays():
    (made, rest) = counted((OLD, OTHER), Side.MENTEE, STYLE, STYLE, Measure.CLOSE, 8)
    assert made == replace(OLD, weight=8) and rest is OTHER


def test_two_questions_with_other_keys_are_compared_on_both_ends_of_their_scales():
    (made,) = counted((), Side.MENTOR, PACE, STYLE, Measure.CLOSE, 4)
    assert (made.key, made.mentee_question, made.mentor_question) == ("style+pace", "style", "pace")
    assert made.settings == {"lowest": 1, "highest": 7}
    assert criterion_of((made,), Side.MENTOR, "pace") is made
    assert criterion_of((made,), Side.MENTEE, "pace") is None
    assert criterion_of((made,), Side.PEER, "pace") is made


def test_a_question_counts_no_longer():
    assert uncounted((OLD, OTHER), Side.MENTEE, "style") == (OTHER,)
    assert uncounted((OTHER,), Side.MENTEE, "style") == (OTHER,)


def test_a_criterion_follows_the_ends_of_its_scale():
    longer = replace(STYLE, highest=9)
    assert fitted(OLD, {"style": longer}, {"style": STYLE}).settings == {"lowest": 1, "highest": 9}
    assert fitted(OTHER, {}, {}) is OTHER


def test_how_a_question_counts_is_read_and_written_from_its_own_side():
    counts = Counts(Measure.CLOSE, "pace", 6)
    made = with_counts((OTHER,), Side.MENTEE, STYLE, MENTORS, counts)
    assert counts_of(made, Side.MENTEE, "style") == counts
    assert counts_of(made, Side.MENTOR, "pace") == Counts(Measure.CLOSE, "style", 6)
    assert with_counts(made, Side.MENTEE, STYLE, MENTORS, Counts()) == (OTHER,)
    assert with_counts((OTHER,), Side.MENTEE, STYLE, MENTORS, Counts(Measure.CLOSE, "goal", 6)) == (OTHER,)
