"""A scenario laid open on the desk: what of it differs from now, and the way out."""

import streamlit as st

from core.matching import Result
from db import Desk, Scenario, Workspace
from pages.matching.scenario_values import OPEN
from pages.ui.notices import notice
from pages.ui.tried import Tried
from pages.ui.words import _, count, listed, number, plain


def open_scenario(workspace: Workspace, tried: Tried) -> Scenario | None:
    """The one that lies open, as it is now; None where none does, or it is gone."""
    id = tried.value(OPEN, None)
    return None if id is None else workspace.scenarios.find(int(id))


def about_scenario(workspace: Workspace, desk: Desk, tried: Tried, scenario: Scenario | None, result: Result) -> None:
    """What lies open, and what is no longer as it was when it was kept."""
    if scenario is None:
        return
    with st.container(border=True, gap="small", key="open_scenario"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = f":material/bookmark: **{_('Scenario “{name}”', name=plain(scenario.name))}**"
            st.markdown(f"{name} {_still(desk, scenario, result)}", width="stretch")
            st.button(_("Close it"), key="close_scenario", icon=":material/close:", type="tertiary",
                      on_click=tried.clear)  # fmt: skip
        if scenario.weights_locked:
            _unlock(workspace, scenario)
        _decisions(workspace, desk, scenario)
        here = {each.key for each in desk.rules.criteria}
        gone = [plain(each.label) for each in scenario.rules.criteria if each.weight and each.key not in here]
        if gone:
            st.caption(_("No longer asked in the forms, so it cannot count: {labels}.", labels=listed(gone)))


def _still(desk: Desk, scenario: Scenario, result: Result) -> str:
    then, now = ({each.pair for each in one.proposals} for one in (scenario.result, result))
    here = {person.id for person in desk.pool.people}
    gone = {pair for pair in then if not here.issuperset(pair)}
    others = then - now - gone
    words = []
    if then == now:
        words.append(_("The same pairs as when it was kept."))
    if others:
        words.append(count(len(others), "{n} of its {all} pairs is another now.",
                           "{n} of its {all} pairs are others now.", all=number(len(then))))  # fmt: skip
    if gone:
        words.append(
            count(len(gone), "{n} of its {all} pairs is of people who are paired by now, or not to be matched.",
                  "{n} of its {all} pairs are of people who are paired by now, or not to be matched.",
                  all=number(len(then)))
        )  # fmt: skip
    return " ".join(words) or _("All its pairs are here, and there are others.")


def _unlock(workspace: Workspace, scenario: Scenario) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            _("🔒 Its weights are locked, so the sliders show them and do not move. Unlock them, or copy the scenario "
              "and open the copy."), width="stretch",
        )  # fmt: skip
        if st.button(_("Unlock the weights"), key="unlock_weights", icon=":material/lock_open:"):
            workspace.scenarios.lock_weights(scenario.id, scenario.version, False)
            notice(_("The weights are unlocked."))
            st.rerun()


def _decisions(workspace: Workspace, desk: Desk, scenario: Scenario) -> None:
    if scenario.decided is None:
        return
    here = {person.id for person in desk.pool.people}
    then = {(each.pair, each.kind) for each in scenario.decided if here.issuperset(each.pair)}
    now = {(each.pair, each.kind) for each in desk.pair_rules if each.counts}
    if then == now:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = count(len(then ^ now), "{n} lock or bar differs from then.", "{n} locks and bars differ from then.")
        st.markdown(words, width="stretch")
        if st.button(_("Set them as they were then"), key="decide_as_then", icon=":material/lock_reset:",
                     help=_("This is kept, for everybody who works on the matching.")):  # fmt: skip
            workspace.scenarios.decide_as_in(scenario.id)
            notice(_("Locks and bars are as they were then."))
            st.rerun()
