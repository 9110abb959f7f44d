"""What tells people whom they are paired with: reasons that both may read, and a message to each side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, select

from core.intake.answers import SharedAnswer
from core.intake.consent import Purpose
from core.matching import Proposal, Rules, reasons_for_people
from core.messages.calendar import Event, calendar_file
from core.messages.templates import Message, agenda, compose, first_step, introduction_for, rhythm
from core.program.program import Program
from core.program.questions import Form, Kind, Side, Visibility
from core.tracking.first_meeting import AGENDA, Free, common_times, in_words
from db.leaving import live_pairings, waiting_messages
from db.message_wording import Wordings, wording_for
from db.models import ApplicationRow, ConsentRow, ParticipantRow

USUAL: Wordings = {}


@dataclass(frozen=True)
class Introduced:
    """One person as she is introduced to the other. ``sharing``: whether she agreed that answers are shown."""

    id: int
    side: Side
    name: str
    email: str
    profile: tuple[str, ...]
    sharing: bool
    free: Free
    language: str


@dataclass(frozen=True)
class Introduction:
    """The message to one of a pair, and why the two were brought together."""

    to: Introduced
    message: Message
    reasons: tuple[str, ...]


def people_to_introduce(
    session: Session, ids: Collection[int], forms: Mapping[Side, Form] | None = None
) -> dict[int, Introduced]:
    """By id; with ``forms``, also when they are free. Three queries for each 500 people."""
    found: dict[int, Introduced] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        agreed = set(
            session.exec(
                select(ConsentRow.participant_id).where(
                    col(ConsentRow.participant_id).in_(some),
                    ConsentRow.purpose == Purpose.SHARING.value,
                    col(ConsentRow.withdrawn_at).is_(None),
                )
            ).all()
        )
        rows = session.exec(
            select(ParticipantRow, ApplicationRow.answers, ApplicationRow.language)
            .outerjoin(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
            .where(col(ParticipantRow.id).in_(some))
        ).all()
        for row, answers, language in rows:
            number = row.id or 0
            free = _free(row, answers or {}, (forms or {}).get(Side(row.side)))
            profile = profile_lines(row.shared) if number in agreed else ()
            found[number] = Introduced(
                number, Side(row.side), row.name, row.email, profile, number in agreed, free, language or ""
            )
    return found


def _free(row: ParticipantRow, answers: Mapping[str, Any], form: Form | None) -> Free:
    """When she could meet, by the form's first question for times; nothing where its answer is private."""
    asked = next((each for each in form.questions if each.kind is Kind.AVAILABILITY), None) if form else None
    given = answers.get(asked.key) if asked is not None and asked.visible is not Visibility.PRIVATE else None
    slots = tuple(each for each in given if isinstance(each, str)) if isinstance(given, list) else ()
    return Free(slots, row.time_zone)


def shared_answers(shared: Sequence[object]) -> tuple[tuple[str, str], ...]:
    """What a person shares, as questions and answers in words."""
    answers = [SharedAnswer.from_document(each) for each in shared if isinstance(each, Mapping)]
    return tuple((each.label, str(each.shown)) for each in answers)


def profile_lines(shared: Sequence[object]) -> tuple[str, ...]:
    """The same, a line for each answer."""
    return tuple(f"{label}{'' if label.endswith('?') else ':'} {answer}" for label, answer in shared_answers(shared))


def share(session: Session, person: ParticipantRow, shared: list[dict[str, Any]]) -> None:
    """From now on a partner may read this of her. Once it is nothing, messages that wait say nothing of it either."""
    if person.shared and not shared and person.id is not None:
        told = profile_lines(person.shared)
        hers = [f"- {each}" for each in (*told, *(f"{person.name}: {line}" for line in told))]  # in a group: whose
        for pairing, _ in live_pairings(session, person.id):
            reasons = [f"- {reason}" for reason in pairing.reasons]
            for message in waiting_messages(session, pairing):
                to_herself = message.participant_id == person.id
                for lines in (reasons,) if to_herself else (reasons, hers):
                    message.body = _without(message.body, lines)
    person.shared = shared


