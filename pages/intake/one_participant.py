"""One participant as staff see her: what is in the way, places, a break, her links, leaving."""

from collections.abc import Sequence

import streamlit as st

from core.intake.applications import MOST_PLACES, ApplicationStatus
from core.intake.consent import Purpose
from core.intake.readiness import Blocker
from core.program.questions import Side
from core.roles import Action
from db import Standing, Workspace
from pages.intake.answers import show_answers
from pages.intake.erasing import erase_button
from pages.intake.many import change
from pages.ui.address import full_address
from pages.ui.chips import person_chip, status_badge
from pages.ui.notices import notice
from pages.ui.words import _, moment, plain


def one_participant(workspace: Workspace, person: Standing, stops: Sequence[Blocker], may_change: bool) -> None:
    """A card; with what may be changed for those who may."""
    key = f"person_{person.id}_{person.version}"
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            person_chip(person.name, person.side)
            status_badge(person.status)
        joined = _("joined {when}", when=moment(person.joined_at, workspace.place.time_zone))
        st.caption(" · ".join([plain(person.email), plain(person.time_zone), joined]))
        for stop in stops:
            st.markdown(f":material/info: {plain(_(stop.sentence))} *{plain(_(stop.next_step))}*")
        _answers(workspace, person, key)
        if may_change and person.status != "left":
            _places(workspace, person, key)
            _links(workspace, person, key)
        if may_change:
            change(workspace, [person], key)
        erase_button(workspace, person.name, workspace.erasing.participant, person.id, person.version)


def _answers(workspace: Workspace, person: Standing, key: str) -> None:
    """What she answered, when asked for; read by whoever may read applications."""
    if not workspace.actor.may(Action.READ_APPLICATIONS) or not st.toggle(_("Read the answers"), key=f"{key}_answers"):
        return
    found = workspace.applications.queue(sides=[person.side], search=person.email, page=None).lines
    hers = [line for line in found if line.email == person.email]
    hers.sort(key=lambda line: line.status is not ApplicationStatus.ACCEPTED)
    if hers:
        show_answers(hers[0], workspace.place.time_zone)
    else:
        st.caption(_("Nothing is kept of what was answered."))


def _places(workspace: Workspace, person: Standing, key: str) -> None:
    least = 0 if person.side is Side.MENTOR else 1
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = _("Places (now with {partners})", partners=person.partners)
        places = st.number_input(label, least, MOST_PLACES, max(least, person.places), key=f"{key}_places", width=220)
        fewest = person.least
        if person.side is Side.MENTOR:
            fewest = int(st.number_input(
                _("Mentees at least"), 0, MOST_PLACES, person.least, key=f"{key}_least", width=220,
                help=_("0: she may stay without. More: the next matching gives her so many, counting those she has, or "
                       "says what is in the way."),
            ))  # fmt: skip
        if st.button(_("Save"), key=f"{key}_save", disabled=(places, fewest) == (person.places, person.least)):
            workspace.participants.change_places(person.id, person.version, int(places), fewest)
            notice(_("Saved."))
            st.rerun()


def _links(workspace: Workspace, person: Standing, key: str) -> None:
    with st.container(horizontal=True):
        new = st.button(_("New personal link"), key=f"{key}_link", icon=":material/link:")
        mail = st.button(_("Send a new personal link"), key=f"{key}_mail", icon=":material/mail:")
        lacks = Purpose.PARTICIPATION not in person.consents
        consent = lacks and st.button(_("Send the consent link"), key=f"{key}_consent", icon=":material/fact_check:")
    if new or mail:
        address = workspace.participants.new_link(person.id, mail=mail)
        st.markdown(_("This is the only time you see it. Earlier links of hers or his have stopped working."))
        if mail:
            st.caption(_("The message is in the outbox."))
        st.code(full_address(address), language=None, wrap_lines=True)
    if consent:
        for address in workspace.participants.ask_consent([person.id]).values():
            st.markdown(_("The message is in the outbox. You may also hand the link over yourself:"))
            st.code(full_address(address), language=None, wrap_lines=True)
