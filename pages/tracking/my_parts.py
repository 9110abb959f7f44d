"""The parts of My pairing: together, and what helps both to grow. One of them is shown, and the address says which."""

import streamlit as st

from core.program.program import Part
from core.program.questions import Side
from db import MyPart, Workspace
from pages.tracking.feedback import feedback
from pages.tracking.guidance import guidance
from pages.tracking.my_hours import my_hours
from pages.tracking.plan import plans
from pages.ui.parts import part_of
from pages.ui.words import _

TOGETHER, GUIDANCE, FEEDBACK, PLAN, HOURS = "together", "guidance", "feedback", "plans", "my_hours"


def other_part(workspace: Workspace, part: MyPart) -> bool:
    """Draws the choice, and the part that is asked for; False where that is the first one, which the caller draws."""
    parts = {TOGETHER: _("Together") if part.now else _("Where I stand"), GUIDANCE: _("Guidance")}
    if part.now:
        parts |= {FEEDBACK: _("Feedback"), PLAN: _("Plan and people")}
    if Part.HOURS in workspace.place.parts and part.side is not Side.MENTEE:
        parts[HOURS] = _("Hours")
    chosen = part_of(_("Part"), parts, "my_part")
    draw = {GUIDANCE: guidance, FEEDBACK: feedback, PLAN: plans, HOURS: my_hours}.get(chosen)
    if draw is not None:
        with st.container(width=760):
            draw(workspace)
    return draw is not None
