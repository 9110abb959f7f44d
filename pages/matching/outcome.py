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
    """In words: how many are paired, who waits and why, what the last change did; and the way to publishing."""
    paired, everyone = people_paired(result, desk.pool)
    who = _("people") if desk.pool.peers else _("mentees")
    words = _("{paired} of {all} {who} paired", paired=number(paired), all=number(everyone), who=who)
    if result.unmatched:
        words += count(len(result.unmatched), "; {n} waits", "; {n} wait")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(words, anchor=False, width="content")
        if result.proposals:
            review_button(workspace, desk, rules, result)
    st.caption(_(proof_sentence(result)))
    _last_move(before("desk", (desk.pool.fingerprint, rules), result), result)
    _waiting(desk, result)


def show_pairs(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    """The pairs, one of them in full, mentors with places left, and files to take away."""
    if result.proposals:
        st.subheader(_("Pairs"), anchor=False)
        chosen = choose_pair(desk, result)
        if chosen is not None:
            show_pair(workspace, desk, rules, chosen)
    free = free_mentors(result, desk.pool)
    if free:
        names = some([person.name for person in free])
        words = count(
            len(free), "{n} mentor has places left: {names}.", "{n} mentors have places left: {names}.", names=names
        )
        st.caption(words)
    _files(desk, result)


def _last_move(earlier: Result | None, result: Result) -> None:
    """Always there, so that nothing jumps when the first slider moves."""
    if earlier is None:
        st.info(_("Move a slider: this line says what it changes."), icon=":material/swap_horiz:")
        return
    change = compare_results(earlier, result)
    moved = len(change.moved)
    words = count(moved, "{n} person changes partner.", "{n} people change partner.") if moved else _(change.sentence)
    steps = [(_("Average"), change.average_before, change.average_after, 1),
             (_("Lowest"), change.worst_before, change.worst_after, 1)]  # fmt: skip
    if change.people_before != change.people_after:
        steps.insert(0, (_("Paired"), change.people_before, change.people_after, 0))
    for label, then, now, digits in steps:
        if then is not None and now is not None and moved:
            words += f" {label} {number(then, digits)} → **{number(now, digits)}**."
    st.info(f"{_('Last change:')} {words}", icon=":material/swap_horiz:")


def _waiting(desk: Desk, result: Result) -> None:
    """Those who wait for the same reason together, the most frequent reason first."""
    names = {person.id: person.name for person in desk.pool.people}
    alike: dict[tuple[str, str], list[str]] = {}
    for each in result.unmatched:
        alike.setdefault((_(each.reason), _(each.remedy)), []).append(names[each.person_id])
    groups = sorted(alike.items(), key=lambda item: -len(item[1]))
    lines = [
        f":material/hourglass_empty: **{count(len(who), '{names} waits.', '{names} wait.', names=some(who))}** "
        f"{plain(why)}  \n:gray[{plain(help_)}]"
        for (why, help_), who in groups
    ]
    if len(lines) <= FEW:
        st.markdown("\n\n".join(lines))
        return
    with st.expander(_("Who waits, why, and what would help"), icon=":material/hourglass_empty:"):
        st.markdown("\n\n".join(lines))


def _files(desk: Desk, result: Result) -> None:
    def file(kind: str) -> bytes:
        return write_table(*pairs_table(desk.pool, result), "xlsx" if kind == "xlsx" else "csv", "Pairs")

    downloads("pairs", csv=lambda: file("csv"), xlsx=lambda: file("xlsx"))


def some(names: Sequence[str]) -> str:
    """A few names, and that there are others."""
    return listed([*map(plain, names[:FEW])] + ([_("others")] if len(names) > FEW else []))
