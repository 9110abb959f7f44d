"""Decisions by hand: any two chosen by name, why they are no pair and what they would cost; and every decision."""

import streamlit as st

from core.matching import PairIds, explain, why_not
from db import PairRule, PairRuleKind
from pages.matching.deciding import bar_button, lock_button, reason_of
from pages.matching.pair import both_profiles, missing
from pages.matching.seen import Seen
from pages.matching.sides import side_titles
from pages.ui.points import points_bar
from pages.ui.words import _, listed, number, plain


def show_by_hand(seen: Seen) -> None:
    """ "Why not …?" for any two, and every lock and bar with its reason."""
    st.subheader(
        _("Why not …?"), anchor=False, help=_("Any two people: what they would score, and what it would cost.")
    )
    pair = _choose(seen)
    if pair is not None:
        _why_not(seen, pair)
    st.subheader(_("Decided by hand"), anchor=False)
    if not seen.desk.pair_rules:
        st.caption(_("Nothing yet. Whom you lock is always paired, whom you bar never."))
    for rule in seen.desk.pair_rules:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_words(rule), width="stretch")
            if st.button(_("Take away"), key=f"remove_rule_{rule.id}", type="tertiary"):
                seen.workspace.matching.remove_pair_rule(rule.id, rule.version)
                st.rerun()


def _choose(seen: Seen) -> PairIds | None:
    ones, others = (seen.pool.peers, seen.pool.peers) if seen.pool.peers else (seen.pool.mentees, seen.pool.mentors)
    labels = side_titles(seen)
    first, second = st.columns(2, gap="medium")
    chosen = [
        place.selectbox(
            label, [person.id for person in sorted(people, key=lambda each: each.name.casefold())], index=None,
            format_func=seen.names.__getitem__, key=key, placeholder=_("Choose or type a name"),
        )
        for place, label, people, key in ((first, labels[0], ones, "why_one"), (second, labels[1], others, "why_other"))
    ]  # fmt: skip
    one, other = chosen
    if one is None or other is None or one == other:
        return None
    return (min(one, other), max(one, other)) if seen.pool.peers else (one, other)


def _why_not(seen: Seen, pair: PairIds) -> None:
    one, other = (plain(seen.names[person]) for person in pair)
    about = explain(seen.pool, seen.rules, seen.comparison, pair)
    made = any(each.pair == pair for each in seen.result.proposals)
    against = [] if pair in seen.rules.locked else why_not(seen.pool, seen.rules, seen.comparison, pair)
    with st.container(border=True, key="why_not"):
        st.markdown(f"**{one} & {other} · {_('{points} of 100 points', points=number(about.score, 1))}**")
        if made:
            st.markdown(_("They are a pair in this result."))
        elif against:
            st.markdown(_("They can't be a pair now. {reasons}.", reasons=listed(plain(_(each)) for each in against)))
            why = seen.rules.barred.get(pair) or seen.rules.barred.get(pair[::-1])
            if why:
                st.caption(_("Barred: {reason}", reason=plain(why)))
        elif seen.prices is not None:
            st.markdown(plain(_(seen.prices.why_not(pair).sentence)))
        missing(about)
        points, profiles, decide = st.tabs([_("Points"), _("Both profiles"), _("Decide by hand")], key="why_not_tabs")
        with points:
            points_bar(about.points)
        with profiles:
            both_profiles(seen, pair)
        with decide:
            if against:
                st.caption(_("A lock overrides these rules for the two alone. Say why."))
            reason = reason_of(pair)
            lock_button(seen, pair, reason)
            bar_button(seen, pair, reason)


def _words(rule: PairRule) -> str:
    icon = ":material/lock:" if rule.kind is PairRuleKind.LOCK else ":material/block:"
    word = _("always together") if rule.kind is PairRuleKind.LOCK else _("never together")
    waits = "" if rule.counts else f" · {_('does not count now: one of them is not to be matched')}"
    return f"{icon} {plain(rule.names[0])} & {plain(rule.names[1])}: {word}  \n:gray[{plain(rule.reason)}{waits}]"
