"""The whole way: first run, program, two strangers apply, accepted, matched, published, and she sees her mentor."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.steps import (
    PASSWORD,
    agree,
    answer,
    everything,
    from_template,
    go_to,
    heading,
    menu,
    press,
    public_addresses,
    row_of_table,
    say_who,
    settle,
    sign_in,
    sign_up,
    write,
)

MENTOR = ("Maud Merryweather", "maud@example.org")
MENTEE = ("Tilda Thistledown", "tilda@example.org")


def test_a_mentee_sees_her_mentor_by_link_and_by_account(server: Any, page: Page, open_page: Any, picture: Any) -> None:
    sign_up(page, server)
    from_template(page, "corporate", "Harbour mentoring")
    for_mentors, for_mentees = public_addresses(page)
    _mentor_applies(open_page(390), for_mentors)
    _mentee_applies(open_page(390), for_mentees, picture)

    _accept_both(page)
    go_to(page, "Participants")
    expect(heading(page, "Ready: 2 of 2")).to_be_visible()
    _match_and_publish(page)

    link = _personal_link_from_the_outbox(page, MENTEE[0])
    hers = open_page(390)
    _sees_her_mentor_by_link(hers, server, link)
    picture(hers, "people-02-her-mentor")
    _has_few_entries(hers)
    _keeps_it_in_an_account(hers)
    _sees_her_mentor_by_account(open_page(390), server)


def _mentor_applies(phone: Page, address: str) -> None:
    phone.goto(address)
    settle(phone)
    expect(heading(phone, "Become a mentor")).to_be_visible()
    say_who(phone, *MENTOR)
    answer(phone, "Research")
    agree(phone)
    press(phone, "Send")
    expect(phone.get_by_text("Your application has arrived")).to_be_visible()


def _mentee_applies(phone: Page, address: str, picture: Any) -> None:
    phone.goto(address)
    settle(phone)
    expect(heading(phone, "Find a mentor")).to_be_visible()
    say_who(phone, *MENTEE)
    phone.evaluate("document.activeElement.blur()")
    picture(phone, "people-01-apply")
    press(phone, "Send")
    expect(phone.get_by_text("Your answers are kept.")).to_be_visible()  # and every fault is told at once
    write(phone, "What would you like to be different in a year?", "I lead a team of my own.")
    answer(phone, "Management")
    agree(phone)
    press(phone, "Send")
    expect(phone.get_by_text("Your application has arrived")).to_be_visible()


def _accept_both(page: Page) -> None:
    go_to(page, "Applications")
    expect(page.get_by_text("2 to decide")).to_be_visible()
    row_of_table(page, "applications_", 0)
    press(page, "Accept")
    expect(page.get_by_text("2 accepted", exact=True)).to_be_visible()


def _match_and_publish(page: Page) -> None:
    go_to(page, "Matching")
    press(page, "Match")
    expect(heading(page, "1 of 1 mentees paired")).to_be_visible()
    press(page, "Review and publish")
    press(page, "Publish 1 pair")
    expect(heading(page, "Introductions")).to_be_visible()
    settle(page)


def _personal_link_from_the_outbox(page: Page, name: str) -> str:
    write(page, "Find a message", f"{name} your mentor")
    page.keyboard.press("Enter")
    settle(page)
    row_of_table(page, "outbox_", 1)
    text = page.get_by_label("Text", exact=True).input_value()
    found = re.search(r"http://\S+/\?link=\S+", text)
    assert found, text
    return found[0]


def _sees_her_mentor_by_link(phone: Page, server: Any, link: str) -> None:
    before = everything(server)
    phone.goto(link)
    settle(phone)
    expect(heading(phone, MENTOR[0])).to_be_visible()
    expect(phone.get_by_text("Together since")).to_be_visible()
    assert everything(server) == before, "opening a private link writes nothing"


def _has_few_entries(phone: Page) -> None:
    assert len(menu(phone)) <= 6
    go_to(phone, "My answers")
    expect(heading(phone, "My answers")).to_be_visible()


def _keeps_it_in_an_account(phone: Page) -> None:
    go_to(phone, "Make an account")
    write(phone, "Choose a password", PASSWORD)
    press(phone, "Create my account")
    expect(heading(phone, MENTOR[0])).to_be_visible()


def _sees_her_mentor_by_account(phone: Page, server: Any) -> None:
    phone.goto(server.address)
    settle(phone)
    sign_in(phone, MENTEE[1])
    expect(heading(phone, MENTOR[0])).to_be_visible()
    assert len(menu(phone)) <= 6
