"""Answers from elsewhere are a wave of their own, and a remembered one says so wherever it is told."""

from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotAllowed
from core.evaluation.indicators import indicators
from core.evaluation.instruments import instrument
from core.evaluation.surveys import Stage
from db.cohort_counts import cohort_counts
from db.engine import unit_of_work
from db.models import AnonymousAnswerRow, SurveyAnswerRow
from tests.db.test_surveys import more_people, read

FOOTING = instrument("footing").survey


def said(level):
    return {f"footing_{n}": level for n in range(1, 7)}


def brought(world, survey_id, stage, ids, on, **more):
    answers = [(id, said(1 + (place + (stage is Stage.AFTER)) % 5)) for place, id in enumerate(ids)]
    return world.workspace("cora").survey_lists.bring(survey_id, stage, on, answers, "results.xlsx", **more)


def test_answers_of_before_and_after_are_compared_in_the_order_of_their_stages(anywhere):
    ids, day = more_people(anywhere, 12), anywhere.time.date()
    survey_id = anywhere.workspace("cora").surveys.create(FOOTING)
    assert brought(anywhere, survey_id, Stage.AFTER, ids, day) == 12
    assert brought(anywhere, survey_id, Stage.BEFORE, ids, day - timedelta(days=90), remembered=True) == 12
    first, last = anywhere.workspace("cora").surveys.results(survey_id).waves
    assert (first.wave.stage, last.wave.stage) == (Stage.BEFORE, Stage.AFTER)
    assert (first.wave.answered, first.wave.is_open, first.wave.source) == (12, False, "results.xlsx")
    with unit_of_work(anywhere.engine, writes=False) as session:
        found = {each.key: each for each in indicators(cohort_counts(session, 1, day))}
    assert "memory colours" in str(found["change:footing"].said)


def test_answers_without_names_are_kept_without_names(anywhere):
    survey_id = anywhere.workspace("cora").surveys.create(FOOTING, anonymous=True)
    brought(anywhere, survey_id, Stage.DURING, [None] * 8, anywhere.time.date())
    assert len(read(anywhere, AnonymousAnswerRow)) == 8 and not read(anywhere, SurveyAnswerRow)
    (wave,) = anywhere.workspace("cora").surveys.all()[0].waves
    assert (wave.answered, wave.invited) == (8, 8)
    with pytest.raises(InvalidInput, match="Nothing was brought"):
        brought(anywhere, survey_id, Stage.AFTER, [None] * 7, anywhere.time.date())


def test_what_can_not_be_is_refused_whole(world):
    ids = more_people(world, 2)
    survey_id = world.workspace("cora").surveys.create(FOOTING)
    tomorrow = world.time.date() + timedelta(days=1)
    for bad in (
        lambda: brought(world, survey_id, Stage.BEFORE, ids, tomorrow),
        lambda: brought(world, survey_id, Stage.BEFORE, [], world.time.date()),
        lambda: brought(world, survey_id, Stage.BEFORE, [ids[0], ids[0]], world.time.date()),
        lambda: brought(world, survey_id, Stage.BEFORE, [99], world.time.date()),
    ):
        with pytest.raises(InvalidInput):
            bad()
    assert world.workspace("cora").surveys.all()[0].waves == ()
    with pytest.raises(NotAllowed):
        world.workspace("sue").survey_lists.people(survey_id)
