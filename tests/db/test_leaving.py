"""Leaving and ending: what was written about it does not go out, and links open nothing any more, nobody else's either."""

import pytest
from sqlmodel import Session, select

from core.errors import Conflict, NotFound
from core.intake.consent import Purpose, consent_texts
from core.matching import match
from core.program.program import Program
from db import make_engine, open_as_participant, open_workspace
from db.admission import OF_APPLICATION
from db.applying import Applying
from db.links import LinkPurpose, find_link, make_link
from db.models import ApplicationRow, MessageRow, ParticipantRow
from tests.db.test_matching import CY, DI, EVE, publish


def link(world, purpose, subject, details=None):
    with Session(world.engine) as session:
        token = make_link(
            session, purpose, program_id=1, subject_id=subject, now=world.time, days=None, details=details
        )
        session.commit()
    return token


def holds(world, token):
    with Session(world.engine) as session:
        try:
            find_link(session, token, None, world.time)
        except NotFound:
            return False
    return True


def open_messages(world):
    with Session(world.engine) as session:
        found = session.exec(select(MessageRow).where(MessageRow.status == "waiting").order_by(MessageRow.id)).all()
        return [(row.to_name, row.body) for row in found]


def test_whoever_leaves_by_herself_closes_her_links(anywhere):
    hers = [link(anywhere, purpose, EVE) for purpose in (LinkPurpose.PARTICIPANT, LinkPurpose.CONSENT)]
    assert all(holds(anywhere, token) for token in hers)
    anywhere.by_link("eve").participants.leave_mine(EVE, 1)
    assert [holds(anywhere, token) for token in hers] == [False, False]


def test_nobody_else_loses_a_link_when_somebody_leaves(world):
    with Session(world.engine) as session:  # an application and a participant of two people, with the same number
        for kind, name in ((ApplicationRow, "Gus"), (ParticipantRow, "Hal")):
            more = (
                {"form_version_id": 2, "created_at": world.time, "status": "submitted"}
                if kind is ApplicationRow
                else {"joined_at": world.time}
            )
            session.add(
                kind(id=40, program_id=1, cohort_id=1, side="mentee", name=name, email=f"{name}@example.org", **more)
            )
        session.commit()
    of_gus = link(world, LinkPurpose.CONSENT, 40, OF_APPLICATION)
    world.workspace("cora").participants.let_go(40, 1)
    assert holds(world, of_gus)


def test_whoever_was_let_go_does_not_come_back_by_a_link_of_her_application(anywhere):
    token = link(anywhere, LinkPurpose.CONSENT, EVE, OF_APPLICATION)  # her application has the same number
    anywhere.workspace("cora").participants.let_go(EVE, 1)
    texts = {each.purpose: each.version for each in consent_texts(Program("Spring mentoring", template="corporate"))}
    with pytest.raises(NotFound):
        Applying(anywhere.engine, anywhere.clock).consenting.agree(token, texts)


@pytest.mark.parametrize("how", ["leaves", "let go", "ended"])
def test_an_introduction_that_has_not_left_goes_with_its_pairing(anywhere, how):
    cora = anywhere.workspace("cora")
    publish(cora)
    assert [name for name, _ in open_messages(anywhere)] == ["Di", "Cy"]
    if how == "leaves":
        anywhere.by_link("di").participants.leave_mine(DI, 1)
    elif how == "let go":
        cora.participants.let_go(DI, 1)
    else:
        pairing = next(each for each in cora.pairings.all() if "Di" in each.names)
        cora.pairings.end(pairing.id, pairing.version, "It did not fit")
    assert open_messages(anywhere) == []


def test_an_introduction_that_was_sent_is_kept(world):
    cora = world.workspace("cora")
    publish(cora)
    cora.messages.mark_sent([line.id for line in cora.messages.outbox().lines])
    cora.participants.let_go(DI, 1)
    assert {line.status.value for line in cora.messages.outbox().lines} == {"by hand"}


def test_whoever_withdraws_sharing_is_not_told_of_in_messages_that_wait_nor_in_reasons(anywhere):
    publish(anywhere.workspace("cora"))
    to_di, to_cy = (body for _, body in open_messages(anywhere))
    assert "Negotiation" in to_di and "Budgeting" in to_cy
    text = next(each for each in anywhere.by_link("cy").participants.mine()[0].texts if each.purpose is Purpose.SHARING)
    anywhere.by_link("cy").participants.consent_mine(CY, Purpose.SHARING, text.version, False)
    to_di, to_cy = (body for _, body in open_messages(anywhere))
    assert "Negotiation" not in to_di and "Budgeting" not in to_di and "/?link=" in to_di
    assert "What brought you together" not in to_cy and "What Di shares" in to_cy
    [part] = anywhere.by_link("di").pairings.mine()
    [pairing] = part.now
    assert pairing.reasons == () and pairing.partners[0].profile == ()


def test_whoever_leaves_while_pairs_are_published_is_not_paired(postgres, world):
    """Only PostgreSQL lets both happen at once; the one who leaves is let in between reading and writing."""
    engine = make_engine(postgres("test1"))
    cora = open_workspace(engine, world.accounts["cora"], 1, now=world.clock)
    desk = cora.matching.desk()
    result = match(desk.pool, desk.rules)

    class Meanwhile(tuple):  # read after the pool and before the pairs are written
        def __iter__(self):
            open_as_participant(engine, DI, now=world.clock).participants.leave_mine(DI, 1)
            return super().__iter__()

    with pytest.raises(Conflict):
        cora.matching.publish(result, Meanwhile([(DI, CY)]), desk.rules, desk.version, desk.pool.fingerprint)
    assert [each.names for each in cora.pairings.all()] == ["Bo & Ada"]
    engine.dispose()
