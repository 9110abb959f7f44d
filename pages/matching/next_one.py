"""After a no: whom each of the two could have next among those who are free, nobody else moving; one press proposes."""

from datetime import date

import streamlit as st

from core.matching import Proposal
from core.matching.declining import NoGround
from core.matching.next_best import by_hand, next_best
from db import Desk, ProposalLine, Workspace
from pages.matching.asking import ask_until
from pages.ui.cache import thought
from pages.ui.notices import notice
from pages.ui.places import link_to
from pages.ui.words import _, number, plain


def next_one(workspace: Workspace, line: ProposalLine) -> None:
    """The three best for either of the two."""
    names = dict(zip(line.pair, line.names, strict=True))
    st.markdown(f"**{_('Whom else?')}**")
    whose = st.segmented_control(
        _("For whom"), list(names), default=line.pair[0], required=True, format_func=names.__getitem__,
        key=f"next_for_{line.id}",
    )  # fmt: skip
    refusal = line.refusal
    if refusal is not None and refusal.person_id == whose and refusal.ground is NoGround.NOT_NOW:
        words = _("{name} has no time just now: a break may be kinder than another proposal.", name=plain(refusal.name))
        st.info(words, icon=":material/pause_circle:")  # fmt: skip
        link_to(_("Participants"), "intake.participants")
    desk = workspace.matching.desk()
    found = thought(next_best, desk.pool, desk.rules, whose)
    if not found:
        st.markdown(_("Nobody who is free is possible for {name} now, or {name} is not to be matched.",
                      name=plain(names[whose])))  # fmt: skip
        link_to(_("See who is ready"), "intake.participants")
        return
    st.caption(_("The best among those who are free; nobody else moves. The reasons are yours to judge."))
    people = {person.id: person.name for person in desk.pool.people}
    asking = workspace.programs.current().program.asking
    until = ask_until(workspace, asking, f"next_until_{line.id}") if asking.asks else workspace.today
    for each in found:
        other = next(id for id in each.pair if id != whose)
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(_words(each, people[other]), width="stretch")
            label = _("Propose") if asking.asks else _("Choose")
            if st.button(label, key=f"next_{line.id}_{other}", icon=":material/send:"):
                _propose(workspace, desk, each, until)


def _words(each: Proposal, name: str) -> str:
    good = [plain(_(point.reason)) for point in each.points if point.points][:2]
    reasons = " · ".join(good) or _("nothing in common is known")
    points = _("{points} of 100 points", points=number(each.score, 1))
    return f"**{plain(name)}** · {points}  \n:gray[{reasons}]"


def _propose(workspace: Workspace, desk: Desk, each: Proposal, until: date) -> None:
    result = by_hand(desk.pool, desk.rules, each)
    workspace.proposals.make(
        result, [each.pair], desk.rules, desk.version, desk.pool.fingerprint, closes_on=until
    )  # fmt: skip
    notice(_("The pair is proposed."))
    st.rerun()
