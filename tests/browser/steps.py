"""What people do in the app, in their words: the steps that the browser tests have in common."""

import re
import sqlite3
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Position, expect

SETUP_CODE = "code-for-tests"
PASSWORD = "lantern-window-42"
OWNER = ("Olive Owner", "olive@example.org")
SKILLS = re.compile("What can you help somebody with|What would you like to get better at")
QUIET = """(quiet) => {
    const app = document.querySelector('[data-testid="stApp"]');
    const idle = app && app.dataset.testScriptState === "notRunning"
        && !document.querySelector('[data-testid="stSkeleton"]');
    if (!idle) { window.__idle = undefined; return false; }
    window.__idle ??= performance.now();
    return performance.now() - window.__idle > quiet;
}"""


def settle(page: Page, quiet_ms: int = 250, timeout_ms: int = 30_000) -> None:
    """Wait until no run of the script has been seen, and nothing been awaited, for a quarter of a second from now."""
    page.evaluate("window.__idle = undefined")
    page.wait_for_function(QUIET, arg=quiet_ms, polling=25, timeout=timeout_ms)


def sign_up(page: Page, server: Any) -> None:
    """The first account of an empty installation, with the setup code."""
    page.goto(server.address)
    settle(page)
    write(page, "Setup code", server.setup_code)
    write(page, "Your name", OWNER[0])
    write(page, "E-mail", OWNER[1])
    write(page, "Password", PASSWORD)
    press(page, "Create the account")
    expect(heading(page, "Welcome, Olive Owner")).to_be_visible()
    settle(page)


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """At the form, wherever it stands."""
    write(page, "E-mail", email)
    write(page, "Password", password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()
    settle(page)


def open_demo(page: Page) -> None:
    press(page, "Open the demo")
    expect(heading(page, re.compile("Lantern mentoring"))).to_be_visible(timeout=30_000)
    settle(page)


def from_template(page: Page, key: str, name: str) -> None:
    """A program by the third door, all else as the template has it."""
    press(page, "Choose a template")
    page.locator(f".st-key-template_{key}").get_by_role("button").click()
    write(page, "Name of the program", name)
    page.keyboard.press("Tab")
    press(page, "Next: Rhythm")
    press(page, "Next: Days")
    press(page, "Create the program")
    expect(heading(page, name)).to_be_visible()
    settle(page)


def go_to(page: Page, screen: str) -> None:
    """By the menu, which a phone keeps folded away."""
    link = page.locator('[data-testid="stSidebarNavLink"]').filter(has_text=re.compile(f"{screen}$"))
    if not _in_view(page, link):
        page.get_by_test_id("stExpandSidebarButton").click()
    link.click()
    settle(page)


def menu(page: Page) -> list[str]:
    return [entry.strip() for entry in page.locator('[data-testid="stSidebarNavLink"] p').all_inner_texts()]


def press(page: Page, name: str) -> None:
    """A button by all its words; an icon before them has a name of its own."""
    page.get_by_role("button", name=re.compile(rf"(^|\s){re.escape(name)}$")).click()
    settle(page)


def press_by_keyboard(page: Page, name: str) -> None:
    """Tab until the button has the focus, then Enter."""
    words = "(document.activeElement.tagName === 'BUTTON' && document.activeElement.textContent) || ''"
    for _ in range(120):
        page.keyboard.press("Tab")
        if str(page.evaluate(words)).endswith(name):
            page.keyboard.press("Enter")
            return settle(page)
    raise AssertionError(f"the Tab key never comes to {name}")


def write(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).fill(words)


def write_day(page: Page, label: str, day: str) -> None:
    """A day such as "2026-03-01", part by part as the field asks."""
    for part, number in zip(("year", "month", "day"), day.split("-"), strict=True):
        page.get_by_role("spinbutton", name=f"{part}, {label}").press_sequentially(number)
    page.keyboard.press("Escape")  # the calendar that opened
    page.get_by_role("heading", level=1).click()
    settle(page)


def pick(page: Page, question: str, *options: str) -> None:
    """Pills, by what stands on them."""
    group = page.get_by_role("toolbar", name=question).or_(page.get_by_role("radiogroup", name=question))
    for option in options:
        group.get_by_text(option, exact=True).click()
        settle(page, 100)


def pick_from_list(page: Page, question: str | re.Pattern[str], *options: str, again: bool = True) -> None:
    """A list that opens, by keyboard; one of few, near its top."""
    box = page.get_by_role("combobox", name=question)
    box.focus()
    settle(page)  # coming to it may scroll, and scrolling closes a list that is open
    for option in options:
        if not page.get_by_role("option").count():
            box.press("ArrowDown")
        page.get_by_role("option", name=option, exact=True).click()
        settle(page)
    page.keyboard.press("Tab")
    settle(page)
    many = page.get_by_test_id("stMultiSelect").filter(has=page.get_by_role("combobox", name=question))
    missed = [
        each for each in options if many.count() and not many.get_by_role("button", name=f"Remove {each}").count()
    ]
    if missed and again:  # a list that a scroll closed under the pointer
        pick_from_list(page, question, *missed, again=False)


def public_addresses(page: Page) -> list[str]:
    """Where mentors and mentees apply, in this order, from the program's screen."""
    go_to(page, "Program")
    pick(page, "Part", "Cohorts")
    return [words for words in page.locator("code").all_inner_texts() if "/?join=" in words]


def say_who(page: Page, name: str, email: str) -> None:
    write(page, "Your name", name)
    write(page, "Your e-mail address", email)
    page.keyboard.press("Tab")
    settle(page)


def answer(page: Page, area: str) -> None:
    """What the corporate template's forms need of either side."""
    pick_from_list(page, SKILLS, "Leading people", "Negotiating")
    pick_from_list(page, "Which languages could you hold a meeting in?", "English")
    pick(page, "Tuesday", "Morning", "Evening")
    pick(page, "How could you meet?", "Video call")
    pick(page, "Which area do you work in?", area)


def agree(page: Page) -> None:
    for box in page.get_by_role("checkbox").all():
        box.locator("xpath=ancestor::label").click()
        settle(page, 100)


def heading(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("heading", name=name)


def close_notices(page: Page) -> None:
    for toast in page.get_by_test_id("stToast").all():
        toast.get_by_role("button", name="Close").click()
    expect(page.get_by_test_id("stToast")).to_have_count(0)


def row_of_table(page: Page, key: str, number: int) -> None:
    """Choose a row of a table, from 1; 0 is the box above them that chooses all."""
    table = page.locator(f".st-key-{key}, [class*='st-key-{key}']").get_by_test_id("stDataFrame").first
    at = Position(x=18, y=18 + 35 * number)
    table.hover(position=at)
    settle(page)  # a click right after scrolling is lost on the canvas
    table.click(position=at)
    settle(page)


def everything(server: Any) -> dict[str, list[Any]]:
    """Every row of every table, to compare before and after."""
    with sqlite3.connect(Path(server.folder) / "pairwell.db") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


def scrolls_sideways(page: Page) -> bool:
    """The page, or the part of it that scrolls up and down."""
    return bool(
        page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll(
                "[data-testid=stMain], [data-testid=stAppViewContainer], [role=dialog]")]
                .some(each => each.scrollWidth > each.clientWidth)"""
        )
    )


def _in_view(page: Page, link: Locator) -> bool:
    box = link.bounding_box() if link.count() else None
    return bool(box and box["x"] >= 0)
