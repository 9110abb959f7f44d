"""From a first goal to a good ending: two plan, meet and note it; a worry is heard, supported, and closed well."""

import re
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import Session, col, select

from core.tracking.meetings import MeetingState
from db import LinkPurpose, link_address, make_engine
from db.clock import clock
from db.links import make_link
from db.models import MeetingRow, PairingMemberRow
from tests.browser.conftest import PHONE, WIDE
from tests.browser.house import COORDINATOR, fill
from tests.browser.steps import close_notices, go_to, press, scrolls_sideways, settle, sign_in, write, write_day

POOR = "Be better at presenting"
GOOD = "By spring I present one project result to the whole team"
WORRY = "We have not found a day for weeks"


@pytest.fixture(scope="module")
def lantern(serve: Any, browser: Any, tmp_path_factory: Any) -> Any:
    """The demo on a server of its own: pairings end here."""
    folder = tmp_path_factory.mktemp("closing")
    fill(folder)
    started = serve(folder)
    first = browser.new_page()
    first.goto(started.address)
    settle(first, timeout_ms=60_000)
    first.close()
    return started


@pytest.mark.parametrize(("width", "place"), [(WIDE, 0), (PHONE, 1)])
def test_two_begin_well_and_where_it_does_not_last_it_is_closed_well(
    lantern: Any, open_page: Any, width: int, place: int
) -> None:
    pairing, mentee = _pairings(lantern)[place]
    cora, bo = open_page(width), open_page(width)
    bo.goto(lantern.address + _personal_link_of(lantern, mentee))
    settle(bo)
    _a_poor_goal_becomes_a_good_one(bo)
    _plans_in_common_time(bo)
    ada = open_page(width)
    ada.goto(lantern.address + _did_you_meet(lantern, pairing))
    settle(ada)
    press(ada, "Yes, we met")
    expect(ada.get_by_text("Noted, thank you:")).to_be_visible()
    go_to(bo, "Meetings")
    expect(bo.get_by_role("button", name="That is right").first).to_be_visible()
    cora.goto(f"{lantern.address}/pairings?pairing={pairing}")
    settle(cora)
    sign_in(cora, COORDINATOR[1])
    press(cora, "Ask how it goes")

    bo.goto(lantern.address + _link_of(lantern, mentee))
    settle(bo)
    bo.get_by_text("1 · not well").click()
    write(bo, "Anything we should know, or could help with?", WORRY)
    bo.get_by_text("I would like somebody of the team to get in touch").click()
    press(bo, "Send")
    expect(bo.get_by_text("Thank you, your answer has arrived.")).to_be_visible()

    cora.goto(f"{lantern.address}/today")
    settle(cora)
    card = cora.locator(f".st-key-due_{pairing}")
    expect(card.get_by_text(WORRY)).to_be_visible()
    card.locator("[class*='st-key-open_'] button").click()
    settle(cora)
    _plan(cora)
    _another_partner(cora, pairing)
    _close(cora, lantern, pairing)


def _a_poor_goal_becomes_a_good_one(page: Page) -> None:
    """What would make it better stands beside it, and goes as it is answered."""
    go_to(page, "Goals")
    page.get_by_role("button", name=re.compile("Set (a|the first) goal$")).click()
    settle(page)
    write(page, "What will be different?", POOR)
    page.keyboard.press("Tab")
    settle(page)
    for advice in ("Say a little more", "Still open: what is counted", "By when?"):
        expect(page.get_by_text(re.compile(advice)).last).to_be_visible()
    write(page, "What will be different?", GOOD)
    for label, words in (("What is counted?", "Talks"), ("In what?", "talks"), ("Today", "0"), ("Target", "1")):
        write(page, label, words)
    page.keyboard.press("Tab")
    settle(page)
    write_day(page, "By when?", f"{clock().year + 1}-03-31")
    for better in (
        "Does it say what somebody will do: yes",
        "Can you see when it is reached: yes",
        "Is there a day: yes",
    ):
        expect(page.get_by_text(better)).to_be_visible()
    press(page, "Save")
    expect(page.get_by_text(GOOD)).to_be_visible()
    assert not scrolls_sideways(page)


def _plans_in_common_time(page: Page) -> None:
    go_to(page, "Meetings")
    press(page, "Plan a meeting")
    page.get_by_role("radiogroup", name=re.compile("Times at which you could both meet")).get_by_role(
        "radio"
    ).first.click()
    settle(page)
    press(page, "Plan it")
    expect(page.get_by_role("button", name="Calendar file").first).to_be_visible()
    assert not scrolls_sideways(page)


