"""Pictures of an outcome: the change with its interval, everybody's own change, and how answers are spread."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.evaluation.answer_table import AnswerTable
from core.evaluation.finding import Finding
from core.evaluation.outcomes import Outcome, distribution
from core.evaluation.surveys import Measure
from pages.ui.charts import ACCENT, QUIET, WARM
from pages.ui.words import _, number


def change_picture(found: Outcome) -> None:
    """The change as a point with its interval against no change."""
    main = found.main
    if not isinstance(main, Finding) or main.estimate.low is None or main.estimate.high is None:
        return
    scale = 100 if found.measure.is_yes_no else 1
    low, value, high = (each * scale for each in (main.estimate.low, main.estimate.value, main.estimate.high))
    reach = max(abs(low), abs(high)) * 1.15 or 1
    unit = _("points of a hundred") if found.measure.is_yes_no else _("in steps of the question")
    title = f"{_(main.estimate.name)}, {unit}"
    x = {"type": "quantitative", "scale": {"domain": [-reach, reach]}, "title": title}
    shared = {"data": {"values": [{"low": low, "value": value, "high": high}]}}
    word = {"text": f"{number(value, 2)} ({number(low, 2)} – {number(high, 2)})"}
    layers = [
        {"data": {"values": [{"zero": 0}]}, "mark": {"type": "rule", "color": QUIET, "strokeDash": [4, 4]},
         "encoding": {"x": {**x, "field": "zero"}}},
        {**shared, "mark": {"type": "rule", "color": ACCENT, "size": 4},
         "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}}},
        {**shared, "mark": {"type": "point", "filled": True, "color": ACCENT, "size": 160, "opacity": 1},
         "encoding": {"x": {**x, "field": "value"}}},
        {**shared, "mark": {"type": "text", "dy": -18, "color": QUIET, **word},
         "encoding": {"x": {**x, "field": "value"}}},
    ]  # fmt: skip
    st.vega_lite_chart({"layer": layers, "height": 150})
    st.caption(_("The point is what was seen, the bar where the truth likely lies; the dashed line is no change."))
    if found.measure.lowest is not None and found.measure.highest is not None:
        st.caption(_("Answers go from {low} to {high}.", low=f"{found.measure.lowest:g}",
                     high=f"{found.measure.highest:g}"))  # fmt: skip


def dots_picture(found: Outcome, before: str, after: str) -> None:
    """Everyone who answered both times, without names: above the line is higher than before."""
    st.markdown(f"**{_('Each person')}**")
    if not found.dots:
        st.caption(_("Single people are drawn only of ten or more who answered both times, and never where it is "
                     "anonymous."))  # fmt: skip
        return
    many = Counter(found.dots)
    rows = [{"before": one, "after": two, "people": people} for (one, two), people in sorted(many.items())]
    ends = [each for pair in found.dots for each in pair]
    low, high = min(ends), max(ends)
    if found.measure.lowest is not None and found.measure.highest is not None:
        low, high = found.measure.lowest, found.measure.highest
    domain = {"scale": {"domain": [low, high]}, "type": "quantitative"}
    tip = [{"field": name, "type": "quantitative", "title": title} for name, title in
           (("before", before), ("after", after), ("people", _("people")))]  # fmt: skip
    layers: list[dict[str, Any]] = [
        {"data": {"values": [{"x": low, "y": low}, {"x": high, "y": high}]},
         "mark": {"type": "line", "color": QUIET, "strokeDash": [4, 4]},
         "encoding": {"x": {**domain, "field": "x"}, "y": {**domain, "field": "y"}}},
        {"data": {"values": rows}, "mark": {"type": "point", "filled": True, "color": ACCENT, "opacity": 0.55},
         "encoding": {"x": {**domain, "field": "before", "title": before},
                      "y": {**domain, "field": "after", "title": after},
                      "size": {"field": "people", "type": "quantitative", "legend": None, "scale": {"rangeMin": 50}},
                      "tooltip": tip}},
    ]  # fmt: skip
    st.vega_lite_chart({"layer": layers, "height": 300})
    up, down = sum(two > one for one, two in found.dots), sum(two < one for one, two in found.dots)
    words = _("{up} are higher than before (above the line), {down} lower, {same} the same.", up=number(up),
              down=number(down), same=number(len(found.dots) - up - down))  # fmt: skip
    st.caption(words)


def spread_picture(measure: Measure, waves: Sequence[tuple[str, AnswerTable]]) -> None:
    """How many gave which answer, in percent of those who answered; the numbers beside it as a table."""
    st.markdown(f"**{_('How answers are spread')}**")
    rows, table = [], {}
    for name, answers in waves:
        found = distribution(measure, answers)
        total = sum(people for _value, people in found) or 1
        words = {0.0: _("No"), 1.0: _("Yes")} if measure.is_yes_no else {}
        for value, people in found:
            label = words.get(value, f"{value:g}")
            rows.append({"value": label, "order": value, "wave": name, "share": 100 * people / total, "people": people})
        table[name] = {words.get(value, f"{value:g}"): people for value, people in found}
    names = [name for name, _answers in waves]
    colour = {"field": "wave", "type": "nominal", "title": None, "scale": {"domain": names, "range": [WARM, ACCENT]},
              "legend": {"orient": "top"}}  # fmt: skip
    spec = {
        "data": {"values": rows}, "mark": {"type": "bar", "cornerRadiusEnd": 3}, "height": 260,
        "encoding": {
            "x": {"field": "value", "type": "nominal", "title": None, "sort": {"field": "order"},
                  "axis": {"labelAngle": 0}},
            "xOffset": {"field": "wave", "sort": names},
            "y": {"field": "share", "type": "quantitative", "title": _("percent")},
            "color": colour,
            "tooltip": [{"field": "wave", "title": " "}, {"field": "value", "title": _("answer")},
                        {"field": "people", "title": _("people")}],
        },
    }  # fmt: skip
    st.vega_lite_chart(spec)
    with st.expander(_("As a table")):
        frame = pd.DataFrame(table).fillna(0).astype(int)
        st.dataframe(frame.rename_axis(_("answer")))
