"""The matching desk: one button, the result in words, sliders that show what they do, and publishing."""

import streamlit as st

from core.matching import Comparison, Result, compare, match, prepare, will_prepare
from db import Desk, Workspace
from pages.matching.outcome import show_pairs, show_result, some
from pages.matching.publishing import last_publication
from pages.matching.rules import ask_rules
from pages.ui.boundary import boundary
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.memory import latest, open_up, opened
from pages.ui.places import link_to
from pages.ui.words import _, count, listed, plain


def show(workspace: Workspace) -> None:
    desk = workspace.matching.desk()
    key = f"desk_{workspace.cohort_id}"
    may_match = not desk.pool.is_empty and bool(desk.rules.criteria)
    ask = may_match and not opened(key)
    if header(_("Matching"), _who(desk), _("Match") if ask else "", icon=":material/join_inner:"):
        open_up(key)
        st.rerun()
    last_publication(workspace, desk)
    _not_ready(desk)
    if not may_match:
        _what_first(desk)
    elif ask:
        _what_will_count(desk)
    else:
        with st.spinner(
            _("Preparing for so many people…") if will_prepare(desk.pool) else _("Comparing everyone with everyone…")
        ):
            prepare(desk.pool)
            comparison = thought(compare, desk.pool, desk.rules.criteria)
        weigh(workspace, desk, comparison)


@st.fragment
def weigh(workspace: Workspace, desk: Desk, comparison: Comparison) -> None:
    """Sliders and what comes of them; a slider draws this part anew and reads nothing from the database."""
    with boundary():
        words = st.container()
        rules = ask_rules(workspace, desk)
        earlier = latest("desk")
        result = match(desk.pool, rules, comparison, earlier if isinstance(earlier, Result) else None)
        with words:
            show_result(workspace, desk, rules, result)
        show_pairs(workspace, desk, rules, result)


def _who(desk: Desk) -> str:
    """ "38 mentees are ready, and 25 mentors with 40 places."""
    if desk.pool.peers:
        return count(len(desk.pool.peers), "{n} person is ready.", "{n} people are ready.")
    places = sum(person.places for person in desk.pool.mentors)
    return (
        count(len(desk.pool.mentees), "{n} mentee is ready", "{n} mentees are ready")
        + count(len(desk.pool.mentors), ", and {n} mentor", ", and {n} mentors")
        + count(places, " with {n} place.", " with {n} places.")
    )


def _not_ready(desk: Desk) -> None:
    if desk.not_ready:
        names = some([each.name for each in desk.not_ready])
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = count(len(desk.not_ready), "{n} is not ready: {names}.", "{n} are not ready: {names}.", names=names)
            st.markdown(f":gray[{words}]", width="content")
            link_to(_("See why"), "intake.participants")


def _what_will_count(desk: Desk) -> None:
    counting = sorted((each for each in desk.rules.criteria if each.weight), key=lambda each: -each.weight)
    must = [each.label for each in desk.rules.criteria if each.must_have is not None]
    with st.container(border=True, gap="small"):
        st.markdown(_("**What will count**"))
        st.markdown("\n".join(f"- {plain(each.label)}" for each in counting))
        if must:
            st.markdown(_("Must-haves: {rules}.", rules=listed(map(plain, must))))
        st.caption(
            _("Press “Match” to see the pairs. You can weigh all of this then; nothing is made until you publish.")
        )


def _what_first(desk: Desk) -> None:
    if not desk.everyone:
        empty(_("Nobody takes part yet"), _("Bring people from a spreadsheet, or let them apply, and accept them."),
              _("Bring people"), "intake.importing")  # fmt: skip
    elif desk.pool.is_empty and desk.paired and not desk.not_ready:
        empty(_("Everybody who is ready is paired"), _("New people appear here once they are accepted."),
              _("See the pairings"), "tracking.pairings")  # fmt: skip
    elif desk.pool.is_empty:
        empty(_("Nobody can be matched yet"), _("Both sides need at least one person who is ready and has a place."),
              _("See who is ready"), "intake.participants")  # fmt: skip
    else:
        empty(_("Nothing to compare people by"), _("The forms have no questions in common yet. Add some first."),
              _("Open the forms"), "program.forms")  # fmt: skip
