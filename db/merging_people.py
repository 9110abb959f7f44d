"""Two participants who are one person become one, with the pairings, consents and links of both."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, or_, select

from core.account import tidy_email
from core.errors import Infeasible
from db.links import OF_PARTICIPANT, LinkPurpose, move_links
from db.models import (
    AskRow,
    ChoiceRow,
    ChoosingRow,
    ConsentRow,
    DistinctRow,
    KeptApartRow,
    PairingMemberRow,
    PairRuleRow,
    ParticipantRow,
    ReferralRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
    TrainingDoneRow,
)
from db.scope import tables

OF_PEOPLE = (*OF_PARTICIPANT, LinkPurpose.CONSENT)
SEEN_TO = (ConsentRow, PairingMemberRow, PairRuleRow, DistinctRow, KeptApartRow)


def merge_people(session: Session, kept: ParticipantRow, gone: ParticipantRow, email: str) -> None:
    """``email``: her address afterwards. Raises Infeasible where both are in one pairing."""
    mine = {each.pairing_id for each in _members(session, kept)}
    for member in _members(session, gone):
        if member.pairing_id in mine:
            raise Infeasible(
                "Both are in one pairing, so they can't be one person. Nothing was merged.",
                "End that pairing first, under Pairings.",
            )
        member.participant_id = kept.id or 0
    held = {
        (row.purpose, row.text_version, row.withdrawn_at)
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == kept.id)).all()
    }
    for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == gone.id)).all():
        if (row.purpose, row.text_version, row.withdrawn_at) not in held:
            row.participant_id = kept.id or 0
        else:
            session.delete(row)
    _pair_rules(session, kept, gone)
    _kept_apart(session, kept, gone)
    _referral(session, kept, gone)
    _choices(session, gone)
    _surveys(session, kept, gone)
    _trainings(session, kept, gone)
    _asks(session, kept, gone)
    session.flush()
    repoint(session, "participant.id", gone.id or 0, kept.id or 0)
    for purpose in OF_PEOPLE:
        move_links(session, purpose, gone.id or 0, kept.id or 0)
    if tidy_email(gone.email) == tidy_email(email):  # an account of another address would read what is not its own
        kept.account_id = kept.account_id or gone.account_id
    kept.joined_at = min(kept.joined_at, gone.joined_at)
    kept.status = kept.status if kept.status != "left" else gone.status
    kept.priority = kept.priority or gone.priority
    session.flush()
    session.delete(gone)
    session.flush()


def repoint(session: Session, target: str, gone: int, kept: int) -> None:
    """Every row of any table that points at ``gone`` points at ``kept``, but for the kinds that are seen to apart."""
    for table in tables():
        if table in SEEN_TO:
            continue
        for column in table.__table__.columns:
            if any(key.target_fullname == target for key in column.foreign_keys):
                # one to each (a guardian): hers stays that is kept, if there is one
                taken = column.unique and session.exec(select(table).where(column == kept)).first() is not None
                for row in session.exec(select(table).where(column == gone)).all():
                    if taken:
                        session.delete(row)
                    else:
                        setattr(row, column.name, kept)
    session.flush()


def _pair_rules(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """Locked and barred pairs; where both have one with the same partner, what must not be wins."""
    both = (kept.id, gone.id)
    rows = session.exec(
        select(PairRuleRow).where(or_(col(PairRuleRow.mentee_id).in_(both), col(PairRuleRow.mentor_id).in_(both)))
    ).all()
    there = {(row.mentee_id, row.mentor_id): row for row in rows if gone.id not in (row.mentee_id, row.mentor_id)}
    for row in rows:
        if gone.id not in (row.mentee_id, row.mentor_id):
            continue
        mentee, mentor = (kept.id or 0 if each == gone.id else each for each in (row.mentee_id, row.mentor_id))
        pair = (min(mentee, mentor), max(mentee, mentor)) if kept.side == "peer" else (mentee, mentor)
        if mentee == mentor or pair in there:
            if (same := there.get(pair)) is not None and row.kind == "bar":
                same.kind, same.reason = row.kind, row.reason
            session.delete(row)
        else:
            row.mentee_id, row.mentor_id = pair


def _kept_apart(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """Whoever was found out to be meant by a name is still meant by it."""
    for row in session.exec(select(KeptApartRow)).all():
        if gone.id in row.people:
            row.people = sorted({kept.id if each == gone.id else each for each in row.people})


def _referral(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """One code to recommend by: hers that is kept, if there is one."""
    if session.exec(select(ReferralRow.id).where(ReferralRow.participant_id == kept.id)).first() is not None:
        for row in session.exec(select(ReferralRow).where(ReferralRow.participant_id == gone.id)).all():
            session.delete(row)
        session.flush()


def _surveys(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """Asked twice in one wave, she was asked once; of two answers the one of her who stays counts."""
    kinds: tuple[Any, ...] = (SurveyInvitationRow, SurveyAnswerRow)
    for table in kinds:
        mine = {row.wave_id: row for row in session.exec(select(table).where(table.participant_id == kept.id)).all()}
        for row in session.exec(select(table).where(table.participant_id == gone.id)).all():
            if row.wave_id not in mine:
                row.participant_id = kept.id or 0
                continue
            other = mine[row.wave_id]
            if isinstance(row, SurveyInvitationRow) and isinstance(other, SurveyInvitationRow):
                other.answered = other.answered or row.answered
            session.delete(row)
    session.flush()


def _asks(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """Asked the same under both names, she was asked once."""
    mine = set(session.exec(select(AskRow.about).where(AskRow.participant_id == kept.id)).all())
    for row in session.exec(select(AskRow).where(AskRow.participant_id == gone.id)).all():
        if row.about in mine:
            session.delete(row)
    session.flush()


def _choices(session: Session, gone: ParticipantRow) -> None:
    """What she was asked to choose, and where others could have chosen her: all of it stands with her other self."""
    for row in session.exec(select(ChoosingRow).where(ChoosingRow.participant_id == gone.id)).all():
        session.delete(row)
    for choice in session.exec(select(ChoiceRow).where(ChoiceRow.other_id == gone.id)).all():
        session.delete(choice)
    session.flush()


def _members(session: Session, person: ParticipantRow) -> Sequence[PairingMemberRow]:
    return session.exec(select(PairingMemberRow).where(PairingMemberRow.participant_id == person.id)).all()


def _trainings(session: Session, kept: ParticipantRow, gone: ParticipantRow) -> None:
    """Nobody came to one training twice."""
    came = select(TrainingDoneRow.training_id).where(TrainingDoneRow.participant_id == kept.id)
    mine = {id for id in session.exec(came).all() if id is not None}
    for row in session.exec(select(TrainingDoneRow).where(TrainingDoneRow.participant_id == gone.id)).all():
        if row.training_id in mine:
            session.delete(row)
