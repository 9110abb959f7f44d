"""Parents and guardians, a part of the participants' screen: who has agreed, and asking again."""

import streamlit as st

from core.roles import Action
from db import Ward, Workspace
from pages.ui.address import full_address
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, count, moment, plain

EACH = 10  # people on a page of the list: every one has fields of her own
SAID = {"agreed": "agreed", "refused": "said no", "": "has not answered"}


def guardians(workspace: Workspace) -> None:
    """Where the program chose it, everybody whose parent or guardian has to agree."""
    wards = workspace.guardians.wards()
    if not wards:
        return
    agreed = [ward for ward in wards if ward.guardian is not None and ward.guardian.answer == "agreed"]
    missing = [ward for ward in wards if ward.guardian is None or ward.guardian.answer != "agreed"]
    title = count(len(wards), "Parents and guardians: {n} person", "Parents and guardians: {n} people")
    waits = count(len(missing), "{n} waits for an agreement", "{n} wait for an agreement")
    named = f"{title} · {waits}" if missing else title
    with st.expander(named, icon=":material/family_restroom:", on_change="rerun", key="wards") as opened:
        if not opened.open:
            return
        st.caption(_("Those whose agreement is missing come first."))
        for ward in one_page("wards_page", [*missing, *agreed], EACH):
            _line(workspace, ward)


def _line(workspace: Workspace, ward: Ward) -> None:
    who = f"**{plain(ward.name)}**"
    if ward.guardian is None or ward.asked_at is None:
        unknown = _("age not known") if ward.under_age is None else _("nobody was asked yet")
        st.markdown(f"{who} · {unknown}")
    else:
        at = ward.answered_at or ward.asked_at
        when = moment(at, workspace.place.time_zone) if at else ""
        asked = f"{plain(ward.guardian.name)} ({plain(ward.guardian.email)})"
        st.markdown(f"{who} · {asked} **{_(SAID[ward.guardian.answer])}** · {when}")
    if not workspace.actor.may(Action.CHANGE_PARTICIPANT):
        return
    key = f"ward_{ward.application_id}"
    with st.popover(_("Ask, or ask again"), on_change="rerun", key=f"{key}_ask") as opened:
        if not opened.open:
            return
        name = st.text_input(_("Parent or guardian"), ward.guardian.name if ward.guardian else "", key=f"{key}_name")
        email = st.text_input(
            _("Their e-mail address"), ward.guardian.email if ward.guardian else "", key=f"{key}_email"
        )
        st.caption(_("They get a new link; earlier ones stop working. Another person's answer is asked anew."))
        if st.button(_("Send the link"), key=f"{key}_send", type="primary"):
            link = workspace.guardians.ask(ward.application_id, name, email)
            st.markdown(_("The message is in the outbox. You may also hand the link over yourself:"))
            st.code(full_address(link), language=None, wrap_lines=True)
        if ward.under_age is None and st.button(_("Is old enough: nobody needs to agree"), key=f"{key}_old"):
            workspace.guardians.is_of_age(ward.application_id)
            notice(_("Noted."))
            st.rerun()
