"""What a stranger may do without an account: apply, come back by a private link, correct, withdraw, consent.

Opening a link changes nothing; keeping an answer, sending and withdrawing do.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, update
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from core.account import tidy_email
from core.errors import Conflict, Infeasible, NotFound
from core.intake.applications import Application, ApplicationStatus, By, application_faults, check_move
from core.intake.consent import Consent, How, Purpose
from core.messages.templates import MessageKey, compose
from core.program.questions import Side, Visibility
from core.settings import Settings
from core.text import Text, text
from db.admission import consent_document, program_of, versions_agreed
from db.audit import Author, keep_log
from db.clock import Clock, clock
from db.consenting import Consenting
from db.engine import is_sqlite, unit_of_work
from db.leaving import leave
from db.links import LinkPurpose, find_link, link_address, make_link, new_token, revoke_links
from db.models import ApplicationRow, CohortRow, ParticipantRow
from db.open_cohort import OpenCohort, find_cohort, open_cohort, side_of
from db.outbox import put_message
from db.throttle import count_of_day

LINK_DAYS = 400  # an application can be read by its link for over a year
MOST_A_DAY = 1_000  # applications begun for one side of a cohort: a script, not a crowd
MOST_MESSAGES = 3  # to one address in a day: nobody's post box is filled by somebody else typing her address
MOST_LETTERS = 100_000  # of all answers together


@dataclass(frozen=True)
class Draft:
    """An application as its private link shows it. ``private``: keys of answers given that are never shown again."""

    cohort: OpenCohort
    application: Application
    private: frozenset[str]
    status: ApplicationStatus
    submitted_at: datetime | None
    has_place: bool  # accepted, and with a personal page of her own

    @property
    def may_correct(self) -> bool:
        return self.status is ApplicationStatus.SUBMITTED

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

    def cohort(self, code: str) -> OpenCohort:
        """What there is to apply to at a public address. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            return self._by_code(session, code)

    def new_token(self) -> str:
        """For an application that is about to begin: held by the browser before anything is written."""
        return new_token()

    def start(self, code: str, given: Application, token: str = "") -> str:
        """Begin a draft with the first answer; its private link's token. NotFound, or Infeasible where closed."""
        with unit_of_work(self._engine, writes=True) as session:
            there = self._by_code(session, code)
            self._must_be_open(there)
            if count_of_day(session, "apply", there.code, self._clock()) > MOST_A_DAY:
                raise Infeasible(
                    "Unusually many applications were begun here today.",
                    "Please try again tomorrow, or write to the people who run the program.",
                )
            row = ApplicationRow(
                program_id=there.program_id, cohort_id=there.id, side=there.side.value,
                form_version_id=there.form_version_id, created_at=self._clock(), **_columns(there, given, {}),
            )  # fmt: skip
            session.add(row)
            session.flush()
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
            whole = _application(row)
            shown = {key: value for key, value in whole.answers.items() if key not in hidden}
            asked = {question.key for question in there.form.questions}
            shown = {key: value for key, value in shown.items() if key in asked}
            return Draft(
                cohort=there,
                application=replace(whole, answers=shown),
                private=frozenset(hidden & set(whole.answers)),
                status=ApplicationStatus(row.status),
                submitted_at=row.submitted_at,
                has_place=row.status == ApplicationStatus.ACCEPTED,
            )

    def keep(self, token: str, given: Application) -> None:
        """Keep a draft's answers as they stand, finished or not, in one UPDATE. A private one left out stays."""
        with unit_of_work(self._engine, writes=True) as session:
            row, there = self._by_token(session, token)
            changed = session.execute(
                update(ApplicationRow)
                .where(col(ApplicationRow.id) == row.id, col(ApplicationRow.status) == ApplicationStatus.DRAFT.value)
                .values(**_columns(there, given, row.answers))
                .execution_options(synchronize_session=False)
            )
            if not changed.rowcount:  # type: ignore[attr-defined]  # of the cursor that an UPDATE gives
                raise Conflict("This application was sent meanwhile.", "Load the page again to see it.")

    def forget(self, token: str, key: str) -> None:
        """Take one private answer out of a draft or an undecided application."""
        with self._changing(token, "forget a private answer") as (_, row, _there):
            if row.status in (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED):
                row.answers = {name: value for name, value in row.answers.items() if name != key}

    def faults(self, token: str, given: Application | None = None) -> dict[str, Text]:
        """What still stops it from being sent, by field: see ``core.intake.applications.application_faults``."""
        with unit_of_work(self._engine, writes=False) as session:
            row, there = self._by_token(session, token)
            whole = _application(row)
            if given is not None:
                whole = replace(given, answers=_answers(there, given, row.answers))
            return application_faults(there.form, whole, final=True, consents=there.consents)

    def submit(self, token: str) -> dict[str, Text]:
        """Send a draft (or a withdrawn one again). Gives what stops it, by field; nothing: it was sent."""
        with self._changing(token, "apply") as (session, row, there):
            check_move(ApplicationStatus(row.status), ApplicationStatus.SUBMITTED, By.APPLICANT, row.name)
            self._must_be_open(there)
            return self._send(session, row, there, _application(row), token)

    def correct(self, token: str, given: Application) -> dict[str, Text]:
        """Send an undecided application again with other answers; all of them or, with faults, none."""
        with self._changing(token, "correct an application") as (session, row, there):
            check_move(ApplicationStatus(row.status), ApplicationStatus.SUBMITTED, By.APPLICANT, row.name)
            if row.status != ApplicationStatus.SUBMITTED:  # not handed in now: this would be applying
                self._must_be_open(there)
            whole = replace(given, answers=_answers(there, given, row.answers))
            return self._send(session, row, there, whole, "")

    def withdraw(self, token: str) -> None:
        """Take an application back: a draft is removed, a place given up. Raises Refusal once it was declined."""
        with self._changing(token, "withdraw an application") as (session, row, there):
            check_move(ApplicationStatus(row.status), ApplicationStatus.WITHDRAWN, By.APPLICANT, row.name or "you")
            if row.status == ApplicationStatus.DRAFT:
                revoke_links(session, LinkPurpose.APPLICATION, row.id or 0)
                session.delete(row)
                return
            row.status = ApplicationStatus.WITHDRAWN.value
            for person in session.exec(select(ParticipantRow).where(ParticipantRow.application_id == row.id)).all():
                leave(session, person, self._today(there), f"{person.name} withdrew")

    def _send(
        self, session: Session, row: ApplicationRow, there: OpenCohort, whole: Application, token: str
    ) -> dict[str, Text]:
        found = application_faults(there.form, whole, final=True, consents=there.consents)
        if found:
            return found
        tidy = whole.tidied(there.form)
        row.name, row.email, row.time_zone, row.places = tidy.name, tidy_email(tidy.email), tidy.time_zone, tidy.places
        row.answers = dict(tidy.answers)
        given = [Consent(Purpose(name), version, self._clock(), How.FORM) for name, version in tidy.consents.items()]
        before = row.consents if versions_agreed(row.consents) == dict(tidy.consents) and row.submitted_at else None
        row.consents = before or consent_document(given)  # a correction leaves the moment of agreeing as it was
        row.form_version_id = there.form_version_id
        row.status = ApplicationStatus.SUBMITTED.value
        row.submitted_at = self._clock()
        if token and count_of_day(session, "received", f"{there.id} {row.email}", self._clock()) <= MOST_MESSAGES:
            self._acknowledge(session, row, there, token)
        return {}

    def _acknowledge(self, session: Session, row: ApplicationRow, there: OpenCohort, token: str) -> None:
        message = compose(
            MessageKey.RECEIVED,
            {
                "name": row.name,
                "program": there.program.name,
                "link": link_address(token, self.settings.address),
                "coordinator": str(text("The team of {program}", program=there.program.name)),
            },
        )
        put_message(
            session, program_id=row.program_id, kind=MessageKey.RECEIVED, to_name=row.name, to_email=row.email,
            subject=message.subject, body=message.body, now=self._clock(),
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


def _application(row: ApplicationRow) -> Application:
    agreed = versions_agreed(row.consents)
    return Application(row.name, row.email, row.time_zone, row.places, row.answers, agreed)


def _answers(there: OpenCohort, given: Application, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What was given now, and what was given before that this screen does not show: private and older questions."""
    shown = {question.key for question in there.form.questions if question.visible is not Visibility.PRIVATE}
    stays = {key: value for key, value in kept.items() if key not in shown}
    asked = {question.key for question in there.form.questions}
    return stays | {key: value for key, value in given.answers.items() if key in asked and value is not None}


def _columns(there: OpenCohort, given: Application, kept: Mapping[str, Any]) -> dict[str, Any]:
    """A draft as it is stored. Raises Infeasible where it is too much to be an application."""
    tidy = given.tidied(there.form)
    answers = _answers(there, tidy, kept)
    if len(json.dumps(answers)) > MOST_LETTERS:
        raise Infeasible("This is more than we can keep.", "Please write less.")
    purposes = {purpose.value for purpose in Purpose}
    return {
        "name": tidy.name[:120],
        "email": tidy.email[:254],
        "time_zone": tidy.time_zone[:64],
        "places": max(0, min(int(tidy.places), 99)),
        "answers": answers,
        "consents": {name: str(version)[:40] for name, version in tidy.consents.items() if name in purposes},
    }
