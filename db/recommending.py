"""Who recommended the program to whom; and the addresses by which people hear of it."""

from sqlmodel import Session, col, select

from core.intake.answers import keepable
from core.program.questions import Side
from db.models import (
    ApplicationRow,
    CandidateRow,
    ParticipantRow,
    RecruitingPageRow,
    ReferralRow,
    ReferredRow,
)
from db.settings import settings


def note_recommendation(session: Session, application: ApplicationRow, by: str) -> None:
    """Keep with an application that has just begun by whose link it came; an unknown code is passed over."""
    participant, candidate, name = recommender(session, application.program_id, by)
    if participant is None and candidate is None:
        return
    session.add(
        ReferredRow(
            program_id=application.program_id, application_id=application.id or 0, participant_id=participant,
            candidate_id=candidate, name=name,
        )
    )  # fmt: skip


def forget_recommender(session: Session, participant_id: int) -> None:
    """The name of a participant who is about to be removed stays with nobody whom she recommended."""
    for row in session.exec(select(ReferredRow).where(ReferredRow.participant_id == participant_id)).all():
        row.name = ""
    session.flush()


def recommender(session: Session, program_id: int, by: str) -> tuple[int | None, int | None, str]:
    """Whose code it is in this program: a participant's, or that of an invited candidate, whom somebody may have
    recommended."""
    code = keepable(by)
    if not code or len(code) > 32:
        return None, None, ""
    found = session.exec(
        select(ParticipantRow.id, ParticipantRow.name)
        .join(ReferralRow, col(ReferralRow.participant_id) == col(ParticipantRow.id))
        .where(ReferralRow.code == code, ReferralRow.program_id == program_id, ParticipantRow.status != "left")
    ).first()
    if found is not None:
        return found[0], None, found[1]
    candidate = session.exec(
        select(CandidateRow).where(CandidateRow.code == code, CandidateRow.program_id == program_id)
    ).first()
    if candidate is None:
        return None, None, ""
    return None, candidate.id, str(candidate.details.get("referred_by", ""))[:120]


def published_page(session: Session, program_id: int, side: Side) -> str:
    """The code of a side's page; empty while it is not published."""
    code = session.exec(
        select(RecruitingPageRow.code).where(
            RecruitingPageRow.program_id == program_id,
            RecruitingPageRow.side == side.value,
            col(RecruitingPageRow.published_at).is_not(None),
        )
    ).first()
    return code or ""


def join_address(code: str, by: str = "") -> str:
    """Where to apply, with whoever recommends it."""
    return f"{settings().address.rstrip('/')}/?join={code}" + (f"&by={by}" if by else "")


def page_address(code: str, by: str = "") -> str:
    """Where it is told what taking part gives and asks."""
    return f"{settings().address.rstrip('/')}/?info={code}" + (f"&by={by}" if by else "")
