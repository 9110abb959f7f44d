"""Introductions of a group that have not left, once somebody is not in it any more: written anew, and held back."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from core.messages.outbox import MessageStatus
from core.messages.templates import MessageKey, introduction_for
from core.program.questions import Side
from db.admission import program_of
from db.facts import forms_by_side
from db.group_introductions import introduce_one, listed
from db.introductions import meeting_file, people_to_introduce
from db.leaving import waiting_messages
from db.links import LinkPurpose, link_address, make_link
from db.message_wording import own_wordings
from db.models import MessageRow, PairingMemberRow, PairingRow, ParticipantRow

WHY = "{name} is not in this group any more, so this was written anew. What had been corrected or added is not in it."


def introduce_anew(session: Session, pairing: PairingRow, gone: str, now: datetime, signed: str = "") -> frozenset[int]:
    """Write what waits to be sent to those who stay, without her and what she shared; who has not read of her so.

    They wait again, even if one was to go next, each with a sentence that says why. That she came, is told to nobody
    any more. Whoever has read of her already is not written to.
    """
    pairing.reasons = without(pairing.reasons, gone)
    kinds = {introduction_for(side).value for side in Side}
    about_her = waiting_messages(session, pairing)
    waiting = [each for each in about_her if each.kind in kinds]
    coming = [each for each in about_her if each.kind == MessageKey.GROUP_JOINED.value and gone in each.body]
    for message in coming:
        session.delete(message)
    unread = frozenset(each.participant_id for each in (*waiting, *coming) if each.participant_id is not None)
    if not waiting:
        return unread
    program, wordings = program_of(session, pairing.program_id), own_wordings(session, pairing.program_id)
    people = people_to_introduce(session, _staying(session, pairing), forms_by_side(session, pairing.cohort_id))
    members = sorted(people.values(), key=lambda each: (each.side is Side.MENTOR, each.id))
    names, first = [each.name for each in members], pairing.first_meeting_at
    for message in waiting:
        reader = people.get(message.participant_id or 0)
        if reader is None or len(members) < 2:
            session.delete(message)
            continue
        link = make_link(
            session, LinkPurpose.PARTICIPANT, program_id=pairing.program_id, subject_id=reader.id, now=now, days=None
        )
        told = introduce_one(
            program, reader, members, pairing.reasons, link_address(link), signed or program.name, "", wordings, first
        ).message
        message.subject, message.body = " ".join(told.subject.split()), told.body
        message.calendar = meeting_file(program, names, pairing.id or 0, first, now) if message.calendar else ""
        _hold_back(message, gone)
    return unread


def _hold_back(message: MessageRow, gone: str) -> None:
    if message.status != MessageStatus.HELD.value:
        message.status, message.error, message.due_at = MessageStatus.WAITING.value, WHY.format(name=gone), None


def without(reasons: Sequence[str], name: str) -> list[str]:
    """Reasons of a group, each with whose it is, without hers.

    >>> without(["Bo and Di: Both speak English", "Di: Topic: budgets", "Bo, Cy and Di: Both like chess"], "Di")
    ['Bo: Both speak English', 'Bo and Cy: Both like chess']
    """
    kept = []
    for reason in reasons:
        whose, _, sentence = reason.partition(": ")
        those = [each for each in re.split(r", | and ", whose) if name not in each.split(" & ")]
        if those:
            kept.append(f"{listed(those)}: {sentence}" if name in whose else reason)
    return kept


def _staying(session: Session, pairing: PairingRow) -> Collection[int]:
    here = (
        select(PairingMemberRow.participant_id)
        .join(ParticipantRow, col(ParticipantRow.id) == PairingMemberRow.participant_id)
        .where(PairingMemberRow.pairing_id == pairing.id, ParticipantRow.status != "left")
    )
    return session.exec(here).all()
