"""Recommending: a link for each who takes part, and how many came by it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from core.errors import NotFound
from core.intake.applications import ApplicationStatus
from core.messages.templates import MessageKey
from core.program.questions import Side
from core.roles import Action
from db.message_wording import write
from db.models import ApplicationRow, CohortRow, ParticipantRow, ReferralRow, ReferredRow
from db.new_program import new_code
from db.outbox import put_message
from db.recommending import join_address, page_address, published_page
from db.repository import Repository, needs


@dataclass(frozen=True)
class ReferralLine:
    """One who may recommend. ``address`` is empty until the link is made; ``came``: applications handed in by it."""

    participant_id: int
    name: str
    email: str
    side: Side
    address: str
    came: int
    accepted: int


class Referrals(Repository):
    """Mentors (of a peer program: everyone) of the cohort one is working in."""

    @needs(Action.READ_CANDIDATES)
    def all(self) -> tuple[ReferralLine, ...]:
        """Who brought most first, then by name. Five queries."""
        return self._lines(self._people())

    @needs(Action.CHANGE_CANDIDATES)
    def make(self) -> int:
        """A link for each who has none yet; how many."""
        people = self._people()
        made = set(
            self._session.exec(
                select(ReferralRow.participant_id).where(
                    col(ReferralRow.participant_id).in_([person.id for person in people])
                )
            ).all()
        )
        fresh = [person for person in people if person.id not in made]
        for person in fresh:
            self._session.add(self._new(person.id or 0))
        return len(fresh)

    @needs(Action.CHANGE_CANDIDATES)
    def write(self, participant_ids: Sequence[int], note: str = "") -> int:
        """Put a message with her link into the outbox for each of them who has one; how many."""
        wanted = set(participant_ids)
        signed = self._signature()
        told = [line for line in self._lines(self._people()) if line.participant_id in wanted and line.address]
        for line in told:
            fields = {"name": line.name, "program": self.workspace.place.name, "link": line.address, "note": note,
                      "coordinator": signed}  # fmt: skip
            message = write(self._session, self.workspace.actor.program_id, MessageKey.REFERRAL, fields)
            put_message(
                self._session, program_id=self.workspace.actor.program_id, kind=MessageKey.REFERRAL.value,
                to_name=line.name, to_email=line.email, subject=message.subject, body=message.body,
                now=self.workspace.now, participant_id=line.participant_id,
            )  # fmt: skip
        return len(told)

    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[ReferralLine, ...]:
        """My own places by which I may recommend; how many came is the team's to know."""
        rows = self._own()
        codes = self._codes([row.id or 0 for row in rows])
        return tuple(
            ReferralLine(
                row.id or 0, row.name, row.email, Side(row.side), self._address(row, codes.get(row.id or 0, "")), 0, 0
            )
            for row in rows
        )

    @needs(Action.CHANGE_OWN_PART)
    def make_mine(self, participant_id: int) -> None:
        """Make my link, unless there is one."""
        if participant_id not in {row.id for row in self._own()}:
            raise NotFound("That is not here.", "Load the page again.")
        if not self._codes([participant_id]):
            self._session.add(self._new(participant_id))

    def _people(self) -> Sequence[ParticipantRow]:
        return self._session.exec(
            select(ParticipantRow)
            .where(
                ParticipantRow.cohort_id == self.workspace.cohort_id,
                ParticipantRow.side != Side.MENTEE.value,
                ParticipantRow.status != "left",
            )
            .order_by(ParticipantRow.name, col(ParticipantRow.id))
        ).all()

    def _own(self) -> Sequence[ParticipantRow]:
        return self._session.exec(
            select(ParticipantRow).where(
                col(ParticipantRow.id).in_(self.workspace.actor.participant_ids),
                ParticipantRow.side != Side.MENTEE.value,
                ParticipantRow.status != "left",
            )
        ).all()

    def _lines(self, people: Sequence[ParticipantRow]) -> tuple[ReferralLine, ...]:
        codes = self._codes([person.id or 0 for person in people])
        came, accepted = Counter[int](), Counter[int]()
        for participant_id, status in self._session.exec(
            select(ReferredRow.participant_id, ApplicationRow.status)
            .join(ApplicationRow, col(ApplicationRow.id) == col(ReferredRow.application_id))
            .where(ApplicationRow.status != ApplicationStatus.DRAFT.value)
        ).all():
            came[participant_id or 0] += 1
            accepted[participant_id or 0] += status == ApplicationStatus.ACCEPTED
        cohort, page = self._where(people[0]) if people else (None, "")
        lines = [
            ReferralLine(
                person.id or 0, person.name, person.email, Side(person.side),
                _address(cohort, page, Side(person.side), codes.get(person.id or 0, "")),
                came[person.id or 0], accepted[person.id or 0],
            )
            for person in people
        ]  # fmt: skip
        return tuple(sorted(lines, key=lambda line: (-line.came, line.name, line.participant_id)))

    def _codes(self, participant_ids: Sequence[int]) -> dict[int, str]:
        rows = self._session.exec(
            select(ReferralRow.participant_id, ReferralRow.code).where(
                col(ReferralRow.participant_id).in_(participant_ids)
            )
        ).all()
        return dict(rows)

    def _where(self, person: ParticipantRow) -> tuple[CohortRow | None, str]:
        """The cohort to apply to, and the code of the page that tells what it means, where that is published."""
        return self._session.get(CohortRow, person.cohort_id), published_page(
            self._session, person.program_id, Side(person.side)
        )

    def _address(self, person: ParticipantRow, code: str) -> str:
        return _address(*self._where(person), Side(person.side), code)

    def _new(self, participant_id: int) -> ReferralRow:
        return ReferralRow(
            program_id=self.workspace.actor.program_id, participant_id=participant_id, code=new_code(),
            created_at=self.workspace.now,
        )  # fmt: skip


def _address(cohort: CohortRow | None, page: str, side: Side, code: str) -> str:
    if not code or cohort is None:
        return ""
    if page:
        return page_address(page, code)
    return join_address(cohort.mentor_code if side is Side.MENTOR else cohort.mentee_code, code)
