"""The mailer against a real mail server on this machine: sent, refused, cut off, never twice, never for a demo."""

import socket
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_string
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar
from sqlmodel import Session, select

from core.messages.calendar import Event, calendar_file
from core.settings import MailSettings
from db.engine import unit_of_work
from db.mailer import send_ready, start_mailer
from db.models import MessageRow, ProgramRow
from db.outbox import put_message


class Inbox:
    """A mail server's mind: keeps what it takes, refuses whom it is told to."""

    def __init__(self):
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 There is nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        text = envelope.content.decode()
        if "forbidden" in text:
            return "554 Not these words"
        self.taken.append((envelope.mail_from, envelope.rcpt_tos[0], text))
        return "250 OK"


@contextmanager
def mind_of(mind):
    """A mail server on this machine with this mind."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mind, hostname="127.0.0.1", port=port)
    controller.start()
    mind.mail = MailSettings("127.0.0.1", port, "team@example.org", security="none")
    try:
        yield mind
    finally:
        controller.stop()


@pytest.fixture
def inbox():
    with mind_of(Inbox()) as mind:
        yield mind


def put(world, to="bo@example.org", program_id=1, body="Hello Bo", **named):
    with unit_of_work(world.engine, writes=True) as session:
        put_message(
            session, program_id=program_id, kind="test", to_name="Bo", to_email=to, subject="Your\nmentor", body=body,
            now=world.time, **named,
        )  # fmt: skip


def messages(world):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow).order_by(MessageRow.id)).all()


@contextmanager
def server_that_says(*lines, then="hang"):
    """A server that answers each command with the next line and then falls silent."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stop = threading.Event()

        def talk():
            connection, _ = listening.accept()
            with connection:
                said = iter(lines)
                connection.sendall(next(said))
                reading = connection.makefile("rb")
                for line in said:
                    reading.readline()
                    connection.sendall(line)
                if then == "hang":
                    stop.wait(30)

        thread = threading.Thread(target=talk)
        thread.start()
        try:
            yield MailSettings("127.0.0.1", listening.getsockname()[1], "team@example.org", security="none")
        finally:
            stop.set()
            thread.join()


def test_what_is_ready_is_sent_once(anywhere, inbox):
    put(anywhere)
    assert send_ready(anywhere.engine, inbox.mail, anywhere.clock) == 1
    assert send_ready(anywhere.engine, inbox.mail, anywhere.clock) == 0
    [(sender, to, text)] = inbox.taken
    assert (sender, to) == ("team@example.org", "bo@example.org")
    assert "From: Spring mentoring <team@example.org>" in text
    assert "Subject: Your mentor" in text and "Hello Bo" in text
    [row] = messages(anywhere)
    assert (row.status, row.sent_at) == ("sent", anywhere.time)


def test_a_calendar_file_goes_with_its_message(world, inbox):
    begins = world.time + timedelta(days=5)
    event = calendar_file(Event("first-meeting-1@pairwell", "Bo & Ada: first meeting", begins, 60), world.time)
    put(world, calendar=event.decode())
    send_ready(world.engine, inbox.mail, world.clock)
    mail = message_from_string(inbox.taken[0][2], policy=default)
    assert mail.get_body().get_content().strip() == "Hello Bo"
    [part] = mail.iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "first-meeting.ics")
    [read] = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert (read["UID"], read["DTSTART"].dt) == ("first-meeting-1@pairwell", begins)


def test_what_fell_due_while_everything_slept_goes_once_and_the_rest_waits(anywhere, inbox):
    for hours in (-30, -2, 1):
        put(anywhere, due_at=anywhere.time + timedelta(hours=hours))
    assert send_ready(anywhere.engine, inbox.mail, anywhere.clock) == 2
    assert send_ready(anywhere.engine, inbox.mail, anywhere.clock) == 0
    assert [row.status for row in messages(anywhere)] == ["sent", "sent", "ready"]


