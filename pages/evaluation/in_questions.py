"""A cohort by the questions that people ask of it: each number with how sure it is, and beside earlier cohorts."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from core.evaluation.indicators import Indicator
from core.evaluation.trend import apart
from core.reports.supervisor import range_words, value_words
from core.text import text
from db import Glance
from pages.ui.places import link_to
from pages.ui.words import _, plain

BEHIND = {  # where the people behind a number are, for whoever may see them
    "applied": (text("Who applied"), "intake.applications", {}),
    "people": (text("Who takes part"), "intake.participants", {"state": ""}),
    "paired": (text("Who is paired now"), "intake.participants", {"state": "paired"}),
    "waiting": (text("Who waits"), "intake.participants", {"state": "ready"}),
    "meetings": (text("Which were noted"), "tracking.hours", {}),
    "rhythm": (text("Which meetings were noted"), "tracking.hours", {}),
    "goals": (text("Which were set"), "tracking.goals", {}),
    "reached": (text("Which goals were set"), "tracking.goals", {}),
    "lasting": (text("Which have ended"), "tracking.pairings", {"state": "ended"}),
    "answered": (text("Who was asked"), "evaluation.surveys", {}),
    "level": (text("What was answered"), "evaluation.outcomes", {}),
    "change": (text("Look at the change"), "evaluation.outcomes", {}),
}


def in_questions(found: Glance, is_over: bool) -> None:
    """One box to each question, in the order of the questions; a cohort that is not ``is_over`` beside those that
    are."""
    (_name, now), *earlier = found.cohorts
    if earlier and not is_over:
        st.caption(_("This cohort goes on. Earlier ones stand beside it as they are today, most of them at their end."))
    for asks, numbers in groupby(now, key=lambda each: each.asks):
        st.subheader(_(asks), anchor=False)
        with st.container(border=True):
            for each in numbers:
                _number(each, [(name, other) for name, them in earlier for other in them if _is_same(other, each)])


def _is_same(other: Indicator, now: Indicator) -> bool:
    """A level before the program stands beside no level after it."""
    return other.key == now.key and other.asks == now.asks


def _number(now: Indicator, earlier: Sequence[tuple[str, Indicator]]) -> None:
    shown, likely = value_words(now.unit, now.value), range_words(now.unit, now.low, now.high)
    said = f"{_(now.title)}: **{shown}**" if shown else f":material/hourglass_empty: {_(now.title)}"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.markdown(said + (f" ({_('likely {range}', range=likely)})" if shown and likely else ""), width="content")
        _behind(now)
    st.caption("  \n".join([_(now.said), *_before(now, earlier)]))


def _behind(now: Indicator) -> None:
    label, path, query = BEHIND.get(now.key.partition(":")[0], (None, "", {}))
    if label is not None:
        link_to(_(label), path, icon=":material/arrow_forward:", **query)


def _before(now: Indicator, earlier: Sequence[tuple[str, Indicator]]) -> list[str]:
    """How it was in earlier cohorts, newest first, and whether it differs from the last by more than chance."""
    told = [f"{plain(name)} {_shown(other)}" for name, other in earlier if other.value is not None]
    if not told:
        return []
    said = [_("Earlier: {cohorts}.", cohorts=" · ".join(told))]
    last = apart(now, earlier[0][1])
    return said if last is None else [*said, _("Beside {cohort}: {told}.", cohort=plain(earlier[0][0]), told=last.said)]


def _shown(each: Indicator) -> str:
    value = value_words(each.unit, each.value)
    likely = range_words(each.unit, each.low, each.high)
    return f"{value} ({_(likely)})" if likely else value
