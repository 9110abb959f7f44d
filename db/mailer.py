"""Send what is ready in the outbox, one message at a time. The only file that speaks SMTP.

python -m db.mailer      # asks people what is due today, then sends what is ready, once

A message is marked "sending" in a transaction of its own before it goes. If the process dies in between, it is seen
as "perhaps sent" and never sent again by itself. Safe when several processes do this at once.
"""

import logging
import smtplib
import ssl
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Engine, update
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select

from core.messages.outbox import MessageStatus
from core.messages.refusals import remedy
from core.settings import MailSettings
from db.clock import clock
from db.engine import unit_of_work
from db.letter import Letter, NotSent, written
from db.models import MessageRow, ProgramRow

PATIENCE = 20.0  # seconds for each answer of the mail server
PAUSE = 5.0  # seconds between two looks into the outbox
NAME = "pairwell mailer"  # of the thread

log = logging.getLogger("pairwell")


class PerhapsSent(Exception):
    """The text had gone out when the connection broke."""


class NoServer(Exception):
    """There is no use in trying other messages now; says why."""


def start_mailer(engine: Engine, mail: MailSettings | None) -> bool:
    """Send in the background, from one thread of this process; True if this call began it.

    Does nothing where no mail server is set up, or where the thread runs already.
    """
    with _starting:
        if mail is None or any(thread.name == NAME and thread.is_alive() for thread in threading.enumerate()):
            return False
        threading.Thread(target=_go_on, args=(engine, mail, threading.Event()), name=NAME, daemon=True).start()
        return True


_starting = threading.Lock()


def send_ready(
    engine: Engine, mail: MailSettings, now: Callable[[], datetime] = clock, patience: float = PATIENCE
) -> int:
    """Send every message that is ready; how many were taken by the server. Never raises for a server's refusal.

    Where the server can't be reached or refuses the app, all stay ready, with the reason beside them.
    """
    taken = 0
    if not _anything(engine, now()):
        return taken
    try:
        with _connection(mail, patience) as server:
            while (letter := _claim(engine, now())) is not None:
                taken += _send(engine, server, mail, letter, now)
    except NoServer as reason:
        _tell_waiting(engine, str(reason))
    return taken


def _send(
    engine: Engine, server: smtplib.SMTP, mail: MailSettings, letter: Letter, now: Callable[[], datetime]
) -> bool:
    try:
        _hand_over(server, mail.sender, letter, now())
    except NotSent as reason:
        _settle(engine, letter.id, MessageStatus.FAILED, error=str(reason))
        if server.sock is None:
            raise NoServer("The mail server closed the connection. The next try is made by itself.") from reason
        return False
    except PerhapsSent as reason:
        _settle(engine, letter.id, MessageStatus.UNSURE, error=str(reason))
        raise NoServer("The mail server stopped answering. The next try is made by itself.") from reason
    _settle(engine, letter.id, MessageStatus.SENT, sent_at=now())
    return True


def _connection(mail: MailSettings, patience: float) -> smtplib.SMTP:
    """Connected, encrypted and signed in. Raises NoServer with a plain reason."""
    where = f"{mail.host}:{mail.port}"
    try:
        safe = ssl.create_default_context()
        if mail.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=patience, context=safe)
        else:
            server = smtplib.SMTP(mail.host, mail.port, timeout=patience)
        try:
            if mail.security == "starttls":
                server.starttls(context=safe)
            if mail.user:
                server.login(mail.user, mail.password)
        except BaseException:
            server.close()
            raise
        return server
    except smtplib.SMTPAuthenticationError as no:
        raise NoServer(
            f"The mail server {where} does not accept the app's user name and password. "
            "Ask whoever runs this installation to check SMTP_USER and SMTP_PASSWORD."
        ) from no
    except (ssl.SSLError, smtplib.SMTPNotSupportedError) as no:
        raise NoServer(
            f"The connection to the mail server {where} could not be encrypted or signed in to, as the settings ask. "
            "Ask whoever runs this installation to check SMTP_SECURITY, SMTP_PORT and SMTP_USER."
        ) from no
    except (smtplib.SMTPException, OSError) as no:
        raise NoServer(
            f"The mail server {where} can't be reached. The next try is made by itself; if it goes on like this, ask "
            "whoever runs this installation to check SMTP_HOST, SMTP_PORT and SMTP_SECURITY."
        ) from no


