"""Handing an application in: checked whole, given a place or put on the waiting list, acknowledged."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from core.account import tidy_email
from core.errors import Infeasible
from core.intake.about import About
from core.intake.applications import Application, ApplicationStatus, application_faults
from core.messages.templates import MessageKey
from core.program.cohort import Room
from core.program.questions import Side
from core.text import Text, text
from db.application_rows import consents_after
from db.facts import as_cohort
from db.guardians import guardian_faults, name_guardian
from db.links import link_address
from db.message_wording import write
from db.models import ApplicationRow, CohortRow
from db.open_cohort import OpenCohort, taken_and_in_line
from db.outbox import put_message
from db.throttle import count_of_day
from db.wordings import keep_wordings

MOST_MESSAGES = 3  # to one address in a day: nobody's post box is filled by somebody else typing her address
HANDED_IN = (ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED)


def hand_in(
    session: Session,
    row: ApplicationRow,
    there: OpenCohort,
    whole: Application,
    now: datetime,
    address: str,
    token: str,
) -> dict[str, Text]:
    """What stops it, by field, or nothing: it is in. A correction keeps its place and its age, and is not
    acknowledged. Raises Infeasible where the last place on the waiting list has gone meanwhile."""
    if row.submitted_at is not None and row.about:  # nobody grows up by a correction
        whole = aged_as_before(whole, About.from_document(row.about))
    found = faults_of(there, whole) | guardian_faults(session, row, whole.about)
    if found:
        return found
    first = row.status not in HANDED_IN
    status = place_for(session, there.id, there.side) if first else ApplicationStatus(row.status)
    tidy = whole.tidied(there.form)
    row.name, row.email, row.time_zone, row.places = tidy.name, tidy_email(tidy.email), tidy.time_zone, tidy.places
    row.answers, row.about, row.language = dict(tidy.answers), tidy.about.to_document(), tidy.language[:16]
    row.consents = consents_after(row, tidy.consents, now)
    keep_wordings(session, row.program_id, there.consents, tidy.consents.values(), now)
    row.form_version_id = there.form_version_id
    row.status = status.value
    if first:
        row.submitted_at, row.decided_at, row.decided_by, row.decision_reason = now, None, None, ""
    name_guardian(session, row, there.program, there.today, now, address)
    if first and count_of_day(session, "received", f"{there.id} {row.email}", now) <= MOST_MESSAGES:
        _acknowledge(session, row, there, status, now, link_address(token, address))
    return {}


def faults_of(there: OpenCohort, whole: Application) -> dict[str, Text]:
    return application_faults(
        there.form, whole, final=True, consents=there.consents, program=there.program, today=there.today
    )


def aged_as_before(whole: Application, before: About) -> Application:
    """With the age that was told when it was handed in."""
    return replace(whole, about=replace(whole.about, born_on=before.born_on, of_age=before.of_age))


def place_in_line(session: Session, row: ApplicationRow) -> int | None:
    """Which one she is on the waiting list of her side, from 1; None where she is not on it."""
    if row.status != ApplicationStatus.WAITLISTED or row.submitted_at is None:
        return None
    before = select(func.count(col(ApplicationRow.id))).where(
        ApplicationRow.cohort_id == row.cohort_id,
        ApplicationRow.side == row.side,
        ApplicationRow.status == ApplicationStatus.WAITLISTED.value,
        or_(
            col(ApplicationRow.submitted_at) < row.submitted_at,
            (col(ApplicationRow.submitted_at) == row.submitted_at) & (col(ApplicationRow.id) <= row.id),
        ),
    )
    return session.exec(before).one()


def place_for(session: Session, cohort_id: int, side: Side) -> ApplicationStatus:
    """Held until the transaction ends: two who come at once do not both get the last place. Infeasible: none left."""
    row = session.exec(select(CohortRow).where(CohortRow.id == cohort_id).with_for_update()).one()
    room = as_cohort(row).room(side, *taken_and_in_line(session, cohort_id, side))
    if room is Room.NONE:
        raise Infeasible(
            "All places are taken, and the waiting list is full.", "Your answers are kept. Look again later."
        )
    return ApplicationStatus.WAITLISTED if room is Room.WAITING_LIST else ApplicationStatus.SUBMITTED


def _acknowledge(
    session: Session, row: ApplicationRow, there: OpenCohort, status: ApplicationStatus, now: datetime, link: str
) -> None:
    key = MessageKey.WAITLISTED if status is ApplicationStatus.WAITLISTED else MessageKey.RECEIVED
    signed = str(text("The team of {program}", program=there.program.name))
    fields = {"name": row.name, "program": there.program.name, "link": link, "coordinator": signed}
    message = write(session, row.program_id, key, fields, row.language)
    put_message(
        session, program_id=row.program_id, kind=key.value, to_name=row.name, to_email=row.email,
        subject=message.subject, body=message.body, now=now,
    )  # fmt: skip
