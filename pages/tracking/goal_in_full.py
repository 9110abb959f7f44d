"""A goal as the team sees it: how it went, in numbers and steps, without the words of the two."""

import streamlit as st

from db import GoalLine
from pages.tracking.goal_levels import levels_read
from pages.tracking.goal_picture import goal_picture
from pages.tracking.goal_words import how_far, so_far, standing_badge
from pages.ui.words import _, day, plain


def goal_in_full(line: GoalLine) -> None:
    kept = line.goal
    with st.container(border=True, key="goal"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{plain(kept.goal.outcome)}**", width=560)
            standing_badge(kept)
        said = [plain(line.names)]
        said += [_("{name} answers for it", name=plain(line.owner))] if line.owner else []
        said += [_("by {day}", day=kept.goal.due)] if kept.goal.due else []
        said.append(_("agreed to") if kept.agreed_by else _("not agreed to yet"))
        st.caption(" · ".join(said))
        if kept.goal.why:
            st.markdown(f":gray[{_('Why')}]  \n{plain(kept.goal.why)}")
        if line.program_goal:
            st.markdown(f":gray[{_('Goal of the program')}]  \n{plain(line.program_goal)}")
        if (share := how_far(kept)) is not None:
            st.progress(share, text=plain(so_far(kept)))
        if kept.goal.attainment is not None:
            levels_read(kept.goal.attainment)
        goal_picture(kept)
        steps = [f"- {plain(step.what)}: {day(step.done_on) if step.done_on else _('open')}"
                 for step in kept.goal.milestones]  # fmt: skip
        if steps:
            st.markdown("\n".join(steps))
