"""Cohorts: days, addresses, and the next one with the people who come along."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.matching.documents import rules_to_document
from core.matching.rules import Criterion, Measure, Rules
from core.program.cohort import Cohort, CohortState
from core.program.questions import Side
from db import Workspace, open_workspace
from db.models import ApplicationRow, CohortRow, ConsentRow, PairingRow, ParticipantRow, RulesRow
from tests.conftest import World

SPRING = Cohort("2026", date(2026, 3, 1), date(2026, 12, 31), date(2026, 1, 15), date(2026, 2, 15))


def test_days_are_kept_and_a_second_editor_is_told(anywhere: World) -> None:
    cohorts = anywhere.workspace("cora").cohorts
    (seen,) = cohorts.all()
    cohorts.change(seen.id, SPRING, seen.version)
    with pytest.raises(Conflict):
        anywhere.workspace("olga").cohorts.change(seen.id, replace(SPRING, name="Mine"), seen.version)
    (kept,) = cohorts.all()
    assert (kept.cohort, kept.state) == (SPRING, CohortState.RUNNING)
    assert (kept.applications, kept.participants) == (5, 5)


def test_days_that_can_not_be_are_told_all_at_once(world: World) -> None:
    cohorts = world.workspace("cora").cohorts
    (seen,) = cohorts.all()
    with pytest.raises(InvalidInput) as no:
        cohorts.change(seen.id, Cohort("", date(2026, 3, 1), date(2026, 2, 1)), seen.version)
    assert len(no.value.faults) == 2
    assert cohorts.all()[0].cohort.name == "2026"


def test_a_new_address_makes_the_old_one_lead_nowhere(world: World) -> None:
    cohorts = world.workspace("cora").cohorts
    (seen,) = cohorts.all()
    cohorts.change_address(seen.id, Side.MENTEE, seen.version)
    addresses = dict(cohorts.all()[0].addresses)
    assert addresses[Side.MENTEE] != "mentee1"
    assert addresses[Side.MENTOR] == "mentor1"


def test_a_cohort_is_ended_by_hand_and_opened_again(world: World) -> None:
    cohorts = world.workspace("cora").cohorts
    (seen,) = cohorts.all()
    cohorts.end(seen.id, seen.version)
    (ended,) = cohorts.all()
    assert ended.state is CohortState.ENDED
    cohorts.reopen(seen.id, ended.version)
    assert cohorts.all()[0].state is not CohortState.ENDED


def test_a_cohort_of_another_program_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        world.workspace("cora").cohorts.end(2, 1)


def test_the_next_cohort_takes_along_who_waited_and_who_is_willing(anywhere: World) -> None:
    workspace = anywhere.workspace("cora")
    (seen,) = workspace.cohorts.all()
    workspace.cohorts.change(seen.id, SPRING, seen.version)
    rules = rules_to_document(Rules((Criterion("skills", "Skills", Measure.COVERAGE, "skills", "skills", 7),)))
    with Session(anywhere.engine) as session:
        session.add(RulesRow(program_id=1, cohort_id=1, document=rules))
        session.get_one(ParticipantRow, anywhere.people["di"]).status = "left"
        old = session.get_one(ApplicationRow, 5)
        session.add(
            ApplicationRow(
                program_id=1, cohort_id=1, side="mentee", form_version_id=2, name="Flo", email="flo@example.org",
                answers={"skills": {"Python": 2}}, status="waitlisted", created_at=old.created_at,
            )
        )  # fmt: skip
        consent = session.exec(select(ConsentRow).where(ConsentRow.participant_id == anywhere.people["eve"])).first()
        assert consent is not None
        consent.withdrawn_at, withdrawn = anywhere.time, consent.purpose
        consent.purpose = "evaluation"  # what she needs to be matched stays
        session.add(
            ConsentRow(program_id=1, participant_id=anywhere.people["eve"], purpose=withdrawn, text_version="1",
                       how="form", given_at=anywhere.time - timedelta(days=9))
        )  # fmt: skip
        session.commit()
    ada, cy = anywhere.people["ada"], anywhere.people["cy"]
    plan = workspace.cohorts.plan_next(date(2027, 3, 1))
    assert [name for _, name in plan.carried] == ["Eve"]
    assert {name for _, name in plan.to_ask} == {"Ada", "Cy"}
    assert (plan.next.cohort.name, plan.next.cohort.ends_on, plan.waiting_list) == ("2027", date(2027, 12, 31), 1)

    made = workspace.cohorts.start_next(date(2027, 3, 1), willing=frozenset({ada}))
    fresh = open_workspace(anywhere.engine, anywhere.accounts["cora"], 1, made, now=anywhere.clock)
    people = {each.name: each for each in fresh.participants.people().everyone}
    assert set(people) == {"Ada", "Eve"}
    assert (people["Eve"].priority, people["Ada"].priority) == (True, False)
    assert all(each.has_agreed for each in people.values())
    assert not people["Ada"].is_paired
    assert [each.form for each in fresh.forms.all()] == [each.form for each in workspace.forms.all()]
    with Session(anywhere.engine) as session:
        copied = session.exec(select(ApplicationRow).where(ApplicationRow.cohort_id == made)).all()
        assert {(each.name, each.status) for each in copied} == {
            ("Ada", "accepted"), ("Eve", "accepted"), ("Flo", "waitlisted")
        }  # fmt: skip
        answers = {each.name: each.answers for each in copied}
        assert answers["Eve"]["skills"] == {"Python": 1}
        assert session.exec(select(RulesRow.document).where(RulesRow.cohort_id == made)).one() == rules
        assert session.exec(select(PairingRow).where(PairingRow.cohort_id == made)).all() == []
        kept = session.exec(select(ConsentRow).where(ConsentRow.participant_id == people["Eve"].id)).all()
        assert {each.purpose for each in kept} == {"participation", "sharing"}
        assert all(each.withdrawn_at is None for each in kept)
        stayed = select(ParticipantRow.id).where(ParticipantRow.cohort_id == 1, col(ParticipantRow.status) == "active")
        assert cy in session.exec(stayed).all()


def test_nobody_comes_along_who_was_not_asked(world: World) -> None:
    workspace = world.workspace("cora")
    made = workspace.cohorts.start_next(None)
    assert names(world, made) == {"Di", "Eve"}
    assert world.workspace("cora").place.cohort_id == made  # the newest is where one begins


def test_a_supervisor_starts_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.workspace("sue").cohorts.start_next(None)
    with Session(world.engine) as session:
        assert len(session.exec(select(CohortRow).where(CohortRow.program_id == 1)).all()) == 1


def names(world: World, cohort_id: int) -> set[str]:
    workspace: Workspace = open_workspace(world.engine, world.accounts["cora"], 1, cohort_id, now=world.clock)
    return {each.name for each in workspace.participants.people().everyone}


def test_two_who_start_the_next_cohort_make_one(anywhere: World) -> None:
    first, second = (anywhere.workspace(who) for who in ("cora", "olga"))
    first.cohorts.start_next(date(2027, 3, 1))
    with pytest.raises(Conflict, match="2027"):
        second.cohorts.start_next(date(2027, 3, 1))
    assert [each.cohort.name for each in first.cohorts.all()] == ["2027", "2026"]
