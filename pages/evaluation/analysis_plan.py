"""What of a survey is going to be tested: fixed before anybody can know what comes of it."""

import streamlit as st

from core.evaluation.analysis_plan import LONGEST, Correction, KeptPlan, plan_bytes
from core.evaluation.surveys import measures
from db import KeptSurvey, Workspace
from pages.ui.downloads import download
from pages.ui.notices import notice
from pages.ui.words import _, count, day, listed, plain


def analysis_plan(workspace: Workspace, kept: KeptSurvey) -> None:
    """The plans there are, and fixing one more."""
    things = {each.key: each.title for each in measures(kept.survey)}
    if not things:
        return
    plans = workspace.analysis_plans.of(kept.id)
    with st.expander(_("What will be tested"), icon=":material/fact_check:", expanded=not plans and not kept.waves):
        for plan in plans:
            _plan(workspace, kept, plan)
        later = sum(each.answered for each in kept.waves[1:])
        if later:
            st.caption(count(later, "{n} later answer is here already: what is fixed now is exploratory.",
                             "{n} later answers are here already: what is fixed now is exploratory."))  # fmt: skip
        else:
            st.caption(_("Whoever looks at many questions finds something by chance. What you name before the later "
                         "answers come counts as planned, everything else as exploratory."))  # fmt: skip
        key = f"plan_{kept.id}_{len(plans)}"
        chosen = st.multiselect(_("What is tested (one or two things)"), list(things), key=f"{key}_keys",
                                format_func=lambda one: plain(things[one]))  # fmt: skip
        expected = st.text_input(_("What you expect (if you like)"), key=f"{key}_expected", max_chars=LONGEST)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            correction = st.selectbox(
                _("Correction for looking at many"), list(Correction), key=f"{key}_correction", width=300,
                format_func=lambda one: one.value, help=_("The first keeps the share of false alarms among alarms, the "
                                                          "second the chance of even one."),
            )  # fmt: skip
            if st.button(_("Fix the plan"), key=f"{key}_fix", icon=":material/lock:"):
                workspace.analysis_plans.fix(kept.id, chosen, correction, expected)
                notice(_("The plan is fixed. It can't be changed; one more can come after it."))
                st.rerun()


def _plan(workspace: Workspace, kept: KeptSurvey, found: KeptPlan) -> None:
    plan = found.plan
    names = listed([plain(title) for _key, title in plan.measures])
    st.markdown(_("Fixed on **{day}**: {names} ({correction}).", day=day(plan.fixed_at), names=names,
                  correction=plan.correction.value))  # fmt: skip
    if plan.expected:
        st.markdown("> " + plain(plan.expected))
    if not found.is_unchanged:
        st.markdown(":material/error: " + _("It is not what was fixed: its fingerprint is another one. It counts as "
                                            "exploratory."))  # fmt: skip
    elif plan.is_beforehand:
        st.caption(_("No later answer had come by then: it counts as planned."))
    else:
        st.caption(count(plan.later_answers, "{n} later answer had come by then: it counts as exploratory.",
                         "{n} later answers had come by then: it counts as exploratory."))  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Fingerprint (SHA-256 of the file): {fingerprint}", fingerprint=found.taken[:12]),
                   help=found.taken)  # fmt: skip
        download(_("The file"), lambda: plan_bytes(workspace.analysis_plans.file(kept.id, found.taken)),
                 f"plan-{found.taken[:12]}.json", key=f"plan_file_{found.taken[:12]}")  # fmt: skip
