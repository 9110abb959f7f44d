"""Introductions go to a real mail server on this machine, and a mentor who left is replaced. With pictures."""

import re
from collections.abc import Callable
from email import message_from_string
from email.policy import default
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.house import COORDINATOR
from tests.browser.steps import go_to, heading, press, settle, sign_in

Picture = Callable[..., None]


def test_a_mentor_who_left_is_replaced_and_both_hear_of_it(letters: Any, page: Page, picture: Picture) -> None:
    page.goto(letters.address)
    settle(page)
    sign_in(page, COORDINATOR[1])
    go_to(page, "Reassignment")
    page.get_by_text("A pairing that ends", exact=True).click()
    settle(page)
    page.get_by_label("Which pairing ends?").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_label("How it ends").click()
    page.get_by_role("option", name="One of them left").click()
    settle(page)
    leaving = page.get_by_role("radiogroup", name="Who leaves the program?").get_by_role("radio").nth(1)
    leaving.check(force=True)
    settle(page)
    picture(page, "reassignment")
    page.get_by_role("button", name=re.compile("Look at this change")).first.click()
    settle(page)
    picture(page, "reassignment-change", from_top=False)
    press(page, "Make the change")
    expect(heading(page, "Introductions")).to_be_visible()
    settle(page)
    expect(page.get_by_text(re.compile("3 messages wait for you"))).to_be_visible()  # who left is not written to
    press(page, "Send 3 messages")
    page.get_by_role("dialog").get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text(re.compile("0 messages wait for you"))).to_be_visible()
    expect(page.get_by_text(re.compile("on (its|their) way"))).to_have_count(0, timeout=60_000)
    picture(page, "introductions-sent")
    mails = [message_from_string(text, policy=default) for _, _, text in letters.taken]
    assert len(mails) == 3
    assert sum("your time with" in mail["Subject"] for mail in mails) == 1
    told = next(mail for mail in mails if "your mentor" in mail["Subject"])
    assert "https://mentoring.example.org/?link=" in told.get_body().get_content()
