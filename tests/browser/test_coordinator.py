"""The desk as a new coordinator uses it, on the demo's people, from the first match to a mentor who left. With pictures."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.desk import (
    FIRST,
    PRICE,
    SECOND,
    ask_first,
    asked,
    find_proposal,
    follow,
    keep,
    leave_out,
    move_slider,
    paired,
    part,
    send,
    two_by_hand,
    why_waits,
)
from tests.browser.house import COORDINATOR
from tests.browser.steps import close_notices, go_to, heading, pick_from_list, press, settle, sign_in, write

Picture = Callable[..., None]


def test_from_the_first_match_to_a_mentor_who_left(
    letters: Any, page: Page, open_page: Callable[..., Page], picture: Picture
) -> None:
    page.goto(letters.address)
    settle(page)
    sign_in(page, COORDINATOR[1])
    go_to(page, "Matching")
    press(page, "Match")
    _a_slider_says_what_it_changes(page, picture)
    _two_scenarios_are_compared_and_one_is_chosen(page, picture)
    _two_wait_and_one_of_them_is_placed(page, picture)
    _the_directors_pick_is_locked_with_its_price(page, picture)
    ask_first(page)
    mentee, other, hers = _a_no_leads_to_the_next_best_and_two_yes_to_a_pair(letters, page, open_page, picture)
    picture(page, "asked-first-04-introductions", height=1240)
    mails = send(page, letters, 2)
    assert {mail["To"].addresses[0].display_name for mail in mails} == {mentee, other}
    follow(hers, letters, asked(letters, mentee, other)[2])
    expect(hers.get_by_text(re.compile("Together since"))).to_be_visible()
    picture(hers, "asked-first-05-paired", height=1240)
    _a_mentor_who_left_is_replaced_and_both_hear_of_it(letters, page, picture)


def _a_slider_says_what_it_changes(page: Page, picture: Picture) -> None:
    expect(page.get_by_text("Move a slider: this line says what it changes.")).to_be_visible()
    keep(page, FIRST)
    assert re.search(r"\d+ people change partner", move_slider(page, to=8))
    keep(page, SECOND)
    close_notices(page)
    picture(page, "desk-01-slider", height=1240)


def _two_scenarios_are_compared_and_one_is_chosen(page: Page, picture: Picture) -> None:
    go_to(page, "Scenarios")
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
    expect(page.get_by_text(re.compile(f"Chosen by {COORDINATOR[0]}.*The board wants feedback"))).to_be_visible()
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


def _two_wait_and_one_of_them_is_placed(page: Page, picture: Picture) -> None:
    before, waiting = paired(page)
    assert waiting >= 2
    part(page, re.compile("Who waits"))
    first = why_waits(page, 1).inner_text()
    card = why_waits(page, 2)
    assert card.inner_text() != first
    expect(card.get_by_role("button", name="Try it").first).to_be_visible()
    picture(page, "desk-02-who-waits", of=card)
    card.get_by_role("button", name="Try it").first.click()
    settle(page)
    assert paired(page)[0] > before
    for_good = page.get_by_role("button", name=re.compile("Give it for good"))
    if for_good.count():
        for_good.click()
        settle(page)
    assert paired(page)[0] > before
    close_notices(page)


def _the_directors_pick_is_locked_with_its_price(page: Page, picture: Picture) -> None:
    part(page, "By hand")
    two_by_hand(page)
    page.get_by_role("tab", name="Decide by hand").click()
    settle(page)
    card = page.locator(".st-key-why_not")
    expect(card.get_by_text(re.compile("points|nobody|pairs", re.IGNORECASE)).first).to_be_visible()
    write(page, "Why, for whoever looks next", "The director asks for it.")
    page.keyboard.press("Tab")
    settle(page)
    picture(page, "desk-03-price-of-a-lock", of=card)
    expect(card.get_by_text(PRICE).first).to_be_visible()
    expect(page.get_by_text("Nothing yet. Whom you lock is always paired", exact=False)).to_be_visible()
    press(page, "Lock: always together")
    expect(page.get_by_text("The director asks for it.")).to_be_visible()
    close_notices(page)


def _a_no_leads_to_the_next_best_and_two_yes_to_a_pair(
    letters: Any, page: Page, open_page: Callable[..., Page], picture: Picture
) -> tuple[str, str, Page]:
    go_to(page, "Matching")
    if page.get_by_role("button", name=re.compile(r"(^|\s)Match$")).count():
        press(page, "Match")
    press(page, "Review and ask")
    leave_out(page, 4)
    picture(page, "asked-first-01-review", from_top=False)
    page.get_by_role("button", name=re.compile(r"Ask about \d+ pairs now")).click()
    expect(heading(page, "Proposals")).to_be_visible()
    mentee, mentor, link = asked(letters)

    hers = open_page(390)
    follow(hers, letters, link)
    expect(heading(hers, f"May we introduce you to {mentor}?")).to_be_visible()
    picture(hers, "asked-first-02-mentee", height=1240)
    press(hers, "Yes, I would like that")
    expect(hers.get_by_text(f"You said yes. We wait for the answer of {mentor}")).to_be_visible()

    _reader, _partner, link = asked(letters, mentor)
    his = open_page(390)
    follow(his, letters, link)
    expect(heading(his, f"May we introduce you to {mentee}?")).to_be_visible()
    his.get_by_text("No, rather not").click()
    write(his, "In your words (may stay empty)", "We work in the same office.")
    his.keyboard.press("Tab")
    settle(his)
    press(his, "Say no")
    expect(his.get_by_text("We look for somebody else", exact=False).first).to_be_visible()

    find_proposal(page, f"{mentee} {mentor}")
    expect(page.get_by_text(f"{mentor} said no.")).to_be_visible()
    expect(page.get_by_text("We work in the same office.")).to_be_visible()
    picture(page, "asked-first-03-declined", height=1500)
    card = page.locator(".st-key-proposal")
    other = card.get_by_text(re.compile("of 100 points")).first.locator("strong").inner_text()
    assert other != mentor
    card.get_by_role("button", name="Propose").first.click()
    settle(page)

    _reader, _partner, link = asked(letters, mentee, other)
    follow(hers, letters, link)
    press(hers, "Yes, I would like that")
    _reader, _partner, link = asked(letters, other, mentee)
    follow(his, letters, link)
    press(his, "Yes, I would like that")
    expect(his.get_by_text("You have said yes.", exact=False)).to_be_visible()

    close_notices(page)
    find_proposal(page, f"{mentee} {other}")
    press(page, "Begin")
    page.get_by_role("button", name=re.compile("Begin")).last.click()
    expect(heading(page, "Introductions")).to_be_visible()
    settle(page)
    return mentee, other, hers


def _a_mentor_who_left_is_replaced_and_both_hear_of_it(letters: Any, page: Page, picture: Picture) -> None:
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
    mails = send(page, letters, 3)  # who left is not written to
    picture(page, "introductions-sent")
    assert sum("your time with" in mail["Subject"] for mail in mails) == 1
    told = next(mail for mail in mails if "your mentor" in mail["Subject"])
    assert "https://mentoring.example.org/?link=" in told.get_body().get_content()
