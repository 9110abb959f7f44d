"""Fairness: whether groups are accepted, paired and fare alike, each against all the others; small ones held back."""

import streamlit as st

from core.evaluation.fairness import FATES, Fate, Group, GroupShare, compared
from core.evaluation.suppression import REASON
from db import Workspace
from pages.ui.chips import PLURALS, badge
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.words import _, listed, number, percent, plain


def show(workspace: Workspace) -> None:
    header(_("Fairness"), _("Whether people of every group fare alike. A difference is a reason to look, not yet a "
                            "proof of unfairness."))  # fmt: skip
    fate = st.selectbox(_("What is compared"), list(FATES), index=list(FATES).index(Fate.PAIRED), key="fairness_fate",
                        format_func=lambda each: _(FATES[each][0]))  # fmt: skip
    found = workspace.evaluation.fairness(fate)
    if not found:
        empty(_("Nothing to compare by"), _("Groups come from questions of the forms with one answer out of a few."),
              _("Forms"), "program.forms", icon=":material/balance:")  # fmt: skip
        return
    names = [f"{_(PLURALS[each.side])}: {plain(each.question)}" for each in found]
    first = next((place for place, each in enumerate(found) if _shown(each.groups)), 0)
    place = st.selectbox(_("Groups by"), range(len(found)), first, key="fairness_by", format_func=names.__getitem__)
    groups = _shown(found[place].groups)
    for each in compared(groups):
        _group(each)
    _hidden(found[place].groups)
    if not groups:
        st.markdown(f":material/hourglass_empty: {_('Not enough data: no group is large enough to be shown.')}")
    st.caption(_(FATES[fate][1]))
    if groups:
        st.caption(_("“Clearly” allows for looking at {n} groups at once, not for looking at other questions too.",
                     n=len(groups)))  # fmt: skip


def _shown(groups: tuple[Group, ...]) -> list[tuple[str, int, int]]:
    """Those that are large enough; of a group of nobody there is nothing to say."""
    return [(each.name, each.people, each.having) for each in groups if each.people and each.having is not None]


def _group(each: GroupShare) -> None:
    name = plain(each.name) if each.name else _("no answer")
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{name}**", width="content")
            if each.apart is not None and each.apart.is_clear:
                more = each.apart.change > 0
                badge(_("More often") if more else _("Less often"), "info" if more else "attention")
        if each.found is None:
            st.caption(_(each.said))
            return
        words = _("**{share}** (likely {low} to {high}), {count} of {of}", share=percent(each.found.share),
                  low=percent(each.found.low), high=percent(each.found.high), count=number(each.found.count),
                  of=number(each.found.of))  # fmt: skip
        st.progress(each.found.share, text=words)
        if each.apart is not None:
            change, low, high = (number(100 * value) for value in (each.apart.change, each.apart.low, each.apart.high))
            points = _("Difference from the others: {change} percentage points, likely {low} to {high}.",
                       change=change, low=low, high=high)  # fmt: skip
            st.caption(f"{_(each.said)} {points}")
        else:
            st.caption(_(each.said))


def _hidden(groups: tuple[Group, ...]) -> None:
    hidden = [plain(each.name) if each.name else _("no answer") for each in groups if each.people is None]
    if hidden:
        st.caption(_("Not shown: {groups}.", groups=listed(hidden)))
        st.caption(_(REASON))
