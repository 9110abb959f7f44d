"""The pairs of a large result, a page at a time: searched, sorted and filtered where they are kept."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.matching.explanation import THIN, WEAK
from core.text import Text
from db import LARGE_PAGE, FoundPair, LargeResult, Order, Workspace
from pages.matching.large_pair import show_two
from pages.ui.boundary import boundary
from pages.ui.paging import page_asked, pager
from pages.ui.words import _, count

ROWS = 12  # shown before the table scrolls
ORDERS = {
    Order.LOWEST: Text("Fewest points first"), Order.HIGHEST: Text("Most points first"),
    Order.UNKNOWN: Text("Least known first"), Order.JOINED: Text("As they joined"), Order.NAME: Text("By name"),
}  # fmt: skip


@st.fragment
def show_pairs(workspace: Workspace, result: LargeResult) -> None:
    """One page of them, and one pair in full."""
    with boundary():
        with st.container(horizontal=True, vertical_alignment="bottom"):
            search = st.text_input(
                _("Find a pair"), key="large_search", width=280, help=_("By a part of a name or an address.")
            )
            order = st.selectbox(
                _("Order"), list(ORDERS), format_func=lambda one: _(ORDERS[one]), key="large_order", width=220,
            )  # fmt: skip
            left = st.toggle(_("Only those not made yet"), key="large_left") if result.made else False
        page = page_asked("large_page")
        many, shown = workspace.large_matching.pairs(result.job_id, search, order, left=left, page=page)
        pager("large_page", max(1, -(-many // LARGE_PAGE)))
        st.caption(count(many, "{n} pair.", "{n} pairs.") + " " + _("Click a row to see a pair in full."))
        if not shown:
            st.markdown(_("No pair fits this search."))
            return
        chosen = _table(shown)
        if chosen is not None:
            show_two(workspace, result, chosen.pair)


def _table(shown: Sequence[FoundPair]) -> FoundPair | None:
    frame = pd.DataFrame(
        {
            _("Mentee"): [each.names[0] for each in shown],
            _("Mentor"): [each.names[1] for each in shown],
            _("Points"): [each.score for each in shown],
            _("Mark"): [" · ".join(_marks(each)) for each in shown],
            _("Known"): [100 * each.coverage for each in shown],
        }
    )
    table = st.dataframe(
        frame, hide_index=True, on_select="rerun", selection_mode="single-cell",
        height=36 * min(len(shown), ROWS) + 38, key=f"large_pairs_{hash(tuple(each.pair for each in shown))}",
        column_config={
            _("Mentee"): st.column_config.TextColumn(pinned=True),
            _("Points"): st.column_config.ProgressColumn(min_value=0, max_value=100, format="%.1f", width=100),
            _("Known"): st.column_config.NumberColumn(
                format="%.0f%%", width=88, help=_("How much of what counts both have answered.")
            ),
        },
    )  # fmt: skip
    cells = table.selection.cells
    return shown[cells[0][0]] if cells and cells[0][0] < len(shown) else None


def _marks(each: FoundPair) -> list[str]:
    """What to know of a pair before one looks at it."""
    marks = [(each.made, _("Made")), (each.locked, _("🔒 Locked")), (each.score < WEAK, _("Weak")),
             (each.coverage < THIN, _("Thin"))]  # fmt: skip
    return [words for stands, words in marks if stands]
