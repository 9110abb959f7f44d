"""Before the form: who recommended it, and where it is told in full what taking part gives and asks."""

import streamlit as st

from db import Applying, OpenCohort
from pages.ui.address import full_address
from pages.ui.words import _, plain


def beforehand(applying: Applying, there: OpenCohort) -> None:
    """Nothing, for most who come."""
    by = st.query_params.get("by", "")
    name = applying.informing.recommended_by(there.code, by)
    if name:
        words = _("**{name}** recommended this to you. Your application will say so.", name=plain(name))
        st.markdown(f":material/share: {words}")
    if there.information:
        address = f"/?info={there.information}" + (f"&by={by}" if name else "")
        label = _("What it gives and what it asks, in full")
        st.markdown(f":material/menu_book: [{label}]({full_address(address)})")
