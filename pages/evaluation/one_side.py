"""One side of a cohort: from application to pairing, and the share that found a partner beside the cohort before."""

import streamlit as st

from core.evaluation.shares import Share, change_of, share
from core.program.questions import Side
from db import CohortTotals, SideTotals
from pages.ui.words import _, number, percent, plain


def one_side(side: SideTotals, before: SideTotals | None, cohort: CohortTotals | None) -> None:
    """``before``: the same side of the cohort before."""
    _stages(side)
    _compared(side, before, cohort)


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
