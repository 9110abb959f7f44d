"""What would make a goal a better one, said beside it while it is written."""

import streamlit as st

from core.tracking.goal_checks import Around, Check, Verdict, checks, quality
from core.tracking.goals import Goal
from pages.ui.words import _

MARKS = {Verdict.WARN: ":material/lightbulb:", Verdict.FAIL: ":material/error:"}


def advise(goal: Goal, around: Around) -> None:
    """How many of the questions to a good goal are answered, and what would help with the others."""
    found = checks(goal, around)
    good, of = quality(found)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{_('What makes a goal easier to reach')}**")
        st.caption(_("{good} of {all} questions are answered. You can keep it as it is at any time.",
                     good=good, all=of))  # fmt: skip
        for each in found:
            if each.advice is not None:
                st.markdown(f"{MARKS[each.verdict]} **{_(each.asks)}** {_(each.advice)}")
        passed = [each for each in found if each.verdict is Verdict.PASS]
        if passed:
            st.caption(":material/check_circle: " + " · ".join(_yes(each) for each in passed))


def _yes(check: Check) -> str:
    return _(check.asks).rstrip("?") + ": " + _("yes")
