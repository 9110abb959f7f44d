"""Outcomes on the screen."""

from datetime import timedelta

import pytest

from core.evaluation.instruments import instrument
from core.evaluation.surveys import Stage
from tests.db.test_surveys import answering, more_people, read, sent
from tests.pages.evaluation.test_surveys import said

FOOTING = instrument("footing").survey


@pytest.fixture
def asked_twice(world):
    """Twelve mentees before and after; one did not answer again."""
    ids = more_people(world, 12)
    survey_id, links = sent(world, ids, survey=FOOTING, stage=Stage.BEFORE)
    for place, id in enumerate(ids):
        answering(world).answer(links[id], {f"footing_{n}": 2 + (place + n) % 2 for n in range(1, 7)})
    surveys = world.workspace("cora").surveys
    surveys.send(survey_id, Stage.AFTER, ids, world.time.date() + timedelta(days=10))
    from db.models import MessageRow

    newest = {row.participant_id: row.body.partition("link=")[2].split()[0] for row in read(world, MessageRow)}
    for place, id in enumerate(ids[:-1]):
        after = {f"footing_{n}": 3 + (place * n) % 3 for n in range(1, 7)}
        answering(world).answer(newest[id], after | {"footing_4": 2, "footing_6": 1})
    return survey_id


def test_before_anybody_was_asked_it_says_what_to_do(see):
    assert "Nobody was asked yet" in said(see("evaluation.outcomes", "cora"))


def test_the_sentence_stands_above_the_numbers_and_claims_no_cause(see, asked_twice):
    app = see("evaluation.outcomes", "cora")
    assert not app.exception, app.exception
    words = said(app)
    assert "The 11 people who answered both times rose by" in words
    assert "can't be said that the program" in words
    assert "Keep in mind" in words and "towards the middle" in words
    assert "paired t test" in words and "Hodges" in words


def test_every_question_can_be_chosen_and_all_of_them_corrected(see, asked_twice):
    app = see("evaluation.outcomes", "cora")
    for option in ("footing", "footing_1", "footing_4"):
        app.selectbox(key=f"measure_{asked_twice}").set_value(option).run()
        assert not app.exception, option
    app.toggle(key="outcome_family").set_value(True).run()
    assert len(app.dataframe[-1].value) == 7


def test_one_wave_is_told_as_one_wave(see, world):
    ids = more_people(world, 8)
    _, links = sent(world, ids, survey=instrument("recommend").survey)
    app = see("evaluation.outcomes", "cora")
    assert "Nobody has answered yet" in said(app)
    for id in ids:
        answering(world).answer(links[id], {"recommend_1": 9})
    assert "Asked once so far" in said(see("evaluation.outcomes", "cora"))


def test_an_open_anonymous_survey_shows_nothing(see, world):
    ids = more_people(world, 8)
    _, links = sent(world, ids, anonymous=True)
    for id in ids:
        answering(world).answer(links[id], {"pulse_1": 3})
    assert "once it has closed" in said(see("evaluation.outcomes", "cora"))


def test_what_no_plan_foresaw_is_called_exploratory(world, see, asked_twice):
    assert "Exploratory" in said(see("evaluation.outcomes", "cora"))


def test_a_plan_is_fixed_where_the_survey_is(world, see):
    survey_id = world.workspace("cora").surveys.create(FOOTING)
    app = see("evaluation.surveys", "cora")
    app.query_params["survey"] = str(survey_id)
    app.run()
    app.multiselect(key=f"plan_{survey_id}_0_keys").set_value(["footing"]).run()
    app.button(key=f"plan_{survey_id}_0_fix").click().run()
    assert not app.exception and "it counts as planned" in said(app)
    (found,) = world.workspace("cora").analysis_plans.of(survey_id)
    assert [key for key, _ in found.plan.measures] == ["footing"]
