"""Noting that we met: a day and minutes are enough; all else may follow."""

import streamlit as st

from core.tracking.meetings import LONGEST_MINUTES, Extra, Meeting
from db import MeetingsTogether, OwnWord, PairingMeeting, Workspace
from pages.tracking.meeting_words import RATINGS, WAYS, way_word
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain


def log_form(workspace: Workspace, each: MeetingsTogether, kept: PairingMeeting | None, goals: dict[int, str]) -> bool:
    """True where it was noted. ``kept``: the meeting that it was planned as; ``goals``: the open ones, to be ticked."""
    together, key = each.together, f"log_{each.together.id}_{kept.id if kept else 0}"
    planned = kept.meeting if kept else None
    partners = listed(plain(one.name) for one in together.partners)
    st.subheader(_("You met {names}", names=partners), anchor=False)
    with st.container(horizontal=True, gap="medium"):
        on = st.date_input(_("Day"), planned.on if planned else workspace.today, key=f"{key}_on", width=160,
                           format="YYYY-MM-DD")  # fmt: skip
        # Without limits: a field sends nothing that is beyond them, and what stood before would be kept instead.
        minutes = st.number_input(_("Minutes"), value=(planned and planned.minutes) or together.minutes, step=5,
                                  key=f"{key}_minutes", width=150)  # fmt: skip
    came = _who_came(each, key)
    saved_at_once = st.button(_("Save"), key=f"{key}_save", type="primary")
    with st.expander(_("More, if you like: topics, summary, a note for yourself")):
        way = st.pills(_("How?"), list(WAYS), default=planned.way if planned else None, key=f"{key}_way",
                       format_func=way_word, wrap=True)  # fmt: skip
        topics = st.text_input(_("What did you talk about?"), key=f"{key}_topics", max_chars=500)
        touched = st.pills(_("Which goals did you work on?"), list(goals), selection_mode="multi", key=f"{key}_goals",
                           format_func=lambda id: plain(goals[id]), wrap=True) if goals else []  # fmt: skip
        summary = st.text_area(_("Summary for both of you"), key=f"{key}_summary", max_chars=4000, height=90,
                               help=_("You and {names} read it, nobody else.", names=partners))  # fmt: skip
        own = own_fields(OwnWord(), key, partners)
        saved = st.button(_("Save all"), key=f"{key}_save_all", type="primary")
    if not (saved or saved_at_once):
        return False
    meeting = Meeting(
        on=on, minutes=minutes, way=way, topics=topics.strip(), summary=summary.strip(), goals=tuple(touched),
        came=frozenset(came), place=planned.place if planned else "",
    )  # fmt: skip
    workspace.meetings.log_mine(together.id, meeting, own, (kept.id, kept.version) if kept else None)
    notice(_("Noted. {names} can confirm it.", names=partners))
    return True


def own_fields(own: OwnWord, key: str, partners: str) -> OwnWord:
    """What one keeps for oneself; beside each field stands who sees it."""
    rating = st.pills(_("How was it for you? Seen by you and your coordinators, never by {names}", names=partners),
                      list(RATINGS), default=own.rating, key=f"{key}_rating", format_func=lambda n: _(RATINGS[n]),
                      wrap=True)  # fmt: skip
    note: str | None = None
    if own.note is None:
        st.caption(_("Your note is there, but the key that was set on this server does not open it."))
    else:
        note = st.text_area(_("Note for yourself"), own.note, key=f"{key}_note", max_chars=4000, height=80)
        st.caption(_("Kept encrypted and not shown to anyone else in the app. Who runs the server holds the key."))
    with st.container(horizontal=True, gap="medium"):
        extra = [
            st.number_input(label, 0, LONGEST_MINUTES, value, 5, key=f"{key}_{name}", width=190)
            for name, label, value in (("preparation", _("Minutes to prepare"), own.extra.preparation),
                                       ("travel", _("Minutes on the way"), own.extra.travel))
        ]  # fmt: skip
    return OwnWord(rating, note, Extra(*extra))


def _who_came(each: MeetingsTogether, key: str) -> list[int]:
    """Of a group it is asked; two met, or they did not."""
    people = {one.id: one.name for one in each.together.people}
    if len(people) <= 2:
        return list(people)
    return st.pills(_("Who came?"), list(people), selection_mode="multi", default=list(people), key=f"{key}_came",
                    format_func=lambda id: plain(people[id]), wrap=True)  # fmt: skip
