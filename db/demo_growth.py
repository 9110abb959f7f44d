"""How the demo's people grow: modules and a training, feedback, people to meet, plans, and time beside meetings."""

from datetime import date, timedelta
from random import Random

from sqlmodel import Session, select

from core.program.questions import Side
from core.tracking.guidance import Stage, for_side, shipped
from core.tracking.network import Acquaintance, MetState
from core.tracking.plan import Plan, PlanStep
from core.tracking.spent import Approval, SpentKind
from db.models import (
    AcquaintanceRow,
    FeedbackRow,
    PairingRow,
    ParticipantRow,
    PlanRow,
    TimeSpentRow,
    TrainingDoneRow,
    TrainingRow,
)

WORK = (  # all invented
    ("Slides for the quarterly review", "Which slide would you leave out?"),
    ("My letter to the head of the department", "Would you invite me after the first paragraph?"),
    ("A page on what my team does", "What do you still not know after reading it?"),
)
HELPS = (
    "The example with the customer: I saw it at once.",
    "Short, and the ask comes first.",
    "You asked twice before",
)
CHANGES = ("Leave out the second page.", "Say at the start what you want from me.", "")
PEOPLE = (
    ("A head of design in another town", "To see how such a team works"),
    ("Somebody who changed from research to product", "She took the same road five years ago"),
    ("The organiser of the speakers' evening", "A stage that forgives mistakes"),
)
DIRECTIONS = (
    "To lead a small team within three years.",
    "To move from support to product.",
    "To be known for one thing.",
)
STEPS = ("Ask to lead one project", "Talk to three people who do it", "Take the evening course", "Give a talk inside")


def growth_of(session: Session, pairing: PairingRow, people: tuple[ParticipantRow, ...], today: date) -> None:
    """Most have finished some modules, about half have asked for feedback, some have a plan."""
    luck = Random(pairing.id)  # noqa: S311 -- of its own, so that all else stays as it is
    mentee = next((one for one in people if one.side != Side.MENTOR), people[0])
    mentor = next((one for one in people if one is not mentee), mentee)
    here = {"program_id": pairing.program_id, "pairing_id": pairing.id or 0}
    for person in (mentee, mentor):
        _modules(session, person, pairing.started_on, luck)
    if luck.random() < 0.5:
        about, question = luck.choice(WORK)
        given = luck.random() < 0.7
        asked_on = min(today, pairing.started_on + timedelta(days=luck.randint(20, 50)))
        words = {"about": about, "question": question}
        words |= {"helps": luck.choice(HELPS), "change": luck.choice(CHANGES)} if given else {}
        session.add(
            FeedbackRow(
                **here, to_id=mentee.id, asked_by_id=mentee.id, of_id=mentor.id, document=words,
                due=max(asked_on, today) + timedelta(days=6), given_by_id=mentor.id if given else None,
                given_on=min(today, asked_on + timedelta(days=4)) if given else None, created_at=pairing.published_at,
            )
        )  # fmt: skip
    if luck.random() < 0.4:
        name, why = luck.choice(PEOPLE)
        state = luck.choice(list(MetState)[:3])
        came = "An hour on the telephone, and an invitation." if state is MetState.MET else ""
        one = Acquaintance(name, why, state, came, min(today, pairing.started_on + timedelta(days=40)))
        session.add(
            AcquaintanceRow(
                **here, document=one.to_document(), for_id=mentee.id, through_id=mentor.id,
                created_at=pairing.published_at,
            )
        )  # fmt: skip
    if luck.random() < 0.4:
        steps = tuple(
            PlanStep(what, today + timedelta(days=luck.randint(10, 90)), mentee.id) for what in luck.sample(STEPS, 2)
        )
        plan = Plan(luck.choice(DIRECTIONS), steps)
        session.add(PlanRow(**here, participant_id=mentee.id or 0, document=plan.to_document()))
    if luck.random() < 0.3:
        session.add(
            TimeSpentRow(
                program_id=pairing.program_id, participant_id=mentor.id or 0, spent_on=today - timedelta(days=8),
                minutes=luck.choice((20, 30, 45)), kind=SpentKind.PREPARATION.value, what="Read her draft",
                approval=Approval.OPEN.value,
            )
        )  # fmt: skip


def _modules(session: Session, person: ParticipantRow, started_on: date, luck: Random) -> None:
    known = select(TrainingDoneRow.id).where(TrainingDoneRow.participant_id == person.id)
    if session.exec(known).first() is not None:  # she has another mentee, and finished them before
        return
    early = [page for page in for_side(shipped(), Side(person.side))
             if page.is_finished and page.stage in (Stage.BEFORE, Stage.BEGINNING)]  # fmt: skip
    for place, page in enumerate(early[: luck.randint(0, len(early))]):
        session.add(
            TrainingDoneRow(
                program_id=person.program_id, participant_id=person.id or 0, key=page.key, title=page.title,
                done_on=started_on - timedelta(days=max(0, 6 - place)), minutes=page.minutes,
            )
        )  # fmt: skip


def training_of(
    session: Session, cohort_id: int, mentors: list[ParticipantRow], held_on: date, account_id: int
) -> None:
    """An evening before the start, to which two thirds of the mentors came."""
    if not mentors:
        return
    title, minutes = "An evening for new mentors", 90
    row = TrainingRow(
        program_id=mentors[0].program_id, cohort_id=cohort_id, title=title, held_on=held_on, minutes=minutes,
        account_id=account_id, at=mentors[0].joined_at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    for place, person in enumerate(mentors):
        if place % 3:
            session.add(
                TrainingDoneRow(
                    program_id=person.program_id, participant_id=person.id or 0, training_id=row.id, title=title,
                    done_on=held_on, minutes=minutes,
                )
            )  # fmt: skip
