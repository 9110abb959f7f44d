"""What the rules lead to: how many are paired, what the last change did, and who waits."""

import streamlit as st

from core.matching import FairPrice, Unmatched, compare_results, fair_price
from core.matching.in_words import people_paired, proof_sentence
from core.matching.long_run import is_long
from pages.matching.keeping import keep_button
from pages.matching.opening import FEW, some
from pages.matching.publishing import review_button
from pages.matching.seen import Seen
from pages.matching.trying import keep_places
from pages.ui.memory import worked_out
from pages.ui.words import _, count, number, plain


def show_result(seen: Seen) -> None:
    """In words: how many are paired, who waits and why, what the last change did; and the way to publishing."""
    result = seen.result
    words = _paired(seen)
    if result.unmatched:
        words += count(len(result.unmatched), "; {n} waits", "; {n} wait")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(words, anchor=False, width="content")
        with st.container(horizontal=True, width="content", gap="small"):
            if result.proposals:
                keep_button(seen)
            if result.proposals and not seen.more:
                review_button(seen.workspace, seen.desk, seen.rules, result)
    st.caption(_(proof_sentence(result)) + _fair_price(seen))
    keep_places(seen)
    _last_move(seen)
    _waiting(seen)


def _fair_price(seen: Seen) -> str:
    """What the fairest pairs cost, where that is the aim and a moment is enough to know it."""
    if is_long(seen.pool, seen.rules):
        return ""
    found: tuple[FairPrice | None] = worked_out(
        "fair_price", seen.asked, lambda: (fair_price(seen.pool, seen.rules, seen.result, seen.comparison),)
    )
    return "" if found[0] is None else f" {_(found[0].sentence)}"


def _paired(seen: Seen) -> str:
    """ "38 of 40 mentees paired", or "in 9 groups"."""
    found, everyone = (number(n) for n in people_paired(seen.result, seen.pool))
    made = len(seen.result.groups)
    if seen.rules.grouping is None:
        return _("{paired} of {all} people paired", paired=found, all=everyone) if seen.pool.peers else _(
            "{paired} of {all} mentees paired", paired=found, all=everyone
        )  # fmt: skip
    if seen.pool.peers:
        return count(made, "{placed} of {all} people in {n} circle", "{placed} of {all} people in {n} circles",
                     placed=found, all=everyone)  # fmt: skip
    return count(made, "{placed} of {all} mentees in {n} group", "{placed} of {all} mentees in {n} groups",
                 placed=found, all=everyone)  # fmt: skip


def _last_move(seen: Seen) -> None:
    """Always there, so that nothing jumps when the first slider moves."""
    if seen.earlier is None:
        st.info(_("Move a slider: this line says what it changes."), icon=":material/swap_horiz:")
        return
    change = compare_results(seen.earlier, seen.result)
    moved = tuple(seen.moved.values())
    if not moved:
        st.info(f"{_('Last change:')} {_(change.sentence)}", icon=":material/swap_horiz:")
        return
    words = count(len(moved), "{n} person changes partner.", "{n} people change partner.")
    steps = [(_("Average"), change.average_before, change.average_after, 1),
             (_("Lowest"), change.worst_before, change.worst_after, 1)]  # fmt: skip
    if change.people_before != change.people_after:
        steps.insert(0, (_("Paired"), change.people_before, change.people_after, 0))
    for label, then, now, digits in steps:
        if then is not None and now is not None:
            words += f" {label} {number(then, digits)} → **{number(now, digits)}**."
    st.info(f"{_('Last change:')} {words}  \n{seen.moves(moved)}", icon=":material/swap_horiz:")


def _waiting(seen: Seen) -> None:
    """Those who wait for the same reason together, the most frequent reason first."""
    alike: dict[tuple[str, str], list[Unmatched]] = {}
    for each in seen.result.unmatched:  # in English here: hundreds are put into the reader's words only if they show
        alike.setdefault((str(each.reason), str(each.remedy)), []).append(each)
    groups = sorted(alike.values(), key=lambda who: -len(who))
    if len(groups) <= FEW:
        lines = []
        for group in groups:
            names = some([seen.names[each.person_id] for each in group])
            words = count(len(group), "{names} waits.", "{names} wait.", names=names)
            why, help_ = plain(_(group[0].reason)), plain(_(group[0].remedy))
            lines.append(f":material/hourglass_empty: **{words}** {why}  \n:gray[{help_}]")
        st.markdown("\n\n".join(lines))
    else:
        st.caption(_("“Who waits” below says for each of them why, and what would help."))
