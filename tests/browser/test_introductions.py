"""Introductions go to a real mail server on this machine, and a mentor who left is replaced. With pictures."""

import re
import sqlite3
from collections.abc import Callable
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import COORDINATOR, fill
from tests.browser.steps import go_to, heading, press, settle, sign_in
from tests.db.test_mailer import Inbox, mind_of

Picture = Callable[..., None]


@pytest.fixture
def letters(serve: Any, tmp_path: Path) -> Any:
    """A mail server, and an app that sends by it: the people of the demo, in a program that is none."""
    with mind_of(Inbox()) as inbox:
        fill(tmp_path)
        with sqlite3.connect(tmp_path / "pairwell.db") as database:
            database.execute("UPDATE program SET is_demo = 0")
            database.execute("UPDATE message SET status = 'sent', sent_at = created_at")
        database.close()
        server = serve(
            tmp_path, SMTP_HOST="127.0.0.1", SMTP_PORT=str(inbox.mail.port), SMTP_SENDER="team@example.org",
            SMTP_SECURITY="none", PAIRWELL_ADDRESS="https://mentoring.example.org",
        )  # fmt: skip
        inbox.address = server.address
        yield inbox
        server.stop()


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
