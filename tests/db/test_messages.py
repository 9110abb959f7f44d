"""The outbox as the team sees it: read, correct, recall, send, mark as sent."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.messages.outbox import MessageStatus
from db.models import MessageRow


def message(world, **columns):
    values = {
        "program_id": 1, "kind": "introduction to mentee", "to_name": "Bo", "to_email": "bo@example.org",
        "subject": "Your mentor", "body": "Hello", "status": "waiting", "created_at": world.time,
    } | columns  # fmt: skip
    with Session(world.engine) as session:
        row = MessageRow(**values)
        session.add(row)
        session.commit()
        return row.id


@pytest.fixture
def mail(monkeypatch):
    from core.settings import MailSettings, Settings

    made = Settings(mail=MailSettings("127.0.0.1", 25, "team@example.org"))
    monkeypatch.setattr("db.repositories.messages.settings", lambda: made)


def status(world, id):
    with Session(world.engine) as session:
        return session.get(MessageRow, id).status


def test_a_correction_is_kept_and_a_second_one_of_the_same_look_is_told(anywhere):
    id = message(anywhere)
    seen = anywhere.workspace("cora").messages.read(id).line.version
    anywhere.workspace("cora").messages.correct(id, seen, "bo2@example.org", "New\nsubject", "New text")
    with pytest.raises(Conflict):
        anywhere.workspace("olga").messages.correct(id, seen, "x@example.org", "s", "b")
    whole = anywhere.workspace("cora").messages.read(id)
    assert (whole.line.to_email, whole.line.subject, whole.body) == ("bo2@example.org", "New subject", "New text\n")


def test_every_fault_of_a_correction_is_told_at_once(world):
    id = message(world)
    with pytest.raises(InvalidInput) as told:
        world.workspace("cora").messages.correct(id, 1, "nowhere", " ", "")
    assert [fault.where for fault in told.value.faults] == ["Address", "Subject", "Text"]


def test_what_has_gone_can_not_be_corrected_or_recalled(world):
    id = message(world, status="sent")
    with pytest.raises(Conflict):
        world.workspace("cora").messages.correct(id, 1, "a@example.org", "s", "b")
    assert world.workspace("cora").messages.recall([id]) == 0
    assert status(world, id) == "sent"


def test_sending_without_a_mail_server_is_refused_with_another_way(world):
    id = message(world)
    with pytest.raises(Infeasible, match="No mail server"):
        world.workspace("cora").messages.send([id])
    assert status(world, id) == "waiting"


def test_send_recall_and_send_again(world, mail):
    id = message(world)
    messages = world.workspace("cora").messages
    assert messages.send([id]) == 1 and status(world, id) == "ready"
    assert messages.recall([id]) == 1 and status(world, id) == "recalled"
    assert messages.send([id, id]) == 1 and status(world, id) == "ready"


def test_one_cut_off_in_between_is_perhaps_sent_and_goes_again_only_when_told(world, mail):
    id = message(world, status="sending", sending_since=world.time)
    messages = world.workspace("cora").messages
    assert messages.outbox().lines[0].status is MessageStatus.SENDING
    assert messages.send([id]) == 0
    world.time += timedelta(minutes=11)
    messages = world.workspace("cora").messages
    assert messages.outbox().lines[0].status is MessageStatus.UNSURE
    assert messages.send([id]) == 1 and status(world, id) == "ready"


def test_a_demo_is_never_sent_whoever_asks(world, mail):
    from db.models import ProgramRow

    id = message(world, status="held")
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    with pytest.raises(Infeasible, match="demo"):
        world.workspace("cora").messages.send([id])
    assert world.workspace("cora").messages.mark_sent([id]) == 0


def test_marked_as_sent_says_by_whom(anywhere):
    id = message(anywhere)
    assert anywhere.workspace("cora").messages.mark_sent([id]) == 1
    [line] = anywhere.workspace("olga").messages.outbox().lines
    assert (line.status, line.sent_by, line.sent_at) == (MessageStatus.BY_HAND, "Cora", anywhere.time)


def test_messages_about_accounts_are_not_in_a_programs_outbox(world):
    id = message(world, program_id=None, kind="password reset")
    assert world.workspace("olga").messages.outbox().lines == ()
    with pytest.raises(NotFound):
        world.workspace("olga").messages.read(id)


def test_a_merge_sheet_has_the_texts_asked_for(world):
    first, _second = message(world), message(world, to_name="Di")
    assert world.workspace("cora").messages.texts([first]) == (("Bo", "bo@example.org", "Your mentor", "Hello"),)
