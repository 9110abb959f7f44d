"""My pairing: the person I am paired with, why, and how to start; or that I wait, and until when."""

import streamlit as st

from core.messages.templates import rhythm
from core.program.questions import Side
from core.tracking.first_meeting import AGENDA, PREPARE
from db import MyPart, OwnPairing, Partner, Workspace
from pages.matching.choosing import choosing
from pages.matching.suggested import suggestions
from pages.tracking.agreement import agreement_asked_for
from pages.tracking.asked_of_me import asked_of_me
from pages.tracking.earlier import earlier
from pages.tracking.looking_back import looking_back
from pages.tracking.my_group import my_group, since
from pages.tracking.my_parts import other_part
from pages.tracking.suggested_time import suggested_time
from pages.tracking.waiting import waiting
from pages.ui.chips import person_chip
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.words import _, plain

YOURS = {Side.MENTOR: "Your mentor", Side.MENTEE: "Your mentee", Side.PEER: "Your partner"}


def show(workspace: Workspace) -> None:
    parts = workspace.pairings.mine()
    current = next((part for part in parts if part.now), next(iter(parts), None))
    if current is None:
        header(_("My pairing"))
        empty(_("You do not take part just now"), _("If you think that you should, ask your coordinator."))
        return
    header(_("Hello {name}", name=plain(current.name)), plain(workspace.place.name))
    if agreement_asked_for(workspace) or other_part(workspace, current):
        return
    looking_back(workspace)
    together = [(part, pairing) for part in parts for pairing in part.now]
    if not suggestions(workspace) and not together and not choosing(workspace):
        waiting(workspace, current)
    met = asked_of_me(workspace) if together else 0
    for part, pairing in together:
        if len(pairing.partners) > 1:
            my_group(workspace, part, pairing, met)
        for partner in pairing.partners if len(pairing.partners) == 1 else ():
            _partner(workspace, part, pairing, partner, met)
    if together and not met:
        for part, pairing in together:
            suggested_time(workspace, part, pairing)
        _how_to_start(current)
    before = [pairing for part in parts for pairing in part.before]
    earlier(workspace, current.name, before, [pairing for _part, pairing in together])
    if workspace.actor.by_link:
        st.caption(_("This link stays yours: keep it, and tell nobody. If you would rather sign in, make an account "
                     "in the menu; nobody needs one."))  # fmt: skip


def _partner(workspace: Workspace, part: MyPart, pairing: OwnPairing, partner: Partner, met: int) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader(plain(partner.name), anchor=False, width="content")
            person_chip(_(YOURS[partner.side]), partner.side)
        since(workspace, pairing)
        st.link_button(
            _("Write to {name}", name=plain(partner.name)), f"mailto:{partner.email}", type="primary",
            icon=":material/mail:",
        )  # fmt: skip
        st.code(partner.email, language=None)
        if pairing.reasons:
            st.markdown(f"**{_('What brought you together')}**")
            st.markdown("\n".join(f"- {plain(reason)}" for reason in pairing.reasons))
        if partner.profile:
            st.markdown(f"**{_('What {name} shares with you', name=plain(partner.name))}**")
            for label, answer in partner.profile:
                st.markdown(f":gray[{plain(label)}]  \n{plain(answer)}")
        lead = _("You lead: you write first, plan the meetings and bring the questions.")
        wait = _(
            "{name} writes first. If you hear nothing within a week, just write yourself.", name=plain(partner.name)
        )
        peer = _("Whoever reads this first writes first.")
        if not met:
            st.info(peer if part.side is Side.PEER else lead if part.leads else wait, icon=":material/flag:")


def _how_to_start(part: MyPart) -> None:
    st.subheader(_("Your first meeting"), anchor=False)
    st.markdown(_(PREPARE[part.side]))
    with st.container(border=True):
        st.markdown("\n".join(f"- **{_('{n} minutes', n=minutes)}** · {_(what)}" for minutes, what in AGENDA))
    st.caption(_("After that: {rhythm}. If something does not fit, tell your coordinator early; nobody is at fault.",
                 rhythm=_(rhythm(part.cadence_days, part.minutes))))  # fmt: skip
