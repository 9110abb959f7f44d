"""Applications as staff see them: who handed in what, and what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, or_
from sqlmodel import col, func, select

from core.errors import Conflict, InvalidInput
from core.intake.about import About
from core.intake.applications import ApplicationStatus, By, check_move
from core.intake.consent import Consent
from core.intake.deciding import Ground
from core.messages.templates import MessageKey
from core.program.questions import Form, Side
from core.roles import Action
from db.admission import admit, consents_of, forms_by_version, program_of
from db.decisions import Decision, decisions_of, give_up_places, take_back, take_back_messages
from db.gates import current_requirements
from db.links import LinkPurpose, link_address, make_link, revoke_links
from db.message_wording import write
from db.models import (
    ApplicationRow,
    DecisionRow,
    MessageRow,
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
    ApplicationStatus.WITHDRAWN: MessageKey.WITHDRAWN,  # as she asked, by telephone or letter
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
    decisions: tuple[Decision, ...]  # the newest first
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
        page: int | None = 0,
    ) -> Queue:
        """One page of what was handed in; every word of ``search`` is in the name or the address. Seven queries.

        ``page`` None: all that fit, at once.
        """
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
            .offset(0 if page is None else page * PAGE)
            .limit(None if page is None else PAGE)
        ).all()
        return Queue(self._lines(rows), total, counts)

    @needs(Action.EXPORT_PEOPLE)
    def export(
        self, *, sides: Sequence[Side] = (), statuses: Sequence[ApplicationStatus] = (), search: str = ""
    ) -> tuple[ApplicationLine, ...]:
        """All that fit, to be taken away as a file."""
        return self.queue(sides=sides, statuses=statuses, search=search, page=None).lines

    @needs(Action.DECIDE_APPLICATION)
    def decide(
        self,
        seen: Mapping[int, int],
        to: ApplicationStatus,
        *,
        ground: Ground = Ground.NONE,
        reason: str = "",
        note: str = "",
        tell: bool = True,
    ) -> int:
        """Accept, put on the waiting list, decline, or take off as they asked; how many. All of them or none.

        ``seen``: application id → the version that was looked at. ``ground`` and ``reason`` are for the record, with
        the version of what is looked for; ``note`` goes into the message. A decision about an earlier one replaces its
        message where that has not left yet. Who is accepted gets a place and a personal link; who loses the place,
        and is not paired, loses the link too.
        """
        session = self._session
        if to not in DECISIONS:
            raise InvalidInput("An application is accepted, put on the waiting list or declined.", [])
        # one at a time, imports too: a person who applied twice, accepted by two at once, is one participant
        self._one_at_a_time()
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
        accepted = [row for row in rows if row.status == ApplicationStatus.ACCEPTED]
        give_up_places(session, accepted, self.workspace.today, self.workspace.now)
        for row in rows:
            row.status, row.decision_reason = to.value, reason.strip()
            row.decided_at, row.decided_by = self.workspace.now, self.workspace.actor.account_id
        self._keep_decisions(rows, to, ground, reason.strip())
        kinds = [key.value for key in DECISIONS.values()]
        take_back_messages(session, rows, kinds)
        signed = self._signature() if tell else ""
        if to is ApplicationStatus.ACCEPTED:
            admitted = admit(session, rows, self.workspace.now)
            take_back(session, kinds, col(MessageRow.participant_id).in_([each.person.id for each in admitted]))
            for row, person, _is_new, _agreed in admitted:
                if tell and person.application_id == row.id:  # once, whoever applied twice
                    self._tell(row, to, self._link(LinkPurpose.PARTICIPANT, person.id, None), note, signed, person.id)
        elif tell:
            for row in rows:
                link = self._link(LinkPurpose.APPLICATION, row.id, LINK_DAYS)
                self._tell(row, to, link, note, signed, None)
        return len(rows)

    def _keep_decisions(
        self, rows: Sequence[ApplicationRow], to: ApplicationStatus, ground: Ground, reason: str
    ) -> None:
        program = program_of(self._session, self.workspace.actor.program_id)
        number = current_requirements(self._session, program).number
        for row in rows:
            self._session.add(
                DecisionRow(
                    program_id=row.program_id, application_id=row.id or 0, status=to.value, code=ground.value,
                    reason=reason, requirements=number, at=self.workspace.now,
                    account_id=self.workspace.actor.account_id,
                )
            )  # fmt: skip

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
        decided = decisions_of(session, [row.id or 0 for row in rows])
        return tuple(
            ApplicationLine(
                id=row.id or 0, version=row.version, side=Side(row.side), name=row.name, email=row.email,
                time_zone=row.time_zone, places=row.places, status=ApplicationStatus(row.status), source=row.source,
                submitted_at=row.submitted_at, decided_at=row.decided_at, reason=row.decision_reason,
                form=forms[row.form_version_id], answers=row.answers, consents=consents_of(row),
                repeats=(row.side, row.email) in several, decisions=tuple(decided.get(row.id or 0, ())),
                about=About.from_document(row.about),
                recommended_by=recommended.get(row.id or 0, ""),
            )
            for row in rows
        )  # fmt: skip

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
        message = write(self._session, row.program_id, DECISIONS[to], fields, row.language)
        put_message(
            self._session, program_id=row.program_id, kind=DECISIONS[to].value, to_name=row.name, to_email=row.email,
            subject=message.subject, body=message.body, now=self.workspace.now, participant_id=person_id,
        )  # fmt: skip


def _turn() -> Any:
    """What is to be decided comes first, then who waits."""
    first = {ApplicationStatus.SUBMITTED.value: 0, ApplicationStatus.WAITLISTED.value: 1}
    return case(first, value=col(ApplicationRow.status), else_=2)
