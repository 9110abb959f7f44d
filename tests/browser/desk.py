"""What a new coordinator does at the matching desk, step by step, as the story of it is told in a browser."""

import re
import time
from email import message_from_string
from email.policy import default
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import close_notices, go_to, heading, pick, pick_from_list, press, row_of_table, settle, write

FIRST, SECOND = "As the forms suggest", "Feedback counts more"
ASKED = re.compile(r"may we introduce you to (.+)\?$")
PRICE = re.compile(r"[Cc]osts (nothing|no points|\d+\.\d points)|would (lose|gain) \d+\.\d points|more would be paired")
PAIRED = re.compile(r"(\d+) of (\d+) mentees paired(?:; (\d+) waits?)?")


def paired(page: Page) -> tuple[int, int]:
    """How many mentees are paired, and how many people wait."""
    found = PAIRED.search(heading(page, PAIRED).inner_text())
    assert found is not None
    return int(found[1]), int(found[3] or 0)


def keep(page: Page, name: str) -> None:
    """As a scenario."""
    press(page, "Keep as a scenario")
    write(page, "Name", name)
    page.keyboard.press("Tab")
    press(page, "Keep it")
    expect(page.get_by_role("dialog")).to_have_count(0)


def move_slider(page: Page, to: int) -> str:
    """The second slider, to the right; what the desk says that it changed."""
    slider = page.get_by_role("slider").nth(1)
    for _press in range(20):  # one that comes while the page is drawn anew may be lost
        if int(slider.input_value()) >= to:
            break
        slider.focus()
        page.keyboard.press("ArrowRight")
        settle(page, 150)
    expect(slider).to_have_value(str(to))
    settle(page)
    return page.get_by_text("Last change:").inner_text()


def part(page: Page, name: str | re.Pattern[str]) -> None:
    """What lies below the result."""
    page.get_by_role("radiogroup", name="Show").or_(page.get_by_role("toolbar", name="Show")).get_by_text(name).click()
    settle(page)


def why_waits(page: Page, row: int) -> Locator:
    """The card of somebody who waits, by her row."""
    row_of_table(page, "waiting_", row)
    return page.locator(".st-key-waits")


def two_by_hand(page: Page) -> None:
    """Two who are no pair, by name."""
    for label in ("Mentee", "Mentor"):
        box = page.get_by_role("combobox", name=label, exact=True)
        box.focus()
        settle(page)
        box.press("ArrowDown")
        page.get_by_role("option").nth(2).click()
        settle(page)


def ask_first(page: Page) -> None:
    """From now on both have to say yes."""
    go_to(page, "Program")
    page.get_by_text("Asking people first, and choices").click()
    settle(page)
    pick_from_list(page, "Before two become a pair", "Both have to say yes")
    pick(page, "Who is asked first?", "The mentee first")
    press(page, "Save")
    settle(page)


def leave_out(page: Page, how_many: int) -> None:
    """Those stay free, for whoever needs another."""
    ask = page.get_by_role("button", name=re.compile(r"Ask about \d+ pairs now"))
    found = re.search(r"\d+", ask.inner_text())
    assert found is not None
    box = page.get_by_role("combobox", name="Leave out for now")
    box.focus()
    settle(page)
    if not page.get_by_role("option").count():
        box.press("ArrowDown")
    names = [each for each in page.get_by_role("option").all_inner_texts() if " & " in each]
    pick_from_list(page, "Leave out for now", *names[:how_many])
    expect(
        page.get_by_role("button", name=re.compile(f"Ask about {int(found[0]) - how_many} pairs now"))
    ).to_be_visible()


def asked(letters: Any, reader: str = "", partner: str = "") -> tuple[str, str, str]:
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


def follow(page: Page, letters: Any, link: str) -> None:
    page.goto(letters.address + link)
    settle(page, 500)


def find_proposal(page: Page, words: str) -> None:
    go_to(page, "Proposals")
    write(page, "Find somebody", words)
    page.keyboard.press("Enter")
    settle(page)


def send(page: Page, letters: Any, how_many: int) -> list[Any]:
    """The messages that wait, by the mail server; the mails that arrived there since."""
    before = len(letters.taken)
    expect(page.get_by_text(re.compile(f"{how_many} messages wait for you"))).to_be_visible()
    press(page, f"Send {how_many} messages")
    page.get_by_role("dialog").get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text(re.compile("0 messages wait for you"))).to_be_visible()
    expect(page.get_by_text(re.compile("on (its|their) way"))).to_have_count(0, timeout=60_000)
    close_notices(page)
    mails = [message_from_string(text, policy=default) for _, _, text in letters.taken[before:]]
    assert len(mails) == how_many
    return mails
