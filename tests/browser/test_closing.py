"""A worry, from a mentee's phone to a good ending: a check-in, a support plan, another partner, and the old closed."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE
from tests.browser.house import COORDINATOR, fill
from tests.browser.steps import close_notices, press, scrolls_sideways, settle, sign_in, write

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
def test_a_worry_is_seen_supported_and_the_pairing_closed_well(
    lantern: Any, open_page: Any, width: int, place: int
) -> None:
    pairing, mentee = _pairings(lantern)[place]
    cora, bo = open_page(width), open_page(PHONE)
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


def _link_of(server: Any, email: str) -> str:
    """Of the check-in that was written to her."""
    with sqlite3.connect(Path(server.folder) / "pairwell.db") as database:
        [body] = database.execute(
            "SELECT body FROM message WHERE kind = 'check-in' AND to_email = ? ORDER BY id DESC LIMIT 1", (email,)
        ).fetchone()
    found = re.search(r"/\?link=\S+", body)
    assert found is not None
    return found[0]
