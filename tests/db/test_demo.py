"""The demo: believable, invented, the same each time."""

import re

import pytest
from sqlmodel import Session, select

from core.tracking.due import DueKind
from db.demo import create_demo
from db.links import LinkPurpose, find_link
from db.models import (
    AccountRow,
    ApplicationRow,
    CheckInRow,
    ClosingRow,
    CohortRow,
    MessageRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
    ReviewRow,
    SupportPlanRow,
)


@pytest.fixture
def demo(anywhere):
    anywhere.program_id = create_demo(anywhere.engine, anywhere.accounts["olga"], anywhere.time)
    return anywhere


def of(demo, kind):
    with Session(demo.engine) as session:
        return session.exec(select(kind).where(kind.program_id == demo.program_id).order_by(kind.id)).all()


def test_it_holds_a_running_cohort_of_120_mentees_and_70_mentors(demo):
    newest = max(cohort.id for cohort in of(demo, CohortRow))
    sides = [application.side for application in of(demo, ApplicationRow) if application.cohort_id == newest]
    assert (sides.count("mentee"), sides.count("mentor")) == (120, 70)
    assert [cohort.closed_at is None for cohort in sorted(of(demo, CohortRow), key=lambda c: c.id)] == [False, True]


def test_nobody_in_it_could_ever_be_written_to(demo):
    assert all(person.email.endswith("@example.org") for person in of(demo, ApplicationRow))
    with Session(demo.engine) as session:
        assert session.get(ProgramRow, demo.program_id).is_demo


def test_some_are_together_and_some_still_wait(demo):
    live = [pairing for pairing in of(demo, PairingRow) if pairing.ended_on is None]
    together = {m.participant_id for m in of(demo, PairingMemberRow) if m.pairing_id in {p.id for p in live}}
    newest = max(cohort.id for cohort in of(demo, CohortRow))
    waiting = [p for p in of(demo, ParticipantRow) if p.cohort_id == newest and p.id not in together]
    assert len(live) > 20
    assert all(pairing.reasons for pairing in live)
    assert sum(person.side == "mentee" for person in waiting) > 60


def test_the_link_in_each_message_opens_its_readers_page(demo):
    with Session(demo.engine) as session:
        for message in session.exec(select(MessageRow).where(MessageRow.program_id == demo.program_id)).all():
            [token] = re.findall(r"/\?link=(\S+)", message.body)
            assert find_link(session, token, LinkPurpose.PARTICIPANT, demo.time).subject_id == message.participant_id


def test_the_same_seed_makes_the_same_demo(demo):
    again = create_demo(demo.engine, demo.accounts["olga"], demo.time)
    first = [(p.name, p.email, p.side, p.shared) for p in of(demo, ParticipantRow)]
    demo.program_id = again
    assert [(p.name, p.email, p.side, p.shared) for p in of(demo, ParticipantRow)] == first


def test_it_belongs_to_who_made_it(demo):
    workspace = demo.workspace("olga", demo.program_id)
    assert workspace.place.is_demo
    with Session(demo.engine) as session:
        assert session.get(AccountRow, workspace.actor.account_id).email == "olga@example.org"


def test_a_new_coordinator_sees_every_screen_alive(demo):
    """Reviews, plans, closings and check-ins stand there in each of their states."""
    decided = {row.decision for row in of(demo, ReviewRow)}
    assert decided == {"continue", "support", "pause"}
    assert {row.closed_on is None for row in of(demo, SupportPlanRow)} == {True, False}
    assert {row.complete_on is None for row in of(demo, ClosingRow)} == {True, False}
    assert {row.answered_on is None for row in of(demo, CheckInRow)} == {True, False}
    support = demo.workspace("olga", demo.program_id).support.today()
    kinds = {line.kind for line in support.lines}
    assert {DueKind.HELP, DueKind.PAST_END} <= kinds
