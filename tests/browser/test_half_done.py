"""An application half done on a phone, and the connection gone: everything is there afterwards."""

import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from sqlmodel import Session

from db import make_engine
from db.migrate import upgrade
from db.models import CohortRow
from tests.conftest import build

STREAM = re.compile("_stcore/stream")


@pytest.fixture(scope="module")
def open_program(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A server on the small world, with applications open."""
    folder = tmp_path_factory.mktemp("half-done")
    engine = make_engine(f"sqlite:///{folder / 'pairwell.db'}")
    upgrade(engine)
    build(engine)
    with Session(engine) as session:
        session.get(CohortRow, 1).opens_on = date(2020, 1, 1)  # type: ignore[union-attr]
        session.commit()
    engine.dispose()
    started = serve(folder)
    yield started
    started.stop()


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


def kept(folder: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(folder / "pairwell.db") as database:
        return database.execute("SELECT name, email, status FROM application WHERE id > 5").fetchall()


def write(page: Page, label: str, words: str) -> None:
    page.get_by_role("textbox", name=label).fill(words)
    page.keyboard.press("Tab")


def begin(page: Page, address: str, settled: Any) -> None:
    page.goto(f"{address}/?join=mentee1")
    write(page, "Your name", "Fay Fern")
    page.wait_for_url("**link=*")
    settled(page)


def test_the_connection_is_cut_in_the_middle_and_comes_back(open_program: Any, phone: Page, settled: Any) -> None:
    cable = Cable(phone)
    begin(phone, open_program.address, settled)
    cable.pull()
    phone.wait_for_timeout(1500)
    expect(phone.get_by_role("textbox", name="Your name")).to_have_value("Fay Fern")
    cable.pulled = False
    expect(phone.get_by_role("textbox", name="Your e-mail address")).to_be_enabled(timeout=30_000)
    settled(phone)
    write(phone, "Your e-mail address", "fay@example.org")
    settled(phone)
    expect(phone.get_by_role("textbox", name="Your name")).to_have_value("Fay Fern")
    assert ("Fay Fern", "fay@example.org", "draft") in kept(open_program.folder)


def test_another_day_and_another_session_go_on_where_it_stopped(
    open_program: Any, serve: Any, open_page: Any, settled: Any
) -> None:
    """A killed server has forgotten every session, as after a cut that was too long."""
    first = open_page(390)
    begin(first, open_program.address, settled)
    write(first, "Your e-mail address", "another@example.org")
    settled(first)
    query = first.url.partition("?")[2]
    again = serve(open_program.folder)
    page = open_page(390)
    page.goto(f"{again.address}/?{query}")
    expect(page.get_by_role("textbox", name="Your name")).to_have_value("Fay Fern")
    expect(page.get_by_role("textbox", name="Your e-mail address")).to_have_value("another@example.org")
    again.kill()
