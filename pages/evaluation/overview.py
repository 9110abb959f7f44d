"""At a glance: the cohort in totals against what the program is for; no names."""

import streamlit as st

from core.program.cohort import CohortState
from core.program.questions import Side
from db import CohortTotals, Glance, Overview, Workspace
from pages.evaluation.aims import aims
from pages.evaluation.breakdowns import breakdowns
from pages.evaluation.cost_figures import cost_figures_of
from pages.evaluation.fair_in_short import in_short
from pages.evaluation.in_questions import in_questions
from pages.evaluation.one_side import one_side
from pages.ui.chips import PLURALS, SIDES, status_word
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.places import button_to
from pages.ui.words import _, day, number, plain

WHOLE = "glance_whole"


def show(workspace: Workspace) -> None:
    whole = bool(st.session_state.get(WHOLE))
    found = workspace.evaluation.overview(glance_too=True, whole=whole)
    now = found.now
    words = _("Cohort **{cohort}**: {state}. Totals only, no names.", cohort=plain(now.cohort.name),
              state=status_word(now.state).lower())  # fmt: skip
    header(_("At a glance"), words)
    if found.glance is not None:
        aims(found.glance.targets, found.goals)
    if not any(side.applications or side.ready for side in now.sides):
        empty(_("Nobody has applied yet"), _("As soon as people apply or are brought in, they are counted here."),
              _("Open applications"), "program.settings", part="cohorts")  # fmt: skip
        return
    if found.glance is not None:
        _glance(found.glance, whole, is_over=found.now.state is CohortState.ENDED)
    _cost(found)
    in_short(found.breakdowns)
    _numbers(found)
    _places(now)
    breakdowns(found.breakdowns)


def _glance(seen: Glance, whole: bool, *, is_over: bool) -> None:
    in_questions(seen, is_over)
    if whole or not seen.with_surveys:
        words = _("There are so many answers that it takes some seconds.")
        st.toggle(_("Count what surveys say, too"), key=WHOLE, help=words)


def _numbers(found: Overview) -> None:
    st.subheader(_("From application to pairing"), anchor=False)
    columns = st.columns(max(2, len(found.now.sides)), gap="medium")
    for place, side in enumerate(found.now.sides):
        before = found.before.sides[place] if found.before else None
        with columns[place], st.container(border=True, height="stretch"):
            st.markdown(f"{SIDES[side.side][2]} **{_(PLURALS[side.side])}**")
            one_side(side, before, found.before)
    weeks = found.now.weeks
    if len(weeks) > 1:
        with st.container(border=True):
            st.metric(_("Applications so far"), number(weeks[-1][1]), chart_data=[each for _day, each in weeks],
                      chart_type="area")  # fmt: skip
            middle = weeks[len(weeks) // 2]
            said = [f"{day(on)}: {number(sofar)}" for on, sofar in dict.fromkeys([weeks[0], middle, weeks[-1]])]
            st.caption(" · ".join(said))


def _cost(found: Overview) -> None:
    st.subheader(_("What did it cost?"), anchor=False)
    cost_figures_of(found.cost)
    button_to(_("Budget and rate"), "evaluation.charter", icon=":material/payments:", type="tertiary", part="costs")


def _places(now: CohortTotals) -> None:
    for side in now.sides:
        if side.side is Side.MENTOR and side.places:
            with st.container(border=True):
                words = _("**{used} of {places}** places of mentors are taken", used=number(side.places_used),
                          places=number(side.places))  # fmt: skip
                st.progress(min(1.0, side.places_used / side.places), text=words)
