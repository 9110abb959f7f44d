"""Every screen as people of each role meet it on a phone: nothing sideways, everything named, no traceback."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.house import SUPERVISOR
from tests.browser.steps import OWNER, press, scrolls_sideways, settle, sign_in

NAMELESS = """() => {
    const words = each => each.textContent.trim() || each.getAttribute("aria-label") || each.title || each.placeholder
        || (each.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id)?.textContent)
            .join(" ").trim()
        || [...(each.labels || [])].map(label => label.textContent.trim() || label.getAttribute("aria-label")).join(" ")
        || each.querySelector("img[alt], svg[aria-label]")?.getAttribute("alt");
    const shown = each => each.getClientRects().length && !each.closest("[aria-hidden=true]") && each.type !== "hidden";
    return [...document.querySelectorAll("input, textarea, select, button, a[href], [role=slider], [role=combobox]")]
        .filter(each => shown(each) && !words(each)).map(each => each.outerHTML.slice(0, 300));
}"""
Enter = Callable[[Page, Any], None]


def _owner(phone: Page, busy: Any) -> None:
    phone.goto(busy.address)
    settle(phone)
    sign_in(phone, OWNER[1])


def _supervisor(phone: Page, busy: Any) -> None:
    phone.goto(busy.address)
    settle(phone)
    sign_in(phone, SUPERVISOR[1])


def _mentee(phone: Page, busy: Any) -> None:
    phone.goto(f"{busy.address}{busy.house.paired}")
    settle(phone)


def _waiting(phone: Page, busy: Any) -> None:
    phone.goto(f"{busy.address}{busy.house.waiting}")
    settle(phone)


def _stranger(phone: Page, busy: Any) -> None:
    phone.goto(f"{busy.address}{busy.house.apply}")
    settle(phone)


@pytest.mark.parametrize(
    ("enter", "fewest", "most"),
    [(_owner, 14, 40), (_supervisor, 1, 4), (_mentee, 2, 7), (_waiting, 2, 7), (_stranger, 0, 0)],
)
def test_no_screen_scrolls_sideways_hides_a_name_or_breaks(
    busy: Any, phone: Page, enter: Enter, fewest: int, most: int
) -> None:
    enter(phone, busy)
    screens = phone.locator('[data-testid="stSidebarNavLink"]')
    assert fewest <= screens.count() <= most
    faults = _faults(phone, "where one begins")
    seen = set()
    for at in range(screens.count()):
        name = screens.nth(at).inner_text().splitlines()[-1]
        screens.nth(at).dispatch_event("click")
        settle(phone)
        faults += _faults(phone, name)
        seen.add(phone.get_by_role("heading", level=1).first.inner_text())
    assert len(seen) == screens.count(), seen
    assert not faults, "\n".join(faults)


def test_the_desk_with_its_pairs_fits_a_phone_and_its_sliders_have_names(busy: Any, phone: Page) -> None:
    _owner(phone, busy)
    phone.goto(f"{busy.address}/desk")
    settle(phone)
    press(phone, "Match")
    assert phone.get_by_role("slider").count() >= 4
    assert not _faults(phone, "the desk")
    press(phone, "Review and publish")
    assert not _faults(phone, "the review")


def test_a_field_without_a_name_and_a_page_too_wide_would_be_found(busy: Any, phone: Page) -> None:
    _stranger(phone, busy)
    phone.evaluate(
        """() => {
            const main = document.querySelector("[data-testid=stMainBlockContainer]");
            main.append(document.createElement("input"));
            main.style.minWidth = "500px";
        }"""
    )
    assert len(_faults(phone, "the form")) == 2


def _faults(phone: Page, where: str) -> list[str]:
    found = [f"{where}: nameless {html}" for html in phone.evaluate(NAMELESS)]
    if scrolls_sideways(phone):
        found.append(f"{where}: scrolls sideways")
    if not phone.get_by_role("heading", level=1).count():
        found.append(f"{where}: has no heading")
    if phone.get_by_test_id("stException").count():
        found.append(f"{where}: a traceback")
    if told := phone.get_by_test_id("stAlert").filter(has_text=re.compile("went wrong|Nothing was saved")).all():
        found.append(f"{where}: {told[0].inner_text()}")
    return found
