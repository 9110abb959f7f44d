"""Those who wait for a partner: first in line next time, a place more, and a message."""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput
from core.intake.applications import MOST_PLACES
from core.messages.templates import Message, MessageKey
from core.roles import Action
from core.text import text
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of, write
from db.models import ApplicationRow, ParticipantRow
from db.outbox import put_message
from db.repository import Repository, needs


class Unpaired(Repository):
    """Of the cohort one is working in."""

    @needs(Action.CHANGE_PARTICIPANT)
    def put_first(self, participant_ids: Sequence[int], first: bool = True) -> int:
        """From the next match on these are paired before others who would be possible too; how many were changed."""
        changing = [row for row in self._people(participant_ids) if row.priority != first]
        for row in changing:
            row.priority = first
        return len(changing)

    @needs(Action.CHANGE_PARTICIPANT)
    def give_places(self, more: Mapping[int, int]) -> None:
        """So many places more for each, by id. All or nothing."""
        rows = self._people(list(more))
        faults = [
            Fault(row.name, text("takes at most {most} partners", most=MOST_PLACES))
            for row in rows
            if row.places + more[row.id or 0] > MOST_PLACES
        ]
        if faults:
            raise InvalidInput("The places were not changed.", faults)
        for row in rows:
            row.places += more[row.id or 0]
            application = self._session.get(ApplicationRow, row.application_id) if row.application_id else None
            if application is not None:  # else the next import would set them back
                application.places = row.places

    @needs(Action.READ_MATCHING)
    def preview(self, participant_id: int, note: str = "") -> Message:
        """What she would read, with an example of a link."""
        return self._message(self._people([participant_id])[0], "/?link=…", note)

    @needs(Action.SEND_MESSAGE)
    def write(self, participant_ids: Sequence[int], note: str = "") -> int:
        """A message to each, which waits until somebody sends it; how many."""
        rows = self._people(participant_ids)
        for row in rows:
            link = make_link(
                self._session, LinkPurpose.PARTICIPANT, program_id=row.program_id, subject_id=row.id or 0,
                now=self.workspace.now, days=None,
            )  # fmt: skip
            message = self._message(row, link_address(link), note)
            put_message(
                self._session, program_id=row.program_id, kind=MessageKey.STILL_LOOKING.value, to_name=row.name,
                to_email=row.email, subject=message.subject, body=message.body, now=self.workspace.now,
                participant_id=row.id, wait=True,
            )  # fmt: skip
        return len(rows)

    def _message(self, row: ParticipantRow, link: str, note: str) -> Message:
        signed = self._signature()
        fields = {
            "name": row.name, "program": self.workspace.place.name, "coordinator": signed, "link": link,
            "note": note.strip(),
        }  # fmt: skip
        return write(self._session, row.program_id, MessageKey.STILL_LOOKING, fields, language_of(self._session, row))

    def _people(self, participant_ids: Sequence[int]) -> list[ParticipantRow]:
        found: list[ParticipantRow] = []
        for start in range(0, len(participant_ids), 500):
            some = participant_ids[start : start + 500]
            found += self._session.exec(
                select(ParticipantRow)
                .where(
                    col(ParticipantRow.id).in_(some),
                    ParticipantRow.cohort_id == self.workspace.cohort_id,
                    ParticipantRow.status == "active",
                )
                .order_by(col(ParticipantRow.id))
                .with_for_update()
            ).all()
        if len(found) < len(set(participant_ids)):
            raise Conflict(
                "One of these people does not take part any more.", "Load the page again, then choose again."
            )
        return found
