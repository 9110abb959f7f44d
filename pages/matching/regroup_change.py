"""A change of groups before it is made: what ends, what begins, who is told, and the button."""

from dataclasses import dataclass

import streamlit as st

from core.matching.regrouping import Joining
from db import Closing, Leaving, ReassignmentDesk, Workspace
from pages.matching.before_change import before_change, make_it, personal_line, why_in_spite
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, listed, plain


@dataclass(frozen=True)
class Place:
    """Who leaves which group, if one, and where she goes; ``where`` in words. ``joining`` None: she waits."""

    person_id: int
    leaving: Leaving | Closing | None
    joining: Joining | None
    where: str


def show_regroup_change(workspace: Workspace, desk: ReassignmentDesk, place: Place) -> None:
    """Opens the dialog; nothing is made before its button."""
    before_change(lambda: _change(workspace, desk, place))


def _change(workspace: Workspace, desk: ReassignmentDesk, place: Place) -> None:
    left = desk.group(place.leaving.pairing_id) if isinstance(place.leaving, Leaving) else None
    joined = desk.group(place.joining.group_id) if place.joining and place.joining.group_id is not None else None
    names = {person.id: plain(person.name) for person in desk.pool.people}
    for group in (left, joined):
        names |= {who: plain(name) for who, name in group.names.items()} if group is not None else {}
    name = names[place.person_id]
    lines = []
    if isinstance(place.leaving, Closing):
        one, other = map(plain, desk.pairing(place.leaving.pairing_id).names)
        lines.append(_("{one} & {other}: ends today", one=one, other=other))
    if left is not None:
        rest = listed(names[who] for who in left.names if who != place.person_id)
        lines.append(_("**{name}** leaves the group today. {rest} go on; each of them is written to.", name=name,
                       rest=rest))  # fmt: skip
    if joined is not None:
        there = listed(names[who] for who in joined.names)
        lines.append(_("**{name}** joins {where} today: {there} are written to.", name=name, where=place.where,
                       there=there))  # fmt: skip
    elif place.joining is not None:
        other = listed(names[who] for who in place.joining.faces)
        lines.append(_("**{name}** and **{other}** begin today, and both are introduced.", name=name, other=other))
    else:
        lines.append(_("**{name}** waits for another, and keeps what she was told in her own part.", name=name))
    st.markdown("\n".join(f"- {line}" for line in lines))
    in_spite = ""
    if place.joining is not None:
        against = desk.cautions((place.person_id, *place.joining.faces), {}, workspace.today)
        in_spite = why_in_spite((each.sentence for each in against), "regroup_in_spite")
    note = personal_line("regroup_note")
    if make_it("make_regroup", "regroup_not"):
        workspace.regrouping.move(
            place.person_id, desk.fingerprint, place.leaving, place.joining, in_spite=in_spite, note=note
        )  # fmt: skip
        notice(_("The change is made. Now tell them."))
        go("matching.introductions")
        st.rerun()
