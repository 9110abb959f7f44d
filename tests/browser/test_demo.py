"""From a first run to the demo's published pairs, matched and published by keyboard, and back again. With pictures."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import (
    close_notices,
    go_to,
    heading,
    open_demo,
    press,
    press_by_keyboard,
    row_of_table,
    settle,
    sign_up,
)

Picture = Callable[..., None]


def test_the_demo_is_matched_published_taken_back_and_removed(server: Any, page: Page, picture: Picture) -> None:
    begun = time.monotonic()
    page.goto(server.address)
    settle(page)
    picture(page, "demo-01-first-run")
    sign_up(page, server)
    picture(page, "demo-02-three-doors")
    open_demo(page)
    picture(page, "demo-03-home")
    go_to(page, "Participants")
    picture(page, "demo-04-participants")
    go_to(page, "Matching")
    picture(page, "demo-05-matching")
    press_by_keyboard(page, "Match")
    expect(heading(page, re.compile("mentees paired"))).to_be_visible()
    expect(page.get_by_text("Move a slider: this line says what it changes.")).to_be_visible()
    picture(page, "demo-06-desk", height=1240)
    _a_slider_says_what_it_changes(page)
    picture(page, "demo-07-slider")
    _a_pair_in_full(page)
    page.keyboard.press("Escape")  # out of the table, which keeps the Tab key to itself
    settle(page)
    picture(page, "demo-08-pair", from_top=False)
    press_by_keyboard(page, "Review and publish")
    expect(page.get_by_role("dialog")).to_contain_text("Nobody is told yet")
    picture(page, "demo-09-review")
    pairs = _number(page.get_by_role("button", name=re.compile("^Publish ")))
    press_by_keyboard(page, f"Publish {pairs} pairs")
    expect(heading(page, "Introductions")).to_be_visible()
    print(f"\nFrom the first page to the published pairs of the demo: {time.monotonic() - begun:.0f} s")
    settle(page)
    picture(page, "demo-10-introductions")
    close_notices(page)
    go_to(page, "Pairings")
    assert _number(page.get_by_text("pairings go on.")) > pairs  # some were together before
    picture(page, "demo-11-pairings")
    _taken_back(page, pairs)
    _removed_in_one_go(page)


def _a_slider_says_what_it_changes(page: Page) -> None:
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(page.get_by_text(re.compile("Last change: .*changes? partner"))).to_be_visible()


def _a_pair_in_full(page: Page) -> None:
    row_of_table(page, "pairs_", 1)
    pair = page.locator(".st-key-pair")
    expect(pair).to_contain_text("of 100 points")
    expect(pair.get_by_text("Skills wanted and offered", exact=True)).to_be_visible()
    pair.scroll_into_view_if_needed()


def _taken_back(page: Page, pairs: int) -> None:
    go_to(page, "Matching")
    expect(page.get_by_text(f"{pairs} pairs were published")).to_be_visible()
    press(page, "Undo publishing")
    press(page, "Take them back")
    expect(page.get_by_text("mentees are ready")).to_be_visible()
    expect(page.get_by_text("pairs were published")).to_have_count(0)


def _number(words: Locator) -> int:
    """The first number in what stands there."""
    found = re.search(r"\d+", words.inner_text())
    assert found
    return int(found[0])


def _removed_in_one_go(page: Page) -> None:
    page.get_by_role("link", name="Remove the demo").click()
    settle(page)
    press(page, "Remove the demo")
    press(page, "Remove it")
    expect(heading(page, "Welcome, Olive Owner")).to_be_visible()
    expect(page.get_by_text("This is a demo.")).to_have_count(0)
