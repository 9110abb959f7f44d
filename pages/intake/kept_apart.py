"""Whom people asked not to be matched with, a part of the participants' screen: names that a person has to look at."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.roles import Action
from db import Wish, Workspace, WrittenName
from pages.ui.cache import fingerprint
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, count, listed, plain

EACH = 10  # names on a page of the list


def kept_apart(workspace: Workspace, wishes: Sequence[Wish]) -> None:
    """Open names first; what is settled is listed below them."""
    if not wishes:
        return
    open_ = [(wish, name) for wish in wishes for name in wish.names if not name.settled]
    settled = [(wish, name) for wish in wishes for name in wish.names if name.settled]
    title = count(len(open_) + len(settled), "Not to be matched: {n} name", "Not to be matched: {n} names")
    look = count(len(open_), "{n} to look at", "{n} to look at")
    with st.expander(f"{title} · {look}" if open_ else title, icon=":material/lock:"):
        st.caption(_("Only staff reads this. Until you say who is meant, nobody of those named is matched with them."))
        may = workspace.actor.may(Action.CHANGE_PARTICIPANT)
        everyone = {each.id: each.name for each in workspace.participants.people().everyone} if open_ and may else {}
        for wish, name in one_page("apart_page", [*open_, *settled], EACH):
            if name.settled:
                _settled(workspace, wish, name)
            else:
                _open(workspace, wish, name, everyone)


def _open(workspace: Workspace, wish: Wish, name: WrittenName, everyone: Mapping[int, str]) -> None:
    key = f"apart_{wish.application_id}_{fingerprint(name.written)[:8]}"
    with st.container(border=True):
        st.markdown(_("{who} wrote “{name}”.", who=f"**{plain(wish.name)}**", name=plain(name.written)))
        if not workspace.actor.may(Action.CHANGE_PARTICIPANT):
            return
        people = dict(name.people)
        others = {id: who for id, who in everyone.items() if id != wish.person_id}
        meant = st.multiselect(
            _("Who is meant?"), [*people, *(id for id in others if id not in people)], [], key=f"{key}_who",
            format_func=lambda id: people.get(id) or others[id],
            placeholder=_("Perhaps {names}", names=listed(people.values())) if people else _("Search"),
        )  # fmt: skip
        with st.container(horizontal=True):
            if st.button(_("Keep apart"), key=f"{key}_yes", type="primary", disabled=not meant):
                _settle(workspace, wish, name, meant)
            if st.button(_("Nobody of this cohort"), key=f"{key}_no"):
                _settle(workspace, wish, name, [])


def _settled(workspace: Workspace, wish: Wish, name: WrittenName) -> None:
    means = listed([plain(who) for _id, who in name.people]) if name.people else _("nobody of this cohort")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{plain(wish.name)}: “{plain(name.written)}” → {means}")


def _settle(workspace: Workspace, wish: Wish, name: WrittenName, people: list[int]) -> None:
    workspace.kept_apart.settle(wish.application_id, name.written, people)
    notice(_("Noted. Matching holds to it."))
    st.rerun()
