"""The parts of a full report in the browser: sentences, a picture where there is one, a table."""

import pandas as pd
import streamlit as st

from core.reports.section import Section, Shape, Value, cell_words
from pages.ui.charts import ACCENT
from pages.ui.words import _, plain


def show_section(section: Section) -> None:
    """As on paper; numbers are written alike everywhere."""
    for each in section.said:
        st.markdown(_(each))
    if section.curve:
        _falling(section)
    if section.rows:
        names = [_(column.name) for column in section.columns]
        unique = [
            name + "\u200b" * names[:place].count(name) for place, name in enumerate(names)
        ]  # a head may come twice
        rows = [
            {name: _cell(column.shape, value) for name, column, value in zip(unique, section.columns, row, strict=True)}
            for row in section.rows
        ]
        st.table(pd.DataFrame(rows), hide_index=True)
    for each in section.notes:
        st.caption(_(each))


def _cell(shape: Shape, value: Value) -> str:
    return plain(value) if isinstance(value, str) else cell_words(shape, value, _)


def _falling(section: Section) -> None:
    rows = [{"day": day, "share": share, "low": low, "high": high} for day, share, low, high in section.curve]
    x = {"field": "day", "type": "quantitative", "title": _("days since the start")}
    y = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": {"format": "%"}, "title": _("still going on")}
    spec = {
        "data": {"values": rows}, "height": 240,
        "layer": [
            {"mark": {"type": "area", "opacity": 0.15, "color": ACCENT},
             "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}},
            {"mark": {"type": "line", "strokeWidth": 2, "color": ACCENT},
             "encoding": {"x": x, "y": {**y, "field": "share"}}},
        ],
    }  # fmt: skip
    st.vega_lite_chart(spec)
