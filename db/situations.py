"""What the team knows of every pairing that goes on, read in a fixed number of queries: for health and for Today."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import case, func
from sqlmodel import Session, col, or_, select

from core.program.program import Part, Program
from core.program.questions import Side
from core.tracking.check_ins import COUNTED
from core.tracking.contacts import Contact, ContactKind, rest_days
from core.tracking.due import Situation
from core.tracking.goals import Standing
from core.tracking.health import HealthLimits, Life, Rating, health
from core.tracking.meetings import MeetingState
from core.tracking.review import SupportPlan
from core.tracking.thresholds import health_limits
from db.decided import Version, agreement_state, agreements_of, closings_begun, open_plans_of, with_guardians
from db.goal_standings import goal_standings
from db.many import columns
from db.models import (
    CheckInRow,
    CohortRow,
    ContactRow,
    HelpRequestRow,
    MeetingRow,
    OwnMeetingRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    SnoozeRow,
)

GUARDIAN, NOBODY = "guardian", "nobody"  # with whom a contact was; nobody was reached
UNCOUNTED = (Standing.UNMEASURED, Standing.NOT_STARTED)
HELD, PLANNED, CANCELLED = MeetingState.HELD.value, MeetingState.PLANNED.value, MeetingState.CANCELLED.value


@dataclass
class _Known:
    """What hangs on one pairing, as it is gathered."""

    members: list[tuple[int, str, str]] = field(default_factory=list)  # participant, name, side
    met_on: date | None = None
    minutes: int = 0
    is_planned: bool = False
    unnoted: date | None = None
    ratings: dict[int, Rating] = field(default_factory=dict)
    goals: list[Standing] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    with_guardian: list[Contact] = field(default_factory=list)
    has_guardian: bool = False
    snoozed: dict[str, date] = field(default_factory=dict)
    help: tuple[date, str] | None = None
    asked: int = 0
    answered: int = 0
    agreements: list[Version] = field(default_factory=list)
    plan: SupportPlan | None = None
    closing: tuple[date, int] | None = None
    waits_since: date | None = None  # the day until which the oldest open check-in was to be answered


def situations(
    session: Session,
    program: Program,
    today: date,
    now: datetime,
    cohort_id: int | None = None,
    pairing_id: int | None = None,
) -> tuple[Situation, ...]:
    """Of every pairing of the program that goes on, by id; or of one cohort, or of one pairing. Thirteen queries.

    Of a day that is over: what was noted of the days until then, in whatever pairings went on; calls for help, contacts
    and plans stand as they are now.
    """
    limits = health_limits(program.thresholds)
    going: list[Any] = [or_(col(PairingRow.ended_on).is_(None), col(PairingRow.ended_on) > today)]
    going += [PairingRow.cohort_id == cohort_id] if cohort_id is not None else []
    going += [PairingRow.id == pairing_id] if pairing_id is not None else []
    pairings = session.exec(
        columns(PairingRow.id, PairingRow.started_on, PairingRow.cohort_id, PairingRow.until, PairingRow.paused_until)
        .where(*going)
        .order_by(col(PairingRow.id))
    ).all()
    ends = {row.id: row.ends_on for row in session.exec(select(CohortRow)).all()}
    known = {each[0]: _Known() for each in pairings}
    here = select(PairingRow.id).where(*going)
    _people(session, here, known)
    _meetings(session, here, known, today, now, limits)
    _ratings(session, here, known, today, limits)
    _check_ins(session, here, known, today)
    for pairing, goal in goal_standings(session, here, today, program):
        known[pairing].goals.append(goal)
    for pairing, versions in agreements_of(session, here).items() if program.has(Part.AGREEMENT) else ():
        known[pairing].agreements = versions
    for pairing, begun in closings_begun(session, here, program).items():
        known[pairing].closing = begun
    for pairing, plan in open_plans_of(session, here).items():
        known[pairing].plan = plan
    _team(session, here, known, program)
    for pairing in with_guardians(session, here) if program.contacts.guardians else ():
        known[pairing].has_guardian = True
    uses = program.has(Part.AGREEMENT), program.has(Part.GOALS)
    return tuple(
        _situation(
            id or 0, started, until or ends.get(cohort), known[id or 0], program, uses, today, paused_until, limits
        )
        for id, started, cohort, until, paused_until in pairings
        if started <= today
    )


def _situation(
    id: int,
    started: date,
    ends_on: date | None,
    of: _Known,
    program: Program,
    uses: tuple[bool, bool],
    today: date,
    paused_until: date | None,
    limits: HealthLimits,
) -> Situation:
    days = max(1, min(limits.window_days, (today - started).days))
    uses_agreement, uses_goals = uses
    one, other = _sides(of) if of.ratings else (None, None)
    life = Life(
        started_on=started, cadence_days=program.cadence_days, hours=round(of.minutes / 60, 1), met_on=of.met_on,
        agreed_hours=round(days / program.cadence_days * program.meeting_minutes / 60, 1), is_planned=of.is_planned,
        one_side=one, other_side=other, lowest=_lowest(of),
        goals_on_track=of.goals.count(Standing.ON_TRACK),
        goals_measured=len([each for each in of.goals if each not in UNCOUNTED]),
        wants_to_end=of.help is not None, asked=of.asked, answered=of.answered,
        check_in_overdue_days=max(0, (today - of.waits_since).days) if of.waits_since else None,
    )  # fmt: skip
    if program.holidays:
        life = replace(life, rested=rest_days(of.met_on or started, today, program.holidays))
    return Situation(
        pairing_id=id, names=" & ".join([name for _id, name, _side in of.members]), life=life,
        health=health(life, today, limits), ends_on=ends_on, contacts=tuple(of.contacts),
        guardian_contacts=tuple(of.with_guardian) if of.has_guardian else None,
        help_since=of.help[0] if of.help else None, help_words=of.help[1] if of.help else "",
        unnoted_since=of.unnoted, plan=of.plan, closing=of.closing, paused_until=paused_until,
        agreement=agreement_state(of.agreements, len(of.members)) if uses_agreement else None,
        agreement_written_on=of.agreements[-1][1] if of.agreements else None, snoozed=of.snoozed,
        uses_goals=uses_goals, open_goals=len(of.goals), stale_goals=of.goals.count(Standing.STALE),
    )  # fmt: skip


def _people(session: Session, here: Any, known: dict[int, _Known]) -> None:
    rows = session.exec(
        columns(PairingMemberRow.pairing_id, ParticipantRow.id, ParticipantRow.name, PairingMemberRow.side)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(col(PairingMemberRow.pairing_id).in_(here), ParticipantRow.status != "left")
        .order_by(col(PairingMemberRow.side), ParticipantRow.name)
    ).all()
    for pairing, id, name, side in rows:
        known[pairing].members.append((id or 0, name, side))


def _meetings(
    session: Session, here: Any, known: dict[int, _Known], today: date, now: datetime, limits: HealthLimits
) -> None:
    held, planned = (col(MeetingRow.state) == HELD) & (MeetingRow.met_on <= today), col(MeetingRow.state) == PLANNED
    since, begins = today - timedelta(days=limits.window_days), col(MeetingRow.begins_at)
    coming = (col(MeetingRow.state) != CANCELLED) & (begins > now) & (MeetingRow.created_at <= now)
    rows = session.exec(
        columns(
            MeetingRow.pairing_id,
            func.max(case((held, MeetingRow.met_on))),
            func.sum(case((held & (col(MeetingRow.met_on) > since), MeetingRow.minutes), else_=0)),
            func.max(case((coming, 1), else_=0)),
            func.min(case((planned & (begins <= now), MeetingRow.met_on))),
        )
        .where(col(MeetingRow.pairing_id).in_(here))
        .group_by(col(MeetingRow.pairing_id))
    ).all()
    for pairing, met_on, minutes, is_planned, unnoted in rows:
        of = known[pairing]
        of.met_on, of.minutes, of.is_planned, of.unnoted = met_on, int(minutes or 0), bool(is_planned), unnoted


def _ratings(session: Session, here: Any, known: dict[int, _Known], today: date, limits: HealthLimits) -> None:
    """The newest of each person."""
    since = today - timedelta(days=limits.quality_expires_days)
    turn = func.row_number().over(
        partition_by=(col(MeetingRow.pairing_id), col(OwnMeetingRow.participant_id)),
        order_by=(col(MeetingRow.met_on).desc(), col(MeetingRow.id).desc()),
    )
    newest = (
        columns(
            MeetingRow.pairing_id,
            OwnMeetingRow.participant_id,
            OwnMeetingRow.rating,
            MeetingRow.met_on,
            turn.label("turn"),
        )
        .join(OwnMeetingRow, col(OwnMeetingRow.meeting_id) == MeetingRow.id)
        .where(
            col(MeetingRow.pairing_id).in_(here),
            col(OwnMeetingRow.rating).is_not(None),
            MeetingRow.met_on >= since,
            MeetingRow.met_on <= today,
        )
        .subquery()
    )
    rows = session.exec(
        columns(newest.c.pairing_id, newest.c.participant_id, newest.c.rating, newest.c.met_on).where(
            newest.c.turn == 1
        )
    ).all()
    for pairing, person, rating, on in rows:
        known[pairing].ratings[person] = Rating(rating, on)


def _check_ins(session: Session, here: Any, known: dict[int, _Known], today: date) -> None:
    """The last of each pairing: how many were answered or are due, and a rating newer than that of any meeting."""
    turn = func.row_number().over(
        partition_by=col(CheckInRow.pairing_id), order_by=(col(CheckInRow.asked_on).desc(), col(CheckInRow.id).desc())
    )
    newest = (
        columns(
            CheckInRow.pairing_id, CheckInRow.participant_id, CheckInRow.due_on, CheckInRow.answered_on,
            CheckInRow.rating, turn.label("turn"),
        )
        .where(col(CheckInRow.pairing_id).in_(here), CheckInRow.asked_on <= today)
        .subquery()
    )  # fmt: skip
    of = newest.c
    chosen = columns(of.pairing_id, of.participant_id, of.due_on, of.answered_on, of.rating)
    for pairing, person, due_on, answered_on, rating in session.exec(chosen.where(of.turn <= COUNTED)).all():
        one = known[pairing]
        answered_on = answered_on if answered_on is not None and answered_on <= today else None
        if answered_on is None and due_on >= today:
            continue  # there is still time
        one.asked += 1
        one.answered += answered_on is not None
        if answered_on is None:
            one.waits_since = min(one.waits_since or due_on, due_on)
        elif rating is not None and (person not in one.ratings or one.ratings[person].on <= answered_on):
            one.ratings[person] = Rating(rating, answered_on)


def _team(session: Session, here: Any, known: dict[int, _Known], program: Program) -> None:
    """What the team did and put off, and what it was asked."""
    contact = columns(ContactRow.pairing_id, ContactRow.made_on, ContactRow.kind, ContactRow.with_whom)
    reached = contact.where(col(ContactRow.pairing_id).in_(here), ContactRow.with_whom != NOBODY)
    for pairing, on, kind, whom in session.exec(reached).all():
        of = known[pairing].with_guardian if whom == GUARDIAN else known[pairing].contacts
        of.append(Contact(on, ContactKind(kind)))
    answers = columns(CheckInRow.pairing_id, CheckInRow.answered_on).where(
        col(CheckInRow.pairing_id).in_(here), col(CheckInRow.answered_on).is_not(None)
    )
    for pairing, on in session.exec(answers.distinct()).all():  # somebody said how it goes, and the team was told
        known[pairing].contacts.append(Contact(on, ContactKind.TOUCH))
    for pairing, name, until in session.exec(
        columns(SnoozeRow.pairing_id, SnoozeRow.kind, SnoozeRow.until).where(col(SnoozeRow.pairing_id).in_(here))
    ).all():
        known[pairing].snoozed[name] = until
    zone = ZoneInfo(program.time_zone)
    for pairing, at, words in session.exec(
        columns(HelpRequestRow.pairing_id, HelpRequestRow.at, HelpRequestRow.words)
        .where(col(HelpRequestRow.pairing_id).in_(here), col(HelpRequestRow.settled_at).is_(None))
        .order_by(col(HelpRequestRow.at).desc(), col(HelpRequestRow.id).desc())  # the oldest is told first
    ).all():
        known[pairing].help = (at.astimezone(zone).date(), words)


def _sides(of: _Known) -> tuple[Rating | None, Rating | None]:
    """Mentees and mentors; of peers, the first and the others."""
    first = [id for id, _name, side in of.members if side != Side.MENTOR]
    if len(first) == len(of.members):
        first = first[:1]
    others = [id for id, _name, _side in of.members if id not in first]
    return _mean(of, first), _mean(of, others)


def _lowest(of: _Known) -> Rating | None:
    return min(of.ratings.values(), key=lambda each: each.value) if of.ratings else None


def _mean(of: _Known, people: Sequence[int]) -> Rating | None:
    given = [of.ratings[id] for id in people if id in of.ratings]
    if len(given) < 2:
        return given[0] if given else None
    return Rating(sum(each.value for each in given) / len(given), max(each.on for each in given))
