"""Taking somebody out of what was written: words of her pairings go, her name goes wherever else it stands."""

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import JSON, String, Text, cast, func, or_
from sqlmodel import Session, col, select

from core.tracking.guardian_back import GUARDIAN
from db.journal import made_of
from db.models import (
    AcquaintanceRow,
    AgreedActionRow,
    AgreementRow,
    AgreementSignatureRow,
    CheckInRow,
    ClosingRow,
    ConsentRow,
    ContactRow,
    FeedbackRow,
    GoalRow,
    GoalUpdateRow,
    HelpRequestRow,
    LookBackRow,
    MeetingRow,
    MessageRow,
    OwnMeetingRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    PlanRow,
    ProposalAnswerRow,
    ProposalRow,
    ReviewRow,
    SnoozeRow,
    SurveyAnswerRow,
    TimeSpentRow,
)
from db.scope import tables

PERSONAL = {"application", "participant", "candidate", "guardian"}  # whose name is that of somebody
BY_HER: tuple[tuple[Any, str], ...] = (
    (OwnMeetingRow, "note"), (HelpRequestRow, "words"), (CheckInRow, "words"), (ProposalAnswerRow, "words"),
    (GoalUpdateRow, "note"), (ConsentRow, "by_whom"), (TimeSpentRow, "what"),
)  # fmt: skip
OF_PAIRINGS: tuple[tuple[Any, str], ...] = (
    (ContactRow, "note"), (ContactRow, "with_whom"), (SnoozeRow, "reason"), (MeetingRow, "place"),
    (ReviewRow, "words"),
)  # fmt: skip
IN_HER_PAIRINGS: tuple[Any, ...] = (
    AcquaintanceRow, AgreedActionRow, AgreementRow, AgreementSignatureRow, ClosingRow, FeedbackRow, GoalRow,
    LookBackRow, MeetingRow, PlanRow,
)  # fmt: skip
Marks = dict[re.Pattern[str], str]  # what is struck → what stands there instead


def blank_words(session: Session, people: Sequence[int]) -> None:
    """What she wrote, and what was written in and about her pairings. Ratings, days, minutes and numbers stay."""
    for kind, name in BY_HER:
        for row in session.exec(select(kind).where(kind.participant_id.in_(people))).all():
            setattr(row, name, "")
    for answer in session.exec(select(SurveyAnswerRow).where(col(SurveyAnswerRow.participant_id).in_(people))).all():
        answer.answers = {key: value for key, value in answer.answers.items() if isinstance(value, bool | int | float)}
    for last in session.exec(select(LookBackRow).where(col(LookBackRow.participant_id).in_(people))).all():
        last.document = {key: value for key, value in last.document.items() if key not in ("gave", "better", GUARDIAN)}
    for action in session.exec(select(AgreedActionRow).where(col(AgreedActionRow.owner_id).in_(people))).all():
        action.what = "–"
    pairings = _pairings(session, people)
    for kind, name in OF_PAIRINGS:
        for row in session.exec(select(kind).where(kind.pairing_id.in_(pairings))).all():
            setattr(row, name, "")
    for pairing in session.exec(select(PairingRow).where(col(PairingRow.id).in_(pairings))).all():
        pairing.reasons, pairing.end_reason, pairing.in_spite = [], "", ""
    for meeting in session.exec(select(MeetingRow).where(col(MeetingRow.pairing_id).in_(pairings))).all():
        meeting.document = {key: value for key, value in meeting.document.items() if not _is_words(value)}
    for plan in session.exec(select(PlanRow).where(col(PlanRow.participant_id).in_(people))).all():
        plan.document = {}
    hers = or_(col(ProposalRow.mentee_id).in_(people), col(ProposalRow.mentor_id).in_(people))
    proposals = session.exec(select(ProposalRow).where(hers)).all()
    for proposal in proposals:
        proposal.reasons, proposal.note, proposal.why = [], "", ""
    told = or_(
        col(MessageRow.pairing_id).in_(pairings), col(MessageRow.proposal_id).in_([each.id for each in proposals])
    )
    for message in session.exec(select(MessageRow).where(told)).all():  # to her partners, with what she shared
        message.subject, message.body, message.calendar = "", "", ""
    session.flush()


def strike(
    session: Session, names: Collection[str], addresses: Collection[str], people: Sequence[int], by: str
) -> None:
    """Put ``by`` wherever her name stands, and nothing for her address, in any table of the program.

    A name of one word may be anybody's, and so may one that another person has: those go from her own pairings alone.
    """
    own = [name for name in names if " " in name.strip() and not _is_anybodys(session, name)]
    marks = {_pattern(each): by for each in own} | {_pattern(each): "" for each in addresses}
    for kind in tables():
        if hasattr(kind, "program_id") and marks:
            _strike_in(session, kind, (*own, *addresses), marks, True)
    words = {word for name in names for word in (name, *name.split()) if len(word) > 1}
    inside = {_pattern(each): by for each in sorted(words, key=len, reverse=True)}
    pairings = _pairings(session, people)
    for kind in IN_HER_PAIRINGS:
        _strike_in(session, kind, words, inside, kind.pairing_id.in_(pairings))
    session.flush()


def _strike_in(
    session: Session, kind: Any, words: Collection[str], marks: dict[re.Pattern[str], str], which: Any
) -> None:
    columns = [
        column for column in kind.__table__.columns
        if isinstance(made_of(column), String | JSON) and not (kind.__tablename__ in PERSONAL and column.name == "name")
    ]  # fmt: skip
    cases = {case for word in words for case in (word.lower(), word.upper())}
    looked_for = {form.lower() for case in cases for form in (case, json.dumps(case)[1:-1])}
    found = [
        func.lower(cast(column, Text)).contains(form, autoescape=True) for column in columns for form in looked_for
    ]
    if not found:
        return
    for row in session.exec(select(kind).where(which, or_(*found))).all():
        for column in columns:
            before = getattr(row, column.name)
            if (after := _struck(before, marks)) != before:
                setattr(row, column.name, after)


def _struck(value: Any, marks: Marks) -> Any:
    if isinstance(value, str):
        for pattern, instead in marks.items():
            value = pattern.sub(instead, value)
        return value
    if isinstance(value, dict):
        return {_struck(key, marks): _struck(each, marks) for key, each in value.items()}
    return [_struck(each, marks) for each in value] if isinstance(value, list) else value


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _is_anybodys(session: Session, name: str) -> bool:
    """Whether another person of the program has this name. Hers is struck from her own row already."""
    return (
        session.exec(select(ParticipantRow.id).where(func.lower(ParticipantRow.name) == name.lower())).first()
        is not None
    )


def _pairings(session: Session, people: Sequence[int]) -> list[int]:
    asked = select(PairingMemberRow.pairing_id).where(col(PairingMemberRow.participant_id).in_(people))
    return list(session.exec(asked).all())


def _is_words(value: Any) -> bool:
    """Whether something of a meeting's document is prose: agenda, topics, summary."""
    return isinstance(value, str) or (isinstance(value, list) and not all(isinstance(each, int) for each in value))
