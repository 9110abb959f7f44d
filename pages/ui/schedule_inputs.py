"""Which messages a program sends by itself."""

import streamlit as st

from core.program.program import HANGS_ON, Part, Program
from core.tracking.asks import TITLES, AskKind
from pages.ui.program_inputs import program_given
from pages.ui.words import _


def ask_about_schedule(program: Program, key: str) -> None:
    """Whether any are sent, and which; those of a part that is off are not offered."""
    st.toggle(
        _("Send these when they are due"), program.asks_by_itself, key=f"{key}_asks_by_itself",
        persist_state="session", help=_("Off: nothing goes without somebody's pressing. What was sent stays."),
    )  # fmt: skip
    given = program_given(program, key)
    offered = [kind for kind in AskKind if (part := HANGS_ON.get(kind)) is None or given.has(part)]
    if given.has(Part.GUARDIANS):
        offered.remove(AskKind.CLOSING)
    st.pills(
        _("Which"), offered, selection_mode="multi", wrap=True, key=f"{key}_asks", persist_state="session",
        default=[kind for kind in offered if kind in program.asks], format_func=lambda kind: _(TITLES[kind]),
    )  # fmt: skip
    st.caption(
        _("Nobody gets more than one in a week, with all that is due in it, nor many in three months: how many, stands "
          "under Advanced. Whoever asks for fewer or pauses them is left in peace. What they say stands under Message "
          "texts.")
    )  # fmt: skip
