"""Concerns about safety: who reads one, who never does, and that nothing else tells of it."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.roles import Action, Role
from core.tracking.check_ins import CheckInAnswer
from core.tracking.concerns import ConcernStep
from db import CheckingIn
from db.models import AuditRow, CheckInRow, ConcernRow, HelpRequestRow, MessageRow, ParticipantRow, metadata
from tests.conftest import MAIL
from tests.db.test_check_ins import asked

WORDS = "He wrote to me at night again."


@pytest.fixture
def reported(anywhere):
    anywhere.by_link("bo").concerns.report(f"  {WORDS} ", 1)
    return anywhere


def test_she_is_told_who_would_read_it(anywhere):
    form = anywhere.by_link("bo").concerns.form()
    assert form.readers == ("Lea",)
    assert form.pairings == ((1, ("Ada",)),)
    assert anywhere.by_link("di").concerns.form().pairings == ()


def test_the_lead_reads_who_where_and_what_and_nobody_else_does(reported):
    (concern,) = reported.workspace("lea").concerns.all()
    assert (concern.by, concern.partners, concern.words, concern.pairing_id) == ("Bo", ("Ada",), WORDS, 1)
    assert concern.hours_left == 24
    for who, action in (("olga", Action.READ_AUDIT), ("cora", Action.READ_DUE), ("bo", Action.READ_OWN_PAIRING)):
        with pytest.raises(NotAllowed):
            reported.workspace(who).concerns.all()
        with reported.workspace(who).doing(action) as session:
            assert session.exec(select(ConcernRow)).all() == []


def test_no_log_no_message_and_no_table_tells_of_it(anywhere, installed):
    installed(**MAIL)
    anywhere.by_link("bo").concerns.report(WORDS, 1)
    with Session(anywhere.engine) as session:
        assert session.exec(select(AuditRow)).all() == []
        (message,) = session.exec(select(MessageRow)).all()
        rows = [str(row) for table in metadata.sorted_tables for row in session.execute(table.select())]
    assert (message.program_id, message.to_email) == (None, "lea@example.org")
    assert "Bo" not in message.body
    assert not any("at night" in row for row in rows)


def test_the_clock_stops_at_the_first_step_and_a_closed_one_may_be_removed(reported):
    lea = reported.workspace("lea").concerns
    reported.time += timedelta(hours=25, minutes=30)
    (concern,) = lea.all()
    assert concern.hours_left == -2
    lea.note_step(concern.id, concern.version, ConcernStep.TALK, "Called Bo")
    with pytest.raises(Conflict):
        lea.note_step(concern.id, concern.version, ConcernStep.OUTCOME, "They rest", close=True)
    (concern,) = lea.all()
    assert (concern.hours_left, [(one.words, one.by) for one in concern.steps]) == (None, [("Called Bo", "Lea")])
    with pytest.raises(NotFound):
        lea.remove(concern.id, concern.version)
    lea.note_step(concern.id, concern.version, ConcernStep.OUTCOME, "They rest", close=True)
    assert lea.waiting() == 0
    (concern,) = lea.all()
    lea.remove(concern.id, concern.version)
    assert lea.all() == ()


def test_a_lead_who_is_the_partner_is_not_told(anywhere):
    with Session(anywhere.engine) as session:
        session.get(ParticipantRow, anywhere.people["ada"]).account_id = anywhere.accounts["lea"]
        session.commit()
    assert anywhere.by_link("bo").concerns.form().readers == ()
    with pytest.raises(NotFound, match="Nobody is named"):
        anywhere.by_link("bo").concerns.report(WORDS)
    anywhere.workspace("olga").team.give_role(anywhere.accounts["cora"], Role.SAFEGUARDING_LEAD, deputy=True)
    anywhere.by_link("bo").concerns.report(WORDS)
    assert anywhere.workspace("lea").concerns.all() == ()
    assert len(anywhere.workspace("cora").concerns.all()) == 1


def test_an_empty_one_is_not_sent_and_a_strange_pairing_is_not_hers(anywhere):
    with pytest.raises(InvalidInput):
        anywhere.by_link("bo").concerns.report(" ")
    with pytest.raises(NotFound):
        anywhere.by_link("di").concerns.report(WORDS, 1)


def test_not_safe_in_a_check_in_is_a_concern_and_no_answer_that_coordinators_read(anywhere):
    checking, token = CheckingIn(anywhere.engine, anywhere.clock), asked(anywhere)["Bo"]
    assert checking.read(token).lead == "Lea"
    checking.answer(token, CheckInAnswer(3, words="Fine"), WORDS)
    (concern,) = anywhere.workspace("lea").concerns.all()
    assert WORDS in concern.words
    with Session(anywhere.engine) as session:
        row = session.exec(select(CheckInRow).where(CheckInRow.participant_id == anywhere.people["bo"])).one()
        assert (row.rating, row.words) == (3, "Fine")
        assert session.exec(select(HelpRequestRow)).all() == []
        last = session.exec(select(AuditRow).order_by(AuditRow.id.desc())).first()
    assert set(last.changes) == {"check_in"}


def test_not_safe_alone_is_enough(anywhere):
    CheckingIn(anywhere.engine, anywhere.clock).answer(asked(anywhere)["Bo"], CheckInAnswer(), "")
    assert len(anywhere.workspace("lea").concerns.all()) == 1
    assert anywhere.workspace("cora").check_ins.of_pairing(1)[0].answer is None
