"""People and states in small: always an icon and a word, never colour alone."""

from typing import Literal

import streamlit as st

from core.program.questions import Side
from core.text import Text
from pages.ui.words import _, plain

Tone = Literal["good", "waiting", "attention", "bad", "neutral", "info"]
Colour = Literal["green", "blue", "orange", "red", "gray", "violet"]
TONES: dict[Tone, tuple[Colour, str]] = {
    "good": ("green", ":material/check_circle:"),
    "waiting": ("blue", ":material/schedule:"),
    "attention": ("orange", ":material/error:"),
    "bad": ("red", ":material/cancel:"),
    "neutral": ("gray", ":material/circle:"),
    "info": ("violet", ":material/info:"),
}
STATES: dict[str, tuple[str, Tone, str]] = {  # what is stored: (word, tone, icon if not the tone's own)
    "draft": ("Draft", "neutral", ":material/edit_note:"),
    "submitted": ("To decide", "waiting", ":material/inbox:"),
    "accepted": ("Accepted", "good", ""),
    "waitlisted": ("Waiting list", "waiting", ":material/hourglass_empty:"),
    "declined": ("Declined", "neutral", ":material/do_not_disturb_on:"),
    "withdrawn": ("Withdrawn", "neutral", ":material/logout:"),
    "active": ("Active", "good", ""),
    "reviewed": ("Reviewed", "info", ":material/visibility:"),
    "proposed": ("Waits for an answer", "waiting", ""),
    "closed": ("No answer in time", "attention", ":material/event_busy:"),
    "agreed": ("All said yes", "good", ""),
    "refused": ("Said no", "neutral", ":material/do_not_disturb_on:"),
    "taken back": ("Taken back", "neutral", ":material/undo:"),
    "scheduled": ("Begins soon", "waiting", ":material/event:"),
    "paired": ("Paired", "good", ":material/link:"),
    "paused": ("Paused", "attention", ":material/pause_circle:"),
    "left": ("Left", "neutral", ":material/logout:"),
    "ended": ("Ended", "neutral", ":material/flag:"),
    "planned": ("Planned", "neutral", ":material/event:"),
    "applying": ("Applications open", "good", ":material/inbox:"),
    "matching": ("Matching", "waiting", ":material/join_inner:"),
    "running": ("Running", "good", ":material/play_circle:"),
    "ready": ("Ready", "waiting", ""),
    "sent": ("Sent", "good", ""),
    "failed": ("Not sent", "bad", ""),
    "locked": ("Locked", "info", ":material/lock:"),
    "barred": ("Barred", "bad", ":material/block:"),
}
SIDES: dict[str, tuple[str, Colour, str]] = {
    "mentor": ("Mentor", "green", ":material/school:"),
    "mentee": ("Mentee", "orange", ":material/person:"),
    "peer": ("Peer", "violet", ":material/group:"),
}
PLURALS = {Side.MENTEE: Text("Mentees"), Side.MENTOR: Text("Mentors"), Side.PEER: Text("People")}


def badge(word: str, tone: Tone = "neutral", *, icon: str = "", help: str | None = None) -> None:
    """A state in a word, with the icon and colour of its tone."""
    colour, usual = TONES[tone]
    st.badge(word, icon=icon or usual, color=colour, help=help)


def status_badge(state: str, *, help: str | None = None) -> None:
    """The badge of a stored state: ``status_badge("waitlisted")``."""
    _word, tone, icon = STATES.get(state, (state, "neutral", ""))
    badge(status_word(state), tone, icon=icon, help=help)


def status_word(state: str) -> str:
    """A stored state in the reader's words, for tables and filters."""
    return _(STATES[state][0]) if state in STATES else plain(state)


def side_word(side: Side | str) -> str:
    """Mentor, mentee or peer, in the reader's words."""
    return _(SIDES[str(side)][0])


def person_chip(name: str, side: Side | str = "", *, note: str = "") -> None:
    """A person with the icon of her side, and a few words more."""
    _word, colour, icon = SIDES.get(str(side), ("", "gray", ":material/person:"))
    label = plain(name) + (f" · {plain(note)}" if note else "")
    st.badge(label, icon=icon, color=colour, help=side_word(side) if side else None)
