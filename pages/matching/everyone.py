"""Everyone with everyone: a map of all scores, on which the pairs that are made stand out."""

from io import BytesIO

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st
from PIL import Image

from core.matching.scores import POINT, scores
from pages.matching.seen import Seen
from pages.ui.words import _

DRAWN = 5_000  # pairs up to which every one is a cell to point at; above, a picture of dots
ACCENT = "#0b6e69"
MADE = "#c2703d"


def show_everyone(seen: Seen) -> None:
    """Everyone with everyone: the stronger the colour, the more points; pairs that are made stand out."""
    compared = seen.comparison
    units = scores(compared, seen.rules.criteria).units
    st.markdown(_("**Everyone with everyone**"))
    if units.size <= DRAWN:
        _cells(seen, units)
        words = _("The stronger the colour, the more points; a frame is a pair. Point at a cell to read who it is.")
    else:
        st.image(_dots(seen, units), width="stretch")
        words = _("A line down for each mentee, across for each mentor, by name; the darker, the more points; orange: "
                  "a pair.")  # fmt: skip
    st.caption(words + " " + _("The numbers are in the table of pairs."))


def _cells(seen: Seen, units: np.ndarray) -> None:
    compared = seen.comparison
    one, other = (_("Person"), _("Partner")) if seen.pool.peers else (_("Mentee"), _("Mentor"))
    made = {each.pair for each in seen.result.proposals}
    frame = pd.DataFrame(
        [
            (row.name, column.name, round(float(units[at, across]) / POINT, 1), (row.id, column.id) in made)
            for at, row in enumerate(compared.rows)
            for across, column in enumerate(compared.columns)
            if row.id != column.id
        ],
        columns=[one, other, "points", "made"],
    )
    axis = alt.Axis(labels=False, ticks=False)
    cells = alt.Chart(frame).mark_rect(color=ACCENT).encode(
        x=alt.X(f"{one}:N", axis=axis), y=alt.Y(f"{other}:N", axis=axis),
        opacity=alt.Opacity("points:Q", scale=alt.Scale(domain=[0, 100], range=[0.02, 1]), legend=None),
        tooltip=[f"{one}:N", f"{other}:N", alt.Tooltip("points:Q", title=_("Points"), format=".1f")],
    )  # fmt: skip
    pairs = cells.transform_filter("datum.made").mark_rect(filled=False, stroke=MADE, strokeWidth=2).encode(
        opacity=alt.value(1)
    )  # fmt: skip
    st.altair_chart(cells + pairs, height=min(560, 10 * len(compared.columns) + 60))


def _dots(seen: Seen, units: np.ndarray) -> bytes:
    """A dot a pair, mentors down and mentees across, both by name."""
    compared = seen.comparison
    rows = sorted(range(len(compared.rows)), key=lambda at: compared.rows[at].name)
    columns = sorted(range(len(compared.columns)), key=lambda at: compared.columns[at].name)
    share = np.clip(units.astype(np.float64) / (100 * POINT), 0, 1)[np.ix_(rows, columns)].T[:, :, None]
    light, dark, orange = (np.array(Image.new("RGB", (1, 1), colour).getpixel((0, 0)), dtype=np.float64)
                           for colour in ("#ffffff", ACCENT, MADE))  # fmt: skip
    picture = (light + (dark - light) * share**2).astype(np.uint8)
    row_at, column_at = {at: n for n, at in enumerate(rows)}, {at: n for n, at in enumerate(columns)}
    for each in seen.result.proposals:
        row, column = compared.places(each.pair)
        down, across = column_at[column], row_at[row]
        picture[max(0, down - 1) : down + 2, max(0, across - 1) : across + 2] = orange
    kept = BytesIO()
    Image.fromarray(picture).save(kept, "PNG")
    return kept.getvalue()
