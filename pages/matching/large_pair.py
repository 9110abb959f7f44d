"""Any two of a large program in full: points and why, both profiles, what making them a pair would cost, a decision."""

import streamlit as st

from core.matching import PairIds, Proposal, compare, explain, why_not
from core.program.questions import Side
from db import LargeResult, PairRuleKind, TwoPeople, Workspace
from pages.matching.pair import answers_of, missing
from pages.ui.cache import thought
from pages.ui.notices import notice
from pages.ui.points import points_bar
from pages.ui.words import _, listed, number, plain

CHANGED = 0.15  # points: the answers are others now than when the result was found


def show_two(workspace: Workspace, result: LargeResult, pair: PairIds) -> None:
    """Compared alone as they were among all."""
    two = workspace.large_matching.two(result.job_id, pair)
    comparison = thought(compare, two.pool, result.rules.criteria)
    about = explain(two.pool, result.rules, comparison, pair)
    against = [] if two.found else list(why_not(two.pool, result.rules, comparison, pair))
    one, other = (plain(person.name) for person in two.pool.people)
    with st.container(border=True, key="large_pair"):
        st.subheader(f"{one} & {other}", anchor=False)
        st.markdown(_("**{points} of 100 points**", points=number(about.score, 1)))
        st.markdown(_standing(result, two, about, [plain(_(each)) for each in against]))
        missing(about)
        points, profiles, decide = st.tabs([_("Points"), _("Both profiles"), _("Decide by hand")], key="large_tabs")
        with points:
            points_bar(about.points)
        with profiles:
            _profiles(workspace, two)
        with decide:
            _decide(workspace, two, pair)


def _standing(result: LargeResult, two: TwoPeople, about: Proposal, against: list[str]) -> str:
    """How the two stand in the result, and what it would cost to make them a pair."""
    if two.found is not None:
        if abs(two.found.score - about.score) > CHANGED:
            return _("They are a pair in this result, then with {points} points: an answer has changed since.",
                     points=number(two.found.score, 1))  # fmt: skip
        return _("They are a pair in this result.")
    if against:
        return _("They can't be a pair now. {reasons}.", reasons=listed(against))
    with_whom = (
        _("She is with {name} in this result.", name=plain(two.partner))
        if two.partner
        else _("She waits in this result.")
    )
    if two.kept is None or two.price is None or not result.counts.proven:
        return with_whom + " " + _("What the two would cost all others is known after a matching with them locked.")
    least = max(0.0, two.kept - (about.score - two.price))
    if least < 0.05:
        words = _("Making them a pair may cost nothing. How much exactly says a matching with them locked.")
        return f"{with_whom} {words}"
    return with_whom + " " + _(
        "Making them a pair costs all pairs together at least {points} points. How much exactly says a matching with "
        "them locked.", points=number(least, 1),
    )  # fmt: skip


def _profiles(workspace: Workspace, two: TwoPeople) -> None:
    """Side by side; below each other on a phone."""
    forms = workspace.matching.rules_and_forms()[2]
    sides = (Side.MENTEE, Side.MENTOR)
    for place, person, side in zip(st.columns(2, gap="medium"), two.pool.people, sides, strict=True):
        with place:
            answers_of(person, forms.get(side))


def _decide(workspace: Workspace, two: TwoPeople, pair: PairIds) -> None:
    """Lock or bar, with a reason; it counts from the next matching on."""
    decided = two.decided
    if decided is not None:
        word = _("always together") if decided.kind is PairRuleKind.LOCK else _("never together")
        st.caption(_("Decided by hand: {word}. {reason}", word=word, reason=plain(decided.reason)))
    reason = st.text_input(
        _("Why, for whoever looks next"), key=f"why_{pair}", max_chars=200, placeholder=_("They asked for each other")
    )
    seen = 0 if decided is None else decided.version
    with st.container(horizontal=True):
        for kind, words, icon in (
            (PairRuleKind.LOCK, _("Lock: always together"), ":material/lock:"),
            (PairRuleKind.BAR, _("Bar: never together"), ":material/block:"),
        ):
            if decided is not None and decided.kind is kind:
                continue
            if st.button(words, key=f"{kind.value}_large", icon=icon):
                workspace.large_matching.decide(pair, kind, reason, seen)
                notice(_("Noted. It counts from the next matching on; take it away under “By hand”."))
                st.rerun()
    st.caption(_("The pairs here stay as they were found until you match again."))
