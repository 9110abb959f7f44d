"""The people of a pairing that closes: who was asked how it was, what each said, and what speaks for a rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from core.messages.templates import MessageKey
from core.program.questions import Side
from core.tracking.closing import LookBack
from core.tracking.closure import Cautioned, Ending, cautions
from core.tracking.guardian_back import GuardianBack, guardian_back_of
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of, write
from db.models import LookBackRow, PairingMemberRow, PairingRow, ParticipantRow
from db.outbox import put_message

if TYPE_CHECKING:
    from db.workspace import Workspace


@dataclass(frozen=True)
class ClosingPerson:
    """``gone``: she has left the program and is not written to. ``again``: whether she may be matched again, as was
    decided; None while nobody has. ``cautions``: what to look at before, for the team. ``guardian``: of a child, who
    was asked beside it."""

    id: int
    name: str
    side: Side
    gone: bool
    asked_on: date | None
    said: LookBack | None
    again: bool | None
    cautions: tuple[Cautioned, ...] = ()
    answered_on: date | None = None
    guardian: GuardianBack | None = None

    @property
    def waits(self) -> bool:
        """Whether she can be asked how it was, and has not said."""
        return not self.gone and self.said is None


def people_of(
    session: Session, pairing: PairingRow, today: date, ending: Ending | None = None
) -> tuple[ClosingPerson, ...]:
    """By name; with ``ending``, what speaks for a rest too, which only the team may read. Two queries, or four."""
    from db.reassigning import history  # which is made of what repositories give, and they of this

    members = session.exec(
        select(PairingMemberRow, ParticipantRow)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(PairingMemberRow.pairing_id == pairing.id)
        .order_by(ParticipantRow.name, col(ParticipantRow.id))
    ).all()
    asked = {
        row.participant_id: row
        for row in session.exec(select(LookBackRow).where(LookBackRow.pairing_id == pairing.id)).all()
    }
    past = history(session, pairing.cohort_id).past if ending is not None else {}
    going_on = ending if pairing.ended_on is None else None
    found = []
    for member, person in members:
        row, id = asked.get(person.id or 0), person.id or 0
        side = Side(member.side)
        looked_at = cautions(person.name, side, past.get(id, ()), today, going_on) if ending is not None else ()
        said = LookBack.from_document(row.document) if row is not None and row.answered_on is not None else None
        on = row.asked_on if row is not None else None
        gone = person.status == "left"
        found.append(
            ClosingPerson(
                id,
                person.name,
                side,
                gone,
                on,
                said,
                member.again,
                looked_at,
                row.answered_on if row is not None else None,
                guardian_back_of(row.document) if row is not None else None,
            )
        )
    return tuple(found)


def asked_row(session: Session, pairing: PairingRow, person: ClosingPerson, today: date) -> LookBackRow:
    """That she was asked how it was; made where she was not before."""
    of = LookBackRow.pairing_id == pairing.id, LookBackRow.participant_id == person.id
    row = session.exec(select(LookBackRow).where(*of)).first()
    if row is None:
        row = LookBackRow(
            program_id=pairing.program_id, participant_id=person.id, pairing_id=pairing.id or 0, asked_on=today
        )
        session.add(row)
        session.flush()
    return row


def tell(
    session: Session, workspace: "Workspace", pairing: PairingRow, to: ClosingPerson, key: MessageKey,
    fields: Mapping[str, str],
) -> None:  # fmt: skip
    """Write one of the messages of a closing, with a personal link; it waits in the outbox."""
    person = session.get(ParticipantRow, to.id)
    if person is None:
        return
    members = people_of(session, pairing, workspace.today)
    link = make_link(
        session, LinkPurpose.PARTICIPANT, program_id=person.program_id, subject_id=to.id, now=workspace.now, days=None
    )
    partners = ", ".join(one.name for one in members if one.id != to.id)
    whole = {
        "name": person.name, "program": workspace.place.name, "partner": partners or person.name,
        "link": link_address(link), **fields,
    }  # fmt: skip
    message = write(session, person.program_id, key, whole, language_of(session, person))
    put_message(
        session, program_id=person.program_id, kind=key.value, to_name=person.name, to_email=person.email,
        subject=message.subject, body=message.body, now=workspace.now, participant_id=person.id, wait=True,
    )  # fmt: skip
