"""What a public address leads to: a program, one side of a cohort, and whether applications are open."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, or_, select

from core.errors import NotFound
from core.intake.answers import keepable
from core.intake.applications import ApplicationStatus
from core.intake.consent import ConsentText, consent_texts
from core.program.cohort import Cohort, Room
from core.program.form_editing import minutes_to_fill
from core.program.program import Program
from core.program.questions import Form, Side
from core.text import Text, text
from db.admission import newest_form, program_of
from db.facts import as_cohort
from db.models import ApplicationRow, CohortRow, ParticipantRow, ProgramRow, RulesRow
from db.recommending import published_page


@dataclass(frozen=True)
class OpenCohort:
    """What a stranger reads before she applies. ``sentence`` says until when it is open, or why it is not.

    ``today`` is the program's. ``criteria``: key and label of what may matter most to her, where that is asked.
    """

    id: int
    code: str
    program_id: int
    program: Program
    cohort: str
    side: Side
    form: Form
    form_version_id: int
    is_open: bool
    sentence: Text
    is_demo: bool
    today: date
    room: Room
    criteria: tuple[tuple[str, str], ...]
    starts_on: date | None
    ends_on: date | None
    information: str = ""  # code of the page that tells what taking part means; empty where none is published

    @property
    def minutes(self) -> int:
        return minutes_to_fill(self.form)

    @property
    def consents(self) -> tuple[ConsentText, ...]:
        return consent_texts(self.program)

    @property
    def privacy(self) -> Text:
        return text(
            "Your answers are read by the people who run {program}. The person you are matched with sees your name, "
            "your e-mail address and, if you agree, the answers marked “your partner sees this”. Nobody else.",
            program=self.program.name,
        )


def find_cohort(session: Session, code: str) -> CohortRow:
    """The cohort of a public address. Raises NotFound."""
    code = keepable(code)
    row = session.exec(
        select(CohortRow).where(or_(CohortRow.mentor_code == code, CohortRow.mentee_code == code))
    ).first()
    if row is None or not code:
        raise NotFound(
            "There is nothing to apply to at this address.",
            "Check that it was copied whole, or ask whoever gave it to you.",
        )
    return row


def open_cohort(session: Session, row: CohortRow, side: Side, today: date, disk_is_lost: bool) -> OpenCohort:
    """What there is to apply to. ``disk_is_lost``: what is stored here may vanish, so only a demo is open."""
    program_row = session.get(ProgramRow, row.program_id)
    if program_row is None or row.id is None:
        raise NotFound("There is nothing to apply to at this address.", "The program may have been removed.")
    version, form = newest_form(session, row.id, side)
    cohort, program = as_cohort(row), program_of(session, row.program_id)
    kept = program_row.is_demo or not disk_is_lost
    room = cohort.room(side, *taken_and_in_line(session, row.id, side))
    is_open = kept and program_row.archived_at is None and cohort.takes_applications(today) and room is not Room.NONE
    code = row.mentor_code if side is Side.MENTOR else row.mentee_code
    return OpenCohort(
        id=row.id,
        code=code,
        program_id=row.program_id,
        program=program,
        cohort=row.name,
        side=side,
        form=form,
        form_version_id=version,
        is_open=is_open,
        sentence=_sentence(cohort, today, room, is_open, kept),
        is_demo=program_row.is_demo,
        today=today,
        room=room,
        criteria=_criteria(session, row.id) if program.own_weights else (),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        information=published_page(session, row.program_id, side),
    )


def taken_and_in_line(session: Session, cohort_id: int, side: Side) -> tuple[int, int]:
    """How many applications of a side have a place or may get one, and how many wait because there was none.

    Whoever was accepted and has left since has a place no more.
    """
    rows = session.exec(
        select(ApplicationRow.status, func.count(col(ApplicationRow.id)), func.count(col(ApplicationRow.decided_at)))
        .where(ApplicationRow.cohort_id == cohort_id, ApplicationRow.side == side.value)
        .group_by(ApplicationRow.status)
    ).all()
    counts = {status: (count, decided) for status, count, decided in rows}
    waiting, by_decision = counts.get(ApplicationStatus.WAITLISTED, (0, 0))
    taken = sum(counts.get(status, (0, 0))[0] for status in (ApplicationStatus.SUBMITTED, ApplicationStatus.ACCEPTED))
    left = session.exec(
        select(func.count(col(ParticipantRow.id)))
        .join(ApplicationRow, col(ApplicationRow.id) == col(ParticipantRow.application_id))
        .where(
            ParticipantRow.cohort_id == cohort_id,
            ParticipantRow.side == side.value,
            ParticipantRow.status == "left",
            ApplicationRow.status == ApplicationStatus.ACCEPTED.value,
        )
    ).one()
    return taken - left, waiting - by_decision


def side_of(row: CohortRow, code: str, program: Program) -> Side:
    """Which side an address is for; of a program of peers both are for peers."""
    if program.sides == (Side.PEER,):
        return Side.PEER
    return Side.MENTOR if row.mentor_code == code else Side.MENTEE


def _criteria(session: Session, cohort_id: int) -> tuple[tuple[str, str], ...]:
    """Of the matching rules, what counts at all."""
    document = session.exec(select(RulesRow.document).where(RulesRow.cohort_id == cohort_id)).first() or {}
    return tuple((str(each["key"]), str(each["label"])) for each in document.get("criteria", ()) if each.get("weight"))


def _sentence(cohort: Cohort, today: date, room: Room, is_open: bool, kept: bool) -> Text:
    last = cohort.closes_on or cohort.ends_on
    if is_open and room is Room.WAITING_LIST:
        if last:
            return text("All places are taken. You can still apply for the waiting list until {day}.", day=last)
        return text("All places are taken. You can still apply for the waiting list.")
    if is_open:
        return text("You can apply until {day}.", day=last) if last else text("You can apply now.")
    if not kept:
        return text("Applications are closed here, because what this installation stores may be lost.")
    if room is Room.NONE and cohort.takes_applications(today):
        return text("All places are taken, and the waiting list is full. If a place becomes free, it opens again.")
    if cohort.opens_on and today < cohort.opens_on:
        return text("Applications open on {day}.", day=cohort.opens_on)
    if cohort.opens_on and cohort.closes_on and cohort.closes_on < today:
        return text("Applications closed on {day}.", day=cohort.closes_on)
    return text("Applications are not open.")
