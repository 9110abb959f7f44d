"""How long pairings last, as curves and as a table."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.evaluation.durations import Durations, curve_points
from db import CohortLengths
from pages.ui.charts import ACCENT, WARM
from pages.ui.words import _, percent

COLOURS = (ACCENT, WARM)
DAYS = (90, 180, 365)


def length_picture(enough: Sequence[tuple[CohortLengths, Durations]]) -> None:
    """A falling line for each cohort with the shade of its interval."""
    rows: list[dict[str, Any]] = []
    for each, curve in enough:
        for day, share, low, high in curve_points(curve):
            rows.append({"day": day, "share": share, "low": low, "high": high, "cohort": each.name})
    names = [each.name for each, _curve in enough]
    scale = {"domain": names, "range": COLOURS[: len(names)]}
    colour = {"field": "cohort", "type": "nominal", "title": None, "scale": scale, "legend": {"orient": "top"}}
    x = {"field": "day", "type": "quantitative", "title": _("days since the start")}
    y = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": {"format": "%"}, "title": _("still going on")}
    spec = {
        "data": {"values": rows}, "height": 300,
        "layer": [
            {"mark": {"type": "area", "opacity": 0.15},
             "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour}},
            {"mark": {"type": "line", "strokeWidth": 2},
             "encoding": {"x": x, "y": {**y, "field": "share"}, "color": colour, "strokeDash": {
                 "field": "cohort", "type": "nominal", "legend": None}, "order": {"field": "day"}}},
        ],
    }  # fmt: skip
    st.vega_lite_chart(spec)
    st.caption(_("The shade is where the truth likely lies (log-log, 95 %)."))


def length_table(enough: Sequence[tuple[CohortLengths, Durations]]) -> None:
    """What holds after three months, half a year and a year."""
    rows = []
    for each, curve in enough:
        row = {_("Cohort"): each.name}
        for day in DAYS:
            step = curve.at(day)
            row[_("after {n} days", n=day)] = (
                _("not seen so long")
                if step is None
                else f"{percent(step.share)} ({percent(step.low)} – {percent(step.high)})"
            )
        rows.append(row)
    st.table(pd.DataFrame(rows), hide_index=True)
