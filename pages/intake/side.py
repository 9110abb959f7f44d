"""A list that looks like one of the other side: said, and moved with one press."""

from collections.abc import Sequence

import streamlit as st

from core.intake.spreadsheet import Table, find_shape, likely_side
from core.program.questions import Side
from core.text import Text
from pages.ui.cache import thought
from pages.ui.kept_list import KeptList, swap_lists
from pages.ui.words import _, plain

LOOKS = {
    Side.MENTOR: Text("“{name}” looks like a list of mentors, and lies under mentees."),
    Side.MENTEE: Text("“{name}” looks like a list of mentees, and lies under mentors."),
}
USE = {Side.MENTOR: Text("Use it for mentors"), Side.MENTEE: Text("Use it for mentees")}


def ask_side(key: str, side: Side, kept: KeptList, table: Table, sides: Sequence[Side]) -> None:
    """Where a list looks like one of the other side, the way there."""
    likely = likely_side(kept.name, table)
    if likely is None or likely is side or likely not in sides or thought(find_shape, table).role:
        return
    st.warning(_(LOOKS[likely], name=plain(kept.name)), icon=":material/help:")
    st.button(
        _(USE[likely]), key=f"{key}_{side.value}_swap", icon=":material/swap_horiz:", on_click=swap_lists,
        args=(f"{key}_{side.value}", f"{key}_{likely.value}"),
    )  # fmt: skip
