"""What a participant sees of proposals: who is suggested to her, why, and her yes or no. Looking answers nothing."""

import streamlit as st

from core.matching.declining import HER_WORDS, LONGEST_WORDS, NoGround
from core.matching.proposals import Reply
from core.program.questions import Side
from db import Suggested, Workspace
from pages.ui.chips import person_chip
from pages.ui.notices import notice
from pages.ui.words import _, day, plain

AS = {Side.MENTOR: "As your mentor", Side.MENTEE: "As your mentee", Side.PEER: "As your partner"}


def suggestions(workspace: Workspace) -> int:
    """Draw everybody who is suggested to her; how many."""
    found = workspace.proposals.mine()
    for each in found:
        _one(workspace, each)
    return len(found)


def _one(workspace: Workspace, each: Suggested) -> None:
    name = plain(each.name)
    with st.container(border=True, key=f"suggested_{each.proposal_id}"):
        title = _("May we introduce you to {name}?", name=name) if not each.mine else _("You and {name}", name=name)
        st.subheader(title, anchor=False)
        person_chip(_(AS[each.side]), each.side)
        _where_it_stands(each, name)
        if each.note:
            st.markdown(f"> {plain(each.note)}")
        if each.reasons:
            st.markdown(f"**{_('Why we thought of the two of you')}**")
            st.markdown("\n".join(f"- {plain(reason)}" for reason in each.reasons))
        if each.profile:
            st.markdown(f"**{_('What {name} shares with you', name=name)}**")
            for label, answer in each.profile:
                st.markdown(f":gray[{plain(label)}]  \n{plain(answer)}")
        if each.mine is Reply.NONE and not each.closed:
            st.caption(_("{name} sees of you what stands under “My answers”. How to reach each other is told to both "
                         "only once you are a pair.", name=name))  # fmt: skip
            if st.button(_("Yes, I would like that"), key=f"yes_{each.proposal_id}", type="primary"):
                workspace.proposals.accept(each.proposal_id)
                notice(_("Thank you. We have noted your yes."))
                st.rerun()
        if not each.closed or each.mine is Reply.ACCEPTED:
            _no(workspace, each)


def _where_it_stands(each: Suggested, name: str) -> None:
    if each.mine is Reply.ACCEPTED and each.others:
        st.success(_("You said yes. We wait for the answer of {name}, and write to you.", name=name))
    elif each.mine is Reply.ACCEPTED:
        st.success(_("You have said yes. Your coordinator brings you together and writes to you."))
    elif each.closed and each.closes_on is not None:
        st.info(_("The last day to answer was {day}. If you would still like to, write to your coordinator.",
                  day=day(each.closes_on)), icon=":material/event_busy:")  # fmt: skip
    elif each.closes_on is not None:
        st.markdown(_("Nothing is settled yet: you decide. Please answer until **{day}**.", day=day(each.closes_on)))


def _no(workspace: Workspace, each: Suggested) -> None:
    """Behind one press more, with a reason for the team alone that need not be given."""
    label = _("No, rather not") if each.mine is Reply.NONE else _("I have changed my mind")
    with st.expander(label, icon=":material/undo:" if each.mine else ":material/close:"):
        st.markdown(_("That is fine, and nobody's fault. Only the team reads why; it helps to find somebody who suits "
                      "you better."))  # fmt: skip
        ground = st.radio(
            _("Why, if you like to say"), list(HER_WORDS), list(HER_WORDS).index(NoGround.NONE),
            format_func=lambda one: _(HER_WORDS[one]), key=f"ground_{each.proposal_id}",
        )  # fmt: skip
        words = st.text_area(
            _("In your words (may stay empty)"), key=f"words_{each.proposal_id}", max_chars=LONGEST_WORDS, height=80
        )
        if st.button(_("Say no"), key=f"no_{each.proposal_id}"):
            workspace.proposals.decline(each.proposal_id, ground, words)
            notice(_("Thank you for telling us. We look for somebody else."))
            st.rerun()
