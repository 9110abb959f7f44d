"""Pairs that the team locked or barred: the list, and taking a decision away."""

import streamlit as st

from db import Desk, PairRule, PairRuleKind, Workspace
from pages.ui.words import _, plain


def decided_by_hand(workspace: Workspace, desk: Desk) -> None:
    """Each decision with its reason; nothing where there is none."""
    if not desk.pair_rules:
        return
    st.markdown(_("**Decided by hand**"))
    for rule in desk.pair_rules:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_words(rule), width="stretch")
            if st.button(_("Take away"), key=f"remove_rule_{rule.id}", type="tertiary"):
                workspace.matching.remove_pair_rule(rule.id)
                st.rerun()


def _words(rule: PairRule) -> str:
    icon = ":material/lock:" if rule.kind is PairRuleKind.LOCK else ":material/block:"
    word = _("always together") if rule.kind is PairRuleKind.LOCK else _("never together")
    waits = "" if rule.counts else f" · {_('does not count now: one of them is not to be matched')}"
    return f"{icon} {plain(rule.names[0])} & {plain(rule.names[1])}: {word}  \n:gray[{plain(rule.reason)}{waits}]"
