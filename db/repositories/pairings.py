"""Pairings: who is together, ending one, and one's own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.program.program import Lead
from core.program.questions import Side
from core.roles import Action
from core.text import text
from core.tracking.closing import Afterwards
from core.tracking.closure import ENDINGS, Ending
from db.admission import program_of
from db.introductions import meeting_file, shared_answers
from db.leaving import decide_again, end
from db.models import CohortRow, PairingMemberRow, PairingRow, ParticipantRow
from db.repository import Repository, needs


@dataclass(frozen=True)
class Member:
    id: int
    name: str
    email: str
    side: Side


@dataclass(frozen=True)
class Pairing:
    """People who are together from a day on, and until a day where it has ended; mentees first."""

    id: int
    version: int
    members: tuple[Member, ...]
    reasons: tuple[str, ...]
    started_on: date
    ended_on: date | None
    end_reason: str

    @property
    def names(self) -> str:
        return " & ".join(member.name for member in self.members)

    @property
    def two_sides(self) -> tuple[str, str]:
        """Names of the mentees, and of the mentor; of peers, the first and the others."""
        first = [n for n, member in enumerate(self.members) if member.side is Side.MENTEE] or [0]
        left = [member.name for n, member in enumerate(self.members) if n in first]
        return ", ".join(left), ", ".join(member.name for n, member in enumerate(self.members) if n not in first)


@dataclass(frozen=True)
class Partner:
    """What one may know of a partner: name, how to reach her, and what she shares, as questions and answers."""

    name: str
    email: str
    side: Side
    profile: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OwnPairing:
    """``first_meeting_at``: the time that was suggested for it; ``calendar``: the calendar file of it, as text."""

    partners: tuple[Partner, ...]
    reasons: tuple[str, ...]
    started_on: date
    ended_on: date | None
    first_meeting_at: datetime | None = None
    calendar: str = ""
    id: int = 0
    afterwards: Afterwards | None = None  # what holds for contact once it has ended
    paused_until: date | None = None


@dataclass(frozen=True)
class MyPart:
    """One of my places in a cohort, and my pairings in it; none yet means that I am waiting.

    ``starts_on`` and ``closes_on`` are the cohort's: when it begins, and when applications close.
    """

    participant_id: int
    name: str
    side: Side
    paused: bool
    cohort: str
    starts_on: date | None
    closes_on: date | None
    now: tuple[OwnPairing, ...]
    before: tuple[OwnPairing, ...]
    leads: bool
    cadence_days: int
    minutes: int
    time_zone: str = "UTC"


class Pairings(Repository):
    """Of the cohort one is working in; of a participant: her own, in every cohort of the program."""

    @needs(Action.READ_PAIRINGS)
    def all(self) -> tuple[Pairing, ...]:
        """Every pairing of the cohort, those that go on first, then the newest. Two queries."""
        here = PairingRow.cohort_id == self.workspace.cohort_id
        rows = self._session.exec(select(PairingRow).where(here).order_by(col(PairingRow.id).desc())).all()
        members = self._session.exec(
            select(PairingMemberRow, ParticipantRow)
            .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
            .join(PairingRow, col(PairingRow.id) == PairingMemberRow.pairing_id)
            .where(here)
            .order_by(col(PairingMemberRow.side), ParticipantRow.name)
        ).all()
        of: dict[int, list[Member]] = {}
        for member, person in members:
            of.setdefault(member.pairing_id, []).append(
                Member(member.participant_id, person.name, person.email, Side(member.side))
            )
        found = [
            Pairing(
                id=row.id or 0, version=row.version, members=tuple(sorted(of.get(row.id or 0, []), key=_mentees_first)),
                reasons=tuple(map(str, row.reasons)), started_on=row.started_on, ended_on=row.ended_on,
                end_reason=row.end_reason,
            )
            for row in rows
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda pairing: pairing.ended_on is not None))

    @needs(Action.END_PAIRING)
    def end(
        self, pairing_id: int, version: int, reason: str, ending: Ending | None = None,
        again: Mapping[int, bool] | None = None, members: Collection[int] | None = None,
    ) -> None:  # fmt: skip
        """End a pairing today; all have a place free again. ``again``: by person, whether she may be matched again;
        who may not, takes a break. ``members``: whom it was seen with, since another may have got the number of one
        that was taken back. Raises InvalidInput with neither a reason nor an ending."""
        if not reason.strip() and ending is None:
            raise InvalidInput(
                "The pairing was left as it is.", [Fault("Reason", text("is empty; say in a few words why it ends"))]
            )
        row = self._session.get(PairingRow, pairing_id)
        if row is None:
            raise NotFound("That pairing is not here.", "Load the page again.")
        inside = select(PairingMemberRow.participant_id).where(PairingMemberRow.pairing_id == pairing_id)
        another = members is not None and set(self._session.exec(inside).all()) != set(members)
        if row.version != version or row.ended_on is not None or another:
            raise Conflict("This pairing was changed or ended meanwhile.", "Look at it as it is now.")
        words = reason.strip() or (str(ENDINGS[ending]) if ending is not None else "")
        end(self._session, row, self.workspace.today, words, ending)
        decide_again(self._session, row, again or {})

    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[MyPart, ...]:
        """My places in this program, the newest first, each with my pairings. Six queries at most."""
        own = tuple(self.workspace.actor.participant_ids)
        session = self._session
        people = session.exec(
            select(ParticipantRow, CohortRow)
            .join(CohortRow, col(CohortRow.id) == ParticipantRow.cohort_id)
            .where(col(ParticipantRow.id).in_(own), ParticipantRow.status != "left")
            .order_by(col(ParticipantRow.id).desc())
        ).all()
        joined = session.exec(select(PairingMemberRow).where(col(PairingMemberRow.participant_id).in_(own))).all()
        ids = {member.pairing_id for member in joined}
        pairings = session.exec(
            select(PairingRow).where(col(PairingRow.id).in_(ids)).order_by(col(PairingRow.started_on))
        ).all()
        others = session.exec(
            select(PairingMemberRow, ParticipantRow)
            .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
            .where(col(PairingMemberRow.pairing_id).in_(ids))
            .order_by(ParticipantRow.name)
        ).all()
        program = program_of(session, self.workspace.actor.program_id)
        parts = []
        for person, cohort in people:
            number = person.id or 0
            of_mine = {member.pairing_id for member in joined if member.participant_id == number}
            found = [
                OwnPairing(
                    id=row.id or 0,
                    partners=tuple(
                        _partner(member, other, still=row.ended_on is None)
                        for member, other in others
                        if member.pairing_id == row.id and member.participant_id != number
                    ),
                    reasons=_reasons(row, [other for member, other in others if member.pairing_id == row.id]),
                    started_on=row.started_on,
                    ended_on=row.ended_on,
                    first_meeting_at=row.first_meeting_at,
                    afterwards=Afterwards(row.afterwards) if row.afterwards else None,
                    paused_until=row.paused_until,
                    calendar=meeting_file(
                        program,
                        [one.name for member, one in others if member.pairing_id == row.id],
                        row.id or 0,
                        row.first_meeting_at,
                        row.published_at,
                    ),
                )
                for row in pairings
                if row.id in of_mine
            ]
            parts.append(
                MyPart(
                    participant_id=number, name=person.name, side=Side(person.side), paused=person.status == "paused",
                    cohort=cohort.name, starts_on=cohort.starts_on, closes_on=cohort.closes_on,
                    now=tuple(each for each in found if each.ended_on is None),
                    before=tuple(each for each in found if each.ended_on is not None),
                    leads=person.side == Side.PEER or person.side == Lead(program.lead).value,
                    cadence_days=program.cadence_days, minutes=program.meeting_minutes, time_zone=person.time_zone,
                )
            )  # fmt: skip
        return tuple(parts)


def _reasons(row: PairingRow, members: Sequence[ParticipantRow]) -> tuple[str, ...]:
    """They tell of answers of both, so they are told only as long as both share theirs."""
    return tuple(map(str, row.reasons)) if all(member.shared for member in members) else ()


def _mentees_first(member: Member) -> tuple[bool, str]:
    return member.side is Side.MENTOR, member.name


def _partner(member: PairingMemberRow, person: ParticipantRow, *, still: bool) -> Partner:
    """Address and profile of a partner of now; of an earlier one the name alone."""
    profile = shared_answers(person.shared) if still else ()
    return Partner(person.name, person.email if still else "", Side(member.side), profile)
