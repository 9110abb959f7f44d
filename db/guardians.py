"""A parent or guardian of an applicant under age: asked by a private link, agrees, refuses, takes it back."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session, select

from core.errors import Conflict, NotFound
from core.intake.about import GUARDIAN_EMAIL, About, is_under_age
from core.intake.applications import ApplicationStatus
from core.intake.consent import GUARDIAN, guardian_wording
from core.messages.templates import MessageKey
from core.program.program import Program
from core.program.questions import Side
from core.text import Text, text
from core.tracking.guidance import Audience, Page, for_audience
from db.admission import person_of, program_of
from db.audit import Author, keep_log
from db.clock import Clock
from db.engine import unit_of_work
from db.guidance_pages import pages_of
from db.leaving import leave
from db.links import LinkPurpose, find_link, link_address, make_link, revoke_links
from db.message_wording import write
from db.models import ApplicationRow, GuardianRow
from db.outbox import put_message
from db.throttle import count_of_day
from db.wordings import keep_wording

LINK_DAYS = 400  # long enough to take back what was agreed to
MOST_MESSAGES = 3  # to one address in a day
AGREED, REFUSED = "agreed", "refused"
OVER = (ApplicationStatus.WITHDRAWN.value, ApplicationStatus.DECLINED.value)


@dataclass(frozen=True)
class Guardian:
    """Who was asked, and the answer: agreed, refused, or empty."""

    name: str
    email: str
    answer: str


@dataclass(frozen=True)
class GuardianRequest:
    """What a parent or guardian is asked, with ``version`` naming the wording. ``is_over``: nobody waits for it."""

    name: str
    child: str
    program: str
    purpose: str
    wording: str
    version: str
    answer: str
    is_over: bool
    guidance: tuple[Page, ...] = ()


class Guardians:
    """See the module's docstring. Opening the link writes nothing."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> GuardianRequest:
        """What the link asks for. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            row, application = self._asked(session, token)
            program = program_of(session, row.program_id)
            wording, version = guardian_wording(program)
            return GuardianRequest(
                row.name, application.name, program.name, program.purpose, wording.replace("{child}", application.name),
                version, row.answer, application.status in OVER,
                for_audience(pages_of(session, row.program_id), Audience.GUARDIANS),
            )  # fmt: skip

    def agree(self, token: str, version: str) -> None:
        """Agree to the wording that was read; raises Conflict where it was changed meanwhile."""
        with unit_of_work(self._engine, writes=True) as session:
            row, application = self._asked(session, token)
            wording, newest = guardian_wording(program_of(session, row.program_id))
            if version != newest:
                raise Conflict("The wording was changed meanwhile.", "Please read it and decide again.")
            keep_log(session, Author(program_id=row.program_id), "agree as a guardian", self._clock())
            keep_wording(session, row.program_id, GUARDIAN, newest, wording, self._clock())
            let_go = bool(row.history and row.history[-1].get("let_go"))
            self._note(row, AGREED, newest)
            person = person_of(session, application)
            accepted = application.status == ApplicationStatus.ACCEPTED
            if person is not None and person.status == "left" and accepted and let_go:
                person.status = "active"

    def refuse(self, token: str) -> None:
        """Say no, or take back a yes: nobody is suggested, and a pairing ends."""
        with unit_of_work(self._engine, writes=True) as session:
            row, application = self._asked(session, token)
            keep_log(session, Author(program_id=row.program_id), "refuse as a guardian", self._clock())
            person = person_of(session, application)
            let_go = row.history[-1].get("let_go", False) if row.answer == REFUSED else False
            let_go = let_go or (person is not None and person.status != "left")
            self._note(row, REFUSED, row.text_version, let_go=let_go)
            if person is not None and person.status != "left":
                zone = ZoneInfo(program_of(session, row.program_id).time_zone)
                why = f"A parent or guardian of {person.name} did not agree"
                leave(session, person, self._clock().astimezone(zone).date(), why, self._clock(), may_return=True)

    def _note(self, row: GuardianRow, answer: str, version: str, let_go: bool = False) -> None:
        """``let_go``: the child took part until this answer, and takes part again once it is another."""
        row.answer, row.answered_at, row.text_version = answer, self._clock(), version
        said = {"answer": answer, "at": self._clock().isoformat(), "name": row.name, "email": row.email}
        row.history = [*row.history, said | {"version": version} | ({"let_go": True} if let_go else {})]

    def _asked(self, session: Session, token: str) -> tuple[GuardianRow, ApplicationRow]:
        link = find_link(session, token, LinkPurpose.GUARDIAN, self._clock())
        row = guardian_of(session, link.subject_id)
        application = session.get(ApplicationRow, link.subject_id)
        if row is None or application is None:
            raise NotFound("Nobody needs your agreement any more.", "There is nothing you need to do.")
        return row, application


def guardian_of(session: Session, application_id: int | None) -> GuardianRow | None:
    return session.exec(select(GuardianRow).where(GuardianRow.application_id == application_id)).first()


def guardian_faults(session: Session, row: ApplicationRow, about: About) -> dict[str, Text]:
    """Whoever said no is not got round by naming somebody else: that is for staff to do."""
    known = guardian_of(session, row.id)
    if known is None or known.answer != REFUSED or known.email == about.guardian_email.lower():
        return {}
    return {
        GUARDIAN_EMAIL: text(
            "can't be changed, since {name} said no; write to the people who run the program if somebody else is to "
            "be asked",
            name=known.name,
        )
    }


def name_guardian(
    session: Session, row: ApplicationRow, program: Program, today: date, now: datetime, address: str | None
) -> None:
    """Ask the guardian that an application names, where one has to agree; another address is asked anew."""
    about = About.from_document(row.about)
    if not is_under_age(program, Side(row.side), about, today) or row.id is None:
        return
    known = guardian_of(session, row.id)
    if known is None:
        known = GuardianRow(program_id=row.program_id, application_id=row.id, name="", email="", asked_at=now)
        session.add(known)
    asked_before, known.name = known.email, about.guardian_name
    if asked_before != about.guardian_email.lower():
        known.email, known.answer, known.answered_at, known.asked_at = about.guardian_email.lower(), "", None, now
        ask_guardian(session, known, row.name, program, now, address)


def ask_guardian(
    session: Session, row: GuardianRow, child: str, program: Program, now: datetime, address: str | None
) -> str:
    """A new private link, earlier ones stop working; mailed at most three times a day to one address."""
    revoke_links(session, LinkPurpose.GUARDIAN, row.application_id)
    token = make_link(
        session, LinkPurpose.GUARDIAN, program_id=row.program_id, subject_id=row.application_id, now=now,
        days=LINK_DAYS,
    )  # fmt: skip
    link = link_address(token, address)
    if count_of_day(session, "guardian", f"{row.program_id} {row.email}", now) <= MOST_MESSAGES:
        fields = {
            "name": row.name, "program": program.name, "child": child, "link": link,
            "coordinator": str(text("The team of {program}", program=program.name)),
        }  # fmt: skip
        message = write(session, row.program_id, MessageKey.GUARDIAN_REQUEST, fields)
        put_message(
            session, program_id=row.program_id, kind=MessageKey.GUARDIAN_REQUEST.value, to_name=row.name,
            to_email=row.email, subject=message.subject, body=message.body, now=now,
        )  # fmt: skip
    return link
