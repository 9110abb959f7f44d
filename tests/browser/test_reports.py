"""From a running demo to a report in its reader's browser and on paper, in less than three minutes. With pictures."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.steps import (
    close_notices,
    go_to,
    heading,
    open_demo,
    pick,
    pick_from_list,
    press,
    scrolls_sideways,
    settle,
    sign_up,
    write,
)

Picture = Callable[..., None]


def test_a_report_is_made_sent_and_read(
    server: Any, page: Page, open_page: Callable[..., Page], picture: Picture
) -> None:
    sign_up(page, server)
    open_demo(page)
    begun = time.monotonic()
    address = _made_and_sent(page, picture)
    print(f"\nFrom the running demo to a report that is sent: {time.monotonic() - begun:.0f} s")
    assert time.monotonic() - begun < 180
    for width in (1280, 390):
        _read_by_a_stranger(open_page(width), address)
    _plans(page, picture)


def _made_and_sent(page: Page, picture: Picture) -> str:
    go_to(page, "Reports")
    pick(page, "Reports", "Make one")
    write(page, "Comment", "Most pairs meet; the second round waits for mentors in law.")
    write(page, "Decisions asked", "One more day a week for the coordinator until June.")
    pick_from_list(page, "What it holds", "Full report")
    picture(page, "report-01-make")
    press(page, "Make the report")
    expect(page.get_by_text("Draft: only the team sees it")).to_be_visible()
    close_notices(page)
    picture(page, "report-02-made")
    with page.expect_download() as paper:
        page.get_by_role("button", name=re.compile("PDF$")).click()
    assert paper.value.path().read_bytes().startswith(b"%PDF")
    assert not scrolls_sideways(page)
    page.get_by_text("Send it to somebody").click()
    settle(page)
    press(page, "Make a link")
    expect(page.get_by_text("Shown once.")).to_be_visible()
    expect(page.get_by_text(re.compile("Closed on .*: supervisors see it"))).to_be_visible()
    picture(page, "report-03-sent", from_top=False)
    return page.locator("code").filter(has_text="/?link=").inner_text()


def _read_by_a_stranger(reader: Page, address: str) -> None:
    reader.goto(address)
    settle(reader)
    expect(heading(reader, re.compile("Lantern mentoring"))).to_be_visible()
    expect(reader.get_by_text("One more day a week for the coordinator until June.")).to_be_visible()
    expect(heading(reader, "How long pairings last")).to_be_visible()
    assert not scrolls_sideways(reader)
    assert not reader.get_by_role("textbox").count()


def _plans(page: Page, picture: Picture) -> None:
    press(page, "All reports")
    expect(page.get_by_text(re.compile("Closed on .*: supervisors see it"))).to_be_visible()
    pick(page, "Reports", "Scheduled")
    write(page, "Name of the reader", "Ann Archer")
    write(page, "E-mail", "ann@example.org")
    page.keyboard.press("Tab")
    settle(page)
    press(page, "Schedule it")
    expect(page.get_by_text("Next on")).to_be_visible()
    picture(page, "report-04-scheduled")
