"""The waiting list above the applications: who is next, how many places are free, and moving up."""

import streamlit as st

from core.roles import Action
from db import SideInLine, Workspace
from pages.ui.chips import side_word
from pages.ui.confirm import confirm_button
from pages.ui.words import _, count, listed, plain

MOST_NAMES = 5


def waiting_list(workspace: Workspace) -> dict[int, int]:
    """Draw it where somebody waits; application id → which one on the list of its side."""
    sides = workspace.waiting_list.sides()
    for line in sides:
        with st.container(border=True):
            waiting = count(len(line.waiting), "{n} on the waiting list", "{n} on the waiting list")
            free = (
                _("no limit to the places") if line.free is None
                else count(line.free, "{n} place is free", "{n} places are free")
            )  # fmt: skip
            st.markdown(f":material/hourglass_empty: **{side_word(line.side)}** · {waiting} · {free}")
            first = [f"{each.number}\\. {plain(each.name)}" for each in line.waiting[:MOST_NAMES]]
            more = len(line.waiting) - MOST_NAMES
            rest = [count(more, "and {n} more", "and {n} more")] if more > 0 else []
            st.caption(" · ".join([*first, *rest]))
            if line.may_move_up and workspace.actor.may(Action.DECIDE_APPLICATION):
                _move_up(workspace, line)
    return {each.id: each.number for line in sides for each in line.waiting}


def _move_up(workspace: Workspace, line: SideInLine) -> None:
    """The first so many are accepted, and told."""
    key = f"move_up_{line.side.value}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        most = line.may_move_up
        many = int(st.number_input(_("How many move up?"), 1, most, 1 if line.free is None else most, key=f"{key}_many",
                                   width=180))  # fmt: skip
        chosen = line.waiting[:many]
        seen = {each.id: each.version for each in chosen}
        note = _("A place has become free, and it is yours.")
        confirm_button(
            count(many, "Give {n} person a place", "Give {n} people a place"),
            lambda: workspace.waiting_list.move_up(seen, note), key=key, icon=":material/move_up:",
            title=_("Give a place?"), yes=_("Accept and write to them"), done=_("They have a place, and are told so."),
            warning=_("{names} will be accepted, and told by a message.",
                      names=listed([plain(each.name) for each in chosen])),
        )  # fmt: skip
