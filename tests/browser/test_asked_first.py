"""Two are asked before they are a pair: a yes and a no by link, the next best is asked, and both begin. With pictures."""

import re
import time
from collections.abc import Callable
from email import message_from_string
from email.policy import default
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.house import COORDINATOR
from tests.browser.steps import close_notices, go_to, heading, pick, pick_from_list, press, settle, sign_in, write

Picture = Callable[..., None]
ASKED = re.compile(r"may we introduce you to (.+)\?$")


def test_a_no_leads_to_the_next_best_and_two_yes_to_a_pair(
    letters: Any, page: Page, open_page: Callable[..., Page], picture: Picture
) -> None:
    page.goto(letters.address)
    settle(page)
    sign_in(page, COORDINATOR[1])
    _ask_first(page)
    go_to(page, "Matching")
    press(page, "Match")
    press(page, "Review and ask")
    _leave_out(page, 4)
    picture(page, "asked-first-01-review", from_top=False)
    page.get_by_role("button", name=re.compile(r"Ask about \d+ pairs now")).click()
    expect(heading(page, "Proposals")).to_be_visible()
    mentee, mentor, link = _asked(letters)

    hers = open_page(390)
    _follow(hers, letters, link)
    expect(heading(hers, f"May we introduce you to {mentor}?")).to_be_visible()
    picture(hers, "asked-first-02-mentee", height=1240)
    press(hers, "Yes, I would like that")
    expect(hers.get_by_text(f"You said yes. We wait for the answer of {mentor}")).to_be_visible()

    _reader, _partner, link = _asked(letters, mentor)
    his = open_page(390)
    _follow(his, letters, link)
    expect(heading(his, f"May we introduce you to {mentee}?")).to_be_visible()
    his.get_by_text("No, rather not").click()
    write(his, "In your words (may stay empty)", "We work in the same office.")
    his.keyboard.press("Tab")
    settle(his)
    press(his, "Say no")
    expect(his.get_by_text("We look for somebody else", exact=False).first).to_be_visible()

    _find(page, f"{mentee} {mentor}")
    expect(page.get_by_text(f"{mentor} said no.")).to_be_visible()
    expect(page.get_by_text("We work in the same office.")).to_be_visible()
    picture(page, "asked-first-03-declined", height=1500)
    card = page.locator(".st-key-proposal")
    other = card.get_by_text(re.compile("of 100 points")).first.locator("strong").inner_text()
    assert other != mentor
    card.get_by_role("button", name="Propose").first.click()
    settle(page)

    _reader, _partner, link = _asked(letters, mentee, other)
    _follow(hers, letters, link)
    press(hers, "Yes, I would like that")
    _reader, _partner, link = _asked(letters, other, mentee)
    _follow(his, letters, link)
    press(his, "Yes, I would like that")
    expect(his.get_by_text("You have said yes.", exact=False)).to_be_visible()

    close_notices(page)
    _find(page, f"{mentee} {other}")
    press(page, "Begin")
    page.get_by_role("button", name=re.compile("Begin")).last.click()
    expect(heading(page, "Introductions")).to_be_visible()
    settle(page)
    picture(page, "asked-first-04-introductions", height=1240)
    _follow(hers, letters, _asked(letters, mentee, other)[2])
    expect(hers.get_by_text(re.compile("Together since"))).to_be_visible()
    picture(hers, "asked-first-05-paired", height=1240)


def _ask_first(page: Page) -> None:
    go_to(page, "Program")
    page.get_by_text("Asking people first, and choices").click()
    settle(page)
    pick_from_list(page, "Before two become a pair", "Both have to say yes")
    pick(page, "Who is asked first?", "The mentee first")
    press(page, "Save")
    settle(page)


def _leave_out(page: Page, how_many: int) -> None:
    """Those stay free, for whoever needs another."""
    box = page.get_by_role("combobox", name="Leave out for now")
    box.focus()
    settle(page)
    if not page.get_by_role("option").count():
        box.press("ArrowDown")
    found = [each for each in page.get_by_role("option").all_inner_texts() if " & " in each]
    pick_from_list(page, "Leave out for now", *found[:how_many])
    expect(page.get_by_role("button", name=re.compile(f"Ask about {71 - how_many} pairs now"))).to_be_visible()


def _asked(letters: Any, reader: str = "", partner: str = "") -> tuple[str, str, str]:
    """Who was asked about whom by the newest letter to ``reader`` (about ``partner``), and the link in it."""
    for _try in range(240):
        for _from, _to, text in reversed(letters.taken):
            mail = message_from_string(text, policy=default)
            about, name = ASKED.search(mail["Subject"]), mail["To"].addresses[0].display_name
            if about and reader in ("", name) and partner in ("", about[1]):
                link = re.search(r"/\?link=\S+", mail.get_body().get_content())
                assert link is not None
                return name, about[1], link[0]
        time.sleep(0.25)
    raise AssertionError(f"no letter asks {reader or 'anybody'} about {partner or 'somebody'}")


def _follow(page: Page, letters: Any, link: str) -> None:
    page.goto(letters.address + link)
    settle(page, 500)


def _find(page: Page, words: str) -> None:
    go_to(page, "Proposals")
    write(page, "Find somebody", words)
    page.keyboard.press("Enter")
    settle(page)
