"""What the messages of a program say: its own wordings, changed, seen with a real pair, and set back to the usual."""

from dataclasses import dataclass

from sqlmodel import col, select

from core.errors import Conflict, InvalidInput
from core.messages.occasions import EXAMPLE, occasions
from core.messages.templates import MessageKey, MessageTemplate, check_template, introduction_for, message_template
from core.roles import Action
from db.admission import newest_form, program_of
from db.introductions import introduction_fields, people_to_introduce
from db.message_wording import as_template
from db.models import FormRow, MessageWordingRow, PairingMemberRow, PairingRow, ParticipantRow
from db.repository import Repository, needs

NEWEST_PAIRS = 50


@dataclass(frozen=True)
class KeptWording:
    """One message in one language: the program's own, or the usual one with ``version`` 0."""

    version: int
    template: MessageTemplate


@dataclass(frozen=True)
class WordingChoice:
    """What may be worded: the messages, which have own wordings in which languages, languages of the forms, and
    pairs (id, names) to see a message with, the newest first."""

    keys: tuple[MessageKey, ...]
    own: frozenset[tuple[str, str]]
    languages: tuple[str, ...]
    pairs: tuple[tuple[int, str], ...]


class MessageWordings(Repository):
    """Of the whole program; pairs are those of the cohort one is working in."""

    @needs(Action.READ_MESSAGES)
    def choice(self) -> WordingChoice:
        """A fixed number of queries."""
        program = program_of(self._session, self.workspace.actor.program_id)
        own = frozenset(self._session.exec(select(MessageWordingRow.key, MessageWordingRow.language)).all())
        keys = occasions(frozenset(introduction_for(side) for side in program.sides))
        return WordingChoice(keys, own, self._languages({language for _, language in own}), self._pairs())

    @needs(Action.READ_MESSAGES)
    def wording(self, key: MessageKey, language: str = "") -> KeptWording:
        """The program's own in exactly this language; else the usual one, to begin from."""
        row = self._row(key, language)
        return KeptWording(row.version, as_template(row)) if row else KeptWording(0, message_template(key))

    @needs(Action.READ_MESSAGES)
    def fields(self, key: MessageKey, pairing_id: int | None = None) -> dict[str, str]:
        """What stands for each field: of this pair where there is one, else an example; the link is an example."""
        usual = {name: str(words) for name, words in EXAMPLE.items()} | {
            "program": self.workspace.place.name,
            "coordinator": self._signature(),
        }
        return usual | self._of_pair(key, pairing_id, usual)

    @needs(Action.CHANGE_WORDING)
    def save(self, key: MessageKey, language: str, version: int, subject: str, body: str) -> None:
        """Keep a wording; messages written from now on say it, those in the outbox stay as they are.

        ``version`` is the one seen, 0 for the usual wording. Raises InvalidInput with every fault at its place,
        Conflict where somebody changed it meanwhile.
        """
        template = MessageTemplate(key, subject.strip(), body.strip() + "\n", message_template(key).needed)
        if faults := check_template(template):
            raise InvalidInput("The wording can't be kept like this.", faults)
        row = self._seen(key, language, version)
        row.subject, row.body = template.subject, template.body
        self._session.add(row)

    @needs(Action.CHANGE_WORDING)
    def reset(self, key: MessageKey, language: str, version: int) -> None:
        """Back to the usual wording."""
        row = self._seen(key, language, version)
        if row.id is not None:
            self._session.delete(row)

    def _languages(self, own: set[str]) -> tuple[str, ...]:
        """Those that the cohort's forms can be read in or a wording is kept for; none where there is only one."""
        found: dict[str, None] = {}
        if self.workspace.place.cohort_id is not None:
            here = FormRow.cohort_id == self.workspace.cohort_id
            for side in self._session.exec(select(FormRow.side).where(here).order_by(FormRow.side)).all():
                found |= dict.fromkeys(newest_form(self._session, self.workspace.cohort_id, side)[1].languages)
        languages = (*found, *sorted(own - {""} - set(found)))
        return languages if len(languages) > 1 or own - {""} else ()

    def _pairs(self) -> tuple[tuple[int, str], ...]:
        if self.workspace.place.cohort_id is None:
            return ()
        here = col(PairingRow.cohort_id) == self.workspace.cohort_id
        newest = (
            select(PairingRow.id)
            .where(here, col(PairingRow.ended_on).is_(None))
            .order_by(col(PairingRow.id).desc())
            .limit(NEWEST_PAIRS)
        )
        rows = self._session.exec(
            select(PairingMemberRow.pairing_id, ParticipantRow.name)
            .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
            .where(col(PairingMemberRow.pairing_id).in_(newest))
            .order_by(col(PairingMemberRow.pairing_id).desc(), col(PairingMemberRow.side), ParticipantRow.name)
        ).all()
        names: dict[int, list[str]] = {}
        for pairing, name in rows:
            names.setdefault(pairing, []).append(name)
        return tuple((pairing, " & ".join(who)) for pairing, who in names.items() if len(who) > 1)

    def _of_pair(self, key: MessageKey, pairing_id: int | None, usual: dict[str, str]) -> dict[str, str]:
        pairing = self._session.get(PairingRow, pairing_id) if pairing_id is not None else None
        if pairing is None:
            return {}
        ids = self._session.exec(
            select(PairingMemberRow.participant_id).where(PairingMemberRow.pairing_id == pairing_id)
        ).all()
        people = sorted(people_to_introduce(self._session, ids).values(), key=lambda person: person.id)
        reader = next((person for person in people if introduction_for(person.side) is key), None)
        if reader is None:
            return {"name": people[0].name} if people else {}
        partner = next((person for person in people if person.id != reader.id), None)
        if partner is None:
            return {"name": reader.name}
        program = program_of(self._session, self.workspace.actor.program_id)
        return introduction_fields(
            program, reader, partner, [str(each) for each in pairing.reasons], usual["link"], usual["coordinator"],
            "", pairing.first_meeting_at,
        )  # fmt: skip

    def _row(self, key: MessageKey, language: str) -> MessageWordingRow | None:
        return self._session.exec(
            select(MessageWordingRow).where(
                MessageWordingRow.program_id == self.workspace.actor.program_id,
                MessageWordingRow.key == key.value,
                MessageWordingRow.language == language,
            )
        ).first()

    def _seen(self, key: MessageKey, language: str, version: int) -> MessageWordingRow:
        """The row that was looked at; a new one where the usual wording was."""
        row = self._row(key, language)
        if (row.version if row else 0) != version:
            raise Conflict(
                "Somebody else changed this wording while you were looking; nothing of theirs was overwritten.",
                "Load the page again, then make your change.",
            )
        if row is not None:
            return row
        here = self.workspace.actor.program_id
        return MessageWordingRow(program_id=here, key=key.value, language=language, subject="", body="")
