"""Who is ready to be matched, why the others are not, and asking them to agree."""

from collections.abc import Sequence

import streamlit as st

from core.intake.consent import Purpose
from core.intake.readiness import Code, Readiness
from core.roles import Action
from db import People, Standing, Workspace
from pages.ui.notices import notice
from pages.ui.places import button_to
from pages.ui.words import _, count, plain

MOST_SENTENCES, MOST_TOLD = 8, 60  # at once, and when unfolded; the list of people tells it of everybody
NOTED = (  # what is noted under Screening
    Code.SCREENING, Code.TRAINING, Code.INTERVIEW, Code.INTERVIEW_UNSURE, Code.REFERENCES, Code.CHECK_MISSING,
    Code.CHECK_WAITING, Code.CHECK_FAILED, Code.CHECK_EXPIRED, Code.TRAINING_MINUTES, Code.RULED_OUT,
)  # fmt: skip


def readiness(workspace: Workspace, people: People) -> None:
    """ "Ready: 38 of 40", and why not the two, with what to do about each."""
    found = people.readiness
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(_(found.summary), anchor=False)
            if people.paired:
                st.caption(count(people.paired, "{n} person is paired.", "{n} people are paired."), width="content")
        told = found.blockers[:MOST_TOLD]
        lines = [f"- {plain(_(each.sentence))} *{plain(_(each.next_step))}*" for each in told]
        st.markdown("\n".join(lines[:MOST_SENTENCES]))
        if len(lines) > MOST_SENTENCES:
            with st.expander(count(len(found.blockers) - MOST_SENTENCES, "{n} more", "{n} more")):
                st.markdown("\n".join(lines[MOST_SENTENCES:]))
                if beyond := len(found.blockers) - len(told):
                    st.caption(count(beyond, "{n} more stands in the list below.", "{n} more stand in the list below."))
        _ask(workspace, found)


def _ask(workspace: Workspace, found: Readiness) -> None:
    """What can be done about it from here."""
    with st.container(horizontal=True):
        without = [each.person_id for each in found.blockers if each.code is Code.CONSENT]
        label = count(len(without), "Send {n} person a consent link", "Send {n} people a consent link")
        may = workspace.actor.may(Action.CHANGE_PARTICIPANT)
        if without and may and st.button(label, key="ask_all", icon=":material/mail:"):
            _send(workspace, without)
        if any(each.code in NOTED for each in found.blockers):
            button_to(_("Go to screening"), "intake.screening", icon=":material/verified_user:")


def ask_consent(workspace: Workspace, picked: Sequence[Standing]) -> None:
    without = [each.id for each in picked if Purpose.PARTICIPATION not in each.consents and each.status != "left"]
    if not without:
        st.caption(_("Choose one person to change something. All who are chosen have agreed to take part."))
    elif st.button(count(len(without), "Send {n} person a consent link", "Send {n} people a consent link")):
        _send(workspace, without)


def _send(workspace: Workspace, ids: list[int]) -> None:
    asked = workspace.participants.ask_consent(ids)
    notice(count(len(asked), "{n} message is in the outbox.", "{n} messages are in the outbox."))
    st.rerun()
