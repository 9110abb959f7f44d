"""Bring a program from another installation: its file, and what came of it."""

import streamlit as st

from db import SignedIn
from pages.ui.frame import enter
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, count, listed, plain


def bring_program(signed_in: SignedIn) -> None:
    """For whoever runs the app."""
    header(_("Bring a program"), _("From the file that its owner downloaded there, under Data. It comes beside the "
                                   "programs that are here."))  # fmt: skip
    with st.container(width=640):
        given = st.file_uploader(_("The program's file (.zip)"), type="zip", key="program_file")
        st.markdown(_("- You become an owner of it; whoever owned it there is one here too.\n"
                      "- Accounts are known by their addresses. New ones have no password until they choose one by a "
                      "link that you make under Accounts.\n"
                      "- Nothing leaves by itself: open messages are held back, scheduled reports and questions are "
                      "stopped. Private links of there don't work here."))  # fmt: skip
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            if st.button(_("Back"), key="file_back", icon=":material/arrow_back:"):
                st.query_params.clear()
                st.rerun()
            pressed = st.button(_("Bring it in"), key="file_go", type="primary", disabled=given is None)
    if pressed and given is not None:
        with st.spinner(_("Bringing it in…")):
            done = signed_in.bring_program(given.getvalue())
        people = done.rows.get("participant", 0)
        words = count(people, "{n} person came along.", "{n} people came along.")
        if done.new_accounts:
            words += " " + _("New accounts: {emails}.", emails=listed([plain(each) for each in done.new_accounts]))
        notice(f"{plain(done.name)}: {words}")
        enter(signed_in, done.program_id)
