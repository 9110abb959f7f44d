"""What was planned counts as planned, what came later as exploratory; and a plan can't be changed unseen."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from core.errors import InvalidInput
from core.evaluation.analysis_plan import (
    AnalysisPlan,
    Correction,
    KeptPlan,
    by_plan,
    check_plan,
    fingerprint,
    kept_plan,
    plan_bytes,
    plan_of,
    told,
)
from core.evaluation.answer_table import answer_table
from core.evaluation.finding import Finding
from core.evaluation.instruments import instrument
from core.evaluation.multiplicity import benjamini_hochberg, holm
from core.evaluation.surveys import measures

SURVEY = instrument("footing").survey
THINGS = measures(SURVEY)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def plan(*keys, correction=Correction.HOLM, later=0):
    made = AnalysisPlan(SURVEY.title, check_plan(SURVEY, keys, ""), correction, "", NOW, 12, later)
    return kept_plan(made.to_document(), fingerprint(made.to_document()))


def waves():
    def given(shift):
        return [
            (who, {f"footing_{n}": 1 + (who * n + shift * (who % n)) % 5 for n in range(1, 7)}) for who in range(1, 30)
        ]

    return answer_table(SURVEY, given(0)), answer_table(SURVEY, given(1))


def test_a_plan_is_read_again_unchanged_and_anybody_can_take_its_fingerprint():
    found = plan("footing", "footing_2")
    document = json.loads(plan_bytes(found.plan.to_document()))
    assert AnalysisPlan.from_document(document) == found.plan
    assert found.taken == sha256(plan_bytes(document)).hexdigest() and found.counts


def test_a_plan_that_was_changed_afterwards_does_not_count():
    document = plan("footing").plan.to_document() | {"expected": "What came out"}
    found = kept_plan(document, plan("footing").taken)
    assert not found.is_unchanged and plan_of([found], THINGS[0]) is None


def test_a_plan_that_came_after_later_answers_is_exploratory():
    assert plan_of([plan("footing", later=1)], THINGS[0]) is None
    assert plan_of([plan("footing", later=1), plan("footing")], THINGS[0]) is not None


def test_other_words_are_another_question():
    changed = replace(THINGS[0], title="Something else")
    assert plan_of([plan("footing")], changed) is None


def test_planned_is_corrected_among_the_planned_and_the_rest_among_the_rest():
    before, after = waves()
    found = by_plan([plan("footing", "footing_2")], THINGS, before, after)
    foreseen = {thing.key for thing, (_, which) in zip(THINGS, found, strict=True) if which}
    assert foreseen == {"footing", "footing_2"}
    for is_planned, correct in ((True, holm), (False, benjamini_hochberg)):
        family = [each for each, which in found if bool(which) == is_planned and isinstance(each, Finding)]
        assert [each.p_adjusted for each in family] == list(correct([each.p for each in family]))


def test_without_a_plan_all_is_exploratory_and_says_so():
    before, after = waves()
    assert all(which is None for _, which in by_plan((), THINGS, before, after))
    assert "Exploratory" in str(told(None)) and "As planned on 2026-11-23" in str(told(plan("footing")))


def test_what_is_not_asked_can_not_be_planned():
    for keys in ((), ("nothing",)):
        with pytest.raises(InvalidInput):
            check_plan(SURVEY, keys, "")
    with pytest.raises(InvalidInput):
        check_plan(SURVEY, ("footing",), "x" * 1001)


def test_order_of_choosing_makes_no_other_plan():
    assert plan("footing_2", "footing").taken == plan("footing", "footing_2").taken
    assert isinstance(plan("footing"), KeptPlan)
