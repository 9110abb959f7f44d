"""What a report holds: the one page, the full report, one that was kept, or parts of one's own choice."""

from functools import partial

import streamlit as st

from core.reports.section import FULL, ONE_PAGE, TITLES, Block
from db import Workspace
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

OWN = "own"
USUAL = {"one": ONE_PAGE, "full": FULL}


def chosen_blocks(workspace: Workspace, key: str) -> tuple[Block, ...]:
    """The parts, in order; none chosen yet is no part."""
    kept = {str(each.id): each for each in workspace.report_plans.layouts()}
    names = {"one": _("One page"), "full": _("Full report")}
    names |= {id: plain(each.name) for id, each in kept.items()} | {OWN: _("Choose the parts")}
    chosen = st.selectbox(_("What it holds"), list(names), key=f"{key}_holds", format_func=names.__getitem__, width=420)
    if chosen == OWN:
        return _own(workspace, key)
    blocks = USUAL[chosen] if chosen in USUAL else kept[chosen].blocks
    st.caption(listed([_(TITLES[each]) for each in blocks]))
    if chosen in kept:
        confirm_button(
            _("Forget this choice"), partial(workspace.report_plans.remove_layout, kept[chosen].id),
            key=f"{key}_forget_{chosen}", title=_("Forget this choice?"), yes=_("Forget it"),
            warning=_("Reports that were made with it stay as they are."), done=_("It is forgotten."), type="tertiary",
        )  # fmt: skip
    return blocks


def _own(workspace: Workspace, key: str) -> tuple[Block, ...]:
    blocks = st.multiselect(
        _("Parts, in the order in which you choose them"), list(FULL), key=f"{key}_parts",
        format_func=lambda one: _(TITLES[one]),
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("Name, to choose it again"), key=f"{key}_layout_name", max_chars=80, width=320)
        if st.button(_("Keep this choice"), key=f"{key}_keep_layout", icon=":material/bookmark_add:"):
            workspace.report_plans.keep_layout(name, blocks)
            notice(_("It is kept. From now on it is in the list."))
            st.rerun()
    return tuple(blocks)
