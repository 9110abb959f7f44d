"""A program: made whole, changed by one person at a time, counted, and gone with everything in it."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, func
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.program.cohort import Cohort
from core.program.guide import State, steps
from core.program.program import Part, ProgramForm, ProgramGoal
from core.program.questions import Side
from core.program.templates import templates
from core.roles import Role
from db.demo import create_demo
from db.models import AccountRow, AuditRow, MessageRow, ParticipantRow, ProgramRow, RoleRow, metadata
from db.new_program import create_program
from tests.conftest import World


@pytest.mark.parametrize("key", [each.key for each in templates()])
def test_every_template_makes_a_program_with_all_it_needs(world: World, key: str) -> None:
    made = create_program(world.engine, world.accounts["olga"], world.time, key, " Lighthouse ")
    workspace = world.workspace("olga", made)
    kept, forms = workspace.programs.current(), workspace.forms.all()
    assert (kept.program.name, kept.program.template, len(kept.goals)) == ("Lighthouse", key, 1)
    assert tuple(each.form.side for each in forms) == kept.program.sides
    assert all(each.number == 1 and not each.is_in_use for each in forms)
    assert workspace.actor.roles == {Role.OWNER, Role.SAFEGUARDING_LEAD}
    facts = workspace.programs.facts()
    assert facts.form_faults == 0
    assert facts.criteria >= 4
    assert workspace.forms.save(forms[0].form, forms[0].version) == ()  # every criterion has its question


def test_a_new_program_is_made_on_either_database_and_written_down(anywhere: World) -> None:
    made = create_program(
        anywhere.engine, anywhere.accounts["olga"], anywhere.time, "corporate", "Lighthouse",
        goal=ProgramGoal("People stay", agreed_by="the board"),
        cohort=Cohort("Autumn", date(2026, 12, 1), date(2027, 5, 31), opens_on=date(2026, 11, 1)),
    )  # fmt: skip
    workspace = anywhere.workspace("olga", made)
    assert workspace.programs.current().goals[0].goal == ProgramGoal("People stay", agreed_by="the board")
    (cohort,) = workspace.cohorts.all()
    assert cohort.takes_applications
    assert len({code for _, code in cohort.addresses}) == 2
    assert [line.action for line in workspace.audit.page().lines] == ["create a program"]
    now = next(step for step in steps(workspace.programs.facts()) if step.state is State.NOW)
    assert now.key == "people"


def test_half_a_program_is_never_made(world: World) -> None:
    before = count(world, ProgramRow)
    with pytest.raises(InvalidInput):
        create_program(world.engine, world.accounts["olga"], world.time, "corporate", " ")
    with pytest.raises(InvalidInput):
        create_program(
            world.engine, world.accounts["olga"], world.time, "corporate", "Lighthouse",
            cohort=Cohort("Autumn", date(2026, 12, 1), date(2026, 5, 31)),
        )  # fmt: skip
    with pytest.raises(NotFound):
        create_program(world.engine, 999, world.time, "corporate", "Lighthouse")
    assert count(world, ProgramRow) == before


def test_settings_are_kept_and_a_second_editor_is_told(anywhere: World) -> None:
    mine, theirs = anywhere.workspace("cora"), anywhere.workspace("olga")
    seen = mine.programs.current()
    change = replace(seen.program, name="Spring", cadence_days=30, parts=frozenset({Part.MEETINGS}))
    theirs.programs.change(change, seen.version)
    with pytest.raises(Conflict):
        mine.programs.change(replace(seen.program, name="Mine"), seen.version)
    kept = mine.programs.current()
    assert (kept.program.name, kept.program.cadence_days, kept.program.parts) == ("Spring", 30, {Part.MEETINGS})
    assert anywhere.workspace("cora").place.name == "Spring"


def test_a_program_of_two_sides_never_becomes_one_of_peers(world: World) -> None:
    programs = world.workspace("cora").programs
    seen = programs.current()
    with pytest.raises(InvalidInput):
        programs.change(replace(seen.program, form=ProgramForm.PEER), seen.version)
    programs.change(replace(seen.program, form=ProgramForm.REVERSE), seen.version)
    assert programs.current().program.form is ProgramForm.REVERSE


def test_goals_come_change_and_go(world: World) -> None:
    programs = world.workspace("cora").programs
    id = programs.add_goal(ProgramGoal(" Newcomers stay "))
    (kept,) = programs.current().goals
    assert (kept.id, kept.goal.statement) == (id, "Newcomers stay")
    programs.change_goal(id, replace(kept.goal, target="85 %", due=date(2027, 6, 30)), kept.version)
    with pytest.raises(Conflict):
        programs.remove_goal(id, kept.version)
    (again,) = programs.current().goals
    assert (again.goal.target, again.goal.due) == ("85 %", date(2027, 6, 30))
    programs.remove_goal(id, again.version)
    assert programs.current().goals == ()
    with pytest.raises(InvalidInput):
        programs.add_goal(ProgramGoal(""))


def test_a_goal_of_another_program_is_not_there(world: World) -> None:
    id = world.workspace("zed", 2).programs.add_goal(ProgramGoal("Ours"))
    with pytest.raises(NotFound):
        world.workspace("cora").programs.remove_goal(id, 1)


def test_facts_count_what_there_is(anywhere: World) -> None:
    facts = anywhere.workspace("cora").programs.facts()
    assert (facts.mentors, facts.mentees, facts.pairings) == (2, 3, 1)
    assert (facts.ready_mentors, facts.ready_mentees) == (2, 3)  # who has a partner was ready
    assert (facts.people_unpaired, facts.places) == (2, 1)
    assert (facts.goals, facts.has_dates, facts.questions) == (0, False, 8)


def test_facts_say_why_somebody_is_not_ready(world: World) -> None:
    with Session(world.engine) as session:
        session.get_one(ParticipantRow, world.people["di"]).status = "paused"
        session.get_one(ParticipantRow, world.people["eve"]).status = "left"
        for person, status in (("ada", "sent"), ("bo", "waiting"), ("cy", "failed")):
            session.add(
                MessageRow(
                    program_id=1, participant_id=world.people[person], kind="introduction to mentee", status=status,
                    to_email="x@example.org", subject="-", body="-", created_at=world.time,
                )
            )  # fmt: skip
        session.commit()
    facts = world.workspace("cora").programs.facts()
    assert (facts.mentees, facts.ready_mentees, facts.not_ready) == (2, 1, (("paused", 1),))
    assert (facts.introductions_sent, facts.introductions_unsent, facts.messages_failed) == (1, 1, 1)


def test_facts_take_the_same_number_of_queries_for_a_few_and_for_many(world: World) -> None:
    demo = create_demo(world.engine, world.accounts["olga"], world.time, 24, 16)
    asked: list[str] = []

    def counted(program_id: int) -> int:
        workspace = world.workspace("olga", program_id)
        asked.clear()
        workspace.programs.facts()
        return len(asked)

    event.listen(world.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert counted(demo) == counted(1)
    assert len(asked) <= 15


def test_a_program_goes_with_everything_in_it_and_nothing_else(anywhere: World) -> None:
    demo = create_demo(anywhere.engine, anywhere.accounts["olga"], anywhere.time, 24, 16)
    before = {table: rows(anywhere, table, 1) for table in OF_PROGRAMS}
    anywhere.workspace("olga", demo).programs.remove_demo()
    assert {table: rows(anywhere, table, demo) for table in OF_PROGRAMS} == dict.fromkeys(OF_PROGRAMS, 0)
    assert {table: rows(anywhere, table, 1) for table in OF_PROGRAMS} == before
    with Session(anywhere.engine) as session:
        assert session.get(AccountRow, anywhere.accounts["olga"]) is not None
        assert session.exec(select(AuditRow.action).where(AuditRow.action == "remove the program")).one()
    with pytest.raises(NotFound):
        anywhere.workspace("olga", demo)


def test_only_a_demo_is_removed_as_a_demo(world: World) -> None:
    programs = world.workspace("olga").programs
    with pytest.raises(NotAllowed):
        programs.remove_demo()
    programs.remove()
    with pytest.raises(NotFound):
        world.workspace("olga")


def test_a_coordinator_does_not_remove_a_program(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.workspace("cora").programs.remove()
    assert rows(world, "role", 1) == count(world, RoleRow) - 1


OF_PROGRAMS = tuple(
    name
    for name, table in sorted(metadata.tables.items())
    if "program_id" in table.c and name not in ("audit", "sign_in")
)


def rows(world: World, table: str, program_id: int) -> int:
    chosen = metadata.tables[table]
    with world.engine.connect() as connection:
        return connection.execute(
            select(func.count()).select_from(chosen).where(chosen.c.program_id == program_id)
        ).scalar_one()


def count(world: World, table: type) -> int:
    with Session(world.engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_peers_have_one_address(world: World) -> None:
    made = create_program(world.engine, world.accounts["olga"], world.time, "peer", "Circle")
    (cohort,) = world.workspace("olga", made).cohorts.all()
    assert [side for side, _ in cohort.addresses] == [Side.PEER]
