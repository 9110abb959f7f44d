"""Relationships: how long pairings last, with those that still go on, and whether two cohorts differ."""

import streamlit as st

from core.evaluation.durations import FEWEST_ENDINGS, Durations, durations, log_rank, restricted_mean
from core.evaluation.finding import p_shown
from core.roles import Action
from db import CohortLengths, Workspace
from pages.evaluation.health_part import health_part
from pages.evaluation.learned_part import learned_part
from pages.evaluation.length_picture import length_picture, length_table
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.parts import part_of
from pages.ui.words import _, number, plain


def show(workspace: Workspace) -> None:
    header(_("Relationships"), _("How long pairings last, and what went along with it."))
    learns = workspace.actor.may(Action.READ_MATCHING)
    parts = {"lengths": _("How long they last")}
    parts |= {"health": _("How they are doing")} if workspace.actor.may(Action.READ_DUE) else {}
    parts |= {"learned": _("What matching learned")} if learns else {}
    chosen = part_of(_("Relationships"), parts, "relationships_part")
    if chosen == "learned":
        learned_part(workspace)
    elif chosen == "health":
        health_part(workspace)
    else:
        _lengths(workspace)


def _lengths(workspace: Workspace) -> None:
    """Those that go on count for as long as they are seen."""
    found = workspace.evaluation.lengths()
    if not found:
        empty(_("No pairing yet"), _("As soon as people are together, it is counted here how long it lasts."),
              _("Matching"), "matching.desk", icon=":material/timeline:")  # fmt: skip
        return
    by_id = {each.id: each for each in found}
    chosen = st.pills(_("Cohorts, at most two"), list(by_id), selection_mode="multi", key="length_cohorts",
                      default=list(by_id)[:2], format_func=lambda id: plain(by_id[id].name))  # fmt: skip
    shown = [by_id[id] for id in chosen][:2]
    curves = [(each, durations(*_apart(each))) for each in shown]
    for each, curve in curves:
        _told(each, curve)
    enough = [(each, curve) for each, curve in curves if curve.is_enough]
    if enough:
        length_picture(enough)
        length_table(enough)
    if len(curves) == 2:
        _compared(curves[0][0], curves[1][0], all(curve.is_enough for _each, curve in curves))
    st.caption(_("“Ended early” is before the cohort's last day, whatever the reason; who moved on since the goal was "
                 "reached counts too. Pairings of the same people may be alike, which makes intervals too "
                 "narrow."))  # fmt: skip


def _told(each: CohortLengths, curve: Durations) -> None:
    name = plain(each.name)
    with st.container(border=True):
        words = _("**{name}**: {n} pairings, {ended} ended early, {rest} did not.", name=name, n=number(curve.n),
                  ended=number(curve.ended), rest=number(curve.n - curve.ended))  # fmt: skip
        st.markdown(words)
        if not curve.is_enough:
            why = _("Too early to tell how long they last: it takes {least} early endings to see a shape.",
                    least=FEWEST_ENDINGS)  # fmt: skip
            st.markdown(f":material/hourglass_empty: {why}")
            return
        half = curve.median
        if half.value is None:
            st.markdown(_("More than half of them last as long as anybody has been watched ({days} days).",
                          days=number(curve.longest)))  # fmt: skip
        else:
            st.markdown(_("Half of them have ended after **{days} days** ({low} – {high}).", days=number(half.value),
                          low=_days(half.low), high=_days(half.high)))  # fmt: skip
        upto = min(curve.longest, 365.0)
        mean = restricted_mean(curve, upto)
        if mean.value is not None and mean.low is not None and mean.high is not None:
            st.caption(_("In their first {upto} days they lasted {mean} days on average ({low} – {high}).",
                         upto=number(upto), mean=number(mean.value), low=number(mean.low),
                         high=number(mean.high)))  # fmt: skip


def _compared(one: CohortLengths, two: CohortLengths, enough: bool) -> None:
    if not enough:
        st.caption(_("The two can be compared once each has {least} early endings.", least=FEWEST_ENDINGS))
        return
    found = log_rank(*_apart(one), *_apart(two))
    if found is None:
        return
    told = _("they last differently") if found.is_clear else _("no clear difference: chance alone could make it")
    st.markdown(_("Compared (log-rank, p {p}): {told}. The cohorts differ in more than the year.", p=p_shown(found.p),
                  told=told))  # fmt: skip


def _apart(each: CohortLengths) -> tuple[list[int], list[bool]]:
    """Days and endings, as statistics want them."""
    return [days for days, _ended in each.lengths], [ended for _days, ended in each.lengths]


def _days(value: float | None) -> str:
    return "?" if value is None else number(value)
