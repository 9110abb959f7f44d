"""Lists of past meetings: what they meet here, and bringing them in whole or not at all."""

from collections.abc import Sequence

from sqlmodel import col, select

from core.errors import Fault, InvalidInput
from core.intake.meeting_checks import CheckedMeeting, MeetingsThere, MeetingWish, Stretch, check_meetings
from core.intake.pair_checks import PairIds, State
from core.intake.pair_lists import PairPerson
from core.program.questions import Side
from core.roles import Action
from core.text import Text
from core.tracking.meetings import Meeting
from db.import_before import MEETINGS
from db.models import (
    AttendanceRow,
    ImportRow,
    MeetingRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
)
from db.repositories.pair_lists import BroughtPairs
from db.repository import Repository, needs


class PastMeetings(Repository):
    """Into the pairings of the cohort one is working in."""

    @needs(Action.READ_MEETINGS)
    def there(self) -> MeetingsThere:
        """Everyone of the cohort, also who left; who is or was together; and the days of meetings. Three queries."""
        session, here = self._session, self.workspace.cohort_id
        people = tuple(
            PairPerson(row.id or 0, Side(row.side), row.name, row.email, 0, 0, "")
            for row in session.exec(
                select(ParticipantRow).where(ParticipantRow.cohort_id == here).order_by(ParticipantRow.name)
            ).all()
        )
        known = session.exec(
            select(col(MeetingRow.pairing_id), col(MeetingRow.met_on))
            .join(PairingRow, col(PairingRow.id) == MeetingRow.pairing_id)
            .where(PairingRow.cohort_id == here)
        ).all()
        stretches: dict[PairIds, list[Stretch]] = {}
        for pairing, members in self._members().values():
            stretch = Stretch(pairing.id or 0, pairing.started_on, pairing.ended_on)
            for one in members:
                for other in members:
                    of_peers = one.side == other.side == Side.PEER and one.participant_id < other.participant_id
                    if of_peers or (one.side, other.side) == (Side.MENTEE, Side.MENTOR):
                        stretches.setdefault((one.participant_id, other.participant_id), []).append(stretch)
        return MeetingsThere(
            people,
            {pair: tuple(own) for pair, own in stretches.items()},
            frozenset((pairing, on) for pairing, on in known),
        )

    @needs(Action.IMPORT_MEETINGS)
    def bring(self, wishes: Sequence[MeetingWish], file_name: str, left_out: int = 0) -> BroughtPairs:
        """Note these meetings as held, by the team; what is here already stays. Nobody is written to. One transaction.

        Raises InvalidInput where there is none, or for every meeting that can't be any more.
        """
        here = self.workspace.cohort_id
        # a pairing that ends or is taken back at this moment waits, or is read
        self._one_at_a_time()
        checked = check_meetings(wishes, self.there(), self.workspace.today)
        faults = [
            Fault(f"row {each.wish.row}", each.why)
            for each in checked
            if each.state is State.OUT and each.why is not None
        ]
        if not wishes:
            faults = [Fault("Meetings", Text("are none in this list that could come in"))]
        if faults:
            raise InvalidInput("No meeting was brought in.", faults)
        done = self._note([each for each in checked if each.state is State.NEW])
        batch = ImportRow(
            program_id=self.workspace.actor.program_id, cohort_id=here, side=MEETINGS, at=self.workspace.now,
            file_name=file_name[:200], account_id=self.workspace.actor.account_id, mapping={"meetings": done},
            left_out=left_out, added=len(done), unchanged=len(checked) - len(done),
        )  # fmt: skip
        self._session.add(batch)
        return BroughtPairs(batch.added, 0, batch.unchanged)

    def _note(self, new: Sequence[CheckedMeeting]) -> list[list[int]]:
        """Write the meetings with all members of each pairing; their ids, and which change of each was left behind."""
        program_id, now, members = self.workspace.actor.program_id, self.workspace.now, self._members()
        rows = []
        for each in new:
            wish = each.wish
            meeting = Meeting(wish.on, wish.minutes, way=wish.way, from_list=True)
            rows.append(
                MeetingRow(
                    program_id=program_id, pairing_id=each.pairing or 0, met_on=wish.on, minutes=wish.minutes,
                    way=wish.way.value if wish.way else "", state=meeting.state.value, created_at=now,
                    document=meeting.to_document(),
                )
            )  # fmt: skip
        self._session.add_all(rows)
        self._session.flush()
        self._session.add_all(
            AttendanceRow(
                program_id=program_id, pairing_id=row.pairing_id, meeting_id=row.id or 0,
                participant_id=one.participant_id,
            )
            for row in rows
            for one in members[row.pairing_id][1]
        )  # fmt: skip
        self._session.flush()
        return [[row.id or 0, row.version] for row in rows]

    def _members(self) -> dict[int, tuple[PairingRow, list[PairingMemberRow]]]:
        """The pairings of the cohort with their members, by id. One query."""
        rows = self._session.exec(
            select(PairingRow, PairingMemberRow)
            .join(PairingMemberRow, col(PairingMemberRow.pairing_id) == col(PairingRow.id))
            .where(PairingRow.cohort_id == self.workspace.cohort_id)
            .order_by(col(PairingRow.id), col(PairingMemberRow.participant_id))
        ).all()
        found: dict[int, tuple[PairingRow, list[PairingMemberRow]]] = {}
        for pairing, member in rows:
            found.setdefault(pairing.id or 0, (pairing, []))[1].append(member)
        return found
