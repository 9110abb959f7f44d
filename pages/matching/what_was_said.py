"""What was asked and said about a proposal, in words; and where it stands."""

import streamlit as st

from core.matching.declining import TEAM_WORDS, NoGround
from core.matching.proposals import PLANNED, ProposalState, Reply
from db import AnswerLine, ProposalLine
from pages.ui.words import _, day, moment, plain


def said(answer: AnswerLine, zone: str) -> str:
    """One person: asked when, and her answer."""
    name = plain(answer.name)
    if answer.reply is Reply.NONE:
        if answer.asked_at is None:
            return _(":material/schedule: **{name}** has not been asked yet.", name=name)
        words = _(":material/schedule: **{name}** was asked on {when}; no answer yet.", name=name,
                  when=moment(answer.asked_at, zone))  # fmt: skip
        if answer.reminded_at is not None:
            words += " " + _("Reminded on {when}.", when=moment(answer.reminded_at, zone))
        return words
    yes = answer.reply is Reply.ACCEPTED
    if yes:
        words = _(":material/check: **{name}** said yes.", name=name)
    elif answer.noted_by or (answer.words and answer.ground is NoGround.NONE):
        words = _(":material/close: **{name}** said no.", name=name)
    else:
        why = _(TEAM_WORDS[answer.ground])
        words = _(":material/close: **{name}** said no. {why}.", name=name, why=why)
    if answer.noted_by:
        words += " " + _("Noted by {who}: “{how}”", who=plain(answer.noted_by), how=plain(answer.words))
    elif answer.words:
        words += f" “{plain(answer.words)}”"
    return words


def where_it_stands(line: ProposalLine) -> None:
    """Until when, why not, or from when on; and what to do where nobody answered."""
    if line.is_closed and line.closes_on is not None:
        st.warning(
            _("The last day to answer was {day}. Ask them in person and note the answer, give more time, or take the "
              "proposal back: then both are free again.", day=day(line.closes_on)), icon=":material/event_busy:",
        )  # fmt: skip
    elif line.awaited and line.closes_on is not None:
        st.caption(_("Answers are taken until {day}.", day=day(line.closes_on)))
    if line.state is ProposalState.WITHDRAWN:
        st.markdown(_("Taken back: {why}", why=plain(line.why)))
    if line.state is ProposalState.ACCEPTED:
        st.caption(_("All have said yes. The pair is made once you begin it."))
    if line.state in PLANNED:
        st.caption(_("Nobody has been told. The places of both are held."))
    if line.state is ProposalState.SCHEDULED and line.starts_on is not None:
        st.caption(_("The pair begins on {day}.", day=day(line.starts_on)))