def test_a_refused_address_fails_in_the_servers_words_and_the_others_go(world, inbox):
    put(world, to="nobody@example.org")
    put(world)
    assert send_ready(world.engine, inbox.mail, world.clock) == 1
    first, second = messages(world)
    assert first.status == "failed" and "There is nobody of that name" in first.error
    assert "Correct the address" in first.error
    assert second.status == "sent"


def test_a_refused_text_fails_and_the_others_go(world, inbox):
    put(world, body="forbidden")
    put(world)
    send_ready(world.engine, inbox.mail, world.clock)
    assert [row.status for row in messages(world)] == ["failed", "sent"]


def test_an_address_that_can_be_none_fails_with_a_reason(world, inbox):
    put(world, to="not an address")
    send_ready(world.engine, inbox.mail, world.clock)
    [row] = messages(world)
    assert row.status == "failed" and "Correct it" in row.error


def test_without_a_server_everything_stays_ready_and_says_why(world):
    put(world)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    mail = MailSettings("127.0.0.1", port, "team@example.org", security="none")
    assert send_ready(world.engine, mail, world.clock) == 0
    [row] = messages(world)
    assert row.status == "ready" and "can't be reached" in row.error


def test_a_server_that_can_not_encrypt_gets_nothing(world, inbox):
    put(world)
    mail = replace(inbox.mail, security="starttls")
    assert send_ready(world.engine, mail, world.clock) == 0
    [row] = messages(world)
    assert row.status == "ready" and "SMTP_SECURITY" in row.error and inbox.taken == []


def test_a_server_that_never_greets_leaves_everything_ready(world):
    put(world)
    with server_that_says(b"") as mail:
        assert send_ready(world.engine, mail, world.clock, patience=0.3) == 0
    assert [row.status for row in messages(world)] == ["ready"]


def test_a_text_that_was_not_acknowledged_in_time_is_perhaps_sent_and_stays_so(world, inbox):
    put(world)
    put(world)
    ok = b"250 OK\r\n"
    with server_that_says(b"220 hello\r\n", ok, ok, ok, b"354 go on\r\n") as mail:
        send_ready(world.engine, mail, world.clock, patience=0.5)
    assert [row.status for row in messages(world)] == ["unsure", "ready"]
    assert send_ready(world.engine, inbox.mail, world.clock) == 1
    assert [row.status for row in messages(world)] == ["unsure", "sent"]


def test_a_server_that_stops_before_the_text_has_certainly_not_taken_it(world):
    put(world)
    with server_that_says(b"220 hello\r\n", b"250 OK\r\n") as mail:
        send_ready(world.engine, mail, world.clock, patience=0.3)
    assert [row.status for row in messages(world)] == ["failed"]


def test_a_demo_never_sends(world, inbox):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    put(world)
    put(world, program_id=None)
    with Session(world.engine) as session:  # even if somebody made it ready in the database
        session.add(
            MessageRow(program_id=1, kind="x", to_email="a@example.org", subject="s", body="b", created_at=world.time)
        )
        session.commit()
    assert send_ready(world.engine, inbox.mail, world.clock) == 1
    assert sorted(row.status for row in messages(world)) == ["held", "ready", "sent"]


def test_what_waits_for_the_team_does_not_go_by_itself(world, inbox):
    put(world, wait=True)
    assert send_ready(world.engine, inbox.mail, world.clock) == 0
    assert [row.status for row in messages(world)] == ["waiting"]


def test_two_processes_at_once_send_each_message_once(anywhere, inbox):
    for n in range(12):
        put(anywhere, body=f"number {n}.")
    senders = [
        threading.Thread(target=send_ready, args=(anywhere.engine, inbox.mail, anywhere.clock)) for _ in range(3)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert [row.status for row in messages(anywhere)] == ["sent"] * 12
    assert len(inbox.taken) == len({text.partition("number ")[2] for _, _, text in inbox.taken}) == 12


def test_without_mail_settings_nothing_is_started(world):
    assert start_mailer(world.engine, None) is False
