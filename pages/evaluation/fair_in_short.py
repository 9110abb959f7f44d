"""Fairness in a line to each question: which groups found a partner clearly more or less often than the others."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.fairness import GroupShare, compared
from db import Breakdown
from pages.ui.chips import PLURALS
from pages.ui.places import link_to
from pages.ui.words import _, listed, number, plain


def in_short(found: Sequence[Breakdown]) -> None:
    """Of groups that are large enough to be shown; the others are counted nowhere."""
    asked = [each for each in found if each.groups]
    if not asked:
        return
    st.subheader(_("Was it fair?"), anchor=False)
    with st.container(border=True, gap="xsmall"):
        for each in asked:
            st.markdown(f"**{_(PLURALS[each.side])}: {plain(each.question)}** · {_told(each)}")
        st.caption(_("Whether people of every group find a partner alike. A difference is a reason to look, not yet a "
                     "proof of unfairness."))  # fmt: skip
        link_to(_("Group by group"), "evaluation.fairness", icon=":material/arrow_forward:")


def _told(each: Breakdown) -> str:
    shown = [(group.name, group.people, group.paired) for group in each.groups
             if group.people and group.paired is not None]  # fmt: skip
    groups = [one for one in compared(shown) if one.apart is not None]
    if not groups:
        return _("not enough data to compare")
    more, less = _names(groups, more=True), _names(groups, more=False)
    said = [_("clearly more often: {groups}", groups=listed(more))] if more else []
    said += [_("clearly less often: {groups}", groups=listed(less))] if less else []
    return "; ".join(said) or _("no clear difference between {n} groups", n=number(len(groups)))


def _names(groups: Sequence[GroupShare], *, more: bool) -> list[str]:
    clear = [one for one in groups if one.apart is not None and one.apart.is_clear and (one.apart.change > 0) is more]
    return [plain(one.name) if one.name else _("no answer") for one in clear]
