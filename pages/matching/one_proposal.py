"""One proposal in full: what was asked and said, and what may be done in its state."""

from datetime import timedelta

import streamlit as st

from core.matching.proposals import OPEN, PLANNED, ProposalState, Reply
from db import ProposalLine, Workspace
from pages.matching.many_proposals import ask, begin, remind, seen
from pages.matching.next_one import next_one
from pages.matching.what_was_said import said, where_it_stands
from pages.ui.notices import notice
from pages.ui.places import link_to
from pages.ui.words import _, day, plain


def one(workspace: Workspace, line: ProposalLine) -> None:
    """Below the list."""
    with st.container(border=True, key="proposal"):
        st.subheader(" & ".join(plain(name) for name in line.names), anchor=False)
        for answer in line.answers:
            st.markdown(said(answer, workspace.place.time_zone))
        where_it_stands(line)
        if line.reasons:
            st.markdown("\n".join(f"- {plain(reason)}" for reason in line.reasons))
        if line.note:
            st.markdown(f"> {plain(line.note)}")
        _ways(workspace, line)
        if line.state is ProposalState.DECLINED:
            next_one(workspace, line)
        if line.state in (ProposalState.SCHEDULED, ProposalState.ACTIVE):
            link_to(_("See the pairings"), "tracking.pairings")


def _ways(workspace: Workspace, line: ProposalLine) -> None:
    """What may be done, each behind a press of its own."""
    with st.container(horizontal=True, gap="small"):
        if line.state is ProposalState.DRAFT and st.button(_("Reviewed"), key="review", icon=":material/visibility:"):
            workspace.proposals.review(seen([line]))
            notice(_("Noted as reviewed."))
            st.rerun()
        if line.state in PLANNED:
            with st.popover(_("Ask them"), icon=":material/send:"):
                ask(workspace, [line], str(line.id))
        if line.state is ProposalState.ACCEPTED:
            with st.popover(_("Begin"), icon=":material/play_circle:"):
                begin(workspace, [line], str(line.id))
        if line.awaited and not line.is_closed:
            with st.popover(_("Remind"), icon=":material/notifications:"):
                remind(workspace, [line], str(line.id))
        if line.awaited:
            with st.popover(_("More time"), icon=":material/more_time:"):
                _more_time(workspace, line)
            with st.popover(_("Note an answer"), icon=":material/edit_note:"):
                _note_answer(workspace, line)
        if line.state in OPEN:
            with st.popover(_("Take back"), icon=":material/undo:"):
                _take_back(workspace, line)


def _more_time(workspace: Workspace, line: ProposalLine) -> None:
    usual = max(workspace.today, line.closes_on or workspace.today) + timedelta(days=7)
    until = st.date_input(
        _("Answers until"), usual, min_value=workspace.today, key=f"more_{line.id}", format="YYYY-MM-DD"
    )
    if st.button(_("Give more time"), key="extend", type="primary"):
        workspace.proposals.extend(seen([line]), until)
        notice(_("Answers are taken until {day}.", day=day(until)))
        st.rerun()


def _note_answer(workspace: Workspace, line: ProposalLine) -> None:
    names = {each.person_id: each.name for each in line.awaited}
    who = st.radio(_("Who answered?"), list(names), format_func=names.__getitem__, key=f"who_{line.id}_{line.version}")
    replies = {Reply.ACCEPTED: _("Yes"), Reply.DECLINED: _("No")}
    reply = st.radio(
        _("What was the answer?"), list(replies), None, format_func=replies.__getitem__, key=f"reply_{line.id}"
    )
    why = st.text_input(
        _("How do you know?"), key=f"how_{line.id}", max_chars=200, placeholder=_("Told me on the phone")
    )
    if st.button(_("Note it"), key="note_answer", type="primary", disabled=reply is None) and reply is not None:
        workspace.proposals.answer_for(line.id, line.version, who, reply, why)
        notice(_("The answer is noted."))
        st.rerun()


def _take_back(workspace: Workspace, line: ProposalLine) -> None:
    st.markdown(_("Both are free again. Whoever has been asked is written a kind word, which waits for you under "
                  "“Introductions”."))  # fmt: skip
    why = st.text_input(_("Why, for whoever looks next"), key=f"why_{line.id}", max_chars=200)
    note = st.text_area(
        _("A personal line in the message (may stay empty)"), key=f"line_{line.id}", max_chars=500, height=80
    )
    if st.button(_("Take it back"), key="withdraw", type="primary"):
        workspace.proposals.withdraw(seen([line]), why, note)
        notice(_("The proposal is taken back."))
        st.rerun()
