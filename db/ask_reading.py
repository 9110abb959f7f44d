"""What is known of a program's pairings and people, as far as asking them is concerned. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from core.program.program import Part, Program
from core.program.questions import Side
from core.tracking.asks import (
    ADULT_ASKS,
    PLACE,
    YOUTH_ASKS,
    Ask,
    AskKind,
    AskLimits,
    Going,
    Planned,
    Reader,
    Rhythms,
    Wanted,
    asks_of,
    to_send,
)
from core.tracking.contacts import IN_TIME
from core.tracking.goals import Goal, GoalState
from core.tracking.meetings import MeetingState
from core.tracking.thresholds import ask_limits, goal_limits
from db.many import columns
from db.models import (
    AskRow,
    CheckInRow,
    CohortRow,
    FeedbackRow,
    GoalRow,
    GoalUpdateRow,
    MeetingRow,
    MessageChoiceRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    SurveyInvitationRow,
    SurveyWaveRow,
)

REMEMBERED = 400  # days: what was asked before is about days that are long over


@dataclass(frozen=True)
class Known:
    """Everybody who may be asked something: her row, how she wants it, and all that falls due for her, in order."""

    people: Mapping[int, ParticipantRow]
    partners: Mapping[int, Mapping[int, str]]  # pairing → participant → name
    readers: Mapping[int, Reader]
    asks: Mapping[int, tuple[Ask, ...]]
    planned: Mapping[int, tuple[Planned, ...]]
    limits: AskLimits

    def reader(self, person: int) -> Reader:
        return self.readers.get(person, Reader())

    def to_send(self, person: int, today: date) -> tuple[Ask, ...]:
        """What goes to her today; empty for nothing."""
        return (
            to_send(self.asks.get(person, ()), self.reader(person), today, self.limits) if person in self.people else ()
        )


def read_asks(session: Session, program: Program, program_id: int, today: date, now: datetime) -> Known:
    """What is due today and in the days after it. Ten queries at most, one less without goals, surveys or feedback."""
    kinds, limits = program.scheduled, limits_of(program)
    going, people, partners = _going(session, program, program_id, today, now)
    invited = _surveys(session, program_id, today, limits) if AskKind.SURVEY in kinds else []
    missing = {person for person, _ in invited} - set(people)
    people |= _people(session, missing)
    readers = _readers(session, program_id, today)
    found: dict[int, list[Ask]] = defaultdict(list)
    for one in asks_of(going, readers, today, rhythms_of(program), kinds, limits):
        found[one.participant_id].append(one)
    for person, one in invited:
        if person in people and one.about not in readers.get(person, Reader()).asked:
            found[person].append(one)
    asks = {person: tuple(sorted(of, key=lambda one: PLACE[one.kind.value])) for person, of in found.items()}
    return Known(people, partners, readers, asks, {each.pairing_id: each.planned for each in going}, limits)


def limits_of(program: Program) -> AskLimits:
    return ask_limits(program.thresholds, program.usual_asks)


def rhythms_of(program: Program) -> Rhythms:
    """Programs with young people ask as they keep in touch, others as at work; nothing falls due in holidays."""
    found = YOUTH_ASKS if program.keeps_as_young else ADULT_ASKS
    return replace(found, rests=program.holidays) if program.holidays else found


def _going(
    session: Session, program: Program, program_id: int, today: date, now: datetime
) -> tuple[list[Going], dict[int, ParticipantRow], dict[int, dict[int, str]]]:
    here: Any = (
        col(PairingRow.ended_on).is_(None),
        PairingRow.program_id == program_id,
        PairingRow.started_on <= today,
        or_(col(PairingRow.paused_until).is_(None), col(PairingRow.paused_until) <= today),
    )
    rows = session.exec(
        columns(PairingRow.id, PairingRow.started_on, PairingRow.until, CohortRow.ends_on)
        .join(CohortRow, col(CohortRow.id) == PairingRow.cohort_id)
        .where(*here)
        .order_by(col(PairingRow.id))
    ).all()
    ids = select(PairingRow.id).where(*here)
    members = session.exec(
        columns(PairingMemberRow.pairing_id, PairingMemberRow.side, ParticipantRow)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(col(PairingMemberRow.pairing_id).in_(ids), ParticipantRow.status != "left")
        .order_by(col(ParticipantRow.id))
    ).all()
    people = {person.id or 0: person for _, _, person in members}
    names: dict[int, dict[int, str]] = defaultdict(dict)
    sides: dict[int, dict[int, str]] = defaultdict(dict)
    for pairing, side, person in members:
        names[pairing][person.id or 0], sides[pairing][person.id or 0] = person.name, side
    meetings = _planned(session, ids, today, now) if program.has(Part.MEETINGS) else {}
    wants_goals = AskKind.STALE_GOAL in program.scheduled
    stale = _stale(session, ids, today, program) if wants_goals else {}
    asked = _wanted(session, ids, program) if AskKind.FEEDBACK in program.scheduled else {}
    going = []
    for id, started, until, ends_on in rows:
        of = sides[id or 0]
        leader = next((who for who, side in of.items() if side in (program.lead.value, Side.PEER)), None)
        goals = tuple((goal, owner or leader or 0, since) for goal, owner, since in stale.get(id or 0, ()))
        going.append(
            Going(
                id or 0, started, until or ends_on, {who: side == Side.MENTOR for who, side in of.items()}, leader,
                tuple(meetings.get(id or 0, ())), tuple(each for each in goals if each[1] in of),
                tuple(asked.get(id or 0, ())),
            )
        )  # fmt: skip
    return going, people, names


def _planned(session: Session, ids: Any, today: date, now: datetime) -> dict[int, list[Planned]]:
    rows = session.exec(
        columns(MeetingRow.pairing_id, MeetingRow.id, MeetingRow.met_on, MeetingRow.begins_at)
        .where(
            col(MeetingRow.pairing_id).in_(ids), MeetingRow.state == MeetingState.PLANNED.value,
            MeetingRow.met_on >= today - timedelta(days=2 * IN_TIME),
        )
        .order_by(col(MeetingRow.begins_at), col(MeetingRow.id))
    ).all()  # fmt: skip
    found: dict[int, list[Planned]] = defaultdict(list)
    for pairing, id, on, begins in rows:
        key = begins.isoformat(timespec="minutes") if begins else str(on)
        found[pairing].append(Planned(id or 0, on, key, begins is None or begins <= now))
    return found


def _stale(session: Session, ids: Any, today: date, program: Program) -> dict[int, list[tuple[int, int | None, date]]]:
    """Open goals with a measure about which nothing was noted for long, as ``core.tracking.goals.standing`` has it."""
    patience = timedelta(days=max(goal_limits(program.thresholds).stale_days, 2 * program.cadence_days) + 1)
    noted = dict(
        session.exec(
            columns(GoalUpdateRow.goal_id, func.max(col(GoalUpdateRow.noted_on)))
            .where(col(GoalUpdateRow.pairing_id).in_(ids))
            .group_by(col(GoalUpdateRow.goal_id))
        ).all()
    )
    found: dict[int, list[tuple[int, int | None, date]]] = defaultdict(list)
    for row in session.exec(select(GoalRow).where(col(GoalRow.pairing_id).in_(ids)).order_by(col(GoalRow.id))).all():
        goal = Goal.from_document(row.document)
        told = [step.done_on for step in goal.milestones if step.done_on] + [noted[row.id]] * (row.id in noted)
        begun = max(told, default=goal.start)
        if goal.state is GoalState.OPEN and goal.is_measured and begun is not None and begun + patience <= today:
            found[row.pairing_id].append((row.id or 0, row.owner_id, begun + patience))
    return found


def _wanted(session: Session, ids: Any, program: Program) -> dict[int, list[Wanted]]:
    """Feedback that was asked for and not given yet. Its words stay with the two."""
    zone = ZoneInfo(program.time_zone)
    found: dict[int, list[Wanted]] = defaultdict(list)
    for pairing, id, at, by, of, due in session.exec(
        columns(
            FeedbackRow.pairing_id, FeedbackRow.id, FeedbackRow.created_at, FeedbackRow.asked_by_id, FeedbackRow.of_id,
            FeedbackRow.due,
        )
        .where(
            col(FeedbackRow.pairing_id).in_(ids), col(FeedbackRow.given_on).is_(None),
            col(FeedbackRow.asked_by_id).is_not(None),
        )
        .order_by(col(FeedbackRow.id))
    ).all():  # fmt: skip
        found[pairing].append(Wanted(id or 0, at.astimezone(zone).date(), by or 0, of, due))
    return found


def _surveys(session: Session, program_id: int, today: date, limits: AskLimits) -> list[tuple[int, Ask]]:
    """Those who were asked and have not answered, of waves that close soon."""
    rows = session.exec(
        columns(SurveyInvitationRow.participant_id, SurveyWaveRow.id, SurveyWaveRow.opened_on, SurveyWaveRow.closes_on)
        .join(SurveyWaveRow, col(SurveyWaveRow.id) == SurveyInvitationRow.wave_id)
        .where(
            SurveyInvitationRow.program_id == program_id, col(SurveyInvitationRow.answered).is_(False),
            col(SurveyWaveRow.closed_at).is_(None), SurveyWaveRow.closes_on >= today,
            SurveyWaveRow.closes_on <= today + timedelta(days=limits.survey_days),
        )
        .order_by(col(SurveyWaveRow.id))
    ).all()  # fmt: skip
    found = []
    for person, wave, opened, closes in rows:
        due = max(opened + timedelta(days=1), closes - timedelta(days=limits.survey_days))
        found.append((person, Ask(AskKind.SURVEY, person, f"survey {wave}", due, closes, subject=wave)))
    return found


def _people(session: Session, ids: Iterable[int]) -> dict[int, ParticipantRow]:
    wanted = sorted(ids)
    found: dict[int, ParticipantRow] = {}
    for start in range(0, len(wanted), 500):
        some = col(ParticipantRow.id).in_(wanted[start : start + 500])
        rows = session.exec(select(ParticipantRow).where(some, ParticipantRow.status != "left")).all()
        found |= {row.id or 0: row for row in rows}
    return found


def _readers(session: Session, program_id: int, today: date) -> dict[int, Reader]:
    """How each wants to be asked, and what she was asked; a check-in by hand counts as one by schedule does."""
    since = today - timedelta(days=REMEMBERED)
    on: dict[int, set[date]] = defaultdict(set)
    month: dict[int, date] = {}
    asked: dict[int, set[str]] = defaultdict(set)
    for person, kind, about, day in session.exec(
        columns(AskRow.participant_id, AskRow.kind, AskRow.about, AskRow.asked_on).where(
            AskRow.program_id == program_id, AskRow.asked_on >= since
        )
    ).all():
        asked[person].add(about)
        if kind != AskKind.SOON:
            on[person].add(day)
        if kind == AskKind.MONTH:
            month[person] = max(month.get(person, day), day)
    for person, day in session.exec(
        columns(CheckInRow.participant_id, CheckInRow.asked_on).where(
            CheckInRow.program_id == program_id, CheckInRow.asked_on >= since
        )
    ).all():
        on[person].add(day)
    found = {
        person: Reader(asked_on=tuple(sorted(on[person])), month_on=month.get(person), asked=frozenset(asked[person]))
        for person in {*on, *asked}
    }
    for row in session.exec(select(MessageChoiceRow).where(MessageChoiceRow.program_id == program_id)).all():
        usual = found.get(row.participant_id, Reader())
        found[row.participant_id] = replace(usual, fewer=row.fewer, paused_until=row.paused_until)
    return found
