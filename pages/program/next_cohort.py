"""Starting the next cohort, a part of the program's screen."""

import streamlit as st

from db import Workspace
from pages.ui.frame import enter_cohort
from pages.ui.notices import notice
from pages.ui.words import _, count, listed, plain

FEW = 8  # names in a sentence


def next_one(workspace: Workspace) -> None:
    """What would be made and who would come along, before it is done."""
    with st.expander(_("Start next cohort"), icon=":material/forward:"):
        here = plain(workspace.place.cohort)
        st.markdown(_("Forms and rules are copied from **{cohort}**. Its applications and pairings stay with it.",
                      cohort=here))  # fmt: skip
        with st.container(horizontal=True):
            starts_on = st.date_input(_("First day"), None, key="next_starts", format="YYYY-MM-DD", width=170)
            name = st.text_input(_("Name"), key="next_name", width=240, placeholder=_("counts on by itself"))
        plan = workspace.cohorts.plan_next(starts_on, name)
        mentors = dict(plan.to_ask)
        willing = st.multiselect(
            _("Mentors who said that they come along"), list(mentors), format_func=mentors.__getitem__,
            key="next_willing", placeholder=_("Ask them first, then choose"),
            help=_("Their answers and consents come along. Whoever is not chosen can apply again."),
        )  # fmt: skip
        waited = [plain(named) for _id, named in plan.carried]
        if waited:
            more = [count(len(waited) - FEW, "{n} more", "{n} more")] if len(waited) > FEW else []
            names = listed([*waited[:FEW], *more])
            st.markdown(_("They waited and come along, first in line: {names}.", names=names))
        if plan.waiting_list:
            st.markdown(count(plan.waiting_list, "{n} waitlisted application comes along.",
                              "{n} waitlisted applications come along."))  # fmt: skip
        label = _("Start “{name}”", name=plain(plan.next.cohort.name))
        if st.button(label, key=f"next_start_{workspace.cohort_id}", type="primary"):
            made = workspace.cohorts.start_next(starts_on, name, frozenset(willing))
            enter_cohort(workspace, made)
            notice(_("The next cohort is made. Look through its days and forms."))
            st.rerun()
