"""Scenarios: results kept under a name and those that were published; opened, chosen, repeated, side by side."""

import streamlit as st

from db import Workspace
from pages.matching.beside import show_beside
from pages.matching.one_scenario import show_scenario
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.paging import one_page
from pages.ui.words import _, count

EACH = 6  # on one page
LIST, BESIDE = "list", "beside"


def show(workspace: Workspace) -> None:
    lines = workspace.scenarios.all()
    kept = sum(not line.is_record for line in lines)
    header(
        _("Scenarios"),
        count(kept, "{n} result is kept under a name. Nothing here is made until you publish it.",
              "{n} results are kept under a name. Nothing here is made until you publish it.") if lines else "",
        _("Go to Matching") if lines else "", to="matching.desk", icon=":material/join_inner:",
    )  # fmt: skip
    if not lines:
        empty(
            _("Nothing is kept yet"),
            _("Under Matching, “Keep as a scenario” keeps weights, rules and pairs under a name. "
              "What you publish is recorded here too."),
            _("Go to Matching"), "matching.desk",
        )  # fmt: skip
        return
    names = {LIST: _("One by one"), BESIDE: _("Side by side")}
    part = st.segmented_control(
        _("Show"), list(names), default=LIST, required=True, format_func=names.__getitem__, key="scenarios_part",
        label_visibility="collapsed",
    ) if len(lines) > 1 else LIST  # fmt: skip
    if part == BESIDE:
        show_beside(workspace, lines)
        return
    for line in one_page("scenarios_page", lines, EACH):
        show_scenario(workspace, line)
