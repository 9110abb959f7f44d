"""Surveys on the screen: made, sent, answered by a link and signed in."""

import pytest
from streamlit.testing.v1 import AppTest

from core.evaluation.instruments import instrument
from db import Answering
from tests.db.test_surveys import GOOD, more_people, sent


def said(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.info, app.success, app.error, app.title)
    return " ".join(each.value for kind in kinds for each in kind)


def by_link(world, token):
    app = AppTest.from_function(_link, default_timeout=20, args=(Answering(world.engine, world.clock),))
    app.query_params["link"] = token
    return app.run()


def _link(answering):  # its source runs alone, where no name is imported: so no type hints
    from pages.evaluation.answering import show
    from pages.ui.boundary import boundary

    with boundary():
        show(answering)


def test_nobody_was_asked_yet_and_it_says_what_to_do(see):
    assert "Nobody was asked yet" in said(see("evaluation.surveys", "cora"))
    assert "Nobody has asked you anything yet" in said(see("evaluation.my_surveys", "bo"))


def test_a_survey_is_made_of_ready_sets_and_sent(world, see):
    app = see("evaluation.surveys", "cora")
    app.query_params["part"] = "new"
    app.run()
    app.checkbox(key="set_pulse").check().run()
    app.button(key="keep_survey").click().run()
    (kept,) = world.workspace("cora").surveys.all()
    assert kept.survey.title == "How is it going?"
    app.query_params["survey"] = str(kept.id)
    app.run()
    assert not app.exception
    assert "a change of 1.68 standard deviations" in said(app)
    app.button(key=f"send_{kept.id}").click().run()
    app.button(key=f"send_{kept.id}_yes").click().run()
    (kept,) = world.workspace("cora").surveys.all()
    assert (kept.waves[0].invited, kept.waves[0].answered) == (5, 0)


def test_a_question_of_ones_own_is_added_and_taken_out(world, see):
    survey_id = world.workspace("cora").surveys.create(instrument("pulse").survey)
    app = see("evaluation.surveys", "cora")
    app.query_params["survey"] = str(survey_id)
    app.run()
    app.text_input(key=f"own_{survey_id}_6_label").set_value("Any wish?").run()
    app.button(key=f"own_{survey_id}_6_add").click().run()
    assert world.workspace("cora").surveys.all()[0].survey.questions[-1].label == "Any wish?"
    app.selectbox(key=f"gone_{survey_id}_7").select("own_1").run()
    app.button(key=f"take_{survey_id}").click().run()
    assert len(world.workspace("cora").surveys.all()[0].survey.questions) == 6


def test_by_a_link_one_reads_who_reads_it_and_answers(world):
    survey_id, links = sent(world, [3])
    app = by_link(world, links[3])
    assert "Hello Bo" in said(app) and "Confidential" in said(app)
    app.button_group(key="survey_1_pulse_1").select(5).run()
    app.button(key="send_1").click().run()
    assert not app.exception and not app.error
    assert "you have answered" in said(app)
    assert world.workspace("cora").surveys.results(survey_id).waves[0].given == ((3, {"pulse_1": 5}),)


def test_nothing_answered_is_told_and_nothing_kept(world):
    _, links = sent(world, [3])
    app = by_link(world, links[3])
    app.button(key="send_1").click().run()
    assert "one is enough" in said(app)


def test_an_anonymous_answer_is_thanked_for_and_never_shown_again(world):
    ids = more_people(world, 8)
    _, links = sent(world, ids, anonymous=True)
    Answering(world.engine, world.clock).answer(links[ids[0]], GOOD)
    app = by_link(world, links[ids[0]])
    assert "can't be shown or changed" in said(app)
    assert not app.button


@pytest.mark.parametrize("who", ["bo", "di"])
def test_signed_in_or_by_personal_link_it_is_on_the_own_screen(world, see, who):
    sent(world, [3, 4])
    app = see("evaluation.my_surveys", who, by_link=who == "di")
    assert "Confidential" in said(app)
    app.button_group[0].select(4).run()
    next(each for each in app.button if (each.key or "").startswith("send_")).click().run()
    assert "Nothing waits for an answer" in said(app)


def test_answers_from_elsewhere_are_read_and_brought_in(world, see):
    survey_id = world.workspace("cora").surveys.create(instrument("pulse").survey)
    app = see("evaluation.surveys", "cora")
    app.query_params["survey"] = str(survey_id)
    app.run()
    key = f"elsewhere_{survey_id}"
    app.segmented_control(key=f"{key}_way").set_value("rows").run()
    first = instrument("pulse").survey.questions[0].label
    app.text_area(key=f"{key}_rows").set_value(f"E-mail\t{first}\nbo@example.org\t4\nzoe@example.org\t5").run()
    app.button(key=f"{key}_use").click().run()
    assert not app.exception, app.exception
    assert any("nobody who takes part" in each.value for each in app.error)
    app.button(key=f"{key}_bring").click().run()
    assert not app.exception, app.exception
    (wave,) = world.workspace("cora").surveys.all()[0].waves
    assert (wave.answered, wave.source) == (1, "pasted rows")
