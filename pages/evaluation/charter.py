"""The charter: what the program set out to reach, in numbers, and how it is meant to work."""

import streamlit as st

from core.evaluation.indicators import Unit
from core.evaluation.targets import Against, Aim, Target
from core.reports.supervisor import target_lines, value_words
from core.roles import Action
from db import KeptCharter, Workspace
from pages.evaluation.charter_words import charter_words
from pages.evaluation.costs import costs_part
from pages.evaluation.standards_part import standards_part
from pages.evaluation.target_line import AIMS, target_line
from pages.evaluation.who_agreed import who_agreed
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.parts import part_of
from pages.ui.places import button_to
from pages.ui.words import _, day


def show(workspace: Workspace) -> None:
    kept = workspace.charters.read()
    header(_("Charter"), _("What the program is for, and by what it is judged: set before, so that nobody can choose "
                           "afterwards."))  # fmt: skip
    part = part_of(
        _("Charter"),
        {"targets": _("Targets"), "words": _("How it is meant to work"), **_more(workspace)},
        "charter_part",
    )
    changes = workspace.actor.may(Action.CHANGE_PROGRAM)
    if part == "words":
        charter_words(workspace, kept, changes)
        return
    if part == "costs":
        costs_part(workspace, kept, changes)
        return
    if part == "agreed":
        who_agreed(workspace, kept, changes)
        return
    if part == "standards":
        standards_part(workspace, changes)
        return
    if not workspace.actor.may(Action.READ_TOTALS):
        _aims(kept)
        return
    found = workspace.charters.standing()
    if not found:
        empty(_("No target yet"), _("Two or three are enough: how many find somebody, how long it lasts, what changes. "
                                    "Without one, a number can't be good or bad."), icon=":material/flag:")  # fmt: skip
    for each, target in zip(found, kept.targets, strict=True):
        _target(workspace, kept, each, target.id, changes)
    if changes:
        _add(workspace, kept)


def _more(workspace: Workspace) -> dict[str, str]:
    """Parts that not everybody has: names are for the team, standards for a program that chose some."""
    team = workspace.actor.may(Action.READ_TOTALS)
    agreed = {"agreed": _("Who agreed")} if team else {}
    standards = {"standards": _("Standards")} if team and workspace.standards.chosen() else {}
    return {**agreed, "costs": _("Cost and value"), **standards}


def _aims(kept: KeptCharter) -> None:
    """For whoever reads closed reports only: what is aimed at; where it stands is in the reports."""
    for each in kept.targets:
        title, unit = kept.titles.get(each.target.key, (None, Unit.STEPS))
        if title is not None:
            by = f" · {_('by {day}', day=day(each.target.due))}" if each.target.due else ""
            line = _(AIMS[each.target.aim], line=value_words(unit, each.target.line))
            st.markdown(f"**{_(title)}**  \n{line}{by}")
    st.caption(_("Where they stand is in the reports.") if kept.targets else _("No target is set."))
    button_to(_("Reports"), "evaluation.reports", icon=":material/summarize:")


def _target(workspace: Workspace, kept: KeptCharter, each: Against, id: int, changes: bool) -> None:
    for line in target_lines([each], kept.titles):
        target_line(line)
    if each.target.key not in kept.titles:
        st.caption(_("A target for a number that is no longer measured."))
    if changes and st.button(_("Remove this target"), key=f"remove_target_{id}", type="tertiary"):
        workspace.charters.remove_target(id)
        notice(_("The target is removed."))
        st.rerun()


def _add(workspace: Workspace, kept: KeptCharter) -> None:
    with st.container(border=True):
        st.markdown(f"**{_('Add a target')}**")
        key = st.selectbox(_("Number"), list(kept.titles), key="target_key",
                           format_func=lambda one: _(kept.titles[one][0]))  # fmt: skip
        unit = kept.titles[key][1]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            aim = st.segmented_control(_("Aim"), list(Aim), default=Aim.AT_LEAST, required=True, key="target_aim",
                                       format_func=lambda one: _(AIMS[one], line="…"))  # fmt: skip
            usual = {Unit.SHARE: 80.0, Unit.PEOPLE: 50.0, Unit.COUNT: 100.0, Unit.SCORE: 30.0}.get(unit, 0.3)
            label = _("Target, in percent") if unit is Unit.SHARE else _("Target")
            line = st.number_input(label, value=usual, step=0.1 if unit is Unit.STEPS else 1.0, format="%g",
                                   key=f"target_line_{unit.value}", width=160)  # fmt: skip
            due = st.date_input(_("By (if you like)"), None, key="target_due", format="YYYY-MM-DD", width=180)
        if st.button(_("Add the target"), key="add_target", type="primary"):
            workspace.charters.add_target(Target(key, aim, line / 100 if unit is Unit.SHARE else line, due))
            notice(_("The target is kept."))
            st.rerun()
