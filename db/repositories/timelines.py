"""The days of one pairing, for the team: whether it goes on or has ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from core.errors import NotFound
from core.roles import Action
from core.tracking.due import DueKind
from core.tracking.meetings import Meeting
from db.models import HelpRequestRow, PairingMemberRow, PairingRow, ParticipantRow, SnoozeRow
from db.pairing_past import MadeContact, account_names, contacts_of, meetings_seen
from db.repository import Repository, needs


@dataclass(frozen=True)
class Call:
    """Somebody asked for help; ``settled_on`` None while nobody has been in touch."""

    on: date
    name: str
    wants_to_end: bool
    words: str
    settled_on: date | None


@dataclass(frozen=True)
class PutOff:
    on: date
    kind: DueKind
    until: date
    reason: str
    by: str


@dataclass(frozen=True)
class PairPast:
    """``follows``: whether it came of another pairing that ended; ``in_spite``: why it was made though something spoke
    for waiting. ``people``: names of everybody who was in it, by id."""

    started_on: date
    ended_on: date | None
    end_reason: str
    follows: bool
    in_spite: str
    people: Mapping[int, str]
    contacts: tuple[MadeContact, ...]
    meetings: tuple[Meeting, ...]
    calls: tuple[Call, ...]
    put_off: tuple[PutOff, ...]


class Timelines(Repository):
    @needs(Action.READ_DUE)
    def of_pairing(self, pairing_id: int) -> PairPast:
        """What has no screen of its own. Eight queries. Raises NotFound."""
        session = self._session
        row = session.get(PairingRow, pairing_id)
        if row is None:
            raise NotFound("That pairing is not here.", "Load the page again.")
        names = account_names(session)
        people = dict(
            session.exec(
                select(col(ParticipantRow.id), col(ParticipantRow.name))
                .join(PairingMemberRow, col(PairingMemberRow.participant_id) == ParticipantRow.id)
                .where(PairingMemberRow.pairing_id == pairing_id)
            ).all()
        )
        calls = session.exec(select(HelpRequestRow).where(HelpRequestRow.pairing_id == pairing_id)).all()
        put_off = session.exec(select(SnoozeRow).where(SnoozeRow.pairing_id == pairing_id)).all()
        known = {kind.value for kind in DueKind}
        return PairPast(
            row.started_on, row.ended_on, row.end_reason, row.follows_id is not None, row.in_spite,
            {id or 0: name for id, name in people.items()}, contacts_of(session, pairing_id, names),
            meetings_seen(session, pairing_id),
            tuple(
                Call(self._day(one.at), people.get(one.participant_id, ""), one.wants_to_end, one.words,
                     self._day(one.settled_at) if one.settled_at else None)
                for one in calls
            ),
            tuple(
                PutOff(self._day(one.at), DueKind(one.kind), one.until, one.reason, names.get(one.account_id or 0, ""))
                for one in put_off
                if one.kind in known and one.reason
            ),
        )  # fmt: skip

    def _day(self, at: datetime) -> date:
        """Of the program's time zone."""
        return at.astimezone(ZoneInfo(self.workspace.place.time_zone)).date()
