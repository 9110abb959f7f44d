"""Four processes that send at once: each message goes once, on both databases."""

import subprocess
import sys

from tests.db.test_mailer import inbox, messages, put  # noqa: F401 -- a fixture
from tests.db.test_mailer_killed import CHILD, ROOT


def test_four_processes_at_once_send_each_message_once(anywhere, inbox):  # noqa: F811
    for n in range(12):
        put(anywhere, body=f"number {n}.")
    told = [sys.executable, "-c", CHILD, anywhere.url, str(inbox.mail.port)]
    senders = [subprocess.Popen(told, cwd=ROOT) for _ in range(4)]
    assert [each.wait(120) for each in senders] == [0] * 4
    assert [row.status for row in messages(anywhere)] == ["sent"] * 12
    assert len(inbox.taken) == len({text.partition("number ")[2] for _, _, text in inbox.taken}) == 12
