"""Who had a partner in a cohort, and who shares a mentor or a pairing with whom."""

from sqlmodel import Session, col, select

from core.evaluation.comparison import Tie
from core.program.questions import Side
from db.models import PairingMemberRow, PairingRow, ParticipantRow


def ties_of(session: Session, cohort_id: int) -> dict[int, Tie]:
    """Of everybody in the cohort, by id, her newest pairing counting; two queries."""
    people = session.exec(
        select(ParticipantRow.id, ParticipantRow.side).where(ParticipantRow.cohort_id == cohort_id)
    ).all()
    members = session.exec(
        select(PairingMemberRow.pairing_id, PairingMemberRow.participant_id, PairingMemberRow.side)
        .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
        .where(PairingRow.cohort_id == cohort_id)
        .order_by(col(PairingMemberRow.pairing_id), col(PairingMemberRow.id))
    ).all()
    leads = {pairing: who for pairing, who, side in members if side == Side.MENTOR.value}
    newest = {who: pairing for pairing, who, _side in members}
    found = {}
    for who, side in people:
        pairing = newest.get(who or 0)
        shared = "" if pairing is None else f"mentor {leads[pairing]}" if pairing in leads else f"pairing {pairing}"
        found[who or 0] = Tie(side, pairing is not None, shared, "" if pairing is None else str(pairing))
    return found
