"""Supporting pairings: what is due today, how each is doing, contacts made, lines put off, calls for help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from core.collecting import without_collecting
from core.errors import Fault, InvalidInput, NotFound
from core.roles import Action
from core.text import text
from core.tracking.contacts import ContactKind
from core.tracking.due import Due, DueKind, Situation, due_and_made, due_of, in_order
from core.tracking.meetings import Meeting
from core.tracking.thresholds import health_limits
from db.admission import program_of
from db.decided import ended_lines
from db.models import ContactRow, HelpRequestRow, PairingRow, SnoozeRow
from db.own_pairings import members_of, own_pairing
from db.pairing_past import MadeContact, account_names, contacts_of, meetings_seen
from db.repository import Repository, needs
from db.situations import situations

LONGEST_NOTE = 4000
LONGEST_SNOOZE = 92  # days


@dataclass(frozen=True)
class Today:
    """Lines of the cohort, the most harmful first; contacts made in time, of those that were due."""

    lines: tuple[Due, ...]
    pairings: int
    in_time: int
    were_due: int
    right: int  # signs that a contact found to be so
    wrong: int


@dataclass(frozen=True)
class OnePairing:
    """All that the team may see of a pairing that goes on; of meetings without agenda, topics and summary."""

    situation: Situation
    lines: tuple[Due, ...]
    contacts: tuple[MadeContact, ...]
    meetings: tuple[Meeting, ...]
    people: Mapping[int, str]


class Support(Repository):
    @needs(Action.READ_DUE)
    def today(self) -> Today:
        """What is due with the cohort's pairings. Eighteen queries at most."""
        with without_collecting():
            return self._today()

    @needs(Action.READ_DUE)
    def health_of_cohort(self) -> dict[int, Situation]:
        """By pairing. Thirteen queries."""
        session = self._session
        program = program_of(session, self.workspace.actor.program_id)
        with without_collecting():
            found = situations(session, program, self.workspace.today, self.workspace.now, self.workspace.cohort_id)
            return {each.pairing_id: each for each in found}

    @needs(Action.READ_DUE)
    def one(self, pairing_id: int) -> OnePairing:
        """Raises NotFound where it is not here, or has ended."""
        session, today = self._session, self.workspace.today
        program = program_of(session, self.workspace.actor.program_id)
        found = situations(session, program, today, self.workspace.now, pairing_id=pairing_id)
        if not found:
            raise NotFound("That pairing is not here, or has ended.", "Load the page again.")
        contacts = contacts_of(session, pairing_id, account_names(session))
        meetings = meetings_seen(session, pairing_id)
        people = {one.id: one.name for one in members_of(session, [pairing_id]).get(pairing_id, ())}
        return OnePairing(
            found[0],
            due_of(found[0], today, program.contacts, health_limits(program.thresholds)),
            contacts,
            meetings,
            people,
        )

    @needs(Action.SUPPORT_PAIRING)
    def log_contact(
        self,
        pairing_id: int,
        kind: ContactKind,
        with_whom: str = "",
        note: str = "",
        about: DueKind | None = None,
        found: bool | None = None,
        again: date | None = None,
    ) -> None:
        """Note that somebody of the team was in touch today. ``found``: whether what led to it was so. ``again``: the
        day on which that line is to come back; a request for help is settled with it."""
        self._pairing(pairing_id)
        if len(note) > LONGEST_NOTE:
            faults = [Fault("Note", text("is longer than {longest} letters", longest=LONGEST_NOTE))]
            raise InvalidInput("The contact is not noted yet.", faults)
        actor = self.workspace.actor
        self._session.add(
            ContactRow(
                program_id=actor.program_id, pairing_id=pairing_id, made_on=self.workspace.today, kind=kind.value,
                with_whom=with_whom, note=note.strip(), about=about.value if about else "",
                found="" if found is None else "right" if found else "wrong", account_id=actor.account_id,
                at=self.workspace.now,
            )
        )  # fmt: skip
        if about is DueKind.HELP:
            self._settle(pairing_id)
        elif about is not None and again is not None:
            self._put_off(pairing_id, about, again, "")

    @needs(Action.SUPPORT_PAIRING)
    def put_off(self, pairing_id: int, kind: DueKind, until: date, reason: str) -> None:
        """Leave one line alone until a day, for a reason. A call for help can't be put off."""
        if not reason.strip():
            raise InvalidInput("The line stays.", [Fault("Reason", text("is empty; a few words are enough"))])
        if kind is DueKind.HELP:
            raise InvalidInput("The line stays.", [Fault("Line", text("is somebody's call for help; talk to them"))])
        self._pairing(pairing_id)
        self._put_off(pairing_id, kind, until, reason.strip())

    @needs(Action.ASK_FOR_HELP)
    def ask_for_help(self, pairing_id: int, wants_to_end: bool, words: str = "") -> None:
        """Tell the team that it does not work, or that help is wanted. The partner sees nothing of it."""
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        if len(words) > LONGEST_NOTE:
            faults = [Fault("Words", text("are more than {longest} letters", longest=LONGEST_NOTE))]
            raise InvalidInput("Nothing was sent.", faults)
        self._session.add(
            HelpRequestRow(
                program_id=self.workspace.actor.program_id, participant_id=pairing.me.id, pairing_id=pairing.id,
                wants_to_end=wants_to_end, words=words.strip(), at=self.workspace.now,
            )
        )  # fmt: skip

    @needs(Action.READ_OWN_PAIRING)
    def asked_for_help(self) -> frozenset[int]:
        """My pairings for which I asked and nobody has been in touch yet."""
        rows = self._session.exec(
            select(HelpRequestRow.pairing_id).where(
                col(HelpRequestRow.participant_id).in_(tuple(self.workspace.actor.participant_ids)),
                col(HelpRequestRow.settled_at).is_(None),
            )
        ).all()
        return frozenset(rows)

    def _today(self) -> Today:
        session, today = self._session, self.workspace.today
        program = program_of(session, self.workspace.actor.program_id)
        found = situations(session, program, today, self.workspace.now, self.workspace.cohort_id)
        looked = due_and_made(found, today, program.contacts, health_limits(program.thresholds))
        said = session.exec(select(ContactRow.found).where(ContactRow.found != "")).all()
        lines = in_order([*looked.lines, *ended_lines(session, self.workspace.cohort_id, program, today)])
        return Today(lines, len(found), looked.in_time, looked.were_due, said.count("right"), said.count("wrong"))

    def _put_off(self, pairing_id: int, kind: DueKind, until: date, reason: str) -> None:
        today = self.workspace.today
        if not today < until <= today + timedelta(days=LONGEST_SNOOZE):
            what = text("lies 1 to {most} days ahead", most=LONGEST_SNOOZE)
            raise InvalidInput("The line stays.", [Fault("Day", what)])
        asked = select(SnoozeRow).where(SnoozeRow.pairing_id == pairing_id, SnoozeRow.kind == kind.value)
        row = self._session.exec(asked).first() or SnoozeRow(
            program_id=self.workspace.actor.program_id, pairing_id=pairing_id, kind=kind.value, until=until,
            at=self.workspace.now,
        )  # fmt: skip
        row.until, row.reason = until, reason
        row.account_id, row.at = self.workspace.actor.account_id, self.workspace.now
        self._session.add(row)

    def _settle(self, pairing_id: int) -> None:
        """The call that was shown, the oldest; another one, perhaps of the other of the two, is shown next."""
        row = self._session.exec(
            select(HelpRequestRow)
            .where(HelpRequestRow.pairing_id == pairing_id, col(HelpRequestRow.settled_at).is_(None))
            .order_by(col(HelpRequestRow.at), col(HelpRequestRow.id))
            .limit(1)
        ).first()
        if row is not None:
            row.settled_at, row.settled_by = self.workspace.now, self.workspace.actor.account_id

    def _pairing(self, pairing_id: int) -> None:
        row = self._session.get(PairingRow, pairing_id)
        if row is None or row.ended_on is not None:
            raise NotFound("That pairing is not here, or has ended.", "Load the page again.")
