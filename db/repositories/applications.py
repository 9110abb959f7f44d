"""Applications as staff see them: who handed in what, and what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, or_
from sqlmodel import col, func, select

from core.errors import Conflict, Infeasible, InvalidInput
from core.intake.about import About
from core.intake.applications import ApplicationStatus, By, check_move
from core.intake.consent import Consent
from core.messages.outbox import CHANGEABLE
from core.messages.templates import MessageKey, compose
from core.program.questions import Form, Side
from core.roles import Action
from db.admission import admit, consents_of, forms_by_version
from db.leaving import leave
from db.links import LinkPurpose, link_address, make_link, revoke_links
from db.models import (
    AccountRow,
    ApplicationRow,
    CohortRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ReferredRow,
)
from db.outbox import put_message
from db.repository import Repository, needs

PAGE = 50
LINK_DAYS = 400
DECISIONS = {
    ApplicationStatus.ACCEPTED: MessageKey.ACCEPTED,
    ApplicationStatus.WAITLISTED: MessageKey.WAITLISTED,
    ApplicationStatus.DECLINED: MessageKey.DECLINED,
}


@dataclass(frozen=True)
class ApplicationLine:
    """One application with everything it says. ``repeats``: this address applied more than once on this side."""

    id: int
    version: int
    side: Side
    name: str
    email: str
    time_zone: str
    places: int
    status: ApplicationStatus
    source: str
    submitted_at: datetime | None
    decided_at: datetime | None
    reason: str
    form: Form
    answers: Mapping[str, Any]
    consents: tuple[Consent, ...]
    repeats: bool
    about: About
    recommended_by: str = ""


@dataclass(frozen=True)
class Queue:
    """A page of applications: to decide, then waiting, then decided, the oldest first. ``all`` counts all that fit.

    ``counts``: how many there are in each status, of the whole cohort; drafts are counted and never shown.
    """

    lines: tuple[ApplicationLine, ...]
    all: int
    counts: Mapping[ApplicationStatus, int]

    @property
    def pages(self) -> int:
        return max(1, -(-self.all // PAGE))


class Applications(Repository):
    """Of the cohort one is working in."""

    @needs(Action.READ_APPLICATIONS)
    def queue(
        self,
        *,
        sides: Sequence[Side] = (),
        statuses: Sequence[ApplicationStatus] = (),
        search: str = "",
        page: int = 0,
    ) -> Queue:
        """One page of what was handed in; every word of ``search`` is in the name or the address. Five queries."""
        session = self._session
        here = ApplicationRow.cohort_id == self.workspace.cohort_id
        wanted: list[Any] = [here, ApplicationRow.status != ApplicationStatus.DRAFT.value]
        if sides:
            wanted.append(col(ApplicationRow.side).in_([side.value for side in sides]))
        if statuses:
            wanted.append(col(ApplicationRow.status).in_([status.value for status in statuses]))
        for word in search.lower().split():
            name, email = func.lower(ApplicationRow.name), col(ApplicationRow.email)
            wanted.append(or_(name.contains(word, autoescape=True), email.contains(word, autoescape=True)))
        counted = session.exec(select(ApplicationRow.status, func.count()).where(here).group_by(ApplicationRow.status))
        counts = {ApplicationStatus(status): number for status, number in counted.all()}
        total = session.exec(select(func.count()).select_from(ApplicationRow).where(*wanted)).one()
        rows = session.exec(
            select(ApplicationRow)
            .where(*wanted)
            .order_by(_turn(), col(ApplicationRow.submitted_at), col(ApplicationRow.id))
            .offset(page * PAGE)
            .limit(PAGE)
        ).all()
        return Queue(self._lines(rows), total, counts)

    @needs(Action.DECIDE_APPLICATION)
    def decide(
        self,
        seen: Mapping[int, int],
        to: ApplicationStatus,
        *,
        reason: str = "",
        note: str = "",
        tell: bool = True,
    ) -> int:
        """Accept, put on the waiting list or decline; how many. All of them or, with one refusal, none.

        ``seen``: application id → the version that was looked at. ``reason`` is for the record, ``note`` goes into
        the message. A decision about an earlier one replaces its message where that has not left yet. Who is
        accepted gets a place and a personal link; who loses the place, and is not paired, loses the link too.
        """
        session = self._session
        if to not in DECISIONS:
            raise InvalidInput("An application is accepted, put on the waiting list or declined.", [])
        # one at a time, imports too: a person who applied twice, accepted by two at once, is one participant
        session.exec(select(CohortRow.id).where(CohortRow.id == self.workspace.cohort_id).with_for_update()).one()
        rows = session.exec(
            select(ApplicationRow).where(col(ApplicationRow.id).in_(list(seen))).order_by(col(ApplicationRow.id))
        ).all()
        if len(rows) < len(seen):
            raise Conflict("Some of these applications are gone.", "Load the page again, then choose again.")
        for row in rows:
            if row.version != seen[row.id or 0]:
                raise Conflict(
                    "The application of {name} was changed by somebody else while you were looking. "
                    "Nothing was decided.",
                    "Look at what is there now, then decide again.",
                    name=row.name,
                )
            check_move(ApplicationStatus(row.status), to, By.STAFF, row.name)
        self._give_up_places([row for row in rows if row.status == ApplicationStatus.ACCEPTED])
        for row in rows:
            row.status, row.decision_reason = to.value, reason.strip()
            row.decided_at, row.decided_by = self.workspace.now, self.workspace.actor.account_id
        self._take_back_messages(rows)
        signed = self._signed() if tell else ""
        if to is ApplicationStatus.ACCEPTED:
            admitted = admit(session, rows, self.workspace.now)
            self._take_back(col(MessageRow.participant_id).in_([person.id for _, person, _ in admitted]))
            for row, person, _ in admitted:
                if tell and person.application_id == row.id:  # once, whoever applied twice
                    self._tell(row, to, self._link(LinkPurpose.PARTICIPANT, person.id, None), note, signed, person.id)
        elif tell:
            for row in rows:
                link = self._link(LinkPurpose.APPLICATION, row.id, LINK_DAYS)
                self._tell(row, to, link, note, signed, None)
        return len(rows)

    def _lines(self, rows: Sequence[ApplicationRow]) -> tuple[ApplicationLine, ...]:
        session = self._session
        forms = forms_by_version(session, {row.form_version_id for row in rows})
        several = set(
            session.exec(
                select(ApplicationRow.side, ApplicationRow.email)
                .where(
                    ApplicationRow.cohort_id == self.workspace.cohort_id,
                    ApplicationRow.status != ApplicationStatus.DRAFT.value,
                    col(ApplicationRow.email).in_([row.email for row in rows]),
                )
                .group_by(ApplicationRow.side, ApplicationRow.email)
                .having(func.count() > 1)
            ).all()
        )
        recommended = dict(
            session.exec(
                select(ReferredRow.application_id, ReferredRow.name).where(
                    col(ReferredRow.application_id).in_([row.id for row in rows])
                )
            ).all()
        )
        return tuple(
            ApplicationLine(
                id=row.id or 0, version=row.version, side=Side(row.side), name=row.name, email=row.email,
                time_zone=row.time_zone, places=row.places, status=ApplicationStatus(row.status), source=row.source,
                submitted_at=row.submitted_at, decided_at=row.decided_at, reason=row.decision_reason,
                form=forms[row.form_version_id], answers=row.answers, consents=consents_of(row),
                repeats=(row.side, row.email) in several, about=About.from_document(row.about),
                recommended_by=recommended.get(row.id or 0, ""),
            )
            for row in rows
        )  # fmt: skip

    def _give_up_places(self, rows: Sequence[ApplicationRow]) -> None:
        """Of people who were accepted and are not any more; refused while one of them is paired."""
        if not rows:
            return
        session = self._session
        people = session.exec(
            select(ParticipantRow).where(col(ParticipantRow.application_id).in_([row.id for row in rows]))
        ).all()
        paired = session.exec(
            select(PairingMemberRow.participant_id)
            .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
            .where(
                col(PairingMemberRow.participant_id).in_([person.id for person in people]),
                col(PairingRow.ended_on).is_(None),
            )
        ).all()
        for person in people:
            if person.id in paired:
                raise Infeasible(
                    "{name} is paired. Nothing was decided.", "End the pairing first, then decide.", name=person.name
                )
            leave(session, person, self.workspace.today, "")

    def _take_back_messages(self, rows: Sequence[ApplicationRow]) -> None:
        """Of earlier decisions, as long as they have not left. Only an acceptance says whose it is; any other is
        taken back where its address applied once: what was written about the other side is not lost."""
        people = select(ParticipantRow.id).where(col(ParticipantRow.application_id).in_([row.id for row in rows]))
        addresses = [row.email for row in rows]
        applied = self._session.exec(
            select(ApplicationRow.email)
            .where(col(ApplicationRow.email).in_(addresses), ApplicationRow.status != ApplicationStatus.DRAFT.value)
            .group_by(ApplicationRow.email)
            .having(func.count() == 1)
        ).all()
        hers = (col(MessageRow.participant_id).is_(None)) & col(MessageRow.to_email).in_(applied)
        self._take_back(or_(col(MessageRow.participant_id).in_(people), hers))

    def _take_back(self, which: Any) -> None:
        unsent = self._session.exec(
            select(MessageRow).where(
                MessageRow.program_id == self.workspace.actor.program_id,
                col(MessageRow.kind).in_([key.value for key in DECISIONS.values()]),
                col(MessageRow.status).in_([status.value for status in CHANGEABLE]),
                which,
            )
        ).all()
        for message in unsent:
            self._session.delete(message)

    def _link(self, purpose: LinkPurpose, subject_id: int | None, days: int | None) -> str:
        session = self._session
        if purpose is LinkPurpose.PARTICIPANT:
            revoke_links(session, purpose, subject_id or 0)
        token = make_link(
            session, purpose, program_id=self.workspace.actor.program_id, subject_id=subject_id,
            now=self.workspace.now, days=days,
        )  # fmt: skip
        return link_address(token)

    def _tell(
        self, row: ApplicationRow, to: ApplicationStatus, link: str, note: str, signed: str, person_id: int | None
    ) -> None:
        program = self.workspace.place.name
        fields = {"name": row.name, "program": program, "link": link, "note": note, "coordinator": signed}
        message = compose(DECISIONS[to], fields)
        put_message(
            self._session, program_id=row.program_id, kind=DECISIONS[to].value, to_name=row.name, to_email=row.email,
            subject=message.subject, body=message.body, now=self.workspace.now, participant_id=person_id,
        )  # fmt: skip

    def _signed(self) -> str:
        account = self._session.get(AccountRow, self.workspace.actor.account_id)
        return account.name if account is not None else self.workspace.place.name


def _turn() -> Any:
    """What is to be decided comes first, then who waits."""
    first = {ApplicationStatus.SUBMITTED.value: 0, ApplicationStatus.WAITLISTED.value: 1}
    return case(first, value=col(ApplicationRow.status), else_=2)
