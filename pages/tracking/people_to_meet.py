"""People to meet: whom a mentor brings a mentee together with, why, and what came of it."""

from dataclasses import replace

import streamlit as st

from core.tracking.network import STATES, Acquaintance, MetState
from db import KeptAcquaintance, PlansTogether, Workspace
from pages.tracking.feedback_words import partners_of
from pages.ui.notices import notice
from pages.ui.words import _, plain

ICONS = {
    MetState.IDEA: ":material/lightbulb:",
    MetState.MADE: ":material/mail:",
    MetState.MET: ":material/handshake:",
    MetState.NOTHING: ":material/block:",
}


def people_to_meet(workspace: Workspace, each: PlansTogether) -> None:
    together = each.together
    st.markdown(f"#### {_('People to meet')}")
    if not each.people:
        st.caption(_("Nobody yet. Whom should the mentee get to know, and why? An introduction is often worth more "
                     "than advice."))  # fmt: skip
    for kept in each.people:
        _one(workspace, each, kept)
    with st.expander(_("Note somebody to meet"), icon=":material/add:"):
        key = f"meet_{together.id}_{len(each.people)}"
        name = st.text_input(_("Who? A name, or what the person does"), key=f"{key}_name", max_chars=200)
        why = st.text_input(_("Why, and to learn what?"), key=f"{key}_why", max_chars=300)
        whose = {plan.whose.id: plan.whose.name for plan in each.plans}
        for_whom = next(iter(whose), together.me.id)
        if len(whose) > 1:
            for_whom = st.selectbox(_("For whom?"), list(whose), format_func=whose.__getitem__, key=f"{key}_for")
        made = st.checkbox(_("They know of each other already"), key=f"{key}_made")
        if st.button(_("Note it"), key=f"{key}_save", type="primary"):
            state = MetState.MADE if made else MetState.IDEA
            workspace.plans.add_person(together.id, Acquaintance(name, why, state, for_whom=for_whom))
            notice(_("Noted."))
            st.rerun()
    st.caption(_("{names} and you read this. Your coordinators see how many people were brought together, no names.",
                 names=partners_of(together)))  # fmt: skip


def _one(workspace: Workspace, each: PlansTogether, kept: KeptAcquaintance) -> None:
    one, together = kept.one, each.together
    with st.container(border=True, gap="xsmall", key=f"person_{kept.id}"):
        whom = f" · {_('for {name}', name=plain(together.name(one.for_whom)))}" if len(each.plans) > 1 else ""
        st.markdown(f"{ICONS[one.state]} **{plain(one.name)}** :gray[{_(STATES[one.state])}{whom}]")
        if one.why:
            st.caption(plain(one.why))
        if one.came_of_it:
            st.markdown(plain(one.came_of_it))
        with st.popover(_("How far is it?")):
            key = f"person_{kept.id}_{kept.version}"
            state = st.radio(_("It is"), list(STATES), list(STATES).index(one.state), key=f"{key}_state",
                             format_func=lambda each: _(STATES[each]))  # fmt: skip
            came = st.text_area(_("What came of it?"), one.came_of_it, key=f"{key}_came", max_chars=1000, height=80)
            with st.container(horizontal=True, gap="small"):
                if st.button(_("Save"), key=f"{key}_save", type="primary"):
                    workspace.plans.change_person(
                        kept.id, kept.version, replace(one, state=state, came_of_it=came.strip())
                    )
                    notice(_("Noted."))
                    st.rerun()
                if st.button(_("Take away"), key=f"{key}_remove", type="tertiary"):
                    workspace.plans.remove_person(kept.id, kept.version)
                    notice(_("Taken away."))
                    st.rerun()
