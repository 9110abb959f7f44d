"""Proposals on their way: rows to a course and back, and what those who are asked are written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, or_, select

from core.matching.declining import reminder_on
from core.matching.proposals import OPEN, Asked, Course, ProposalState, Reply, withdraw
from core.messages.outbox import CHANGEABLE
from core.messages.templates import MessageKey, day_in_words
from core.program.program import Program
from db.introductions import profile_lines
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import language_of, signed_by
from db.message_wording import write as worded
from db.models import MessageRow, ParticipantRow, ProposalAnswerRow, ProposalRow
from db.outbox import put_message
from db.scope import UNSEEN

HOLDS = tuple(state.value for state in OPEN)  # states in which a proposal takes a place of each of the two
MORNING = time(9)  # when reminders go, in the program's zone
Answers = Sequence[ProposalAnswerRow]


@dataclass(frozen=True)
class Writer:
    """In whose name people are written to, and when it is."""

    program: Program
    signed: str
    now: datetime
    today: date


def course_of(row: ProposalRow, answers: Answers) -> Course:
    """What core thinks with."""
    asked = tuple(
        Asked(each.participant_id, each.turn, each.asked_at.date() if each.asked_at else None, Reply(each.reply))
        for each in answers
    )
    return Course(ProposalState(row.state), asked, row.closes_on, row.starts_on)


def answers_of(session: Session, proposals: Iterable[int | None]) -> dict[int, list[ProposalAnswerRow]]:
    """Everybody who is to answer, by proposal, whoever looks: what they said is not for those who were asked."""
    found: dict[int, list[ProposalAnswerRow]] = {each: [] for each in proposals if each is not None}
    ids = sorted(found)
    for start in range(0, len(ids), 500):
        rows = session.exec(
            select(ProposalAnswerRow)
            .where(col(ProposalAnswerRow.proposal_id).in_(ids[start : start + 500]))
            .order_by(col(ProposalAnswerRow.id)),
            execution_options=UNSEEN,
        ).all()
        for row in rows:
            found[row.proposal_id].append(row)
    return found


def take_down(
    session: Session, row: ProposalRow, answers: Answers, course: Course, writer: Writer, note: str = ""
) -> None:
    """Keep a course that has gone on, and write to those who are asked by it, or who need not answer any more.

    ``note``: a line of the team in what is written about the end.
    """
    if row.state != course.state.value:
        row.since = writer.now
    row.state, row.closes_on, row.starts_on = course.state.value, course.closes_on, course.starts_on
    flag_modified(row, "state")  # an answer is a change of the whole: whoever looked before has seen an older one
    session.add(row)
    fresh = []
    for kept, one in zip(answers, course.asked, strict=True):
        kept.reply = one.reply.value
        if one.asked_on is not None and kept.asked_at is None:
            kept.asked_at = writer.now
            fresh.append(kept.participant_id)
        session.add(kept)
    if fresh:
        write(session, row, fresh, MessageKey.PROPOSAL, writer)
    plan_reminders(session, row, course, writer)
    if course.state in (ProposalState.DECLINED, ProposalState.WITHDRAWN):
        _end(session, row, answers, writer, note)


def plan_reminders(session: Session, row: ProposalRow, course: Course, writer: Writer) -> None:
    """One reminder for everybody whose answer is awaited, in the outbox until its day; none once she has answered."""
    until = course.closes_on or writer.today
    on = reminder_on(writer.today, until, writer.program.remind_days)
    due_at = datetime.combine(on, MORNING, ZoneInfo(writer.program.time_zone)) if on else None
    awaited = set(course.awaited)
    for message in _waiting(session, row):
        if message.kind != MessageKey.PROPOSAL_REMINDER.value:
            continue
        if message.participant_id in awaited and day_in_words(until) in message.body:
            awaited.discard(message.participant_id)
        else:
            session.delete(message)
    if due_at is not None:
        write(session, row, sorted(awaited), MessageKey.PROPOSAL_REMINDER, writer, due_at=due_at)


def write(
    session: Session,
    row: ProposalRow,
    to: Iterable[int],
    key: MessageKey,
    writer: Writer,
    note: str = "",
    due_at: datetime | None = None,
) -> None:
    """A message about the proposal to some of those who were asked; about its end, it waits for the team."""
    people = two_of(session, row)
    for person in to if len(people) == 2 else ():
        reader = people[person]
        other = next(each for id, each in people.items() if id != person)
        link = ""
        if key is not MessageKey.PROPOSAL_ENDED:
            link = link_address(
                make_link(
                    session, LinkPurpose.PARTICIPANT, program_id=row.program_id, subject_id=reader.id, now=writer.now,
                    days=None,
                )
            )  # fmt: skip
        fields = ask_fields(reader.name, other, row.reasons, people.values(), row, writer, link, note)
        message = worded(session, row.program_id, key, fields, _language(session, reader))
        put_message(
            session, program_id=row.program_id, kind=key.value, to_name=reader.name, to_email=reader.email,
            subject=message.subject, body=message.body, now=writer.now, participant_id=reader.id, proposal_id=row.id,
            wait=key is MessageKey.PROPOSAL_ENDED, due_at=due_at,
        )  # fmt: skip


def ask_fields(
    name: str,
    other: ParticipantRow,
    reasons: Sequence[str],
    both: Iterable[ParticipantRow],
    row: ProposalRow,
    writer: Writer,
    link: str,
    note: str = "",
) -> dict[str, str]:
    """What a message about a proposal is filled with. Reasons tell of both: only as long as both share."""
    shared = all(person.shared for person in both)
    return {
        "name": name,
        "program": writer.program.name,
        "partner": other.name,
        "reasons": "\n".join(f"- {reason}" for reason in reasons) if shared else "",
        "profile": "\n".join(f"- {line}" for line in profile_lines(other.shared)),
        "until": day_in_words(row.closes_on or writer.today),
        "link": link,
        "note": note or row.note,
        "coordinator": writer.signed,
    }


def two_of(session: Session, row: ProposalRow) -> Mapping[int, ParticipantRow]:
    """The two of a proposal, for what is written to them. Read once a session: a round of proposals is many."""
    known: dict[int, ParticipantRow] = session.info.setdefault("people of proposals", {})
    missing = [id for id in (row.mentee_id, row.mentor_id) if id not in known]
    if missing:
        wanted = select(ParticipantRow).where(col(ParticipantRow.id).in_(missing))
        known |= {each.id or 0: each for each in session.exec(wanted, execution_options=UNSEEN).all()}
    return {id: known[id] for id in (row.mentee_id, row.mentor_id) if id in known}


def withdraw_all(
    session: Session, person: ParticipantRow, program: Program, now: datetime, today: date, why: str
) -> int:
    """Every open proposal of somebody who leaves; whoever else was asked is told. How many there were."""
    rows = session.exec(
        select(ProposalRow)
        .where(
            or_(col(ProposalRow.mentee_id) == person.id, col(ProposalRow.mentor_id) == person.id),
            col(ProposalRow.state).in_(HOLDS),
        )
        .order_by(col(ProposalRow.id))
        .with_for_update(),
        execution_options=UNSEEN,
    ).all()
    answers = answers_of(session, [row.id for row in rows])
    for row in rows:
        row.why = why
        theirs = answers[row.id or 0]
        writer = Writer(program, signed_by(session, row.account_id, program.name), now, today)
        take_down(session, row, theirs, withdraw(course_of(row, theirs)), writer)
    return len(rows)


def _end(session: Session, row: ProposalRow, answers: Answers, writer: Writer, note: str) -> None:
    """Whoever was asked and did not say no herself is told, unless her message had not left: then it goes."""
    messages = _waiting(session, row)
    unread = {each.participant_id for each in messages if each.kind == MessageKey.PROPOSAL.value}
    for message in messages:
        session.delete(message)
    gone = {id for id, person in two_of(session, row).items() if person.status == "left"}
    told = [
        each.participant_id
        for each in answers
        if each.asked_at and each.reply != Reply.DECLINED.value and each.participant_id not in unread | gone
    ]
    write(session, row, told, MessageKey.PROPOSAL_ENDED, writer, note)


def _language(session: Session, person: ParticipantRow) -> str:
    """Asked once a session."""
    known: dict[int | None, str] = session.info.setdefault("languages", {})
    if person.id not in known:
        known[person.id] = language_of(session, person)
    return known[person.id]


def _waiting(session: Session, row: ProposalRow) -> Sequence[MessageRow]:
    """Messages about a proposal that have not left, held until the transaction ends."""
    waiting = col(MessageRow.status).in_([status.value for status in CHANGEABLE])
    asked = select(MessageRow).where(MessageRow.proposal_id == row.id, waiting).with_for_update()
    return session.exec(asked, execution_options=UNSEEN).all()
