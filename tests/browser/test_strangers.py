"""What a stranger writes stays words: nothing of it runs or shows as more than text in the coordinator's browser."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.house import COORDINATOR
from tests.browser.steps import agree, answer, go_to, press, row_of_table, say_who, settle, sign_in, write

SCRIPT = "<img src=x onerror=window.ran=1><script>window.ran=1</script>"
MARKDOWN = "[press](javascript:window.ran=1) ![](https://tracker.example/x.png) $$\\href{javascript:window.ran=1}{x}$$"
GOAL = "What would you like to be different in a year?"
NOT_WITH = "Is there anybody you should not be matched with? (if you like)"


def test_what_a_stranger_writes_never_runs_where_a_coordinator_reads_it(busy: Any, page: Page, phone: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    phone.goto(f"{busy.address}{busy.house.apply}")
    settle(phone)
    say_who(phone, f"Zzz {SCRIPT}", "zzz@example.org")
    write(phone, GOAL, MARKDOWN)
    write(phone, NOT_WITH, f"{SCRIPT}, Zoë {MARKDOWN}")
    answer(phone, "Research")
    agree(phone)
    press(phone, "Send")
    expect(phone.get_by_text("Your application has arrived.")).to_be_visible()
    assert phone.evaluate("window.ran") is None

    page.goto(busy.address)
    settle(page)
    sign_in(page, COORDINATOR[1])
    go_to(page, "Applications")
    page.get_by_role("textbox", name="Search").fill("zzz")
    page.keyboard.press("Enter")
    settle(page)
    row_of_table(page, "applications", 1)
    expect(page.get_by_text("[press](javascript:window.ran=1)").first).to_be_visible()
    assert page.locator("main a[href^='javascript'], main img[src*='tracker'], main script").count() == 0
    assert page.evaluate("window.ran") is None
    assert not [each for each in asked if "tracker" in each or each.startswith("dialog")]
    press(phone, "Withdraw")
    phone.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(phone.get_by_text("You have withdrawn.").first).to_be_visible()
