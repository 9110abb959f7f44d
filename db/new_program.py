"""A new program with its goal, first cohort, forms and rules, owned by whoever makes it; and the pieces of a cohort."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import Engine
from sqlmodel import Session

from core.errors import NotFound
from core.matching.documents import rules_to_document
from core.matching.rules import Criterion, Rules
from core.matching.suggest import suggest
from core.program.cohort import Cohort, check_cohort
from core.program.program import Program, ProgramGoal, check_goal, check_program
from core.program.questions import Form, Side
from core.program.templates import template
from core.roles import Role
from db.audit import Author, keep_log
from db.engine import unit_of_work
from db.models import (
    AccountRow,
    CohortRow,
    FormRow,
    FormVersionRow,
    ProgramGoalRow,
    ProgramRow,
    RoleRow,
    RulesRow,
)

FIRST_ROLES = (Role.OWNER, Role.SAFEGUARDING_LEAD)  # of the creator, until somebody else is named


def create_program(
    engine: Engine,
    account_id: int,
    now: datetime,
    template_key: str,
    name: str,
    *,
    program: Program | None = None,
    goal: ProgramGoal | None = None,
    cohort: Cohort | None = None,
) -> int:
    """Make a program of a template, and its id. ``program``, ``goal`` and ``cohort`` stand in for the template's own.

    One transaction: all of it or nothing. Raises NotFound for an unknown template or account, InvalidInput for
    faults of the program, its goal or its cohort.
    """
    chosen = template(template_key)
    settings = replace(program or chosen.program, name=name.strip(), template=chosen.key)
    first = cohort or Cohort(str(now.year))
    aim = goal or chosen.goal
    check_program(settings)
    check_goal(aim)
    check_cohort(first)
    if settings.sides != chosen.program.sides:
        raise NotFound("This template has no form for peers.", "Start from the template “Peers”, or another form.")
    with unit_of_work(engine, writes=True) as session:
        if session.get(AccountRow, account_id) is None:
            raise NotFound("That account is not here.", "Sign in again.")
        row = ProgramRow(
            name=settings.name, time_zone=settings.time_zone, template=chosen.key,
            settings=settings.to_document(), created_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        program_id = row.id or 0
        keep_log(session, Author(account_id, None, program_id), "create a program", now)
        session.add(goal_row(program_id, aim))
        for role in FIRST_ROLES:
            session.add(RoleRow(program_id=program_id, account_id=account_id, role=role.value, granted_at=now))
        cohort_id = add_cohort(session, program_id, first, now)
        for form in chosen.forms:
            add_form(session, program_id, cohort_id, form, now)
        add_rules(session, program_id, cohort_id, chosen.criteria or suggested(chosen.forms, chosen.key))
    return program_id


def suggested(forms: Sequence[Form], template_key: str) -> tuple[Criterion, ...]:
    """The criteria that these forms offer; of peers, both sides are the same form."""
    by_side = {form.side: form for form in forms}
    peer = by_side.get(Side.PEER)
    mentee, mentor = peer or by_side.get(Side.MENTEE), peer or by_side.get(Side.MENTOR)
    return suggest(mentee, mentor, template_key) if mentee is not None and mentor is not None else ()


def goal_row(program_id: int, goal: ProgramGoal) -> ProgramGoalRow:
    return ProgramGoalRow(
        program_id=program_id, statement=goal.statement.strip(), measure=goal.measure.strip(),
        target=goal.target.strip(), due=goal.due, agreed_by=goal.agreed_by.strip(),
    )  # fmt: skip


def add_cohort(session: Session, program_id: int, cohort: Cohort, now: datetime) -> int:
    """A cohort under public addresses that nobody can guess; its id."""
    row = CohortRow(
        program_id=program_id, name=cohort.name.strip(), starts_on=cohort.starts_on, ends_on=cohort.ends_on,
        opens_on=cohort.opens_on, closes_on=cohort.closes_on, most_mentors=cohort.most_mentors,
        most_mentees=cohort.most_mentees, most_waiting=cohort.most_waiting,
        mentor_code=new_code(), mentee_code=new_code(), created_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id or 0


def new_code() -> str:
    """Twelve letters and digits, 72 bits."""
    return token_urlsafe(9)


def add_form(session: Session, program_id: int, cohort_id: int, form: Form, now: datetime) -> None:
    """The form of one side, as version 1."""
    row = FormRow(program_id=program_id, cohort_id=cohort_id, side=form.side.value)
    session.add(row)
    session.flush()
    document = form.to_document()
    session.add(FormVersionRow(program_id=program_id, form_id=row.id or 0, number=1, document=document, created_at=now))
    session.flush()


def add_rules(session: Session, program_id: int, cohort_id: int, criteria: Sequence[Criterion]) -> None:
    document = rules_to_document(Rules(tuple(criteria)))
    session.add(RulesRow(program_id=program_id, cohort_id=cohort_id, document=document))
