"""The workspace: all that one signed-in person may see and do in one program.

A page is given a workspace and nothing else, so what is not on it cannot be reached. Three things are
done here, once, for every record there is:

- permission   ``doing`` asks the policy before a transaction begins;
- scope        every SELECT is narrowed to the actor's program and, for participants, what was opened to them;
- audit        every change is written down beside itself, in the same transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from core.errors import Conflict, NotAllowed, NotFound
from core.program.program import Part
from core.roles import MAY, Action, Actor, Role, as_participant
from db.audit import Author, keep_log
from db.clock import Clock, clock
from db.engine import unit_of_work
from db.models import CohortRow, MessageRow, ParticipantRow, ProgramRow, RoleRow
from db.my_programs import MyProgram, my_programs
from db.repositories import Repositories
from db.scope import limits


@dataclass(frozen=True)
class Place:
    """The program and cohort one is in."""

    program_id: int
    name: str
    time_zone: str
    is_demo: bool
    form: str  # one to one, peer, reverse, group
    parts: frozenset[Part]  # what the program uses
    cohort_id: int | None
    cohort: str
    cohorts: tuple[tuple[int, str], ...]  # newest first


def open_workspace(
    engine: Engine, account_id: int, program_id: int, cohort_id: int | None = None, now: Clock = clock
) -> "Workspace":
    """The workspace of this account in this program; raises NotFound where it has no role there."""
    with unit_of_work(engine, writes=False) as session:
        roles = session.exec(
            select(RoleRow.role).where(RoleRow.account_id == account_id, RoleRow.program_id == program_id)
        ).all()
        people = session.exec(
            select(ParticipantRow.id, ParticipantRow.side, ParticipantRow.cohort_id).where(
                ParticipantRow.account_id == account_id, ParticipantRow.program_id == program_id
            )
        ).all()
        held = {Role(role) for role in roles} | as_participant({side for _, side, _ in people})
        if not held:
            raise NotFound("That program is not here.", "Choose another, or ask its coordinator to invite you.")
        actor = Actor(program_id, frozenset(held), account_id, frozenset(id for id, _, _ in people if id))
        own = {cohort for _, _, cohort in people}
        if own and not roles and cohort_id not in own:
            cohort_id = max(own)  # whoever only takes part is where she takes part
        return Workspace(engine, actor, _place(session, program_id, cohort_id), now)


def open_as_participant(engine: Engine, participant_id: int, now: Clock = clock) -> "Workspace":
    """The workspace of someone who came by her personal link: her own part, and nothing else."""
    with unit_of_work(engine, writes=False) as session:
        person = session.get(ParticipantRow, participant_id)
        if person is None or person.status == "left":
            raise NotFound("This link leads nowhere any more.", "Ask your coordinator for a new one.")
        roles = as_participant({person.side})
        actor = Actor(person.program_id, roles, None, frozenset({participant_id}), person.name)
        return Workspace(engine, actor, _place(session, person.program_id, person.cohort_id), now)


class Workspace:
    """See the module's docstring. ``session`` is set only while a verb is under way."""

    def __init__(self, engine: Engine, actor: Actor, place: Place, now: Clock) -> None:
        self.actor = actor
        self.place = place
        self.session: Session | None = None
        self._engine = engine
        self._clock = now
        self._writes = False
        repositories = Repositories(self)
        self.programs = repositories.programs
        self.cohorts = repositories.cohorts
        self.forms = repositories.forms
        self.team = repositories.team
        self.applications = repositories.applications
        self.waiting_list = repositories.waiting_list
        self.guardians = repositories.guardians
        self.kept_apart = repositories.kept_apart
        self.participants = repositories.participants
        self.breaks = repositories.breaks
        self.duplicates = repositories.duplicates
        self.erasing = repositories.erasing
        self.screening = repositories.screening
        self.views = repositories.views
        self.imports = repositories.imports
        self.pair_lists = repositories.pair_lists
        self.past_meetings = repositories.past_meetings
        self.candidates = repositories.candidates
        self.referrals = repositories.referrals
        self.recruiting = repositories.recruiting
        self.matching = repositories.matching
        self.large_matching = repositories.large_matching
        self.jobs = repositories.jobs
        self.scenarios = repositories.scenarios
        self.unpaired = repositories.unpaired
        self.proposals = repositories.proposals
        self.choices = repositories.choices
        self.pairings = repositories.pairings
        self.reassignment = repositories.reassignment
        self.guidance = repositories.guidance
        self.feedback = repositories.feedback
        self.plans = repositories.plans
        self.trainings = repositories.trainings
        self.regrouping = repositories.regrouping
        self.goals = repositories.goals
        self.meetings = repositories.meetings
        self.agreements = repositories.agreements
        self.hours = repositories.hours
        self.support = repositories.support
        self.concerns = repositories.concerns
        self.reviews = repositories.reviews
        self.closings = repositories.closings
        self.timelines = repositories.timelines
        self.carried = repositories.carried
        self.check_ins = repositories.check_ins
        self.asks = repositories.asks
        self.thresholds = repositories.thresholds
        self.messages = repositories.messages
        self.message_wordings = repositories.message_wordings
        self.evaluation = repositories.evaluation
        self.surveys = repositories.surveys
        self.survey_lists = repositories.survey_lists
        self.learning = repositories.learning
        self.charters = repositories.charters
        self.stakeholders = repositories.stakeholders
        self.standards = repositories.standards
        self.analysis_plans = repositories.analysis_plans
        self.reports = repositories.reports
        self.report_plans = repositories.report_plans
        self.audit = repositories.audit
        self.backup = repositories.backup

    @property
    def now(self) -> datetime:
        return self._clock()

    @property
    def today(self) -> date:
        """Today in the program's time zone."""
        return self.now.astimezone(ZoneInfo(self.place.time_zone)).date()

    @property
    def cohort_id(self) -> int:
        """The cohort one is working in; raises NotFound where the program has none yet."""
        if self.place.cohort_id is None:
            raise NotFound("This program has no cohort yet.", "Start one under Program.")
        return self.place.cohort_id

    def elsewhere(self, action: Action = Action.READ_PROGRAM) -> tuple[MyProgram, ...]:
        """The other programs in which this account may do so; none for who came by a personal link."""
        if self.actor.account_id is None:
            return ()
        with unit_of_work(self._engine, writes=False) as session:
            mine = my_programs(session, self.actor.account_id)
        return tuple(each for each in mine if each.id != self.actor.program_id and each.roles & MAY[action])

    def at(self, program_id: int) -> "Workspace":
        """The same person in another program: a workspace of its own. NotFound where she has no role there."""
        if self.actor.account_id is None:
            raise NotFound("That program is not here.", "Choose another, or ask its coordinator to invite you.")
        return open_workspace(self._engine, self.actor.account_id, program_id, now=self._clock)

    @contextmanager
    def doing(self, action: Action) -> Iterator[Session]:
        """Do one thing: allowed, whole, and written down. A verb used inside another joins it."""
        if not self.actor.may(action):
            roles = ", ".join(sorted(self.actor.roles))
            raise NotAllowed(
                "As {roles} you may not {action}.",
                "Ask an owner or a coordinator of the program.",
                roles=roles,
                action=action.value,
            )
        if self.session is not None:
            if action.writes and not self._writes:
                raise RuntimeError("a verb that reads used one that writes")
            yield self.session
            return
        try:
            with unit_of_work(self._engine, writes=action.writes) as session:
                self.session, self._writes = session, action.writes
                usual = limits(self.actor, action)
                session.info["program_id"] = self.actor.program_id

                def narrow(query: ORMExecuteState) -> None:
                    unseen = bool(query.execution_options.get("unseen"))
                    chosen = limits(self.actor, action, unseen=True) if unseen else usual
                    query.statement = query.statement.options(chosen)

                event.listen(session, "do_orm_execute", narrow)
                event.listen(session, "before_flush", self._stay_inside)
                keep_log(session, self._author(), action.value, self.now)
                yield session
        except StaleDataError as stale:
            raise Conflict(
                "Somebody else changed this while you were looking; nothing of theirs was overwritten.",
                "Look at what is there now, then make your change again.",
            ) from stale
        finally:
            self.session = None

    def _author(self) -> Author:
        own = min(self.actor.participant_ids, default=None) if self.actor.by_link else None
        return Author(self.actor.account_id, own, self.actor.program_id)

    def _stay_inside(self, session: Session, *_: object) -> None:
        """Nothing is written by a verb that reads, nor into another program."""
        for row in (*session.new, *session.dirty, *session.deleted):
            if not self._writes and (row in session.new or row in session.deleted or session.is_modified(row)):
                raise RuntimeError("a verb that reads tried to write")
            of_no_program = isinstance(row, MessageRow) and row.program_id is None  # told to an account
            elsewhere = getattr(row, "program_id", self.actor.program_id) != self.actor.program_id
            if elsewhere and not of_no_program:
                raise NotFound("That is not here.", "It may belong to another program.")


def _place(session: Session, program_id: int, cohort_id: int | None) -> Place:
    program = session.get(ProgramRow, program_id)
    if program is None:
        raise NotFound("That program is not here.", "It may have been removed.")
    rows = session.exec(
        select(CohortRow.id, CohortRow.name)
        .where(CohortRow.program_id == program_id)
        .order_by(col(CohortRow.id).desc())
    ).all()
    cohorts = tuple((id, name) for id, name in rows if id is not None)
    chosen = next((c for c in cohorts if c[0] == cohort_id), cohorts[0] if cohorts else (None, ""))
    form = str(program.settings.get("form", "one to one"))
    parts = frozenset(part for part in Part if part.value in program.settings.get("parts", ()))
    return Place(
        program_id, program.name, program.time_zone, program.is_demo, form, parts, chosen[0], chosen[1], cohorts
    )
