"""The desk in the browser with a thousand mentees: from letting go of a slider to the picture redrawn.

CHROMIUM=/usr/bin/chromium python -m tests.benchmarks.desk [--mentees 1000] [--mentors 400] [--times 10]

Fills a demo program of that size, starts the app on it and measures in Chromium, by its own clock, from the key that
moves a slider (or the click) until the app stands still with the new words on screen. The aim is under a second.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from core.settings import Settings
from db import Public, make_engine
from db.clock import clock
from db.demo import create_demo
from db.migrate import upgrade
from tests.browser.steps import OWNER, PASSWORD, go_to, press, settle, sign_in

ROOT = Path(__file__).parents[2]
CODE = "code-for-tests"
WORDS = """[...document.querySelectorAll(
    "[data-testid=stAlert], .st-key-pair h3, .st-key-waits p, [data-testid=stDataFrame], [data-testid=stImage]"
)].map((each) => each.innerText + each.className).join()"""  # not the sliders: they show their number at once
DRAWN = """async (before) => {
    const app = () => document.querySelector('[data-testid="stApp"]').dataset.testScriptState;
    const words = () => __WORDS__;
    while (words() === before || app() !== "running" && app() !== "notRunning") await new Promise(requestAnimationFrame);
    while (app() !== "notRunning" || document.querySelector('[data-stale="true"]'))
        await new Promise(requestAnimationFrame);
    return performance.now() - window.__pressed;
}""".replace("__WORDS__", WORDS)
LISTEN = """addEventListener('keydown', () => { window.__pressed = performance.now(); }, true);
addEventListener('pointerup', () => { window.__pressed = performance.now(); }, true);"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mentees", type=int, default=1000)
    arguments.add_argument("--mentors", type=int, default=400)
    arguments.add_argument("--times", type=int, default=10)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        port = _free_port()
        server = _serve(folder, port, given.mentees, given.mentors)
        try:
            browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 2000}, reduced_motion="reduce")
            page.add_init_script(LISTEN)
            page.set_default_timeout(120_000)
            expect.set_options(timeout=120_000)
            _measured(page, f"http://127.0.0.1:{port}", given.times)
            browser.close()
        finally:
            server.terminate()
            server.wait(10)


def _measured(page: Page, address: str, times: int) -> None:
    page.goto(address)
    settle(page)
    sign_in(page, OWNER[1])
    go_to(page, "Matching")
    press(page, "Match")
    settle(page, 1000, 120_000)
    print(page.get_by_role("heading", name=re.compile("paired")).inner_text(), "\n")
    print(f"{'milliseconds':<34}{'first':>8}{'median':>8}{'most':>8}")
    _told("a slider, pairs below", page, times, lambda n: _slide(page, n))
    _told("undo", page, times // 2, lambda _n: page.get_by_role("button", name=re.compile("Undo$")).click())
    _told("another pair in full", page, 5, lambda n: _row(page, "pairs_", n + 1))
    _told("who waits", page, 1, lambda _n: page.get_by_text("Who waits (").last.click())
    _told("what would help one of them", page, 3, lambda n: _row(page, "waiting_", n + 1))
    _told("a slider, who waits below", page, times // 2, lambda n: _slide(page, n))
    _told("the whole as a picture", page, 1, lambda _n: page.get_by_text("The whole", exact=True).click())
    _told("a slider, the picture below", page, times // 2, lambda n: _slide(page, n))


def _told(what: str, page: Page, times: int, act: Callable[[int], None]) -> None:
    took = []
    for n in range(max(1, times)):
        before = page.evaluate(WORDS)
        act(n)
        took.append(float(page.evaluate(DRAWN, before)))
        settle(page, 300)
    print(f"{what:<34}{took[0]:>8.0f}{statistics.median(took):>8.0f}{max(took):>8.0f}", flush=True)


def _slide(page: Page, n: int) -> None:
    slider = page.get_by_role("slider").nth(n % 4)
    slider.focus()
    page.keyboard.press("ArrowRight" if n % 8 < 4 else "ArrowLeft")


def _row(page: Page, key: str, number: int) -> None:
    table = page.locator(f"[class*='st-key-{key}']").get_by_test_id("stDataFrame").first
    table.click(position={"x": 18, "y": 18 + 35 * number})


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _serve(folder: str, port: int, mentees: int, mentors: int) -> subprocess.Popen[bytes]:
    """The app with a demo of so many people, and its owner."""
    engine = make_engine(f"sqlite:///{folder}/pairwell.db")
    upgrade(engine)
    Public(engine, clock, Settings(setup_code=CODE, password_rounds=4)).create_first_account(
        CODE, *OWNER, PASSWORD, "0"
    )
    create_demo(engine, 1, clock(), mentees, mentors)
    engine.dispose()
    given = {"PAIRWELL_DATA": folder, "PAIRWELL_SETUP_CODE": CODE, "PAIRWELL_PASSWORD_ROUNDS": "4"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(
        [*command, "--server.address=127.0.0.1", "--server.fileWatcherType=none"], cwd=ROOT, env=os.environ | given
    )
    for _try in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the app does not answer")


if __name__ == "__main__":
    main()
