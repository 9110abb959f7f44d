"""Pairings: who is together since when, ending one, a new personal link."""

import streamlit as st

from core.reports.table import write_table
from core.roles import Action
from db import Pairing, Workspace
from pages.tracking.ending import end_or_replace
from pages.ui.address import full_address
from pages.ui.cache import fingerprint
from pages.ui.chips import person_chip, status_word
from pages.ui.downloads import downloads
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.words import _, count, day, plain

ROWS = 12
ACTIVE, ENDED = "active", "ended"


def show(workspace: Workspace) -> None:
    pairings = workspace.pairings.all()
    now = [pairing for pairing in pairings if pairing.ended_on is None]
    header(_("Pairings"), count(len(now), "{n} pairing goes on.", "{n} pairings go on.") if pairings
           else _("Who is together."))  # fmt: skip
    if not pairings:
        empty(_("Nobody is paired yet"), _("Match people, look at the result, and publish it."), _("Go to Matching"),
              "matching.desk")  # fmt: skip
        return
    asked = filter_bar("pairings", _("Find somebody"), {"state": (_("State"), [ACTIVE, ENDED])}, words=status_word)
    shown = asked.keep(pairings, lambda each: f"{each.names} {' '.join(each.reasons)}", state=_state)
    if not shown:
        st.caption(_("No pairing fits this search."))
        return
    chosen = _choose(shown)
    if chosen is not None:
        _one(workspace, chosen)
    _files(shown)


def _choose(pairings: list[Pairing]) -> Pairing | None:
    sides = [pairing.two_sides for pairing in pairings]
    columns = {
        _("Mentee"): [left for left, _right in sides],
        _("Mentor"): [right for _left, right in sides],
        _("Since"): [pairing.started_on for pairing in pairings],
        _("Until"): [day(pairing.ended_on) if pairing.ended_on else "" for pairing in pairings],
        _("Because"): [" · ".join(pairing.reasons) for pairing in pairings],
    }
    st.caption(_("Click a row to see a pairing."))
    these = fingerprint([pairing.id for pairing in pairings])[:12]  # of other rows, none is chosen
    event = st.dataframe(
        columns, hide_index=True, on_select="rerun", selection_mode="single-cell", key=f"pairings_{these}",
        height=36 * min(len(pairings), ROWS) + 38,
        column_config={
            _("Because"): st.column_config.TextColumn(width="large"),
            _("Since"): st.column_config.DateColumn(format="localized"),
        },
    )  # fmt: skip
    picked = event.selection.cells
    return pairings[picked[0][0]] if picked and picked[0][0] < len(pairings) else None


def _one(workspace: Workspace, pairing: Pairing) -> None:
    with st.container(border=True, key="pairing"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for member in pairing.members:
                person_chip(member.name, member.side, note=member.email)
        st.markdown(_("Together since {day}.", day=day(pairing.started_on)))
        if pairing.ended_on is not None:
            st.markdown(_("Ended on {day}: {reason}", day=day(pairing.ended_on), reason=plain(pairing.end_reason)))
        if pairing.reasons:
            st.markdown("\n".join(f"- {plain(reason)}" for reason in pairing.reasons))
        with st.container(horizontal=True, gap="small"):
            if workspace.actor.may(Action.END_PAIRING) and pairing.ended_on is None:
                end_or_replace(workspace, pairing)
            if workspace.actor.may(Action.CHANGE_PARTICIPANT):
                _new_link(workspace, pairing)


def _new_link(workspace: Workspace, pairing: Pairing) -> None:
    with st.popover(_("New personal link"), icon=":material/link:"):
        names = {member.id: member.name for member in pairing.members}
        whose = st.radio(_("For whom"), list(names), format_func=names.__getitem__, key=f"whose_{pairing.id}")
        mail = st.checkbox(_("Write a message with it"), key=f"mail_{pairing.id}")
        st.caption(_("Earlier links of this person stop working."))
        if st.button(_("Make the link"), key="new_link", type="primary"):
            st.code(full_address(workspace.participants.new_link(whose, mail=mail)), language=None, wrap_lines=True)


def _state(pairing: Pairing) -> str:
    return ACTIVE if pairing.ended_on is None else ENDED


def _files(pairings: list[Pairing]) -> None:
    def file(kind: str) -> bytes:
        rows = [
            [*(f"{each.name} <{each.email}>" for each in pairing.members[:2]), pairing.started_on, pairing.ended_on,
             "; ".join(pairing.reasons)]
            for pairing in pairings
        ]  # fmt: skip
        headers = ["Mentee", "Mentor", "Since", "Until", "Reasons"]
        return write_table(headers, rows, "xlsx" if kind == "xlsx" else "csv", "Pairings")

    downloads("pairings", csv=lambda: file("csv"), xlsx=lambda: file("xlsx"))
