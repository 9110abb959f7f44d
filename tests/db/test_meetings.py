"""Meetings: planned, noted, confirmed; and what one of the two never sees of the other."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.tracking.meetings import AgendaItem, Extra, Kept, Meeting, MeetingState, kept_by
from db import OwnWord
from db.models import ApplicationRow, AuditRow, FormVersionRow, OwnMeetingRow, PairingRow

ADA, BO, DI = 1, 3, 4
SECRET = "She told me about her father"


@pytest.fixture
def bo(anywhere):
    return anywhere.by_link("bo").meetings


@pytest.fixture
def ada(anywhere):
    return anywhere.workspace("ada").meetings


def only(meetings):
    [[meeting]] = [each.meetings for each in meetings.mine()]
    return meeting


def met(world, **fields):
    return Meeting(world.time.date(), 60, came=frozenset({ADA, BO}), **fields)


def planned(world, days=2):
    return Meeting(world.time.date(), 60, begins=world.time + timedelta(days), place="Café Lantern")


def test_a_meeting_is_logged_by_one_and_confirmed_by_the_other(anywhere, bo, ada):
    id = bo.log_mine(1, met(anywhere, topics="The talk"), OwnWord())
    seen = only(ada)
    assert (seen.id, seen.meeting.logged_by, seen.meeting.confirmed_by) == (id, BO, None)
    with pytest.raises(Conflict, match="yourself"):
        bo.confirm_mine(id, seen.version)
    ada.confirm_mine(id, seen.version)
    assert (only(bo).meeting.confirmed_by, only(bo).meeting.came) == (ADA, {ADA, BO})
    with pytest.raises(Conflict, match="remove"):
        bo.remove_mine(id, only(bo).version)


def test_what_i_noted_by_mistake_i_take_away(anywhere, bo, ada):
    id = bo.log_mine(1, met(anywhere), OwnWord(rating=4))
    with pytest.raises(Conflict):
        ada.remove_mine(id, only(bo).version)
    bo.remove_mine(id, only(bo).version)
    assert [each.meetings for each in bo.mine()] == [()]


def test_a_planned_meeting_is_moved_and_then_held_as_it_was_planned(anywhere, bo, ada):
    id = bo.plan_mine(1, planned(anywhere))
    bo.set_agenda(id, only(bo).version, [AgendaItem("My talk", 20), AgendaItem(" ")])
    ada.move_mine(id, only(ada).version, anywhere.time + timedelta(3))
    anywhere.time += timedelta(3, hours=2)
    ada.log_mine(1, replace(met(anywhere), minutes=45), OwnWord(), (id, only(ada).version))
    meeting = only(bo).meeting
    assert (meeting.state, meeting.minutes, meeting.moved, meeting.agenda) == (
        MeetingState.HELD, 45, 1, (AgendaItem("My talk", 20),),
    )  # fmt: skip
    assert kept_by([meeting], BO) == Kept(agreed=1, kept=1, moved=1)
    with pytest.raises(Conflict, match="noted already"):
        bo.cancel_mine(id, only(bo).version)


def test_a_meeting_is_cancelled_in_time_or_missed_by_somebody_of_the_pairing(anywhere, bo):
    first, second = bo.plan_mine(1, planned(anywhere)), bo.plan_mine(1, planned(anywhere, 9))
    [both] = [each.meetings for each in bo.mine()]
    versions = {each.id: each.version for each in both}
    bo.cancel_mine(first, versions[first])
    with pytest.raises(InvalidInput):
        bo.miss_mine(second, versions[second], DI)
    bo.miss_mine(second, versions[second], ADA)
    [[*meetings]] = [each.meetings for each in bo.mine()]
    assert kept_by([each.meeting for each in meetings], ADA) == Kept(agreed=2, cancelled=1, missed=1)


def test_nothing_is_planned_into_the_past_or_noted_of_the_future(anywhere, bo):
    with pytest.raises(InvalidInput, match="not planned"):
        bo.plan_mine(1, planned(anywhere, -1))
    with pytest.raises(InvalidInput, match="not noted"):
        bo.log_mine(1, replace(met(anywhere), on=anywhere.time.date() + timedelta(1)), OwnWord())
    with pytest.raises(InvalidInput):
        bo.log_mine(1, met(anywhere), OwnWord(rating=6))


def test_of_two_who_change_one_meeting_the_second_is_told(anywhere, bo, ada):
    id = bo.plan_mine(1, planned(anywhere))
    seen = only(bo).version
    ada.move_mine(id, seen, anywhere.time + timedelta(3))
    with pytest.raises(Conflict, match="meanwhile"):
        bo.move_mine(id, seen, anywhere.time + timedelta(4))


def test_a_look_at_a_meeting_that_is_gone_confirms_no_other(anywhere, bo, ada):
    id = bo.log_mine(1, met(anywhere), OwnWord())
    seen = only(ada).version
    bo.remove_mine(id, only(bo).version)
    bo.log_mine(1, replace(met(anywhere), minutes=600), OwnWord())
    with pytest.raises((Conflict, NotFound)):
        ada.confirm_mine(id, seen)


def test_nothing_is_confirmed_that_nobody_noted(anywhere, bo, ada):
    id = bo.plan_mine(1, planned(anywhere))
    with pytest.raises(Conflict, match="noted yet"):
        ada.confirm_mine(id, only(ada).version)


def test_what_i_kept_for_myself_i_can_take_away(anywhere, bo):
    id = bo.log_mine(1, met(anywhere), OwnWord(2, SECRET))
    bo.keep_own(id, OwnWord())
    assert only(bo).own == OwnWord()


def test_a_private_note_and_a_rating_are_the_authors_alone(anywhere, bo, ada):
    id = bo.log_mine(1, met(anywhere), OwnWord(2, SECRET, Extra(30, 15)))
    assert only(bo).own == OwnWord(2, SECRET, Extra(30, 15))
    assert only(ada).own == OwnWord()
    ada.keep_own(id, OwnWord(5))
    assert (only(ada).own.rating, only(bo).own.rating) == (5, 2)
    bo.keep_own(id, OwnWord(3, None))
    assert only(bo).own == OwnWord(3, SECRET)
    with Session(anywhere.engine) as session:
        kept = session.exec(select(OwnMeetingRow)).all()
        assert SECRET not in str([row.note for row in kept]) and "father" not in str(kept)
        assert "father" not in str(session.exec(select(AuditRow)).all())


def test_a_note_that_todays_key_does_not_open_is_said_to_be_so(anywhere, bo):
    id = bo.log_mine(1, met(anywhere), OwnWord(note=SECRET))
    with Session(anywhere.engine) as session:
        session.exec(select(OwnMeetingRow)).one().note = "gAAAAA-not-ours"
        session.commit()
    assert only(bo).own.note is None
    bo.keep_own(id, OwnWord(4, None))
    assert only(bo).own.note is None


def test_actions_have_an_owner_and_a_day_and_are_ticked_off(anywhere, bo, ada):
    with pytest.raises(InvalidInput):
        bo.agree_action(1, " ", BO, None)
    id = bo.agree_action(1, "Send the slides", ADA, anywhere.time.date() + timedelta(7))
    bo.agree_action(1, "Somebody else's", DI, None)
    ada.tick_action(id, 1, True)
    [actions] = [each.actions for each in bo.mine()]
    assert [(each.what, each.owner, each.done_on) for each in actions] == [
        ("Somebody else's", None, None), ("Send the slides", ADA, anywhere.time.date()),
    ]  # fmt: skip


def test_nobody_else_writes_into_a_pairing_and_none_into_one_that_ended(anywhere, bo):
    id = bo.plan_mine(1, planned(anywhere))
    di = anywhere.by_link("di").meetings
    assert di.mine() == ()
    for refused in (
        lambda: di.log_mine(1, met(anywhere), OwnWord()),
        lambda: di.cancel_mine(id, 1),
        lambda: di.keep_own(id, OwnWord(1)),
        lambda: di.times_mine(1),
    ):
        with pytest.raises(NotFound):
            refused()
    with pytest.raises(NotAllowed):
        anywhere.workspace("cora").meetings.log_mine(1, met(anywhere), OwnWord())
    with Session(anywhere.engine) as session:
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    with pytest.raises(Conflict, match="has ended"):
        bo.cancel_mine(id, 1)


def test_common_times_are_found_and_a_private_question_stays_private(anywhere, bo):
    with Session(anywhere.engine) as session:
        for id, slots in ((ADA, ["tue morning", "wed evening"]), (BO, ["tue morning", "thu evening"])):
            row = session.get(ApplicationRow, id)
            row.answers = row.answers | {"availability": slots}
        session.commit()
    times = bo.times_mine(1)
    assert times and all((at.weekday(), at.hour) == (1, 8) for at in times)
    with Session(anywhere.engine) as session:
        form = session.get(FormVersionRow, 1)
        questions = [
            q | {"visible": "private"} if q["key"] == "availability" else q for q in form.document["questions"]
        ]
        form.document = form.document | {"questions": questions}
        session.commit()
    assert bo.times_mine(1) == ()


def test_where_the_program_asks_for_an_agenda_nothing_is_planned_without_one(anywhere, bo):
    kept = anywhere.workspace("olga").programs.current()
    anywhere.workspace("olga").programs.change(replace(kept.program, agenda_first=True), kept.version)
    with pytest.raises(InvalidInput, match="not planned"):
        bo.plan_mine(1, planned(anywhere))
    id = bo.plan_mine(1, replace(planned(anywhere), agenda=(AgendaItem("My talk"),)))
    [one] = [one for each in bo.mine() for one in each.meetings]
    with pytest.raises(InvalidInput):
        bo.set_agenda(id, one.version, [AgendaItem(" ")])
