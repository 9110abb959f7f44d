"""The words and numbers of an outcome: the sentence first, then what to keep in mind, then everything."""

import pandas as pd
import streamlit as st

from core.evaluation.analysis_plan import KeptPlan, told
from core.evaluation.finding import Estimate, Finding, NotEnough, p_shown
from core.evaluation.outcomes import Level, Outcome
from pages.ui.words import _, number


def main_sentence(found: Outcome, plan: KeptPlan | None) -> None:
    """What may be said, large; and whether a plan foresaw it."""
    clear = isinstance(found.main, Finding) and found.main.estimate.is_clear
    icon = ":material/trending_flat:" if not clear else ":material/query_stats:"
    if isinstance(found.main, NotEnough):
        icon = ":material/hourglass_empty:"
    with st.container(border=True):
        st.markdown(f"{icon} {_(found.main.sentence)}")
        st.caption(f"{':material/explore:' if plan is None else ':material/fact_check:'} {_(told(plan))}")


def level_card(stage: str, found: Level) -> None:
    """One wave by itself."""
    with st.container(border=True):
        st.markdown(f"**{stage}**  \n{_(found.sentence)}")


def caveats(found: Outcome) -> None:
    """What to keep in mind, always in sight."""
    said = [_(each) for each in found.caveats]
    if found.unchanged is not None:
        value, scale = found.unchanged.estimate, 100 if found.measure.is_yes_no else 1
        if value.low is not None and value.high is not None:
            low, middle, high = (number(each * scale, 2) for each in (value.low, value.value, value.high))
            said.insert(0, _("Had nobody changed who did not answer again, it would be {value} ({low} – {high}).",
                             value=middle, low=low, high=high))  # fmt: skip
    if said:
        st.markdown(f"**{_('Keep in mind')}**")
        st.markdown("\n".join(f"- {each}" for each in said))


def all_numbers(found: Outcome, before: str, after: str) -> None:
    """Every number with its method, folded away."""
    with st.expander(_("All numbers and how they were reckoned")):
        seen = [(before, found.before), (after, found.after)]
        st.table(
            pd.DataFrame(
                {
                    "": [name for name, _level in seen],
                    _("Answered"): [str(each.described.n if each.described else 0) for _name, each in seen],
                    _("Average"): [_digits(each.described.mean if each.described else None) for _name, each in seen],
                    _("Middle"): [_digits(each.described.median if each.described else None) for _name, each in seen],
                    _("Spread"): [_digits(each.described.sd if each.described else None) for _name, each in seen],
                }
            ),
            hide_index=True,
        )
        for each in (found.main, *found.beside):
            if isinstance(each, Finding):
                finding_in_full(each)
        if found.drawn is not None:
            st.markdown(f"- {estimate_words(found.drawn)}")
        if found.reliability is not None:
            st.markdown(f"- {estimate_words(found.reliability)}")
        if found.reliable is not None:
            more = found.reliable
            words = _("Changed by more than the noise of the scale ({line}): {up} up, {down} down, {same} neither.",
                      line=number(more.threshold, 2), up=more.up, down=more.down, same=more.same)  # fmt: skip
            st.markdown(f"- {words}")
        if found.flow is not None:
            st.markdown("- " + " → ".join(f"{number(many)} {_(what)}" for what, many in found.flow.steps))


def finding_in_full(found: Finding) -> None:
    """Its method, every number, and what it takes for granted."""
    said = [_("{n} counted, {missing} missing", n=number(found.n), missing=number(found.missing))]
    said += [estimate_words(each) for each in (found.estimate, found.effect, *found.others) if each is not None]
    if found.p is not None:
        said.append(_("p {p}", p=p_shown(found.p)))
    st.markdown(f"**{_(found.method)}**")
    st.markdown("\n".join(f"- {each}" for each in (*said, *map(_, found.assumptions))))


def estimate_words(value: Estimate) -> str:
    """What it is, its value, its interval and its method."""
    shown = f"{_(value.name)}: **{number(value.value, 2)}**"
    if value.low is not None and value.high is not None:
        shown += f" ({number(value.low, 2)} – {number(value.high, 2)})"
    return f"{shown}; {_(value.method)}"


def _digits(value: float | None) -> str:
    return "" if value is None else number(value, 2)
