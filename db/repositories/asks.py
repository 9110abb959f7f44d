"""What is asked by schedule: when that was done last, what comes next, who answers; and how many messages one wants."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import case, func
from sqlmodel import col

from core.errors import NotFound
from core.roles import Action
from core.tracking.asks import AskKind, to_send
from db.admission import program_of
from db.ask_reading import Known, read_asks
from db.asks import LastRound, last_round
from db.many import columns
from db.message_choice import MessageChoice, choice_of, write_choice
from db.models import CheckInRow, PairingMemberRow, PairingRow, ParticipantRow
from db.repository import Repository, needs

AHEAD = 7  # days
COUNTED_DAYS = 90


@dataclass(frozen=True)
class ComingAsk:
    """Messages of one kind that go on a day, as far as can be said today, and to whom."""

    on: date
    kind: AskKind
    names: tuple[str, ...]


@dataclass(frozen=True)
class AskSchedule:
    """``answered``: by side, how many questions of the last 90 days whose time is over were answered, of how many."""

    runs: bool
    last: LastRound
    answered: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Week:
    """What goes in the days to come, and how many people have paused messages or want fewer."""

    coming: tuple[ComingAsk, ...]
    paused: int
    fewer: int


class Asks(Repository):
    @needs(Action.READ_DUE)
    def schedule(self) -> AskSchedule:
        """How far it is. Three small queries."""
        here = self.workspace.actor.program_id
        runs = bool(program_of(self._session, here).scheduled) and not self.workspace.place.is_demo
        return AskSchedule(runs, last_round(self._session, here), self._answered())

    @needs(Action.READ_DUE)
    def week(self) -> Week:
        """Of the whole program, from what is known today. A fixed number of queries."""
        session, here, today = self._session, self.workspace.actor.program_id, self.workspace.today
        known = read_asks(session, program_of(session, here), here, today, self.workspace.now)
        begins = today + timedelta(days=last_round(session, here).looked_on == today)
        paused = sum(each.paused_until is not None and each.paused_until > today for each in known.readers.values())
        return Week(_coming(known, begins), paused, sum(each.fewer for each in known.readers.values()))

    @needs(Action.READ_DUE)
    def choices_of(self, pairing_id: int) -> dict[str, MessageChoice]:
        """By name, of those people of a pairing who want fewer messages or none for a while."""
        people = self._session.exec(
            columns(ParticipantRow.id, ParticipantRow.name)
            .join(PairingMemberRow, col(PairingMemberRow.participant_id) == ParticipantRow.id)
            .where(PairingMemberRow.pairing_id == pairing_id)
        ).all()
        found = {name: choice_of(self._session, id or 0) for id, name in people}
        return {name: each for name, each in found.items() if each != MessageChoice()}

    @needs(Action.READ_OWN_PAIRING)
    def choice_mine(self, participant_id: int) -> MessageChoice:
        """How many messages I want that are sent by schedule."""
        return choice_of(self._session, self._own(participant_id).id or 0)

    @needs(Action.CHANGE_OWN_PART)
    def choose_mine(self, participant_id: int, choice: MessageChoice) -> None:
        """Raises InvalidInput for a pause that is over already or longer than a year."""
        write_choice(self._session, self._own(participant_id), choice, self.workspace.today)

    def _own(self, participant_id: int) -> ParticipantRow:
        row = self._session.get(ParticipantRow, participant_id)
        if row is None or participant_id not in self.workspace.actor.participant_ids:
            raise NotFound("That is not here.", "Load the page again.")
        return row

    def _answered(self) -> dict[str, tuple[int, int]]:
        today, answered = self.workspace.today, col(CheckInRow.answered_on).is_not(None)
        rows = self._session.exec(
            columns(PairingMemberRow.side, func.sum(case((answered, 1), else_=0)), func.count())
            .join(CheckInRow, col(CheckInRow.pairing_id) == PairingMemberRow.pairing_id)
            .join(PairingRow, col(PairingRow.id) == CheckInRow.pairing_id)
            .where(
                CheckInRow.participant_id == PairingMemberRow.participant_id,
                PairingRow.cohort_id == self.workspace.cohort_id,
                CheckInRow.asked_on > today - timedelta(days=COUNTED_DAYS),
                answered | (col(CheckInRow.due_on) < today),
            )
            .group_by(PairingMemberRow.side)
            .order_by(PairingMemberRow.side)
        ).all()
        return {side: (int(said), asked) for side, said, asked in rows}


def _coming(known: Known, begins: date) -> tuple[ComingAsk, ...]:
    """Day by day, each person's next message, if nothing changes until then."""
    found: dict[tuple[date, AskKind], list[str]] = {}
    for person, asks in known.asks.items():
        reader = known.reader(person)
        for day in (begins + timedelta(days=n) for n in range(AHEAD)):
            chosen = to_send(asks, reader, day, known.limits) if person in known.people else ()
            if chosen:
                found.setdefault((day, chosen[0].kind), []).append(known.people[person].name)
                reader = replace(reader, asked_on=(*reader.asked_on, day))
                asks = tuple(one for one in asks if one not in chosen)
    return tuple(ComingAsk(on, kind, tuple(sorted(names))) for (on, kind), names in sorted(found.items()))
