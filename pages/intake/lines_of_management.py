"""People's managers, a part of the participants' screen: names that may mean several people, and circles."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.roles import Action
from db import DoubtfulManager, Management, Workspace
from pages.ui.cache import fingerprint
from pages.ui.notices import notice
from pages.ui.paging import one_page
from pages.ui.words import _, count, listed, plain

EACH = 10  # names on a page of the list
SHOWN = 12  # names in one sentence


def lines_of_management(workspace: Workspace, known: Management) -> None:
    """Nothing where nobody named a manager. What is to be looked at first, then what is not known."""
    if not known.named:
        return
    title = count(known.named, "Managers: named by {n} person", "Managers: named by {n} people")
    open_ = len(known.doubtful) + len(known.circles)
    look = count(open_, "{n} to look at", "{n} to look at")
    with st.expander(f"{title} · {look}" if open_ else title, icon=":material/account_tree:"):
        st.caption(
            _("Only staff reads this. Nobody is matched with her manager, nor with anyone further up or down her line, "
              "as far as those between take part here. No lock overrides it.")
        )  # fmt: skip
        for circle in known.circles:
            st.markdown(f":material/warning: {plain(_circle(circle))}")
        may = known.doubtful and workspace.actor.may(Action.CHANGE_PARTICIPANT)
        everyone = {each.id: each.name for each in workspace.participants.people().everyone} if may else {}
        for each in one_page("managers_page", known.doubtful, EACH):
            _doubtful(workspace, each, everyone)
        if known.elsewhere:
            who = _some(known.elsewhere)
            st.markdown(_("Take no part here, so who is above them is not known: {who}.", who=who))


def _some(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return listed([*map(plain, names[:SHOWN]), *([_("{n} more", n=more)] if more > 0 else [])])


def _circle(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return _("{who} named herself as manager: ask whom she reports to.", who=names[0])
    return _("{who} are each other’s managers, directly or through others: ask one of them.", who=listed(names))


def _doubtful(workspace: Workspace, name: DoubtfulManager, everyone: Mapping[int, str]) -> None:
    key = f"manager_{fingerprint(name.written)[:8]}"
    people = dict(name.people)
    with st.container(border=True):
        who = listed(f"**{plain(each)}**" for each in name.by)
        st.markdown(_("Manager “{name}”, written by {who}.", name=plain(name.written), who=who))
        perhaps = _some(list(people.values()))
        st.caption(_("Until you say who is meant, they are not matched with {who}.", who=perhaps))
        if not everyone:
            return
        meant = st.multiselect(
            _("Who is meant?"), [*people, *(id for id in everyone if id not in people)], [], key=f"{key}_who",
            format_func=lambda id: people.get(id) or everyone[id],
            placeholder=_("Choose or type a name"),
        )  # fmt: skip
        with st.container(horizontal=True):
            if st.button(_("This is the manager"), key=f"{key}_yes", type="primary", disabled=not meant):
                _settle(workspace, name, meant)
            if st.button(_("Somebody who takes no part"), key=f"{key}_no"):
                _settle(workspace, name, [])


def _settle(workspace: Workspace, name: DoubtfulManager, people: list[int]) -> None:
    workspace.kept_apart.settle_manager(name.written, people)
    notice(_("Noted. Matching holds to it."))
    st.rerun()
