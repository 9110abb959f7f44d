"""Making the pairs of a large result: what will happen, then work in the background that says how far it is."""

import streamlit as st

from core.jobs import JobStatus
from db import LargeDesk, LargeResult, Workspace
from pages.matching.long_wait import going_on
from pages.ui.boundary import boundary
from pages.ui.places import link_to
from pages.ui.words import _, count, plain


def publish_button(workspace: Workspace, desk: LargeDesk, result: LargeResult) -> None:
    """The way to publishing; nothing is made before the second press."""
    left = result.counts.pairs - result.made
    if left < 1 or not st.button(
        _("Review and publish"), key="review_large", type="primary", icon=":material/send:", disabled=desk.asks,
        help=_("This program asks people before they are paired, which cannot be done for so many at once.")
        if desk.asks else None,
    ):  # fmt: skip
        return

    @st.dialog(_("Before these pairs are made"), width="large")
    def review() -> None:
        with boundary():
            _review(workspace, result, left)

    review()


def _review(workspace: Workspace, result: LargeResult, left: int) -> None:
    words = count(left, "**{n} pair** will be made", "**{n} pairs** will be made")
    words += count(2 * left, ", and {n} message written.", ", and {n} messages written.")
    st.markdown(words)
    st.markdown(_("Nobody is told yet: you read the messages under “Introductions” first and send them from there."))
    st.caption(
        _("It is done in the background, some pairs at a time. Whoever has left, been paired or been kept apart by "
          "then is left out and counted. You can stop it: pairs that are made by then stay.")
    )  # fmt: skip
    note = st.text_area(_("A personal line in every message (may stay empty)"), key="note", max_chars=500, height=80)
    with st.container(horizontal=True):
        label = count(left, "Publish {n} pair", "Publish {n} pairs")
        if st.button(label, key="publish_large", type="primary"):
            workspace.large_matching.start_publishing(result.job_id, note)
            st.rerun()
        if st.button(_("Not yet"), key="publish_not"):
            st.rerun()


def publishing_goes_on(workspace: Workspace, desk: LargeDesk) -> bool:
    """Whether pairs are being made just now; how the last publishing ended."""
    job = desk.publishing
    if job is None:
        return False
    if job.is_open:
        with st.container(border=True):
            st.markdown(_("**The pairs are being made**"))
            going_on(workspace, job)
        return True
    if job.status is JobStatus.DONE:
        done = workspace.jobs.result(job.id)
        words = count(done["made"], "{n} pair was made.", "{n} pairs were made.")
        if done["left_out"]:
            words += " " + count(
                done["left_out"], "{n} was left out: one of the two could not be paired any more.",
                "{n} were left out: one of the two could not be paired any more.",
            )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/check_circle: {words}", width="content")
            link_to(_("See the introductions"), "matching.introductions")
    elif job.status is JobStatus.FAILED:
        st.error(plain(job.error), icon=":material/error:")
    elif job.status is JobStatus.CANCELLED:
        st.info(_("Making the pairs was stopped. Those made by then are made; the others can be made from here."),
                icon=":material/info:")  # fmt: skip
    return False
