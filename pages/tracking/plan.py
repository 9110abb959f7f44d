"""The plan: where to in the long run, steps with days and owners, and what comes after; kept as a sheet of paper."""

from dataclasses import replace

import streamlit as st

from core.tracking.plan import Plan, PlanStep
from db import OwnPlan, Together, Workspace
from pages.tracking.people_to_meet import people_to_meet
from pages.tracking.plan_form import write_plan
from pages.tracking.plan_sheet import plan_download
from pages.ui.empty import empty
from pages.ui.words import _, plain

EDIT = "plan"  # of the address: PAIRING-PERSON


def plans(workspace: Workspace) -> None:
    found = workspace.plans.mine()
    if not found:
        empty(_("You are in no pairing just now"), _("Plans are made by two. Once you have a partner, begin here."),
              icon=":material/map:")  # fmt: skip
        return
    asked = str(st.query_params.get(EDIT, ""))
    for each in found:
        for kept in each.plans:
            if asked == f"{each.together.id}-{kept.whose.id}":
                if write_plan(workspace, each.together, kept):
                    st.query_params.pop(EDIT, None)
                    st.rerun()
                return
    for each in found:
        for kept in each.plans:
            _read(workspace, each.together, kept)
        people_to_meet(workspace, each)


def _read(workspace: Workspace, together: Together, kept: OwnPlan) -> None:
    plan, mine = kept.plan, kept.whose.id == together.me.id
    st.markdown(f"#### {_('My plan') if mine else _('Plan of {name}', name=plain(kept.whose.name))}")
    with st.container(border=True, gap="small", key=f"plan_{together.id}_{kept.whose.id}"):
        if plan.is_empty:
            st.markdown(_("Nothing is written yet. Where to in the long run, and what are the next steps on the way? "
                          "Three lines are a plan."))  # fmt: skip
        if plan.direction:
            st.markdown(f":gray[{_('Where to, in the long run')}]  \n{plain(plan.direction)}")
        for place, step in enumerate(plan.steps):
            _step(workspace, together, kept, place, step)
        if plan.has_next_steps:
            _afterwards(plan)
        with st.container(horizontal=True, gap="small"):
            if st.button(_("Write it") if plan.is_empty else _("Change"), key=f"write_{together.id}_{kept.whose.id}",
                         type="primary" if plan.is_empty else "secondary", icon=":material/edit:"):  # fmt: skip
                st.query_params[EDIT] = f"{together.id}-{kept.whose.id}"
                st.rerun()
            if not plan.is_empty:
                plan_download(workspace, kept.whose.name, together, plan, f"{together.id}_{kept.whose.id}")


def _step(workspace: Workspace, together: Together, kept: OwnPlan, place: int, step: PlanStep) -> None:
    said = [plain(step.what)] + ([plain(together.name(step.owner))] if together.name(step.owner) else [])
    said += [_("by {day}", day=step.due)] if step.due and step.done_on is None else []
    said += [_("done on {day}", day=step.done_on)] if step.done_on else []
    was, key = step.done_on is not None, f"plan_step_{kept.whose.id}_{kept.version}_{place}"
    if st.checkbox(" · ".join(said), was, key=key) != was:
        steps = list(kept.plan.steps)
        steps[place] = replace(step, done_on=None if was else workspace.today)
        workspace.plans.keep(together.id, kept.whose.id, replace(kept.plan, steps=tuple(steps)), kept.version)
        st.rerun()


def _afterwards(plan: Plan) -> None:
    st.markdown(f"**{_('Afterwards')}**")
    for label, words in ((_("Goals that go on"), plan.goals), (_("People who help"), plan.people)):
        if words:
            st.markdown(f":gray[{label}]  \n{plain(words)}")
    if plan.first_step:
        by = f" · {_('by {day}', day=plan.first_by)}" if plan.first_by else ""
        st.markdown(f":gray[{_('First step')}]  \n{plain(plan.first_step)}{by}")
