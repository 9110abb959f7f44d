"""Plans in my pairings, and the people that one gets to know through them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel import col, select

from core.errors import Conflict, NotFound
from core.program.questions import Side
from core.roles import Action
from core.tracking.network import Acquaintance, MetState, check_acquaintance
from core.tracking.plan import Plan, check_plan
from db.models import AcquaintanceRow, FeedbackRow, PairingRow, PlanRow, TrainingDoneRow
from db.own_pairings import OfPair, Together, members_of, own_pairing, own_pairings
from db.repositories.feedback import asked_and_given
from db.repository import Repository, needs


@dataclass(frozen=True)
class OwnPlan:
    """``version`` is 0 where nothing is written yet."""

    whose: OfPair
    plan: Plan
    version: int


@dataclass(frozen=True)
class KeptAcquaintance:
    id: int
    version: int
    one: Acquaintance


@dataclass(frozen=True)
class PlansTogether:
    """A pairing of mine: the plans of those it is there for (mine first), and the people that they meet through it."""

    together: Together
    plans: tuple[OwnPlan, ...]
    people: tuple[KeptAcquaintance, ...]


@dataclass(frozen=True)
class PairingGrowth:
    """How far the people of a pairing are, in counts alone: the team reads no word of feedback, plans and people.

    ``modules``: by participant, how many she finished.
    """

    feedback_asked: int
    feedback_given: int
    people: int
    met: int
    steps: int
    steps_done: int
    modules: Mapping[int, int]


class Plans(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[PlansTogether, ...]:
        """Of each pairing of mine that goes on. Six queries. Of a group, a mentee sees her own plan and her people."""
        session = self._session
        pairings = own_pairings(session, self.workspace)
        ids = [each.id for each in pairings]
        rows = session.exec(select(PlanRow).where(col(PlanRow.pairing_id).in_(ids))).all()
        known = {(row.pairing_id, row.participant_id): row for row in rows}
        people = session.exec(
            select(AcquaintanceRow)
            .where(col(AcquaintanceRow.pairing_id).in_(ids))
            .order_by(col(AcquaintanceRow.id).desc())
        ).all()
        return tuple(
            PlansTogether(
                each,
                tuple(_plan(one, known.get((each.id, one.id))) for one in _theirs(each)),
                tuple(
                    KeptAcquaintance(row.id or 0, row.version, _one(row))
                    for row in people
                    if row.pairing_id == each.id and _concerns(row, each)
                ),
            )
            for each in pairings
        )

    @needs(Action.READ_OWN_PAIRING)
    def before(self) -> Mapping[int, Plan]:
        """My own plans of pairings that have ended, by pairing: to be kept. One query."""
        own = tuple(self.workspace.actor.participant_ids)
        rows = self._session.exec(
            select(PlanRow)
            .join(PairingRow, col(PairingRow.id) == PlanRow.pairing_id)
            .where(col(PlanRow.participant_id).in_(own), col(PairingRow.ended_on).is_not(None))
        ).all()
        return {row.pairing_id: Plan.from_document(row.document) for row in rows}

    @needs(Action.READ_DUE)
    def growth_of(self, pairing_id: int) -> PairingGrowth:
        """What the team sees of one pairing. Five queries."""
        session = self._session
        asked, given = asked_and_given(
            session.exec(select(FeedbackRow).where(FeedbackRow.pairing_id == pairing_id)).all()
        )
        people = session.exec(select(AcquaintanceRow).where(AcquaintanceRow.pairing_id == pairing_id)).all()
        plans = session.exec(select(PlanRow).where(PlanRow.pairing_id == pairing_id)).all()
        steps = [step for row in plans for step in Plan.from_document(row.document).steps]
        members = [one.id for one in members_of(session, [pairing_id]).get(pairing_id, ())]
        done = session.exec(
            select(TrainingDoneRow.participant_id).where(
                col(TrainingDoneRow.participant_id).in_(members), TrainingDoneRow.key != ""
            )
        ).all()
        return PairingGrowth(
            asked, given, len(people), sum(_one(row).state is MetState.MET for row in people),
            len(steps), sum(step.done_on is not None for step in steps), {id: done.count(id) for id in members},
        )  # fmt: skip

    @needs(Action.CHANGE_OWN_PLAN)
    def keep(self, pairing_id: int, whose: int, plan: Plan, version: int) -> None:
        """Write a plan: one's own, or that of the mentee whom one guides. Raises InvalidInput, Conflict, NotFound."""
        check_plan(plan)
        together = own_pairing(self._session, self.workspace, pairing_id)
        if whose not in {one.id for one in _theirs(together)}:
            raise NotFound("That plan is not here.", "Load the page again.")
        row = self._session.exec(
            select(PlanRow).where(PlanRow.pairing_id == pairing_id, PlanRow.participant_id == whose)
        ).first()
        if (row.version if row else 0) != version:
            raise Conflict("The other one changed this plan meanwhile.", "Look at it as it is now, then change it.")
        steps = tuple(replace(step, owner=step.owner if together.name(step.owner) else None) for step in plan.steps)
        new = row or PlanRow(program_id=self.workspace.actor.program_id, pairing_id=pairing_id, participant_id=whose)
        new.document = replace(plan, steps=steps).to_document()
        self._session.add(new)

    @needs(Action.CHANGE_OWN_PLAN)
    def add_person(self, pairing_id: int, one: Acquaintance) -> int:
        """Note somebody to meet; the id. It is for ``one.for_whom``, through me unless I am that one."""
        check_acquaintance(one)
        together = own_pairing(self._session, self.workspace, pairing_id)
        for_whom = one.for_whom if together.name(one.for_whom) else together.me.id
        row = AcquaintanceRow(
            program_id=self.workspace.actor.program_id, pairing_id=pairing_id, for_id=for_whom,
            through_id=together.me.id if together.me.id != for_whom else _guide(together),
            document=replace(one, name=one.name.strip(), since=self.workspace.today).to_document(),
            created_at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_OWN_PLAN)
    def change_person(self, id: int, version: int, one: Acquaintance) -> None:
        """How far it is, and what came of it."""
        check_acquaintance(one)
        row = self._person(id, version)
        before = Acquaintance.from_document(row.document)
        since = before.since if before.state is one.state else self.workspace.today
        row.document = replace(one, name=one.name.strip(), since=since).to_document()

    @needs(Action.CHANGE_OWN_PLAN)
    def remove_person(self, id: int, version: int) -> None:
        """Not to be met after all, or noted by mistake."""
        self._session.delete(self._person(id, version))

    def _person(self, id: int, version: int) -> AcquaintanceRow:
        row = self._session.exec(select(AcquaintanceRow).where(AcquaintanceRow.id == id)).first()
        if row is None:
            raise NotFound("That person is not here any more.", "Load the page again.")
        if not _concerns(row, own_pairing(self._session, self.workspace, row.pairing_id)):
            raise NotFound("That person is not here any more.", "Load the page again.")
        if row.version != version:
            raise Conflict("The other one changed this meanwhile.", "Look at it as it is now, then change it.")
        return row


def _theirs(together: Together) -> tuple[OfPair, ...]:
    """Whose plans one sees: a mentor those of all whom she guides, everybody else her own; of two peers, both."""
    if together.me.side is Side.MENTOR:
        return tuple(one for one in together.partners if one.side is not Side.MENTOR)
    if together.me.side is Side.PEER and len(together.partners) == 1:
        return together.people
    return (together.me,)


def _concerns(row: AcquaintanceRow, together: Together) -> bool:
    return row.for_id in {one.id for one in _theirs(together)} or row.through_id == together.me.id


def _guide(together: Together) -> int | None:
    guides = [one.id for one in together.partners if one.side is not Side.MENTEE]
    return guides[0] if len(guides) == 1 else None


def _plan(whose: OfPair, row: PlanRow | None) -> OwnPlan:
    return OwnPlan(whose, Plan.from_document(row.document), row.version) if row else OwnPlan(whose, Plan(), 0)


def _one(row: AcquaintanceRow) -> Acquaintance:
    return Acquaintance.from_document(row.document, row.for_id, row.through_id)
