"""What can be done about several participants at once: ask, pause, bring back, let go."""

from collections.abc import Sequence

import streamlit as st

from core.text import Text
from db import Standing, Workspace
from pages.intake.ready import ask_consent
from pages.ui.cache import fingerprint
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.words import _, count

MOVES = (
    ("paused", Text("Pause"), ":material/pause_circle:", ("active",)),
    ("active", Text("Bring back"), ":material/play_circle:", ("paused", "left")),
)


def many(workspace: Workspace, picked: Sequence[Standing]) -> None:
    """Buttons for what suits those who are chosen; whoever it does not concern stays as she is."""
    key = f"many_{fingerprint(' '.join(f'{each.id}.{each.version}' for each in picked))[:12]}"
    with st.container(border=True):
        st.subheader(count(len(picked), "{n} person chosen", "{n} people chosen"), anchor=False)
        ask_consent(workspace, picked)
        change(workspace, picked, key)


def change(workspace: Workspace, picked: Sequence[Standing], key: str) -> None:
    """A break, coming back, leaving; with a message to each, if wanted."""
    tell = st.toggle(_("Write to them about a pause or leaving"), True, key=f"{key}_tell")
    note = st.text_input(_("A line for the message (if you like)"), key=f"{key}_note", max_chars=500) if tell else ""
    with st.container(horizontal=True):
        for to, label, icon, of in MOVES:
            seen = {each.id: each.version for each in picked if each.status in of}
            if seen and st.button(_(label), key=f"{key}_{to}", icon=icon):
                done = workspace.breaks.change(seen, to, tell=tell, note=note)
                notice(count(done, "{n} person changed.", "{n} people changed."))
                st.rerun()
        seen = {each.id: each.version for each in picked if each.status != "left"}
        if seen:
            confirm_button(
                count(len(seen), "Leaves the program", "Leave the program"),
                lambda: workspace.breaks.change(seen, "left", tell=tell, note=note), key=f"{key}_left",
                title=count(len(seen), "{n} person leaves the program?", "{n} people leave the program?"),
                warning=_("Pairings end today, and personal links stop working. What was told is kept."),
                yes=count(len(seen), "Leaves", "They leave"), done=_("Noted."), icon=":material/logout:",
            )  # fmt: skip
