"""Decisions by hand where there are too many names for a list: any two found by a part of their names."""

import streamlit as st

from core.program.questions import Side
from db import MOST_FOUND, LargeResult, PairRule, PairRuleKind, Workspace
from pages.matching.large_pair import show_two
from pages.ui.boundary import boundary
from pages.ui.words import _, count, plain


@st.fragment
def show_by_hand(workspace: Workspace, result: LargeResult) -> None:
    """ "Why not …?" for any two, and every lock and bar with its reason."""
    with boundary():
        st.subheader(_("Why not …?"), anchor=False, help=_("Any two people: what they would score, and what it costs."))
        first, second = st.columns(2, gap="medium")
        with first:
            one = _found(workspace, Side.MENTEE, _("Mentee"))
        with second:
            other = _found(workspace, Side.MENTOR, _("Mentor"))
        if one is not None and other is not None:
            show_two(workspace, result, (one, other))
        _decided(workspace)


def _found(workspace: Workspace, side: Side, label: str) -> int | None:
    """Somebody of this side: a part of the name first, then one of those who have it."""
    words = st.text_input(
        _("{side}: a part of the name or the address", side=label), key=f"by_hand_{side.value}_words",
    )  # fmt: skip
    people = workspace.large_matching.find(words, side)
    if not people:
        if words.strip():
            st.caption(_("Nobody of that name takes part."))
        return None
    names = {each.id: f"{each.name} · {each.email}" for each in people}
    if len(people) == MOST_FOUND:
        st.caption(_("The first {n}: write more of the name to see others.", n=MOST_FOUND))
    chosen: int | None = st.selectbox(
        label, list(names), index=0 if len(people) == 1 else None, format_func=names.__getitem__,
        key=f"by_hand_{side.value}_{words}", placeholder=_("Choose"),
    )  # fmt: skip
    return chosen


def _decided(workspace: Workspace) -> None:
    many, rules = workspace.large_matching.decided()
    st.subheader(_("Decided by hand"), anchor=False)
    if not rules:
        st.caption(_("Nothing yet. Whom you lock is always paired, whom you bar never."))
    if many > len(rules):
        words = "{n} decision; the newest {shown} are here.", "{n} decisions; the newest {shown} are here."
        st.caption(count(many, *words, shown=len(rules)))
    for rule in rules:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_words(rule), width="stretch")
            if st.button(_("Take away"), key=f"remove_rule_{rule.id}", type="tertiary"):
                workspace.matching.remove_pair_rule(rule.id, rule.version)
                st.rerun()


def _words(rule: PairRule) -> str:
    icon = ":material/lock:" if rule.kind is PairRuleKind.LOCK else ":material/block:"
    word = _("always together") if rule.kind is PairRuleKind.LOCK else _("never together")
    return f"{icon} {plain(rule.names[0])} & {plain(rule.names[1])}: {word}  \n:gray[{plain(rule.reason)}]"
