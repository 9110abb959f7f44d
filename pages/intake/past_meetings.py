"""A list of past meetings: one row each, for pairings that are here; nothing is saved before the last press."""

from collections.abc import Sequence

import streamlit as st

from core.intake.meeting_checks import CheckedMeeting, MeetingsThere, check_meetings, meetings_of_lines
from core.intake.meeting_columns import meeting_column_faults, meeting_fields, suggest_meeting_columns
from core.intake.meeting_lists import MeetingLine, read_meetings
from core.intake.pair_checks import State
from core.intake.spreadsheet import ColumnMapping, Table
from db import Workspace
from pages.intake.one_list import ask_table
from pages.intake.pair_columns import ask_pair_columns
from pages.intake.pair_names import ask_who, chosen_for
from pages.intake.past_meeting_rows import show_meetings
from pages.ui.cache import thought
from pages.ui.empty import empty
from pages.ui.kept_list import forget_list
from pages.ui.notices import notice
from pages.ui.words import _, count


def ask_meetings(key: str, workspace: Workspace) -> None:
    """Give a list, see where its columns go, settle who is meant, and bring the meetings in."""
    there = workspace.past_meetings.there()
    if not there.stretches:
        what = _("Meetings belong to pairings. Bring those first, as a list of pairs, or publish a matching.")
        empty(_("Nobody is or was together yet"), what, icon=":material/handshake:")
        return
    what = _("One row a meeting: the two people and the day; minutes or hours and the way, if the list has "
             "them. Each goes to the pairing of the two that was going on that day.")  # fmt: skip
    table = ask_table(key, what)
    if table is None:
        return
    people = {each.id: (each.name, each.email) for each in there.people}
    suggested = thought(suggest_meeting_columns, table, people)
    mapping = ask_pair_columns(key, table, suggested, meeting_fields())
    faults = meeting_column_faults(mapping)
    for fault in faults:
        st.error(f"**{_(fault.where)}** {_(fault.what)}", icon=":material/error:")
    if not faults:
        _meetings(key, workspace, table, mapping, there)


def _meetings(key: str, workspace: Workspace, table: Table, mapping: ColumnMapping, there: MeetingsThere) -> None:
    people, today = there.people, workspace.today
    unsettled = [line.people for line in thought(read_meetings, table, mapping, people, {}, today)]
    lines = thought(read_meetings, table, mapping, people, chosen_for(key, unsettled), today)
    ask_who(key, unsettled, people)
    checked = check_meetings(meetings_of_lines(lines), there, today)
    show_meetings(lines, checked, people)
    _finish(key, workspace, lines, checked, table.name)


def _finish(
    key: str, workspace: Workspace, lines: Sequence[MeetingLine], checked: Sequence[CheckedMeeting], name: str
) -> None:
    good = [each for each in checked if each.state is not State.OUT]
    doing = [each for each in good if each.state is State.NEW]
    if doing:
        st.caption(_("They are noted as held, with all members of the pairing there, and shown to the two as brought "
                     "from a list. Hours count as not confirmed until one of the two confirms. Nobody is "
                     "written to."))  # fmt: skip
    if bare := sum(each.wish.minutes is None for each in doing):
        st.info(count(bare, "{n} has no length: it counts as a meeting and adds nothing to the hours.",
                      "{n} have no length: they count as meetings and add nothing to the hours."),
                icon=":material/timer_off:")  # fmt: skip
    label = count(len(doing), "Bring {n} meeting in", "Bring {n} meetings in")
    if st.button(label, key=f"{key}_bring", type="primary", disabled=not doing):
        left_out = len(lines) - len(good)
        done = workspace.past_meetings.bring([each.wish for each in good], name, left_out)
        forget_list(key)
        notice(count(done.added, "{n} meeting came in.", "{n} meetings came in."))
        st.rerun()
