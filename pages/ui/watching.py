"""What goes on in the background: looked at every few seconds; the page is drawn anew once it is over."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from pages.ui.boundary import boundary

SECONDS = 3.0
Found = TypeVar("Found")


def watch(
    look: Callable[[], Found], over: Callable[[Found], bool], show: Callable[[Found], None], every: float = SECONDS
) -> None:
    """Draw ``show(what)`` with what ``look`` finds; where that is ``over``, the page is drawn anew.

    ``look`` is asked again every few seconds for as long as the page is open: let it be one small query.
    """

    @st.fragment(run_every=every)
    def part() -> None:
        with boundary():
            found = look()
            if over(found):
                st.rerun()
            show(found)

    part()
