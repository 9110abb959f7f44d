"""Who takes part, who is ready to be matched, and why the others are not."""

from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from core.program.program import ProgramForm
from core.program.questions import Side
from core.reports.table import TableFormat, write_table
from core.roles import Action
from db import People, Standing, Workspace
from pages.intake.guardians import guardians
from pages.intake.kept_apart import kept_apart
from pages.intake.one_participant import one_participant
from pages.intake.ready import ask_consent, readiness
from pages.ui.cache import fingerprint
from pages.ui.chips import SIDES, side_word, status_word
from pages.ui.downloads import downloads
from pages.ui.empty import empty
from pages.ui.filters import Filters, filter_bar
from pages.ui.header import header
from pages.ui.words import _

STATES = ("active", "paused", "left")


def show(workspace: Workspace) -> None:
    """Readiness first, then everyone; of whoever is chosen, what can be done."""
    header(_("Participants"), _("Who takes part, and who is ready to be matched."), _("Match"), to="matching.desk")
    people = workspace.participants.people()
    if not people.everyone:
        empty(_("Nobody takes part yet."), _("Accept applications, or bring people from a spreadsheet."),
              _("Spreadsheet"), "intake.importing", icon=":material/group_add:")  # fmt: skip
        return
    readiness(workspace, people)
    if workspace.actor.may(Action.READ_APPLICATIONS):
        guardians(workspace)
        kept_apart(workspace)
    peers = workspace.place.form == ProgramForm.PEER
    sides = [Side.PEER.value] if peers else [Side.MENTOR.value, Side.MENTEE.value]
    chosen = filter_bar(
        "participants", _("Search"), {"side": (_("Side"), sides), "status": (_("Status"), STATES)},
        words=lambda word: side_word(word) if word in SIDES else status_word(word),
    )  # fmt: skip
    shown = _kept(people, chosen)
    if not shown:
        empty(_("Nobody fits what you asked for."), _("Take a filter away, or search for something else."))
        return
    picked = _table(people, shown, workspace.place.time_zone)
    may_change = workspace.actor.may(Action.CHANGE_PARTICIPANT)
    if len(picked) == 1:
        one_participant(workspace, picked[0], people.readiness.of(picked[0].id), may_change)
    elif picked and may_change:
        ask_consent(workspace, picked)
    if workspace.actor.may(Action.EXPORT_PEOPLE):
        downloads("participants", csv=partial(_file, workspace, "csv"), xlsx=partial(_file, workspace, "xlsx"))


def _kept(people: People, chosen: Filters) -> list[Standing]:
    kept = chosen.keep(
        people.everyone, lambda each: f"{each.name} {each.email}",
        side=lambda each: each.side.value, status=lambda each: each.status,
    )  # fmt: skip
    return kept if chosen.chosen["status"] else [each for each in kept if each.status != "left"]


def _table(people: People, shown: list[Standing], zone: str) -> list[Standing]:
    ready, there = set(people.readiness.ready), ZoneInfo(zone)
    sides = {side: side_word(side) for side in Side}
    states = {state: status_word(state) for state in STATES} | {
        "paired": _("Paired"), "ready": _("Ready"), "not ready": _("Not ready"),
    }  # fmt: skip
    seen = {
        _("Name"): [each.name for each in shown],
        _("Side"): [sides[each.side] for each in shown],
        _("State"): [states[_state(each, ready)] for each in shown],
        _("Partners"): [f"{each.partners} / {each.places}" for each in shown],
        _("E-mail"): [each.email for each in shown],
        _("Joined"): [each.joined_at.astimezone(there).date() for each in shown],
    }
    table = st.dataframe(
        seen, hide_index=True, on_select="rerun", selection_mode="multi-row", height=min(38 + 35 * len(shown), 460),
        key=f"participants_{fingerprint(' '.join(f'{each.id}.{each.version}' for each in shown))[:12]}",
        column_config={_("Joined"): st.column_config.DateColumn(format="localized")},
    )  # fmt: skip
    return [shown[at] for at in table.selection.rows if at < len(shown)]


def _state(each: Standing, ready: set[int]) -> str:
    if each.status != "active":
        return each.status
    if each.is_paired:
        return "paired"
    return "ready" if each.id in ready else "not ready"


def _file(workspace: Workspace, kind: TableFormat) -> bytes:
    headers, rows = workspace.participants.export()
    return write_table(headers, rows, kind, "Participants")