def _without(body: str, lines: Sequence[str]) -> str:
    """A message without these lines; and without the sentence that announces them, unless somebody rewrote it, or other
    lines stand with them."""
    here = [line for line in lines if line in body]
    block = "\n".join(here).strip()
    if block and (at := body.find(block)) >= 0:
        begins, rest = max(0, body.rfind("\n\n", 0, at)), body[at + len(block) :]
        if "\n- " not in body[begins:at].rstrip("\n") and not rest.startswith("\n- "):
            return body[:begins] + rest
    for line in here:
        body = body.replace(f"{line}\n", "").replace(line, "")
    return body


def reasons_of(
    proposal: Proposal, rules: Rules, forms: Mapping[Side, Form], one: Introduced, other: Introduced
) -> tuple[str, ...]:
    """Sentences that both may read: only of answers that partners see, and only if both agreed to sharing."""
    if not (one.sharing and other.sharing):
        return ()
    asked = {criterion.key: (criterion.mentee_question, criterion.mentor_question) for criterion in rules.criteria}

    def shown(key: str) -> bool:
        questions = [
            form.question(question)
            for form, question in zip((forms.get(one.side), forms.get(other.side)), asked[key], strict=True)
            if form is not None
        ]
        return len(questions) == 2 and all(
            question is not None and question.visible is Visibility.PARTNER for question in questions
        )

    return tuple(map(str, reasons_for_people(proposal, shown)))


def introduce(
    program: Program,
    pair: tuple[Introduced, Introduced],
    reasons: Sequence[str],
    links: Mapping[int, str],
    signed: str,
    note: str = "",
    wordings: Wordings = USUAL,
    first: datetime | None = None,
) -> tuple[Introduction, Introduction]:
    """The messages to both. ``links``: person's id → the address of her private page. ``wordings``: the program's
    own; ``first``: a time at which both are free, see ``first_meeting``."""

    def to(reader: Introduced, partner: Introduced) -> Introduction:
        key = introduction_for(reader.side)
        fields = introduction_fields(program, reader, partner, reasons, links[reader.id], signed, note, first)
        return Introduction(reader, compose(key, fields, wording_for(wordings, key, reader.language)), tuple(reasons))

    one, other = pair
    return to(one, other), to(other, one)


def first_meeting(program: Program, pair: tuple[Introduced, Introduced], today: date) -> datetime | None:
    """When the two could meet first; None where they have no such time, or one does not share her answers."""
    one, other = pair
    if not (one.sharing and other.sharing):
        return None
    return next(iter(common_times(one.free, other.free, today, program.meeting_minutes)), None)


def meeting_file(
    program: Program, names: Sequence[str], pairing_id: int, first: datetime | None, published_at: datetime
) -> str:
    """The calendar file for that meeting, the same for both whenever it is made; empty without one."""
    if first is None:
        return ""
    event = Event(
        uid=f"first-meeting-{pairing_id}-{published_at.astimezone(UTC):%Y%m%d%H%M%S}@pairwell",
        summary=f"{' & '.join(names)}: first meeting ({program.name})",
        begins=first,
        minutes=program.meeting_minutes,
        description="A suggestion: move it as you like, and tell each other.\n\n" + agenda(AGENDA),
    )
    return calendar_file(event, published_at).decode("utf-8")


def introduction_fields(
    program: Program,
    reader: Introduced,
    partner: Introduced,
    reasons: Sequence[str],
    link: str,
    signed: str,
    note: str,
    first: datetime | None,
) -> dict[str, str]:
    """What stands for each field in the message to ``reader``."""
    return {
        "name": reader.name,
        "program": program.name,
        "coordinator": signed,
        "partner": partner.name,
        "partner_email": partner.email,
        "reasons": "\n".join(f"- {reason}" for reason in reasons),
        "profile": "\n".join(f"- {line}" for line in partner.profile),
        "rhythm": str(rhythm(program.cadence_days, program.meeting_minutes)),
        "first_step": str(first_step(reader.side, program.lead, partner.name)),
        "agenda": agenda(AGENDA),
        "first_meeting": in_words(first, reader.free.time_zone, reader.language) if first else "",
        "link": link,
        "note": note,
    }
