"""Hundreds of pairs a page at a time, in the order that is asked for: a table of all of them is slow to draw."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from core.matching import Proposal
from pages.matching.seen import Seen
from pages.ui.paging import one_page
from pages.ui.words import _

EACH = 100  # pairs up to which there is one page, and on each
USUAL, NAME, LOWEST, HIGHEST, UNKNOWN, MOVED = "usual", "name", "lowest", "highest", "unknown", "moved"


def page_of_pairs(seen: Seen, shown: Sequence[Proposal]) -> Sequence[Proposal]:
    """All of them where they are few; else those of the page that is looked at. Equal ones stay as they were."""
    if len(shown) <= EACH:
        return shown
    names = {
        USUAL: _("As they joined"), NAME: _("By name"), LOWEST: _("Fewest points first"),
        HIGHEST: _("Most points first"), UNKNOWN: _("Least known first"),
    }  # fmt: skip
    if seen.moved:
        names[MOVED] = _("Moved by the last change first")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.selectbox(
            _("Order"), list(names), format_func=names.__getitem__, key="pairs_order", width=280,
            help=_("Of all pairs that are found. A click on the head of a column sorts this page alone."),
        )  # fmt: skip
        return one_page("pairs_page", in_order(seen, shown, asked), EACH)


def in_order(seen: Seen, shown: Sequence[Proposal], asked: str) -> Sequence[Proposal]:
    by: Mapping[str, Callable[[Proposal], object]] = {
        NAME: lambda one: seen.names[one.mentee_id].casefold(),
        LOWEST: lambda one: one.score,
        HIGHEST: lambda one: -one.score,
        UNKNOWN: lambda one: one.coverage,
        MOVED: lambda one: one.mentee_id not in seen.moved,
    }
    return sorted(shown, key=by[asked]) if asked in by else shown  # type: ignore[arg-type]
