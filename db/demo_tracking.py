"""What happened in the demo's pairings: goals that were set, agreed to and followed, some well and some not."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sqlmodel import Session

from core.program.questions import Side
from core.tracking.goals import Direction, Goal, GoalState, Milestone, horizon
from db.models import GoalRow, GoalUpdateRow, PairingRow, ParticipantRow

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
