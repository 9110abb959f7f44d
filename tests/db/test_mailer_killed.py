"""A process that is killed while a message is on its way: perhaps sent, seen so, and never sent again by itself."""

import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from core.messages.outbox import MessageStatus
from db.mailer import send_ready
from tests.conftest import MAIL
from tests.db.test_mailer import Inbox, messages, mind_of, put

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from datetime import UTC, datetime
from core.settings import MailSettings
from db import make_engine
from db.mailer import send_ready

mail = MailSettings("127.0.0.1", int(sys.argv[2]), "team@example.org", security="none")
send_ready(make_engine(sys.argv[1]), mail, lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
"""


class Slow(Inbox):
    """Takes the text, and says so only after whoever sent it has died."""

    def __init__(self, kill):
        super().__init__()
        self.kill = kill

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        self.kill()
        return answer


@pytest.fixture
def child(anywhere):
    """A process that sends, and is killed as soon as its first text has arrived."""
    started = threading.Event()
    process = []

    def kill():
        started.wait(30)
        process[0].kill()
        process[0].wait()

    with mind_of(Slow(kill)) as mind:
        put(anywhere)
        put(anywhere, body="the second")
        process.append(subprocess.Popen([sys.executable, "-c", CHILD, anywhere.url, str(mind.mail.port)], cwd=ROOT))
        started.set()
        assert process[0].wait(60) == -9
        yield mind


def test_killed_in_between_it_is_perhaps_sent_and_goes_again_only_when_told(anywhere, child, installed):
    assert [row.status for row in messages(anywhere)] == ["sending", "ready"]
    with mind_of(Inbox()) as after:
        assert send_ready(anywhere.engine, after.mail, anywhere.clock) == 1  # the second; the first is left alone
        anywhere.time += timedelta(hours=8)
        assert send_ready(anywhere.engine, after.mail, anywhere.clock) == 0
        installed(**MAIL | {"SMTP_PORT": str(after.mail.port)})
        box = anywhere.workspace("cora").messages
        first = box.outbox().lines[-1]
        assert first.status is MessageStatus.UNSURE
        assert box.send([first.id]) == 1
        assert send_ready(anywhere.engine, after.mail, anywhere.clock) == 1
    sent = [text for _, _, text in (*child.taken, *after.taken)]
    ids = [line for text in sent for line in text.splitlines() if line.startswith("Message-ID")]
    assert len(sent) == 3 and len(set(ids)) == 2  # a mail program can tell that one came twice
    with Session(anywhere.engine):
        assert [row.status for row in messages(anywhere)] == ["sent", "sent"]
