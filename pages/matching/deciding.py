"""Deciding by hand: lock, bar and swap, each with its price before it is done and a reason for whoever looks next."""

import streamlit as st

from core.matching import Group, PairIds, Proposal, WhatIf, swapped
from pages.matching.seen import Seen
from pages.ui.notices import notice
from pages.ui.words import _, plain


def reason_of(pair: PairIds) -> str:
    """Why, in the words of whoever decides; asked for by every decision."""
    return st.text_input(
        _("Why, for whoever looks next"), key=f"why_{pair}", max_chars=200, placeholder=_("They asked for each other")
    )


def lock_button(seen: Seen, pair: PairIds, reason: str) -> None:
    """Always together; of two who are not, what that costs."""
    if pair in seen.rules.locked:
        st.caption(_("🔒 Locked. It can be taken away under “By hand”."))
        return
    made = any(proposal.pair == pair for proposal in seen.result.proposals)
    price = None if made else seen.what_if(lock=(pair,))
    words = _("Costs nothing: the two are together as it is.") if price is None else seen.price(price)
    if _offered(_("Lock: always together"), "lock_pair", ":material/lock:", words, price):
        seen.workspace.matching.lock(pair, reason, seen.decided(pair))
        notice(_("Locked. It can be taken away under “By hand”."))
        st.rerun()


def bar_button(seen: Seen, pair: PairIds, reason: str) -> None:
    """Never together."""
    price = seen.what_if(bar=(pair,))
    if _offered(_("Bar: never together"), "bar_pair", ":material/block:", seen.price(price), price):
        seen.workspace.matching.bar(pair, reason, seen.decided(pair))
        notice(_("Barred. It can be taken away under “By hand”."))
        st.rerun()


def swap_with(seen: Seen, proposal: Proposal, reason: str) -> None:
    """Hand partners over between two pairs; both new pairs are locked."""
    names = seen.names
    others = {
        each.pair: each
        for each in seen.result.proposals
        if not set(each.pair) & set(proposal.pair)
    }  # fmt: skip
    chosen = st.selectbox(
        _("Swap partners with"), list(others), index=None, key=f"swap_{proposal.pair}",
        format_func=lambda pair: f"{names[pair[0]]} & {names[pair[1]]}", placeholder=_("Another pair"),
    )  # fmt: skip
    if chosen is None:
        return
    new = swapped(proposal.pair, chosen, bool(seen.pool.peers))
    price = seen.what_if(lock=new, free=(proposal.pair, chosen))
    both = _("{one} & {other}, {third} & {fourth}", one=plain(names[new[0][0]]), other=plain(names[new[0][1]]),
             third=plain(names[new[1][0]]), fourth=plain(names[new[1][1]]))  # fmt: skip
    if _offered(
        _("Swap: lock both new pairs"), "swap_pairs", ":material/swap_horiz:", f"{both}. {seen.price(price)}", price
    ):
        these = (*new, proposal.pair, chosen)
        seen.workspace.matching.lock_instead(
            new, (proposal.pair, chosen), reason, {pair: seen.decided(pair) for pair in these}
        )
        notice(_("Swapped: both new pairs are locked."))
        st.rerun()


def move_button(seen: Seen, person_id: int, to: Group, home: Group | None) -> None:
    """Lock somebody into another group; a lock that held her where she is goes."""
    if to.mentor_id is not None:
        new = person_id, to.mentor_id
    else:
        new = min(person_id, to.member_ids[0]), max(person_id, to.member_ids[0])
    everybody = () if home is None else (*home.member_ids, home.mentor_id)
    held = tuple(pair for pair in seen.rules.locked if person_id in pair and set(pair) <= {person_id, *everybody})
    with st.spinner(_("Trying the move…")):
        price = seen.what_if(lock=(new,), free=held)
    reason = reason_of(new)
    if _offered(_("Move: lock into this group"), "move_person", ":material/move_group:", seen.price(price), price):
        seen.workspace.matching.lock_instead((new,), held, reason)
        notice(_("Moved and locked. It can be taken away under “By hand”."))
        st.rerun()


def _offered(label: str, key: str, icon: str, words: str, price: WhatIf | None) -> bool:
    """A button with its price beside it; none for what cannot be."""
    with st.container(gap="xxsmall"):
        pressed = st.button(label, key=key, icon=icon, disabled=price is not None and price.refused is not None)
        st.caption(words)
    return pressed
