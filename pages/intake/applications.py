"""Who applied: read, then accept, put on the waiting list or decline, one or many at once."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import streamlit as st

from core.intake.applications import ApplicationStatus
from core.program.program import ProgramForm
from core.program.questions import Side
from core.roles import Action
from db import ApplicationLine, Queue, Workspace
from pages.intake.answers import show_answers
from pages.intake.deciding import decide
from pages.intake.waiting_list import waiting_list
from pages.ui.address import full_address
from pages.ui.cache import fingerprint
from pages.ui.chips import SIDES, side_word, status_word
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.paging import page_asked, pager
from pages.ui.words import _, count

SHOWN = [status.value for status in ApplicationStatus if status is not ApplicationStatus.DRAFT]


def show(workspace: Workspace) -> None:
    """A page of applications; those chosen are read and decided below."""
    header(_("Applications"), _("Read what people told, and decide: one by one, or many at once."))
    chosen = filter_bar(
        "applications", _("Search"),
        {"side": (_("Side"), _sides(workspace)), "status": (_("Status"), SHOWN)},
        words=lambda word: side_word(word) if word in SIDES else status_word(word),
    )  # fmt: skip
    sides = [Side(each) for each in chosen.chosen["side"]]
    statuses = [ApplicationStatus(each) for each in chosen.chosen["status"]]
    key = f"applications_page_{fingerprint(chosen)[:12]}"
    page = page_asked(key) - 1
    queue = workspace.applications.queue(sides=sides, statuses=statuses, search=chosen.search, page=page)
    if not queue.all:
        _nobody(workspace, queue, chosen.any)
        return
    st.caption(_summary(queue))
    lines = waiting_list(workspace)
    picked = _table(queue, workspace.place.time_zone, lines)
    pager(key, queue.pages)
    if not picked:
        st.caption(_("Choose one to read the answers, or several to decide at once."))
    if len(picked) == 1:
        show_answers(picked[0], workspace.place.time_zone)
    if picked and workspace.actor.may(Action.DECIDE_APPLICATION):
        decide(workspace, picked)


def _table(queue: Queue, zone: str, numbers: Mapping[int, int]) -> list[ApplicationLine]:
    """The page as a table; gives the rows chosen. Another page is another table, so that no choice slips."""
    seen = [
        {
            _("Name"): line.name,
            _("Side"): side_word(line.side),
            _("Status"): status_word(line.status),
            _("Sent"): line.submitted_at and line.submitted_at.astimezone(ZoneInfo(zone)).date(),
            _("E-mail"): line.email,
            _("Note"): _note(line, numbers.get(line.id)),
        }
        for line in queue.lines
    ]
    table = st.dataframe(
        seen, hide_index=True, on_select="rerun", selection_mode="multi-row", height=min(38 + 35 * len(seen), 460),
        key=f"applications_{fingerprint([(line.id, line.version) for line in queue.lines])[:12]}",
        column_config={_("Sent"): st.column_config.DateColumn(format="localized")},
    )  # fmt: skip
    return [queue.lines[at] for at in table.selection.rows if at < len(queue.lines)]


def _note(line: ApplicationLine, number: int | None) -> str:
    notes = [_("number {n} on the list", n=number)] if number else []
    notes += [_("applied twice")] if line.repeats else []
    notes += [_("from a spreadsheet")] if line.source == "import" else []
    notes += [_("recommended by {name}", name=line.recommended_by)] if line.recommended_by else []
    return ", ".join(notes)


def _summary(queue: Queue) -> str:
    """ "12 to decide · 3 on the waiting list · 40 accepted · 5 begun and not sent"."""
    words = {
        ApplicationStatus.SUBMITTED: ("{n} to decide", "{n} to decide"),
        ApplicationStatus.WAITLISTED: ("{n} on the waiting list", "{n} on the waiting list"),
        ApplicationStatus.ACCEPTED: ("{n} accepted", "{n} accepted"),
        ApplicationStatus.DRAFT: ("{n} begun and not sent", "{n} begun and not sent"),
    }
    return " · ".join(count(queue.counts[status], *both) for status, both in words.items() if queue.counts.get(status))


def _nobody(workspace: Workspace, queue: Queue, filtered: bool) -> None:
    if filtered and sum(queue.counts.values()):
        empty(_("Nobody fits what you asked for."), _("Take a filter away, or search for something else."))
        return
    empty(_("Nobody has applied yet."), _("Share these addresses, or bring people from a spreadsheet."),
          _("Spreadsheet"), "intake.importing", icon=":material/inbox:")  # fmt: skip
    here = next(each for each in workspace.cohorts.all() if each.id == workspace.cohort_id)
    if not here.takes_applications:
        st.warning(_("Applications are not open today. Set the days under Program."), icon=":material/event_busy:")
    for side, code in here.addresses:
        st.markdown(f"**{side_word(side)}**")
        st.code(full_address(f"/?join={code}"), language=None, wrap_lines=True)
    if begun := queue.counts.get(ApplicationStatus.DRAFT, 0):
        st.caption(count(begun, "{n} has begun and not sent it yet.", "{n} have begun and not sent it yet."))


def _sides(workspace: Workspace) -> list[str]:
    peers = workspace.place.form == ProgramForm.PEER
    return [Side.PEER.value] if peers else [Side.MENTOR.value, Side.MENTEE.value]
