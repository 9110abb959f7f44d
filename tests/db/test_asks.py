"""Asking by schedule: into the outbox once a day, safe when several do it, within what each person wants."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed, NotFound
from core.program.program import Part, Program
from core.tracking.asks import USUAL, AskKind
from core.tracking.check_ins import CheckInAnswer
from core.tracking.feedback import Feedback
from core.tracking.meetings import Meeting, MeetingState
from db import CheckingIn, MessageChoice, Noting
from db.asks import anything_to_ask, ask_due
from db.models import AskRow, AuditRow, CheckInRow, MessageRow, PairingMemberRow, PairingRow, ParticipantRow, ProgramRow

ADA, BO, EVE = 1, 3, 5


def asks_by_itself(world, **fields):
    with Session(world.engine) as session:
        row = session.get(ProgramRow, 1)
        row.settings = Program("x", asks_by_itself=True, **fields).to_document()
        session.commit()


def rows(world, kind, *where):
    with Session(world.engine) as session:
        return session.exec(select(kind).where(*where).order_by(kind.id)).all()


def days_on(world, days, ask=True):
    """Day by day, as the app that runs all the time; how many messages that made."""
    made = 0
    for _ in range(days):
        world.time += timedelta(1)
        made += ask_due(world.engine, world.clock) if ask else 0
    return made


def token(world, kind, who):
    found = rows(world, MessageRow, MessageRow.kind == kind, MessageRow.to_name == who)
    return found[-1].body.split("/?link=")[1].split()[0]


def door(world):
    return Noting(world.engine, world.clock)


def plan(world, days=1, who="bo"):
    meeting = Meeting(world.time.date(), 45, begins=world.time + timedelta(days))
    return world.by_link(who).meetings.plan_mine(1, meeting)


def meeting(world):
    [found] = world.by_link("bo").meetings.mine()[0].meetings
    return found.meeting


def test_a_program_of_before_asks_nothing_by_itself_until_somebody_wants_that(world):
    assert not anything_to_ask(world.engine, world.time) and days_on(world, 20) == 0
    workspace = world.workspace("cora")
    kept = workspace.programs.current()
    assert not kept.program.asks_by_itself and kept.program.asks == USUAL
    assert not workspace.asks.schedule().runs
    assert Program.from_document(Program("New").to_document()).asks_by_itself


def test_a_month_and_a_check_in_go_on_their_days_with_links_that_lead_somewhere(anywhere):
    asks_by_itself(anywhere)
    assert days_on(anywhere, 31) == 2
    written = rows(anywhere, MessageRow)
    assert [(row.kind, row.to_name, row.status) for row in written] == [
        ("check-in", "Bo", "ready"), ("month", "Ada", "ready"),
    ]  # fmt: skip
    assert "Bo: no meeting is planned yet" in written[1].body
    assert CheckingIn(anywhere.engine, anywhere.clock).read(token(anywhere, "check-in", "Bo")).name == "Bo"
    assert door(anywhere).read(token(anywhere, "month", "Ada")).is_month
    assert [row.about for row in rows(anywhere, AskRow)] == ["check-in 1 14", "month 2026-12-23"]
    last = anywhere.workspace("cora").asks.schedule().last
    assert (last.written, last.looked_on) == (1, anywhere.time.date())
    assert last.written_at.date() == anywhere.time.date() - timedelta(1)


def test_feedback_that_is_asked_for_is_told_once_and_its_words_are_not(anywhere):
    asks_by_itself(anywhere)
    bo = anywhere.by_link("bo").feedback
    asked = bo.ask(1, Feedback(3, about="My okapi", question="Is it long?", due=anywhere.time.date() + timedelta(9)))
    assert days_on(anywhere, 9) == 1
    (written,) = rows(anywhere, MessageRow)
    assert (written.kind, written.to_name) == ("feedback asked", "Ada") and "Bo asks for your feedback" in written.body
    assert "okapi" not in written.body + written.subject and "long?" not in written.body
    assert written.body.split("/?link=")[1].split()[0] and rows(anywhere, AskRow)[0].about == f"feedback {asked}"


def test_nobody_is_told_of_feedback_that_was_given_or_taken_back_or_who_wants_fewer(world):
    asks_by_itself(world)
    bo, ada = world.by_link("bo").feedback, world.workspace("ada")
    for _ in range(2):
        bo.ask(1, Feedback(3, about="Letter", question="Clear?"))
    back, given = bo.mine()[0].found
    ada.feedback.give(given.id, given.version, "Clear", "")
    bo.take_back(back.id, back.version)
    assert days_on(world, 2) == 0
    ada.asks.choose_mine(ADA, MessageChoice(fewer=True))
    bo.ask(1, Feedback(3, about="Letter", question="Clear?"))
    assert days_on(world, 2) == 0


def test_of_several_that_ask_at_once_one_does_it(anywhere):
    asks_by_itself(anywhere)
    anywhere.time += timedelta(14)
    made, at_once = [], threading.Barrier(4)

    def ask():
        at_once.wait()
        made.append(ask_due(anywhere.engine, anywhere.clock))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(made) == [0, 0, 0, 1] and len(rows(anywhere, MessageRow)) == 1
    assert ask_due(anywhere.engine, anywhere.clock) == 0


def test_a_round_that_is_cut_off_asked_nothing_and_is_made_again(world, monkeypatch):
    asks_by_itself(world)
    world.time += timedelta(14)
    from db.ask_writing import Writer

    whole = Writer.put

    def torn(self, person, asks):
        whole(self, person, asks)
        raise KeyboardInterrupt

    monkeypatch.setattr(Writer, "put", torn)
    with pytest.raises(KeyboardInterrupt):
        ask_due(world.engine, world.clock)
    assert rows(world, MessageRow) == rows(world, AskRow) == rows(world, CheckInRow) == []
    monkeypatch.undo()
    assert ask_due(world.engine, world.clock) == 1


def test_nothing_goes_at_night_of_the_program_nor_for_a_demo(world):
    asks_by_itself(world)
    world.time += timedelta(14, hours=-4)  # five in the morning
    assert not anything_to_ask(world.engine, world.time)
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).time_zone = "Asia/Kolkata"
        session.commit()
    assert anything_to_ask(world.engine, world.time)  # half past ten there
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    assert not anything_to_ask(world.engine, world.time)


def test_the_log_says_that_it_was_done_and_by_nobody(world):
    asks_by_itself(world)
    days_on(world, 14)
    [line] = rows(world, AuditRow, AuditRow.action == "ask people by schedule", AuditRow.changes != {})[-1:]
    assert (line.account_id, line.participant_id, line.program_id) == (None, None, 1)
    assert line.changes["check_in"]["added"] == 1


def test_a_check_in_by_hand_counts_and_one_by_schedule_keeps_the_hand_back(anywhere):
    asks_by_itself(anywhere)
    days_on(anywhere, 12)
    assert anywhere.workspace("cora").check_ins.ask([1]) == (2, 0)
    assert days_on(anywhere, 6) == 0  # day 14 lies within the week
    assert days_on(anywhere, 1) == 1
    assert anywhere.workspace("cora").check_ins.ask([1])[1] == 1


def test_an_answer_is_a_contact_made(anywhere):
    asks_by_itself(anywhere)
    days_on(anywhere, 15)
    today = anywhere.workspace("cora").support.today()
    assert (today.in_time, today.were_due) == (0, 0)
    CheckingIn(anywhere.engine, anywhere.clock).answer(token(anywhere, "check-in", "Bo"), CheckInAnswer(4, True))
    today = anywhere.workspace("cora").support.today()
    assert (today.in_time, today.were_due) == (1, 1)
    assert anywhere.workspace("cora").asks.schedule().answered == {"mentee": (1, 1)}


def test_yes_in_two_presses_and_no_in_three(anywhere):
    asks_by_itself(anywhere)
    plan(anywhere)
    assert days_on(anywhere, 2) == 1
    said = token(anywhere, "did you meet", "Bo")
    asked = door(anywhere).read(said)
    assert (asked.name, asked.is_month, asked.about[0].meeting.meeting.state) == ("Bo", False, MeetingState.PLANNED)
    door(anywhere).held(said, 1, 45, frozenset({ADA, BO}))
    assert (meeting(anywhere).is_held, meeting(anywhere).minutes, meeting(anywhere).logged_by) == (True, 45, BO)
    door(anywhere).take_back(said, 1)
    door(anywhere).missed(said, 1, ADA)
    assert (meeting(anywhere).state, meeting(anywhere).missed_by) == (MeetingState.MISSED, ADA)
    door(anywhere).take_back(said, 1)
    door(anywhere).cancelled(said, 1)
    assert meeting(anywhere).state is MeetingState.CANCELLED
    door(anywhere).take_back(said, 1)
    with pytest.raises(InvalidInput, match="not planned"):
        door(anywhere).moved(said, 1, anywhere.time - timedelta(1))
    door(anywhere).moved(said, 1, anywhere.time + timedelta(3))
    assert (meeting(anywhere).moved, meeting(anywhere).on) == (1, (anywhere.time + timedelta(3)).date())
    assert days_on(anywhere, 8) == 1  # asked again of the new time, once a week is over


def test_a_link_does_what_it_was_sent_for_and_nothing_else(anywhere):
    asks_by_itself(anywhere)
    plan(anywhere)
    days_on(anywhere, 2)
    said = token(anywhere, "did you meet", "Bo")
    other = plan(anywhere)
    for refused in (lambda: door(anywhere).held(said, 2, 60, frozenset({ADA, BO})),
                    lambda: door(anywhere).answer(said, 1, CheckInAnswer(4)),
                    lambda: anywhere.by_link("di").meetings.cancel_mine(other, 1)):  # fmt: skip
        with pytest.raises(NotFound):
            refused()
    with pytest.raises(NotFound):
        CheckingIn(anywhere.engine, anywhere.clock).read(said)
    with Session(anywhere.engine) as session:
        session.get(PairingRow, 1).ended_on = anywhere.time.date()
        session.commit()
    with pytest.raises(NotFound):
        door(anywhere).read(said)
    assert days_on(anywhere, 40) == 0


def test_a_mentors_month_is_one_message_over_all_mentees_and_logs_and_answers(anywhere):
    with Session(anywhere.engine) as session:
        session.add(
            PairingRow(id=9, program_id=1, cohort_id=1, started_on=anywhere.time.date(), published_at=anywhere.time)
        )
        session.flush()
        for person, side in ((ADA, "mentor"), (EVE, "mentee")):
            session.add(PairingMemberRow(program_id=1, pairing_id=9, participant_id=person, side=side))
        session.commit()
    asks_by_itself(anywhere)
    plan(anywhere, days=29)
    assert days_on(anywhere, 30) == 4  # two check-ins, one month, and Bo is asked whether they met
    assert len(rows(anywhere, MessageRow, MessageRow.to_name == "Ada")) == 1
    said = token(anywhere, "month", "Ada")
    month = door(anywhere).read(said)
    assert {about.together.partners[0].name for about in month.about} == {"Bo", "Eve"}
    door(anywhere).held(said, 1, 60, frozenset({ADA, BO}))
    door(anywhere).held(said, 9, 30, frozenset({ADA, EVE}), on=anywhere.time.date() - timedelta(3))
    door(anywhere).answer(said, 9, CheckInAnswer(5))
    about = {each.together.id: each for each in door(anywhere).read(said).about}
    assert about[1].met_on == anywhere.time.date() - timedelta(1) and about[9].answer == CheckInAnswer(5)
    assert about[1].answer is None


def test_fewer_and_a_pause_are_chosen_by_link_or_under_my_answers(anywhere):
    asks_by_itself(anywhere)
    days_on(anywhere, 14)
    said, today = token(anywhere, "check-in", "Bo"), anywhere.time.date()
    checking = CheckingIn(anywhere.engine, anywhere.clock)
    with pytest.raises(InvalidInput):
        checking.choose(said, MessageChoice(paused_until=today))
    checking.choose(said, MessageChoice(True))
    bo = anywhere.by_link("bo").asks
    assert bo.choice_mine(BO) == MessageChoice(True)
    bo.choose_mine(BO, MessageChoice(False, today + timedelta(90)))
    assert anywhere.workspace("cora").asks.choices_of(1) == {"Bo": MessageChoice(False, today + timedelta(90))}
    with pytest.raises(NotFound):
        bo.choose_mine(ADA, MessageChoice(True))
    with pytest.raises(NotAllowed):
        anywhere.workspace("cora").asks.choice_mine(BO)
    days_on(anywhere, 80)
    assert len(rows(anywhere, MessageRow, MessageRow.to_name == "Bo")) == 1
    assert len(rows(anywhere, MessageRow, MessageRow.to_name == "Ada")) == 3


def test_who_left_is_asked_nothing(anywhere):
    asks_by_itself(anywhere)
    with Session(anywhere.engine) as session:
        session.get(ParticipantRow, BO).status = "left"
        session.commit()
    assert days_on(anywhere, 29) == 0


def test_the_coordinator_sees_what_comes_in_the_week(anywhere):
    asks_by_itself(anywhere)
    days_on(anywhere, 9)
    [coming] = anywhere.workspace("cora").asks.week().coming
    assert (coming.on, coming.kind, coming.names) == (anywhere.time.date() + timedelta(5), AskKind.CHECK_IN, ("Bo",))
    with pytest.raises(NotAllowed):
        anywhere.workspace("bo").asks.week()


def test_the_end_is_told_to_both_and_never_by_itself_where_guardians_are_asked(anywhere):
    ends = anywhere.time.date() + timedelta(40)
    from db.models import CohortRow

    for parts, told in ((Program("x").parts | {Part.GUARDIANS}, 0), (Program("x").parts, 2)):
        asks_by_itself(anywhere, parts=parts, asks=frozenset({AskKind.CLOSING}))
        with Session(anywhere.engine) as session:
            session.get(CohortRow, 1).ends_on = ends
            session.commit()
        days_on(anywhere, 8)
        assert len(rows(anywhere, MessageRow, MessageRow.kind == "closing soon")) == told
