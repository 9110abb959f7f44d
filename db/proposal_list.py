"""Proposals as a list: who waits for whose answer, since when and until when, and what was said."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.matching import PairIds
from core.matching.declining import NoGround
from core.matching.proposals import ProposalState, Reply, shown_state
from db.models import AccountRow, PairingRow, ParticipantRow, ProposalAnswerRow, ProposalRow
from db.proposals import course_of

ORDER = (  # what needs somebody first
    ProposalState.DECLINED, ProposalState.ACCEPTED, ProposalState.PROPOSED, ProposalState.DRAFT, ProposalState.REVIEWED,
    ProposalState.SCHEDULED, ProposalState.ACTIVE, ProposalState.WITHDRAWN,
)  # fmt: skip


@dataclass(frozen=True)
class AnswerLine:
    """One person who is to answer. ``noted_by``: who of the team wrote it down for her; ``words`` says why then."""

    person_id: int
    name: str
    reply: Reply
    asked_at: datetime | None
    reminded_at: datetime | None
    answered_at: datetime | None
    ground: NoGround
    words: str
    noted_by: str
    awaited: bool


@dataclass(frozen=True)
class ProposalLine:
    """``since``: when it came to be in its state. ``is_closed``: the last day to answer has gone by without all."""

    id: int
    version: int
    pair: PairIds
    names: tuple[str, str]
    state: ProposalState
    answers: tuple[AnswerLine, ...]
    reasons: tuple[str, ...]
    note: str
    why: str
    since: datetime
    closes_on: date | None
    starts_on: date | None
    is_closed: bool
    ended_on: date | None

    @property
    def awaited(self) -> tuple[AnswerLine, ...]:
        return tuple(each for each in self.answers if each.awaited)

    @property
    def waits_since(self) -> datetime | None:
        return min((each.asked_at for each in self.awaited if each.asked_at), default=None)

    @property
    def refusal(self) -> AnswerLine | None:
        """The no, where there was one."""
        return next((each for each in self.answers if each.reply is Reply.DECLINED), None)


def lines_of(session: Session, cohort_id: int, today: date) -> tuple[ProposalLine, ...]:
    """Every proposal of a cohort, those that need somebody first, then the newest. Three queries."""
    rows = session.exec(
        select(ProposalRow, PairingRow)
        .outerjoin(PairingRow, col(PairingRow.id) == col(ProposalRow.pairing_id))
        .where(ProposalRow.cohort_id == cohort_id)
        .order_by(col(ProposalRow.id).desc())
    ).all()
    if not rows:
        return ()
    people = select(ParticipantRow.id, ParticipantRow.name).where(ParticipantRow.cohort_id == cohort_id)
    names = {id: name for id, name in session.exec(people).all() if id is not None}
    given = session.exec(
        select(ProposalAnswerRow, AccountRow.name)
        .join(ProposalRow, col(ProposalRow.id) == col(ProposalAnswerRow.proposal_id))
        .outerjoin(AccountRow, col(AccountRow.id) == col(ProposalAnswerRow.account_id))
        .where(ProposalRow.cohort_id == cohort_id)
        .order_by(col(ProposalAnswerRow.turn), col(ProposalAnswerRow.id))
    ).all()
    answers: dict[int, list[tuple[ProposalAnswerRow, str]]] = {}
    for answer, by in given:
        answers.setdefault(answer.proposal_id, []).append((answer, by or ""))
    found = [
        _line(row, pairing.ended_on if pairing else None, answers.get(row.id or 0, []), names, today)
        for row, pairing in rows
    ]
    return tuple(sorted(found, key=_order))


def _order(line: ProposalLine) -> tuple[bool, bool, int]:
    return line.ended_on is not None, not line.is_closed, ORDER.index(line.state)


def _line(
    row: ProposalRow,
    ended_on: date | None,
    given: list[tuple[ProposalAnswerRow, str]],
    names: dict[int, str],
    today: date,
) -> ProposalLine:
    course = course_of(row, [answer for answer, _ in given])
    answers = tuple(
        AnswerLine(
            person_id=each.participant_id, name=names.get(each.participant_id, ""), reply=Reply(each.reply),
            asked_at=each.asked_at, reminded_at=each.reminded_at, answered_at=each.answered_at,
            ground=NoGround(each.ground), words=each.words, noted_by=by, awaited=each.participant_id in course.awaited,
        )
        for each, by in given
    )  # fmt: skip
    return ProposalLine(
        id=row.id or 0, version=row.version, pair=(row.mentee_id, row.mentor_id),
        names=(names.get(row.mentee_id, ""), names.get(row.mentor_id, "")), state=shown_state(course, today),
        answers=answers, reasons=tuple(row.reasons), note=row.note, why=row.why, since=row.since,
        closes_on=row.closes_on, starts_on=row.starts_on, is_closed=course.is_closed(today), ended_on=ended_on,
    )  # fmt: skip
