"""An application half done on a phone, and the line gone: every answer is there afterwards."""

import re
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.steps import everything, heading, pick, say_who, settle, write

STREAM = re.compile("_stcore/stream")
GOAL = ("What would you like to be different in a year?", "I speak up in a meeting.")


class Cable:
    """The way from a page to its server, to be pulled and put back."""

    def __init__(self, page: Page) -> None:
        self.pulled = False
        self.live: list[WebSocketRoute] = []
        page.route_web_socket(STREAM, self._open)

    def _open(self, socket: WebSocketRoute) -> None:
        if self.pulled:
            socket.close()
            return
        socket.connect_to_server()
        self.live.append(socket)

    def pull(self) -> None:
        self.pulled = True
        for socket in self.live:
            socket.close()
        self.live.clear()

    def put_back(self) -> None:
        self.pulled = False


def test_the_line_is_cut_in_the_middle_and_comes_back(busy: Any, phone: Page) -> None:
    cable = Cable(phone)
    _half_done(phone, busy, "Tilda Thistledown")
    cable.pull()
    phone.wait_for_timeout(1500)
    _all_is_there(phone, "Tilda Thistledown")
    cable.put_back()
    years = phone.get_by_role("spinbutton", name="How many years")
    expect(years).to_be_enabled(timeout=30_000)
    settle(phone)
    years.fill("7")
    phone.keyboard.press("Tab")
    settle(phone)
    _all_is_there(phone, "Tilda Thistledown")
    kept = [row for row in everything(busy)["application"] if "Tilda Thistledown" in row]
    assert len(kept) == 1 and '"experience": 7' in str(kept[0]) and GOAL[1] in str(kept[0])


def test_minutes_later_in_another_browser_all_answers_are_there(busy: Any, open_page: Any) -> None:
    first = open_page(390)
    hers = _half_done(first, busy, "Wanda Wrenfield")
    first.context.set_offline(True)
    first.close()  # and with it the session: the server forgets it, as after minutes without a line
    later = open_page(390)
    later.goto(hers)
    _all_is_there(later, "Wanda Wrenfield")


def test_after_a_reload_and_on_the_way_back_all_answers_are_there(busy: Any, phone: Page) -> None:
    _half_done(phone, busy, "Nell Nightingale")
    phone.reload()
    _all_is_there(phone, "Nell Nightingale")
    phone.goto("about:blank")
    phone.go_back()
    _all_is_there(phone, "Nell Nightingale")


def _half_done(phone: Page, busy: Any, name: str) -> str:
    """Some answers of some kinds; nothing is pressed. Gives the address as it then stands."""
    phone.goto(f"{busy.address}{busy.house.apply}")
    settle(phone)
    say_who(phone, name, "half.done@example.org")
    write(phone, *GOAL)
    pick(phone, "Tuesday", "Evening")
    pick(phone, "How could you meet?", "Phone call")
    settle(phone)
    assert "link=" in phone.url and "join=" not in phone.url
    return phone.url


def _all_is_there(phone: Page, name: str) -> None:
    expect(heading(phone, "Find a mentor")).to_be_visible()
    expect(phone.get_by_label("Your name", exact=True)).to_have_value(name)
    expect(phone.get_by_label("Your e-mail address", exact=True)).to_have_value("half.done@example.org")
    expect(phone.get_by_label(GOAL[0], exact=True)).to_have_value(GOAL[1])
    for question, option in (("Tuesday", "Evening"), ("How could you meet?", "Phone call")):
        chosen = phone.get_by_role("toolbar", name=question).get_by_role("button", pressed=True)
        expect(chosen).to_have_text([option])
