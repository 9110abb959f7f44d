"""Closing a pairing on its page: the steps of a good ending, what each said, and what comes after."""

import streamlit as st

from core.tracking.closing import AFTERWARDS, BY_ITSELF, STEPS, WAYS, Step, way_of
from core.tracking.closure import ENDINGS
from db import PairClosing, Pairing, Workspace
from pages.tracking.closing_people import closing_people
from pages.tracking.closing_steps import afterwards_button, ask_button, leave_out, thanks_button
from pages.ui.ending import CHOICES
from pages.ui.notices import notice
from pages.ui.words import _, count, plain


def closing(workspace: Workspace, pairing: Pairing) -> None:
    """Of a pairing that goes on or has ended."""
    found = workspace.closings.of_pairing(pairing.id)
    if not found.begun:
        st.caption(_("Nothing ends by itself. Begin here once its end is decided: the steps of a good ending then "
                     "stand here, and in Today."))  # fmt: skip
        _begin(workspace, pairing, found, _("Begin the closing"))
        return
    with st.container(border=True, gap="small", key="closing"):
        _head(workspace, found)
        for step in found.steps:
            _step(workspace, pairing, found, step)
        with st.container(horizontal=True, gap="small"):
            leave_out(workspace, pairing.id, found)
            if found.ended_on is None:
                _begin(workspace, pairing, found, _("Change how and when"))
    closing_people(workspace, pairing, found)


def _head(workspace: Workspace, found: PairClosing) -> None:
    st.markdown(f"**{_('Closing')}** · {_(WAYS[way_of(found.ending)])}")
    left = len(found.open_steps)
    said = [count(left, "{n} step is open", "{n} steps are open") if left else _("Every step is taken")]
    if found.ended_on is not None:
        said.append(_("ended on {day}", day=found.ended_on))
    elif found.last_day is not None and found.last_day < workspace.today:
        days = (workspace.today - found.last_day).days
        said.append(count(days, "{n} day past the end", "{n} days past the end"))
    elif found.last_day is not None:
        said.append(_("last day {day}", day=found.last_day))
    st.caption(" · ".join(said))
    if not left and found.ended_on is None:
        st.markdown(f":material/flag: {_('All is prepared. End it above once its last day has come.')}")


def _step(workspace: Workspace, pairing: Pairing, found: PairClosing, step: Step) -> None:
    taken = found.taken.get(step)
    words = _(STEPS[step])
    if taken is not None:
        by = f" · {plain(found.by[taken.by])}" if taken.by in found.by else ""
        why = f" · {_('left out: {reason}', reason=plain(taken.left_out))}" if taken.left_out else ""
        words += f" :gray[· {_('{day}', day=taken.on)}{by}{why}]"
    if step is Step.OPEN and taken is None and (open_ := workspace.carried.open_of(pairing.id)):
        said = count(open_, "{n} thing they agreed on is open.", "{n} things they agreed on are open.")
        words += f" :gray[· {said}]"
    if step not in BY_ITSELF:
        key = f"closing_{pairing.id}_{found.version}_{step.value}"
        if st.checkbox(words, taken is not None, key=key) != (taken is not None):
            workspace.closings.take(pairing.id, found.version, step, taken is None)
            st.rerun()
        return
    mark = ":material/check_box:" if taken is not None else ":material/check_box_outline_blank:"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[{mark} {words}]", width="content")
        {Step.AFTERWARDS: afterwards_button, Step.EXIT: ask_button, Step.THANKS: thanks_button}[step](
            workspace, pairing.id, found
        )
    if step is Step.AFTERWARDS and found.afterwards is not None:
        st.caption(f"“{_(AFTERWARDS[found.afterwards])}”")


def _begin(workspace: Workspace, pairing: Pairing, found: PairClosing, label: str) -> None:
    with st.popover(label, icon=":material/flag:"):
        ending = st.selectbox(_("Why it ends"), CHOICES, CHOICES.index(found.ending) if found.ending in CHOICES else 0,
                              format_func=lambda one: _(ENDINGS[one]), key=f"closing_why_{pairing.id}")  # fmt: skip
        last = st.date_input(_("Last day"), found.last_day, key=f"closing_last_{pairing.id}", format="YYYY-MM-DD")
        st.caption(_("Nothing ends and nobody is told by this."))
        if st.button(_("Keep it"), key="closing_begin", type="primary"):
            workspace.closings.begin(pairing.id, ending, last, found.version)
            notice(_("The steps stand here, and in Today."))
            st.rerun()
