"""How a cohort stands, in counts: read for the guide and for what needs attention."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import Session, col, select

from core.intake.applications import ApplicationStatus
from core.intake.readiness import Code, roughly
from core.matching.proposals import ProposalState
from core.messages.outbox import LEFT, MessageStatus
from core.program.cohort import Cohort, CohortState
from core.program.form_editing import check_form
from core.program.guide import Facts
from core.program.program import Part, Program
from core.program.questions import Form, Side
from core.tracking.meetings import MeetingState
from db.admission import program_of
from db.counted_standing import can_be_counted, standing_in_counts
from db.gates import Gates, gates
from db.large_desk import is_large
from db.models import (
    ApplicationRow,
    CohortRow,
    FormRow,
    FormVersionRow,
    HelpRequestRow,
    MeetingRow,
    MessageRow,
    PairingRow,
    ParticipantRow,
    ProgramGoalRow,
    ProposalRow,
    RulesRow,
)
from db.settings import settings
from db.standing import Standing, standings

if TYPE_CHECKING:
    from db.workspace import Workspace

FIRST_WEEKS = timedelta(days=21)  # in which a first meeting is hoped for
INTRODUCTION = "introduction"  # how the kinds of messages begin that tell people of their partner
UNSENT = frozenset({MessageStatus.WAITING, MessageStatus.READY, MessageStatus.RECALLED})


@dataclass
class _People:
    """Everyone of a cohort who has not left, in counts. ``places`` are those of mentors who are ready."""

    mentors: int = 0
    mentees: int = 0
    ready_mentors: int = 0
    ready_mentees: int = 0
    places: int = 0
    unpaired: int = 0
    reasons: Counter[Code] = field(default_factory=Counter)

    def add(self, one: Standing, stops: frozenset[Code], many: int, places: int) -> None:
        """So many who stand like this one, with so many places left in all."""
        guide, ready = one.side is Side.MENTOR, not stops
        self.mentors += many * guide
        self.mentees += many * (not guide)
        self.ready_mentors += many * (guide and ready)
        self.ready_mentees += many * (not guide and ready)
        self.places += places * (guide and ready)
        self.unpaired += many * (not guide and ready and not one.is_taken)
        for code in stops:
            self.reasons[code] += many


def _people(session: Session, workspace: "Workspace", program: Program) -> _People:
    """By looking at each; where they are many thousands, as the database counts them."""
    found, cohort_id = _People(), workspace.cohort_id
    if is_large(session, workspace) and can_be_counted(program):
        for alike in standing_in_counts(session, cohort_id, workspace.today):
            found.add(alike.one, _stops(Gates(), alike.one), alike.many, alike.places)
        return found
    known = standings(session, cohort_id, workspace.today, program)
    everyone = [each for each in known if each.status != "left"]
    gated = gates(session, program, cohort_id, everyone, workspace.today)
    for each in everyone:
        found.add(each, _stops(gated, each), 1, each.places_left)
    return found


@dataclass(frozen=True)
class _Waiting:
    count: int
    days: int


def cohort_facts(session: Session, workspace: "Workspace") -> Facts:
    """At most fifteen queries, whatever the number of people. Pairings of a cohort that has ended are counted too."""
    cohort_row = session.get(CohortRow, workspace.cohort_id)
    cohort = as_cohort(cohort_row) if cohort_row is not None else Cohort(workspace.place.cohort)
    state = cohort.state(workspace.today)
    forms = newest_forms(session, workspace.cohort_id)
    goals = session.exec(select(ProgramGoalRow.agreed_by)).all()
    program = program_of(session, workspace.actor.program_id)
    people = _people(session, workspace, program)
    waiting = _waiting(session, workspace.cohort_id, workspace.now)
    pairings = _pairings(session, workspace.cohort_id)
    ended = state is CohortState.ENDED
    sent, unsent, failed = _messages(session, workspace.cohort_id)
    quiet, calls, agreed, late = _waiting_for_the_team(session, workspace, program.has(Part.MEETINGS))
    installation = settings()
    return Facts(
        peers=workspace.place.form == "peer",
        goals=len(goals),
        goals_agreed=sum(bool(by) for by in goals),
        has_dates=cohort.starts_on is not None and cohort.ends_on is not None,
        questions=sum(len(form.questions) for form in forms),
        form_faults=sum(len(check_form(form)) for form in forms),
        applications_open=cohort.takes_applications(workspace.today),
        applications_waiting=waiting.count,
        oldest_waiting_days=waiting.days,
        mentors=people.mentors,
        mentees=people.mentees,
        ready_mentors=people.ready_mentors,
        ready_mentees=people.ready_mentees,
        places=people.places,
        without_consent=people.reasons[Code.CONSENT],
        not_ready=tuple((code.value, people.reasons[code]) for code in Code if people.reasons[code]),
        criteria=_criteria(session, workspace.cohort_id),
        pairings=len(pairings) if ended else sum(end is None for end in pairings),
        people_unpaired=people.unpaired,
        introductions_unsent=unsent,
        introductions_sent=sent,
        messages_failed=failed,
        quiet_pairings=quiet,
        help_asked=calls,
        proposals_accepted=agreed,
        proposals_late=late,
        ended=ended,
        mail_works=installation.mail is not None or workspace.place.is_demo,
        data_is_kept=installation.disk_is_kept or not installation.is_sqlite or workspace.place.is_demo,
    )


def as_cohort(row: CohortRow) -> Cohort:
    return Cohort(
        row.name, row.starts_on, row.ends_on, row.opens_on, row.closes_on, row.closed_at is not None,
        row.most_mentors, row.most_mentees, row.most_waiting,
    )  # fmt: skip


def newest_forms(session: Session, cohort_id: int) -> tuple[Form, ...]:
    """The newest version of each side's form, mentors (or peers) first."""
    rows = session.exec(
        select(FormVersionRow.document)
        .join(FormRow, (col(FormRow.id) == FormVersionRow.form_id) & (col(FormRow.number) == FormVersionRow.number))
        .where(FormRow.cohort_id == cohort_id)
    ).all()
    order = list(Side)
    return tuple(sorted(map(Form.from_document, rows), key=lambda form: order.index(form.side)))


