"""Meetings of one's own pairing: planned, noted, agreed to; what each keeps of them for herself; actions agreed on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.roles import Action
from core.text import text
from core.tracking.meetings import AgendaItem, Extra, Meeting, MeetingState, check_agenda, check_meeting
from db.admission import program_of
from db.free_times import times_in_common
from db.meeting_rows import meetings_of, write_meeting
from db.models import AgreedActionRow, MeetingRow, OwnMeetingRow
from db.own_pairings import Together, own_pairing, own_pairings
from db.private_notes import seal, unseal
from db.repository import Repository, needs

LONGEST_NOTE = 4000


@dataclass(frozen=True)
class OwnWord:
    """What I keep of a meeting: a rating of 1 to 5 that the team sees and the partner never; a note that nobody else
    is shown, None where today's key does not open it; minutes beside the meeting."""

    rating: int | None = None
    note: str | None = ""
    extra: Extra = field(default=Extra())


@dataclass(frozen=True)
class PairingMeeting:
    id: int
    version: int
    meeting: Meeting
    own: OwnWord


@dataclass(frozen=True)
class AgreedAction:
    id: int
    version: int
    what: str
    owner: int | None
    due: date | None
    done_on: date | None


@dataclass(frozen=True)
class MeetingsTogether:
    """A pairing of mine with its meetings, the newest day first, and its actions, the open ones first."""

    together: Together
    meetings: tuple[PairingMeeting, ...]
    actions: tuple[AgreedAction, ...]


