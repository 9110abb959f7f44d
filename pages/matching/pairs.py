"""The proposed pairs as a table, to sort, search and filter."""

from collections.abc import Sequence

import streamlit as st

from core.matching import Proposal
from core.matching.alternatives import runners_up
from core.matching.in_brief import in_brief
from core.matching.steadiness import Steadiness
from pages.matching.pair_order import page_of_pairs
from pages.matching.pair_table import pairs_columns, pairs_frame
from pages.matching.seen import Seen
from pages.matching.sureness import MARKS, STEADY, marks_of, steady_if_known, work_out_steadiness
from pages.ui.filters import filter_bar
from pages.ui.words import _, number

ROWS = 8  # shown before the table scrolls


def choose_pair(seen: Seen) -> Proposal | None:
    """The table, and the pair whose row was clicked."""
    everyone = seen.result.proposals
    closeness = runners_up(seen.prices) if seen.prices is not None else {}
    steady = steady_if_known(seen)
    said = {each.pair: marks_of(seen, each, closeness, steady) for each in everyone}
    present = [mark for mark in MARKS if any(mark in of for of in said.values())]
    asked = filter_bar("pairs", _("Find a pair"), {"mark": (_("Marked"), present)} if present else {},
                       words=lambda mark: _(MARKS[mark]))  # fmt: skip
    wanted = set(asked.chosen.get("mark", ()))
    shown = [each for each in everyone if not wanted or wanted & set(said[each.pair])]
    if asked.search:
        names, briefs = seen.names, in_brief(seen.pool, seen.rules, seen.comparison, shown)
        because = {
            each.pair: " ".join(map(_, brief.reasons)) for each, brief in zip(shown, briefs, strict=True)
        }  # fmt: skip
        shown = asked.keep(shown, lambda one: f"{names[one.mentee_id]} {names[one.mentor_id]} {because[one.pair]}")
    if not shown:
        st.caption(_("No pair fits this search."))
        return None
    shown = page_of_pairs(seen, shown)
    chosen = st.dataframe(
        pairs_frame(seen, shown, said, steady), hide_index=True, on_select="rerun", selection_mode="single-cell",
        height=36 * min(len(shown), ROWS) + 38, key=f"pairs_{hash(tuple((each.pair, each.score) for each in shown))}",
        column_config=pairs_columns(seen),
    )  # fmt: skip
    _below(seen, steady)
    cells: Sequence[tuple[int, str]] = chosen.selection.cells
    return shown[cells[0][0]] if cells and cells[0][0] < len(shown) else None


def _below(seen: Seen, steady: Steadiness | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = _("Click a row to see a pair in full.")
        if steady is not None and steady.weightings:
            kept = sum(share >= STEADY for share in steady.shares.values())
            words += " " + _(
                "{n} of {all} pairs are steady: they stay in at least {percent}% of {tries} weightings near these.",
                n=number(kept), all=number(len(steady.shares)), percent=number(100 * STEADY), tries=steady.weightings,
            )  # fmt: skip
        st.caption(words)
        if steady is None and seen.rules.grouping is None and st.button(
            _("How steady are these pairs?"), key="ask_steady", type="tertiary", icon=":material/balance:",
            help=_("Matches again with some 30 weightings near these. With a thousand people this takes seconds."),
        ):  # fmt: skip
            with st.spinner(_("Matching again with weights near these…")):
                work_out_steadiness(seen)
            st.rerun(scope="fragment")
