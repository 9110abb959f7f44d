"""The browser tests need Chromium: without one they are left out and the summary says so; with CI=true that fails."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/usr/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HOW = (
    "Install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium), "
    "or set CHROMIUM to the path of one, and run pytest again."
)


def chromium() -> str:
    """The path of a Chromium or Chrome on this machine; empty where there is none."""
    if asked := os.environ.get("CHROMIUM"):
        return asked if Path(asked).is_file() else ""
    found = filter(None, (*map(shutil.which, NAMES), *(place for place in PLACES if Path(place).is_file())))
    return next(found, "")


FOUND = chromium()
collect_ignore = [] if FOUND else ["tests/browser"]


def pytest_configure() -> None:
    settings.register_profile("untimed", suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("untimed")  # no test times anything: on a busy machine making examples may take long
    if FOUND:
        os.environ["CHROMIUM"] = FOUND
    elif os.environ.get("CI") == "true":
        raise pytest.UsageError(f"There is no Chromium for the browser tests. {HOW}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not FOUND:
        terminalreporter.section("browser tests were left out", yellow=True)
        terminalreporter.line(f"There is no Chromium here. {HOW}")
