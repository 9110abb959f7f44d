"""A list of which one row is looked at."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.ui.cache import fingerprint


def clicked_row(
    name: str, columns: Mapping[str, Sequence[Any]], ids: Sequence[int], config: Mapping[str, Any], rows: int = 12
) -> int | None:
    """Draw the columns; the place of the row that was clicked, None before.

    ``ids``: one for each row. ``rows`` are in sight at once, the others are scrolled to.
    """
    these = fingerprint(list(ids))[:12]  # of other rows, none is chosen
    event = st.dataframe(
        columns, hide_index=True, on_select="rerun", selection_mode="single-cell", key=f"{name}_{these}",
        height=36 * min(len(ids), rows) + 38, column_config=dict(config),
    )  # fmt: skip
    picked = event.selection.cells
    return picked[0][0] if picked and picked[0][0] < len(ids) else None
