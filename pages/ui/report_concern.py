"""Reporting a concern, below every screen and answered link of somebody who takes part: who reads it, and when."""

from collections.abc import Callable

import streamlit as st

from core.tracking.concerns import CLOCK_HOURS, LONGEST
from db import ConcernForm, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

ELSE = 0  # in the list of what it is about


def report_concern(workspace: Workspace) -> None:
    """Of somebody who is signed in, or came by her personal link."""
    concern_card(workspace.concerns.form(), workspace.concerns.report)


def concern_card(form: ConcernForm, report: Callable[[str, int | None], None]) -> None:
    """A quiet line; ``report`` sends the words, and the pairing that they are about. Nothing of a report is shown
    again: somebody else may look at this screen."""
    with st.expander(
        _("Report a concern"), icon=":material/shield_person:"
    ):  # no popover: at the foot, half of one is out of reach
        st.markdown(who_reads(form.readers))
        if not form.readers:
            return
        about = {id: listed(names) for id, names in form.pairings} | {ELSE: _("Something else")}
        with st.form("concern", clear_on_submit=True, border=False, enter_to_submit=False):
            chosen = st.selectbox(_("About what?"), list(about), format_func=lambda id: plain(about[id]),
                                  key="concern_about") if form.pairings else ELSE  # fmt: skip
            words = st.text_area(_("What happened, or what worries you?"), key="concern_words", max_chars=LONGEST,
                                 height=110)  # fmt: skip
            if st.form_submit_button(_("Send it to {name}", name=plain(form.readers[0])), type="primary"):
                report(words, chosen or None)
                notice(_("Thank you. {names} will read it.", names=listed(form.readers)))
                st.rerun()


def who_reads(readers: tuple[str, ...]) -> str:
    """Who reads it, within which time; with what holds in danger."""
    danger = _("It is no emergency service: in danger, call the emergency number where you are.")
    if not readers:
        return _("Nobody is named in this program who could read it. Talk to somebody whom you trust.") + " " + danger
    return (
        _("When you or somebody else is not safe, or something is not right: {names} reads it, as who leads "
          "safeguarding, and acts within {hours} hours. Your partner and your coordinators do not see it.",
          names=listed(plain(name) for name in readers), hours=CLOCK_HOURS)
        + " " + danger
    )  # fmt: skip
