"""Applying without an account: kept as one goes, sent whole, never shown to the wrong eyes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session, func, select

from core.errors import Conflict, Infeasible, NotFound, Refusal
from core.intake.applications import Application, ApplicationStatus
from core.intake.consent import Purpose
from core.program.questions import Side
from core.settings import Settings
from db.applying import Applying
from db.flood import MOST_A_DAY
from db.links import LinkPurpose, make_link
from db.models import (
    ApplicationRow,
    AuditRow,
    CohortRow,
    ConsentRow,
    MessageRow,
    ParticipantRow,
    PrivateLinkRow,
    ProgramRow,
    ThrottleRow,
)

SENT = {"skills": {"Python": 2}, "not_with": "my boss"}


def opened(world, **columns):
    with Session(world.engine) as session:
        cohort = session.get(CohortRow, 1)
        for name, value in ({"opens_on": date(2026, 11, 1), "closes_on": date(2026, 12, 1)} | columns).items():
            setattr(cohort, name, value)
        session.commit()
    return Applying(world.engine, world.clock, Settings(address="https://pairs.example.org"))


def whole(applying):
    consents = {each.purpose.value: each.version for each in applying.cohort("mentee1").consents}
    return Application("Fay", "Fay@example.org ", "Europe/Berlin", 1, SENT, consents)


def sent(applying):
    token = applying.start("mentee1", whole(applying))
    assert applying.submit(token) == {}
    return token


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table)).all()


def test_an_address_tells_what_it_is_for(anywhere):
    there = opened(anywhere).cohort("mentor1")
    assert (there.program.name, there.side, there.is_open) == ("Spring mentoring", Side.MENTOR, True)
    assert str(there.sentence) == "You can apply until 2026-12-01."


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"opens_on": None, "closes_on": None}, "Applications are not open."),
        ({"opens_on": date(2026, 11, 24)}, "Applications open on 2026-11-24."),
        ({"closes_on": date(2026, 11, 22)}, "Applications closed on 2026-11-22."),
    ],
)
def test_nobody_applies_where_it_is_not_open(world, columns, sentence):
    applying = opened(world, **columns)
    assert str(applying.cohort("mentee1").sentence) == sentence
    with pytest.raises(Infeasible):
        applying.start("mentee1", Application("Fay"))
    assert rows(world, PrivateLinkRow) == []


def test_where_the_disk_is_not_kept_only_a_demo_is_open(world):
    opened(world)
    applying = Applying(world.engine, world.clock, Settings(disk_is_kept=False))
    assert not applying.cohort("mentee1").is_open
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    assert applying.cohort("mentee1").is_open


def test_an_unknown_address_leads_nowhere(world):
    for code in ("", "nothing"):
        with pytest.raises(NotFound):
            opened(world).cohort(code)


def test_every_answer_is_kept_as_it_was_given(anywhere):
    applying = opened(anywhere)
    token = applying.start("mentee1", Application("Fay"))
    applying.keep(token, Application("Fay", "fay@", answers={"skills": {"Python": 2}}))
    draft = applying.read(token)
    assert (draft.application.name, draft.application.email) == ("Fay", "fay@")
    assert draft.application.answers == {"skills": {"Python": 2}}
    assert draft.status is ApplicationStatus.DRAFT


def test_a_link_promised_before_anything_is_written_leads_to_what_was_begun_with_it(anywhere):
    applying = opened(anywhere)
    promised = applying.new_token()
    assert not applying.began(promised)
    assert applying.start("mentee1", whole(applying), promised) == promised
    assert applying.began(promised)
    assert applying.read(promised).application.name == "Fay"


def test_reading_writes_nothing(world):
    applying = opened(world)
    token = applying.start("mentee1", Application("Fay"))
    before = [len(rows(world, table)) for table in (ApplicationRow, AuditRow, ThrottleRow, PrivateLinkRow)]
    applying.cohort("mentee1")
    applying.read(token)
    applying.faults(token)
    assert [len(rows(world, table)) for table in (ApplicationRow, AuditRow, ThrottleRow, PrivateLinkRow)] == before


def test_private_answers_are_kept_and_never_shown_again(anywhere):
    applying = opened(anywhere)
    token = applying.start("mentee1", Application(answers={"not_with": "my boss"}))
    draft = applying.read(token)
    assert draft.application.answers == {}
    assert draft.private == {"not_with"}
    applying.keep(token, replace(draft.application, name="Fay"))
    assert rows(anywhere, ApplicationRow)[-1].answers == {"not_with": "my boss"}
    applying.keep(token, replace(draft.application, answers={"not_with": "nobody"}))
    assert rows(anywhere, ApplicationRow)[-1].answers == {"not_with": "nobody"}
    applying.forget(token, "not_with")
    assert applying.read(token).private == frozenset()


def test_all_faults_come_at_once_and_nothing_is_sent(world):
    applying = opened(world)
    token = applying.start("mentee1", Application(email="fay"))
    faults = applying.submit(token)
    assert list(faults) == ["name", "email", "time_zone", "skills", "consent:participation"]
    assert applying.read(token).status is ApplicationStatus.DRAFT
    assert rows(world, MessageRow) == []


def test_what_is_sent_waits_for_a_decision_and_is_acknowledged(anywhere):
    applying = opened(anywhere)
    token = sent(applying)
    assert applying.read(token).status is ApplicationStatus.SUBMITTED
    row = rows(anywhere, ApplicationRow)[-1]
    assert row.email == "fay@example.org"
    assert set(row.consents) == {purpose.value for purpose in Purpose}
    message = rows(anywhere, MessageRow)[0]
    assert (message.kind, message.status) == ("application received", "ready")
    assert f"https://pairs.example.org/?link={token}" in message.body
    assert any(line.action == "apply" and line.account_id is None for line in rows(anywhere, AuditRow))


def test_a_sent_application_is_not_kept_over(world):
    applying = opened(world)
    token = sent(applying)
    with pytest.raises(Conflict):
        applying.keep(token, Application("Somebody"))
    assert applying.read(token).application.name == "Fay"


def test_a_correction_counts_whole_or_not_at_all(anywhere):
    applying = opened(anywhere)
    token = sent(applying)
    given = applying.read(token).application
    assert list(applying.correct(token, replace(given, name="", answers={}))) == ["name", "skills"]
    assert applying.read(token).application.name == "Fay"
    assert applying.correct(token, replace(given, name="Fay Fern")) == {}
    row = rows(anywhere, ApplicationRow)[-1]
    assert (row.name, row.answers["not_with"]) == ("Fay Fern", "my boss")


def test_a_decided_application_is_not_corrected(world):
    applying = opened(world)
    token = sent(applying)
    with Session(world.engine) as session:
        session.get(ApplicationRow, 6).status = "declined"
        session.commit()
    with pytest.raises(Refusal, match="has been decided"):
        applying.correct(token, whole(applying))


def test_withdrawing_a_draft_removes_it(anywhere):
    applying = opened(anywhere)
    token = applying.start("mentee1", Application("Fay"))
    applying.withdraw(token)
    assert len(rows(anywhere, ApplicationRow)) == 5
    with pytest.raises(NotFound):
        applying.read(token)


def test_a_withdrawn_application_can_be_sent_again(world):
    applying = opened(world)
    token = sent(applying)
    applying.withdraw(token)
    assert applying.read(token).status is ApplicationStatus.WITHDRAWN
    assert applying.submit(token) == {}
    assert applying.read(token).status is ApplicationStatus.SUBMITTED


def test_withdrawing_after_being_accepted_gives_the_place_up(anywhere):
    applying = opened(anywhere)
    with Session(anywhere.engine) as session:
        token = make_link(session, LinkPurpose.APPLICATION, program_id=1, subject_id=4, now=anywhere.time, days=1)
        session.commit()
    applying.withdraw(token)
    with Session(anywhere.engine) as session:
        assert session.get(ParticipantRow, 4).status == "left"


def test_one_address_is_not_flooded_with_messages(world):
    applying = opened(world)
    for _ in range(4):
        sent(applying)
    assert len(rows(world, MessageRow)) == 3


def test_a_script_does_not_fill_the_program(world):
    applying = opened(world)
    applying.start("mentee1", Application("Fay"))
    with Session(world.engine) as session:
        row = session.exec(select(ThrottleRow)).one()
        row.failures = MOST_A_DAY
        session.commit()
    with pytest.raises(Infeasible, match="Unusually many"):
        applying.start("mentee1", Application("Fay"))
    world.time += timedelta(days=1)
    applying.start("mentee1", Application("Fay"))


def test_a_demo_sends_nothing(world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).is_demo = True
        session.commit()
    sent(opened(world))
    assert [message.status for message in rows(world, MessageRow)] == ["held"]


def asked(world, participant_id=4, given=()):
    """A consent link of Di, who has agreed to nothing but ``given``."""
    with Session(world.engine) as session:
        for row in session.exec(select(ConsentRow).where(ConsentRow.participant_id == participant_id)):
            session.delete(row)
        token = make_link(session, LinkPurpose.CONSENT, program_id=1, subject_id=participant_id, now=world.time, days=9)
        session.commit()
    return token, Applying(world.engine, world.clock, Settings()).consenting


def standing(world):
    with Session(world.engine) as session:
        given = select(func.count()).where(ConsentRow.participant_id == 4, ConsentRow.withdrawn_at.is_(None))
        return session.exec(given).one(), session.get(ParticipantRow, 4).status


def test_consent_by_link_is_written_down_with_its_wording(anywhere):
    token, consenting = asked(anywhere)
    request = consenting.read(token)
    assert (request.name, request.agreed, request.refused) == ("Di", frozenset(), False)
    consenting.agree(token, {each.purpose: each.version for each in request.texts})
    assert standing(anywhere) == (3, "active")
    with Session(anywhere.engine) as session:
        row = session.exec(select(ConsentRow).where(ConsentRow.participant_id == 4)).first()
        assert (row.how, row.text_version) == ("link", request.texts[0].version)


def test_without_consent_to_take_part_nothing_is_recorded(world):
    token, consenting = asked(world)
    with pytest.raises(Refusal):
        consenting.agree(token, {})
    assert standing(world) == (0, "active")


def test_whoever_refuses_takes_no_part_and_may_think_again(anywhere):
    token, consenting = asked(anywhere)
    consenting.refuse(token)
    assert standing(anywhere) == (0, "left")
    request = consenting.read(token)
    assert request.refused
    consenting.agree(token, {Purpose.PARTICIPATION: request.texts[0].version})
    assert standing(anywhere) == (1, "active")


def test_a_wording_that_changed_meanwhile_is_not_agreed_to(world):
    token, consenting = asked(world)
    with pytest.raises(Refusal):
        consenting.agree(token, {Purpose.PARTICIPATION: "an older one"})
    assert standing(world) == (0, "active")
