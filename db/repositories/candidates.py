"""People who might become mentors: brought in, ranked elsewhere, invited, removed. Kept apart from participants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from core.errors import Fault, Infeasible, InvalidInput, NotFound
from core.intake.candidates import Candidate, CandidateStatus, Source, keep_until, origin
from core.messages.templates import Message, MessageKey, MessageTemplate, compose
from core.program.questions import Side
from core.roles import Action
from core.text import text
from db.admission import program_of
from db.facts import as_cohort
from db.message_wording import write
from db.models import ApplicationRow, CandidateRow, CohortRow, ReferredRow
from db.new_program import new_code
from db.outbox import put_message
from db.recommending import join_address, page_address, published_page
from db.recruiting import Looking, looking, mentors_here, past_people
from db.repository import Repository, needs

MOST = 10_000  # of a program


@dataclass(frozen=True)
class CandidateLine:
    """One candidate. ``here``: "applied" or "takes part" as a mentor of this cohort, else empty; ``is_due``: past the
    day until which she may be kept, so that she is to be removed."""

    id: int
    version: int
    candidate: Candidate
    status: CandidateStatus
    here: str
    address: str  # where she applies
    added_at: datetime
    invited_at: datetime | None
    keep_until: date
    is_due: bool


@dataclass(frozen=True)
class Brought:
    """What came of bringing a list. ``declined``: said no before, and left alone."""

    added: int
    changed: int
    declined: int


class Candidates(Repository):
    """Of the whole program; whether somebody is here already is told of the cohort one is working in."""

    @needs(Action.READ_CANDIDATES)
    def looking(self, with_undecided: bool = False) -> Looking:
        """Who looks for a mentor, and where places are free."""
        program = program_of(self._session, self.workspace.actor.program_id)
        return looking(self._session, self.workspace, program, with_undecided)

    @needs(Action.READ_CANDIDATES)
    def all(self) -> tuple[CandidateLine, ...]:
        """Everyone, by name. Five queries."""
        session, here = self._session, self.workspace.cohort_id
        rows = session.exec(select(CandidateRow).order_by(CandidateRow.name, col(CandidateRow.id))).all()
        came = mentors_here(session, self.workspace.actor.program_id, here)
        by_link = set(
            session.exec(
                select(ReferredRow.candidate_id)
                .join(ApplicationRow, col(ApplicationRow.id) == col(ReferredRow.application_id))
                .where(
                    col(ReferredRow.candidate_id).is_not(None),
                    col(ApplicationRow.status).not_in(("draft", "withdrawn")),
                )
            ).all()
        )
        cohort = session.get(CohortRow, here)
        return tuple(self._line(row, came, by_link, cohort) for row in rows)

    @needs(Action.CHANGE_CANDIDATES)
    def bring(self, people: Sequence[Candidate]) -> Brought:
        """Add who is new, bring up to date who is known, leave alone who said no. InvalidInput: nobody, or too many."""
        rows = {row.email: row for row in self._session.exec(select(CandidateRow)).all()}
        if not people:
            raise InvalidInput("Nobody was added.", [Fault("People", text("are none in this list"))])
        if len(rows) + len(people) > MOST:
            raise InvalidInput(
                "Nobody was added.", [Fault("People", text("would be more than {most} candidates", most=MOST))]
            )
        added = changed = declined = 0
        for each in people:
            email = each.email.strip().lower()
            row = rows.get(email)
            if row is None:
                rows[email] = self._add(each, email)
                added += 1
            elif row.status == CandidateStatus.DECLINED:
                declined += 1
            elif (row.name, row.details) != (each.name, each.to_document()):
                row.name, row.source, row.details = each.name, each.source.value, each.to_document()
                changed += 1
        return Brought(added, changed, declined)

    @needs(Action.READ_CANDIDATES)
    def past(self) -> tuple[Candidate, ...]:
        """Who was paired in an earlier cohort of this program, is not here now and no candidate yet."""
        session, here = self._session, self.workspace.cohort_id
        known = set(session.exec(select(CandidateRow.email)).all())
        known |= set(mentors_here(session, self.workspace.actor.program_id, here))
        return past_people(session, here, self.workspace.matching.desk().rules.criteria, known, self.workspace.today)

    @needs(Action.CHANGE_CANDIDATES)
    def bring_past(self, emails: Sequence[str]) -> Brought:
        """Make those of earlier cohorts candidates whose addresses these are."""
        wanted = set(emails)
        return self.bring([one for one in self.past() if one.email in wanted])

    @needs(Action.READ_CANDIDATES)
    def invitation(self, candidate_id: int, why: str, note: str = "", subject: str = "", body: str = "") -> Message:
        """What she would read. InvalidInput with every fault of the wording."""
        row = self._session.get(CandidateRow, candidate_id)
        if row is None:
            raise NotFound("That candidate is not here any more.", "Load the page again.")
        return self._invitation(row, self._fields(why, note), subject, body)

    @needs(Action.CHANGE_CANDIDATES)
    def invite(self, why: Mapping[int, str], note: str = "", subject: str = "", body: str = "") -> int:
        """Write to these candidates: id → why we thought of her. ``subject`` and ``body`` in place of the usual ones.

        All or nothing. Infeasible where nobody can apply now, or somebody said no, or is here already; InvalidInput
        where the wording has faults.
        """
        session, here = self._session, self.workspace.cohort_id
        cohort = session.get(CohortRow, here)
        if cohort is None or not as_cohort(cohort).takes_applications(self.workspace.today):
            raise Infeasible(
                "Nobody can apply today, so nobody was invited.", "Open applications first, under Program, Cohorts."
            )
        came = mentors_here(session, self.workspace.actor.program_id, here)
        fields = self._fields("", note)
        rows = self._rows(list(why))
        for row in rows:
            if row.status == CandidateStatus.DECLINED or row.email in came:
                raise Infeasible(
                    "{name} said no or has applied already; nobody was invited.", "Take {name} out of those you chose.",
                    name=row.name,
                )  # fmt: skip
            message = self._invitation(row, fields | {"why": why[row.id or 0]}, subject, body)
            put_message(
                session, program_id=row.program_id, kind=MessageKey.MENTOR_INVITATION.value, to_name=row.name,
                to_email=row.email, subject=message.subject, body=message.body, now=self.workspace.now,
            )  # fmt: skip
            self._move(row, CandidateStatus.INVITED)
        return len(rows)

    @needs(Action.CHANGE_CANDIDATES)
    def mark(self, candidate_ids: Sequence[int], status: CandidateStatus) -> int:
        """I invited her myself; she said no; or not asked yet after all. How many."""
        rows = self._rows(candidate_ids)
        for row in rows:
            self._move(row, status)
        return len(rows)

    @needs(Action.CHANGE_CANDIDATES)
    def remove(self, candidate_ids: Sequence[int]) -> int:
        """Remove all that is known of them, for good; how many. Messages that have left stay in the outbox."""
        rows = self._rows(candidate_ids)
        for row in rows:
            self._session.delete(row)
        return len(rows)

    def _fields(self, why: str, note: str) -> dict[str, str]:
        """What is the same in everybody's invitation."""
        cohort = self._session.get(CohortRow, self.workspace.cohort_id)
        return {
            "program": self.workspace.place.name, "note": note, "why": why,
            "coordinator": self._signature(),
            "about": published_page(self._session, self.workspace.actor.program_id, Side.MENTOR),
            "link": cohort.mentor_code if cohort is not None else "",
        }  # fmt: skip

    def _invitation(self, row: CandidateRow, fields: Mapping[str, str], subject: str, body: str) -> Message:
        own = MessageTemplate(MessageKey.MENTOR_INVITATION, subject, body, frozenset({"link", "origin"}))
        page = fields["about"]
        filled = {
            **fields, "name": row.name, "origin": str(origin(Source(row.source))),
            "about": page_address(page, row.code) if page else "", "link": join_address(fields["link"], row.code),
        }  # fmt: skip
        if body:
            return compose(MessageKey.MENTOR_INVITATION, filled, own)
        return write(self._session, row.program_id, MessageKey.MENTOR_INVITATION, filled)

    def _rows(self, candidate_ids: Sequence[int]) -> list[CandidateRow]:
        """Those of them that are still here, by id."""
        wanted = sorted(set(candidate_ids))
        found: list[CandidateRow] = []
        for start in range(0, len(wanted), 500):
            found += self._session.exec(
                select(CandidateRow)
                .where(col(CandidateRow.id).in_(wanted[start : start + 500]))
                .order_by(col(CandidateRow.id))
                .with_for_update()
            ).all()
        return found

    def _add(self, one: Candidate, email: str) -> CandidateRow:
        row = CandidateRow(
            program_id=self.workspace.actor.program_id, name=one.name, email=email, source=one.source.value,
            details=one.to_document(), code=new_code(), added_at=self.workspace.now,
            account_id=self.workspace.actor.account_id,
            keep_until=keep_until(CandidateStatus.NEW, self.workspace.today),
        )  # fmt: skip
        self._session.add(row)
        return row

    def _move(self, row: CandidateRow, status: CandidateStatus) -> None:
        row.status = status.value
        row.keep_until = keep_until(status, self.workspace.today)
        if status is CandidateStatus.INVITED:
            row.invited_at = self.workspace.now

    def _line(
        self, row: CandidateRow, came: Mapping[str, str], by_link: set[int | None], cohort: CohortRow | None
    ) -> CandidateLine:
        here = came.get(row.email, "applied" if row.id in by_link else "")
        status = CandidateStatus.APPLIED if here else CandidateStatus(row.status)
        return CandidateLine(
            id=row.id or 0, version=row.version,
            candidate=Candidate.from_document(row.name, row.email, row.source, row.details), status=status, here=here,
            address=join_address(cohort.mentor_code, row.code) if cohort is not None else "", added_at=row.added_at,
            invited_at=row.invited_at, keep_until=row.keep_until, is_due=row.keep_until < self.workspace.today,
        )  # fmt: skip
