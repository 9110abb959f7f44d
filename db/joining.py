"""Joining by a link: the team of a program by an invitation, one's own place by a personal link."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from core.account import tidy_email
from core.errors import NotAllowed, NotFound
from core.roles import Role
from db.links import Link, LinkPurpose
from db.models import AccountRow, ParticipantRow, ProgramRow, RoleRow


@dataclass(frozen=True)
class Invitation:
    """What somebody is invited to. ``has_account``: she signs in, instead of choosing a password."""

    program: str
    role: Role | None  # None: to keep her own place as a participant in an account
    name: str
    email: str
    has_account: bool


def invitation(session: Session, link: Link) -> Invitation:
    """What an invitation or a personal link offers. Raises NotFound where the program or person is gone."""
    program = session.get(ProgramRow, link.program_id) if link.program_id is not None else None
    if program is None:
        raise _gone()
    if link.purpose is LinkPurpose.INVITATION:
        role, name, email = Role(link.details["role"]), str(link.details.get("name", "")), str(link.details["email"])
    else:
        person = _person(session, link)
        role, name, email = None, person.name, tidy_email(person.email)
    known = session.exec(select(AccountRow.id).where(AccountRow.email == email)).first()
    return Invitation(program.name, role, name, email, known is not None)


def join(session: Session, account: AccountRow, link: Link, now: datetime) -> None:
    """Do what the link offers, for this account. Raises NotAllowed if it was sent to another address."""
    offered = invitation(session, link)
    if offered.email != account.email or account.id is None:
        raise NotAllowed(
            "This link was made for {email}, and you are signed in as {other}.",
            "Sign out and follow the link again, or ask for one to your own address.",
            email=offered.email,
            other=account.email,
        )
    if offered.role is None:
        _take_places(session, account.id, _person(session, link))
        return
    held = select(RoleRow).where(
        RoleRow.account_id == account.id, RoleRow.program_id == link.program_id, RoleRow.role == offered.role.value
    )
    if session.exec(held).first() is None and link.program_id is not None:
        deputy = bool(link.details.get("deputy"))
        if offered.role is Role.SAFEGUARDING_LEAD and not deputy:  # there is one; who was it is her deputy now
            before = select(RoleRow).where(
                RoleRow.program_id == link.program_id, RoleRow.role == Role.SAFEGUARDING_LEAD.value
            )
            for row in session.exec(before).all():
                row.deputy = True
        session.add(
            RoleRow(
                program_id=link.program_id,
                account_id=account.id,
                role=offered.role.value,
                deputy=deputy,
                granted_at=now,
            )
        )


def _take_places(session: Session, account_id: int, person: ParticipantRow) -> None:
    """Her places in this program only: a link of one program's team opens nothing in another."""
    rows = session.exec(select(ParticipantRow).where(ParticipantRow.program_id == person.program_id)).all()
    for row in rows:
        if row.account_id is None and tidy_email(row.email) == tidy_email(person.email):
            row.account_id = account_id


def _person(session: Session, link: Link) -> ParticipantRow:
    personal = link.purpose is LinkPurpose.PARTICIPANT  # the subject of any other is no participant
    person = session.get(ParticipantRow, link.subject_id) if personal and link.subject_id is not None else None
    if person is None or person.status == "left":
        raise _gone()
    return person


def _gone() -> NotFound:
    return NotFound(
        "This link leads nowhere any more.", "It may be old or already used. Ask whoever sent it for a new one."
    )
