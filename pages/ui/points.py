"""Where a pair's points come from: one bar a criterion, its numbers and its reason beside it."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from core.matching.result import Points
from pages.ui.words import _, number, plain

THICK, STEP = 10, 30  # pixels: of a bar, and from bar to bar


def points_bar(points: Sequence[Points], *, reasons: bool = True, key: str | None = None) -> None:
    """A pair's criteria from the one that gives most, each against what it could have given, then the reasons."""
    if not points:
        return
    given = sorted(points, key=lambda each: -each.points)
    st.altair_chart(_chart(points_frame(given)), width="stretch", key=key)
    if reasons:
        st.markdown("\n".join(f"- {plain(_(each.reason))} ({points_words(each)})" for each in given))


def points_words(points: Points) -> str:
    """ "18.0 of 20.0", or that an answer is missing: then the criterion counts neither for nor against."""
    if points.value is None:
        return _("not known, does not count")
    return _("{points} of {possible}", points=number(points.points, 1), possible=number(points.possible, 1))


def points_frame(points: Sequence[Points]) -> pd.DataFrame:
    """A row a criterion: label, points, possible, words."""
    return pd.DataFrame(
        [
            {"label": each.label, "points": each.points, "possible": each.possible, "words": points_words(each)}
            for each in points
        ]
    )


def points_column(label: str, labels: Sequence[str], most: float = 100.0) -> Any:
    """For a table with a pair a row, whose cell holds the points by criterion in the order of ``labels``."""
    return st.column_config.BarChartColumn(label, help=" · ".join(labels), y_min=0, y_max=most, width="small")


def _chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Label and numbers stand above their bar, so that both fit on a phone."""
    widest = float(frame["possible"].max()) or 1.0
    base = alt.Chart(frame).encode(
        y=alt.Y("label:N", sort=None, axis=None),
        tooltip=[alt.Tooltip("label:N", title=_("Criterion")), alt.Tooltip("words:N", title=_("Points"))],
    )
    across = alt.Scale(domain=[0, widest])
    possible = base.mark_bar(height=THICK, cornerRadius=4, opacity=0.18, yOffset=8).encode(
        x=alt.X("possible:Q", axis=None, scale=across)
    )
    given = base.mark_bar(height=THICK, cornerRadius=4, yOffset=8).encode(x=alt.X("points:Q", axis=None, scale=across))
    left = base.mark_text(align="left", dy=-7).encode(x=alt.value(0), text="label:N")
    right = base.mark_text(align="right", dy=-7).encode(x=alt.value("width"), text="words:N")
    layers: alt.LayerChart = alt.layer(possible, given, left, right)
    return layers.properties(height=STEP * len(frame)).configure_view(strokeWidth=0)
