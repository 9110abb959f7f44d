"""Criteria suggested from forms."""

from core.matching import Measure, preset, suggest
from core.program.questions import Form, Kind, Question, Side

MENTEE = Form(
    Side.MENTEE,
    (
        Question("wanted", Kind.SKILLS, "I want to learn", options=("Excel", "Law")),
        Question("languages", Kind.LANGUAGES, "Languages", options=("English", "Spanish")),
        Question("times", Kind.AVAILABILITY, "Times"),
        Question("interests", Kind.CHOICES, "Interests", options=("Chess", "Hiking")),
        Question("field", Kind.CHOICE, "Field", options=("IT", "HR")),
        Question("style", Kind.SCALE, "Style", lowest=1, highest=7),
        Question("years", Kind.NUMBER, "Years of experience"),
        Question("goal", Kind.LONG_TEXT, "My goal"),
        Question("note", Kind.SHORT_TEXT, "Note"),
    ),
)
MENTOR = Form(
    Side.MENTOR,
    (
        Question("offer", Kind.LONG_TEXT, "What I can give"),
        Question("offered", Kind.SKILLS, "I can help with", options=("Excel", "Law")),
        *(question for question in MENTEE.questions if question.key not in ("wanted", "goal", "note")),
    ),
)


def test_questions_are_paired_by_key_and_then_by_kind() -> None:
    found = {criterion.key: criterion for criterion in suggest(MENTEE, MENTOR)}
    assert {key: one.measure for key, one in found.items()} == {
        "wanted+offered": Measure.COVERAGE,
        "languages": Measure.LANGUAGE,
        "times": Measure.AVAILABILITY,
        "interests": Measure.SHARED,
        "field": Measure.SAME,
        "style": Measure.CLOSE,
        "years": Measure.AHEAD,
        "goal+offer": Measure.TEXT,
    }
    assert found["style"].settings == {"lowest": 1, "highest": 7}
    assert found["languages"].must_have == 1.0
    assert found["goal+offer"].label == "My goal"


def test_four_to_six_criteria_have_the_preset_weight_and_come_first() -> None:
    weights = [criterion.weight for criterion in suggest(MENTEE, MENTOR, "corporate")]
    assert weights == [6, 4, 3, 2, 1, 0, 0, 0]
    assert weights[0] == preset("corporate")[Measure.COVERAGE]


def test_few_questions_are_filled_up_and_many_share_a_weight() -> None:
    def form(side: Side, kinds: list[Kind]) -> Form:
        return Form(side, tuple(Question(f"q{n}", kind, "Q", options=("a", "b")) for n, kind in enumerate(kinds)))

    few = [Kind.CHOICE, Kind.CHOICE, Kind.LONG_TEXT]
    assert [one.weight for one in suggest(form(Side.MENTEE, few), form(Side.MENTOR, few))] == [2, 2, 2]
    many = [Kind.SCALE] * 9
    weights = [one.weight for one in suggest(form(Side.MENTEE, many), form(Side.MENTOR, many))]
    assert len(weights) == 9 and sum(weight > 0 for weight in weights) == 6


def test_a_peer_form_faces_itself_and_skills_wanted_face_skills_offered() -> None:
    form = Form(
        Side.PEER,
        (
            Question("give", Kind.SKILLS, "I can share", options=("Excel",)),
            Question("want", Kind.SKILLS, "I want to learn", options=("Excel",)),
            Question("years", Kind.NUMBER, "Years"),
        ),
    )
    found = {one.key: one for one in suggest(form, form, "peer")}
    assert set(found) == {"want+give", "years"}
    assert found["years"].measure is Measure.CLOSE


def test_reverse_mentoring_turns_the_distance_round() -> None:
    years = next(one for one in suggest(MENTEE, MENTOR, "reverse") if one.key == "years")
    assert years.settings == {"reverse": True}


def test_where_a_language_is_all_that_the_forms_have_in_common_it_counts():
    question = Question("languages", Kind.LANGUAGES, "Languages")
    found = suggest(Form(Side.MENTEE, (question,)), Form(Side.MENTOR, (question,)))
    assert [one.weight > 0 and one.must_have == 1.0 for one in found] == [True]


def test_lists_of_what_one_side_wants_and_the_other_gives_count_as_wishes_covered():
    wanted = Question("topics", Kind.CHOICES, "Wants to learn", options=("Law", "Budgets"))
    given = Question("topics", Kind.CHOICES, "Can help with", options=("Law", "Budgets"))
    measure = suggest(Form(Side.MENTEE, (wanted,)), Form(Side.MENTOR, (given,)))[0].measure
    same = suggest(Form(Side.MENTEE, (wanted,)), Form(Side.MENTOR, (wanted,)))[0].measure
    assert (measure, same) == (Measure.COVERAGE, Measure.SHARED)
