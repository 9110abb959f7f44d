"""What happened in the demo's pairings: how they met, and goals that were set and followed, some well and some not."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from sqlmodel import Session

from core.program.questions import Side
from core.tracking.contacts import ContactKind
from core.tracking.goal_keeping import horizon
from core.tracking.goals import Direction, Goal, GoalState, Milestone
from core.tracking.meetings import AgendaItem, Meeting, MeetingState, Way
from db.models import (
    AgreedActionRow,
    AttendanceRow,
    ContactRow,
    GoalRow,
    GoalUpdateRow,
    MeetingRow,
    OwnMeetingRow,
    PairingRow,
    ParticipantRow,
)

GOALS = (  # all invented
    Goal("Present three project results to other teams", "I want to be heard outside my own team",
         measure="Talks given", unit="talks", baseline=0, target=3, resources="Slides of the last project"),
    Goal("Lead the weekly planning meeting without help", "My next role asks for it", measure="Meetings led",
         unit="meetings", baseline=1, target=8, resources="My manager lets me try"),
    Goal("Answer customers' questions within one day", "They wait too long today", direction=Direction.DOWN,
         measure="Days until an answer", unit="days", baseline=4, target=1, resources="A shared inbox"),
    Goal("Write the proposal for the new training and hand it in", "It has been missing for years",
         direction=Direction.DONE, evidence="The proposal is with the board", resources="Two colleagues read along",
         milestones=(Milestone("Outline"), Milestone("Draft read by two people"), Milestone("Handed in"))),
    Goal("Feel surer when I disagree with somebody above me"),
    Goal("Complete the certificate in project management", "I was asked for it twice", measure="Modules passed",
         unit="modules", baseline=0, target=6, resources="Fridays are free for it"),
)  # fmt: skip
NOTES = ("It went better than I thought.", "Prepared it together with my mentor.", "Too little time this week.", "", "")

TOPICS = ("The talk next month", "How to say no", "The new role", "What went wrong on Tuesday", "Whom to ask", "")
FOUND = ("They have found their rhythm.", "Looking for a day that suits both.", "Glad that somebody asked.", "")
ACTIONS = ("Send the draft", "Ask two colleagues for feedback", "Book a room for the rehearsal", "Write to the contact")


def goals_of(
    session: Session, pairing: PairingRow, people: tuple[ParticipantRow, ...], luck: Random, today: date
) -> None:
    """None to two goals of a pairing, as old as the pairing, with what was noted since."""
    mentee = next((one for one in people if one.side != Side.MENTOR), people[0])
    mentor = next((one for one in people if one is not mentee), mentee)
    for draft in luck.sample(GOALS, luck.choice((0, 1, 1, 1, 2))):
        start = pairing.started_on + timedelta(days=luck.randint(8, 25))
        due = start + timedelta(days=luck.choice((70, 85, 150))) if draft.is_measured else None
        reached = luck.randint(0, 2)
        steps = tuple(
            replace(step, done_on=today - timedelta(days=luck.randint(3, 40)) if place < reached else None)
            for place, step in enumerate(draft.milestones)
        )
        confidence, difficulty = (luck.randint(5, 9), luck.randint(1, 3)) if draft.is_measured else (None, None)
        goal = replace(
            draft, start=start, due=due, horizon=horizon(start, due), milestones=steps, owner=mentee.id,
            confidence=confidence, difficulty=difficulty,
        )  # fmt: skip
        updates = _updates(goal, luck, today)
        if updates and goal.target is not None and updates[-1][1] == goal.target:
            goal = replace(goal, state=GoalState.DONE, closed_on=updates[-1][0])
        row = GoalRow(
            program_id=pairing.program_id, pairing_id=pairing.id or 0, document=goal.to_document(), owner_id=mentee.id,
            changed_by_id=mentee.id, agreed_by_id=mentor.id if luck.random() < 0.7 else None,
            created_at=pairing.published_at,
        )  # fmt: skip
        session.add(row)
        session.flush()
        session.add_all(
            GoalUpdateRow(
                program_id=pairing.program_id, pairing_id=row.pairing_id, goal_id=row.id or 0, noted_on=on, value=value,
                note=luck.choice(NOTES), participant_id=mentee.id,
            )
            for on, value in updates
        )  # fmt: skip


def meetings_of(
    session: Session, pairing: PairingRow, people: tuple[ParticipantRow, ...], luck: Random, today: date
) -> None:
    """A life of meetings: most keep their rhythm, some slow down, a few fall silent or never begin."""
    kind = luck.choices(("steady", "slow", "silent", "never"), (65, 17, 12, 6))[0]
    day = pairing.started_on + timedelta(days=luck.randint(4, 13))
    last = today if kind != "silent" else pairing.started_on + timedelta(days=luck.randint(20, 40))
    mood = luck.choice((3, 4, 4, 5, 5)) if kind != "silent" else luck.choice((2, 3))
    found = []
    while kind != "never" and day < last:
        missed = luck.random() < (0.06 if kind == "steady" else 0.2)
        minutes, way = luck.choice((45, 60, 60, 75)), luck.choice((Way.VIDEO, Way.VIDEO, Way.IN_PERSON, Way.PHONE))
        state = MeetingState.MISSED if missed else MeetingState.HELD
        meeting = Meeting(day, minutes, begins=_at(day), way=way, state=state, topics=luck.choice(TOPICS))
        found.append(_meeting_row(pairing, meeting, people, luck))
        day += timedelta(days=luck.choice((12, 14, 14, 16)) if kind == "steady" else luck.randint(20, 30))
    if kind == "steady":
        day = max(day, today + timedelta(days=luck.randint(1, 9)))
        agenda = (AgendaItem("What did we agree on last time, and what came of it?", 10), AgendaItem("My talk", 30))
        plan = Meeting(day, 60, begins=_at(day), way=Way.VIDEO, state=MeetingState.PLANNED, agenda=agenda)
        found.append(_meeting_row(pairing, plan, people, luck))
        session.add(
            AgreedActionRow(
                program_id=pairing.program_id, pairing_id=pairing.id or 0, what=luck.choice(ACTIONS),
                owner_id=luck.choice(people).id, due=day, created_at=pairing.published_at,
            )
        )  # fmt: skip
    session.add_all(found)
    session.flush()
    for row in found:
        if row.state == MeetingState.HELD.value:
            _who_came(session, row, people, mood, luck)


def contacts_of(session: Session, pairing: PairingRow, account_id: int, luck: Random, now: datetime) -> None:
    """The team kept in touch with most, though not always in time."""
    for due, kind in ((14, ContactKind.TOUCH), (45, ContactKind.TOUCH)):
        day = pairing.started_on + timedelta(days=due + luck.choice((-3, 0, 2, 6, 17)))
        if luck.random() < 0.85 and day < now.date():
            session.add(
                ContactRow(
                    program_id=pairing.program_id, pairing_id=pairing.id or 0, made_on=day, kind=kind.value,
                    with_whom=luck.choice(("both", "mentee", "mentor")), note=luck.choice(FOUND), account_id=account_id,
                    at=now - (now.date() - day),
                )
            )  # fmt: skip


def _meeting_row(pairing: PairingRow, meeting: Meeting, people: tuple[ParticipantRow, ...], luck: Random) -> MeetingRow:
    one, other = luck.sample(people, 2)
    held, planned = meeting.is_held, meeting.state is MeetingState.PLANNED
    return MeetingRow(
        program_id=pairing.program_id, pairing_id=pairing.id or 0, met_on=meeting.on, begins_at=meeting.begins,
        minutes=meeting.minutes, way=meeting.way.value if meeting.way else "", state=meeting.state.value,
        missed_by_id=other.id if not held and not planned else None, logged_by_id=None if planned else one.id,
        confirmed_by_id=other.id if held and luck.random() < 0.7 else None, document=meeting.to_document(),
        created_at=pairing.published_at,
    )  # fmt: skip


def _who_came(session: Session, row: MeetingRow, people: tuple[ParticipantRow, ...], mood: int, luck: Random) -> None:
    for one in people:
        session.add(
            AttendanceRow(
                program_id=row.program_id, pairing_id=row.pairing_id, meeting_id=row.id or 0, participant_id=one.id or 0
            )
        )
        if luck.random() < 0.6:
            rating = max(1, min(5, mood + luck.choice((-1, 0, 0, 0, 1))))
            extra = luck.choice((None, 10, 20, 30)) if one.side == Side.MENTOR else None
            session.add(
                OwnMeetingRow(
                    program_id=row.program_id, participant_id=one.id or 0, meeting_id=row.id or 0, rating=rating,
                    preparation=extra,
                )
            )  # fmt: skip


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15), UTC)


def _updates(goal: Goal, luck: Random, today: date) -> list[tuple[date, float]]:
    """A number every few weeks, by the pace of this pairing; some stop noting."""
    if goal.baseline is None or goal.target is None or goal.start is None or luck.random() < 0.15:
        return []
    pace, until = luck.uniform(0.2, 1.3), today - timedelta(days=luck.choice((2, 3, 5, 9, 33)))
    whole = (goal.due - goal.start).days if goal.due else 90
    found = []
    on = goal.start + timedelta(days=luck.randint(6, 14))
    while on <= until:
        share = min(1.0, pace * (on - goal.start).days / whole)
        found.append((on, float(round(goal.baseline + share * (goal.target - goal.baseline)))))
        if share == 1:
            break
        on += timedelta(days=luck.randint(9, 18))
    return found
