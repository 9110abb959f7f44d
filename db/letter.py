"""One message of the outbox as mail: headers that nobody can add to, plain text, and its calendar file."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as MAIL
from email.utils import format_datetime


@dataclass(frozen=True)
class Letter:
    """One claimed message."""

    id: int
    from_name: str
    to_name: str
    to_email: str
    subject: str
    body: str
    created_at: datetime
    calendar: str = ""


class NotSent(Exception):
    """The message was certainly not taken; says why in a sentence with what to do."""


def written(sender: str, letter: Letter, now: datetime) -> bytes:
    """The mail, ready to be handed over. Raises NotSent where the address can be none."""
    message = EmailMessage(policy=MAIL.clone(utf8=not letter.to_email.isascii()))
    try:
        message["From"] = Address(_one_line(letter.from_name), addr_spec=sender)
        message["To"] = Address(_one_line(letter.to_name), addr_spec=letter.to_email)
        message["Subject"] = _one_line(letter.subject)
    except (ValueError, IndexError) as wrong:
        raise NotSent(f"“{letter.to_email}” is not an address that mail can go to. Correct it.") from wrong
    message["Date"] = format_datetime(now.astimezone(UTC))
    # the same for every try, so that a reader's mail program can tell a message that came twice
    message["Message-ID"] = f"<{letter.created_at:%Y%m%d%H%M%S}.{letter.id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    if letter.calendar:
        message.add_attachment(
            letter.calendar.encode("utf-8"), "text", "calendar", filename="first-meeting.ics",
            params={"method": "PUBLISH", "charset": "utf-8"},
        )  # fmt: skip
    return message.as_bytes()


def _one_line(words: str) -> str:
    return " ".join(words.split())
