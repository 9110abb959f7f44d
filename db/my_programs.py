"""The programs that an account has a part in, across all of them."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from core.roles import Role, as_participant
from db.models import ParticipantRow, ProgramRow, RoleRow


@dataclass(frozen=True)
class MyProgram:
    """A program that I have a part in."""

    id: int
    name: str
    is_demo: bool
    roles: frozenset[Role]


def my_programs(session: Session, account_id: int) -> tuple[MyProgram, ...]:
    """Real ones first, then the demo; each by name."""
    held: dict[int, set[Role]] = {}
    for program_id, role in session.exec(
        select(RoleRow.program_id, RoleRow.role).where(RoleRow.account_id == account_id)
    ).all():
        held.setdefault(program_id, set()).add(Role(role))
    for program_id, side in session.exec(
        select(ParticipantRow.program_id, ParticipantRow.side).where(ParticipantRow.account_id == account_id)
    ).all():
        held.setdefault(program_id, set()).update(as_participant({side}))
    rows = session.exec(
        select(ProgramRow.id, ProgramRow.name, ProgramRow.is_demo).where(col(ProgramRow.id).in_(held))
    ).all()
    mine = [MyProgram(id, name, is_demo, frozenset(held[id])) for id, name, is_demo in rows if id is not None]
    return tuple(sorted(mine, key=lambda program: (program.is_demo, program.name.lower(), program.id)))
