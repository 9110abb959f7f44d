"""Who runs the program: roles given and taken away, and invitations to the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import col, select

from core.account import email_faults, name_faults, tidy_email
from core.errors import Fault, InvalidInput, NotAllowed, NotFound
from core.messages.templates import compose
from core.roles import Action, Role
from core.text import text
from db.links import LinkPurpose, link_address, make_link
from db.models import AccountRow, PrivateLinkRow, RoleRow
from db.outbox import put_message
from db.repository import Repository, needs
from db.settings import settings

ON_THE_TEAM = (Role.OWNER, Role.COORDINATOR, Role.SAFEGUARDING_LEAD, Role.SUPERVISOR)
INVITATION_DAYS = 14


@dataclass(frozen=True)
class TeamMember:
    """One person on the team. ``deputy``: of the safeguarding lead."""

    account_id: int
    name: str
    email: str
    active: bool
    roles: tuple[Role, ...]
    deputy: bool
    is_me: bool


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that nobody has followed yet."""

    link_id: int
    name: str
    email: str
    role: Role
    deputy: bool
    expires_at: datetime | None


class Team(Repository):
    """The team of the program."""

    @needs(Action.READ_TEAM)
    def members(self) -> tuple[TeamMember, ...]:
        """Everyone on the team, by name."""
        held: dict[int, list[RoleRow]] = {}
        for row in self._session.exec(select(RoleRow)).all():
            held.setdefault(row.account_id, []).append(row)
        accounts = self._session.exec(select(AccountRow).where(col(AccountRow.id).in_(held))).all()
        me = self.workspace.actor.account_id
        return tuple(
            sorted(
                (_member(account, held[account.id or 0], me) for account in accounts),
                key=lambda member: (member.name.lower(), member.account_id),
            )
        )

    @needs(Action.READ_TEAM)
    def invitations(self) -> tuple[OpenInvitation, ...]:
        """Those that can still be followed, newest first."""
        now = self.workspace.now.astimezone(UTC)
        rows = self._session.exec(
            select(PrivateLinkRow)
            .where(
                PrivateLinkRow.purpose == LinkPurpose.INVITATION.value,
                col(PrivateLinkRow.revoked).is_(False),
                col(PrivateLinkRow.uses_left) > 0,
                col(PrivateLinkRow.expires_at) > now,
            )
            .order_by(col(PrivateLinkRow.id).desc())
        ).all()
        return tuple(_invitation(row) for row in rows)

    @needs(Action.CHANGE_TEAM)
    def invite(self, name: str, email: str, role: Role, deputy: bool = False) -> str:
        """The token of a link that works once, for 14 days; an earlier one to this address and role ends.

        Raises InvalidInput if the address is none, or has the role already.
        """
        address, here = tidy_email(email), self.workspace.actor.program_id
        faults = [*name_faults(name), *email_faults(email), *_role_faults(role)]
        if any(member.email == address and role in member.roles for member in self.members()):
            faults.append(Fault("E-mail", text("belongs to somebody who has that role already")))
        if faults:
            raise InvalidInput("The invitation is not made yet.", faults)
        for open_one in self.invitations():
            if (open_one.email, open_one.role) == (address, role):
                self.withdraw_invitation(open_one.link_id)
        token = make_link(
            self._session,
            LinkPurpose.INVITATION,
            program_id=here,
            subject_id=None,
            now=self.workspace.now,
            days=INVITATION_DAYS,
            uses=1,
            details={"name": name.strip(), "email": address, "role": role.value, "deputy": deputy},
        )
        self._mail(name.strip(), address, role, token)
        return token

    @needs(Action.CHANGE_TEAM)
    def withdraw_invitation(self, link_id: int) -> None:
        row = self._session.exec(
            select(PrivateLinkRow).where(
                PrivateLinkRow.id == link_id, PrivateLinkRow.purpose == LinkPurpose.INVITATION.value
            )
        ).first()
        if row is None:
            raise NotFound("That invitation is not here.", "It may have been followed already.")
        row.revoked = True

    @needs(Action.CHANGE_TEAM)
    def give_role(self, account_id: int, role: Role, deputy: bool = False) -> None:
        """One more role for somebody on the team. A new safeguarding lead makes the one before her deputy."""
        if faults := _role_faults(role):
            raise InvalidInput("The role is not given.", faults)
        rows = self._roles()
        if account_id not in {row.account_id for row in rows}:
            raise NotFound("That person is not on the team.", "Invite her first.")
        leads = [row for row in rows if row.role == Role.SAFEGUARDING_LEAD.value]
        if role is Role.SAFEGUARDING_LEAD and not deputy:
            for row in leads:
                row.deputy = row.account_id != account_id
        mine = next((row for row in rows if (row.account_id, row.role) == (account_id, role.value)), None)
        if mine is None:
            here = self.workspace.actor.program_id
            self._session.add(
                RoleRow(
                    program_id=here,
                    account_id=account_id,
                    role=role.value,
                    deputy=deputy,
                    granted_at=self.workspace.now,
                )
            )
        elif deputy and not mine.deputy:
            raise NotAllowed("A program needs a safeguarding lead.", "Make somebody else the lead first.")

    @needs(Action.CHANGE_TEAM)
    def take_role(self, account_id: int, role: Role) -> None:
        """Take a role away; whoever held it is signed out everywhere at the next click."""
        rows = self._roles()
        row = next((row for row in rows if (row.account_id, row.role) == (account_id, role.value)), None)
        if row is None:
            raise NotFound("That person has no such role here.", "Look at the team as it is now.")
        others = self._who_can_act([other for other in rows if other.role == role.value and other is not row])
        if role is Role.OWNER and not others:
            raise NotAllowed("A program needs an owner.", "Make somebody else an owner first.")
        if role is Role.SAFEGUARDING_LEAD and not row.deputy and all(other.deputy for other in others):
            raise NotAllowed("A program needs a safeguarding lead.", "Make somebody else the lead first.")
        account = self._session.get(AccountRow, account_id)
        if account is not None and account_id != self.workspace.actor.account_id:
            account.token_version += 1
        self._session.delete(row)

    def _roles(self) -> Sequence[RoleRow]:
        """All of the program's, held until the verb ends: two owners can't remove each other at once."""
        return self._session.exec(select(RoleRow).order_by(col(RoleRow.id)).with_for_update()).all()

    def _who_can_act(self, rows: Sequence[RoleRow]) -> list[RoleRow]:
        """Those whose accounts are not closed."""
        ids = [row.account_id for row in rows]
        active = select(AccountRow.id).where(col(AccountRow.id).in_(ids), col(AccountRow.active).is_(True))
        able = set(self._session.exec(active).all())
        return [row for row in rows if row.account_id in able]

    def _mail(self, name: str, address: str, role: Role, token: str) -> None:
        """Into the outbox where mail is set up, under no program: only owners may see who is invited as what."""
        given, place = settings(), self.workspace.place
        inviter = self._session.get(AccountRow, self.workspace.actor.account_id)
        if given.mail is None or not given.address or place.is_demo or inviter is None:
            return
        fields = {
            "inviter": inviter.name,
            "name": name,
            "program": place.name,
            "role": role.value,
            "link": link_address(token, given.address),
            "valid": str(text("{days} days", days=INVITATION_DAYS)),
        }
        message = compose("invitation", fields)
        put_message(
            self._session,
            program_id=None,
            kind="invitation",
            to_name=name,
            to_email=address,
            subject=message.subject,
            body=message.body,
            now=self.workspace.now,
        )


def _role_faults(role: Role) -> list[Fault]:
    return [] if role in ON_THE_TEAM else [Fault("Role", text("is for people who take part: they apply instead"))]


def _member(account: AccountRow, rows: Sequence[RoleRow], me: int | None) -> TeamMember:
    if account.id is None:
        raise RuntimeError("an account that was read has an id")
    roles = tuple(role for role in ON_THE_TEAM if role.value in {row.role for row in rows})
    deputy = any(row.deputy for row in rows)
    return TeamMember(account.id, account.name, account.email, account.active, roles, deputy, account.id == me)


def _invitation(row: PrivateLinkRow) -> OpenInvitation:
    given = row.details
    return OpenInvitation(
        row.id or 0, given["name"], given["email"], Role(given["role"]), bool(given.get("deputy")), row.expires_at
    )
