"""Screening: who may see it, what keeps out of matching, and that publishing looks again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotAllowed, NotFound
from core.intake.applications import ApplicationStatus
from core.intake.readiness import Code
from core.intake.screening import Outcome, Requirements, ScreeningRecord, Step
from core.matching import match
from core.program.program import Part
from core.roles import Action
from db.models import ApplicationRow, AuditRow, CohortRow, ProgramRow, ScreeningRow

DAY = date(2026, 11, 23)
CHECK = ScreeningRecord(Step.CHECK, Outcome.CLEAR, DAY, about="Police", expires=DAY + timedelta(days=30))
TRAINING = ScreeningRecord(Step.TRAINING, Outcome.DONE, DAY, minutes=60)


@pytest.fixture
def screened(anywhere):
    """The small world with screening and training on: one check and an hour of training are asked for."""
    switch_on(anywhere, Part.SCREENING, Part.TRAINING)
    anywhere.workspace("cora").screening.keep_requirements(Requirements(checks=("Police",), training_minutes=60), 0)
    return anywhere


def switch_on(world, *parts):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": [part.value for part in parts]}
        session.commit()


def note(world, record, *ids, who="cora"):
    return world.workspace(who).screening.record(list(ids or [2]), record)


def stops(world, name="Cy"):
    people = world.workspace("cora").participants.for_matching()
    return [blocker.code for blocker in next(each for each in people if each.name == name).blockers]


def test_a_program_without_screening_screens_nobody(anywhere):
    assert stops(anywhere) == []
    with pytest.raises(Infeasible, match="does not screen"):
        note(anywhere, CHECK)


def test_a_mentor_waits_for_her_check_and_training_and_a_mentee_does_not(screened):
    assert stops(screened) == [Code.CHECK_MISSING, Code.TRAINING_MINUTES]
    assert stops(screened, "Di") == []
    people = screened.workspace("cora").participants.people().readiness
    assert str(people.summary) == "Ready: 2 of 3"
    note(screened, CHECK)
    note(screened, TRAINING)
    assert stops(screened) == []


def test_it_is_told_who_noted_what_and_when(screened):
    note(screened, CHECK, who="lea")
    cy = next(each for each in screened.workspace("cora").screening.people().people if each.name == "Cy")
    assert [(each.record.outcome, each.by, each.at) for each in cy.noted] == [(Outcome.CLEAR, "Lea", screened.time)]
    assert cy.expires == CHECK.expires


def test_a_check_that_has_run_out_keeps_out_again(screened):
    note(screened, CHECK)
    note(screened, TRAINING)
    screened.time += timedelta(days=31)
    assert stops(screened) == [Code.CHECK_EXPIRED]


def test_a_check_has_to_hold_on_the_day_the_cohort_starts(screened):
    note(screened, CHECK)
    note(screened, TRAINING)
    with Session(screened.engine) as session:
        session.get(CohortRow, 1).starts_on = CHECK.expires + timedelta(days=1)
        session.commit()
    assert stops(screened) == [Code.CHECK_EXPIRED]


def test_publishing_looks_again(screened):
    note(screened, CHECK)
    note(screened, TRAINING)
    workspace = screened.workspace("cora")
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    (pair,) = [each.pair for each in result.proposals if 2 in each.pair]
    note(screened, replace(CHECK, outcome=Outcome.NOT_CLEAR, expires=None), who="lea")
    with pytest.raises(Conflict, match="nothing was published"):
        workspace.matching.publish(result, [pair], desk.rules, desk.version, desk.pool.fingerprint)


def test_a_training_is_noted_of_many_at_once_and_an_interview_is_not(screened):
    assert note(screened, TRAINING, 1, 2) == 2
    with pytest.raises(InvalidInput, match="Nothing was noted"):
        note(screened, ScreeningRecord(Step.INTERVIEW, Outcome.RECOMMENDED, DAY), 1, 2)
    with Session(screened.engine) as session:
        (line,) = session.exec(select(AuditRow).where(AuditRow.action == "note a screening step")).all()
        assert line.changes["screening"]["added"] == 2


def test_a_note_with_a_fault_is_not_kept_and_neither_is_one_about_somebody_elsewhere(screened):
    with pytest.raises(InvalidInput):
        note(screened, replace(CHECK, note="what the report said"))
    with pytest.raises(NotFound):
        note(screened, CHECK, 2, 999)
    with Session(screened.engine) as session:
        assert session.exec(select(ScreeningRow)).all() == []


def test_what_was_noted_by_mistake_is_taken_back(screened):
    note(screened, CHECK)
    record = screened.workspace("cora").screening.people().people[1].noted[0].record
    screened.workspace("lea").screening.take_back(record.id)
    assert stops(screened) == [Code.CHECK_MISSING, Code.TRAINING_MINUTES]


@pytest.mark.parametrize("who", ["sue", "ada", "bo"])
def test_nobody_else_sees_any_of_it(screened, who):
    note(screened, CHECK, 1)
    workspace = screened.workspace(who)
    with pytest.raises(NotAllowed):
        workspace.screening.people()
    with pytest.raises(NotAllowed):
        note(screened, CHECK, 1, who=who)
    with pytest.raises(NotAllowed):
        workspace.screening.requirements()


@pytest.mark.parametrize("who", ["ada", "bo"])
def test_no_verb_of_a_participant_reads_a_row_of_it(screened, who):
    note(screened, CHECK, 1)
    with screened.workspace(who).doing(Action.READ_OWN_PAIRING) as session:
        assert session.exec(select(ScreeningRow)).all() == []


def test_what_is_looked_for_has_versions_and_the_second_to_change_it_is_told(screened):
    olga, cora = screened.workspace("olga"), screened.workspace("cora")
    assert cora.screening.requirements().number == 1
    assert olga.screening.keep_requirements(Requirements(mentors=("Kind",)), 1) == 2
    with pytest.raises(Conflict, match="nothing of theirs was overwritten"):
        cora.screening.keep_requirements(Requirements(mentors=("Calm",)), 1)
    assert cora.screening.requirements().mentors == ("Kind",)


def test_of_two_who_change_what_is_looked_for_in_one_moment_the_second_is_told(screened):
    def change(who):
        try:
            return screened.workspace(who).screening.keep_requirements(Requirements(mentors=(who,)), 1)
        except Conflict as told:
            return str(told)

    with ThreadPoolExecutor(2) as both:
        done = sorted(both.map(change, ["olga", "cora"]), key=str)
    assert done[0] == 2 and "nothing of theirs was overwritten" in done[1]


def test_whoever_applies_again_keeps_what_was_noted(screened):
    note(screened, CHECK)
    with Session(screened.engine) as session:
        first = session.get(ApplicationRow, 2)
        again = first.model_dump(exclude={"id", "version"}) | {"id": 20, "status": "submitted"}
        session.add(ApplicationRow(**again))
        session.commit()
    screened.workspace("cora").applications.decide({20: 1}, ApplicationStatus.ACCEPTED)
    assert stops(screened) == [Code.TRAINING_MINUTES]


def test_the_questions_to_the_database_do_not_grow_with_the_people(screened):
    def questions():
        seen = []
        event.listen(screened.engine, "before_cursor_execute", listen := lambda *given: seen.append(given[2]))
        screened.workspace("cora").screening.people()
        screened.workspace("cora").participants.people()
        event.remove(screened.engine, "before_cursor_execute", listen)
        return len(seen)

    few = questions()
    with Session(screened.engine) as session:
        for number in range(60):
            session.add(
                ApplicationRow(
                    id=100 + number, program_id=1, cohort_id=1, side="mentor", form_version_id=1, name=f"P{number}",
                    email=f"p{number}@example.org", time_zone="UTC", status="submitted", created_at=screened.time,
                )
            )  # fmt: skip
        session.commit()
    note(screened, TRAINING, *range(100, 160))
    assert questions() == few
