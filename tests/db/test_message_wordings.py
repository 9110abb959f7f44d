"""A program's own words for its messages: kept whole or not, used from then on, in the reader's language."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput
from core.messages.templates import MessageKey, compose, message_template
from db.models import ApplicationRow, ConsentRow, MessageRow, ParticipantRow
from tests.db.test_matching import publish

TO_MENTEE = MessageKey.INTRODUCTION_TO_MENTEE
BODY = "Dear {name}, {partner} is your mentor. {link}"


def bodies(world, kind=TO_MENTEE):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow.body).where(MessageRow.kind == kind.value)).all()


def read_in(world, who, language):
    with Session(world.engine) as session:
        session.get(ApplicationRow, world.people[who]).language = language
        session.commit()


def test_introductions_are_written_in_the_programs_own_words(anywhere):
    cora = anywhere.workspace("cora")
    cora.message_wordings.save(TO_MENTEE, "", 0, "Meet {partner}", BODY)
    publish(cora)
    [body] = bodies(anywhere)
    assert body.startswith("Dear Di, Cy is your mentor. ")
    assert "What brought you together" in bodies(anywhere, MessageKey.INTRODUCTION_TO_MENTOR)[0]


def test_each_reads_her_own_language_where_there_are_words_in_it(world):
    cora = world.workspace("cora")
    cora.message_wordings.save(TO_MENTEE, "de", 0, "Dein Mentor", "Liebe {name}, {partner} ist da: {link}")
    read_in(world, "di", "de")
    publish(cora)
    assert bodies(world)[0].startswith("Liebe Di, Cy ist da: ")
    assert cora.message_wordings.choice().languages == ("de",)


def test_a_language_without_words_of_its_own_reads_those_for_everybody(world):
    cora = world.workspace("cora")
    cora.message_wordings.save(TO_MENTEE, "", 0, "Meet {partner}", BODY)
    read_in(world, "di", "fr")
    publish(cora)
    assert bodies(world)[0].startswith("Dear Di")


def test_a_wording_with_faults_is_refused_with_all_of_them_at_their_places(world):
    with pytest.raises(InvalidInput) as no:
        world.workspace("cora").message_wordings.save(TO_MENTEE, "", 0, "Hello {nmae}", "Without what it needs")
    told = [(fault.where, str(fault.what)) for fault in no.value.faults]
    assert [where for where, _ in told] == ["Subject", "Message", "Message"]
    assert "{nmae}" in told[0][1] and "{link}" in told[1][1] and "{partner}" in told[2][1]


def test_of_two_who_change_it_the_second_is_told(world):
    cora, olga = world.workspace("cora"), world.workspace("olga")
    cora.message_wordings.save(TO_MENTEE, "", 0, "One", BODY)
    with pytest.raises(Conflict):
        olga.message_wordings.save(TO_MENTEE, "", 0, "Two", BODY)
    kept = olga.message_wordings.wording(TO_MENTEE)
    olga.message_wordings.save(TO_MENTEE, "", kept.version, "Two", BODY)
    assert cora.message_wordings.wording(TO_MENTEE).template.subject == "Two"


def test_back_to_the_usual_words(world):
    words = world.workspace("cora").message_wordings
    words.save(TO_MENTEE, "", 0, "Mine", BODY)
    words.reset(TO_MENTEE, "", words.wording(TO_MENTEE).version)
    kept = words.wording(TO_MENTEE)
    assert (kept.version, kept.template) == (0, message_template(TO_MENTEE))


def test_another_programs_words_stay_there(world):
    world.workspace("zed", 2).message_wordings.save(TO_MENTEE, "", 0, "Elsewhere", BODY)
    assert world.workspace("cora").message_wordings.wording(TO_MENTEE).version == 0


def test_a_message_is_seen_with_a_real_pair_and_no_real_link(world):
    words = world.workspace("cora").message_wordings
    [(pairing, names)] = words.choice().pairs
    assert names == "Bo & Ada"
    message = compose(TO_MENTEE, words.fields(TO_MENTEE, pairing))
    assert "Hello Bo" in message.body and "ada@example.org" in message.body and "/?link=…" in message.body


def free(world, who, *slots, zone="UTC"):
    with Session(world.engine) as session:
        row = session.get(ApplicationRow, world.people[who])
        row.answers = {**row.answers, "availability": list(slots)}
        session.get(ParticipantRow, world.people[who]).time_zone = zone
        session.commit()


def told(world):
    with Session(world.engine) as session:
        return session.exec(select(MessageRow).order_by(MessageRow.id)).all()


def test_both_are_told_of_a_time_at_which_they_are_free_on_their_own_clocks(anywhere):
    free(anywhere, "di", "mon evening", zone="Europe/Berlin")
    free(anywhere, "cy", "mon midday", zone="America/New_York")
    publish(anywhere.workspace("cora"))
    one, other = told(anywhere)
    assert "Monday 30 November 2026, 18:00 (Europe/Berlin)" in one.body
    assert "Monday 30 November 2026, 12:00 (America/New_York)" in other.body
    assert one.calendar == other.calendar
    [event] = Calendar.from_ical(one.calendar).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2026, 11, 30, 17, 0, tzinfo=UTC) and "Di & Cy" in event["SUMMARY"]


def test_without_a_time_in_common_or_without_sharing_none_is_told(world):
    free(world, "di", "mon evening")
    free(world, "cy", "mon evening")
    with Session(world.engine) as session:
        sharing = select(ConsentRow).where(
            ConsentRow.participant_id == world.people["cy"], ConsentRow.purpose == "sharing"
        )
        session.delete(session.exec(sharing).one())
        session.commit()
    publish(world.workspace("cora"))
    assert {each.calendar for each in told(world)} == {""}
    assert not [each for each in told(world) if "both free" in each.body]


@pytest.mark.parametrize("key", list(MessageKey))
def test_every_message_can_be_seen_before_anybody_is_there(world, key):
    fields = world.workspace("cora").message_wordings.fields(key) | {"inviter": "x", "role": "x", "valid": "x"}
    assert compose(key, fields).body


def test_a_wording_that_was_set_back_and_written_anew_is_not_overwritten_by_who_saw_the_old_one(anywhere):
    words = anywhere.workspace("cora").message_wordings
    words.save(TO_MENTEE, "", 0, "One", BODY)
    seen = words.wording(TO_MENTEE).version
    words.reset(TO_MENTEE, "", seen)
    words.save(TO_MENTEE, "", 0, "Two", BODY)
    with pytest.raises(Conflict):
        words.save(TO_MENTEE, "", seen, "Three", BODY)
