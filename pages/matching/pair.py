"""One pair in full: its points, both profiles, who else would be possible at what price, and decisions by hand."""

import streamlit as st

from core.intake.answers import show_answer
from core.matching import Person, Proposal, explain, one_way
from core.matching.alternatives import alternatives
from core.program.questions import Form, Side
from pages.matching.deciding import bar_button, lock_button, reason_of, swap_with
from pages.matching.seen import Seen
from pages.ui.points import one_way_caption, points_bar
from pages.ui.words import _, listed, number, plain


def show_pair(seen: Seen, proposal: Proposal) -> None:
    """Below the table."""
    with st.container(border=True, key="pair"):
        _head(seen, proposal)
        points, profiles, others, decide = st.tabs(
            [_("Points"), _("Both profiles"), _("Alternatives"), _("Decide by hand")], key="pair_tabs"
        )
        with points:
            points_bar(proposal.points)
        with profiles:
            both_profiles(seen, proposal.pair)
        with others:
            _alternatives(seen, proposal)
        with decide:
            reason = reason_of(proposal.pair)
            lock_button(seen, proposal.pair, reason)
            bar_button(seen, proposal.pair, reason)
            swap_with(seen, proposal, reason)


def _head(seen: Seen, proposal: Proposal) -> None:
    people = {person.id: person for person in seen.pool.people}
    one, other = people[proposal.mentee_id], people[proposal.mentor_id]
    st.subheader(f"{plain(one.name)} & {plain(other.name)}", anchor=False)
    st.markdown(_("**{points} of 100 points**", points=number(proposal.score, 1)))
    one_way_caption(one, other, one_way(seen.pool, seen.rules, proposal))
    moved = seen.moved.get(proposal.mentee_id)
    if moved is not None:
        was = _("Was with {who} before the last change.", who=seen.who(moved.before)) if moved.before else ""
        st.caption(f"{was} {plain(seen.why_moved(proposal.mentee_id))}")
    missing(proposal)


def missing(proposal: Proposal) -> None:
    """What is not known of the pair, and so counts neither way."""
    unknown = [plain(_(each.label)) for each in proposal.points if each.value is None]
    if unknown:
        st.caption(
            _("Not known, so it counts neither way: {labels}. {percent}% of what counts is known.",
              labels=listed(unknown), percent=number(100 * proposal.coverage)),
        )  # fmt: skip


def both_profiles(seen: Seen, pair: tuple[int, int]) -> None:
    """Side by side; below each other on a phone."""
    people = {person.id: person for person in seen.pool.people}
    side, facing = (Side.PEER, Side.PEER) if seen.pool.peers else (Side.MENTEE, Side.MENTOR)
    first, second = st.columns(2, gap="large")
    with first:
        answers_of(people[pair[0]], seen.desk.forms.get(side))
    with second:
        answers_of(people[pair[1]], seen.desk.forms.get(facing))


def answers_of(person: Person, form: Form | None) -> None:
    """What somebody answered, question by question."""
    st.markdown(f"**{plain(person.name)}**")
    for question in form.questions if form else ():
        if person.answers.get(question.key) is not None:
            answer = plain(_(show_answer(question, person.answers[question.key])))
            st.markdown(f":gray[{plain(question.label)}]  \n{answer}")


def _alternatives(seen: Seen, proposal: Proposal) -> None:
    name = plain(seen.names[proposal.mentee_id])
    if seen.prices is None:
        st.markdown(_("Choose two people under “By hand”: it says what they would cost."))
        return
    found = [] if proposal.locked else alternatives(seen.prices, proposal.mentee_id)
    if not found:
        st.markdown(_("Nobody else is possible for {name} under these rules.", name=name))
        return
    st.markdown(_("**Who else {name} could have**, the cheapest first", name=name))
    for each in found:
        price = seen.prices.why_not(each.pair)
        of_two = _("{points} points", points=number(each.score, 1))
        st.markdown(
            f"- **{plain(seen.names[each.pair[1]])}** · {of_two} :gray[{_for(seen, each.pair)}]  \n"
            f"  {plain(_(price.sentence))}"
        )
    st.caption(_("Prices are exact: what all pairs together would lose, with everything else as good as can be then. "
                 "To make one of these pairs, choose the two under “By hand”."))  # fmt: skip


def _for(seen: Seen, pair: tuple[int, int]) -> str:
    """The strongest of what speaks for the other pair."""
    other = explain(seen.pool, seen.rules, seen.comparison, pair)
    return next((plain(_(each.reason)) for each in other.points if each.points), _("nothing in common is known"))
