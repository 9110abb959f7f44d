"""Recommendations: a link for each mentor, how many came by it, and a message that asks."""

import streamlit as st

from core.roles import Action
from db import ReferralLine, Workspace
from pages.ui.address import full_address
from pages.ui.cache import fingerprint
from pages.ui.empty import empty
from pages.ui.notices import notice
from pages.ui.words import _, count, plain


def recommending(workspace: Workspace) -> None:
    """For the team."""
    lines = workspace.referrals.all()
    if not lines:
        empty(_("Nobody can recommend yet"), _("As soon as mentors take part, each can have a link to pass on. Whoever "
              "applies by it says who recommended them."), _("Participants"), "intake.participants")  # fmt: skip
        return
    st.markdown(_("Mentors know others who would be good at it. Whoever applies by a mentor's link says who "
                  "recommended them."))  # fmt: skip
    _make(workspace, lines)
    made = [line for line in lines if line.address]
    if not made:
        return
    table = st.dataframe(
        [
            {_("Name"): line.name, _("Came by it"): line.came, _("Accepted"): line.accepted,
             _("Link"): full_address(line.address)} for line in made
        ],
        hide_index=True, on_select="rerun", selection_mode="multi-row", height=min(38 + 35 * len(made), 460),
        key=f"referrals_{fingerprint([line.participant_id for line in made])[:12]}",
    )  # fmt: skip
    picked = [made[row] for row in table.selection.rows if row < len(made)]
    if len(picked) == 1:
        st.code(full_address(picked[0].address), language=None, wrap_lines=True)
    if not picked:
        st.caption(_("Choose those whom you would like to ask; each can copy the link on her own page too."))
    elif workspace.actor.may(Action.CHANGE_CANDIDATES):
        _write(workspace, picked)


def _make(workspace: Workspace, lines: tuple[ReferralLine, ...]) -> None:
    without = sum(not line.address for line in lines)
    label = count(without, "Make the link of {n} person", "Make the links of {n} people")
    if without and st.button(label, key="make_links", icon=":material/add_link:"):
        workspace.referrals.make()
        notice(_("The links are made."))
        st.rerun()


def _write(workspace: Workspace, picked: list[ReferralLine]) -> None:
    note = st.text_input(_("A line from you (if you like)"), key="referral_note", max_chars=300)
    label = count(len(picked), "Ask {n} person to recommend somebody", "Ask {n} people to recommend somebody")
    if st.button(label, key="write_referrals", icon=":material/mail:", type="primary"):
        sent = workspace.referrals.write([line.participant_id for line in picked], note)
        notice(count(sent, "{n} message is in the outbox.", "{n} messages are in the outbox."))
        st.rerun()


def recommend(workspace: Workspace) -> None:
    """For a mentor, on her own page."""
    for line in workspace.referrals.mine():
        with st.expander(_("I know somebody who would be a good mentor"), icon=":material/share:"):
            if line.address:
                st.markdown(_("Pass this address on. Whoever applies by it says that **{name}** recommended them.",
                              name=plain(line.name)))  # fmt: skip
                st.code(full_address(line.address), language=None, wrap_lines=True)
            elif st.button(_("Make my link"), key=f"make_mine_{line.participant_id}"):
                workspace.referrals.make_mine(line.participant_id)
                st.rerun()
