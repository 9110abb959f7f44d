"""The door: deep links, reloads without a flash of another screen, first visitors, accounts closed meanwhile."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import COORDINATOR, fill
from tests.browser.steps import OWNER, go_to, heading, press, settle, sign_in

WATCH = """() => {
    window.seen = [];
    const note = () => document.querySelectorAll("h1, [data-testid=stForm], [role=dialog]").forEach(
        each => window.seen.push(each.tagName + " " + each.innerText.slice(0, 30)));
    new MutationObserver(note).observe(document, {childList: true, subtree: true});
}"""


@pytest.mark.parametrize("address", ["desk", "audit"])
def test_the_first_visitor_of_a_fresh_server_sees_no_data(serve: Any, page: Page, tmp_path: Any, address: str) -> None:
    fill(tmp_path)
    fresh = serve(tmp_path)
    page.goto(f"{fresh.address}/{address}")
    settle(page, 1000)
    expect(heading(page, "Sign in")).to_be_visible()
    words = page.locator("body").inner_text()
    assert not re.search("Matching|Audit|Lantern|mentees|Olive", words), words
    fresh.stop()


def test_a_deep_link_survives_signing_in(busy: Any, page: Page) -> None:
    page.goto(f"{busy.address}/pairings")
    settle(page)
    expect(heading(page, "Sign in")).to_be_visible()
    sign_in(page, OWNER[1])
    expect(heading(page, "Pairings")).to_be_visible()
    assert page.url.endswith("/pairings")


def test_a_reload_shows_nothing_but_the_same_screen(busy: Any, page: Page) -> None:
    page.goto(busy.address)
    settle(page)
    sign_in(page, OWNER[1])
    page.goto(f"{busy.address}/participants")
    settle(page)
    page.add_init_script(f"({WATCH})()")
    page.reload()
    settle(page)
    seen = set(page.evaluate("window.seen"))
    assert seen == {"H1 Participants"}


def test_who_is_signed_in_nowhere_is_not_told_what_there_is(busy: Any, page: Page) -> None:
    page.goto(f"{busy.address}/nothing-of-this-name")
    settle(page)
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
    expect(page.get_by_text("Lantern")).to_have_count(0)


def test_after_an_account_is_closed_its_next_click_shows_sign_in(busy: Any, page: Page, open_page: Any) -> None:
    hers = open_page()
    hers.goto(busy.address)
    settle(hers)
    sign_in(hers, COORDINATOR[1])
    page.goto(f"{busy.address}/accounts")
    settle(page)
    sign_in(page, OWNER[1])
    page.locator(".st-key-accounts_search input").fill("Cora")
    page.keyboard.press("Enter")
    settle(page)
    press(page, "Close")
    press(page, "Close the account")
    hers.get_by_test_id("stSidebarNavLink").filter(has_text="Participants").click()
    settle(hers)
    expect(heading(hers, "Sign in")).to_be_visible()
    expect(hers.get_by_text("Lantern")).to_have_count(0)
    press(page, "Open again")
    go_to(page, "Home")
