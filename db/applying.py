"""What a stranger may do without an account: apply, come back by a private link, correct, withdraw, consent.

Opening a link changes nothing; keeping an answer, sending and withdrawing do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, update
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, func, select

from core.account import tidy_email
from core.errors import Conflict, Infeasible, NotFound
from core.intake.applications import Application, ApplicationStatus, By, check_move
from core.intake.consent import Consent, Purpose
from core.messages.templates import MessageKey
from core.program.questions import Side, Visibility
from core.settings import Settings
from core.text import Text, text
from db.admission import consent_document, consents_of, program_of
from db.application_rows import answers_of, application_of, columns_of
from db.audit import Author, keep_log
from db.clock import Clock, clock
from db.consenting import Consenting
from db.engine import is_sqlite, unit_of_work
from db.flood import hold_off
from db.guardians import Guardian, Guardians, guardian_faults, guardian_of
from db.handing_in import MOST_MESSAGES, aged_as_before, faults_of, hand_in, place_in_line
from db.informing import Informing
from db.keys import address_key
from db.leaving import end_links_of_application, leave
from db.links import LinkPurpose, find_link, link_address, make_link, new_token, revoke_links
from db.message_wording import write
from db.models import ApplicationRow, CohortRow, ParticipantRow
from db.open_cohort import OpenCohort, find_cohort, open_cohort, side_of
from db.outbox import put_message
from db.recommending import note_recommendation
from db.throttle import count_of_day
from db.undo_import import forget_answer

LINK_DAYS = 400  # an application can be read by its link for over a year


@dataclass(frozen=True)
class Draft:
    """An application as its private link shows it. ``private``: keys of answers given that are never shown again.

    ``line``: which one she is on the waiting list, from 1. ``consents``: what she agreed to and has not withdrawn.
    """

    cohort: OpenCohort
    application: Application
    private: frozenset[str]
    status: ApplicationStatus
    submitted_at: datetime | None
    line: int | None = None
    guardian: Guardian | None = None
    consents: tuple[Consent, ...] = ()

    @property
    def may_correct(self) -> bool:
        return self.status in (ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED)

    @property
    def may_withdraw(self) -> bool:
        return self.status not in (ApplicationStatus.WITHDRAWN, ApplicationStatus.DECLINED)


class Applying:
    """See the module's docstring."""

    def __init__(self, engine: Engine, now: Clock = clock, settings: Settings | None = None) -> None:
        self._engine = engine
        self._clock = now
        self.settings = settings or Settings()
        self.consenting = Consenting(engine, now)
        self.guardians = Guardians(engine, now)
        self.informing = Informing(engine, now, self._disk_is_lost())

    @property
    def sends_mail(self) -> bool:
        """Whether a lost link can be mailed."""
        return self.settings.mail is not None and bool(self.settings.address)

    def cohort(self, code: str) -> OpenCohort:
        """What there is to apply to at a public address. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            return self._by_code(session, code)

    def new_token(self) -> str:
        """For an application that is about to begin: held by the browser before anything is written."""
        return new_token()

    def start(self, code: str, given: Application, token: str = "", whence: str = "", by: str = "") -> str:
        """Begin a draft with the first answer; its private link's token. ``whence``: the visitor's address; ``by``: the
        code of who recommended it. Raises NotFound, or Infeasible where it is closed or unusually many begin."""
        key = address_key(self._engine)
        with unit_of_work(self._engine, writes=True) as session:
            there = self._by_code(session, code)
            self._must_be_open(there)
            hold_off(session, there, whence, key, self._clock())
            row = ApplicationRow(
                program_id=there.program_id, cohort_id=there.id, side=there.side.value,
                form_version_id=there.form_version_id, created_at=self._clock(), touched_at=self._clock(),
                **columns_of(there, given, {}),
            )  # fmt: skip
            session.add(row)
            session.flush()
            note_recommendation(session, row, by)
            return make_link(
                session, LinkPurpose.APPLICATION, program_id=there.program_id, subject_id=row.id, now=self._clock(),
                days=LINK_DAYS, token=token,
            )  # fmt: skip

    def began(self, token: str) -> bool:
        """Whether an application lies behind the token."""
        try:
            self.read(token)
        except NotFound:
            return False
        return True

    def read(self, token: str) -> Draft:
        """The application of a private link. Raises NotFound. Private answers are left out."""
        with unit_of_work(self._engine, writes=False) as session:
            row, there = self._by_token(session, token)
            hidden = {question.key for question in there.form.questions if question.visible is Visibility.PRIVATE}
            whole, asked_too = application_of(row), guardian_of(session, row.id)
            shown = {key: value for key, value in whole.answers.items() if key not in hidden}
            asked = {question.key for question in there.form.questions}
            shown = {key: value for key, value in shown.items() if key in asked}
            return Draft(
                cohort=there,
                application=replace(whole, answers=shown),
                private=frozenset(hidden & set(whole.answers)),
                status=ApplicationStatus(row.status),
                submitted_at=row.submitted_at,
                line=place_in_line(session, row),
                guardian=Guardian(asked_too.name, asked_too.email, asked_too.answer) if asked_too else None,
                consents=tuple(each for each in consents_of(row) if each.stands) if row.submitted_at else (),
            )

    def keep(self, token: str, given: Application) -> None:
        """Keep a draft's answers as they stand, finished or not, in one UPDATE. A private one left out stays."""
        with unit_of_work(self._engine, writes=True) as session:
            row, there = self._by_token(session, token)
            changed = session.execute(
                update(ApplicationRow)
                .where(col(ApplicationRow.id) == row.id, col(ApplicationRow.status) == ApplicationStatus.DRAFT.value)
                .values(**columns_of(there, given, row.answers), touched_at=self._clock())
                .execution_options(synchronize_session=False)
            )
            if not changed.rowcount:  # type: ignore[attr-defined]  # of the cursor that an UPDATE gives
                raise Conflict("This application was sent meanwhile.", "Load the page again to see it.")

    def forget(self, token: str, key: str) -> None:
        """Take one private answer out of a draft or an undecided application."""
        with self._changing(token, "forget a private answer") as (session, row, _there):
            if row.status in (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED):
                row.answers = {name: value for name, value in row.answers.items() if name != key}
                forget_answer(session, row, key)

    def faults(self, token: str, given: Application | None = None) -> dict[str, Text]:
        """What still stops it from being sent, by field: see ``core.intake.applications.application_faults``."""
        with unit_of_work(self._engine, writes=False) as session:
            row, there = self._by_token(session, token)
            whole = application_of(row)
            if given is not None:
                before = whole.about if row.submitted_at and row.about else given.about
                whole = aged_as_before(replace(given, answers=answers_of(there, given, row.answers)), before)
            return faults_of(there, whole) | guardian_faults(session, row, whole.about)

    def submit(self, token: str) -> dict[str, Text]:
        """Send a draft (or a withdrawn one again). Gives what stops it, by field; nothing: it was sent."""
        with self._changing(token, "apply") as (session, row, there):
            check_move(ApplicationStatus(row.status), ApplicationStatus.SUBMITTED, By.APPLICANT, row.name)
            self._must_be_open(there)
            return hand_in(session, row, there, application_of(row), self._clock(), self.settings.address, token)

    def correct(self, token: str, given: Application) -> dict[str, Text]:
        """Send an undecided application again with other answers; all of them or, with faults, none."""
        with self._changing(token, "correct an application") as (session, row, there):
            waits = row.status == ApplicationStatus.WAITLISTED
            to = ApplicationStatus.WAITLISTED if waits else ApplicationStatus.SUBMITTED
            check_move(ApplicationStatus(row.status), to, By.APPLICANT, row.name)
            if not (waits or row.status == ApplicationStatus.SUBMITTED):  # not in now: this would be applying
                self._must_be_open(there)
            whole = replace(given, answers=answers_of(there, given, row.answers))
            return hand_in(session, row, there, whole, self._clock(), self.settings.address, token)

    def withdraw_consent(self, token: str, purpose: Purpose) -> None:
        """Take back one purpose that is not needed to take part; what it was stays written down, with the day."""
        with self._changing(token, "withdraw consent") as (_session, row, there):
            needed = {each.purpose for each in there.consents if each.required}
            if purpose in needed or row.status not in (ApplicationStatus.SUBMITTED, ApplicationStatus.WAITLISTED):
                raise Infeasible("This can't be taken back alone.", "Withdraw the whole application instead.")
            now = self._clock()
            row.consents = consent_document(
                each.withdrawn(now) if each.purpose is purpose and each.stands else each for each in consents_of(row)
            )

    def withdraw(self, token: str) -> None:
        """Take an application back: a draft is removed, a place given up. Raises Refusal once it was declined."""
        with self._changing(token, "withdraw an application") as (session, row, there):
            check_move(ApplicationStatus(row.status), ApplicationStatus.WITHDRAWN, By.APPLICANT, row.name or "you")
            if row.status == ApplicationStatus.DRAFT:
                end_links_of_application(session, row.id or 0)
                session.delete(row)
                return
            row.status = ApplicationStatus.WITHDRAWN.value
            for person in session.exec(select(ParticipantRow).where(ParticipantRow.application_id == row.id)).all():
                leave(session, person, self._today(there), f"{person.name} withdrew", self._clock())

    def renew(self, token: str, new: str) -> None:
        """Another private link, ``new``; this one and all before it lead nowhere. It is mailed too."""
        with self._changing(token, "make a new link") as (session, row, there):
            revoke_links(session, LinkPurpose.APPLICATION, row.id or 0)
            self._mail_link(session, row, there, new)

    def send_link(self, code: str, email: str) -> None:
        """Mail whoever applied here with this address a link to it. Never tells whether anybody did."""
        address, now = tidy_email(email), self._clock()
        with unit_of_work(self._engine, writes=True) as session:
            there = self._by_code(session, code)
            if count_of_day(session, "lost link", f"{there.id} {address}", now) > MOST_MESSAGES:
                return
            keep_log(session, Author(program_id=there.program_id), "ask for a lost link", now)
            hers = select(ApplicationRow).where(
                ApplicationRow.cohort_id == there.id, ApplicationRow.side == there.side.value,
                func.lower(ApplicationRow.email) == address,
            )  # fmt: skip
            for row in session.exec(hers.order_by(col(ApplicationRow.id).desc()).limit(MOST_MESSAGES)).all():
                self._mail_link(session, row, there, new_token())

    def _mail_link(self, session: Session, row: ApplicationRow, there: OpenCohort, token: str) -> None:
        make_link(
            session, LinkPurpose.APPLICATION, program_id=row.program_id, subject_id=row.id, now=self._clock(),
            days=LINK_DAYS, token=token,
        )  # fmt: skip
        if not row.email:
            return
        fields = {
            "name": row.name or row.email, "program": there.program.name,
            "link": link_address(token, self.settings.address),
            "coordinator": str(text("The team of {program}", program=there.program.name)),
        }  # fmt: skip
        message = write(session, row.program_id, MessageKey.APPLICATION_LINK, fields, row.language)
        put_message(
            session, program_id=row.program_id, kind=MessageKey.APPLICATION_LINK.value, to_name=row.name,
            to_email=row.email, subject=message.subject, body=message.body, now=self._clock(),
        )  # fmt: skip

    @contextmanager
    def _changing(self, token: str, verb: str) -> Iterator[tuple[Session, ApplicationRow, OpenCohort]]:
        """One change by an application's link: one transaction, written down."""
        try:
            with unit_of_work(self._engine, writes=True) as session:
                row, there = self._by_token(session, token)
                keep_log(session, Author(program_id=row.program_id), verb, self._clock())
                yield session, row, there
        except StaleDataError as stale:
            raise Conflict("This application was changed meanwhile.", "Load the page again to see it.") from stale

    def _by_code(self, session: Session, code: str) -> OpenCohort:
        row = find_cohort(session, code)
        program = program_of(session, row.program_id)
        today = self._clock().astimezone(ZoneInfo(program.time_zone)).date()
        return open_cohort(session, row, side_of(row, code, program), today, self._disk_is_lost())

    def _by_token(self, session: Session, token: str) -> tuple[ApplicationRow, OpenCohort]:
        link = find_link(session, token, LinkPurpose.APPLICATION, self._clock())
        row = session.get(ApplicationRow, link.subject_id)
        cohort = session.get(CohortRow, row.cohort_id) if row is not None else None
        if row is None or cohort is None:
            raise NotFound("This application is not here any more.", "It was removed. You can apply again.")
        today = self._clock().astimezone(ZoneInfo(program_of(session, row.program_id).time_zone)).date()
        return row, open_cohort(session, cohort, Side(row.side), today, self._disk_is_lost())

    def _must_be_open(self, there: OpenCohort) -> None:
        if not there.is_open:
            raise Infeasible(
                "Applications to {program} are not open. {sentence}",
                "Write to the people who run it if you would like to join.",
                program=there.program.name,
                sentence=there.sentence,
            )

    def _today(self, there: OpenCohort) -> date:
        return self._clock().astimezone(ZoneInfo(there.program.time_zone)).date()

    def _disk_is_lost(self) -> bool:
        return is_sqlite(self._engine) and not self.settings.disk_is_kept
