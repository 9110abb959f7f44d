"""Proposals: who waits for whose answer and since when, what was said, and what to do about it."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.matching.proposals import ProposalState
from core.program.asking import Choosing
from db import ProposalLine, Workspace
from pages.matching.many_proposals import many
from pages.matching.one_proposal import one
from pages.matching.ranked import ranked
from pages.ui.chips import status_word
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.rows import clicked_row
from pages.ui.words import _, count, day, listed

ROWS = 10
PROPOSALS, CHOICES = "proposals", "choices"
SHOWN = {  # a state, and what the list calls it
    ProposalState.DRAFT: "draft",
    ProposalState.REVIEWED: "reviewed",
    ProposalState.PROPOSED: "proposed",
    ProposalState.ACCEPTED: "agreed",
    ProposalState.DECLINED: "refused",
    ProposalState.WITHDRAWN: "taken back",
    ProposalState.SCHEDULED: "scheduled",
    ProposalState.ACTIVE: "paired",
}


def show(workspace: Workspace) -> None:
    lines = workspace.proposals.all()
    program = workspace.programs.current().program
    header(_("Proposals"), _summary(lines))
    if program.choosing is not Choosing.NOBODY:
        parts = {PROPOSALS: _("Proposals"), CHOICES: _("Choices")}
        part = st.segmented_control(
            _("Part"), list(parts), default=PROPOSALS if lines else CHOICES, required=True, key="proposals_part",
            format_func=parts.__getitem__, label_visibility="collapsed",
        )  # fmt: skip
        if part == CHOICES:
            ranked(workspace, program)
            return
    if not lines:
        hint = _("Match people and choose what to do with the result: ask them first, or keep drafts. Whether people "
                 "are asked before they are paired is set under Program.")  # fmt: skip
        empty(_("Nothing is proposed"), hint, _("Go to Matching"), "matching.desk")
        return
    many(workspace, lines)
    states = list(dict.fromkeys(state(line) for line in lines))
    asked = filter_bar("proposals", _("Find somebody"), {"state": (_("State"), states)}, words=status_word)
    shown = asked.keep(lines, lambda line: " ".join(line.names), state=state)
    if not shown:
        st.caption(_("No proposal fits this search."))
        return
    chosen = _choose(workspace, shown)
    if chosen is not None:
        one(workspace, chosen)


def state(line: ProposalLine) -> str:
    """What the list calls the state of a proposal."""
    if line.ended_on is not None:
        return "ended"
    return "closed" if line.is_closed else SHOWN[line.state]


def _choose(workspace: Workspace, lines: list[ProposalLine]) -> ProposalLine | None:
    zone = ZoneInfo(workspace.place.time_zone)
    columns = {
        _("State"): [status_word(state(line)) for line in lines],
        _("Mentee"): [line.names[0] for line in lines],
        _("Mentor"): [line.names[1] for line in lines],
        _("Waits for"): [listed(each.name for each in line.awaited) for line in lines],
        _("Since"): [day((line.waits_since or line.since).astimezone(zone)) for line in lines],
        _("Answers until"): [day(line.closes_on) if line.awaited and line.closes_on else "" for line in lines],
    }
    st.caption(_("Click a row to see a proposal and what can be done."))
    config = {_("State"): st.column_config.TextColumn(width=150)} | {
        _(each): st.column_config.TextColumn(width=104) for each in ("Since", "Answers until")
    }
    place = clicked_row("proposals", columns, [line.id for line in lines], config, ROWS)
    if len(lines) == 1:
        return lines[0]
    return None if place is None else lines[place]


def _summary(lines: tuple[ProposalLine, ...]) -> str:
    if not lines:
        return _("Who is asked, who waits for whose answer, and what was said.")
    waits = sum(bool(line.awaited) and not line.is_closed for line in lines)
    agreed = sum(line.state is ProposalState.ACCEPTED for line in lines)
    late = sum(line.is_closed for line in lines)
    words = count(waits, "{n} waits for an answer", "{n} wait for an answer")
    words += count(agreed, "; {n} has a yes from all", "; {n} have a yes from all")
    return words + (count(late, "; {n} had no answer in time", "; {n} had no answer in time") if late else "") + "."
