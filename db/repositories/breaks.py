"""Pausing, coming back and leaving, as staff note it: of one person or of many, with a message to each."""

from collections.abc import Mapping

from sqlmodel import col, select

from core.errors import Conflict, Infeasible, InvalidInput
from core.intake.applications import ApplicationStatus
from core.messages.templates import MessageKey
from core.roles import Action
from db.leaving import leave
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of, write
from db.models import ApplicationRow, ParticipantRow
from db.outbox import put_message
from db.repository import Repository, needs

TOLD = {"paused": MessageKey.PAUSED, "active": MessageKey.BACK, "left": MessageKey.LEFT}


class Breaks(Repository):
    """Of the cohort one is working in."""

    @needs(Action.CHANGE_PARTICIPANT)
    def change(self, seen: Mapping[int, int], to: str, *, tell: bool = False, note: str = "") -> int:
        """Pause ("paused"), bring back from a break or from having left ("active"), or let go ("left"); how many.

        ``seen``: participant id → the version that was looked at. All of them or, with one refusal, none; whoever is
        there already is left as she is. Who leaves: her pairings end and her links open nothing any more. Who comes
        back gets a new personal link. ``tell``: each is written a message, with ``note`` in it.
        """
        if to not in TOLD:
            raise InvalidInput("A participant is paused, brought back or let go.", [])
        rows = self._session.exec(
            select(ParticipantRow)
            .where(col(ParticipantRow.id).in_(list(seen)), ParticipantRow.cohort_id == self.workspace.cohort_id)
            .order_by(col(ParticipantRow.id))
        ).all()
        if len(rows) < len(seen):
            raise Conflict("Some of these people are not here any more.", "Load the page again, then choose again.")
        changing = [row for row in rows if row.status != to]
        for row in changing:
            if row.version != seen[row.id or 0]:
                raise Conflict(
                    "{name} was changed by somebody else while you were looking. Nothing was changed.",
                    "Look at what is there now, then choose again.",
                    name=row.name,
                )
            if to == "paused" and row.status == "left":
                raise Conflict("{name} has left. Nothing was changed.", "Bring {name} back first.", name=row.name)
            if to == "active" and row.status == "left" and not self._is_accepted(row):
                raise Infeasible(
                    "The application of {name} was declined or taken back. Nothing was changed.",
                    "Accept it first, under Applications; one that was taken back, {name} has to send again.",
                    name=row.name,
                )
        for row in changing:
            if to == "left":
                leave(self._session, row, self.workspace.today, f"{row.name} left", self.workspace.now)
            else:
                row.status, row.paused_until = to, None
            if tell:
                self._tell(row, TOLD[to], note)
        return len(changing)

    def _is_accepted(self, row: ParticipantRow) -> bool:
        application = self._session.get(ApplicationRow, row.application_id) if row.application_id else None
        return application is None or application.status == ApplicationStatus.ACCEPTED

    def _tell(self, row: ParticipantRow, key: MessageKey, note: str) -> None:
        address = ""
        if key is MessageKey.BACK:
            address = link_address(
                make_link(
                    self._session, LinkPurpose.PARTICIPANT, program_id=row.program_id, subject_id=row.id,
                    now=self.workspace.now, days=None,
                )
            )  # fmt: skip
        message = write(
            self._session, row.program_id, key,
            {
                "name": row.name, "program": self.workspace.place.name, "note": note, "link": address,
                "coordinator": self._signature(),
            },
            language_of(self._session, row),
        )  # fmt: skip
        put_message(
            self._session, program_id=row.program_id, kind=key.value, to_name=row.name, to_email=row.email,
            subject=message.subject, body=message.body, now=self.workspace.now, participant_id=row.id,
        )  # fmt: skip
