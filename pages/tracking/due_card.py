"""What is due with one pairing, and what can be done about it."""

from collections.abc import Sequence

import streamlit as st

from core.tracking.due import WRONG, Due
from db import Workspace
from pages.tracking.health_words import kind_mark
from pages.tracking.supporting import support_buttons
from pages.ui.frame import enter_program
from pages.ui.places import button_to
from pages.ui.words import _, count, plain


def due_card(workspace: Workspace, id: int, lines: Sequence[Due], *, elsewhere: bool = False) -> None:
    """``elsewhere``: ``workspace`` may be another program than the one that one is in, and its name stands there."""
    key = f"{workspace.place.program_id}_{id}" if elsewhere else f"{id}"
    with st.container(border=True, gap="small", key=f"due_{key}"):
        program = f" :gray[· {plain(workspace.place.name)}]" if elsewhere else ""
        st.markdown(f"**{plain(lines[0].names)}**{program}")
        for each in lines:
            late = each.overdue(workspace.today)
            since = f" :gray[· {count(late, 'for {n} day', 'for {n} days')}]" if late and each.kind not in WRONG else ""
            said = f" *“{plain(each.details)}”*" if each.details else ""
            st.markdown(f"{kind_mark(each.kind)} {_(each.sentence)}{said}{since}")
        with st.container(horizontal=True, gap="small"):
            if not elsewhere:
                button_to(_("Open"), "tracking.pairings", key=f"open_{key}", icon=":material/open_in_full:", pairing=id)
            elif st.button(_("Go there"), key=f"open_{key}", icon=":material/open_in_full:",
                           help=_("To Today of this program, where you can open the pairing.")):  # fmt: skip
                enter_program(workspace, "tracking.today")
            if not any(each.ended for each in lines):
                support_buttons(workspace, id, lines, f"due_{key}")
