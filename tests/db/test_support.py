"""Supporting pairings: what the team sees is due, what it does about it, and what the people never see."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from core.errors import InvalidInput, NotAllowed, NotFound
from core.program.program import Program
from core.tracking.asks import AskKind
from core.tracking.contacts import ContactKind
from core.tracking.due import DueKind
from core.tracking.goals import Goal
from core.tracking.health import Band
from core.tracking.meetings import Meeting
from db import OwnWord
from db.models import (
    AskRow,
    CheckInRow,
    CohortRow,
    ContactRow,
    MeetingRow,
    PairingMemberRow,
    PairingRow,
    ProgramRow,
)

ADA, BO = 1, 3


@pytest.fixture
def cora(anywhere):
    return anywhere.workspace("cora").support


def kinds(support):
    return [line.kind for line in support.today().lines]


def met(world, rating=None, who="bo", **fields):
    meeting = Meeting(world.time.date(), 60, came=frozenset({ADA, BO}), **fields)
    return world.by_link(who).meetings.log_mine(1, meeting, OwnWord(rating))


def test_a_pairing_that_never_met_grows_from_nothing_to_a_worry(anywhere, cora):
    assert cora.today().lines == ()
    anywhere.time += timedelta(10)
    assert kinds(cora) == [DueKind.NOT_PLANNED]
    planned = Meeting(anywhere.time.date(), 60, begins=anywhere.time + timedelta(1))
    anywhere.by_link("bo").meetings.plan_mine(1, planned)
    assert kinds(cora) == []
    anywhere.time += timedelta(5)
    assert kinds(cora) == [DueKind.NOT_PLANNED, DueKind.CONTACT, DueKind.UNNOTED]
    anywhere.time += timedelta(6)
    assert kinds(cora) == [DueKind.NEVER_MET, DueKind.CONTACT, DueKind.UNNOTED]


def test_health_is_gathered_from_meetings_ratings_and_goals(anywhere, cora):
    anywhere.time += timedelta(30)
    met(anywhere, rating=4)
    met(anywhere, rating=5)
    met(anywhere, rating=5, who="ada")
    anywhere.by_link("bo").goals.add_mine(
        1, Goal("A goal", baseline=0, target=4, due=anywhere.time.date() + timedelta(99))
    )
    anywhere.by_link("bo").goals.note_mine(1, 1, 1)
    found = cora.one(1).situation
    life = found.life
    assert (life.hours, life.met_on, life.one_side.value, life.other_side.value) == (3, anywhere.time.date(), 5, 5)
    assert (life.goals_on_track, life.goals_measured, found.health.band) == (1, 1, Band.GOOD)
    met(anywhere, rating=2)
    assert kinds(cora)[0] is DueKind.LOW_RATING


def test_a_contact_settles_what_was_due_and_says_whether_the_sign_was_right(anywhere, cora):
    anywhere.time += timedelta(21)
    assert kinds(cora) == [DueKind.NEVER_MET, DueKind.CONTACT]
    again = anywhere.time.date() + timedelta(7)
    cora.log_contact(1, ContactKind.TALK, "both", "They write to each other", DueKind.NEVER_MET, False, again)
    assert kinds(cora) == []
    assert (cora.today().right, cora.today().wrong) == (0, 1)
    [contact] = cora.one(1).contacts
    assert (contact.by, contact.with_whom, contact.on) == ("Cora", "both", anywhere.time.date())
    anywhere.time += timedelta(7)
    assert kinds(cora) == [DueKind.NEVER_MET]


def test_a_line_is_put_off_with_a_reason_and_a_call_for_help_is_not(anywhere, cora):
    anywhere.time += timedelta(10)
    until = anywhere.time.date() + timedelta(3)
    for refused in ((until, " "), (anywhere.time.date(), "later"), (until + timedelta(100), "later")):
        with pytest.raises(InvalidInput):
            cora.put_off(1, DueKind.NOT_PLANNED, *refused)
    cora.put_off(1, DueKind.NOT_PLANNED, until, "She is travelling")
    cora.put_off(1, DueKind.NOT_PLANNED, until, "She is still travelling")
    assert kinds(cora) == []
    with pytest.raises(InvalidInput, match="stays"):
        cora.put_off(1, DueKind.HELP, until, "later")


def test_who_asks_for_help_is_first_and_her_partner_never_knows(anywhere, cora):
    bo, ada = anywhere.by_link("bo").support, anywhere.workspace("ada").support
    bo.ask_for_help(1, True, "We do not get on")
    [line] = cora.today().lines
    assert (line.kind, line.details, line.names) == (DueKind.HELP, "We do not get on", "Bo & Ada")
    assert (bo.asked_for_help(), ada.asked_for_help()) == ({1}, frozenset())
    cora.log_contact(1, ContactKind.TALK, about=DueKind.HELP)
    assert cora.today().lines == () and bo.asked_for_help() == frozenset()


def test_each_call_for_help_is_heard_though_both_have_called(anywhere, cora):
    anywhere.by_link("bo").support.ask_for_help(1, False, "We never meet")
    anywhere.time += timedelta(minutes=5)
    anywhere.workspace("ada").support.ask_for_help(1, True, "I am afraid of him")
    for words in ("We never meet", "I am afraid of him"):
        assert [line.details for line in cora.today().lines if line.kind is DueKind.HELP] == [words]
        cora.log_contact(1, ContactKind.TALK, "both", "", DueKind.HELP, True)
    assert DueKind.HELP not in kinds(cora)


def test_participants_read_none_of_it_and_other_programs_neither(anywhere, cora):
    for who in ("bo", "ada", "lea"):
        with pytest.raises(NotAllowed):
            anywhere.workspace(who).support.today()
    with pytest.raises(NotFound):
        anywhere.workspace("zed", 2).support.one(1)
    with pytest.raises(NotFound):
        anywhere.workspace("zed", 2).support.log_contact(1, ContactKind.TOUCH)
    with pytest.raises(NotFound):
        anywhere.by_link("di").support.ask_for_help(1, False)


def test_the_team_sees_no_words_of_a_meeting(anywhere, cora):
    met(anywhere, topics="Our topic", summary="Our summary", place="At home")
    [meeting] = cora.one(1).meetings
    assert (meeting.minutes, meeting.topics, meeting.summary, meeting.place) == (60, "", "", "")


def test_a_pairing_past_its_end_is_said_to_be_so(anywhere, cora):
    with Session(anywhere.engine) as session:
        session.get(CohortRow, 1).ends_on = anywhere.time.date() + timedelta(5)
        session.commit()
    assert kinds(cora) == [DueKind.CLOSING]
    met(anywhere)
    anywhere.time += timedelta(9)
    assert [str(line.sentence) for line in cora.today().lines] == ["Goes on 4 days past the end"]


def test_today_takes_the_same_number_of_queries_however_many_pairings_there_are(world):
    """What is due, the line of what is asked by schedule, and the week to come behind it."""
    today, seen = world.time.date(), []
    event.listen(world.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))

    def queries():
        workspace, counts = world.workspace("cora"), []
        for read in (workspace.support.today, workspace.asks.schedule, workspace.asks.week):
            seen.clear()
            read()
            counts.append(len(seen))
        return counts

    with Session(world.engine) as session:
        session.get(ProgramRow, 1).settings = Program("x", asks_by_itself=True, asks=frozenset(AskKind)).to_document()
        session.commit()
    few = queries()
    with Session(world.engine) as session:
        for id in range(2, 40):
            of = {"program_id": 1, "pairing_id": id}
            session.add(PairingRow(id=id, program_id=1, cohort_id=1, started_on=today, published_at=world.time))
            session.flush()
            session.add(PairingMemberRow(**of, participant_id=2, side="mentor"))
            session.add(MeetingRow(**of, met_on=today, minutes=5, state="held", created_at=world.time))
            session.add(CheckInRow(**of, participant_id=2, asked_on=today, due_on=today))
            session.add(ContactRow(**of, made_on=today, kind="touch", at=world.time))
            session.add(AskRow(**of, participant_id=2, kind="check-in", about=f"check-in {id} 14", asked_on=today))
        session.commit()
    assert queries() == few
    assert few[0] <= 22 and few[1] <= 4 and few[2] <= 13


def test_home_counts_who_asked_for_help_and_who_has_not_met_in_the_first_weeks(anywhere):
    with Session(anywhere.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["meetings"]}
        session.commit()

    def counted():
        facts = anywhere.workspace("cora").programs.facts()
        return facts.help_asked, facts.quiet_pairings

    assert counted() == (0, 0)
    anywhere.by_link("bo").support.ask_for_help(1, True)
    anywhere.time += timedelta(21)
    assert counted() == (1, 1)
    met(anywhere)
    anywhere.workspace("cora").support.log_contact(1, ContactKind.TALK, about=DueKind.HELP)
    assert counted() == (0, 0)
