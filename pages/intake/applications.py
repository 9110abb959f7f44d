"""Who applied: read, then accept, put on the waiting list or decline, one or many at once."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from core.intake.applications import ApplicationStatus
from core.program.program import ProgramForm
from core.program.questions import Side
from core.reports.table import TableFormat, write_table
from core.roles import Action
from db import ApplicationLine, Queue, Workspace
from pages.intake.answers import show_answers
from pages.intake.application_columns import DECIDED, SENT, USUAL, cell, note_of, titles
from pages.intake.deciding import decide
from pages.intake.duplicates import duplicates
from pages.intake.erasing import erase_button
from pages.intake.nobody_applied import nobody
from pages.intake.waiting_list import waiting_list
from pages.ui.cache import fingerprint
from pages.ui.chips import SIDES, side_word, status_word
from pages.ui.downloads import downloads
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.kept_view import begin_view, columns_asked, keep_view
from pages.ui.paging import page_asked, pager
from pages.ui.words import _, count

SHOWN = [status.value for status in ApplicationStatus if status is not ApplicationStatus.DRAFT]


def show(workspace: Workspace) -> None:
    """A page of applications; those chosen are read and decided below."""
    header(_("Applications"), _("Read what people told, and decide: one by one, or many at once."))
    options = {"side": _sides(workspace), "status": SHOWN}
    begin_view(workspace, "applications", options)
    chosen = filter_bar(
        "applications", _("Search"),
        {"side": (_("Side"), options["side"]), "status": (_("Status"), SHOWN)},
        words=lambda word: side_word(word) if word in SIDES else status_word(word),
    )  # fmt: skip
    wanted = {
        "sides": [Side(each) for each in chosen.chosen["side"]],
        "statuses": [ApplicationStatus(each) for each in chosen.chosen["status"]],
        "search": chosen.search,
    }
    key = f"applications_page_{fingerprint(chosen)[:12]}"
    queue = workspace.applications.queue(**wanted, page=page_asked(key) - 1)
    if not queue.all:
        keep_view(workspace, "applications", chosen, st.session_state.get("applications_columns", USUAL))
        nobody(workspace, queue, chosen.any)
        return
    named = titles(queue.lines)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(_summary(queue), width="content")
        columns = columns_asked("applications", list(named), USUAL, named)
    keep_view(workspace, "applications", chosen, columns)
    numbers = waiting_list(workspace)
    picked = _table(queue, columns, named, workspace.place.time_zone, numbers)
    pager(key, queue.pages)
    whole = queue.pages > 1 and st.toggle(_("All {all} that fit, on every page", all=queue.all), key=f"{key}_whole")
    if whole:
        picked = list(workspace.applications.queue(**wanted, page=None).lines)
    if not picked:
        st.caption(_("Choose one to read the answers, or several to decide at once."))
    if len(picked) == 1:
        one = picked[0]
        show_answers(one, workspace.place.time_zone, workspace.guardians.ward(one.id))
        erase_button(workspace, one.name, workspace.erasing.applicant, one.id, one.version)
    if picked and workspace.actor.may(Action.DECIDE_APPLICATION):
        decide(workspace, picked)
    if workspace.actor.may(Action.DECIDE_APPLICATION):
        duplicates(workspace)
    if workspace.actor.may(Action.EXPORT_PEOPLE):
        made = partial(_file, workspace, wanted, columns)
        downloads("applications", csv=partial(made, "csv"), xlsx=partial(made, "xlsx"))


def _table(
    queue: Queue, columns: list[str], named: dict[str, str], zone: str, numbers: Mapping[int, int]
) -> list[ApplicationLine]:
    """The page as a table; gives the rows chosen. Another page is another table, so that no choice slips."""
    seen = [
        {named[each]: cell(line, each, zone, note_of(line, numbers.get(line.id))) for each in columns}
        for line in queue.lines
    ]
    dates = st.column_config.DateColumn(format="localized")
    table = st.dataframe(
        seen, hide_index=True, on_select="rerun", selection_mode="multi-row", height=min(38 + 35 * len(seen), 460),
        key=f"applications_{fingerprint([(line.id, line.version) for line in queue.lines])[:12]}",
        column_config={named[each]: dates for each in (SENT, DECIDED)},
    )  # fmt: skip
    return [queue.lines[at] for at in table.selection.rows if at < len(queue.lines)]


def _file(workspace: Workspace, wanted: dict[str, Any], columns: list[str], kind: TableFormat) -> bytes:
    """What is shown, on every page: the same people and the same columns."""
    lines = workspace.applications.export(**wanted)
    named, zone = titles(lines), workspace.place.time_zone
    rows = [[cell(line, each, zone, note_of(line)) for each in columns] for line in lines]
    return write_table([named.get(each, each) for each in columns], rows, kind, "Applications")


def _summary(queue: Queue) -> str:
    """ "12 to decide · 3 on the waiting list · 40 accepted · 5 begun and not sent"."""
    words = {
        ApplicationStatus.SUBMITTED: ("{n} to decide", "{n} to decide"),
        ApplicationStatus.WAITLISTED: ("{n} on the waiting list", "{n} on the waiting list"),
        ApplicationStatus.ACCEPTED: ("{n} accepted", "{n} accepted"),
        ApplicationStatus.DRAFT: ("{n} begun and not sent", "{n} begun and not sent"),
    }
    return " · ".join(count(queue.counts[status], *both) for status, both in words.items() if queue.counts.get(status))


def _sides(workspace: Workspace) -> list[str]:
    peers = workspace.place.form == ProgramForm.PEER
    return [Side.PEER.value] if peers else [Side.MENTOR.value, Side.MENTEE.value]
