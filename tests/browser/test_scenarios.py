"""Two scenarios as a new coordinator makes them: kept on the desk, side by side, one chosen, locked and opened again."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.steps import close_notices, go_to, heading, open_demo, pick_from_list, press, settle, sign_up, write

FIRST, SECOND = "As the forms suggest", "Feedback counts more"


def test_two_scenarios_are_kept_compared_and_one_is_chosen(
    server: Any, page: Page, picture: Callable[..., None]
) -> None:
    sign_up(page, server)
    open_demo(page)
    go_to(page, "Matching")
    press(page, "Match")
    _keep(page, FIRST)
    slider = page.get_by_role("slider").nth(1)
    slider.focus()
    for step in range(6):
        page.keyboard.press("ArrowRight")
        expect(slider).to_have_value(str(3 + step))
    settle(page)
    _keep(page, SECOND)
    go_to(page, "Scenarios")
    close_notices(page)
    picture(page, "scenarios-01-list")
    page.get_by_text("Side by side", exact=True).click()
    settle(page)
    pick_from_list(page, "Scenarios to lay side by side, two to four", FIRST, SECOND)
    settle(page, 500)
    expect(page.get_by_text(re.compile(rf"people have other partners in “{SECOND}”"))).to_be_visible()
    picture(page, "scenarios-02-side-by-side", height=1240)
    page.get_by_text("One by one", exact=True).click()
    settle(page)
    card = page.locator("[class*='st-key-scenario_']").filter(has_text=SECOND)
    card.get_by_role("button", name="Choose it").click()
    write(page, "Why this one", "The board wants feedback to count.")
    press(page, "Write it down")
    expect(page.get_by_text(re.compile("Chosen by Olive Owner.*The board wants feedback"))).to_be_visible()
    page.keyboard.press("Escape")
    card.get_by_role("button", name="Lock weights").click()
    settle(page)
    card.get_by_role("button", name="Open on the desk").click()
    expect(heading(page, re.compile("mentees paired"))).to_be_visible()
    settle(page)
    expect(page.get_by_text("The same pairs as when it was kept.")).to_be_visible()
    expect(page.get_by_role("slider").nth(1)).to_have_value("8")
    close_notices(page)
    picture(page, "scenarios-03-on-the-desk", height=1240)
    press(page, "Close it")
    expect(page.get_by_role("slider").nth(1)).to_have_value("2")


def _keep(page: Page, name: str) -> None:
    press(page, "Keep as a scenario")
    write(page, "Name", name)
    page.keyboard.press("Tab")
    press(page, "Keep it")
    expect(page.get_by_role("dialog")).to_have_count(0)
