"""What the rules lead to: how many are paired, what the last change did, the pairs, and who waits and why."""

from collections.abc import Sequence

import streamlit as st

from core.matching import Result, Rules, compare_results, free_mentors
from core.matching.in_words import people_paired, proof_sentence
from core.reports.pairs import pairs_table
from core.reports.table import write_table
from db import Desk, Workspace
from pages.matching.pairs import choose_pair, show_pair
from pages.matching.publishing import review_button
from pages.ui.downloads import downloads
from pages.ui.memory import before
from pages.ui.words import _, count, listed, number, plain

FEW = 5  # people are named up to so many


def show_result(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    paired, everyone = people_paired(result, desk.pool)
    who = _("people") if desk.pool.peers else _("mentees")
    st.subheader(
        _("{paired} of {all} {who} paired", paired=number(paired), all=number(everyone), who=who), anchor=False
    )
    st.caption(_(proof_sentence(result)))
    earlier = before("desk", (desk.pool.fingerprint, rules), result)
    if earlier is not None:
        _last_move(earlier, result)
    if len(result.unmatched) <= FEW:
        _waiting(desk, result)
    if result.proposals:
        with st.container(horizontal=True):
            review_button(workspace, desk, rules, result)
        chosen = choose_pair(desk, result)
        if chosen is not None:
            show_pair(workspace, desk, chosen)
    if len(result.unmatched) > FEW:
        with st.expander(
            count(len(result.unmatched), "{n} waits: why, and what would help", "{n} wait: why, and what would help")
        ):
            _waiting(desk, result)
    free = free_mentors(result, desk.pool)
    if free:
        names = some([person.name for person in free])
        words = count(
            len(free), "{n} mentor has places left: {names}.", "{n} mentors have places left: {names}.", names=names
        )
        st.caption(words)
    _files(desk, result)


def _last_move(earlier: Result, result: Result) -> None:
    change = compare_results(earlier, result)
    words = _(change.sentence)
    for label, then, now in (
        (_("Average"), change.average_before, change.average_after),
        (_("Lowest"), change.worst_before, change.worst_after),
    ):
        if then is not None and now is not None and change.moved:
            words += f" {label} {number(then, 1)} → **{number(now, 1)}**."
    st.info(f"{_('Last change:')} {words}", icon=":material/swap_horiz:")


def _waiting(desk: Desk, result: Result) -> None:
    names = {person.id: person.name for person in desk.pool.people}
    for each in result.unmatched:
        st.markdown(
            f":material/hourglass_empty: **{_('{name} waits.', name=plain(names[each.person_id]))}** "
            f"{plain(_(each.reason))} :gray[{plain(_(each.remedy))}]"
        )


def _files(desk: Desk, result: Result) -> None:
    def file(kind: str) -> bytes:
        return write_table(*pairs_table(desk.pool, result), "xlsx" if kind == "xlsx" else "csv", "Pairs")

    downloads("pairs", csv=lambda: file("csv"), xlsx=lambda: file("xlsx"))


def some(names: Sequence[str]) -> str:
    """A few names, and that there are others."""
    return listed([*map(plain, names[:FEW])] + ([_("others")] if len(names) > FEW else []))
