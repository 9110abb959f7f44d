"""What the program is for, and where its targets stand."""

from collections.abc import Sequence

import streamlit as st

from core.program.program import ProgramGoal
from core.reports.supervisor import TargetLine
from pages.evaluation.target_line import target_line
from pages.ui.places import button_to
from pages.ui.words import _, plain


def aims(targets: Sequence[TargetLine], goals: Sequence[ProgramGoal]) -> None:
    """Targets first: they are measured."""
    st.subheader(_("What the program is for"), anchor=False)
    for line in targets:
        target_line(line)
    _goals(goals, bool(targets))
    button_to(_("Charter and targets"), "evaluation.charter", icon=":material/flag:", type="tertiary")


def _goals(goals: Sequence[ProgramGoal], has_targets: bool) -> None:
    if not goals:
        st.markdown(_("No goal is set yet. Without one, numbers tell how many, not what for."))
    for goal in goals:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(goal.statement)}**")
            said = [plain(goal.measure) or _("no measure yet")]
            said += [_("target {target}", target=plain(goal.target))] if goal.target else []
            said += [_("by {day}", day=goal.due)] if goal.due else []
            st.caption(" · ".join(said))
            if not has_targets:
                st.markdown(f":material/hourglass_empty: {_('Not measured yet.')}")
