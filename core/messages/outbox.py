"""The states of a message in the outbox, what may be done in each, and ways to send it without a mail server."""

from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote

from core.errors import Fault, InvalidInput
from core.intake.applications import is_email
from core.messages.templates import LONGEST_BODY, LONGEST_SUBJECT
from core.text import text

PERHAPS_AFTER = timedelta(minutes=10)  # a message that is still "being sent" after that may or may not have gone


class MessageStatus(StrEnum):
    """Where a message stands. It leaves by itself only from READY."""

    WAITING = "waiting"  # until somebody of the team sends it
    READY = "ready"  # goes next
    SENDING = "sending"  # handed to the mail server just now
    SENT = "sent"
    BY_HAND = "by hand"  # somebody says that she sent it herself
    FAILED = "failed"
    UNSURE = "unsure"  # the connection broke after the text had gone out: perhaps sent, perhaps not
    RECALLED = "recalled"
    HELD = "held"  # of a demo: never sent


# perhaps with the reader already
LEFT = frozenset({MessageStatus.SENDING, MessageStatus.SENT, MessageStatus.BY_HAND, MessageStatus.UNSURE})
OPEN = frozenset({MessageStatus.WAITING, MessageStatus.READY, MessageStatus.FAILED, MessageStatus.RECALLED})
CHANGEABLE = OPEN | {MessageStatus.HELD}
SENDABLE = frozenset({MessageStatus.WAITING, MessageStatus.FAILED, MessageStatus.RECALLED, MessageStatus.UNSURE})
RECALLABLE = frozenset({MessageStatus.WAITING, MessageStatus.READY, MessageStatus.FAILED})
BY_HAND_FROM = OPEN | {MessageStatus.UNSURE}


def shown_status(status: str, sending_since: datetime | None, now: datetime) -> MessageStatus:
    """The state as people should see it: one that is "being sent" for over ten minutes was cut off in between."""
    known = MessageStatus(status)
    if known is MessageStatus.SENDING and (sending_since is None or now - sending_since > PERHAPS_AFTER):
        return MessageStatus.UNSURE
    return known


def check_message(to_email: str, subject: str, body: str) -> None:
    """Raise ``InvalidInput`` with every fault of a corrected message."""
    faults = []
    if not is_email(to_email):
        faults.append(Fault("Address", text("is not an e-mail address")))
    if not subject.strip():
        faults.append(Fault("Subject", text("is empty")))
    if len(subject) > LONGEST_SUBJECT:
        faults.append(Fault("Subject", text("is longer than {longest} letters", longest=LONGEST_SUBJECT)))
    if not body.strip():
        faults.append(Fault("Text", text("is empty")))
    if len(body) > LONGEST_BODY:
        faults.append(Fault("Text", text("is longer than {longest} letters", longest=LONGEST_BODY)))
    if faults:
        raise InvalidInput("The message can't be kept like this.", faults)


LONGEST_MAILTO = 1900  # letters; mail programs cut longer addresses off


def fitting_mailto(to_email: str, subject: str, body: str) -> tuple[str, bool]:
    """``mailto`` if every mail program takes it whole; else one without the text, to be pasted, and False."""
    whole = mailto(to_email, subject, body)
    return (whole, True) if len(whole) <= LONGEST_MAILTO else (mailto(to_email, subject, ""), False)


def mailto(to_email: str, subject: str, body: str) -> str:
    """An address that opens the message in one's own mail program (RFC 6068).

    >>> mailto("ada@example.org", "Hello & more", "First line\\nsecond")
    'mailto:ada@example.org?subject=Hello%20%26%20more&body=First%20line%0D%0Asecond'
    """
    lines = "\r\n".join(body.splitlines())
    return f"mailto:{quote(to_email, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