def _hand_over(server: smtplib.SMTP, sender: str, letter: Letter, now: datetime) -> None:
    """One message to a connected server. Raises NotSent, or PerhapsSent if the text was out before it broke."""
    content = written(sender, letter, now)
    options = ["SMTPUTF8", "BODY=8BITMIME"] if not letter.to_email.isascii() else []
    handed = False
    try:
        server.ehlo_or_helo_if_needed()
        if options and not server.has_extn("smtputf8"):
            raise NotSent("The mail server can't write to an address with these letters. Use another address.")
        code, answer = server.mail(sender, options)
        if code != 250:
            raise NotSent(_refused("refused the sender", code, answer))
        code, answer = server.rcpt(letter.to_email)
        if code not in (250, 251):
            why = "asks to try again later" if 400 <= code < 500 else "refused the address"
            raise NotSent(_refused(why, code, answer))
        handed = True
        code, answer = server.data(content)
        if code != 250:
            raise NotSent(_refused("refused the message", code, answer))
    except NotSent:
        with suppress(smtplib.SMTPException, OSError):
            server.rset()
        raise
    except smtplib.SMTPDataError as no:  # refused before any text went out
        with suppress(smtplib.SMTPException, OSError):
            server.rset()
        raise NotSent(_refused("refused the message", no.smtp_code, no.smtp_error)) from no
    except (smtplib.SMTPException, OSError) as broken:
        server.close()
        if handed:
            raise PerhapsSent("The connection broke after the text had gone out.") from broken
        raise NotSent("The mail server did not answer in time. Try again later.") from broken


def _refused(what: str, code: int, answer: bytes | str) -> str:
    """A sentence with the server's own words, and one of what to do."""
    words = _plain(answer)
    return f"The mail server {what}: “{words}” {remedy(code, words)}"


def _plain(answer: bytes | str) -> str:
    return (answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer).strip()[:300]


def _anything(engine: Engine, now: datetime) -> bool:
    with unit_of_work(engine, writes=False) as session:
        return session.exec(_ready(now)).first() is not None


def _ready(now: datetime) -> Select[MessageRow, str]:
    """Ready messages that are due, with their program's name, oldest first; none of a demo, however it came to be
    ready. What fell due while nothing ran is among them, once."""
    return (
        select(MessageRow, ProgramRow.name)
        .outerjoin(ProgramRow, col(ProgramRow.id) == col(MessageRow.program_id))
        .where(
            MessageRow.status == MessageStatus.READY.value,
            or_(col(MessageRow.program_id).is_(None), col(ProgramRow.is_demo).is_(False)),
            or_(col(MessageRow.due_at).is_(None), col(MessageRow.due_at) <= now),
        )
        .order_by(col(MessageRow.id))
        .limit(1)
    )


def _claim(engine: Engine, now: datetime) -> Letter | None:
    """The oldest ready message, marked as being sent; None when there is none. No two processes get the same."""
    while True:
        with unit_of_work(engine, writes=True) as session:
            found = session.exec(_ready(now)).first()
            if found is None:
                return None
            row, program = found
            number = row.id or 0
            mine = _change(session, number, MessageStatus.READY, MessageStatus.SENDING, sending_since=now, error="")
            if mine:
                return Letter(
                    number,
                    program or "Pairwell",
                    row.to_name,
                    row.to_email,
                    row.subject,
                    row.body,
                    row.created_at,
                    row.calendar,
                )


def _settle(engine: Engine, message_id: int, status: MessageStatus, **values: object) -> None:
    with unit_of_work(engine, writes=True) as session:
        _change(session, message_id, MessageStatus.SENDING, status, **values)


def _change(session: Session, message_id: int, before: MessageStatus, after: MessageStatus, **values: object) -> bool:
    """Move a message from one state to another; False if somebody else was faster."""
    here = (col(MessageRow.id) == message_id, col(MessageRow.status) == before.value)
    version = col(MessageRow.version) + 1
    session.expunge_all()  # the rows read before are old now
    done = session.execute(update(MessageRow).where(*here).values(status=after.value, version=version, **values))
    return bool(getattr(done, "rowcount", 0))


def _tell_waiting(engine: Engine, reason: str) -> None:
    """Beside every message that is ready: why it has not gone yet."""
    with unit_of_work(engine, writes=True) as session:
        ready = col(MessageRow.status) == MessageStatus.READY.value
        session.execute(update(MessageRow).where(ready, col(MessageRow.error) != reason).values(error=reason))


def _go_on(engine: Engine, mail: MailSettings, stop: threading.Event) -> None:
    """Look, send, rest; rest longer after trouble."""
    rest = PAUSE
    while not stop.wait(rest):
        try:
            send_ready(engine, mail)
            rest = PAUSE
        except Exception:  # the thread goes on whatever happens: the next look may find the database again
            log.exception("the outbox could not be sent")
            rest = min(rest * 2, 300.0)


def main() -> None:
    """Ask and send once, with the settings of this installation."""
    from db.asks import ask_due
    from db.engine import make_engine
    from db.settings import database_url, settings

    engine, mail = make_engine(database_url()), settings().mail
    print(f"{ask_due(engine)} messages written by schedule.")
    if mail is None:
        sys.exit(
            "No mail server is set up, so messages wait in the outbox, to be copied. To send them from here, set "
            "SMTP_HOST and SMTP_SENDER (README, “Mail”), then run this again."
        )
    print(f"{send_ready(engine, mail)} messages sent.")


if __name__ == "__main__":
    main()
