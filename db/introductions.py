"""What tells people whom they are paired with: reasons that both may read, and a message to each side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from core.intake.answers import SharedAnswer
from core.intake.consent import Purpose
from core.matching import Proposal, Rules, reasons_for_people
from core.messages.templates import Message, compose, first_step, introduction_for, rhythm
from core.program.program import Program
from core.program.questions import Form, Side, Visibility
from db.leaving import live_pairings, waiting_messages
from db.models import ConsentRow, ParticipantRow


@dataclass(frozen=True)
class Introduced:
    """One person as she is introduced to the other. ``sharing``: whether she agreed that answers are shown."""

    id: int
    side: Side
    name: str
    email: str
    profile: tuple[str, ...]
    sharing: bool


@dataclass(frozen=True)
class Introduction:
    """The message to one of a pair, and why the two were brought together."""

    to: Introduced
    message: Message
    reasons: tuple[str, ...]


def people_to_introduce(session: Session, ids: Collection[int]) -> dict[int, Introduced]:
    """By id. Two queries for each 500 people."""
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
        for row in session.exec(select(ParticipantRow).where(col(ParticipantRow.id).in_(some))).all():
            number = row.id or 0
            profile = profile_lines(row.shared) if number in agreed else ()
            found[number] = Introduced(number, Side(row.side), row.name, row.email, profile, number in agreed)
    return found


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
        hers = [f"- {line}" for line in profile_lines(person.shared)]
        for pairing, _ in live_pairings(session, person.id):
            reasons = [f"- {reason}" for reason in pairing.reasons]
            for message in waiting_messages(session, pairing):
                to_herself = message.participant_id == person.id
                for lines in (reasons,) if to_herself else (reasons, hers):
                    message.body = _without(message.body, lines)
    person.shared = shared


def _without(body: str, lines: Sequence[str]) -> str:
    """A message without these lines; and without the sentence that announces them, unless somebody rewrote it."""
    block = "\n".join(lines).strip()
    if block and (at := body.find(block)) >= 0:
        return body[: max(0, body.rfind("\n\n", 0, at))] + body[at + len(block) :]
    for line in lines:
        body = body.replace(line, "")
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
) -> tuple[Introduction, Introduction]:
    """The messages to both. ``links``: person's id → the address of her private page."""
    one, other = pair
    return (
        _to(program, one, other, reasons, links[one.id], signed, note),
        _to(program, other, one, reasons, links[other.id], signed, note),
    )


def _to(
    program: Program,
    reader: Introduced,
    partner: Introduced,
    reasons: Sequence[str],
    link: str,
    signed: str,
    note: str,
) -> Introduction:
    fields = {
        "name": reader.name,
        "program": program.name,
        "coordinator": signed,
        "partner": partner.name,
        "partner_email": partner.email,
        "reasons": "\n".join(f"- {reason}" for reason in reasons),
        "profile": "\n".join(f"- {line}" for line in partner.profile),
        "rhythm": str(rhythm(program.cadence_days, program.meeting_minutes)),
        "first_step": str(first_step(reader.side, program.lead, partner.name)),
        "link": link,
        "note": note,
    }
    return Introduction(reader, compose(introduction_for(reader.side), fields), tuple(reasons))
