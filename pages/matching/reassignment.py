"""Reassignment: somebody needs a partner while others are together. The ways to it, and the change as a whole."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from core.matching import compare
from core.matching.reassignment import Needing, Option, after_ending, options
from db import Closing, ReassignmentDesk, Workspace
from pages.matching.another_mentor import one_without_mentor
from pages.matching.change import show_change
from pages.matching.regrouping import groups_with_room, one_in_a_group
from pages.matching.ways_to import Case, Looked, show_ways_to
from pages.matching.whom import ALONE, GROUPS, WAITS, ask_whom
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.ending import ask_ending
from pages.ui.header import header
from pages.ui.memory import worked_out
from pages.ui.words import _, count, day, plain


def show(workspace: Workspace) -> None:
    desk = workspace.reassignment.desk()
    lost = sum(each.lost for each in desk.waiting)
    header(_("Reassignment"), count(lost, "{n} person has lost a partner and waits for another.",
           "{n} people have lost a partner and wait for another.") if lost
           else _("A new partner for somebody, with as few others moved as can be. Nobody is at fault."))  # fmt: skip
    if not desk.live and not desk.waiting and not desk.groups:
        empty(_("Nobody is paired yet"), _("Match people first. Here you replace a partner later."),
              _("Go to Matching"), "matching.desk")  # fmt: skip
        return
    asked = str(st.query_params.get("pairing", ""))
    kind = ask_whom(desk, asked)
    if kind == GROUPS:
        return one_in_a_group(workspace, desk, asked)
    if kind == ALONE:
        return one_without_mentor(workspace, desk)
    case = _one_who_waits(desk) if kind == WAITS else _one_that_ends(desk, asked)
    if case is None:
        return
    looked = _look(workspace, desk, case)
    chosen = show_ways_to(looked)
    if desk.groups:
        groups_with_room(workspace, desk, case.person_id, case.closing)
    if chosen is not None:
        show_change(workspace, looked, chosen)


def _one_who_waits(desk: ReassignmentDesk) -> Case | None:
    waiting = {each.person_id: each for each in desk.waiting}
    days = {on: day(on) for on in {each.since for each in desk.waiting}}
    who = st.selectbox(
        _("Who needs somebody? First in line comes first"), list(waiting), key="reassign_who", width=560,
        format_func=lambda one: _waiting_words(waiting[one], days),
    )  # fmt: skip
    return None if who is None else Case(who, None)


def _waiting_words(each: Needing, days: Mapping[date, str]) -> str:
    words = _("{name}, since {day}", name=each.name, day=days[each.since])
    return words + (" · " + _("lost a partner") if each.lost else "")


def _one_that_ends(desk: ReassignmentDesk, asked: str) -> Case | None:
    live = {each.id: each for each in desk.live}
    days = {on: day(on) for on in {each.started_on for each in desk.live}}
    first = next((n for n, one in enumerate(live) if str(one) == asked), None)
    chosen = st.selectbox(
        _("Which pairing ends?"), list(live), first, placeholder=_("Choose one"), key="reassign_pairing", width=560,
        format_func=lambda one: f"{live[one].names[0]} & {live[one].names[1]} · {days[live[one].started_on]}",
    )  # fmt: skip
    if chosen is None:
        st.caption(_("Somebody asks for another, it did not come to life, or one leaves: any is reason enough."))
        return None
    pairing = live[chosen]
    people = dict(zip(pairing.pair, pairing.names, strict=True))
    with st.container(border=True):
        given = ask_ending(people, f"reassign_{chosen}")
        words = (_("Write to both that it ends (you read it before it goes)") if given.leaves is None
                 else _("Write to the other one that it ends (you read it before it goes)"))  # fmt: skip
        tell = st.checkbox(words, True, key="reassign_tell")
    closing = Closing(chosen, given.ending, given.reason, given.again, given.leaves, tell)
    able = {person.id for person in desk.pool.people} - closing.gone
    looking = [who for who in pairing.pair if who in able]
    if not looking:
        st.markdown(_("Neither of the two is to be matched now. End the pairing under Pairings."))
        return None
    who = looking[0]
    if len(looking) > 1:
        who = st.radio(_("Who gets somebody else?"), looking, format_func=people.__getitem__, horizontal=True,
                       key=f"reassign_for_{chosen}")  # fmt: skip
    return Case(who, closing)


def _look(workspace: Workspace, desk: ReassignmentDesk, case: Case) -> Looked:
    pool, rules, now = desk.pool, desk.rules, tuple(each.pair for each in desk.movable)
    comparison = thought(compare, desk.pool, desk.rules.criteria)
    closing = case.closing
    if closing is not None:
        pool, rules, now = after_ending(pool, rules, now, desk.pairing(closing.pairing_id).pair, closing.gone)
    gone = closing and (closing.pairing_id, tuple(sorted(closing.gone)))
    ways: tuple[Option, ...] = worked_out(
        "reassign", (desk.fingerprint, desk.rules, case.person_id, gone),
        lambda: options(pool, rules, now, case.person_id, comparison),
    )  # fmt: skip
    names = {person.id: plain(person.name) for person in desk.pool.people}
    return Looked(desk, case.person_id, closing, pool, rules, comparison, ways, names, workspace.today)
