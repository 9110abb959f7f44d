"""What goes on in the background: looked at every few seconds; the page is drawn anew once it is otherwise."""

from collections.abc import Callable

import streamlit as st

from pages.ui.boundary import boundary

SECONDS = 3.0


def watch(look: Callable[[], object], seen: object, show: Callable[[object], None], every: float = SECONDS) -> None:
    """Draw ``show(what)`` with what ``look`` finds; where that is not ``seen`` any more, the page is drawn anew.

    ``seen`` is what the page was drawn with. ``look`` is asked again every few seconds for as long as the page is
    open: let it be one small query.
    """

    @st.fragment(run_every=every)
    def part() -> None:
        with boundary():
            found = look()
            if found != seen:
                st.rerun()
            show(found)

    part()
