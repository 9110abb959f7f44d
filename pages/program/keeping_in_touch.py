"""How a program keeps in touch with its pairings, and the holidays in which it does not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from core.tracking.contacts import KEEPINGS, Keeping
from db import KeptProgram, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, day

HOLIDAYS_AHEAD = 14  # days


def keeping_in_touch(workspace: Workspace, kept: KeptProgram) -> None:
    program, key = kept.program, f"keeping_{kept.version}"
    chosen = st.selectbox(
        _("How you keep in touch with pairings"), list(Keeping), list(Keeping).index(program.keeping), key=key,
        format_func=lambda one: _(KEEPINGS[one]),
        help=_("On which days contacts are due. The days themselves stand under “Keeping in touch” below."),
    )  # fmt: skip
    if chosen is not program.keeping:
        workspace.programs.change(replace(program, keeping=chosen), kept.version)
        notice(_("Contacts are due as you chose."))
        st.rerun()
    with st.expander(_("Holidays"), icon=":material/beach_access:"):
        _holidays(workspace, kept, key)


def _holidays(workspace: Workspace, kept: KeptProgram, key: str) -> None:
    """Each with a way to take it out, and one more."""
    st.caption(_("In these days nothing is due and nobody is asked; what would be, waits until they are over. They "
                 "count for no silence."))  # fmt: skip
    for first, last in kept.program.holidays:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_("{first} to {last}", first=day(first), last=day(last)), width="content")
            if st.button(_("Remove"), key=f"{key}_{first}", type="tertiary", icon=":material/delete:"):
                _save(workspace, kept, [one for one in kept.program.holidays if one != (first, last)])
    begins = workspace.today + timedelta(days=HOLIDAYS_AHEAD)
    given = st.date_input(_("First and last day"), (begins, begins + timedelta(days=7)), key=f"{key}_new",
                          format="YYYY-MM-DD", width=320)  # fmt: skip
    if st.button(_("Add"), key=f"{key}_add", icon=":material/add:", disabled=len(given) != 2):
        _save(workspace, kept, [*kept.program.holidays, (given[0], given[-1])])


def _save(workspace: Workspace, kept: KeptProgram, holidays: Sequence[tuple[date, date]]) -> None:
    workspace.programs.change(replace(kept.program, holidays=tuple(sorted(set(holidays)))), kept.version)
    notice(_("The holidays are saved."))
    st.rerun()
