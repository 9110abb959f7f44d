"""How a goal went: its numbers over time against where it began, its target, and what was changed; and as a table."""

from collections.abc import Sequence
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from core.tracking.goals import Direction, current
from db import PairingGoal
from pages.tracking.goal_words import amount
from pages.ui.charts import ACCENT, QUIET
from pages.ui.words import _, day


def goal_picture(kept: PairingGoal) -> None:
    """A line with a point for each number, where there are two days or more; and always the numbers themselves."""
    goal = kept.goal
    points = [(each.on, each.value) for each in kept.updates if each.value is not None]
    if points and goal.direction is not Direction.DONE:
        begun = [(goal.start, goal.baseline)] if goal.start and goal.baseline is not None else []
        if len(begun + points) > 1:
            _line(kept, begun + points)
        at = current(goal, kept.updates)
        st.caption(
            _("Began at {baseline}, is at {now}, target {target}.", baseline=amount(goal.baseline, goal.unit) or "?",
              now=amount(at, goal.unit), target=amount(goal.target, goal.unit) or "?")
        )  # fmt: skip
        st.table(
            pd.DataFrame({_("Day"): [day(on) for on, _value in points],
                          _("Number"): [amount(value, goal.unit) for _on, value in points]}),
            border="horizontal", hide_index=True,
        )  # fmt: skip
    for scope in goal.history:
        st.caption(_("Until {day} the target was {target}{due}.", day=scope.until, target=amount(scope.target) or "?",
                     due=f" ({_('by {day}', day=scope.due)})" if scope.due else ""))  # fmt: skip


def _line(kept: PairingGoal, points: Sequence[tuple[date, float]]) -> None:
    goal = kept.goal
    frame = pd.DataFrame(points, columns=["day", "value"])
    frame["day"] = pd.to_datetime(frame["day"])
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%d %b", tickCount=4, labelOverlap=True))
    y = alt.Y("value:Q", title=goal.unit or None, scale=alt.Scale(zero=False))
    tip = [alt.Tooltip("day:T", title=_("Day")), alt.Tooltip("value:Q", title=goal.measure or _("Number"))]
    line = alt.Chart(frame).mark_line(color=ACCENT, point=alt.OverlayMarkDef(size=60, color=ACCENT)).encode(
        x=x, y=y, tooltip=tip
    )  # fmt: skip
    marks = [(value, word) for value, word in ((goal.target, _("Target")), (goal.baseline, _("Beginning")))
             if value is not None]  # fmt: skip
    rules = alt.Chart(pd.DataFrame(marks, columns=["value", "what"]))
    rule = rules.mark_rule(color=QUIET, strokeDash=[4, 4]).encode(y="value:Q")
    name = rules.mark_text(align="left", dx=4, dy=-7, color=QUIET).encode(y="value:Q", x=alt.value(0), text="what:N")
    st.altair_chart(line + rule + name, height=200)
