"""A plan is fixed with how many answers were there by then."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed, NotFound
from core.evaluation.analysis_plan import fingerprint
from core.evaluation.instruments import instrument
from core.evaluation.surveys import Stage
from db.models import AnalysisPlanRow, MessageRow
from tests.db.test_surveys import answering, more_people, read, sent

FOOTING = instrument("footing").survey
SAID = {f"footing_{n}": 3 for n in range(1, 7)}


def asked_again(world, survey_id, ids):
    world.workspace("cora").surveys.send(survey_id, Stage.AFTER, ids, world.time.date() + timedelta(days=10))
    return {row.participant_id: row.body.partition("link=")[2].split()[0] for row in read(world, MessageRow)}


def test_what_is_fixed_before_later_answers_is_planned_and_after_them_exploratory(anywhere):
    ids = more_people(anywhere, 3)
    survey_id, links = sent(anywhere, ids, survey=FOOTING, stage=Stage.BEFORE)
    answering(anywhere).answer(links[ids[0]], SAID)
    plans = anywhere.workspace("cora").analysis_plans
    first = plans.fix(survey_id, ["footing"], expected="Up")
    again = asked_again(anywhere, survey_id, ids)
    answering(anywhere).answer(again[ids[0]], SAID)
    second = plans.fix(survey_id, ["footing_1"])
    assert (first.plan.first_answers, first.plan.later_answers, first.counts) == (1, 0, True)
    assert (second.plan.later_answers, second.counts) == (1, False)
    assert plans.of(survey_id) == (first, second)
    assert fingerprint(plans.file(survey_id, first.taken)) == first.taken


def test_a_plan_that_somebody_changed_in_the_database_is_found_out(world):
    survey_id = world.workspace("cora").surveys.create(FOOTING)
    world.workspace("cora").analysis_plans.fix(survey_id, ["footing"])
    with Session(world.engine) as session:
        row = session.exec(select(AnalysisPlanRow)).one()
        row.document = row.document | {"measures": [["footing_1", FOOTING.questions[0].label]]}
        session.commit()
    (found,) = world.workspace("cora").analysis_plans.of(survey_id)
    assert not found.is_unchanged and not found.counts


def test_plans_are_for_those_who_make_surveys(world):
    survey_id = world.workspace("cora").surveys.create(FOOTING)
    with pytest.raises(NotAllowed):
        world.workspace("sue").analysis_plans.fix(survey_id, ["footing"])
    with pytest.raises(NotFound):
        world.workspace("zed", 2).analysis_plans.fix(survey_id, ["footing"])
    with pytest.raises(InvalidInput):
        world.workspace("cora").analysis_plans.fix(survey_id, [])
