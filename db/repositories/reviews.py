"""Reviews of pairings with a decision, and support plans: written by the team, read by the team."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session, col, select

from core.errors import Conflict, NotFound
from core.roles import Action
from core.text import Text
from core.tracking.contacts import ContactKind
from core.tracking.health import Band
from core.tracking.meetings import MeetingState
from core.tracking.review import (
    MISSED,
    PLAN_DAYS,
    Decision,
    Known,
    Outcome,
    PlanStep,
    SupportPlan,
    check_decision,
    check_plan,
    closed,
    next_rung,
    ticked,
    triggers,
)
from db.admission import program_of
from db.models import CheckInRow, ContactRow, MeetingRow, PairingRow, ReviewRow, SupportPlanRow
from db.pairing_past import account_names
from db.repository import Repository, needs
from db.situations import situations

REVIEW = "review"  # in the place of what led to a contact: it was the review itself


@dataclass(frozen=True)
class Review:
    on: date
    decision: Decision
    words: str
    until: date | None
    by: str


@dataclass(frozen=True)
class KeptPlan:
    id: int
    version: int
    plan: SupportPlan
    by: str


@dataclass(frozen=True)
class PairReview:
    """The newest first; ``usual`` is what mostly comes next."""

    reviews: tuple[Review, ...]
    plans: tuple[KeptPlan, ...]
    triggers: tuple[Text, ...]
    usual: Text | None
    paused_until: date | None

    @property
    def open_plan(self) -> KeptPlan | None:
        return next((each for each in self.plans if each.plan.outcome is None), None)


class Reviews(Repository):
    @needs(Action.READ_DUE)
    def of_pairing(self, pairing_id: int) -> PairReview:
        """Of one that goes on, or has ended: then nothing speaks for deciding any more. A fixed number of queries."""
        session, names = self._session, account_names(self._session)
        held = session.exec(
            select(ReviewRow)
            .where(ReviewRow.pairing_id == pairing_id)
            .order_by(col(ReviewRow.held_on).desc(), col(ReviewRow.id).desc())
        ).all()
        reviews = tuple(
            Review(row.held_on, Decision(row.decision), row.words, row.until, names.get(row.account_id or 0, ""))
            for row in held
        )
        plans = plans_of(session, pairing_id, names)
        program, today = program_of(session, self.workspace.actor.program_id), self.workspace.today
        found = situations(session, program, today, self.workspace.now, pairing_id=pairing_id)
        if not found:
            return PairReview(reviews, plans, (), None, None)
        situation = found[0]
        known = self._known(pairing_id, plans)
        known = replace(known, band=situation.health.band, wants_to_end=situation.help_since is not None)
        return PairReview(reviews, plans, triggers(known, today), next_rung(known), situation.paused_until)

    @needs(Action.SUPPORT_PAIRING)
    def decide(self, pairing_id: int, decision: Decision, words: str = "", until: date | None = None) -> None:
        """Write down what was decided today. It is a contact of the team too.

        A pause lasts until ``until``; going on ends one, and may set a new last day. Looking for another partner and
        closing are done on their own screens. Raises InvalidInput with all faults.
        """
        row = self._going(pairing_id)
        today, actor = self.workspace.today, self.workspace.actor
        check_decision(decision, words, until, today)
        until = until if decision in (Decision.PAUSE, Decision.CONTINUE) else None
        row.paused_until = until if decision is Decision.PAUSE else None
        if decision is Decision.CONTINUE and until is not None:
            row.until = until
        self._session.add(
            ReviewRow(
                program_id=actor.program_id, pairing_id=pairing_id, held_on=today, decision=decision.value,
                words=words.strip(), until=until, account_id=actor.account_id, at=self.workspace.now,
            )
        )  # fmt: skip
        self._session.add(
            ContactRow(
                program_id=actor.program_id, pairing_id=pairing_id, made_on=today, kind=ContactKind.REVIEW.value,
                about=REVIEW, account_id=actor.account_id, at=self.workspace.now,
            )
        )  # fmt: skip

    @needs(Action.SUPPORT_PAIRING)
    def begin_plan(self, pairing_id: int, plan: SupportPlan) -> int:
        """Begin a support plan today; its id. Raises Conflict while another is open."""
        self._going(pairing_id)
        if any(each.plan.outcome is None for each in plans_of(self._session, pairing_id, {})):
            raise Conflict("This pairing has a support plan already.", "Note what came of it, then begin another.")
        plan = replace(plan, begun_on=self.workspace.today, outcome=None, closed_on=None)
        check_plan(plan)
        row = SupportPlanRow(
            program_id=self.workspace.actor.program_id, pairing_id=pairing_id, document=plan.to_document(),
            account_id=self.workspace.actor.account_id, at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.SUPPORT_PAIRING)
    def add_step(self, plan_id: int, version: int, step: PlanStep) -> None:
        """One more step of a plan that is open."""
        row, plan = self._plan(plan_id, version)
        plan = replace(plan, steps=(*plan.steps, step))
        check_plan(plan)
        row.document = plan.to_document()

    @needs(Action.SUPPORT_PAIRING)
    def tick_step(self, plan_id: int, version: int, place: int, done: bool) -> None:
        """A step is done, today; or not after all."""
        row, plan = self._plan(plan_id, version)
        row.document = ticked(plan, place, self.workspace.today, done=done).to_document()

    @needs(Action.SUPPORT_PAIRING)
    def close_plan(self, plan_id: int, version: int, outcome: Outcome, said: str = "") -> None:
        """Note what came of a plan."""
        row, plan = self._plan(plan_id, version)
        row.document = closed(plan, outcome, self.workspace.today, said).to_document()
        row.closed_on = self.workspace.today

    @needs(Action.SUPPORT_PAIRING)
    def hand_on(self, plan_id: int, version: int, to_pairing_id: int) -> None:
        """What is open of a plan goes on in another pairing: into its own plan, or as a new one with the same aim."""
        row, plan = self._plan(plan_id, version)
        self._going(to_pairing_id)
        today = self.workspace.today
        if not plan.open_steps or to_pairing_id == row.pairing_id:
            raise Conflict("There is nothing to hand on.", "Note what came of the plan.")
        there = next((one for one in plans_of(self._session, to_pairing_id, {}) if one.plan.outcome is None), None)
        if there is not None:
            other, theirs = self._plan(there.id, there.version)
            other.document = replace(theirs, steps=(*theirs.steps, *plan.open_steps)).to_document()
        else:
            until = today + timedelta(days=PLAN_DAYS)
            self.begin_plan(to_pairing_id, SupportPlan(plan.concern, plan.aim, today, until, plan.open_steps))
        row.document, row.closed_on = closed(plan, Outcome.HANDED, today).to_document(), today

    def _plan(self, plan_id: int, version: int) -> tuple[SupportPlanRow, SupportPlan]:
        row = self._session.get(SupportPlanRow, plan_id)
        if row is None:
            raise NotFound("That support plan is not here.", "Load the page again.")
        if row.version != version or row.closed_on is not None:
            raise Conflict("This plan was changed or closed meanwhile.", "Look at it as it is now.")
        return row, SupportPlan.from_document(row.document)

    def _known(self, pairing_id: int, plans: tuple[KeptPlan, ...]) -> Known:
        """What a review looks at besides the situation. Three queries."""
        session, today = self._session, self.workspace.today
        met = session.exec(
            select(col(MeetingRow.met_on), col(MeetingRow.state))
            .where(MeetingRow.pairing_id == pairing_id, MeetingRow.state != MeetingState.PLANNED.value)
            .order_by(col(MeetingRow.met_on).desc(), col(MeetingRow.id).desc())
            .limit(MISSED)
        ).all()
        asked = session.exec(
            select(col(CheckInRow.asked_on), col(CheckInRow.answered_on)).where(CheckInRow.pairing_id == pairing_id)
        ).all()
        made = session.exec(
            select(col(ContactRow.made_on), col(ContactRow.kind), col(ContactRow.with_whom)).where(
                ContactRow.pairing_id == pairing_id, col(ContactRow.with_whom).not_in(("", "nobody"))
            )
        ).all()
        heard = [on for _asked, on in asked if on is not None] + [on for on, _kind, _who in made]
        lately = today - timedelta(days=PLAN_DAYS)
        return Known(
            Band.TOO_EARLY, outcomes=tuple((on, MeetingState(state)) for on, state in met),
            heard_on=max(heard, default=None), plans=tuple(each.plan for each in plans),
            asked=any(on >= lately for on, _answered in asked),
            talks=frozenset(who for on, kind, who in made if on >= lately and kind != ContactKind.TOUCH),
        )  # fmt: skip

    def _going(self, pairing_id: int) -> PairingRow:
        row = self._session.get(PairingRow, pairing_id)
        if row is None or row.ended_on is not None:
            raise NotFound("That pairing is not here, or has ended.", "Load the page again.")
        return row


def plans_of(session: Session, pairing_id: int, names: Mapping[int, str]) -> tuple[KeptPlan, ...]:
    """All of one pairing, the newest first; ``names`` of accounts."""
    rows = session.exec(
        select(SupportPlanRow).where(SupportPlanRow.pairing_id == pairing_id).order_by(col(SupportPlanRow.id).desc())
    ).all()
    return tuple(
        KeptPlan(row.id or 0, row.version, SupportPlan.from_document(row.document), names.get(row.account_id or 0, ""))
        for row in rows
    )