def forms_by_side(session: Session, cohort_id: int) -> dict[Side, Form]:
    """The same, to look one up."""
    return {form.side: form for form in newest_forms(session, cohort_id)}


def _stops(gated: Gates, person: Standing) -> frozenset[Code]:
    """What is in the way of being matched. A partner or a proposal is not: whoever has one was ready."""
    found = (roughly(blocker.code) for blocker in gated.stops(person))
    return frozenset(code for code in found if not (code is Code.FULL and person.is_taken))


def _waiting(session: Session, cohort_id: int, now: datetime) -> _Waiting:
    count, oldest = session.exec(
        select(func.count(col(ApplicationRow.id)), func.min(ApplicationRow.submitted_at)).where(
            ApplicationRow.cohort_id == cohort_id, ApplicationRow.status == ApplicationStatus.SUBMITTED.value
        )
    ).one()
    return _Waiting(count, max(0, (now.replace(tzinfo=None) - oldest.replace(tzinfo=None)).days) if oldest else 0)


def _pairings(session: Session, cohort_id: int) -> Sequence[date | None]:
    """The last day of each pairing, None for those that go on; a group left for another is none."""
    pairings = select(col(PairingRow.id), col(PairingRow.ended_on)).where(
        PairingRow.cohort_id == cohort_id, col(PairingRow.went_on).is_(False)
    )
    return [ended_on for _, ended_on in session.exec(pairings).all()]


def _waiting_for_the_team(session: Session, workspace: "Workspace", notes_meetings: bool) -> tuple[int, int, int, int]:
    """Pairings that never met, calls for help, proposals that all have said yes to, and those not answered in time."""
    here, today = workspace.cohort_id, workspace.today
    met = select(MeetingRow.pairing_id).where(MeetingRow.state == MeetingState.HELD.value)
    quiet = select(func.count(col(PairingRow.id))).where(
        PairingRow.cohort_id == here,
        col(PairingRow.ended_on).is_(None),
        col(PairingRow.started_on) <= today - FIRST_WEEKS,
        col(PairingRow.id).not_in(met),
    )
    help_asked = (
        select(func.count(func.distinct(HelpRequestRow.participant_id)))
        .join(PairingRow, col(PairingRow.id) == HelpRequestRow.pairing_id)
        .where(PairingRow.cohort_id == here, col(HelpRequestRow.settled_at).is_(None))
    )
    proposals = select(func.count(col(ProposalRow.id))).where(ProposalRow.cohort_id == here)
    accepted = proposals.where(ProposalRow.state == ProposalState.ACCEPTED.value)
    late = proposals.where(ProposalRow.state == ProposalState.PROPOSED.value, col(ProposalRow.closes_on) < today)
    asked = (each.scalar_subquery() for each in (quiet, help_asked, accepted, late))
    never_met, calls, agreed, overdue = session.exec(select(*asked)).one()
    return never_met if notes_meetings else 0, calls, agreed, overdue


def _criteria(session: Session, cohort_id: int) -> int:
    document = session.exec(select(RulesRow.document).where(RulesRow.cohort_id == cohort_id)).first() or {}
    return sum(bool(each.get("weight")) or each.get("must_have") is not None for each in document.get("criteria", ()))


def _messages(session: Session, cohort_id: int) -> tuple[int, int, int]:
    """Introductions of the cohort sent and not sent, and any message to its people that could not be delivered."""
    rows = session.exec(
        select(MessageRow.kind, MessageRow.status, func.count(col(MessageRow.id)))
        .join(ParticipantRow, col(ParticipantRow.id) == MessageRow.participant_id)
        .where(ParticipantRow.cohort_id == cohort_id)
        .group_by(MessageRow.kind, MessageRow.status)
    ).all()
    introductions = [(status, count) for kind, status, count in rows if kind.startswith(INTRODUCTION)]
    sent = sum(count for status, count in introductions if status in LEFT or status == MessageStatus.HELD)
    unsent = sum(count for status, count in introductions if status in UNSENT)
    return sent, unsent, sum(count for _, status, count in rows if status == MessageStatus.FAILED)
