"""Seconds and presses from a sheet of each known shape to its people, in the browser, in a program made for it.

CHROMIUM=/usr/bin/chromium python -m tests.benchmarks.shapes [--only Typeform] [--pictures FOLDER]

The clock starts with the file and stops with the people brought in; a coordinator reads as well, which it does not
count. Whether every address and topic came in as it is true is looked up in the database. The aim is 3 minutes.
"""

import argparse
import json
import os
import re
import sqlite3
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.benchmarks.served import serve
from tests.browser.house import fill
from tests.browser.steps import OWNER, go_to, heading, press, settle, sign_in, write, write_day
from tests.core.intake.spreadsheet.exports import SHAPES, Export, of_side


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--pictures", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        fill(Path(folder))
        with serve(folder) as address:
            browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 1400}, reduced_motion="reduce")
            page.set_default_timeout(30_000)
            expect.set_options(timeout=30_000)
            page.goto(address)
            settle(page, timeout_ms=120_000)  # a server that begins on a busy machine
            sign_in(page, OWNER[1])
            print(f"{'shape':<38}{'seconds':>8}{'presses':>9}{'people':>8}  as it is true")
            for shape, make in SHAPES.items():
                if given.only in shape:
                    _told(page, Path(folder), shape, make(), given.pictures)
            browser.close()


def _told(page: Page, folder: Path, shape: str, export: Export, pictures: Path | None) -> None:
    _begin(page, shape)
    begun, presses = time.monotonic(), 0
    page.locator('input[type="file"]').first.set_input_files(
        {"name": export.name, "mimeType": "application/octet-stream", "buffer": export.content}
    )
    settle(page)
    for step in ("Columns", "People", "Agreement"):
        press(page, f"Next: {step}")
        presses += 1
        if pictures:
            page.screenshot(path=pictures / f"{re.sub('[^a-z]+', '-', shape.lower())}-{step.lower()}.png")
    page.get_by_text("They have agreed already").click()
    settle(page)
    write(page, "What they agreed to: the words, or where they can be read", "The form of October.")
    write(page, "Who knows of it", "Olive Owner")
    page.keyboard.press("Tab")
    settle(page)
    presses += 3
    own_day = page.get_by_role("button", name=re.compile("Use the last day"))
    if own_day.count():
        own_day.click()
    else:
        write_day(page, "When (the last day, if there were several)", "2026-10-30")
    settle(page)
    page.get_by_role("button", name=re.compile(r"Bring \d+ p\w+ in$")).click()
    presses += 2
    expect(heading(page, re.compile("Ready|take part|Participants")).first).to_be_visible()
    settle(page)
    seconds = time.monotonic() - begun
    people, right = _found(folder, shape, export)
    print(f"{shape:<38}{seconds:>8.1f}{presses:>9}{people:>8}  {'yes' if right else 'NO'}")


def _begin(page: Page, shape: str) -> None:
    """A program of its own, by the door for spreadsheets."""
    go_to(page, "New program")
    press(page, "Use my spreadsheets")
    write(page, "Name of the program", shape)
    page.keyboard.press("Enter")
    settle(page)
    press(page, "Next: bring people")


def _found(folder: Path, shape: str, export: Export) -> tuple[int, bool]:
    """How many came in, and whether all that is true of them, and nobody else, is in the database."""
    with sqlite3.connect(folder / "pairwell.db") as database:
        rows = database.execute(
            "SELECT p.email, p.name, p.side, a.answers FROM participant p JOIN application a ON a.id = p.application_id"
            " JOIN program g ON g.id = p.program_id WHERE g.name = ?",
            (shape,),
        ).fetchall()
    sides = ("mentee", "mentor") if export.roles else ("mentee",)
    true = {(one.email, side): one for side in sides for one in of_side(export, side)}
    right = {(email, side) for email, _, side, _ in rows} == set(true)
    for email, name, side, answers in rows:
        one = true.get((email, side))
        said = json.loads(answers)
        right = right and one is not None and one.name.casefold() == name.casefold()
        right = right and (export.timed or any(set(one.topics) == set(each) for each in said.values() if _many(each)))
    return len(rows), right


def _many(answer: object) -> bool:
    return isinstance(answer, list | dict)


if __name__ == "__main__":
    main()
