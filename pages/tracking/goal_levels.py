"""The five levels of a goal: written before the work begins, and how far it came since."""

import streamlit as st

from core.program.program import Part
from core.tracking.attainment import BEFORE, LEVELS, LONGEST, Attainment
from core.tracking.goals import GoalState
from db import PairingGoal, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, plain


def goal_levels(workspace: Workspace, kept: PairingGoal) -> None:
    """Draws nothing where the program does not use them."""
    if Part.ATTAINMENT not in workspace.place.parts:
        return
    goal, levels = kept.goal, kept.goal.attainment
    if levels is None:
        if goal.state is GoalState.OPEN:
            with st.expander(_("Write down five levels of it"), icon=":material/stairs:"):
                _write(workspace, kept, None)
        return
    at = levels.before if levels.now is None else levels.now
    with st.expander(f"{_('Level')}: {_(LEVELS[at])}", icon=":material/stairs:"):
        levels_read(levels)
        if goal.state is GoalState.DROPPED:
            return
        level = st.selectbox(_("Where is it now?"), list(LEVELS), list(LEVELS).index(at), width=420,
                             format_func=lambda n: levels.word(n), key=f"level_{kept.id}_{kept.version}")  # fmt: skip
        if st.button(_("Say so"), key=f"level_{kept.id}_save", type="primary"):
            workspace.goals.say_level(kept.id, kept.version, level)
            notice(_("Noted."))
            st.rerun()
        if not levels.seen:
            with st.popover(_("Change the levels")):
                _write(workspace, kept, levels)


def levels_read(levels: Attainment) -> None:
    """All five, the best first, with where it began and where it is."""
    lines = []
    for level in reversed(LEVELS):
        marks = [_("at the start")] if level == levels.before else []
        marks += [_("now")] if level == levels.now else []
        mark = f" :green-badge[{' · '.join(marks)}]" if marks else ""
        lines.append(f"- :gray[{_(LEVELS[level])}] {plain(levels.word(level))}{mark}")
    st.markdown("\n".join(lines))
    if not levels.in_time:
        st.caption(_("Written after the work had begun."))


def _write(workspace: Workspace, kept: PairingGoal, before: Attainment | None) -> None:
    st.caption(_("Begin in the middle: what would you honestly bet on? Then one step of the same thing up and down. "
                 "Once you have said how far it came, the levels stay."))  # fmt: skip
    if kept.updates or any(step.done_on for step in kept.goal.milestones):
        st.caption(_("The work has begun already. They can still be written, and are marked as written late."))
    key = f"levels_{kept.id}_{kept.version}"
    words = {level: st.text_input(_(LEVELS[level]), before.word(level) if before else "", max_chars=LONGEST,
                                  key=f"{key}_{level}") for level in (0, 1, 2, -1, -2)}  # fmt: skip
    start = st.radio(_("Where is it today?"), list(BEFORE), list(BEFORE).index(before.before) if before else 0,
                     format_func=lambda n: _(LEVELS[n]), key=f"{key}_before",
                     help=_("The lowest one only if it can't get any worse."))  # fmt: skip
    if st.button(_("Keep the levels"), key=f"{key}_save", type="primary"):
        workspace.goals.set_levels(kept.id, kept.version, (words[-2], words[-1], words[0], words[1], words[2]), start)
        notice(_("Kept."))
        st.rerun()
