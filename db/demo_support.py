"""What the demo's team did with its pairings: asked, reviewed, supported, closed; in every state there is."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlmodel import Session, select

from core.tracking.closing import Afterwards, LookBack, Step, Taken, steps_of, taken_document
from core.tracking.closure import Ending
from core.tracking.review import Decision, Doer, Outcome, PlanStep, SupportPlan, closed
from db.models import (
    CheckInRow,
    ClosingRow,
    HelpRequestRow,
    LookBackRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ReviewRow,
    SupportPlanRow,
)

ENDING_OF = {"No time any more": Ending.TIME, "Moved away": Ending.LEFT, "It did not fit": Ending.FIT}
GAVE = ("Somebody who asked until I knew it myself.", "I gave my first talk.", "I know whom to call now.", "")
BETTER = ("An earlier first meeting.", "Half an hour more each time.", "")
SAID = ("We have found our rhythm.", "It is hard to find a day.", "Good talks, few plans.", "")
REVIEWS = (  # of the first pairings, in their order; all invented
    (Decision.CONTINUE, "Both say that it goes well."),
    (Decision.SUPPORT, "They like each other, and do not find a day."),
    (Decision.PAUSE, "The mentee has exams until then."),
    (Decision.CONTINUE, "Looked at both plans together."),
    (Decision.SUPPORT, "The goal is too large; a smaller one first."),
)
PLAN = SupportPlan(
    "They do not find a day", "They have met twice", date.min, date.min,
    (PlanStep("Call both", Doer.TEAM), PlanStep("Agree on a fixed day", Doer.BOTH), PlanStep("Meet twice", Doer.BOTH)),
)  # fmt: skip
BEGUN = (Step.MENTOR, Step.MENTEE, Step.LOOK_BACK)  # of the closing that is under way


def support_of(
    session: Session, pairing: PairingRow, people: Sequence[ParticipantRow], place: int, account_id: int, now: datetime
) -> None:
    """One pairing that goes on, the ``place``-th of its cohort, from 0."""
    luck, today = Random(pairing.id), now.date()  # noqa: S311 -- of its own, so that all else stays as it is
    here: dict[str, Any] = {"program_id": pairing.program_id, "pairing_id": pairing.id or 0}
    for person in people:
        _asked(session, pairing, person, place, luck, today)
    if place < len(REVIEWS):
        decision, words = REVIEWS[place]
        until = today + timedelta(days=20) if decision is Decision.PAUSE else None
        session.add(
            ReviewRow(
                **here, held_on=today - timedelta(days=9 + place), decision=decision.value, words=words, until=until,
                account_id=account_id, at=now - timedelta(days=9 + place),
            )
        )  # fmt: skip
        pairing.paused_until = until
        if decision is Decision.SUPPORT:
            _plan(session, pairing, place, account_id, now)
    elif place == 6:
        _plan(session, pairing, place, account_id, now, Outcome.HELPED, "They have a fixed day now.")
    elif place == 7:  # past its end, and nobody has said so
        pairing.until = today - timedelta(days=12)
    elif place == 8:
        pairing.until, pairing.afterwards = today + timedelta(days=18), Afterwards.SOME.value
        taken = {step: Taken(today - timedelta(days=3), account_id) for step in (*BEGUN, Step.AFTERWARDS)}
        session.add(
            ClosingRow(
                **here, ending=Ending.REACHED.value, last_day=pairing.until, document=taken_document(taken),
                account_id=account_id, at=now - timedelta(days=5),
            )
        )  # fmt: skip
    elif place == 9:
        session.add(
            HelpRequestRow(
                program_id=pairing.program_id, participant_id=people[0].id or 0, pairing_id=pairing.id or 0,
                words="We talk past each other. Could somebody listen to both of us once?", at=now - timedelta(days=1),
            )
        )  # fmt: skip


def closed_well(
    session: Session, pairing: PairingRow, reason: str, luck: Random, account_id: int, now: datetime
) -> None:
    """One of last year: its steps are taken, of a few not all; most said how it was."""
    ending, ended = ENDING_OF.get(reason, Ending.OVER), pairing.ended_on or now.date()
    pairing.ending, pairing.afterwards = ending.value, luck.choice((Afterwards.FREE, Afterwards.SOME)).value
    steps = steps_of(ending, guardians=False)
    left_open = luck.random() < 0.15
    taken = {step: Taken(ended, account_id) for step in steps if not (left_open and step in (Step.EXIT, Step.AGAIN))}
    session.add(
        ClosingRow(
            program_id=pairing.program_id, pairing_id=pairing.id or 0, ending=ending.value, last_day=ended,
            document=taken_document(taken), complete_on=None if left_open else ended + timedelta(days=6),
            account_id=account_id, at=now - (now.date() - ended),
        )
    )  # fmt: skip
    if left_open:
        return
    members = session.exec(select(PairingMemberRow).where(PairingMemberRow.pairing_id == pairing.id)).all()
    for member in members:
        said = luck.random() < 0.75
        words = LookBack(luck.choice(GAVE), luck.choice(BETTER), luck.choice((3, 4, 5, 5)), "yes", True)
        member.again = said
        session.add(
            LookBackRow(
                program_id=pairing.program_id, pairing_id=pairing.id or 0, participant_id=member.participant_id,
                asked_on=ended, answered_on=ended + timedelta(days=4) if said else None,
                document=words.to_document() if said else {},
            )
        )  # fmt: skip


def _asked(
    session: Session, pairing: PairingRow, person: ParticipantRow, place: int, luck: Random, today: date
) -> None:
    """How it goes, about a month ago; three of four have answered, and one is not content."""
    asked_on = today - timedelta(days=35)
    answered = luck.random() < 0.75
    rating = 2 if place == 1 else luck.choice((3, 4, 4, 5, 5))
    words = luck.choice(SAID[:1] + SAID[2:]) if rating > 3 else SAID[1]
    session.add(
        CheckInRow(
            program_id=pairing.program_id, participant_id=person.id or 0, pairing_id=pairing.id or 0, asked_on=asked_on,
            due_on=asked_on + timedelta(days=7), answered_on=asked_on + timedelta(days=3) if answered else None,
            rating=rating if answered else None, met=answered or None, words=words if answered else "",
        )
    )  # fmt: skip


def _plan(
    session: Session, pairing: PairingRow, place: int, account_id: int, now: datetime, outcome: Outcome | None = None,
    said: str = "",
) -> None:  # fmt: skip
    """A support plan, half done; with ``outcome`` it is over."""
    today = now.date()
    begun = today - timedelta(days=9 + place if outcome is None else 40)
    steps = tuple(
        PlanStep(one.what, one.who, begun + timedelta(days=7 * (at + 1)),
                 begun + timedelta(days=5) if at == 0 or outcome else None)
        for at, one in enumerate(PLAN.steps)
    )  # fmt: skip
    plan = SupportPlan(PLAN.concern, PLAN.aim, begun, begun + timedelta(days=28), steps)
    if outcome is not None:
        plan = closed(plan, outcome, today - timedelta(days=14), said)
    session.add(
        SupportPlanRow(
            program_id=pairing.program_id, pairing_id=pairing.id or 0, document=plan.to_document(),
            closed_on=plan.closed_on, account_id=account_id, at=now - (today - begun),
        )
    )  # fmt: skip
