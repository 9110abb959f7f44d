"""At a glance: the cohort in totals against what the program is for; no names."""

import streamlit as st

from core.evaluation.shares import Share, change_of, share
from core.program.questions import Side
from db import CohortTotals, Overview, SideTotals, Workspace
from pages.evaluation.aims import aims
from pages.evaluation.breakdowns import breakdowns
from pages.evaluation.cost_figures import cost_figures_of
from pages.ui.chips import PLURALS, SIDES, status_word
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.places import button_to
from pages.ui.words import _, day, number, percent, plain


def show(workspace: Workspace) -> None:
    found = workspace.evaluation.overview()
    now = found.now
    words = _("Cohort **{cohort}**: {state}. Totals only, no names.", cohort=plain(now.cohort.name),
              state=status_word(now.state).lower())  # fmt: skip
    header(_("At a glance"), words)
    aims(found)
    if not any(side.applications or side.ready for side in now.sides):
        empty(_("Nobody has applied yet"), _("As soon as people apply or are brought in, they are counted here."),
              _("Open applications"), "program.settings", part="cohorts")  # fmt: skip
        return
    _numbers(found)
    _places(now)
    _cost(found)
    breakdowns(found.breakdowns)


def _numbers(found: Overview) -> None:
    st.subheader(_("From application to pairing"), anchor=False)
    columns = st.columns(max(2, len(found.now.sides)), gap="medium")
    for place, side in enumerate(found.now.sides):
        before = found.before.sides[place] if found.before else None
        with columns[place], st.container(border=True, height="stretch"):
            st.markdown(f"{SIDES[side.side][2]} **{_(PLURALS[side.side])}**")
            _stages(side)
            _compared(side, before, found.before)
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


def _stages(side: SideTotals) -> None:
    """Bars to one measure: the most people that any stage has."""
    stages = (
        (_("applied"), side.applications),
        (_("accepted"), side.accepted),
        (_("ready or paired"), side.ready),
        (_("paired now"), side.together),
        (_("free for a mentee") if side.side is Side.MENTOR else _("waiting for a partner"), side.waiting),
    )
    most = max(people for _word, people in stages)
    for word, people in stages:
        st.progress(people / most if most else 0.0, text=f"**{number(people)}** {word}")


def _compared(side: SideTotals, before: SideTotals | None, cohort: CohortTotals | None) -> None:
    """The share that found a partner, with how far it can be trusted, beside the cohort before."""
    mine = share(min(side.paired, side.ready), side.ready)
    if mine is None:
        st.caption(_("Not enough data for a share: fewer than ten people are ready."))
        return
    st.markdown(
        _(
            "**{share}** of those ready were paired at some time ({range}).",
            share=percent(mine.share),
            range=_range(mine),
        )
    )
    earlier = share(min(before.paired, before.ready), before.ready) if before else None
    if earlier is None or cohort is None:
        return
    change = change_of(mine, earlier)
    told = _("a clear difference") if change.is_clear else _("no clear difference: chance alone could make it")
    st.caption(
        _("Cohort {cohort}: {share} ({range}); {told}.", cohort=plain(cohort.cohort.name),
          share=percent(earlier.share), range=_range(earlier), told=told)
    )  # fmt: skip


def _range(value: Share) -> str:
    return _("likely {low} to {high}, {count} of {of}", low=percent(value.low), high=percent(value.high),
             count=number(value.count), of=number(value.of))  # fmt: skip


def _places(now: CohortTotals) -> None:
    for side in now.sides:
        if side.side is Side.MENTOR and side.places:
            with st.container(border=True):
                words = _("**{used} of {places}** places of mentors are taken", used=number(side.places_used),
                          places=number(side.places))  # fmt: skip
                st.progress(min(1.0, side.places_used / side.places), text=words)
