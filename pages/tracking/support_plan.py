"""A support plan on the pairing's page: what has to become better, who does what by when, and what came of it."""

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from core.text import Text
from core.tracking.review import LONGEST, MOST_STEPS, OUTCOMES, PLAN_DAYS, Doer, Outcome, PlanStep, SupportPlan
from db import KeptPlan, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, day, plain

DOERS: Mapping[Doer, Text] = {
    Doer.TEAM: Text("We of the team"),
    Doer.MENTEE: Text("The mentee"),
    Doer.MENTOR: Text("The mentor"),
    Doer.BOTH: Text("Both of them"),
}


def open_plan(workspace: Workspace, kept: KeptPlan) -> None:
    """The plan that runs, with its steps to tick off."""
    plan, seen = kept.plan, (kept.id, kept.version)
    days = (plan.until - workspace.today).days
    when = _("until {day}", day=plan.until) if days > 0 else _("over since {day}", day=plan.until)
    st.markdown(f":material/assignment: **{_('Support plan')}** · {when}  \n{plain(plan.concern)}  \n"
                f":gray[{_('It helped if: {aim}', aim=plain(plan.aim))}]")  # fmt: skip
    for place, step in enumerate(plan.steps):
        done = step.done_on is not None
        if st.checkbox(step_words(step), done, key=f"plan_{kept.id}_{kept.version}_{place}") != done:
            workspace.reviews.tick_step(*seen, place, not done)
            st.rerun()
    with st.container(horizontal=True, gap="small"):
        if len(plan.steps) < MOST_STEPS:
            with st.popover(_("Add a step"), icon=":material/add_task:"):
                step = _ask_step(workspace, f"more_{kept.id}_{kept.version}", "")
                if st.button(_("Add"), key="plan_add_step", type="primary"):
                    workspace.reviews.add_step(*seen, step)
                    st.rerun()
        with st.popover(_("Note what came of it"), icon=":material/flag:"):
            outcome = st.radio(_("Did it help?"), [one for one in Outcome if one is not Outcome.HANDED], index=None,
                               format_func=lambda one: _(OUTCOMES[one]), key=f"outcome_{kept.id}")  # fmt: skip
            said = st.text_area(_("In your words"), key=f"outcome_{kept.id}_words", max_chars=LONGEST, height=80)
            if st.button(_("Close the plan"), key="close_plan", type="primary", disabled=outcome is None) and outcome:
                workspace.reviews.close_plan(*seen, outcome, said)
                notice(_("The plan is closed. What comes next stands above."))
                st.rerun()


def step_words(step: PlanStep) -> str:
    """What, who, and by when."""
    due = f" · {_('by {day}', day=step.due)}" if step.due is not None else ""
    done = f" · {_('done on {day}', day=step.done_on)}" if step.done_on is not None else ""
    return f"{plain(step.what)} · {_(DOERS[step.who])}{due}{done}"


def begin_plan(workspace: Workspace, pairing_id: int, *, now: bool) -> None:
    """A new one, in a popover; ``now``: a review asks for it."""
    with st.popover(_("Begin a support plan"), icon=":material/assignment:", type="primary" if now else "secondary",
                    on_change="rerun", key="begin_plan") as opened:  # fmt: skip
        if opened.open:
            _begin(workspace, pairing_id)


def _begin(workspace: Workspace, pairing_id: int) -> None:
    st.caption(_("Short and written: at most {n} days, a few steps, and a sign by which you will see that it helped.",
                 n=PLAN_DAYS))  # fmt: skip
    concern = st.text_area(_("What has to become better?"), key="plan_concern", max_chars=LONGEST, height=80)
    aim = st.text_input(_("By what will you see that it helped?"), key="plan_aim", max_chars=LONGEST,
                        placeholder=_("They have met twice by then"))  # fmt: skip
    until = st.date_input(_("Until"), workspace.today + timedelta(days=28), key="plan_until", format="YYYY-MM-DD",
                          min_value=workspace.today + timedelta(days=1),
                          max_value=workspace.today + timedelta(days=PLAN_DAYS))  # fmt: skip
    steps = [_ask_step(workspace, f"plan_step_{place}", str(place + 1)) for place in range(2)]
    if st.button(_("Begin it"), key="plan_begin", type="primary"):
        given = tuple(step for step in steps if step.what.strip())
        workspace.reviews.begin_plan(pairing_id, SupportPlan(concern, aim, workspace.today, until, given))
        notice(_("The plan runs until {day}. Its end comes up in Today.", day=day(until)))
        st.rerun()


def _ask_step(workspace: Workspace, key: str, number: str) -> PlanStep:
    what = st.text_input(_("Step {n}", n=number) if number else _("What?"), key=f"{key}_what", max_chars=300)
    with st.container(horizontal=True, gap="small"):
        who = st.selectbox(_("Who?"), list(Doer), format_func=lambda one: _(DOERS[one]), key=f"{key}_who", width=170)
        due = st.date_input(_("By"), None, key=f"{key}_due", format="YYYY-MM-DD", width=150)
    return PlanStep(what.strip(), who or Doer.TEAM, due)
