"""Proposing instead of publishing, where people are asked first: until when, what they read, and drafts for later."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from core.matching import PairIds, Proposal, Result, Rules
from core.program.asking import Acceptance, AskedFirst, Asking
from core.reports.pairs import marks
from db import Desk, Workspace
from pages.ui.address import whole_addresses
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, plain

WHOM = {
    Acceptance.MENTEE: "The mentee is asked. A pair is made once the answer is yes and you begin it.",
    Acceptance.MENTOR: "The mentor is asked. A pair is made once the answer is yes and you begin it.",
    Acceptance.BOTH: "Both are asked. A pair is made once both have said yes and you begin it.",
}
IN_TURN = {
    AskedFirst.TOGETHER: "",
    AskedFirst.MENTOR: " The mentor is asked first, the mentee after a yes.",
    AskedFirst.MENTEE: " The mentee is asked first, the mentor after a yes.",
}


def ask_until(workspace: Workspace, asking: Asking, key: str) -> date:
    """The last day to answer; of the program's usual length unless somebody chooses another."""
    usual = workspace.today + timedelta(days=asking.answer_days)
    return st.date_input(
        _("Answers until"), usual, min_value=workspace.today, key=key, format="YYYY-MM-DD", width=200,
    )  # fmt: skip


def _who_is_asked(asking: Asking) -> None:
    words = _(WHOM[asking.acceptance])
    if asking.acceptance is Acceptance.BOTH and asking.first is not AskedFirst.TOGETHER:
        words += _(IN_TURN[asking.first])
    st.markdown(words)


def what_comes(chosen: Sequence[Proposal], asking: Asking) -> None:
    """How many pairs, how many of them need a second look, and what happens to them now."""
    weak = sum(bool(set(marks(proposal)) & {"weak", "thin"}) for proposal in chosen)
    marked = count(weak, " {n} of them is marked weak or thin.", " {n} of them are marked weak or thin.")
    if asking.asks:
        st.markdown(
            count(len(chosen), "**{n} pair** will be proposed.", "**{n} pairs** will be proposed.")
            + (marked if weak else "")
        )
        _who_is_asked(asking)
        return
    st.markdown(
        count(len(chosen), "**{n} pair** will be made", "**{n} pairs** will be made")
        + count(2 * len(chosen), ", and {n} message written.", ", and {n} messages written.")
        + (marked if weak else "")
    )
    st.markdown(_("Nobody is told yet: you read the messages under “Introductions” first and send them from there."))


def would_read(workspace: Workspace, proposal: Proposal, rules: Rules, note: str, until: date) -> None:
    """What those who are asked first read."""
    both = workspace.proposals.would_read(proposal, rules, note, until)
    for tab, (_name, message) in zip(
        st.tabs([_("To {name}", name=plain(name)) for name, _message in both]), both, strict=True
    ):
        with tab, st.container(border=True, height=240):
            st.markdown(f"**{plain(message.subject)}**")
            st.text(whole_addresses(message.body))


def propose_button(
    workspace: Workspace, desk: Desk, rules: Rules, result: Result, chosen: Sequence[PairIds], note: str, until: date
) -> None:
    """Whose turn it is, is written to at once."""
    if st.button(
        count(len(chosen), "Ask about {n} pair now", "Ask about {n} pairs now"), key="propose", type="primary",
        disabled=not chosen,
    ):  # fmt: skip
        workspace.proposals.make(result, chosen, rules, desk.version, desk.pool.fingerprint, note, until)
        notice(count(len(chosen), "{n} pair is proposed.", "{n} pairs are proposed."))
        go("matching.proposals")
        st.rerun()


def draft_button(
    workspace: Workspace, desk: Desk, rules: Rules, result: Result, chosen: Sequence[PairIds], note: str
) -> None:
    """Kept for somebody else to look at; nobody outside the team is told, and their places are held."""
    if st.button(
        _("Keep as drafts"), key="drafts", disabled=not chosen,
        help=_("Nobody is told. Somebody of the team can look at them first; their places are held meanwhile."),
    ):  # fmt: skip
        workspace.proposals.make(result, chosen, rules, desk.version, desk.pool.fingerprint, note)
        notice(count(len(chosen), "{n} draft is kept.", "{n} drafts are kept."))
        go("matching.proposals")
        st.rerun()
