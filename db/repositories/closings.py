"""Closing pairings: the steps of the team, what each person says at the end, thanks and certificates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import col, select

from core.errors import Conflict, NotFound
from core.messages.templates import MessageKey, day_in_words
from core.program.program import Part
from core.roles import Action
from core.tracking.closing import (
    AFTERWARDS,
    Afterwards,
    LookBack,
    Step,
    Taken,
    begins_by_itself,
    check_left_out,
    check_look_back,
    steps_of,
    taken_document,
    taken_of,
)
from core.tracking.closure import Ending
from core.tracking.guardian_back import guardian_back_of
from core.tracking.thresholds import health_limits
from db.admission import program_of
from db.certificates import Certificate, certificate_of
from db.closing_people import ClosingPerson, asked_row, people_of, tell
from db.guardian_back import ask_guardian_back, guardians_of
from db.models import ClosingRow, CohortRow, LookBackRow, PairingRow, SupportPlanRow
from db.pairing_past import account_names
from db.repository import Repository, needs

GONE = ("That pairing is not here.", "Load the page again.")


@dataclass(frozen=True)
class PairClosing:
    """``begun``: its steps stand there. ``taken`` by step, with the names of who took them; ``open_plan``: a support
    plan is still open. ``version`` 0: nothing is written down yet."""

    version: int
    begun: bool
    ending: Ending
    last_day: date | None
    afterwards: Afterwards | None
    steps: tuple[Step, ...]
    taken: Mapping[Step, Taken]
    by: Mapping[int, str]
    people: tuple[ClosingPerson, ...]
    ended_on: date | None
    open_plan: bool
    guardians: tuple[str, ...] = ()  # who can be asked how it was, beside those

    @property
    def open_steps(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step not in self.taken)

    @property
    def is_complete(self) -> bool:
        return self.ended_on is not None and not self.open_steps


@dataclass(frozen=True)
class AskedBack:
    """A pairing of mine that I am asked to look back on; ``said`` None while I have not."""

    id: int
    partners: tuple[str, ...]
    afterwards: Afterwards | None
    said: LookBack | None


class Closings(Repository):
    @needs(Action.READ_DUE)
    def of_pairing(self, pairing_id: int) -> PairClosing:
        """Of one that goes on or has ended. A fixed number of queries."""
        session, today = self._session, self.workspace.today
        pairing = self._pairing(pairing_id)
        cohort = session.get(CohortRow, pairing.cohort_id)
        row = self._row(pairing_id)
        ends_on = pairing.until or (cohort.ends_on if cohort is not None else None)
        by_itself = pairing.ended_on is not None or begins_by_itself(
            ends_on, today, guardians=self._guardians, closing_days=self._closing_days
        )
        ending = Ending(row.ending if row is not None else pairing.ending or Ending.OVER.value)
        if pairing.ended_on is not None and pairing.ending:
            ending = Ending(pairing.ending)  # how it came to end is what counts
        taken = taken_of(row.document) if row is not None else {}
        plan = select(SupportPlanRow.id).where(
            SupportPlanRow.pairing_id == pairing_id, col(SupportPlanRow.closed_on).is_(None)
        )
        people = people_of(session, pairing, today, ending)
        guardians = guardians_of(session, self.workspace, people).values()
        return PairClosing(
            version=row.version if row is not None else 0, begun=row is not None or by_itself, ending=ending,
            last_day=(row.last_day if row is not None else None) or ends_on,
            afterwards=Afterwards(pairing.afterwards) if pairing.afterwards else None,
            steps=steps_of(ending, guardians=self._guardians), taken=taken, by=account_names(session),
            people=people, ended_on=pairing.ended_on,
            open_plan=session.exec(plan).first() is not None,
            guardians=tuple(sorted(name for name, _email in guardians)),
        )  # fmt: skip

    @needs(Action.READ_DUE)
    def counted(self) -> tuple[int, int]:
        """Of the cohort's pairings that have ended: how many closings are complete, and of how many."""
        ended = (col(PairingRow.cohort_id) == self.workspace.cohort_id) & col(PairingRow.ended_on).is_not(None)
        done = (
            select(func.count(col(ClosingRow.id)))
            .join(PairingRow, col(PairingRow.id) == ClosingRow.pairing_id)
            .where(ended, col(ClosingRow.complete_on).is_not(None))
        )
        of = select(func.count(col(PairingRow.id))).where(ended)
        return self._session.exec(done).one(), self._session.exec(of).one()

    @needs(Action.END_PAIRING)
    def begin(self, pairing_id: int, ending: Ending, last_day: date | None, version: int = 0) -> None:
        """Begin to close it, or close it in another way than was thought; nothing has ended yet."""
        row = self._written(pairing_id, version)
        row.ending, row.last_day = ending.value, last_day
        self._finish(row)

    @needs(Action.END_PAIRING)
    def take(self, pairing_id: int, version: int, step: Step, done: bool = True, left_out: str | None = None) -> None:
        """Note that a step was taken today; or not after all; or ``left_out`` for a reason.

        Raises Conflict for what is open while a support plan is: it is handed on or closed first.
        """
        if left_out is not None:
            check_left_out(step, left_out)
        row = self._written(pairing_id, version)
        if step is Step.OPEN and done and left_out is None:
            plan = select(SupportPlanRow.id).where(
                SupportPlanRow.pairing_id == pairing_id, col(SupportPlanRow.closed_on).is_(None)
            )
            if self._session.exec(plan).first() is not None:
                raise Conflict("A support plan is still open.", "Hand on its open steps, or note what came of it.")
        self._take(row, step, done=done, left_out=(left_out or "").strip())

    @needs(Action.END_PAIRING)
    def choose_afterwards(self, pairing_id: int, version: int, afterwards: Afterwards) -> None:
        """What holds for contact once it has ended; both read it, in the message of thanks and on their page."""
        row = self._written(pairing_id, version)
        self._pairing(pairing_id).afterwards = afterwards.value
        self._take(row, Step.AFTERWARDS)

    @needs(Action.END_PAIRING)
    def ask_back(self, pairing_id: int, version: int, note: str = "") -> int:
        """Ask each who has not answered how it was, and of a child the parent or guardian too; how many messages wait
        in the outbox."""
        row, pairing = self._written(pairing_id, version), self._pairing(pairing_id)
        asked = 0
        people = people_of(self._session, pairing, self.workspace.today)
        guardians = guardians_of(self._session, self.workspace, people)
        for person in people:
            fields = {"note": note, "coordinator": self._signature()}
            if person.waits:
                asked_row(self._session, pairing, person, self.workspace.today)
                tell(self._session, self.workspace, pairing, person, MessageKey.LOOK_BACK, fields)
                asked += 1
            if person.id in guardians:
                fields["partner"] = ", ".join(one.name for one in people if one.id != person.id)
                hers = asked_row(self._session, pairing, person, self.workspace.today)
                ask_guardian_back(self._session, self.workspace, hers, person.name, guardians[person.id], fields)
                asked += 1
        if not asked:
            raise Conflict("Nobody is left to ask.", "Read what they said, or leave the step out for a reason.")
        self._take(row, Step.EXIT)
        return asked

    @needs(Action.END_PAIRING)
    def thank(self, pairing_id: int, version: int, note: str = "") -> int:
        """Write thanks to each, with what holds afterwards and the way to the certificate; how many messages wait."""
        row, pairing = self._written(pairing_id, version), self._pairing(pairing_id)
        if not pairing.afterwards:
            raise Conflict("What holds for contact afterwards is not chosen yet.", "Choose it first; both read it.")
        here = [each for each in people_of(self._session, pairing, self.workspace.today) if not each.gone]
        last = pairing.ended_on or row.last_day or self.workspace.today
        for person in here:
            fields = {
                "note": note, "coordinator": self._signature(), "last_day": day_in_words(last),
                "afterwards": str(AFTERWARDS[Afterwards(pairing.afterwards)]),
            }  # fmt: skip
            tell(self._session, self.workspace, pairing, person, MessageKey.THANKS, fields)
        self._take(row, Step.THANKS)
        return len(here)

    @needs(Action.READ_DUE)
    def certificate(self, pairing_id: int, participant_id: int) -> Certificate:
        """What the certificate of one of them says."""
        return certificate_of(self._session, self._pairing(pairing_id), participant_id, self.workspace)

    @needs(Action.READ_OWN_PAIRING)
    def my_certificate(self, pairing_id: int) -> Certificate:
        """Of a pairing of mine that has ended. Raises NotFound for any other."""
        pairing = self._pairing(pairing_id)
        mine = self.workspace.actor.participant_ids
        me = next((one for one in people_of(self._session, pairing, self.workspace.today) if one.id in mine), None)
        if me is None or pairing.ended_on is None:
            raise NotFound(*GONE)
        return certificate_of(self._session, pairing, me.id, self.workspace)

    @needs(Action.READ_OWN_PAIRING)
    def asked_back(self) -> tuple[AskedBack, ...]:
        """Pairings of mine that I am asked to look back on, the newest first. Two queries for each, and one."""
        rows = self._session.exec(
            select(LookBackRow, PairingRow)
            .join(PairingRow, col(PairingRow.id) == LookBackRow.pairing_id)
            .where(col(LookBackRow.participant_id).in_(tuple(self.workspace.actor.participant_ids)))
            .order_by(col(LookBackRow.id).desc())
        ).all()
        found = []
        for row, pairing in rows:
            people = people_of(self._session, pairing, self.workspace.today)
            partners = tuple(one.name for one in people if one.id != row.participant_id)
            rule = Afterwards(pairing.afterwards) if pairing.afterwards else None
            said = LookBack.from_document(row.document) if row.answered_on is not None else None
            found.append(AskedBack(row.id or 0, partners, rule, said))
        return tuple(found)

    @needs(Action.LOOK_BACK)
    def look_back(self, asked_id: int, said: LookBack) -> None:
        """Keep what I say, instead of what I said before. The team reads it; my partner does not."""
        row = self._session.get(LookBackRow, asked_id)
        if row is None or row.participant_id not in self.workspace.actor.participant_ids:
            raise NotFound("That is not here.", "Load the page again.")
        check_look_back(said)
        beside = guardian_back_of(row.document)
        row.document = beside.within(said.to_document()) if beside is not None else said.to_document()
        row.answered_on = self.workspace.today

    @property
    def _closing_days(self) -> int:
        """How long before the end its steps stand there, as the program has it."""
        program = program_of(self._session, self.workspace.actor.program_id)
        return health_limits(program.thresholds).closing_days

    @property
    def _guardians(self) -> bool:
        return Part.GUARDIANS in self.workspace.place.parts

    def _pairing(self, pairing_id: int) -> PairingRow:
        row = self._session.get(PairingRow, pairing_id)
        if row is None:
            raise NotFound(*GONE)
        return row

    def _row(self, pairing_id: int) -> ClosingRow | None:
        return self._session.exec(select(ClosingRow).where(ClosingRow.pairing_id == pairing_id)).first()

    def _written(self, pairing_id: int, version: int) -> ClosingRow:
        """The row to write into, made where nothing was written down yet. Raises Conflict where it is not as seen."""
        pairing = self._session.exec(select(PairingRow).where(PairingRow.id == pairing_id).with_for_update()).first()
        if pairing is None:
            raise NotFound(*GONE)
        row = self._row(pairing_id)
        if (row.version if row is not None else 0) != version:
            raise Conflict("Somebody else took a step of this closing meanwhile.", "Look at it as it is now.")
        if row is None:
            row = ClosingRow(
                program_id=pairing.program_id, pairing_id=pairing_id, ending=pairing.ending or Ending.OVER.value,
                account_id=self.workspace.actor.account_id, at=self.workspace.now,
            )  # fmt: skip
            self._session.add(row)
        return row

    def _take(self, row: ClosingRow, step: Step, *, done: bool = True, left_out: str = "") -> None:
        taken = taken_of(row.document)
        taken.pop(step, None)
        if done:
            taken[step] = Taken(self.workspace.today, self.workspace.actor.account_id, left_out)
        row.document = taken_document(taken)
        self._finish(row)

    def _finish(self, row: ClosingRow) -> None:
        """Complete once it has ended and every step is taken or left out."""
        pairing = self._pairing(row.pairing_id)
        ending = Ending(pairing.ending or row.ending)
        steps = steps_of(ending, guardians=self._guardians)
        done = pairing.ended_on is not None and set(steps) <= set(taken_of(row.document))
        row.complete_on = (row.complete_on or self.workspace.today) if done else None
