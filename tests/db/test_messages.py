"""The outbox as the team sees it: read, correct, recall, send, mark as sent."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, Infeasible, InvalidInput, NotFound
from core.messages.outbox import MessageStatus
from db.models import MessageRow
from tests.conftest import MAIL
from tests.db.test_matching import publish


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
def mail(installed):
    installed(**MAIL)


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


def test_everything_comes_to_me_first_as_its_reader_would_get_it(world, mail):
    ids = [message(world, calendar="BEGIN:VCALENDAR"), message(world, status="sent"), message(world, to_name="Di")]
    box = world.workspace("cora").messages
    assert box.send_to_me(ids) == 2
    copy = box.read(box.outbox().lines[1].id)
    assert (copy.line.to_email, copy.line.subject) == ("cora@example.org", "[Bo <bo@example.org>] Your mentor")
    assert (copy.body, copy.calendar, copy.line.status) == ("Hello", "BEGIN:VCALENDAR", MessageStatus.READY)
    assert [status(world, id) for id in ids] == ["waiting", "sent", "waiting"]


def test_a_copy_to_me_does_not_stop_publishing_from_being_undone(world, mail):
    cora = world.workspace("cora")
    published = publish(cora)
    cora.messages.send_to_me([line.id for line in cora.messages.outbox().lines])
    with Session(world.engine) as session:
        for row in session.exec(select(MessageRow).where(MessageRow.kind == "copy")).all():
            row.status = "sent"
        session.commit()
    assert cora.matching.undo_publish(published.scenario_id) == 1


def test_a_message_can_wait_for_its_moment_and_be_recalled_until_then(anywhere, mail):
    id = message(anywhere)
    box = anywhere.workspace("cora").messages
    with pytest.raises(InvalidInput, match="as they are"):
        box.send([id], anywhere.time)
    at = anywhere.time + timedelta(days=1)
    assert box.send([id], at) == 1
    assert (box.outbox().lines[0].status, box.outbox().lines[0].due_at) == (MessageStatus.READY, at)
    assert box.recall([id]) == 1
    assert box.send([id]) == 1 and box.outbox().lines[0].due_at is None


def test_a_calendar_file_is_left_out_and_of_two_the_second_is_told(world):
    id = message(world, calendar="BEGIN:VCALENDAR")
    world.workspace("cora").messages.leave_out_calendar(id, 1)
    with pytest.raises(Conflict):
        world.workspace("olga").messages.leave_out_calendar(id, 1)
    assert world.workspace("cora").messages.read(id).calendar == ""


def test_what_is_on_its_way_is_counted_as_the_list_shows_it(anywhere, mail):
    for columns in (
        {"status": "ready"}, {"status": "ready", "due_at": anywhere.time + timedelta(hours=1)}, {"status": "waiting"},
        {"status": "sending", "sending_since": anywhere.time}, {"status": "ready", "due_at": anywhere.time},
        {"status": "sending", "sending_since": anywhere.time - timedelta(hours=1)}, {"status": "ready", "program_id": 2},
    ):  # fmt: skip
        message(anywhere, **columns)
    box = anywhere.workspace("cora").messages
    assert box.on_the_way() == box.outbox().on_the_way(anywhere.time) == 3


def test_a_demo_is_never_sent_whoever_asks(world, mail):
    from db.models import ProgramRow

    id = message(world, status="held")
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    with pytest.raises(Infeasible, match="demo"):
        world.workspace("cora").messages.send([id])
    with pytest.raises(Infeasible, match="demo"):
        world.workspace("cora").messages.send_to_me([id])
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
