"""The whole at a glance: how many mentees each mentor has, how points are spread, and everyone with everyone."""

from collections import Counter

import altair as alt
import pandas as pd
import streamlit as st

from pages.matching.everyone import ACCENT, show_everyone
from pages.matching.seen import Seen
from pages.ui.words import _, number


def show_picture(seen: Seen) -> None:
    """Loads first, since they are read at once; then the map, and both as numbers."""
    if not seen.pool.peers:
        _loads(seen)
    _spread(seen)
    show_everyone(seen)


def _loads(seen: Seen) -> None:
    taken = Counter(each.mentor_id for each in seen.result.proposals)
    used = Counter((min(taken[one.id], one.places), one.places) for one in seen.pool.mentors)
    st.markdown(_("**How many mentees each mentor has**"))
    rows = [
        (_("{n} of {places} places taken", n=n, places=places), mentors)
        for (n, places), mentors in sorted(used.items(), key=lambda item: (item[0][1], item[0][0]))
    ]
    frame = pd.DataFrame(rows, columns=[_("Places"), _("Mentors")])
    chart = (
        alt.Chart(frame)
        .mark_bar(color=ACCENT, cornerRadiusEnd=4)
        .encode(
            x=alt.X(f"{_('Mentors')}:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            y=alt.Y(f"{_('Places')}:N", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
        )
    )
    text = chart.mark_text(align="left", dx=4, color="gray").encode(text=f"{_('Mentors')}:Q")
    st.altair_chart(chart + text, height=max(90, 34 * len(rows) + 30))
    most = sorted(seen.pool.mentors, key=lambda one: (-taken[one.id], one.name))
    with st.expander(_("By mentor")):
        st.dataframe(
            pd.DataFrame(
                {
                    _("Mentor"): [one.name for one in most],
                    _("Mentees"): [taken[one.id] for one in most],
                    _("Places"): [one.places for one in most],
                }
            ),
            hide_index=True,
            height=320,
        )


def _spread(seen: Seen) -> None:
    """How the scores of the pairs are spread."""
    found = [each.score for each in seen.result.proposals]
    if not found:
        return
    steps = Counter(min(int(score // 10), 9) for score in found)
    st.markdown(_("**How many points the pairs have**"))
    frame = pd.DataFrame(
        {
            _("Points"): [f"{10 * step}–{10 * step + 10}" for step in range(10)],
            _("Pairs"): [steps[step] for step in range(10)],
        }
    )
    bars = alt.Chart(frame).mark_bar(color=ACCENT, cornerRadiusEnd=4).encode(
        x=alt.X(f"{_('Points')}:N", sort=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y(f"{_('Pairs')}:Q", title=None, axis=alt.Axis(tickMinStep=1)),
    )  # fmt: skip
    st.altair_chart(bars + bars.mark_text(dy=-8, color="gray").encode(text=f"{_('Pairs')}:Q"), height=220)
    middle = sorted(found)[len(found) // 2]
    st.caption(
        _("Lowest {lowest}, middle {middle}, highest {highest} points.", lowest=number(min(found), 1),
          middle=number(middle, 1), highest=number(max(found), 1))
    )  # fmt: skip
