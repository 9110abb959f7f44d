"""Leaving: a participant's place is given up, her pairings end, her private links open nothing any more."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.messages.outbox import CHANGEABLE
from core.tracking.closure import Ending
from db.admission import APPLICATION, program_of
from db.links import OF_PARTICIPANT, LinkPurpose, revoke_links
from db.models import MessageRow, PairingMemberRow, PairingRow, ParticipantRow
from db.scope import UNSEEN


def leave(
    session: Session, person: ParticipantRow, today: date, why: str, now: datetime, *, may_return: bool = False
) -> int:
    """Let her go; how many pairings ended with it. A group goes on without one of its mentees, a circle while two stay.

    What was proposed to her is withdrawn, and whoever else was asked about it is told.

    ``may_return``: her consent links still work, so that she can think again.
    """
    person.status = "left"
    session.add(person)
    if person.id is None:
        return 0
    for purpose in OF_PARTICIPANT:
        revoke_links(session, purpose, person.id)
    if not may_return:
        revoke_links(session, LinkPurpose.CONSENT, person.id)
        if person.application_id is not None:
            revoke_links(session, LinkPurpose.CONSENT, person.application_id, of=APPLICATION)
    from db.introduced_anew import introduce_anew
    from db.proposals import withdraw_all  # it writes messages, and what writes them ends pairings too

    withdraw_all(session, person, program_of(session, person.program_id), now, today, why)
    ended = 0
    for pairing, others in live_pairings(session, person.id):
        if "mentee" in others if person.side == "mentee" else person.side == "peer" and len(others) > 1:
            for message in waiting_messages(session, pairing):
                if message.participant_id == person.id:
                    session.delete(message)
            introduce_anew(session, pairing, person.name, now)
            continue
        end(session, pairing, today, why, Ending.LEFT)
        ended += 1
    return ended


def end_links(session: Session, participant_id: int) -> None:
    """Before a participant is removed: no link of hers leads to whoever gets her number next."""
    for purpose in (*OF_PARTICIPANT, LinkPurpose.CONSENT):
        revoke_links(session, purpose, participant_id)


def end_links_of_application(session: Session, application_id: int) -> None:
    """Before an application is removed: no link to it leads to whichever gets its number next."""
    for purpose in (LinkPurpose.APPLICATION, LinkPurpose.GUARDIAN):
        revoke_links(session, purpose, application_id)
    revoke_links(session, LinkPurpose.CONSENT, application_id, of=APPLICATION)


def end(session: Session, pairing: PairingRow, today: date, why: str, ending: Ending | None = None) -> None:
    """End a pairing; what was written about it and has not left is not sent any more."""
    pairing.ended_on, pairing.end_reason = max(today, pairing.started_on), why
    pairing.ending = ending.value if ending is not None else ""
    session.add(pairing)
    for message in waiting_messages(session, pairing):
        session.delete(message)


def decide_again(session: Session, pairing: PairingRow, again: Mapping[int, bool]) -> None:
    """Write down of each whether she may be matched again; who may not, takes a break until she is brought back."""
    members = session.exec(select(PairingMemberRow).where(PairingMemberRow.pairing_id == pairing.id)).all()
    for member in members:
        member.again = again.get(member.participant_id)
    refused = [who for who, may in again.items() if not may and who in {each.participant_id for each in members}]
    for person in session.exec(select(ParticipantRow).where(col(ParticipantRow.id).in_(refused))).all():
        if person.status == "active":
            person.status, person.paused_until = "paused", None


def waiting_messages(session: Session, pairing: PairingRow) -> Sequence[MessageRow]:
    """Messages about a pairing that have not left, held until the transaction ends."""
    waiting = col(MessageRow.status).in_([status.value for status in CHANGEABLE])
    asked = select(MessageRow).where(MessageRow.pairing_id == pairing.id, waiting).with_for_update()
    return session.exec(asked, execution_options=UNSEEN).all()


def live_pairings(session: Session, participant_id: int) -> list[tuple[PairingRow, list[str]]]:
    """Her pairings that go on, each with the sides of the others in it who have not left."""
    own = select(PairingMemberRow.pairing_id).where(PairingMemberRow.participant_id == participant_id)
    rows = session.exec(select(PairingRow).where(col(PairingRow.id).in_(own), col(PairingRow.ended_on).is_(None))).all()
    members = session.exec(
        select(PairingMemberRow)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(
            col(PairingMemberRow.pairing_id).in_([row.id for row in rows]),
            PairingMemberRow.participant_id != participant_id,
            ParticipantRow.status != "left",
        )
    ).all()
    return [(row, [member.side for member in members if member.pairing_id == row.id]) for row in rows]
