"""From a result to pairings: a last look at who and at what each side will read, then publish."""

from collections.abc import Sequence

import streamlit as st

from core.matching import PairIds, Proposal, Result, Rules
from core.reports.pairs import marks
from db import Desk, Introduction, Workspace
from pages.matching.asking import ask_until, draft_button, propose_button, what_comes, would_read
from pages.matching.groups import everybody_in
from pages.matching.sureness import MARKS
from pages.ui.address import full_address
from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, plain


def review_button(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    """The way to publishing; nothing is made before the second press."""
    words = _("Review and ask") if desk.asks and not result.groups else _("Review and publish")
    if not st.button(words, key="review", type="primary", icon=":material/send:"):
        return

    @st.dialog(_("Before these groups are made") if result.groups else _("Before these pairs are made"), width="large")
    def review() -> None:
        with boundary():
            _review(workspace, desk, rules, result)

    review()


def _review(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    names, units = {person.id: person.name for person in desk.pool.people}, units_of(result)

    def words(ids: tuple[int, ...]) -> str:
        said = " & ".join(names[id] for id in ids)
        return said if result.groups else " · ".join([said, *(_(MARKS[mark]) for mark in marks(units[ids][0]))])

    left_out = st.multiselect(
        _("Leave out for now"), list(units), format_func=words, key="left_out", placeholder=_("Nobody"),
        help=_("They stay in the pool and can be matched later."),
    )  # fmt: skip
    chosen = [proposal for ids, unit in units.items() if ids not in left_out for proposal in unit]
    made = len(units) - len(left_out)
    asking = workspace.programs.current().program.asking
    if result.groups:
        _groups_come(made, chosen, asking.asks)
    else:
        what_comes(chosen, asking)
    note = st.text_area(_("A personal line in every message (may stay empty)"), key="note", max_chars=500, height=80)
    until = ask_until(workspace, asking, "until") if asking.asks and not result.groups else None
    if chosen:
        left = [ids for ids in units if ids not in left_out]
        shown = units[st.selectbox(_("What each will read"), left, format_func=words)]
        if until is not None:
            would_read(workspace, shown[0], rules, note, until)
        else:
            _preview(workspace, shown, rules, note)
    pairs = [each.pair for each in chosen]
    with st.container(horizontal=True):
        if until is not None:
            propose_button(workspace, desk, rules, result, pairs, note, until)
        else:
            _publish_button(workspace, desk, rules, result, pairs, made, note)
        if not result.groups:
            draft_button(workspace, desk, rules, result, pairs, note)
        if st.button(_("Not yet"), key="publish_not"):
            st.rerun()


def _groups_come(made: int, chosen: Sequence[Proposal], asks: bool) -> None:
    people = len({id for each in chosen for id in each.pair})
    words = count(made, "**{n} group** will be made", "**{n} groups** will be made")
    words += count(people, ", and {n} message written.", ", and {n} messages written.")
    st.markdown(words)
    if asks:
        st.caption(_("Groups are made at once: people are asked before only where two are paired."))
    st.markdown(_("Nobody is told yet: you read the messages under “Introductions” first and send them from there."))


def _publish_button(
    workspace: Workspace, desk: Desk, rules: Rules, result: Result, pairs: Sequence[PairIds], made: int, note: str
) -> None:
    words = count(made, "Publish {n} pair", "Publish {n} pairs")
    done = count(made, "{n} pair is made. Now tell them.", "{n} pairs are made. Now tell them.")
    if result.groups:
        words = count(made, "Publish {n} group", "Publish {n} groups")
        done = count(made, "{n} group is made. Now tell them.", "{n} groups are made. Now tell them.")
    if st.button(words, key="publish", type="primary", disabled=not pairs):
        workspace.matching.publish(result, pairs, rules, desk.version, desk.pool.fingerprint, note)
        notice(done)
        go("matching.introductions")
        st.rerun()


def units_of(result: Result) -> dict[tuple[int, ...], list[Proposal]]:
    """What is made or left out as a whole, by the people in it: a pair, or a group with all its pairs."""
    if not result.groups:
        return {each.pair: [each] for each in result.proposals}
    found: dict[tuple[int, ...], list[Proposal]] = {everybody_in(group): [] for group in result.groups}
    of = {(id, group.mentor_id): everybody_in(group) for group in result.groups for id in group.member_ids}
    for each in result.proposals:
        found[of[each.mentee_id, None if result.of_peers else each.mentor_id]].append(each)
    return found


def _preview(workspace: Workspace, proposals: list[Proposal], rules: Rules, note: str) -> None:
    each_of = workspace.matching.introductions(proposals, rules, note)
    for tab, each in zip(st.tabs([_("To {name}", name=plain(each.to.name)) for each in each_of]), each_of, strict=True):
        with tab:
            message(each)


def message(introduction: Introduction) -> None:
    """A message as its reader sees it."""
    with st.container(border=True, height=240):
        st.markdown(f"**{plain(introduction.message.subject)}**")
        st.text(introduction.message.body.replace("/?link=", full_address("/?link=")))
