"""Stakeholders: who is asked to agree to the charter, by a private link and without an account."""

from collections.abc import Sequence

from sqlmodel import select

from core.account import tidy_email
from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.evaluation.charter_reply import Stakeholder, check_stakeholder
from core.messages.templates import MessageKey
from core.roles import Action
from core.text import text
from db.charter_rows import newest_charter
from db.links import LinkPurpose, link_address, make_link, revoke_links
from db.message_wording import write
from db.models import StakeholderRow
from db.outbox import put_message
from db.repository import Repository, needs
from db.stakeholder_rows import KeptStakeholder, stakeholders_of

DAYS = 60  # that a link works


class Stakeholders(Repository):
    """Of the program one is in."""

    @needs(Action.READ_TOTALS)
    def all(self) -> tuple[KeptStakeholder, ...]:
        """By department and name, each with what she said, newest first. Four queries."""
        return stakeholders_of(self._session)

    @needs(Action.READ_CHARTER)
    def counted(self) -> tuple[int, int]:
        """How many agreed to the charter as it stands, of how many who were asked: no names. Four queries."""
        asked = [each for each in stakeholders_of(self._session) if each.asked_at is not None]
        return sum(each.agrees_now for each in asked), len(asked)

    @needs(Action.CHANGE_PROGRAM)
    def add(self, person: Stakeholder) -> int:
        """One more; her id. She is asked only by ``ask``."""
        check_stakeholder(person)
        email = tidy_email(person.email)
        if self._session.exec(select(StakeholderRow.id).where(StakeholderRow.email == email)).first() is not None:
            raise InvalidInput("Nobody was added.", [Fault("E-mail", text("is in the list already"))])
        row = StakeholderRow(
            program_id=self.workspace.actor.program_id, name=person.name.strip(), email=email,
            department=person.department.strip(), added_at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_PROGRAM)
    def remove(self, stakeholder_id: int) -> None:
        """Take her out, with what she said; her link leads nowhere any more."""
        row = self._one(stakeholder_id)
        revoke_links(self._session, LinkPurpose.CHARTER, stakeholder_id)
        self._session.delete(row)

    @needs(Action.CHANGE_PROGRAM)
    def ask(self, stakeholder_ids: Sequence[int], note: str = "") -> int:
        """Put a message with a private link into the outbox for each of them; how many. Earlier links end."""
        if newest_charter(self._session) is None:
            raise Conflict("There is no charter yet.", "Write down how the program is meant to work first.")
        rows = [self._one(id) for id in dict.fromkeys(stakeholder_ids)]
        if not rows:
            raise InvalidInput("Nobody was asked.", [Fault("People", text("are not chosen; choose whom to ask"))])
        for row in rows:
            self._write(row, note)
            row.asked_at = self.workspace.now
        return len(rows)

    def _write(self, row: StakeholderRow, note: str) -> None:
        id = row.id or 0
        revoke_links(self._session, LinkPurpose.CHARTER, id)
        token = make_link(
            self._session, LinkPurpose.CHARTER, program_id=row.program_id, subject_id=id, now=self.workspace.now,
            days=DAYS,
        )  # fmt: skip
        fields = {
            "name": row.name, "program": self.workspace.place.name, "link": link_address(token), "note": note.strip(),
            "valid": f"{DAYS} days", "coordinator": self._signature(),
        }  # fmt: skip
        message = write(self._session, row.program_id, MessageKey.CHARTER, fields)
        put_message(
            self._session, program_id=row.program_id, kind=MessageKey.CHARTER.value, to_name=row.name,
            to_email=row.email, subject=message.subject, body=message.body, now=self.workspace.now,
        )  # fmt: skip

    def _one(self, stakeholder_id: int) -> StakeholderRow:
        row = self._session.get(StakeholderRow, stakeholder_id)
        if row is None:
            raise NotFound("That person is not in the list.", "Somebody may have removed her; load the page again.")
        return row
