"""Charts told as they are drawn: one that is checked on its way takes 50 ms. Each has its numbers beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.words import _

ACCENT, QUIET, WARM = "#0b6e69", "#8a8f8d", "#c8743a"  # the theme's first colour, grey for what is beside, a second one
WIDEST_NAME = 220  # pixels


def bars_across(rows: Sequence[tuple[str, float]], height: int) -> None:
    """A bar from the left for each (name, number), in their order, with the number behind it."""
    length = {"field": "many", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1}}
    name = {"field": "label", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": WIDEST_NAME}}
    _bars(rows, {"x": length, "y": name}, {"align": "left", "dx": 4}, height)


def bars_up(rows: Sequence[tuple[str, float]], title: str = "", counts: str = "", height: int = 220) -> None:
    """A standing bar for each (name, number), in their order, with the number above it."""
    axis = {"labelAngle": 0, "labelOverlap": True}
    name = {"field": "label", "type": "nominal", "title": title or None, "sort": None, "axis": axis}
    number = {"field": "many", "type": "quantitative", "title": counts or None, "axis": {"tickMinStep": 1}}
    _bars(rows, {"x": name, "y": number}, {"dy": -8}, height)


def bars_in_pairs(rows: Sequence[tuple[str, float, float]], first: str, second: str, height: int) -> None:
    """Two bars from the left for each (name, number, number), one below the other; the legend names both."""
    frame = pd.DataFrame(
        [(name, what, many) for name, one, two in rows for what, many in ((first, one), (second, two))],
        columns=["label", "what", "many"],
    )
    scale = {"domain": [first, second], "range": [ACCENT, WARM]}
    legend = {"orient": "bottom", "title": None, "columns": 1}  # one below the other: a phone has no room beside
    where = {
        "y": {"field": "label", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": WIDEST_NAME}},
        "yOffset": {"field": "what", "type": "nominal", "sort": [first, second]},
        "x": {"field": "many", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1}},
        "color": {"field": "what", "type": "nominal", "scale": scale, "legend": legend},
    }
    st.vega_lite_chart(frame, {"mark": {"type": "bar"}, "encoding": where}, height=height)


def _bars(rows: Sequence[tuple[str, float]], where: Mapping[str, Any], beside: Mapping[str, Any], height: int) -> None:
    said = [{"field": "label", "title": " "}, {"field": "many", "title": _("How many"), "type": "quantitative"}]
    bars = {"mark": {"type": "bar", "color": ACCENT, "cornerRadiusEnd": 4}, "encoding": {"tooltip": said}}
    numbers = {
        "mark": {"type": "text", "color": "gray", **beside},
        "encoding": {"text": {"field": "many", "type": "quantitative"}},
    }
    frame = pd.DataFrame(rows, columns=["label", "many"])
    st.vega_lite_chart(frame, {"encoding": dict(where), "layer": [bars, numbers]}, height=height)
