"""Show a report to somebody without an account: a link that expires, mailed or copied, and taken back."""

from functools import partial

import streamlit as st

from db import KeptReport, Workspace
from pages.ui.address import full_address
from pages.ui.confirm import confirm_button
from pages.ui.words import _, count


def sharing(workspace: Workspace, kept: KeptReport) -> bool:
    """For whoever may make reports; True in the run in which it was sent, and so closed."""
    sent = False
    with st.expander(_("Send it to somebody"), icon=":material/share:"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(_("Name"), key=f"to_name_{kept.id}", max_chars=120, width=240)
            email = st.text_input(_("E-mail (without one you get the link to copy)"), key=f"to_email_{kept.id}",
                                  max_chars=254, width=340)  # fmt: skip
            days = st.number_input(_("Days it works"), 1, 365, 30, key=f"days_{kept.id}", width=140)
        label = _("Send") if email.strip() else _("Make a link")
        if st.button(label, key=f"share_{kept.id}", type="primary"):
            address, sent = workspace.reports.share(kept.id, int(days), name, email), True
            if email.strip():
                st.success(_("The message is in the outbox."), icon=":material/mail:")
            st.code(full_address(address), language=None, wrap_lines=True)
            st.caption(_("Shown once. Whoever has it can read this report, and nothing else."))
        if kept.closed_at is None and not sent:
            st.caption(_("Sending closes the report: supervisors of this program see it from then on, too."))
        if kept.links:
            st.caption(count(kept.links, "{n} link opens it.", "{n} links open it."))
            confirm_button(
                _("Take all links back"), partial(workspace.reports.stop_sharing, kept.id), key=f"stop_{kept.id}",
                title=_("Take all links back?"), warning=_("Nobody can open this report by a link any more."),
                yes=_("Take them back"), done=_("No link opens it any more."), type="tertiary",
            )  # fmt: skip
    return sent
