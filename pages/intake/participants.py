"""Who takes part, who is ready to be matched, and why the others are not."""

from functools import partial

import streamlit as st

from core.program.program import ProgramForm
from core.program.questions import Side
from core.reports.table import Cell, write_table
from core.roles import Action
from core.text import Text
from db import People, Standing, Workspace
from pages.intake.guardians import guardians
from pages.intake.kept_apart import kept_apart
from pages.intake.lines_of_management import lines_of_management
from pages.intake.many import many
from pages.intake.one_participant import one_participant
from pages.intake.participant_columns import participant_rows, participant_titles
from pages.intake.ready import readiness
from pages.ui.cache import fingerprint
from pages.ui.chips import SIDES, side_word, status_word
from pages.ui.downloads import download, downloads
from pages.ui.empty import empty
from pages.ui.filters import Filters, by_address, filter_bar
from pages.ui.header import header
from pages.ui.kept_view import begin_view, columns_asked, keep_view
from pages.ui.words import _

STATES = ("ready", "not ready", "paired", "paused", "left")
WORDS = {"ready": Text("Ready"), "not ready": Text("Not ready"), "paired": Text("Paired")}
USUAL = ("name", "side", "state", "partners", "why", "email")


def show(workspace: Workspace) -> None:
    """Readiness first, then everyone; of whoever is chosen, what can be done."""
    people = workspace.participants.people()
    ready = bool(people.readiness.ready or people.paired)
    header(_("Participants"), _("Who takes part, and who is ready to be matched."), _("Match") if ready else "",
           to="matching.desk")  # fmt: skip
    if not people.everyone:
        empty(_("Nobody takes part yet."), _("Accept applications, or bring people from a spreadsheet."),
              _("Spreadsheet"), "intake.importing", icon=":material/group_add:")  # fmt: skip
        return
    readiness(workspace, people)
    if workspace.actor.may(Action.READ_APPLICATIONS):
        guardians(workspace)
        named = workspace.kept_apart.named()
        kept_apart(workspace, named.wishes)
        lines_of_management(workspace, named.management)
    peers = workspace.place.form == ProgramForm.PEER
    options = {"side": [Side.PEER.value] if peers else [Side.MENTOR.value, Side.MENTEE.value], "state": STATES}
    by_address("participants", options)
    begin_view(workspace, "participants", options)
    chosen = filter_bar(
        "participants", _("Search"), {"side": (_("Side"), options["side"]), "state": (_("State"), STATES)}, words=_word
    )
    states = _states(people)
    titles = participant_titles()
    columns = columns_asked("participants", list(titles), USUAL, titles)
    keep_view(workspace, "participants", chosen, columns)
    shown = _kept(people, chosen, states)
    if not shown:
        empty(_("Nobody fits what you asked for."), _("Take a filter away, or search for something else."))
        return
    rows = participant_rows(people, shown, states, columns, workspace.place.time_zone, _word)
    picked = _table(shown, rows, titles)
    may_change = workspace.actor.may(Action.CHANGE_PARTICIPANT)
    if len(picked) == 1:
        one_participant(workspace, picked[0], people.readiness.of(picked[0].id), may_change)
    elif picked and may_change:
        many(workspace, picked)
    if workspace.actor.may(Action.EXPORT_PEOPLE):
        taken = partial(write_table, [titles[each] for each in rows], list(zip(*rows.values(), strict=True)))
        downloads(
            "participants", csv=partial(taken, "csv", "Participants"), xlsx=partial(taken, "xlsx", "Participants")
        )
        download(_("Everybody with all answers"), partial(_whole, workspace), "everybody.xlsx", key="everybody")


def _kept(people: People, chosen: Filters, states: dict[int, str]) -> list[Standing]:
    kept = chosen.keep(
        people.everyone, lambda each: f"{each.name} {each.email}",
        side=lambda each: each.side.value, state=lambda each: states[each.id],
    )  # fmt: skip
    return kept if chosen.chosen["state"] else [each for each in kept if each.status != "left"]


def _table(shown: list[Standing], rows: dict[str, list[Cell]], named: dict[str, str]) -> list[Standing]:
    table = st.dataframe(
        {named[each]: cells for each, cells in rows.items()}, hide_index=True, on_select="rerun",
        selection_mode="multi-row", height=min(38 + 35 * len(shown), 460),
        key=f"participants_{fingerprint(' '.join(f'{each.id}.{each.version}' for each in shown))[:12]}",
        column_config={named["joined"]: st.column_config.DateColumn(format="localized")},
    )  # fmt: skip
    return [shown[at] for at in table.selection.rows if at < len(shown)]


def _states(people: People) -> dict[int, str]:
    ready = set(people.readiness.ready)
    return {each.id: _state(each, ready) for each in people.everyone}


def _word(state: str) -> str:
    if state in SIDES:
        return side_word(state)
    return _(WORDS[state]) if state in WORDS else status_word(state)


def _state(each: Standing, ready: set[int]) -> str:
    if each.status != "active":
        return each.status
    if each.is_paired:
        return "paired"
    return "ready" if each.id in ready else "not ready"


def _whole(workspace: Workspace) -> bytes:
    headers, rows = workspace.participants.export()
    return write_table(headers, rows, "xlsx", "Participants")
