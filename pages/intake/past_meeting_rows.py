"""Each row of a list of meetings with what was found, what comes of it, and what keeps it out."""

from collections.abc import Sequence

import streamlit as st

from core.intake.meeting_checks import CheckedMeeting
from core.intake.meeting_lists import MeetingLine
from core.intake.pair_checks import State
from core.intake.pair_lists import PairPerson
from core.text import Text
from pages.ui.words import _, count, plain

MOST_SHOWN = 500
MOST_TOLD = 20  # rows that stay out, with all that is said of them
STATES = {State.NEW: Text("New"), State.SAME: Text("Known already"), State.OUT: Text("Stays out")}


def show_meetings(
    lines: Sequence[MeetingLine], checked: Sequence[CheckedMeeting], people: Sequence[PairPerson]
) -> None:
    """Every row; those that stay out with what is to be mended."""
    names = {each.id: each.name for each in people}
    waiting = iter(checked)
    out, good = [], []
    for line in lines:
        each = next(waiting) if not line.faults else None
        one, other = line.people.one, line.people.other
        told = {
            _("Row"): line.people.row,
            _("First"): names.get(one.sure or 0) or _("“{name}”?", name=one.written),
            _("Second"): names.get(other.sure or 0) or _("“{name}”?", name=other.written),
            _("Day"): line.on,
            _("Minutes"): line.minutes,
            _("Change"): _(STATES[each.state if each else State.OUT]),
            _("Note"): _note(line, each),
        }
        (out if each is None or each.state is State.OUT else good).append(told)
    with st.container(horizontal=True, gap="medium"):
        for state in (State.NEW, State.SAME):
            st.metric(_(STATES[state]), sum(each.state is state for each in checked), width="content")
        st.metric(_(STATES[State.OUT]), len(out), width="content")
    if out:
        words = count(len(out), "{n} row stays out until it is mended.", "{n} rows stay out until they are mended.")
        why = [f"- **{_('Row {n}', n=each[_('Row')])}** {plain(str(each[_('Note')]))}" for each in out[:MOST_TOLD]]
        st.error("\n".join((words, "", *why)), icon=":material/error:")
    shown = good if len(out) <= MOST_TOLD else out + good
    if shown:
        st.dataframe(
            shown[:MOST_SHOWN], hide_index=True, height=min(38 + 35 * len(shown), 420), placeholder="–"
        )  # fmt: skip


def _note(line: MeetingLine, each: CheckedMeeting | None) -> str:
    if each is None:
        return " ".join(f"{fault.column}: {_(fault.what)}. {_(fault.remedy)}" for fault in line.faults)
    parts = [_(words) for words in (each.why, each.remedy) if words]
    if line.unread:
        parts.append(_("“{way}” is no way we know; the way stays empty.", way=line.unread))
    return " ".join(parts)
