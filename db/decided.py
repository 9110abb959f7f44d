"""What the people of a pairing agreed on, and what the team decided and does: for Today, in two queries for all."""

from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.tracking.agreement import AgreementState
from core.tracking.review import SupportPlan
from db.many import columns
from db.models import AgreementRow, AgreementSignatureRow, SupportPlanRow

Version = tuple[int, Any, int]  # number, written on, how many signed it


def agreements_of(session: Session, pairings: Any) -> dict[int, list[Version]]:
    """Every version with how many have signed it, by pairing, the oldest first."""
    rows = session.exec(
        columns(
            AgreementRow.pairing_id, AgreementRow.number, AgreementRow.written_on,
            func.count(col(AgreementSignatureRow.id)),
        )
        .outerjoin(AgreementSignatureRow, col(AgreementSignatureRow.agreement_id) == AgreementRow.id)
        .where(col(AgreementRow.pairing_id).in_(pairings))
        .group_by(col(AgreementRow.id))
        .order_by(col(AgreementRow.number))
    ).all()  # fmt: skip
    found: dict[int, list[Version]] = {}
    for pairing, *version in rows:
        found.setdefault(pairing, []).append((version[0], version[1], version[2]))
    return found


def agreement_state(versions: list[Version], people: int) -> AgreementState:
    """From counts alone: as ``core.tracking.agreement.state_of`` says it from names."""
    if not versions:
        return AgreementState.NONE
    signed = [signatures >= people for _number, _on, signatures in versions]
    if signed[-1]:
        return AgreementState.SIGNED
    return AgreementState.RENEWING if any(signed) else AgreementState.WAITS


def open_plans_of(session: Session, pairings: Any) -> dict[int, SupportPlan]:
    """The support plan that is open, by pairing."""
    rows = session.exec(
        select(SupportPlanRow)
        .where(col(SupportPlanRow.pairing_id).in_(pairings), col(SupportPlanRow.closed_on).is_(None))
        .order_by(col(SupportPlanRow.id))
    ).all()
    return {row.pairing_id: SupportPlan.from_document(row.document) for row in rows}
