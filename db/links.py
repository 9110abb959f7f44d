"""Private links: made, looked up, used up and revoked; one table for all of them, and only hashes in it."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from core.errors import NotFound
from db.models import PrivateLinkRow
from db.scope import UNSEEN

MERGED = "merged"  # in a link's details: its subject was made one with another, of another address


class LinkPurpose(StrEnum):
    """What following a link is for."""

    INVITATION = "invitation"  # to the team of a program
    RESET = "reset"  # of a password; subject: the account
    APPLICATION = "application"  # return, correct, withdraw; subject: the application
    PARTICIPANT = "participant"  # my part without an account; subject: the participant
    GUARDIAN = "guardian"  # of an applicant under age; subject: the application
    GUARDIAN_BACK = "guardian back"  # looks back at the end; subject: the participant, details: the pairing
    CONSENT = "consent"  # of someone who was imported; subject: the participant or application
    REPORT = "report"  # read one; subject: the report
    CHECK_IN = "check-in"  # answer one; subject: the participant, details: the check-in
    MEETING = "meeting"  # say what came of it; subject: the participant, details: the meeting
    MONTH = "month"  # a mentor's, over all her pairings; subject: the participant, details: the check-ins
    CHARTER = "charter"  # read and agree to it; subject: the stakeholder
    SURVEY = "survey"  # answer one; subject: the participant, details: the wave


# of one participant, which end when she leaves and go along when she becomes one with another
OF_PARTICIPANT = (
    LinkPurpose.PARTICIPANT, LinkPurpose.SURVEY, LinkPurpose.CHECK_IN, LinkPurpose.MEETING, LinkPurpose.MONTH,
)  # fmt: skip


@dataclass(frozen=True)
class Link:
    """What a link that still holds stands for."""

    id: int
    purpose: LinkPurpose
    program_id: int | None
    subject_id: int | None
    expires_at: datetime | None
    uses_left: int | None
    details: Mapping[str, Any] = field(default_factory=dict)


def new_token() -> str:
    """One that nobody can guess. It leads nowhere yet."""
    return secrets.token_urlsafe(24)


def make_link(
    session: Session,
    purpose: LinkPurpose,
    *,
    program_id: int | None,
    subject_id: int | None,
    now: datetime,
    days: float | None,
    uses: int | None = None,
    details: Mapping[str, Any] | None = None,
    token: str = "",
) -> str:
    """A new link's token, to be shown or mailed now: it cannot be read back. ``days`` None: until revoked.

    ``token``: one made before by ``new_token``, for whoever must hold it before there is anything behind it.
    """
    token, row = link_row(purpose, program_id, subject_id, now, days, details, token)
    session.add(PrivateLinkRow(**row, uses_left=uses))
    return token


def link_row(
    purpose: LinkPurpose,
    program_id: int | None,
    subject_id: int | None,
    now: datetime,
    days: float | None,
    details: Mapping[str, Any] | None = None,
    token: str = "",
) -> tuple[str, dict[str, Any]]:
    """A new link's token, and the link as its row has it, for ``add_many``; see ``make_link``."""
    token = token or new_token()
    return token, {
        "token_hash": _hash(token),
        "purpose": purpose.value,
        "program_id": program_id,
        "subject_id": subject_id,
        "details": dict(details or {}),
        "created_at": now,
        "expires_at": None if days is None else now + timedelta(days=days),
    }


def find_link(session: Session, token: str, purpose: LinkPurpose | None, now: datetime) -> Link:
    """What the link stands for; changes nothing. Raises NotFound if it is unknown, old, used up or revoked."""
    return _value(_row(session, token, purpose, now))


def use_link(session: Session, token: str, purpose: LinkPurpose, now: datetime) -> Link:
    """Count one use of the link, in the transaction of what it is used for. Raises NotFound like ``find_link``."""
    row = _row(session, token, purpose, now, for_update=True)
    if row.uses_left is not None:
        row.uses_left -= 1
        session.add(row)
    return _value(row)


def revoke_links(session: Session, purpose: LinkPurpose, subject_id: int, of: str = "") -> int:
    """End every link of this purpose for this subject; how many there were.

    ``of``: what the link's details say that the subject is, where a purpose has subjects of two kinds.
    """
    ending = _live(session, purpose, subject_id, of)
    for row in ending:
        row.revoked = True
        session.add(row)
    return len(ending)


def move_links(session: Session, purpose: LinkPurpose, subject_id: int, to: int, of: str = "") -> None:
    """Let every link of this purpose for this subject lead to another of its kind, who is the same person."""
    for row in _live(session, purpose, subject_id, of):
        row.subject_id = to
        session.add(row)


def retire_links(session: Session, purpose: LinkPurpose, subject_id: int, of: str = "") -> None:
    """End every link of this purpose for this subject, who was made one with another; whoever follows one is told."""
    for row in _live(session, purpose, subject_id, of):
        row.revoked, row.subject_id, row.details = True, None, row.details | {MERGED: True}
        session.add(row)


def link_address(token: str, address: str | None = None) -> str:
    """Where the link leads: under ``address``, or where the settings say that people reach the app."""
    if address is None:
        from db.settings import settings

        address = settings().address
    return f"{address.rstrip('/')}/?link={token}"


def _live(session: Session, purpose: LinkPurpose, subject_id: int, of: str) -> list[PrivateLinkRow]:
    rows = session.exec(
        select(PrivateLinkRow).where(
            PrivateLinkRow.purpose == purpose.value,
            PrivateLinkRow.subject_id == subject_id,
            col(PrivateLinkRow.revoked).is_(False),
        ),
        execution_options=UNSEEN,
    ).all()
    return [row for row in rows if row.details.get("of", "") == of]


def _row(
    session: Session, token: str, purpose: LinkPurpose | None, now: datetime, for_update: bool = False
) -> PrivateLinkRow:
    asked = select(PrivateLinkRow).where(PrivateLinkRow.token_hash == _hash(token))
    row = session.exec(asked.with_for_update() if for_update else asked).first()
    held = (
        row is not None
        and not row.revoked
        and (row.expires_at is None or row.expires_at > now.astimezone(UTC))
        and (row.uses_left is None or row.uses_left > 0)
        and (purpose is None or row.purpose == purpose.value)
    )
    if row is not None and row.details.get(MERGED):
        raise NotFound(
            "What this link led to was put together with another entry that has another e-mail address.",
            "If that is yours too, use the newest link sent to it. If not, write to the people who run the program: "
            "they can take it apart again.",
        )
    if row is None or not held:
        raise NotFound(
            "This link leads nowhere any more.", "It may be old or already used. Ask whoever sent it for a new one."
        )
    return row


def _value(row: PrivateLinkRow) -> Link:
    if row.id is None:
        raise RuntimeError("a link that was read has an id")
    return Link(
        row.id,
        LinkPurpose(row.purpose),
        row.program_id,
        row.subject_id,
        row.expires_at,
        row.uses_left,
        dict(row.details),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
