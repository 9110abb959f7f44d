"""What stands on every screen: the mark, the shipped fonts, nothing fetched from elsewhere, no sideways scrolling."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import scrolls_sideways


def test_the_app_fetches_nothing_from_elsewhere_and_brings_its_fonts(server: Any, page: Page, settled: Any) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(server.address)
    settled(page)
    here = urlsplit(server.address).netloc
    assert {urlsplit(url).netloc for url in fetched if url.startswith(("http", "ws"))} == {here}
    assert page.evaluate("document.fonts.check('16px Inter')")
    assert any("inter-latin" in url for url in fetched)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_has_to_be_scrolled_sideways(server: Any, open_page: Any, settled: Any, width: int) -> None:
    page = open_page(width)
    page.goto(server.address)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_app_follows_the_light_of_the_readers_machine(
    server: Any, open_page: Any, settled: Any, scheme: str, dark: bool
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(server.address)
    settled(page)
    ground = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    channels = [int(channel) for channel in ground.removeprefix("rgb(").removesuffix(")").split(",")]
    assert (sum(channels) < 3 * 128) == dark


def test_the_tab_carries_our_mark(server: Any, page: Page, settled: Any) -> None:
    page.goto(server.address)
    settled(page)
    icon = page.evaluate("document.querySelector('link[rel~=icon]').href")
    assert icon.startswith("data:image/svg") or "/media/" in icon
