"""How the program is meant to work, in the words of those who agreed to it."""

from dataclasses import replace

import streamlit as st

from core.evaluation.charter import FIELDS
from db import KeptCharter, Workspace
from pages.evaluation.who_agreed import standing_line
from pages.ui.notices import notice
from pages.ui.words import _, count, day, plain


def charter_words(workspace: Workspace, kept: KeptCharter, changes: bool) -> None:
    """Version by version; who was asked to agree is asked anew where one likes."""
    if kept.at is not None:
        st.caption(_("Kept on {day}; ", day=day(kept.at)) + count(kept.versions, "{n} version", "{n} versions"))
    agreed = standing_line(workspace, kept)
    if agreed:
        st.caption(agreed)
    if not changes:
        for name, (asked, _example) in FIELDS.items():
            said = getattr(kept.charter, name)
            st.markdown(f"**{_(asked)}**  \n{plain(said) if said else _('not said yet')}")
        return
    given = {
        name: st.text_area(_(asked), getattr(kept.charter, name), key=f"charter_{kept.versions}_{name}", height=80,
                           placeholder=_(example), max_chars=2000)
        for name, (asked, example) in FIELDS.items()
    }  # fmt: skip
    anew = bool(agreed) and st.checkbox(
        _("Ask those who were asked before to agree to the new version"), True, key=f"charter_anew_{kept.versions}"
    )
    if st.button(_("Keep the charter"), key="keep_charter", type="primary"):
        workspace.charters.save(replace(kept.charter, **given), kept.versions, ask_anew=anew)
        notice(_("The charter is kept. Earlier versions stay."))
        st.rerun()
