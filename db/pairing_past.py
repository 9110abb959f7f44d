"""What the team may see of a pairing's days: contacts it made, and meetings without their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from core.tracking.contacts import ContactKind
from core.tracking.meetings import Meeting
from db.meeting_rows import meetings_of
from db.models import AccountRow, ContactRow


@dataclass(frozen=True)
class MadeContact:
    """``about``: what led to it, a line of Today or a review."""

    on: date
    kind: ContactKind
    with_whom: str
    note: str
    by: str
    about: str = ""


def account_names(session: Session) -> dict[int, str]:
    """Of those whom the actor may see."""
    return {row.id or 0: row.name for row in session.exec(select(AccountRow)).all()}


def contacts_of(session: Session, pairing_id: int, names: Mapping[int, str]) -> tuple[MadeContact, ...]:
    """The newest first; ``names`` of accounts."""
    rows = session.exec(
        select(ContactRow)
        .where(ContactRow.pairing_id == pairing_id)
        .order_by(col(ContactRow.made_on).desc(), col(ContactRow.id).desc())
    ).all()
    return tuple(
        MadeContact(row.made_on, ContactKind(row.kind), row.with_whom, row.note, names.get(row.account_id or 0, ""),
                    row.about)
        for row in rows
    )  # fmt: skip


def meetings_seen(session: Session, pairing_id: int) -> tuple[Meeting, ...]:
    """The newest first; without agenda, topics, summary and place."""
    return tuple(
        Meeting(one.on, one.minutes, one.begins, one.way, "", one.state, one.came, one.missed_by, moved=one.moved,
                logged_by=one.logged_by, confirmed_by=one.confirmed_by, from_list=one.from_list)
        for _, one in meetings_of(session, [pairing_id])
    )  # fmt: skip
