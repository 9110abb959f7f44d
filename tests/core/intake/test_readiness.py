"""Who is ready to be matched, and why the others are not."""

from dataclasses import replace

import pytest

from core.intake.readiness import Code, PersonFacts, blockers, readiness
from core.program.program import Part
from core.program.questions import Side

ANA = PersonFacts(1, "Ana Example", Side.MENTEE, accepted=True, consented=True, email="ana@example.org")
MENTOR = replace(ANA, id=2, name="Bo Example", side=Side.MENTOR)


def codes(person, parts=()):
    return [blocker.code for blocker in blockers(person, parts)]


def test_an_accepted_person_who_agreed_is_ready():
    assert codes(ANA) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"accepted": False}, Code.UNDECIDED),
        ({"consented": False}, Code.CONSENT),
        ({"paused": True}, Code.PAUSED),
        ({"email": ""}, Code.EMAIL),
        ({"email": "ana at example"}, Code.EMAIL),
        ({"places_left": 0}, Code.FULL),
        ({"time_is_over": True}, Code.OVER),
        ({"left": True}, Code.LEFT),
    ],
)
def test_each_thing_in_the_way_is_named_with_a_next_step(change, code):
    (blocker,) = blockers(replace(ANA, **change))
    assert blocker.code is code
    assert str(blocker.sentence).endswith(".") and str(blocker.next_step).endswith(".")
    assert "{" not in f"{blocker.sentence}{blocker.next_step}"


def test_nobody_is_ready_without_having_agreed():
    assert Code.CONSENT in codes(PersonFacts(1, "Ana Example", Side.MENTEE, email="ana@example.org"))


@pytest.mark.parametrize(
    ("part", "person", "field", "code"),
    [
        (Part.SCREENING, MENTOR, "screened", Code.SCREENING),
        (Part.TRAINING, MENTOR, "trained", Code.TRAINING),
        (Part.GUARDIANS, ANA, "guardian_agreed", Code.GUARDIAN),
    ],
)
def test_a_gate_counts_only_where_the_program_has_it_and_unknown_is_not_yes(part, person, field, code):
    assert codes(person) == []
    assert codes(person, {part}) == codes(replace(person, **{field: False}), {part}) == [code]
    assert codes(replace(person, **{field: True}), {part}) == []


def test_mentees_are_not_screened_and_mentors_need_no_guardian():
    assert codes(ANA, {Part.SCREENING, Part.TRAINING}) == []
    assert codes(MENTOR, {Part.GUARDIANS}) == []
    assert codes(replace(ANA, side=Side.PEER), {Part.SCREENING, Part.GUARDIANS}) == [Code.SCREENING, Code.GUARDIAN]


def test_all_that_stands_in_the_way_is_told_at_once():
    assert codes(replace(ANA, consented=False, paused=True)) == [Code.CONSENT, Code.PAUSED]


def test_of_somebody_who_left_nothing_else_is_asked():
    assert codes(replace(ANA, left=True, consented=False, email="")) == [Code.LEFT]


def test_the_summary_counts_people_and_the_reasons_count_people_too():
    people = [replace(ANA, id=number) for number in range(38)]
    people += [replace(ANA, id=38, consented=False, paused=True), replace(ANA, id=39, consented=False)]
    found = readiness(people)
    assert str(found.summary) == "Ready: 38 of 40"
    assert found.ready == tuple(range(38))
    assert found.reasons == ((Code.CONSENT, 2), (Code.PAUSED, 1))
    assert [blocker.code for blocker in found.of(38)] == [Code.CONSENT, Code.PAUSED]
    assert found.of(0) == ()


def test_nobody_at_all_is_zero_of_zero():
    assert str(readiness([]).summary) == "Ready: 0 of 0"
