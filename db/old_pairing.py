"""The old pairing as another takes its place: ended with how and why, its people told, and whoever leaves let go."""

from sqlmodel import Session, col, select

from core.errors import Conflict
from core.messages.templates import MessageKey
from core.program.questions import Side
from core.tracking.closure import ENDINGS
from db.group_introductions import listed
from db.leaving import decide_again, end, leave
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of, write
from db.models import PairingMemberRow, PairingRow, ParticipantRow
from db.outbox import put_message
from db.publishing import Publication
from db.reassigning import Closing


def close(session: Session, made: Publication, closing: Closing, version: int) -> PairingRow:
    """End it; each who stays is told of whom she faced. Raises Conflict where it is not as it was seen."""
    row = session.get(PairingRow, closing.pairing_id)
    if row is None or row.version != version or row.ended_on is not None:
        raise Conflict("This pairing was changed or ended meanwhile.", "Look at it as it is now.")
    end(session, row, made.today, closing.reason.strip() or str(ENDINGS[closing.ending]), closing.ending)
    decide_again(session, row, closing.again)
    people = session.exec(
        select(ParticipantRow)
        .join(PairingMemberRow, col(PairingMemberRow.participant_id) == ParticipantRow.id)
        .where(PairingMemberRow.pairing_id == row.id)
        .order_by(col(ParticipantRow.id))
    ).all()
    for person in people:
        faced = [other.name for other in people if other.status != "left" and _faces(person, other)]
        if faced and closing.tell and person.id != closing.leaves and person.status != "left":
            _tell(session, made, person, listed(faced))
    for person in people:
        if person.id == closing.leaves:
            leave(session, person, made.today, f"{person.name} left", made.now)
    return row


def _faces(person: ParticipantRow, other: ParticipantRow) -> bool:
    return person is not other and (person.side != other.side or person.side == Side.PEER.value)


def _tell(session: Session, made: Publication, person: ParticipantRow, partner: str) -> None:
    link = make_link(
        session, LinkPurpose.PARTICIPANT, program_id=made.program_id, subject_id=person.id, now=made.now, days=None
    )
    fields = {
        "name": person.name, "program": made.program.name, "partner": partner, "note": made.note,
        "link": link_address(link), "coordinator": made.signed,
    }  # fmt: skip
    key = MessageKey.PAIRING_ENDED
    message = write(session, made.program_id, key, fields, language_of(session, person))
    put_message(
        session, program_id=made.program_id, kind=key.value, to_name=person.name, to_email=person.email,
        subject=message.subject, body=message.body, now=made.now, participant_id=person.id, wait=True,
    )  # fmt: skip
