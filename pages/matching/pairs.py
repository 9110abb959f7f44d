"""The proposed pairs as a table, and one pair in full: its points, both answers, lock or bar."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.intake.answers import show_answer
from core.matching import Person, Proposal, Result, Rules, one_way
from core.program.questions import Form, Side
from core.reports.pairs import marks
from db import Desk, Workspace
from pages.ui.filters import filter_bar
from pages.ui.notices import notice
from pages.ui.points import one_way_caption, points_bar
from pages.ui.words import _, number, plain

MARKS = {"weak": "⚠ Weak", "thin": "◔ Thin", "locked": "🔒 Locked"}
ROWS = 8  # shown before the table scrolls


def choose_pair(desk: Desk, result: Result) -> Proposal | None:
    """The table, to sort, search and filter; the pair whose row was clicked."""
    names = {person.id: person.name for person in desk.pool.people}
    asked = filter_bar(
        "pairs", _("Find a pair"), {"mark": (_("Marked"), list(MARKS))}, words=lambda mark: _(MARKS[mark])
    )
    shown = [
        proposal
        for proposal in result.proposals
        if not asked.chosen["mark"] or set(asked.chosen["mark"]) & set(marks(proposal))
    ]
    shown = asked.keep(shown, lambda one: f"{names[one.mentee_id]} {names[one.mentor_id]} {_reason(one)}") \
        if asked.search else shown  # fmt: skip
    if not shown:
        st.caption(_("No pair fits this search."))
        return None
    one, other = (_("Person"), _("Partner")) if desk.pool.peers else (_("Mentee"), _("Mentor"))
    frame = pd.DataFrame(
        {
            one: [names[each.mentee_id] for each in shown],
            other: [names[each.mentor_id] for each in shown],
            _("Points"): [each.score for each in shown],
            _("Mark"): [" ".join(_(MARKS[mark]) for mark in marks(each)) for each in shown],
            _("Because"): [_reason(each) for each in shown],
        }
    )
    chosen = st.dataframe(
        frame, hide_index=True, on_select="rerun", selection_mode="single-cell", height=36 * min(len(shown), ROWS) + 38,
        key=f"pairs_{hash(tuple((each.pair, each.score) for each in shown))}",
        column_config={
            _("Points"): st.column_config.ProgressColumn(
                min_value=0, max_value=100, format="%.1f", help=_("Of 100, under the rules as they are set.")
            ),
            _("Mark"): st.column_config.TextColumn(
                width=90,
                help=_("Weak: under 50 points. Thin: under 60% of what counts is known. Both deserve a second look."),
            ),
            _("Because"): st.column_config.TextColumn(width="large"),
        },
    )  # fmt: skip
    st.caption(_("Click a row to see a pair in full."))
    cells: Sequence[tuple[int, str]] = chosen.selection.cells
    return shown[cells[0][0]] if cells and cells[0][0] < len(shown) else None


def show_pair(workspace: Workspace, desk: Desk, rules: Rules, proposal: Proposal) -> None:
    """One pair: points by criterion, both answers, and what the team decides by hand."""
    people = {person.id: person for person in desk.pool.people}
    one, other = people[proposal.mentee_id], people[proposal.mentor_id]
    with st.container(border=True, key="pair"):
        st.subheader(f"{plain(one.name)} & {plain(other.name)}", anchor=False)
        st.markdown(_("**{points} of 100 points**", points=number(proposal.score, 1)))
        one_way_caption(one, other, one_way(desk.pool, rules, proposal))
        left, right = st.columns([3, 2], gap="large")
        with left:
            points_bar(proposal.points)
        with right:
            _decide(workspace, proposal)
        with st.expander(_("What both answered"), icon=":material/forum:"):
            first, second = st.columns(2, gap="large")
            side, facing = (Side.PEER, Side.PEER) if desk.pool.peers else (Side.MENTEE, Side.MENTOR)
            with first:
                _answers(one, desk.forms.get(side))
            with second:
                _answers(other, desk.forms.get(facing))


def _decide(workspace: Workspace, proposal: Proposal) -> None:
    st.markdown(_("**Decide by hand**"))
    reason = st.text_input(
        _("Why, for whoever looks next"), key=f"why_{proposal.pair}", max_chars=200,
        placeholder=_("They asked for each other"),
    )  # fmt: skip
    lock = not proposal.locked and st.button(
        _("Lock: always together"), key="lock_pair", icon=":material/lock:", width="stretch"
    )
    bar = st.button(_("Bar: never together"), key="bar_pair", icon=":material/block:", width="stretch")
    if lock:
        workspace.matching.lock(proposal.pair, reason)
        notice(_("Locked. It can be taken away under “More rules”."))
        st.rerun()
    if bar:
        workspace.matching.bar(proposal.pair, reason)
        notice(_("Barred. It can be taken away under “More rules”."))
        st.rerun()


def _answers(person: Person, form: Form | None) -> None:
    st.markdown(f"**{plain(person.name)}**")
    for question in form.questions if form else ():
        if person.answers.get(question.key) is not None:
            answer = plain(_(show_answer(question, person.answers[question.key])))
            st.markdown(f":gray[{plain(question.label)}]  \n{answer}")


def _reason(proposal: Proposal) -> str:
    return " · ".join(_(each.reason) for each in proposal.points[:2] if each.points)
