"""A flood, guessed links, and links that are lost or taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, func, select

from core.errors import Infeasible, NotFound, Refusal
from core.intake.applications import DRAFT_DAYS, Application, ApplicationStatus
from core.intake.consent import Purpose
from core.settings import Settings
from db import make_engine
from db.applying import LINK_DAYS, Applying
from db.flood import MOST_FROM_ONE_NETWORK, MOST_UNSENT, network_of
from db.models import ApplicationRow, CohortRow, ConsentTextRow, FormVersionRow, MessageRow, PrivateLinkRow, ThrottleRow
from tests.db.test_applying import opened, rows, sent, whole

FAY = Application("Fay")


def test_a_script_from_one_network_is_held_off_and_everybody_else_is_not(anywhere):
    applying = opened(anywhere)
    for _ in range(MOST_FROM_ONE_NETWORK):
        applying.start("mentee1", FAY, whence="192.0.2.7")
    with pytest.raises(Infeasible, match="your network"):
        applying.start("mentee1", FAY, whence="192.0.2.7")
    again = make_engine(anywhere.url)  # another process: the count is in the database
    with pytest.raises(Infeasible, match="your network"):
        Applying(again, anywhere.clock).start("mentor1", FAY, whence="192.0.2.7")
    again.dispose()
    applying.start("mentee1", FAY, whence="192.0.2.8")
    applying.start("mentee1", FAY)
    anywhere.time += timedelta(days=1)
    applying.start("mentee1", FAY, whence="192.0.2.7")
    with Session(anywhere.engine) as session:
        begun = session.exec(select(func.count()).where(ApplicationRow.status == "draft")).one()
    assert begun == MOST_FROM_ONE_NETWORK + 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::1", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
    ],
)
def test_a_network_is_one_address_or_the_half_that_a_household_has(one, other, same):
    assert (network_of(one) == network_of(other)) is same


def test_no_address_is_kept(world):
    opened(world).start("mentee1", FAY, whence="192.0.2.7")
    assert all("192.0.2" not in str(row.model_dump()) for row in rows(world, ThrottleRow))


def test_half_done_ones_do_not_pile_up_without_end(world):
    applying = opened(world)
    with Session(world.engine) as session:
        form = session.exec(select(FormVersionRow)).first()
        columns = {"program_id": 1, "cohort_id": 1, "side": "mentee", "form_version_id": form.id}
        session.add_all(ApplicationRow(**columns, created_at=world.time) for _ in range(MOST_UNSENT))
        session.commit()
    with pytest.raises(Infeasible, match="half done"):
        applying.start("mentee1", FAY)


def test_a_draft_that_nobody_goes_on_with_is_removed_and_makes_room(anywhere):
    applying = opened(anywhere)
    with Session(anywhere.engine) as session:
        session.get(CohortRow, 1).closes_on = None
        session.commit()
    forgotten = applying.start("mentee1", FAY)
    kept, other_side = applying.start("mentee1", FAY), applying.start("mentor1", FAY)
    taken_back = sent(applying)
    applying.withdraw(taken_back)
    anywhere.time += timedelta(days=DRAFT_DAYS - 1)
    applying.keep(kept, Application("Fay Fern"))
    anywhere.time += timedelta(days=1, seconds=1)
    applying.start("mentee1", FAY)
    assert not applying.began(forgotten)
    assert applying.read(kept).application.name == "Fay Fern"
    assert applying.began(other_side) and applying.read(taken_back).status == ApplicationStatus.WITHDRAWN


def test_what_was_counted_long_ago_goes(world):
    applying = opened(world)
    for n in range(5):
        applying.start("mentee1", FAY, whence=f"192.0.2.{n}")
    world.time += timedelta(days=3)
    applying.start("mentee1", FAY, whence="192.0.2.9")
    assert len(rows(world, ThrottleRow)) == 2


def test_more_than_anybody_writes_is_not_kept(world):
    with pytest.raises(Infeasible, match="more than we can keep"):
        opened(world).start("mentee1", Application("Fay", answers={"not_with": "x" * 200_000}))


def test_a_name_is_no_advertisement(world):
    applying = opened(world)
    token = applying.start("mentee1", replace(whole(applying), name="Win now http://bad.example"))
    assert list(applying.submit(token)) == ["name"]
    assert rows(world, MessageRow) == []


def test_a_link_is_known_by_its_hash_only_and_has_far_more_than_128_bits(world):
    applying = opened(world)
    token = applying.start("mentee1", FAY)
    assert len(token) >= 32  # of 64 signs: 192 bits
    (row,) = rows(world, PrivateLinkRow)
    assert token not in str(row.model_dump())
    near = token[:-1] + ("A" if token[-1] != "A" else "B")
    for guess in (near, token.lower(), token[:-1], f"{token} ", row.token_hash, "", "%", "\0", "' OR 1=1 --"):
        with pytest.raises(NotFound):
            applying.read(guess)


def test_one_link_opens_nothing_that_another_is_for(world):
    applying = opened(world)
    token = sent(applying)
    for opens in (applying.consenting.read, applying.guardians.read):
        with pytest.raises(NotFound):
            opens(token)


def test_a_link_runs_out(world):
    applying = opened(world)
    token = applying.start("mentee1", FAY)
    world.time += timedelta(days=LINK_DAYS + 1)
    with pytest.raises(NotFound):
        applying.read(token)


def test_a_link_that_somebody_else_has_is_replaced_and_leads_nowhere(anywhere):
    applying = opened(anywhere)
    token, new = sent(applying), applying.new_token()
    applying.renew(token, new)
    with pytest.raises(NotFound):
        applying.read(token)
    assert applying.read(new).application.name == "Fay"
    assert new in next(message for message in rows(anywhere, MessageRow) if message.kind == "application link").body


def test_a_lost_link_is_mailed_and_nobody_learns_whether_there_was_one(anywhere):
    applying = opened(anywhere)
    token = sent(applying)
    assert applying.send_link("mentee1", " FAY@example.org") is None
    assert applying.send_link("mentee1", "nobody@example.org") is None
    letters = [message for message in rows(anywhere, MessageRow) if message.kind == "application link"]
    assert [message.to_email for message in letters] == ["fay@example.org"]
    fresh = letters[0].body.split("?link=")[1].split()[0]
    assert applying.read(fresh).application.name == applying.read(token).application.name
    for _ in range(5):
        applying.send_link("mentee1", "fay@example.org")
    assert len([message for message in rows(anywhere, MessageRow) if message.kind == "application link"]) == 3


def test_consent_is_taken_back_alone_and_stays_written_down(anywhere):
    applying = opened(anywhere)
    token = sent(applying)
    assert {each.purpose for each in applying.read(token).consents} == set(Purpose)
    applying.withdraw_consent(token, Purpose.SHARING)
    assert {each.purpose for each in applying.read(token).consents} == {Purpose.PARTICIPATION, Purpose.EVALUATION}
    row = rows(anywhere, ApplicationRow)[-1]
    assert row.consents["sharing"]["withdrawn"] and "withdrawn" not in row.consents["evaluation"]
    with pytest.raises(Refusal):
        applying.withdraw_consent(token, Purpose.PARTICIPATION)
    ours = anywhere.workspace("cora").applications
    line = ours.queue(search="fay").lines[0]
    ours.decide({line.id: line.version}, ApplicationStatus.ACCEPTED, tell=False)
    fay = next(each for each in anywhere.workspace("cora").participants.people().everyone if each.name == "Fay")
    assert fay.consents == {Purpose.PARTICIPATION, Purpose.EVALUATION}


def test_every_wording_that_was_agreed_to_can_be_read_later(anywhere):
    applying = opened(anywhere)
    sent(applying)
    sent(applying)
    kept = rows(anywhere, ConsentTextRow)
    assert {row.version for row in kept} == {each.version for each in applying.cohort("mentee1").consents}
    assert all("Spring mentoring" in row.wording for row in kept if row.purpose == "participation")


def test_a_stranger_with_her_own_link_sees_and_changes_nothing_of_another(world):
    applying = opened(world)
    hers = sent(applying)
    other = applying.start("mentee1", replace(whole(applying), name="Gus", email="gus@example.org"))
    applying.keep(other, replace(applying.read(other).application, name="Gustav"))
    applying.withdraw(other)
    assert applying.read(hers).application.name == "Fay"
    assert Applying(world.engine, world.clock, Settings()).read(hers).application.email == "fay@example.org"
