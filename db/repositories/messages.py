"""The outbox of a program: what was written to whom, what has gone, and what still can be changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import defer
from sqlmodel import and_, col, func, or_, select

from core.errors import Conflict, Fault, Infeasible, InvalidInput, NotFound
from core.messages.outbox import (
    BY_HAND_FROM,
    CHANGEABLE,
    PERHAPS_AFTER,
    RECALLABLE,
    SENDABLE,
    MessageStatus,
    check_message,
    shown_status,
)
from core.roles import Action
from core.text import text
from db.models import AccountRow, MessageRow
from db.outbox import put_message
from db.repository import Repository, needs
from db.settings import settings

COPY = "copy"  # the kind of a message that went to one of the team first


@dataclass(frozen=True)
class MessageLine:
    """One message of the list. ``error``: why it has not gone; ``sent_by``: who marked it as sent by hand;
    ``due_at``: it does not go before that moment."""

    id: int
    version: int
    kind: str
    to_name: str
    to_email: str
    subject: str
    status: MessageStatus
    error: str
    created_at: datetime
    sent_at: datetime | None
    sent_by: str
    pairing_id: int | None
    due_at: datetime | None = None

    def waits_until(self, now: datetime) -> datetime | None:
        """When it goes by itself, if that is later than now."""
        later = self.status is MessageStatus.READY and self.due_at is not None and self.due_at > now
        return self.due_at if later else None


@dataclass(frozen=True)
class Outbox:
    """Newest first. ``sender`` is the address that mail comes from, empty where no mail server is set up."""

    lines: tuple[MessageLine, ...]
    sender: str

    def on_the_way(self, now: datetime) -> int:
        """How many go by themselves now, one by one."""
        going = [line for line in self.lines if line.status in (MessageStatus.READY, MessageStatus.SENDING)]
        return sum(line.waits_until(now) is None for line in going)


@dataclass(frozen=True)
class WholeMessage:
    """``calendar`` is the calendar file that goes with it, empty where there is none."""

    line: MessageLine
    body: str
    calendar: str = ""


class Messages(Repository):
    """Of the whole program, every cohort; messages about accounts are not among them."""

    @needs(Action.READ_MESSAGES)
    def outbox(self) -> Outbox:
        """Every message without its text. One query."""
        mail = settings().mail
        return Outbox(self._lines(), mail.sender if mail else "")

    @needs(Action.READ_MESSAGES)
    def on_the_way(self) -> int:
        """How many go by themselves now. One small query."""
        now = self.workspace.now
        status, due = col(MessageRow.status), col(MessageRow.due_at)
        ready = (status == MessageStatus.READY.value) & (due.is_(None) | (due <= now))
        sending = status == MessageStatus.SENDING.value, col(MessageRow.sending_since) >= now - PERHAPS_AFTER
        mine = MessageRow.program_id == self.workspace.actor.program_id
        return self._session.exec(select(func.count(col(MessageRow.id))).where(mine, or_(ready, and_(*sending)))).one()

    @needs(Action.READ_MESSAGES)
    def read(self, message_id: int) -> WholeMessage:
        """One message with its text."""
        row = self._session.get(MessageRow, message_id)
        lines = self._lines(message_id)
        if row is None or not lines:
            raise NotFound("That message is not here any more.", "Load the page again.")
        return WholeMessage(lines[0], row.body, row.calendar)

    @needs(Action.READ_MESSAGES)
    def texts(self, message_ids: Iterable[int]) -> tuple[tuple[str, str, str, str], ...]:
        """Name, address, subject and text of each, in the order of the outbox: for a mail-merge sheet."""
        rows = self._rows(message_ids, hold=False)
        return tuple((row.to_name, row.to_email, row.subject, row.body) for row in reversed(rows))

    @needs(Action.SEND_MESSAGE)
    def correct(self, message_id: int, version: int, to_email: str, subject: str, body: str) -> None:
        """Change a message that has not left. Raises InvalidInput with all faults, Conflict if it left meanwhile."""
        check_message(to_email, subject, body)
        row = self._changeable(message_id, version)
        row.to_email, row.subject, row.body = to_email.strip(), " ".join(subject.split()), body.strip() + "\n"
        if row.status == MessageStatus.WAITING.value:
            row.error = ""  # it said why it was written anew

    @needs(Action.SEND_MESSAGE)
    def send(self, message_ids: Sequence[int], at: datetime | None = None) -> int:
        """Let these go next, or not before ``at``; how many.

        One that may have gone already is sent again only because it is named here.
        """
        self._must_send()
        if at is not None and at <= self.workspace.now:
            raise InvalidInput(
                "The messages were left as they are.", [Fault("When", text("has passed; choose a later moment"))]
            )
        return self._move(message_ids, SENDABLE, MessageStatus.READY, error="", sending_since=None, due_at=at)

    @needs(Action.SEND_MESSAGE)
    def send_to_me(self, message_ids: Sequence[int]) -> int:
        """Send me a copy of each that has not left, as its reader would get it; how many. The messages stay."""
        self._must_send()
        me = self._session.get(AccountRow, self.workspace.actor.account_id)
        if me is None:
            raise NotFound("There is no account to send to.", "Sign in with an account of the team.")
        rows = [row for row in self._rows(message_ids) if MessageStatus(row.status) in CHANGEABLE]
        for row in rows:
            put_message(
                self._session, program_id=row.program_id, kind=COPY, to_name=me.name, to_email=me.email,
                subject=f"[{row.to_name} <{row.to_email}>] {row.subject}", body=row.body, now=self.workspace.now,
                calendar=row.calendar,
            )  # fmt: skip
        return len(rows)

    @needs(Action.SEND_MESSAGE)
    def leave_out_calendar(self, message_id: int, version: int) -> None:
        """The message goes without its calendar file. Raises Conflict if it was changed or left meanwhile."""
        self._changeable(message_id, version).calendar = ""

    @needs(Action.SEND_MESSAGE)
    def recall(self, message_ids: Sequence[int]) -> int:
        """Stop these from going; how many had not left. They are kept and can be sent later."""
        return self._move(message_ids, RECALLABLE, MessageStatus.RECALLED)

    @needs(Action.SEND_MESSAGE)
    def mark_sent(self, message_ids: Sequence[int]) -> int:
        """I sent these myself; how many were marked."""
        return self._move(
            message_ids, BY_HAND_FROM, MessageStatus.BY_HAND, error="", sent_at=self.workspace.now,
            sent_by=self.workspace.actor.account_id,
        )  # fmt: skip

    def _move(
        self, message_ids: Sequence[int], before: frozenset[MessageStatus], after: MessageStatus, **values: Any
    ) -> int:
        """Those of them that are in one of these states now; the others stay as they are."""
        moved = 0
        for row in self._rows(message_ids):
            if shown_status(row.status, row.sending_since, self.workspace.now) in before:
                row.status = after.value
                for name, value in values.items():
                    setattr(row, name, value)
                moved += 1
        return moved

    def _must_send(self) -> None:
        if self.workspace.place.is_demo:
            raise Infeasible("This is a demo: nothing is ever sent.", "Use a program of your own for real people.")
        if settings().mail is None:
            raise Infeasible(
                "No mail server is set up, so nothing can be sent from here.",
                "Send the messages with your own mail program and mark them as sent, or set up a mail server.",
            )

    def _changeable(self, message_id: int, version: int) -> MessageRow:
        """The message that was looked at, as long as it has not left."""
        row = self._session.get(MessageRow, message_id, with_for_update=True)
        if row is None:
            raise NotFound("That message is not here any more.", "Load the page again.")
        if row.version != version or MessageStatus(row.status) not in CHANGEABLE:
            raise Conflict("This message was changed or left meanwhile.", "Look at it again; nothing was overwritten.")
        return row

    def _rows(self, message_ids: Iterable[int], *, hold: bool = True) -> list[MessageRow]:
        """Those of them that are still here, by id; with ``hold`` nobody else changes them until this is done."""
        found: list[MessageRow] = []
        wanted = sorted(set(message_ids))
        for start in range(0, len(wanted), 500):
            some = col(MessageRow.id).in_(wanted[start : start + 500])
            asked = select(MessageRow).where(some).order_by(col(MessageRow.id))
            found += self._session.exec(asked.with_for_update() if hold else asked).all()
        return found

    def _lines(self, message_id: int | None = None) -> tuple[MessageLine, ...]:
        asked = (
            select(MessageRow, AccountRow.name)
            .outerjoin(AccountRow, col(AccountRow.id) == col(MessageRow.sent_by))
            .where(MessageRow.program_id == self.workspace.actor.program_id)
            .order_by(col(MessageRow.id).desc())
            .options(defer(MessageRow.body), defer(MessageRow.calendar))  # type: ignore[arg-type]  # SQLModel types them as their values
        )
        if message_id is not None:
            asked = asked.where(MessageRow.id == message_id)
        now = self.workspace.now
        return tuple(
            MessageLine(
                id=row.id or 0, version=row.version, kind=row.kind, to_name=row.to_name, to_email=row.to_email,
                subject=row.subject, status=shown_status(row.status, row.sending_since, now), error=row.error,
                created_at=row.created_at, sent_at=row.sent_at, sent_by=sent_by or "", pairing_id=row.pairing_id,
                due_at=row.due_at,
            )
            for row, sent_by in self._session.exec(asked).all()
        )  # fmt: skip
