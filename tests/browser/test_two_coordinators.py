"""Two people change the same thing: the second is told, and nothing is overwritten."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.house import COORDINATOR
from tests.browser.steps import OWNER, press, settle, sign_in, write

MONTHS = "Over how many months?"


def test_the_second_who_saves_the_same_settings_is_told(busy: Any, page: Page, open_page: Any) -> None:
    hers = open_page()
    for each, who in ((page, OWNER), (hers, COORDINATOR)):
        each.goto(f"{busy.address}/settings")
        settle(each)
        sign_in(each, who[1])

    _type_months(page, "10")
    press(page, "Save")
    expect(page.get_by_text("The settings are saved.")).to_be_visible()

    _type_months(hers, "20")
    expect(hers.get_by_text("Somebody else changed this while you were editing it.")).to_be_visible()
    press(hers, "Save")
    refusal = hers.get_by_test_id("stAlert").filter(has_text="changed")
    expect(refusal).to_be_visible()
    press(hers, "Show what is there now")
    expect(hers.get_by_label(MONTHS, exact=True)).to_have_value("10")

    page.reload()
    settle(page)
    expect(page.get_by_label(MONTHS, exact=True)).to_have_value("10")


def _type_months(page: Page, months: str) -> None:
    write(page, MONTHS, months)
    page.keyboard.press("Tab")
    settle(page)
