"""A matching that takes long: begun with a button, worked out elsewhere, looked at again and again, stopped."""

from collections.abc import Mapping

import streamlit as st

from core.jobs import Job, JobStatus
from core.matching import Comparison, Pool, Result, Rules
from core.matching.long_run import asked_of, expected_seconds, result_from_document
from db import Workspace
from pages.matching.so_far import show_so_far, to_the_end
from pages.ui.memory import known, worked_out
from pages.ui.watching import watch
from pages.ui.words import _, count, plain

MINUTE = 60
STAGES = {
    "": "It begins…",
    "Reading people": "Reading people…",
    "Comparing everyone with everyone": "Comparing everyone with everyone…",
    "Finding the best pairs": "Finding the best pairs…",
    "Writing the pairs down": "Writing the pairs down…",
    "Finding out why people wait": "Finding out why people wait…",
    "Making the pairs": "Making the pairs…",
}


def long_result(
    workspace: Workspace, pool: Pool, rules: Rules, compared: Comparison, more: Mapping[int, int], asked: object
) -> Result | None:
    """What was found for exactly these people and rules; None where it is not there yet, and that is said."""
    result: Result | None = known("result", asked)
    if result is not None and result.proven:
        return result
    job = workspace.jobs.of(asked_of(pool, rules))
    if job is not None and job.status is JobStatus.DONE:
        its: Result | None = known("result", (asked, job.id))
        if its is None:
            document = workspace.jobs.result(job.id)
            its = result_from_document(document, pool, rules, compared)
            worked_out("result", asked if its.proven else (asked, job.id), lambda: its)
        if job.early and not its.proven:
            to_the_end(workspace, pool, rules, more)
        return its
    if result is not None:
        return result
    with st.container(border=True):
        if job is not None and job.is_open:
            going_on(workspace, job)
        else:
            _begin(workspace, job, pool, rules, more)
    return None


def _begin(workspace: Workspace, job: Job | None, pool: Pool, rules: Rules, more: Mapping[int, int]) -> None:
    if job is not None and job.status is JobStatus.FAILED:
        st.error(plain(job.error), icon=":material/error:")
    if job is not None and job.status is JobStatus.CANCELLED:
        st.caption(_("It was stopped. Nothing was changed."))
    st.markdown(
        _("**For so many people the best pairs are worked out in the background**, which takes {time}. You can close "
          "this page meanwhile; the result waits here for everybody of the team.",
          time=about(expected_seconds(pool, rules)))
    )  # fmt: skip
    if st.button(_("Work it out"), key="begin_long", type="primary", icon=":material/join_inner:"):
        workspace.jobs.start_matching(pool, rules, more)
        st.rerun()


def going_on(workspace: Workspace, job: Job) -> None:
    """How far it is, and the way to stop it; the page is drawn anew once it is over."""

    def show(found: Job | None) -> None:
        if found is None:
            return
        if found.status is JobStatus.WAITING:
            words = count(found.before, "{n} other work is done first.", "{n} other works are done first.")
            st.progress(0.0, words if found.before else _("It begins in a moment…"))
        else:
            st.progress(found.progress(workspace.now), _how_long(found, found.seconds(workspace.now)))
            st.caption(_("The bar goes by the time that such a matching usually takes, not by what is left."))
            show_so_far(workspace, found)
        st.caption(_("You can close this page meanwhile."))
        st.button(
            _("Stop it"), key="stop_long", icon=":material/stop_circle:", on_click=workspace.jobs.cancel,
            args=(found.id,),
        )  # fmt: skip

    watch(lambda: workspace.jobs.of(job.asked), lambda found: found is None or not found.is_open, show)


def _how_long(job: Job, ran: float) -> str:
    stage = _(STAGES.get(job.searching[0], job.searching[0]))
    if ran > job.expected:
        return _("{stage} {ran} so far, longer than usual ({usual})", stage=stage, ran=_time(ran),
                 usual=about(job.expected))  # fmt: skip
    return _("{stage} {ran} of {time}", stage=stage, ran=_time(ran), time=about(job.expected))


def about(seconds: float) -> str:
    """ "about 40 s"."""
    return _("about {time}", time=_time(seconds))


def _time(seconds: float) -> str:
    if seconds < 1.5 * MINUTE:
        return _("{n} s", n=max(1, round(seconds)))
    return count(round(seconds / MINUTE), "{n} minute", "{n} minutes")
