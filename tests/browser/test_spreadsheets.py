"""From a first run to published pairs of two own spreadsheets, taken along at the end; pictures for the README."""

import csv
import io
import re
import time
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.steps import go_to, heading, press, settle, sign_up, write, write_day
from tests.core.intake.spreadsheet.sheets import comma_separated, workbook

Picture = Callable[..., None]
MENTEES = comma_separated(
    [
        ["  Full name ", "E-MAIL address", "Wants to learn", "Languages (all)", "Dept.", "Joined", "T-shirt"],
        ["Ada Appleyard", "ada@example.org", "Budgets; Presenting", "English, French", "Sales", "03.02.2026", "M"],
        ["Bo Birchwood", "BO@example.org ", "Presenting", "english", "Care", "12.02.2026", "L"],
        ["Cy Clover", "cy@example.org", "Law; Budgets", "German, English", "Sales", "14.02.2026", ""],
        ["", "", "", "", "", "", ""],
        ["Di Dandelion", "di[at]example.org", "Law", "English", "Law", "19.02.2026", "S"],
        ["Ed Elderflower", "ed@example.org", "Hiring; Law", "English", "Law", "20.02.2026", "S"],
    ],
    delimiter=";",
    encoding="cp1252",
)
MENTORS = workbook(
    [
        ["Mentors of this year, draft 3"],
        ["Name", "Mail", "Can help with", "Languages", "Department", "How many mentees?"],
        ["Mo Marigold", "mo@example.org", "Budgets, Hiring", "English", "Finance", 2],
        ["Na Nettle", "na@example.org", "Presenting", "English, French", "Sales", 1],
        ["Ol Oakley", "ol@example.org", "Law, Budgets", "German, English", "Law", 1],
    ]
)


def test_two_own_sheets_become_published_pairs(server: Any, page: Page, picture: Picture) -> None:
    begun = time.monotonic()
    sign_up(page, server)
    press(page, "Use my spreadsheets")
    write(page, "Name of the program", "Orchard mentoring")
    page.keyboard.press("Enter")
    settle(page)
    picture(page, "sheets-01-name")
    press(page, "Next: bring people")
    _give_both(page)
    picture(page, "sheets-02-lists")
    press(page, "Next: Columns")
    picture(page, "sheets-03-columns")
    press(page, "Next: People")
    _one_row_has_a_fault(page)
    picture(page, "sheets-04-people")
    press(page, "Next: Agreement")
    _tell_how_they_agreed(page)
    picture(page, "sheets-05-agreement")
    press(page, "Bring 7 people in")
    expect(heading(page, "Ready: 7 of 7")).to_be_visible()
    picture(page, "sheets-06-participants")
    go_to(page, "Matching")
    press(page, "Match")
    expect(heading(page, "4 of 4 mentees paired")).to_be_visible()
    picture(page, "sheets-07-desk")
    _take_along(page, "Download CSV", "pairs.csv")
    press(page, "Review and publish")
    press(page, "Publish 4 pairs")
    expect(heading(page, "Introductions")).to_be_visible()
    print(f"\nFrom the first page to the published pairs of two own sheets: {time.monotonic() - begun:.0f} s")
    settle(page)
    picture(page, "sheets-08-introductions")
    go_to(page, "Pairings")
    _take_along(page, "Download Excel", "pairings.xlsx")


def _give_both(page: Page) -> None:
    for at, (name, content) in enumerate((("mentees 2026.csv", MENTEES), ("mentors.xlsx", MENTORS))):
        place = page.locator('input[type="file"]')
        place.nth(0 if at == 0 else -1).set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        expect(page.get_by_text(name)).to_be_visible()
        settle(page)


def _one_row_has_a_fault(page: Page) -> None:
    expect(page.get_by_text("1 row stays out until it is mended.")).to_be_visible()


def _tell_how_they_agreed(page: Page) -> None:
    page.get_by_text("They have agreed already").click()
    settle(page)
    write(
        page, "What they agreed to: the words, or where they can be read", "The sign-up sheet of March, at reception."
    )
    write(page, "Who knows of it", "Olive Owner")
    page.keyboard.press("Tab")
    write_day(page, "When (the last day, if there were several)", "2026-03-01")


def _take_along(page: Page, button: str, name: str) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile(f"{button}$")).click()
    assert waiting.value.suggested_filename == name
    content = waiting.value.path().read_bytes()
    rows = (
        list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        if name.endswith("csv")
        else [list(row) for row in load_workbook(io.BytesIO(content)).active.values]
    )
    words = str(rows)
    assert len(rows) == 5 and all(who in words for who in ("Ada Appleyard", "Ed Elderflower", "Mo Marigold"))
