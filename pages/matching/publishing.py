"""From a result to pairings: a last look at who and at what each side will read, then publish; and undo."""

from collections.abc import Sequence

import streamlit as st

from core.matching import PairIds, Proposal, Result, Rules
from core.reports.pairs import marks
from db import Desk, Introduction, Workspace
from pages.matching.asking import ask_until, draft_button, propose_button, what_comes, would_read
from pages.matching.sureness import MARKS
from pages.ui.address import full_address
from pages.ui.boundary import boundary
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, moment, plain


def review_button(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    """The way to publishing; nothing is made before the second press."""
    if not st.button(_("Review and publish"), key="review", type="primary", icon=":material/send:"):
        return

    @st.dialog(_("Before these pairs are made"), width="large")
    def review() -> None:
        with boundary():
            _review(workspace, desk, rules, result)

    review()


def _review(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    names = {person.id: person.name for person in desk.pool.people}
    by_pair = {proposal.pair: proposal for proposal in result.proposals}

    def words(pair: PairIds) -> str:
        return " · ".join([f"{names[pair[0]]} & {names[pair[1]]}", *(_(MARKS[m]) for m in marks(by_pair[pair]))])

    left_out = st.multiselect(
        _("Leave out for now"), list(by_pair), format_func=words, key="left_out", placeholder=_("Nobody"),
        help=_("They stay in the pool and can be matched later."),
    )  # fmt: skip
    chosen = [pair for pair in by_pair if pair not in left_out]
    asking = workspace.programs.current().program.asking
    what_comes([by_pair[pair] for pair in chosen], asking)
    note = st.text_area(_("A personal line in every message (may stay empty)"), key="note", max_chars=500, height=80)
    until = ask_until(workspace, asking, "until") if asking.asks else None
    if chosen:
        shown = by_pair[st.selectbox(_("What each side will read"), chosen, format_func=words)]
        if until is not None:
            would_read(workspace, shown, rules, note, until)
        else:
            _preview(workspace, shown, rules, note)
    with st.container(horizontal=True):
        if until is not None:
            propose_button(workspace, desk, rules, result, chosen, note, until)
        else:
            _publish_button(workspace, desk, rules, result, chosen, note)
        draft_button(workspace, desk, rules, result, chosen, note)
        if st.button(_("Not yet"), key="publish_not"):
            st.rerun()


def _publish_button(
    workspace: Workspace, desk: Desk, rules: Rules, result: Result, chosen: Sequence[PairIds], note: str
) -> None:
    words = count(len(chosen), "Publish {n} pair", "Publish {n} pairs")
    if st.button(words, key="publish", type="primary", disabled=not chosen):
        workspace.matching.publish(result, chosen, rules, desk.version, desk.pool.fingerprint, note)
        notice(count(len(chosen), "{n} pair is made. Now tell them.", "{n} pairs are made. Now tell them."))
        go("matching.introductions")
        st.rerun()


def _preview(workspace: Workspace, proposal: Proposal, rules: Rules, note: str) -> None:
    both = workspace.matching.introductions(proposal, rules, note)
    for tab, each in zip(st.tabs([_("To {name}", name=plain(each.to.name)) for each in both]), both, strict=True):
        with tab:
            message(each)


def message(introduction: Introduction) -> None:
    """A message as its reader sees it."""
    with st.container(border=True, height=240):
        st.markdown(f"**{plain(introduction.message.subject)}**")
        st.text(introduction.message.body.replace("/?link=", full_address("/?link=")))


def last_publication(workspace: Workspace, desk: Desk) -> None:
    """What was published last, and the way back while nobody knows of it."""
    last = desk.published
    if last is None or not last.may_undo:
        return
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        when = moment(last.at, workspace.place.time_zone)
        st.markdown(
            count(last.pairs, "{n} pair was published on {when}; no message has left yet.",
                  "{n} pairs were published on {when}; no message has left yet.", when=when), width="stretch",
        )  # fmt: skip
        confirm_button(
            _("Undo publishing"), lambda: workspace.matching.undo_publish(last.scenario_id), key="undo_publish",
            title=_("Take these pairs back?"), yes=_("Take them back"), icon=":material/undo:",
            warning=_("The pairings and their unsent messages go; everybody is free to be matched again."),
            done=_("The pairs are taken back."),
        )  # fmt: skip
