"""The matching desk: one button, the result in words, sliders that show what they do, and publishing."""

import streamlit as st

from core.matching import Comparison, Result, Rules, compare, compare_results, free_mentors, match
from core.matching.in_words import people_paired, proof_sentence
from core.reports.pairs import pairs_table
from core.reports.table import write_table
from db import Desk, Workspace
from pages.matching.pairs import choose_pair, show_pair
from pages.matching.publishing import last_publication, review_button
from pages.matching.rules import ask_rules
from pages.ui.boundary import boundary
from pages.ui.cache import thought
from pages.ui.downloads import downloads
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.memory import before, open_up, opened
from pages.ui.places import link_to
from pages.ui.words import _, count, listed, number, plain

FEW = 5  # people who wait are named in full up to so many


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
        weigh(workspace, desk, thought(compare, desk.pool, desk.rules.criteria))


@st.fragment
def weigh(workspace: Workspace, desk: Desk, comparison: Comparison) -> None:
    """Sliders and what comes of them; a slider draws this part anew and reads nothing from the database."""
    with boundary():
        left, right = st.columns([1, 2], gap="large")
        with left:
            rules = ask_rules(workspace, desk)
        with right:
            _result(workspace, desk, rules, match(desk.pool, rules, comparison))


def _result(workspace: Workspace, desk: Desk, rules: Rules, result: Result) -> None:
    paired, everyone = people_paired(result, desk.pool)
    who = _("people") if desk.pool.peers else _("mentees")
    st.subheader(
        _("{paired} of {all} {who} paired", paired=number(paired), all=number(everyone), who=who), anchor=False
    )
    st.caption(_(proof_sentence(result)))
    earlier = before("desk", (desk.pool.fingerprint, rules), result)
    if earlier is not None:
        _last_move(earlier, result)
    if len(result.unmatched) <= FEW:
        _waiting(desk, result)
    if result.proposals:
        with st.container(horizontal=True):
            review_button(workspace, desk, rules, result)
        chosen = choose_pair(desk, result)
        if chosen is not None:
            show_pair(workspace, desk, chosen)
    if len(result.unmatched) > FEW:
        with st.expander(
            count(len(result.unmatched), "{n} waits: why, and what would help", "{n} wait: why, and what would help")
        ):
            _waiting(desk, result)
    free = free_mentors(result, desk.pool)
    if free:
        names = listed([plain(person.name) for person in free[:FEW]] + ([_("others")] if len(free) > FEW else []))
        st.caption(count(len(free), "{n} mentor has places left: {names}.", "{n} mentors have places left: {names}.",
                         names=names))  # fmt: skip
    _files(desk, result)


def _last_move(earlier: Result, result: Result) -> None:
    change = compare_results(earlier, result)
    words = _(change.sentence)
    for label, then, now in (
        (_("Average"), change.average_before, change.average_after),
        (_("Lowest"), change.worst_before, change.worst_after),
    ):
        if then is not None and now is not None and change.moved:
            words += f" {label} {number(then, 1)} → **{number(now, 1)}**."
    st.info(f"{_('Last change:')} {words}", icon=":material/swap_horiz:")


def _waiting(desk: Desk, result: Result) -> None:
    names = {person.id: person.name for person in desk.pool.people}
    for each in result.unmatched:
        st.markdown(
            f":material/hourglass_empty: **{_('{name} waits.', name=plain(names[each.person_id]))}** "
            f"{plain(_(each.reason))} :gray[{plain(_(each.remedy))}]"
        )


def _files(desk: Desk, result: Result) -> None:
    def file(kind: str) -> bytes:
        return write_table(*pairs_table(desk.pool, result), "xlsx" if kind == "xlsx" else "csv", "Pairs")

    downloads("pairs", csv=lambda: file("csv"), xlsx=lambda: file("xlsx"))


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
        names = listed([plain(each.name) for each in desk.not_ready[:FEW]]
                       + ([_("others")] if len(desk.not_ready) > FEW else []))  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(":gray[" + count(len(desk.not_ready), "{n} is not ready: {names}.", "{n} are not ready: {names}.",
                                         names=names) + "]", width="content")  # fmt: skip
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
