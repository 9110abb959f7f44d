"""Pairings: who is together since when, ending one, a new personal link."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.program.program import Part
from core.reports.table import Cell
from core.roles import Action
from db import Pairing, Workspace
from pages.tracking.closing import closing
from pages.tracking.health_words import band_word
from pages.tracking.one_pairing import one_pairing
from pages.tracking.pairing_in_brief import ASKED, pairing_in_brief
from pages.tracking.timeline import timeline
from pages.ui.chips import status_word
from pages.ui.downloads import table_downloads
from pages.ui.empty import empty
from pages.ui.filters import by_address, filter_bar
from pages.ui.header import header
from pages.ui.parts import part_of
from pages.ui.rows import clicked_row
from pages.ui.words import _, count, day

ACTIVE, ENDED = "active", "ended"
NOW, CLOSING, PAST = "now", "closing", "past"  # parts of one pairing


def show(workspace: Workspace) -> None:
    pairings = workspace.pairings.all()
    now = [pairing for pairing in pairings if pairing.ended_on is None]
    header(_("Pairings"), count(len(now), "{n} pairing goes on.", "{n} pairings go on.") if pairings
           else _("Who is together."))  # fmt: skip
    if not pairings:
        empty(_("Nobody is paired yet"), _("Match people, look at the result, and publish it."), _("Go to Matching"),
              "matching.desk")  # fmt: skip
        return
    asked_for = str(st.query_params.get(ASKED, ""))
    opened = next((pairing for pairing in pairings if str(pairing.id) == asked_for), None)
    if opened is not None and workspace.actor.may(Action.READ_DUE):
        _opened(workspace, opened)
        return
    _closed(workspace, pairings)
    by_address("pairings", {"state": [ACTIVE, ENDED]})
    asked = filter_bar("pairings", _("Find somebody"), {"state": (_("State"), [ACTIVE, ENDED])}, words=status_word)
    shown = asked.keep(pairings, lambda each: f"{each.names} {' '.join(each.reasons)}", state=_state)
    if not shown:
        st.caption(_("No pairing fits this search."))
        return
    chosen = _choose(shown, _bands(workspace))
    if chosen is not None:
        pairing_in_brief(workspace, chosen)
    _files(shown)


def _bands(workspace: Workspace) -> dict[int, str]:
    """How each pairing is doing, for those who may know and where meetings are noted."""
    if not (workspace.actor.may(Action.READ_DUE) and Part.MEETINGS in workspace.place.parts):
        return {}
    return {id: band_word(each.health.band) for id, each in workspace.support.health_of_cohort().items()}


def _closed(workspace: Workspace, pairings: Sequence[Pairing]) -> None:
    """How many endings were closed step by step; for the team, once there is one."""
    if workspace.actor.may(Action.READ_DUE) and any(pairing.ended_on is not None for pairing in pairings):
        done, of = workspace.closings.counted()
        ended = count(of, "{n} pairing has ended", "{n} pairings have ended")
        st.caption(f"{ended} · " + count(done, "{n} closed with every step", "{n} closed with every step"))


def _opened(workspace: Workspace, pairing: Pairing) -> None:
    """All of one pairing, from Today or from the list."""
    if st.button(_("All pairings"), key="all_pairings", icon=":material/arrow_back:"):
        st.query_params.pop(ASKED, None)
        st.rerun()
    pairing_in_brief(workspace, pairing, opened=True)
    parts = {NOW: _("How it is")} if pairing.ended_on is None and pairing.started_on <= workspace.today else {}
    chosen = part_of(_("Part"), parts | {CLOSING: _("Closing"), PAST: _("What happened so far")}, "pairing_part")
    if chosen == NOW:
        one_pairing(workspace, pairing.id)
    elif chosen == CLOSING:
        closing(workspace, pairing)
    else:
        timeline(workspace, pairing.id)


def _choose(pairings: list[Pairing], bands: Mapping[int, str]) -> Pairing | None:
    sides = [pairing.two_sides for pairing in pairings]
    columns = {
        _("Mentee"): [left for left, _right in sides],
        _("Mentor"): [right for _left, right in sides],
        _("Since"): [pairing.started_on for pairing in pairings],
        **({_("How it is doing"): [bands.get(pairing.id, "") for pairing in pairings]} if bands else {}),
        _("Until"): [day(pairing.ended_on) if pairing.ended_on else "" for pairing in pairings],
        _("Because"): [" · ".join(pairing.reasons) for pairing in pairings],
    }
    st.caption(_("Click a row to see a pairing."))
    config = {
        _("Because"): st.column_config.TextColumn(width="large"),
        _("Since"): st.column_config.DateColumn(format="localized"),
    }
    place = clicked_row("pairings", columns, [pairing.id for pairing in pairings], config)
    return None if place is None else pairings[place]


def _state(pairing: Pairing) -> str:
    return ACTIVE if pairing.ended_on is None else ENDED


def _files(pairings: list[Pairing]) -> None:
    headers = ["Mentee", "Mentor", "Since", "Until", "Reasons"]
    table_downloads("pairings", "Pairings", lambda: (headers, map(_row, pairings)))


def _row(pairing: Pairing) -> list[Cell]:
    people = [f"{each.name} <{each.email}>" for each in pairing.members[:2]]
    return [*people, pairing.started_on, pairing.ended_on, "; ".join(pairing.reasons)]
