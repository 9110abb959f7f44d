"""A review of a pairing: what speaks for deciding, what is decided, and what was before."""

from datetime import timedelta

import streamlit as st

from core.tracking.review import DECISIONS, LONGEST, PAUSE_DAYS, Decision
from db import PairReview, Review, Workspace
from pages.tracking.support_plan import begin_plan, open_plan
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, plain

SAID = {
    Decision.CONTINUE: "It goes on as it is.",
    Decision.SUPPORT: "Write the support plan now, while you know what was said.",
    Decision.REASSIGN: "Nothing has ended yet: the ways to another partner come next.",
    Decision.PAUSE: "Nothing is due before that day, except calls for help.",
    Decision.CLOSE: "Nothing has ended yet: the steps of a good ending come next.",
}


def reviewing(workspace: Workspace, pairing_id: int) -> None:
    """What the team decided and does about a pairing that goes on."""
    found = workspace.reviews.of_pairing(pairing_id)
    with st.container(border=True, gap="small", key="review"):
        st.markdown(f"**{_('Review and support')}**")
        if found.paused_until is not None and found.paused_until > workspace.today:
            st.markdown(f":material/pause_circle: {_('Paused until {day}', day=found.paused_until)}")
        for fact in found.triggers:
            st.markdown(f":material/error: {_(fact)}")
        if found.usual is not None:
            st.caption(_("Usually next: {what}.", what=found.usual))
        if found.reviews:
            st.markdown(review_words(found.reviews[0]))
        plan = found.open_plan
        if plan is not None:
            open_plan(workspace, plan)
        with st.container(horizontal=True, gap="small"):
            with st.popover(
                _("Review it"), icon=":material/rate_review:", on_change="rerun", key="review_it"
            ) as opened:
                if opened.open:
                    _decide(workspace, pairing_id)
            if plan is None:
                begin_plan(workspace, pairing_id, now=_waits_for_plan(found))


def review_words(review: Review) -> str:
    """A review in a line: what was decided when, by whom, and why."""
    until = f" · {_('until {day}', day=review.until)}" if review.until is not None else ""
    by = f" · {plain(review.by)}" if review.by else ""
    words = f"  \n{plain(review.words)}" if review.words else ""
    decided = _("Review of {day}: {decision}", day=review.on, decision=DECISIONS[review.decision])
    return f":material/rate_review: {decided}{until}{by}{words}"


def _waits_for_plan(found: PairReview) -> bool:
    """Whether the last review asked for a support plan that nobody has begun since."""
    if not found.reviews or found.reviews[0].decision is not Decision.SUPPORT:
        return False
    return all(each.plan.begun_on < found.reviews[0].on for each in found.plans)


def _decide(workspace: Workspace, pairing_id: int) -> None:
    decision = st.radio(_("What do you decide?"), list(Decision), key="decision",
                        format_func=lambda one: _(DECISIONS[one])) or Decision.CONTINUE  # fmt: skip
    st.caption(_(SAID[decision]))
    until, tomorrow, latest = None, workspace.today + timedelta(days=1), workspace.today + timedelta(days=PAUSE_DAYS)
    if decision is Decision.PAUSE:
        until = st.date_input(_("Until"), workspace.today + timedelta(days=28), key="decision_pause",
                              min_value=tomorrow, max_value=latest, format="YYYY-MM-DD")  # fmt: skip
    elif decision is Decision.CONTINUE:
        until = st.date_input(_("New last day, if you agreed on one"), None, key="decision_end", min_value=tomorrow,
                              format="YYYY-MM-DD")  # fmt: skip
    words = st.text_area(_("Why? Only the team reads it"), key="decision_words", max_chars=LONGEST, height=90)
    if st.button(_("Decide"), key="decide", type="primary"):
        workspace.reviews.decide(pairing_id, decision, words, until)
        notice(_("Decided: {what}", what=DECISIONS[decision]))
        if decision is Decision.REASSIGN:
            go("matching.reassignment", pairing=pairing_id)
        elif decision is Decision.CLOSE:
            go("tracking.pairings", pairing=pairing_id, part="closing")
        st.rerun()
