"""Places that somebody could have while nobody else moves: groups with room, and people who are with nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from core.matching import compare, explain
from core.matching.regrouping import Joining
from db import Closing, Leaving, ReassignmentDesk, Workspace
from pages.matching.regroup_change import Place, show_regroup_change
from pages.ui.cache import thought
from pages.ui.memory import worked_out
from pages.ui.words import _, count, listed, number, plain

REASONS = 3


@dataclass(frozen=True)
class Room:
    """One person looked at, and where she could go; names as Markdown shows them."""

    workspace: Workspace
    desk: ReassignmentDesk
    person_id: int
    leaving: Leaving | Closing | None
    places: tuple[Joining, ...]
    names: Mapping[int, str]


def look_for_room(
    workspace: Workspace, desk: ReassignmentDesk, person_id: int, leaving: Leaving | Closing | None
) -> Room:
    comparison = thought(compare, desk.pool, desk.rules.criteria)
    left = leaving.pairing_id if leaving is not None else None
    here = {person.id for person in desk.pool.mentees or desk.pool.peers}  # a mentor joins nobody's group
    places: tuple[Joining, ...] = () if person_id not in here else worked_out(
        "regroup", (desk.fingerprint, desk.rules, person_id, left),
        lambda: desk.joinings(person_id, left, comparison),
    )  # fmt: skip
    names = {who: plain(name) for each in desk.groups for who, name in each.names.items()}
    names |= {person.id: plain(person.name) for person in desk.pool.people}
    return Room(workspace, desk, person_id, leaving, places, names)


def show_room(looked: Room) -> None:
    """A card for each place. Those with one person alone stand among the ways above, but for whoever leaves a group."""
    places = [each for each in looked.places if isinstance(looked.leaving, Leaving) or each.group_id is not None]
    if not places:
        st.markdown(_("No other group has room for {name}, and nobody is free for her under these rules.",
                      name=looked.names[looked.person_id]))  # fmt: skip
    for each in places:
        where = _where(looked, each)
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f"**{where}**", width="content")
                key = f"regroup_{looked.person_id}_{each.group_id}_{'_'.join(map(str, each.faces))}"
                pressed = st.button(_("Look at this change"), key=key, icon=":material/group_add:")
            st.caption(_price(each))
            _good(looked, each)
        if pressed:
            place = Place(looked.person_id, looked.leaving, each, where)
            show_regroup_change(looked.workspace, looked.desk, place)


def _where(looked: Room, place: Joining) -> str:
    faces = listed(looked.names[one] for one in place.faces)
    if place.group_id is None:
        return _("With {names} alone", names=faces)
    group = looked.desk.group(place.group_id).group
    if group.mentor_id is None:
        return _("The circle of {names}", names=faces)
    return _("{mentor} with {names}", mentor=faces, names=listed(looked.names[one] for one in group.member_ids))


def _price(place: Joining) -> str:
    words = _("{points} of 100 points", points=number(place.score, 1))
    if place.change is not None:
        more = number(abs(place.change), 1)
        words += " · " + (
            _("{points} more than now", points=more) if place.change > 0
            else _("{points} fewer than now", points=more) if place.change < 0 else _("as many as now")
        )  # fmt: skip
    if place.group_id is not None:
        words += " · " + count(place.size, "{n} in it then", "{n} in it then")
    return f"{words} · {_('nobody else moves')}"


def _good(looked: Room, place: Joining) -> None:
    desk, other = looked.desk, place.faces[0]
    of_peers = bool(desk.pool.peers)
    pair = (min(looked.person_id, other), max(looked.person_id, other)) if of_peers else (looked.person_id, other)
    comparison = thought(compare, desk.pool, desk.rules.criteria)
    points = explain(desk.pool, desk.rules, comparison, pair).points if len(place.faces) == 1 else ()
    said = [plain(_(point.good)) for point in points if point.good is not None][:REASONS]
    if said:
        st.markdown("\n".join(f"- {words}" for words in said))
