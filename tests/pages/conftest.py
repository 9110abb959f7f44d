"""Screens and their parts run without a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

Draw = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def quick(no_component_scan: None) -> None:
    """Every screen here is drawn by AppTest."""


@pytest.fixture
def draw() -> Draw:
    """``draw(script, first, second)`` runs a function that draws; any exception in it fails the test."""

    def run(script: Callable[..., Any], *given: Any, **state: Any) -> AppTest:
        app = AppTest.from_function(_call, default_timeout=20, args=(script, given))
        for name, value in state.items():
            app.session_state[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return run


def _call(script, given):  # its source runs alone, where no name is imported: so no type hints
    script(*given)