def _plan(page: Page) -> None:
    press(page, "Begin a support plan")
    write(page, "What has to become better?", "They do not find a day")
    write(page, "By what will you see that it helped?", "They have met twice")
    write(page, "Step 1", "Call both")
    press(page, "Begin it")
    expect(page.get_by_text("It helped if: They have met twice")).to_be_visible()
    assert not scrolls_sideways(page)


def _another_partner(page: Page, pairing: int) -> None:
    close_notices(page)
    page.keyboard.press("Escape")
    press(page, "Review it")
    page.get_by_text("Look for another partner", exact=True).click()
    settle(page)
    write(page, "Why? Only the team reads it", "Both would rather try with somebody else")
    press(page, "Decide")
    expect(page.get_by_role("heading", name="Reassignment")).to_be_visible()
    page.get_by_role("button", name=re.compile("Look at this change$")).first.click()
    settle(page)
    reason = page.get_by_label("Why it is right nevertheless")
    if reason.count():
        reason.fill("Both asked for it")
    press(page, "Make the change")
    expect(page.get_by_role("heading", name="Introductions")).to_be_visible()


def _close(page: Page, server: Any, pairing: int) -> None:
    page.goto(f"{server.address}/pairings?pairing={pairing}")
    settle(page)
    expect(page.get_by_text("Still open of the support plan")).to_be_visible()
    press(page, "Hand it on")
    press(page, "Choose")
    page.get_by_text("A message now and then is fine").click()
    settle(page)
    press(page, "Choose it")
    page.keyboard.press("Escape")
    press(page, "Ask them")
    press(page, "Write to them")
    page.keyboard.press("Escape")
    press(page, "Thank them")
    press(page, "Write the thanks")
    page.keyboard.press("Escape")
    settle(page)
    for _ in range(12):
        open_ = page.locator(".st-key-closing").get_by_role("checkbox", checked=False)
        if not open_.count():
            break
        open_.first.locator("xpath=ancestor::label").click()
        settle(page)
    expect(page.get_by_text("Every step is taken")).to_be_visible()
    assert not scrolls_sideways(page)
    page.get_by_text("What happened so far", exact=True).click()
    settle(page)
    for words in (WORRY, "Support plan begun", "Look for another partner", "Ended"):
        expect(page.get_by_text(words).first).to_be_visible()


def _pairings(server: Any) -> list[tuple[int, str]]:
    """Pairings that go on, with the e-mail address of the mentee."""
    with sqlite3.connect(Path(server.folder) / "pairwell.db") as database:
        return database.execute(
            "SELECT pairing.id, participant.email FROM pairing JOIN pairing_member m ON m.pairing_id = pairing.id "
            "JOIN participant ON participant.id = m.participant_id "
            "WHERE pairing.ended_on IS NULL AND m.side = 'mentee' ORDER BY pairing.id DESC"
        ).fetchall()


def _did_you_meet(server: Any, pairing: int) -> str:
    """The meeting that was just planned is over, and its mentor is asked about it by link."""
    engine = make_engine(f"sqlite:///{Path(server.folder) / 'pairwell.db'}")
    with Session(engine) as session:
        meeting = session.exec(
            select(MeetingRow)
            .where(MeetingRow.pairing_id == pairing, MeetingRow.state == MeetingState.PLANNED.value)
            .order_by(col(MeetingRow.id).desc())
        ).first()
        mentor = session.exec(
            select(PairingMemberRow.participant_id).where(
                PairingMemberRow.pairing_id == pairing, PairingMemberRow.side == "mentor"
            )
        ).one()
        assert meeting is not None and meeting.begins_at is not None
        meeting.begins_at = clock() - timedelta(hours=3)
        meeting.met_on = meeting.begins_at.date()
        token = make_link(
            session, LinkPurpose.MEETING, program_id=meeting.program_id, subject_id=mentor, now=clock(), days=7,
            details={"meeting": meeting.id},
        )  # fmt: skip
        session.commit()
    engine.dispose()
    return link_address(token, "")


def _personal_link_of(server: Any, email: str) -> str:
    """As her introduction tells it."""
    return _link_in(server, email, "introduction%")


def _link_of(server: Any, email: str) -> str:
    """Of the check-in that was written to her."""
    return _link_in(server, email, "check-in")


def _link_in(server: Any, email: str, kind: str) -> str:
    with sqlite3.connect(Path(server.folder) / "pairwell.db") as database:
        [body] = database.execute(
            "SELECT body FROM message WHERE kind LIKE ? AND to_email = ? ORDER BY id DESC LIMIT 1", (kind, email)
        ).fetchone()
    found = re.search(r"/\?link=\S+", body)
    assert found is not None
    return found[0]
