"""The parts of My pairing: together, and what helps both to grow. One of them is shown, and the address says which."""

import streamlit as st

from db import MyPart, Workspace
from pages.tracking.guidance import guidance
from pages.ui.parts import part_of
from pages.ui.words import _

TOGETHER, GUIDANCE = "together", "guidance"


def other_part(workspace: Workspace, part: MyPart) -> bool:
    """Draws the choice, and the part that is asked for; False where that is the first one, which the caller draws."""
    parts = {TOGETHER: _("Together") if part.now else _("Where I stand"), GUIDANCE: _("Guidance")}
    chosen = part_of(_("Part"), parts, "my_part")
    if chosen == GUIDANCE:
        with st.container(width=760):
            guidance(workspace)
    return chosen != TOGETHER
