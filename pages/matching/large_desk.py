"""The matching desk of many thousands: rules, a matching worked out in the background, and its pairs page by page."""

import streamlit as st

from core.jobs import JobStatus
from core.matching import Pool, Rules
from core.matching.documents import rules_to_document
from core.matching.long_run import expected_of
from core.matching.size.serving import outside
from db import Desk, LargeDesk, LargeResult, Workspace
from pages.matching.large_by_hand import show_by_hand
from pages.matching.large_pairs import show_pairs
from pages.matching.large_publishing import publish_button, publishing_goes_on
from pages.matching.large_waiting import show_waiting
from pages.matching.large_whole import result_in_words, show_whole
from pages.matching.long_wait import about, going_on
from pages.matching.opening import what_first
from pages.matching.rules import ask_rules, tried_out
from pages.ui.boundary import boundary
from pages.ui.header import header
from pages.ui.words import _, count, number, plain

PAIRS, WAITING, WHOLE, BY_HAND = "pairs", "waiting", "whole", "by hand"


def show_large(workspace: Workspace) -> None:
    """Who takes part, what counts, the newest result and its parts. Nothing here reads everybody."""
    desk = workspace.large_matching.desk()
    header(_("Matching"), _who(desk), icon=":material/join_inner:")
    light = as_desk(workspace, desk)
    if not desk.rules.criteria:
        what_first(light)
        return
    with st.container(border=True):
        _ask(workspace, desk, light)
    if publishing_goes_on(workspace, desk):
        return
    if desk.result is not None:
        _result(workspace, desk, desk.result)


def as_desk(workspace: Workspace, desk: LargeDesk) -> Desk:
    """What the rules are asked with: without people, whom none of that needs."""
    many = desk.mentees + desk.mentors
    return Desk(Pool(workspace.today), desk.rules, desk.version, (), (), many, 0, desk.forms, None)


def _who(desk: LargeDesk) -> str:
    return (
        count(desk.mentees, "{n} mentee takes part", "{n} mentees take part")
        + count(desk.mentors, ", and {n} mentor", ", and {n} mentors")
        + count(desk.places, " with {n} place.", " with {n} places.")
        + "  \n"
        + _("Whoever is not ready, or has no place left, is passed over by the matching.")
    )


@st.fragment
def _ask(workspace: Workspace, desk: LargeDesk, light: Desk) -> None:
    """Rules to try; with so many people a slider matches nobody by itself."""
    with boundary():
        tried = tried_out(light)
        rules = ask_rules(workspace, light, tried)
        st.caption(
            _("So many people are not matched at every move of a slider. Set what counts, then match: the pairs are "
              "worked out in the background, exactly and with proof, and wait here for everybody of the team.")
        )  # fmt: skip
        job = desk.job
        if job is not None and job.is_open:
            going_on(workspace, job)
            return
        if job is not None and job.status is JobStatus.FAILED:
            st.error(plain(job.error), icon=":material/error:")
        if job is not None and job.status is JobStatus.CANCELLED:
            st.caption(_("It was stopped. Nothing was changed."))
        _match_button(workspace, desk, rules)


def _match_button(workspace: Workspace, desk: LargeDesk, rules: Rules) -> None:
    for fault in outside(Pool(workspace.today), rules):
        st.warning(f"{plain(fault.where.capitalize())} {_(fault.what)}.", icon=":material/warning:")
    result = desk.result
    same = result is not None and result.asked == rules_to_document(rules)
    words = _("Match") if result is None else _("Match again") if same else _("Match with these rules")
    with st.container(horizontal=True, vertical_alignment="center"):
        fresh = same and result is not None and not result.is_old and not result.early
        if st.button(words, key="match_large", type="secondary" if fresh else "primary", icon=":material/join_inner:"):
            workspace.large_matching.start(rules)
            st.rerun()
        st.caption(_("It takes {time}.", time=about(expected_of(desk.mentees, desk.mentors))))
    if result is not None and not same:
        st.caption(_("The pairs below were found under other rules than those above."))


def _result(workspace: Workspace, desk: LargeDesk, result: LargeResult) -> None:
    counts = result.counts
    words = _("{paired} of {all} mentees paired", paired=number(counts.paired), all=number(counts.people))
    if counts.waiting:
        words += count(counts.waiting, "; {n} waits", "; {n} wait")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(words, anchor=False, width="content")
        publish_button(workspace, desk, result)
    result_in_words(workspace, result)
    names = {PAIRS: _("Pairs"), WAITING: count(counts.waiting, "Who waits ({n})", "Who waits ({n})"),
             WHOLE: _("The whole"), BY_HAND: _("By hand")}  # fmt: skip
    chosen = st.segmented_control(
        _("Show"), list(names), default=PAIRS, required=True, format_func=names.__getitem__, key="desk_part",
        label_visibility="collapsed",
    )  # fmt: skip
    shown = {PAIRS: show_pairs, WAITING: show_waiting, WHOLE: show_whole, BY_HAND: show_by_hand}
    shown[chosen or PAIRS](workspace, result)