class Meetings(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[MeetingsTogether, ...]:
        """Of each pairing of mine that goes on. Eight queries, and one more where there is a private note."""
        session = self._session
        pairings = own_pairings(session, self.workspace)
        ids = [each.id for each in pairings]
        own = {
            row.meeting_id: OwnWord(row.rating, unseal(session, row.note), Extra(row.preparation, row.travel))
            for row in session.exec(
                select(OwnMeetingRow).where(
                    col(OwnMeetingRow.participant_id).in_(tuple(self.workspace.actor.participant_ids))
                )
            ).all()
        }
        found = meetings_of(session, ids)
        actions = session.exec(
            select(AgreedActionRow)
            .where(col(AgreedActionRow.pairing_id).in_(ids))
            .order_by(col(AgreedActionRow.done_on).is_not(None), col(AgreedActionRow.due), col(AgreedActionRow.id))
        ).all()
        return tuple(
            MeetingsTogether(
                each,
                tuple(
                    PairingMeeting(row.id or 0, row.version, meeting, own.get(row.id or 0, OwnWord()))
                    for row, meeting in found
                    if row.pairing_id == each.id
                ),
                tuple(_action(row) for row in actions if row.pairing_id == each.id),
            )
            for each in pairings
        )

    @needs(Action.READ_OWN_PAIRING)
    def times_mine(self, pairing_id: int) -> tuple[datetime, ...]:
        """Times at which both could meet, from what both said; none where one did not say or does not share it."""
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        ids = [one.id for one in pairing.people]
        return times_in_common(self._session, ids, self.workspace.today, pairing.minutes)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def plan_mine(self, pairing_id: int, meeting: Meeting) -> int:
        """Plan a meeting at ``meeting.begins``; its id. Raises InvalidInput where that is over already, or the program
        asks for an agenda and there is none."""
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        if program_of(self._session, self.workspace.actor.program_id).agenda_first:
            check_agenda(meeting.agenda)
        planned = self._to_come(replace(meeting, state=MeetingState.PLANNED))
        return write_meeting(self._session, self._new(pairing), planned)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def move_mine(self, meeting_id: int, version: int, begins: datetime) -> None:
        """Put a planned meeting to another time."""
        row, meeting, _ = self._planned(meeting_id, version)
        write_meeting(self._session, row, self._to_come(replace(meeting, begins=begins, moved=meeting.moved + 1)))

    @needs(Action.CHANGE_OWN_MEETINGS)
    def cancel_mine(self, meeting_id: int, version: int) -> None:
        """It does not take place, and that was said in time."""
        row, meeting, pairing = self._planned(meeting_id, version)
        cancelled = replace(meeting, state=MeetingState.CANCELLED, logged_by=pairing.me.id)
        write_meeting(self._session, row, cancelled)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def miss_mine(self, meeting_id: int, version: int, missed_by: int) -> None:
        """Somebody of the pairing did not come."""
        row, meeting, pairing = self._planned(meeting_id, version)
        if not pairing.name(missed_by):
            raise InvalidInput("The meeting is left as it was.", [Fault("Who", text("is nobody of this pairing"))])
        missed = replace(meeting, state=MeetingState.MISSED, missed_by=missed_by, logged_by=pairing.me.id)
        write_meeting(self._session, row, missed)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def reopen_mine(self, meeting_id: int, version: int) -> None:
        """What I said of a planned meeting was wrong; nobody has said anything of it again, unless another agreed."""
        row, meeting, pairing = self._own(meeting_id, version)
        if meeting.logged_by != pairing.me.id or meeting.confirmed_by is not None or not meeting.was_planned:
            raise Conflict("This is not your word alone to take back.", "Ask whoever noted or confirmed it.")
        opened = replace(meeting, state=MeetingState.PLANNED, came=frozenset(), missed_by=None, logged_by=None)
        write_meeting(self._session, row, opened)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def set_agenda(self, meeting_id: int, version: int, items: Sequence[AgendaItem]) -> None:
        """What is to be talked about, by either of the two."""
        row, meeting, _ = self._planned(meeting_id, version)
        kept = tuple(replace(item, what=item.what.strip()) for item in items if item.what.strip())
        if program_of(self._session, self.workspace.actor.program_id).agenda_first:
            check_agenda(kept)
        write_meeting(self._session, row, self._checked(replace(meeting, agenda=kept)))

    @needs(Action.CHANGE_OWN_MEETINGS)
    def log_mine(self, pairing_id: int, meeting: Meeting, own: OwnWord, planned: tuple[int, int] | None = None) -> int:
        """Note that we met; its id. ``planned``: id and version of the meeting that it was planned as.

        It is my word until somebody else of the pairing confirms it. Raises InvalidInput with all faults.
        """
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        row, before = self._new(pairing), meeting
        if planned is not None:
            row, before, of = self._planned(*planned)
            if of.id != pairing.id:
                raise NotFound("That meeting is not here.", "Load the page again.")
        came = frozenset(id for id in meeting.came if pairing.name(id))
        held = replace(
            meeting, state=MeetingState.HELD, came=came, logged_by=pairing.me.id, confirmed_by=None, missed_by=None,
            begins=before.begins if planned else None, moved=before.moved, agenda=before.agenda,
        )  # fmt: skip
        id = write_meeting(self._session, row, self._checked(held))
        self._keep(id, pairing.me.id, own)
        return id

    @needs(Action.CHANGE_OWN_MEETINGS)
    def confirm_mine(self, meeting_id: int, version: int) -> None:
        """Agree that a meeting was as the other noted it."""
        row, meeting, pairing = self._own(meeting_id, version)
        if meeting.logged_by == pairing.me.id:
            raise Conflict("You noted this meeting yourself.", "The other one confirms it.")
        if meeting.state is not MeetingState.HELD:
            raise Conflict("Nobody has noted yet that you met.", "Note it yourself, if you did.")
        row.confirmed_by_id = pairing.me.id

    @needs(Action.CHANGE_OWN_MEETINGS)
    def remove_mine(self, meeting_id: int, version: int) -> None:
        """Take away a meeting that I noted by mistake, as long as nobody confirmed it."""
        row, meeting, pairing = self._own(meeting_id, version)
        if meeting.logged_by != pairing.me.id or meeting.confirmed_by is not None:
            raise Conflict("This meeting is not yours alone to remove.", "Ask whoever noted or confirmed it.")
        self._session.delete(row)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def keep_own(self, meeting_id: int, own: OwnWord) -> None:
        """Rate it and note something for myself, then or later. A note of None stays as it is."""
        row = self._session.get(MeetingRow, meeting_id)
        if row is None:
            raise NotFound("That meeting is not here.", "Load the page again.")
        self._keep(meeting_id, own_pairing(self._session, self.workspace, row.pairing_id).me.id, own)

    @needs(Action.CHANGE_OWN_MEETINGS)
    def agree_action(self, pairing_id: int, what: str, owner: int | None, due: date | None) -> int:
        """Somebody does something by a day; its id."""
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        if not what.strip() or len(what) > LONGEST_NOTE:
            raise InvalidInput("Nothing was noted.", [Fault("What", text("is empty or very long; one line is enough"))])
        row = AgreedActionRow(
            program_id=self.workspace.actor.program_id, pairing_id=pairing.id, what=what.strip(), due=due,
            owner_id=owner if pairing.name(owner) else None, created_at=self.workspace.now,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    @needs(Action.CHANGE_OWN_MEETINGS)
    def tick_action(self, action_id: int, version: int, done: bool) -> None:
        """It is done, today; or not after all."""
        row = self._session.get(AgreedActionRow, action_id)
        if row is None:
            raise NotFound("That is not here.", "Load the page again.")
        own_pairing(self._session, self.workspace, row.pairing_id)
        if row.version != version:
            raise Conflict("This was changed meanwhile.", "Look at it as it is now.")
        row.done_on = self.workspace.today if done else None

    def _new(self, pairing: Together) -> MeetingRow:
        return MeetingRow(
            program_id=self.workspace.actor.program_id, pairing_id=pairing.id, met_on=self.workspace.today,
            state=MeetingState.PLANNED.value, created_at=self.workspace.now,
        )  # fmt: skip

    def _to_come(self, meeting: Meeting) -> Meeting:
        """Checked, with the day of the program's zone on which it begins."""
        if meeting.begins is None or meeting.begins <= self.workspace.now:
            raise InvalidInput(
                "The meeting is not planned yet.",
                [Fault("Time", text("is over already; choose one to come, or note that you met"))],
            )
        day = meeting.begins.astimezone(ZoneInfo(self.workspace.place.time_zone)).date()
        return self._checked(replace(meeting, on=day))

    def _checked(self, meeting: Meeting) -> Meeting:
        check_meeting(meeting, self.workspace.today)
        return meeting

    def _own(self, meeting_id: int, version: int) -> tuple[MeetingRow, Meeting, Together]:
        row = self._session.get(MeetingRow, meeting_id)
        if row is None:
            raise NotFound("That meeting is not here.", "Load the page again.")
        pairing = own_pairing(self._session, self.workspace, row.pairing_id)
        if row.version != version:
            raise Conflict("The other one changed this meeting meanwhile.", "Look at it as it is now.")
        [(_, meeting)] = [each for each in meetings_of(self._session, [row.pairing_id]) if each[0].id == meeting_id]
        return row, meeting, pairing

    def _planned(self, meeting_id: int, version: int) -> tuple[MeetingRow, Meeting, Together]:
        row, meeting, pairing = self._own(meeting_id, version)
        if meeting.state is not MeetingState.PLANNED:
            raise Conflict("What came of this meeting is noted already.", "Look at it as it is now.")
        return row, meeting, pairing

    def _keep(self, meeting_id: int, me: int, own: OwnWord) -> None:
        if own.rating is not None and not 1 <= own.rating <= 5:
            raise InvalidInput("Nothing was noted.", [Fault("Rating", text("is 1 to 5"))])
        if own.note and len(own.note) > LONGEST_NOTE:
            faults = [Fault("Private note", text("is longer than {longest} letters", longest=LONGEST_NOTE))]
            raise InvalidInput("Nothing was noted.", faults)
        asked = select(OwnMeetingRow).where(OwnMeetingRow.meeting_id == meeting_id, OwnMeetingRow.participant_id == me)
        kept = self._session.exec(asked).first()
        if kept is None and own == OwnWord():
            return
        row = kept or OwnMeetingRow(
            program_id=self.workspace.actor.program_id, participant_id=me, meeting_id=meeting_id
        )
        row.rating, row.preparation, row.travel = own.rating, own.extra.preparation, own.extra.travel
        if own.note is not None:
            row.note = seal(self._session, own.note.strip())
        self._session.add(row)


def _action(row: AgreedActionRow) -> AgreedAction:
    return AgreedAction(row.id or 0, row.version, row.what, row.owner_id, row.due, row.done_on)
