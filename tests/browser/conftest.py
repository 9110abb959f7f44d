"""The running app as people meet it: a server on its own data, and Chromium in front of it."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.house import House, fill
from tests.browser.steps import SETUP_CODE, settle
from tests.db.test_mailer import Inbox, mind_of

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "test-results"
WIDE, PHONE = 1280, 390
PATIENCE = 60  # seconds for a server to answer on a busy machine
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
HANDSET = (  # the menu folds itself away for those who say that they are one
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
)
Settled = Callable[..., None]
OpenPage = Callable[..., Page]
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
failed = pytest.StashKey[bool]()


@dataclass
class Server:
    """One running app with a data folder of its own."""

    address: str
    folder: Path
    setup_code: str
    process: subprocess.Popen[bytes]
    house: House | None = None

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """At once, with all its children, as a power cut would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


Serve = Callable[..., Server]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """``serve(folder=None, **settings)`` starts another app, on an empty data folder unless one is given."""
    running: list[Server] = []

    def start(folder: Path | None = None, **settings: str) -> Server:
        folder = folder or tmp_path_factory.mktemp("data")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        given = {"PAIRWELL_DATA": str(folder), "PAIRWELL_SETUP_CODE": SETUP_CODE, "PAIRWELL_PASSWORD_ROUNDS": "4"}
        left_out = ("DATABASE_URL", "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS")
        environment = {name: value for name, value in os.environ.items() if name not in left_out}
        command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, "--server.address=127.0.0.1", "--server.headless=true", "--server.fileWatcherType=none"],
                cwd=ROOT,
                env=environment | given | settings,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        server = Server(f"http://127.0.0.1:{port}", folder, SETUP_CODE, process)
        running.append(server)
        _wait_for(server)
        return server

    yield start
    for server in running:
        server.stop()


@pytest.fixture(scope="module")
def server(serve: Serve, browser: Browser) -> Iterator[Server]:
    """One app a test file, empty at first; somebody has been through the door once already."""
    started = serve()
    _first_visit(browser, started)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def busy(serve: Serve, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """One app for all tests that begin where people work already: ``house.py`` says who. Leave it as it was."""
    folder = tmp_path_factory.mktemp("busy")
    house = fill(folder)
    started = serve(folder)
    _first_visit(browser, started)
    started.house = house
    return started


@pytest.fixture
def letters(serve: Serve, tmp_path: Path) -> Iterator[Any]:
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all; every page that ``open_page`` opens is a stranger to the others."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """``open_page(width=390, color_scheme="dark", …)``: a new person's browser. A failure leaves screenshots."""
    contexts: list[Any] = []

    def open_one(width: int = WIDE, **options: Any) -> Page:
        usual: dict[str, Any] = {"reduced_motion": "reduce", "locale": "en-GB", "timezone_id": "Europe/Berlin"}
        usual |= {"viewport": {"width": width, "height": 900}}
        if width <= PHONE:
            usual |= {"viewport": {"width": width, "height": 844}, "has_touch": True, "user_agent": HANDSET}
        context = browser.new_context(**usual | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield open_one
    pages = [page for context in contexts for page in context.pages]
    if request.node.stash.get(failed, False):
        RESULTS.mkdir(exist_ok=True)
        for n, page in enumerate(pages):
            page.screenshot(path=RESULTS / f"{re.sub(r'[^a-z0-9]+', '-', request.node.name.lower())}-{n}.png")
    faults = [page.url for page in pages if page.locator('[data-testid="stException"]').count()]
    for context in contexts:
        context.close()
    assert not faults, f"a traceback reached a person: {faults}"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A desktop."""
    return open_page(WIDE)


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A phone, 390 wide."""
    return open_page(PHONE)


@pytest.fixture(scope="session")
def settled() -> Settled:
    """``settled(page)``: as in steps.py."""
    return settle


@pytest.fixture(scope="session")
def picture(settled: Settled) -> Callable[..., None]:
    """``picture(page, "apply")`` keeps apply-1280.png and apply-390.png in the folder that PAIRWELL_PICTURES names."""
    folder = os.environ.get("PAIRWELL_PICTURES")

    def keep(page: Page, name: str, *, height: int = 900, from_top: bool = True, of: Locator | None = None) -> None:
        """Of the top of the page, of what ``of`` names, or of where the page is (``from_top=False``)."""
        if not folder:
            return
        usual = page.viewport_size
        for width, tall in ((WIDE, height), (PHONE, 844)):
            page.set_viewport_size({"width": width, "height": tall})
            page.mouse.move(width - 2, 2)
            if of is not None:
                settled(page)
                of.evaluate("card => card.scrollIntoView({block: 'start'})")
            elif from_top:
                page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
            settled(page, 600)
            drawn = Image.open(BytesIO(page.screenshot())).convert("RGB")
            few = drawn.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)  # a third of the size
            few.save(Path(folder) / f"{name}-{width}.png", optimize=True)
        if usual:
            page.set_viewport_size(usual)
            settled(page)

    return keep


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[failed] = report.failed
    return report


def _first_visit(browser: Browser, server: Server) -> None:
    """A process that nobody was at yet meets an address below its own with "Page not found", once."""
    first = browser.new_page()
    first.goto(server.address)
    settle(first)
    first.close()


def _wait_for(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        if server.process.poll() is not None or time.monotonic() > deadline:
            server.kill()
            raise RuntimeError(f"The server did not come up:\n{server.log}")
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.05)
