"""Groups that go on: who leaves one, where she could go while nobody else moves, and at what price; or its mentor."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from core.tracking.closure import ENDINGS, Ending
from db import Closing, Leaving, LiveGroup, ReassignmentDesk, Workspace
from pages.matching.another_mentor import its_mentor_ends
from pages.matching.group_places import look_for_room, show_room
from pages.matching.regroup_change import Place, show_regroup_change
from pages.ui.words import _, count, day, listed, number

WHY = tuple(each for each in Ending if each not in (Ending.LEFT, Ending.MOVED, Ending.SAFETY, Ending.OVER))


def one_in_a_group(workspace: Workspace, desk: ReassignmentDesk, asked: str = "") -> None:
    """Ask who leaves which group and why; then where she goes, or that she waits; of a mentor, who leads it then.
    ``asked``: of this group alone."""
    one = [each for each in desk.groups if str(each.id) == asked] or desk.groups
    inside = {(who, each.id): each for each in one for who in each.names}
    days = {on: day(on) for on in {each.since[who] for (who, _id), each in inside.items()}}
    chosen = st.selectbox(
        _("Who leaves a group, or no longer leads one?"), list(inside), None, placeholder=_("Choose one"),
        key="regroup_who", width=560, format_func=lambda one: _inside_words(one[0], inside[one], days),
    )  # fmt: skip
    if chosen is None:
        st.caption(_("The others go on as before; where it is the mentor, all of them get another together. To end a "
                     "whole group, go to Pairings."))  # fmt: skip
        return
    who, group = chosen[0], inside[chosen]
    if who == group.group.mentor_id:
        return its_mentor_ends(workspace, desk, group)
    with st.container(border=True):
        ending = st.selectbox(_("Why"), WHY, format_func=lambda one: _(ENDINGS[one]), key=f"regroup_{who}_ending")
        reason = st.text_input(
            _("In your words (may stay empty; only the team reads it)"), key=f"regroup_{who}_reason", max_chars=300
        )
        _too_few(desk, group)
    leaving = Leaving(group.id, ending, reason)
    looked = look_for_room(workspace, desk, who, leaving)
    show_room(looked)
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(_("**{name} waits for another**", name=looked.names[who]), width="content")
        if st.button(_("Look at this change"), key=f"regroup_{who}_waits", icon=":material/hourglass_empty:"):
            show_regroup_change(workspace, desk, Place(who, leaving, None, ""))


def groups_with_room(
    workspace: Workspace, desk: ReassignmentDesk, person_id: int, closing: Closing | None = None
) -> None:
    """Of somebody who waits, or whose pairing ends: the groups that she could join; nothing where there are none."""
    looked = look_for_room(workspace, desk, person_id, closing)
    if any(each.group_id is not None for each in looked.places):
        st.subheader(_("Groups that have room"), anchor=False)
        show_room(looked)


def _too_few(desk: ReassignmentDesk, group: LiveGroup) -> None:
    """Say so where fewer stay than a group of this program has."""
    stay, least = len(group.group.member_ids) - 1, desk.rules.grouping.smallest if desk.rules.grouping else 0
    if stay < least:
        st.markdown(":orange[:material/error:] " + count(
            stay, "{n} stays in the group then; groups here have at least {least}.",
            "{n} stay in the group then; groups here have at least {least}.", least=number(least),
        ))  # fmt: skip


def _inside_words(who: int, group: LiveGroup, days: Mapping[date, str]) -> str:
    if who == group.group.mentor_id:
        led = listed(group.names[one] for one in group.group.member_ids)
        return _("{name} · leads {names} since {day}", name=group.names[who], names=led, day=days[group.since[who]])
    others = listed(group.names[one] for one in group.group.faced_by(who))
    return _("{name} · with {names} since {day}", name=group.names[who], names=others, day=days[group.since[who]])
