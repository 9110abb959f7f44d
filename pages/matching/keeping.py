"""Keeping what lies on the desk under a name."""

import streamlit as st

from pages.matching.seen import Seen
from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.words import _, plain


def keep_button(seen: Seen) -> None:
    """Asks for a name; everything on the desk is kept with it, and nothing is made."""
    if not st.button(_("Keep as a scenario"), key="keep", icon=":material/bookmark_add:"):
        return

    @st.dialog(_("Keep as a scenario"))
    def asked() -> None:
        with boundary():
            st.markdown(_("Weights, rules, locks and pairs as they are now, to open again or to compare with others."))
            name = st.text_input(_("Name"), key="scenario_name", max_chars=120, placeholder=_("Fairest, all languages"))
            if st.button(_("Keep it"), key="keep_scenario", type="primary"):
                seen.workspace.scenarios.keep(name, seen.pool, seen.rules, seen.result, seen.more)
                notice(_("“{name}” is kept; it stands under “Scenarios”.", name=plain(name.strip())))
                st.rerun()

    asked()
