"""Every kind of question: what was answered comes back the same, and no answer comes back as none."""

from typing import Any

import pytest
import streamlit as st

from core.program.questions import Kind, Question
from pages.ui.inputs import ask

OPTIONS = ("Budgeting", "Python", "Speaking")
ANSWERS: dict[Kind, Any] = {
    Kind.SHORT_TEXT: "Finance",
    Kind.LONG_TEXT: "To speak up\nin meetings",
    Kind.YES_NO: False,
    Kind.CHOICE: "Python",
    Kind.CHOICES: ["Budgeting", "Speaking"],
    Kind.RANKING: ["Speaking", "Budgeting"],
    Kind.SKILLS: {"Budgeting": 3, "Speaking": 1},
    Kind.SCALE: 1,
    Kind.NUMBER: 7,
    Kind.DATE: "2026-11-23",
    Kind.LANGUAGES: ["Python"],
    Kind.AVAILABILITY: ["mon morning", "fri evening"],
}


def form(question: Question, value: Any, fault: str | None = None) -> None:
    st.session_state["answer"] = ask(question, value, "q", fault=fault)


def question(kind: Kind, **more: Any) -> Question:
    return Question("q", kind, "What [is] it?", **{"options": OPTIONS} | more)


@pytest.mark.parametrize("kind", Kind)
def test_an_answer_given_before_comes_back_the_same(draw: Any, kind: Kind) -> None:
    answer = draw(form, question(kind), ANSWERS[kind]).session_state["answer"]
    assert answer == ANSWERS[kind]
    assert type(answer) is type(ANSWERS[kind])


@pytest.mark.parametrize("kind", Kind)
def test_no_answer_comes_back_as_none(draw: Any, kind: Kind) -> None:
    assert draw(form, question(kind), None).session_state["answer"] is None


@pytest.mark.parametrize("kind", Kind)
def test_every_input_has_a_label(draw: Any, kind: Kind) -> None:
    app = draw(form, question(kind), ANSWERS[kind])
    labels = [widget.label for widget in (*app.main, *app.pills, *app.segmented_control) if hasattr(widget, "label")]
    spoken = labels + [part.value for part in app.markdown]
    assert any("What" in words for words in spoken)
    assert all(labels)


@pytest.mark.parametrize("kind", [Kind.CHOICES, Kind.RANKING, Kind.SKILLS, Kind.LANGUAGES])
def test_an_option_that_is_gone_is_not_taken_from_who_chose_it(draw: Any, kind: Kind) -> None:
    value = {"Welding": 2} if kind is Kind.SKILLS else ["Welding"]
    assert draw(form, question(kind), value).session_state["answer"] == value


@pytest.mark.parametrize("options", [OPTIONS, tuple(f"Option {n}" for n in range(20))])
@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.CHOICES, Kind.SKILLS, Kind.LANGUAGES])
def test_long_lists_answer_as_short_ones_do(draw: Any, kind: Kind, options: tuple[str, ...]) -> None:
    value: Any = {Kind.CHOICE: options[2], Kind.SKILLS: {options[2]: 3}}.get(kind, [options[2]])
    assert draw(form, question(kind, options=options), value).session_state["answer"] == value


def test_words_are_typed(draw: Any) -> None:
    app = draw(form, question(Kind.SHORT_TEXT), None)
    app.text_input(key="q").set_value("  Finance ").run()
    assert app.session_state["answer"] == "Finance"


def test_a_choice_can_be_taken_back(draw: Any) -> None:
    app = draw(form, question(Kind.YES_NO), True)
    app.segmented_control(key="q").set_value(None).run()
    assert app.session_state["answer"] is None


def test_the_order_of_picking_is_the_ranking(draw: Any) -> None:
    app = draw(form, question(Kind.RANKING), None)
    app.multiselect(key="q").set_value(["Speaking", "Budgeting"]).run()
    assert app.session_state["answer"] == ["Speaking", "Budgeting"]
    assert "**1.** Speaking" in app.caption[0].value


def test_a_skill_that_is_chosen_starts_in_the_middle_and_can_be_raised(draw: Any) -> None:
    app = draw(form, question(Kind.SKILLS, low_label="a little", high_label="a lot"), None)
    app.pills(key="q").set_value(["Python"]).run()
    assert app.session_state["answer"] == {"Python": 2}
    app.segmented_control(key="q_Python").set_value(3).run()
    assert app.session_state["answer"] == {"Python": 3}
    assert not app.exception


def test_times_are_picked_day_by_day(draw: Any) -> None:
    app = draw(form, question(Kind.AVAILABILITY), ["mon morning"])
    assert len(app.pills) == 7
    app.pills(key="q_fri").set_value(["evening", "midday"]).run()
    assert app.session_state["answer"] == ["mon morning", "fri midday", "fri evening"]


def test_no_more_than_asked_for_can_be_chosen(draw: Any) -> None:
    app = draw(form, question(Kind.CHOICES, most=2), None)
    assert app.multiselect(key="q").max_selections == 2


def test_the_ends_of_a_scale_are_named(draw: Any) -> None:
    app = draw(form, question(Kind.SCALE, low_label="quiet", high_label="lively"), None)
    assert app.caption[0].value == "1 = quiet · 5 = lively"


def test_a_long_scale_is_typed(draw: Any) -> None:
    app = draw(form, question(Kind.SCALE, lowest=0, highest=100), 40)
    assert app.session_state["answer"] == 40


def test_half_numbers_stay_and_whole_ones_are_whole(draw: Any) -> None:
    app = draw(form, question(Kind.NUMBER), 2.5)
    assert app.session_state["answer"] == 2.5
    app.number_input(key="q").set_value(3.0).run()
    assert app.session_state["answer"] == 3
    assert isinstance(app.session_state["answer"], int)


def test_a_day_that_can_not_be_read_is_asked_anew(draw: Any) -> None:
    assert draw(form, question(Kind.DATE), "next week").session_state["answer"] is None


def test_a_fault_stands_beside_its_field(draw: Any) -> None:
    app = draw(form, question(Kind.SHORT_TEXT), None, "is needed")
    assert "is needed" in app.markdown[0].value


def test_only_what_may_be_left_out_says_so(draw: Any) -> None:
    assert "if you like" in draw(form, question(Kind.SHORT_TEXT), None).text_input(key="q").label
    assert "if you like" not in draw(form, question(Kind.SHORT_TEXT, required=True), None).text_input(key="q").label


def test_a_label_with_marks_is_shown_as_it_was_written(draw: Any) -> None:
    assert draw(form, question(Kind.SHORT_TEXT), None).text_input(key="q").label.startswith(r"What \[is\] it?")


@pytest.mark.parametrize("kind", Kind)
def test_a_word_of_help_is_in_sight(draw: Any, kind: Kind) -> None:
    app = draw(form, question(kind, help="In a few words."), None)
    assert [each.value for each in app.caption].count("In a few words.") == 1


@pytest.mark.parametrize(
    ("kind", "value", "limit"),
    [(Kind.NUMBER, 3, {"least": 5}), (Kind.DATE, "2026-01-01", {"earliest": "2026-06-01"})],
)
def test_an_answer_from_before_there_was_a_limit_breaks_nothing(draw: Any, kind: Kind, value: Any, limit: Any) -> None:
    assert draw(form, question(kind, **limit), value).session_state["answer"] is None
