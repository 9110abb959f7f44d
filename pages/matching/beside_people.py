"""Scenarios beside each other, by people: whose partner differs and why, and how groups of people fare."""

import pandas as pd
import streamlit as st

from core.evaluation.suppression import FEWEST, REASON
from core.matching import Change, compare, what_changed
from core.matching.fairness import UNSAID, GroupOutcome, fairness
from core.matching.scenarios import among, only
from core.matching.side_by_side import measured, unweighted
from pages.matching.beside_table import Beside
from pages.ui.cache import thought
from pages.ui.memory import worked_out
from pages.ui.words import _, count, listed, number, percent, plain

ROWS = 10


def show_moved(beside: Beside, asked: object) -> None:
    """From one scenario to another: who has somebody else, and why."""
    st.subheader(_("Who would have somebody else"), anchor=False)
    names = beside.names
    places = range(len(names))
    with st.container(horizontal=True, gap="medium"):
        one = st.selectbox(_("From"), places, 0, format_func=names.__getitem__, key="beside_from", width=300)
        other = st.selectbox(_("To"), places, 1, format_func=names.__getitem__, key="beside_to", width=300)
    if one == other:
        st.caption(_("Choose two that differ."))
        return
    with st.spinner(_("Finding out why…")):
        change = worked_out("beside_moved", (asked, one, other), lambda: _change(beside, one, other))
    if not change.moved:
        st.markdown(_("Nobody: both have the same pairs."))
        return
    st.markdown(
        count(len(change.moved), "{n} person has another partner in “{name}”.",
              "{n} people have other partners in “{name}”.", name=plain(names[other]))
    )  # fmt: skip
    people = beside.people

    def who(ids: tuple[int, ...]) -> str:
        return listed(people.get(id, "?") for id in ids) if ids else _("nobody")

    frame = pd.DataFrame(
        {
            _("Name"): [people.get(each.person_id, "?") for each in change.moved],
            f"{one + 1}. {names[one]}": [who(each.before) for each in change.moved],
            f"{other + 1}. {names[other]}": [who(each.after) for each in change.moved],
            _("Why"): [_(each.why) for each in change.moved],
        }
    )
    st.dataframe(
        frame, hide_index=True, height=36 * min(len(frame), ROWS) + 38,
        column_config={_("Name"): st.column_config.TextColumn(pinned=True),
                       _("Why"): st.column_config.TextColumn(width="large")},
    )  # fmt: skip
    st.caption(_("Why, by the rules of “{name}” and the answers of now.", name=plain(names[other])))


def _change(beside: Beside, one: int, other: int) -> Change:
    to = beside.found[other]
    pool, rules = beside.pool, among(to.scenario.rules, beside.pool)
    comparison = thought(compare, pool, unweighted(rules.criteria))
    return what_changed(pool, rules, beside.found[one].scenario.result, to.scenario.result, comparison)


def show_groups(beside: Beside, questions: tuple[tuple[str, str], ...]) -> None:
    """How the people of each answer to a question fare; small groups are not shown."""
    if not questions:
        return
    st.subheader(_("By group"), anchor=False)
    labels = dict(questions)
    chosen = st.selectbox(
        _("Groups by their answer to"), list(labels), index=None, format_func=labels.__getitem__, key="beside_group",
        width=380, placeholder=_("Choose a question"),
    )  # fmt: skip
    if chosen is None:
        return
    found = [
        fairness(
            only(each.pool, [one.id for one in each.scenario.people]), beside.by,
            measured(beside.comparison, each.scenario.result, beside.by.criteria), chosen,
        )
        for each in beside.found
    ]  # fmt: skip
    groups = list(dict.fromkeys(group.group for each in found for group in each.groups))
    columns = {
        f"{n}. {name}": [_fares(next((one for one in of.groups if one.group == group), None)) for group in groups]
        for n, (name, of) in enumerate(zip(beside.names, found, strict=True), start=1)
    }
    said = [_("did not say") if group == UNSAID else group for group in groups]
    st.dataframe(
        pd.DataFrame({_("Group"): said, **columns}), hide_index=True,
        column_config={_("Group"): st.column_config.TextColumn(pinned=True)},
    )  # fmt: skip
    st.caption(_("Share paired with the range that chance allows (95%), and average points, all by the same weights. "
                 "Where ranges overlap much, the difference says little."))  # fmt: skip
    if any(group.matched is None for each in found for group in each.groups):
        st.caption(_(REASON))
    counted = found[0].counted_by
    if counted:
        st.caption(_("This question counts in the points ({labels}), so groups differ by design.",
                     labels=listed(map(plain, counted))))  # fmt: skip


def _fares(group: GroupOutcome | None) -> str:
    if group is None:
        return _("nobody")
    if group.matched is None:
        return _("fewer than {n}: not shown", n=FEWEST)
    share = group.matched
    words = _("{share} of {n} paired ({low} to {high})", share=percent(share.share), n=number(share.of),
              low=percent(share.low), high=percent(share.high))  # fmt: skip
    return words if group.score is None else f"{words} · {_('{points} points', points=number(group.score.mean, 1))}"
