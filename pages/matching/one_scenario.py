"""One scenario of the list: what came of it, who kept it, and all that can be done with it."""

import streamlit as st

from db import ScenarioLine, Workspace
from pages.matching.record import record_button, show_record
from pages.matching.rules import tried_out
from pages.matching.scenario_values import as_tried
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.memory import open_up
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, moment, number, plain


def show_scenario(workspace: Workspace, line: ScenarioLine) -> None:
    """As a card."""
    zone = workspace.place.time_zone
    with st.container(border=True, gap="small", key=f"scenario_{line.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(line.name)}**", width="content")
            _badges(line)
        st.markdown(outcome_words(line))
        if line.choice is not None:
            words = _("Chosen by {name}, {when}: {why}", name=plain(line.choice.by or "?"),
                      when=moment(line.choice.at, zone), why=plain(line.choice.why))  # fmt: skip
            st.markdown(f":material/check: {words}")
        st.caption(_("By {name}, {when}", name=plain(line.by or "?"), when=moment(line.at, zone)))
        with st.container(horizontal=True, gap="small"):
            if st.button(_("Open on the desk"), key=f"open_{line.id}", icon=":material/open_in_new:"):
                _open(workspace, line)
            _choose(workspace, line)
            _lock(workspace, line)
            record_button(line)
            _more(workspace, line)
        show_record(workspace, line)


def outcome_words(line: ScenarioLine) -> str:
    """ "38 of 40 paired · 84.2 points on average, 41.0 the lowest · proven best under its rules"."""
    if line.paired is None or line.people is None:
        return _("Recorded by an earlier version, without totals. Open it on the desk to see its pairs.")
    words = [_("{paired} of {all} paired", paired=number(line.paired), all=number(line.people))]
    if line.mean is not None and line.lowest is not None:
        words.append(_("{mean} points on average, {lowest} the lowest, by its own weights",
                       mean=number(line.mean, 1), lowest=number(line.lowest, 1)))  # fmt: skip
    words.append(_("none scores more under its rules") if line.proven else _("a better one may exist"))
    return " · ".join(words)


def _badges(line: ScenarioLine) -> None:
    if line.choice is not None:
        badge(_("Chosen"), "good")
    if line.weights_locked:
        badge(_("Weights locked"), "info", icon=":material/lock:")
    if line.published_at is not None:
        badge(_("Published"), "good", icon=":material/send:")
    elif line.undone_at is not None:
        badge(_("Taken back"), "neutral", icon=":material/undo:")


def _open(workspace: Workspace, line: ScenarioLine) -> None:
    scenario = workspace.scenarios.find(line.id)
    if scenario is not None:
        desk = workspace.matching.desk()
        tried_out(desk).change(as_tried(desk, scenario))
        open_up(f"desk_{workspace.cohort_id}")
        go("matching.desk")
    st.rerun()


def _choose(workspace: Workspace, line: ScenarioLine) -> None:
    if line.choice is not None:
        if st.button(_("Not the chosen one any more"), key=f"choose_none_{line.id}"):
            workspace.scenarios.choose_none(line.id, line.version)
            st.rerun()
        return
    with st.popover(_("Choose it"), icon=":material/check:"):
        st.caption(_("Writes down that this is the one to go by; nothing is made by it."))
        why = st.text_area(_("Why this one"), key=f"why_chosen_{line.id}", max_chars=500, height=80)
        if st.button(_("Write it down"), key=f"choose_{line.id}", type="primary"):
            workspace.scenarios.choose(line.id, line.version, why)
            notice(_("“{name}” is the chosen one.", name=plain(line.name)))
            st.rerun()


def _lock(workspace: Workspace, line: ScenarioLine) -> None:
    label = _("Unlock weights") if line.weights_locked else _("Lock weights")
    icon = ":material/lock_open:" if line.weights_locked else ":material/lock:"
    help_ = None if line.weights_locked else _("On the desk its sliders are shown then and do not move.")
    if st.button(label, key=f"lock_{line.id}", icon=icon, help=help_):
        workspace.scenarios.lock_weights(line.id, line.version, not line.weights_locked)
        st.rerun()


def _more(workspace: Workspace, line: ScenarioLine) -> None:
    with st.popover(_("More"), icon=":material/more_horiz:"):
        name = st.text_input(_("Name"), line.name, key=f"name_{line.id}_{line.version}", max_chars=120)
        with st.container(horizontal=True, gap="small"):
            if st.button(_("Rename"), key=f"rename_{line.id}", icon=":material/edit:"):
                workspace.scenarios.rename(line.id, line.version, name)
                st.rerun()
            if st.button(_("Copy under this name"), key=f"copy_{line.id}", icon=":material/content_copy:"):
                workspace.scenarios.duplicate(line.id, name)
                notice(_("It is copied."))
                st.rerun()
    if not line.is_record:
        confirm_button(
            _("Delete"), lambda: workspace.scenarios.remove(line.id, line.version), key=f"delete_{line.id}",
            title=_("Delete this scenario?"), yes=_("Delete it"), icon=":material/delete:", type="tertiary",
            warning=_("“{name}” and the record of its run are gone for good. No pair is changed by it.",
                      name=plain(line.name)), done=_("The scenario is deleted."),
        )  # fmt: skip
