"""Everyone with everyone: a map of all scores, on which the pairs that are made stand out."""

from io import BytesIO

import numpy as np
import pandas as pd
import streamlit as st
from PIL import Image, ImageColor

from core.matching.scores import POINT, scores
from pages.matching.seen import Seen
from pages.matching.sides import side_titles
from pages.ui.charts import ACCENT
from pages.ui.memory import worked_out
from pages.ui.words import _

DRAWN = 5_000  # pairs up to which every one is a cell to point at; above, a picture of dots
MADE = "#c2703d"
SHADES = 64  # of the colour for points; the colour of a pair comes after them


def show_everyone(seen: Seen) -> None:
    """Everyone with everyone: the stronger the colour, the more points; pairs that are made stand out."""
    compared = seen.comparison
    st.markdown(_("**Everyone with everyone**"))
    if len(compared.rows) * len(compared.columns) <= DRAWN:
        _cells(seen, scores(compared, seen.rules.criteria).units)
        words = _("The stronger the colour, the more points; a frame is a pair. Point at a cell to read who it is.")
    else:
        dots = worked_out("everyone", seen.asked, lambda: _dots(seen, scores(compared, seen.rules.criteria).units))
        st.image(dots, width="stretch", output_format="PNG")  # another would be drawn a second time, and blurred
        words = _(
            "A line down and a line across for each person, by name; the darker, the more points; orange: a pair."
        )
        if not seen.pool.peers:
            words = _("A line down for each mentee, across for each mentor, by name; the darker, the more points; "
                      "orange: a pair.")  # fmt: skip
    st.caption(words + " " + _("The numbers are in the table of pairs."))


def _cells(seen: Seen, units: np.ndarray) -> None:
    compared = seen.comparison
    one, other = side_titles(seen)
    made = {each.pair for each in seen.result.proposals}
    frame = pd.DataFrame(
        [
            (row.name, column.name, round(float(units[at, across]) / POINT, 1), (row.id, column.id) in made)
            for at, row in enumerate(compared.rows)
            for across, column in enumerate(compared.columns)
            if row.id != column.id
        ],
        columns=["one", "other", "points", "made"],
    )
    bare = {"axis": {"labels": False, "ticks": False}, "type": "nominal"}
    where = {"x": {"field": "one", "title": one, **bare}, "y": {"field": "other", "title": other, **bare}}
    said = [
        {"field": "one", "title": one},
        {"field": "other", "title": other},
        {"field": "points", "title": _("Points"), "format": ".1f", "type": "quantitative"},
    ]
    strength = {"field": "points", "type": "quantitative", "legend": None,
                "scale": {"domain": [0, 100], "range": [0.02, 1]}}  # fmt: skip
    cells = {"mark": {"type": "rect", "color": ACCENT}, "encoding": {**where, "opacity": strength, "tooltip": said}}
    pairs = {
        "mark": {"type": "rect", "filled": False, "stroke": MADE, "strokeWidth": 2},
        "transform": [{"filter": "datum.made"}],
        "encoding": {**where, "tooltip": said},
    }
    st.vega_lite_chart(frame, {"layer": [cells, pairs]}, height=min(560, 10 * len(compared.columns) + 60))


def _dots(seen: Seen, units: np.ndarray) -> bytes:
    """A dot a pair, mentors down and mentees across, both by name; a picture of few colours is written quickest."""
    compared = seen.comparison
    rows = sorted(range(len(compared.rows)), key=lambda at: compared.rows[at].name)
    columns = sorted(range(len(compared.columns)), key=lambda at: compared.columns[at].name)
    share = np.clip(units.astype(np.float32) / (100 * POINT), 0, 1)[np.ix_(rows, columns)].T
    picture = (share**2 * (SHADES - 1)).astype(np.uint8)
    row_at, column_at = {at: n for n, at in enumerate(rows)}, {at: n for n, at in enumerate(columns)}
    for each in seen.result.proposals:
        row, column = compared.places(each.pair)
        down, across = column_at[column], row_at[row]
        picture[max(0, down - 1) : down + 2, max(0, across - 1) : across + 2] = SHADES
    drawn = Image.fromarray(picture)
    drawn.putpalette([*_shades(), *ImageColor.getrgb(MADE)])
    kept = BytesIO()
    drawn.save(kept, "PNG", compress_level=1)
    return kept.getvalue()


def _shades() -> list[int]:
    dark = ImageColor.getrgb(ACCENT)
    return [round(255 + (part - 255) * step / (SHADES - 1)) for step in range(SHADES) for part in dark[:3]]
