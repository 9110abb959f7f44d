"""Feedback: what I am asked for, asking for it on a piece of work, and what was given, read by the two alone."""

import streamlit as st

from core.tracking.feedback import asked_of
from db import FeedbackTogether, KeptFeedback, Workspace
from pages.tracking.feedback_begun import ask_for_feedback, give_unasked
from pages.tracking.feedback_words import feedback_text, give_fields, partners_of
from pages.ui.downloads import download
from pages.ui.empty import empty
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, plain

EACH = 8


def feedback(workspace: Workspace) -> None:
    found = workspace.feedback.mine()
    if not found:
        empty(_("You are in no pairing just now"), _("As soon as you have a partner, you can ask for feedback here."),
              icon=":material/forum:")  # fmt: skip
        return
    for each in found:
        if len(found) > 1:
            st.subheader(_("With {names}", names=partners_of(each.together)), anchor=False)
        _asked(workspace, each)
        ask_for_feedback(workspace, each.together)
        give_unasked(workspace, each.together)
        _past(workspace, each)
    st.caption(_("Only the people of your pairing read what stands here. Your coordinators see how often feedback was "
                 "asked for and given, not a word of it."))  # fmt: skip


def _asked(workspace: Workspace, each: FeedbackTogether) -> None:
    """What waits for my answer, the soonest first; then what I wait for myself."""
    together, at = each.together, {one.feedback: one for one in each.found}
    for one in asked_of(together.me.id, [kept.feedback for kept in each.found]):
        kept = at[one]
        with st.container(border=True, gap="small", key=f"asked_{kept.id}"):
            name = plain(together.name(one.asked_by)) or _("somebody who left")
            st.markdown(f":material/help: **{_('{name} asks for your feedback', name=name)}**")
            _work(workspace, kept)
            helps, change = give_fields(f"give_{kept.id}", name)
            if st.button(_("Give feedback"), key=f"give_{kept.id}_save", type="primary"):
                workspace.feedback.give(kept.id, kept.version, helps, change)
                notice(_("Given. {name} can read it now.", name=name))
                st.rerun()
    for kept in each.found:
        if kept.feedback.asked_by == together.me.id and not kept.feedback.is_given:
            with st.container(border=True, gap="small", key=f"waiting_{kept.id}"):
                who = plain(together.name(kept.feedback.of)) or partners_of(together)
                st.markdown(f":material/schedule: {_('You asked {name}', name=who)}")
                _work(workspace, kept)
                if st.button(_("Ask no longer"), key=f"unask_{kept.id}", type="tertiary"):
                    workspace.feedback.take_back(kept.id, kept.version)
                    notice(_("Taken back."))
                    st.rerun()


def _work(workspace: Workspace, kept: KeptFeedback) -> None:
    """The piece of work, the question and the day."""
    one = kept.feedback
    due = f" :gray[{_('by {day}', day=one.due)}]" if one.due else ""
    st.markdown(f"{plain(one.about)}{due}  \n*{plain(one.question)}*")
    with st.container(horizontal=True, gap="small"):
        if one.link:
            st.link_button(_("Open the link"), one.link, icon=":material/open_in_new:")
        if one.file_name:
            download(plain(one.file_name), lambda: workspace.feedback.file(kept.id), one.file_name,
                     key=f"file_{kept.id}")  # fmt: skip


def _past(workspace: Workspace, each: FeedbackTogether) -> None:
    given = [kept for kept in each.found if kept.feedback.is_given]
    if not given:
        return
    st.markdown(f"**{_('What was given')}**")
    for kept in one_page(f"feedback_{each.together.id}", given, EACH):
        with st.container(border=True, gap="xsmall", key=f"given_{kept.id}"):
            if kept.feedback.about:
                _work(workspace, kept)
            feedback_text(kept.feedback, each.together)
