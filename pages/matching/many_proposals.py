"""Many proposals at once: review, ask, remind, and begin what all have accepted."""

from collections.abc import Callable

import streamlit as st

from core.matching.proposals import PLANNED, ProposalState
from db import ProposalLine, Workspace
from pages.matching.asking import ask_until
from pages.ui.boundary import boundary
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count

Lines = list[ProposalLine]


def many(workspace: Workspace, lines: tuple[ProposalLine, ...]) -> None:
    """Buttons for all that are in a state; each says how many they are."""
    agreed = [line for line in lines if line.state is ProposalState.ACCEPTED]
    drafts = [line for line in lines if line.state is ProposalState.DRAFT]
    planned = [line for line in lines if line.state in PLANNED]
    waiting = [line for line in lines if line.awaited and not line.is_closed]
    with st.container(horizontal=True, gap="small"):
        if agreed:
            words = count(len(agreed), "Begin {n} pair", "Begin {n} pairs")
            _dialog(
                words, "begin_many", ":material/play_circle:", "primary", lambda: begin(workspace, agreed, "of_all")
            )
        if planned:
            words = count(len(planned), "Ask about {n} draft", "Ask about {n} drafts")
            _dialog(words, "ask_many", ":material/send:", "secondary", lambda: ask(workspace, planned, "of_all"))
        if drafts and st.button(
            count(len(drafts), "{n} draft is reviewed", "All {n} drafts are reviewed"), key="review_many",
            icon=":material/visibility:", help=_("Note that you have looked at them and would propose them."),
        ):  # fmt: skip
            workspace.proposals.review(seen(drafts))
            notice(_("Noted as reviewed."))
            st.rerun()
        if waiting:
            words = count(len(waiting), "Remind about {n} pair", "Remind about {n} pairs")
            _dialog(
                words,
                "remind_many",
                ":material/notifications:",
                "secondary",
                lambda: remind(workspace, waiting, "of_all"),
            )


def seen(lines: Lines) -> dict[int, int]:
    return {line.id: line.version for line in lines}


def begin(workspace: Workspace, lines: Lines, key: str) -> None:
    """From which day on; the introductions wait."""
    here = (each.cohort for each in workspace.cohorts.all() if each.id == workspace.place.cohort_id)
    first = next((each.starts_on for each in here), None)
    usual = max(workspace.today, first) if first is not None else workspace.today
    on = st.date_input(
        _("First day"),
        usual,
        min_value=workspace.today,
        key=f"begin_on_{key}",
        format="YYYY-MM-DD",
        width=200,
    )
    note = st.text_area(
        _("A personal line in both introductions (may stay empty)"), key=f"begin_note_{key}", max_chars=500,
        height=80,
    )  # fmt: skip
    st.caption(_("The pairs are made, and the introductions wait for you under “Introductions”."))
    words = count(len(lines), "Begin {n} pair", "Begin {n} pairs")
    if st.button(words, key=f"begin_{key}", type="primary"):
        workspace.proposals.begin(seen(lines), on, note)
        notice(count(len(lines), "{n} pair is made. Now tell them.", "{n} pairs are made. Now tell them."))
        go("matching.introductions")
        st.rerun()


def ask(workspace: Workspace, lines: Lines, key: str) -> None:
    """Until when; whose turn it is, is written to at once."""
    asking = workspace.programs.current().program.asking
    if any(line.answers for line in lines):
        until = ask_until(workspace, asking, f"ask_until_{key}")
        st.caption(_("Whose turn it is, is written to now."))
    else:
        until = workspace.today
        st.caption(_("Nobody has to be asked about these: they can begin at once."))
    if st.button(_("Go on"), key=f"ask_{key}", type="primary"):
        workspace.proposals.propose(seen(lines), until)
        notice(count(len(lines), "{n} pair is proposed.", "{n} pairs are proposed."))
        st.rerun()


def remind(workspace: Workspace, lines: Lines, key: str) -> None:
    people = sum(len(line.awaited) for line in lines)
    words = count(people, "{n} person is written a reminder now.", "{n} people are written a reminder now.")
    st.markdown(words)
    if st.button(_("Remind"), key=f"remind_{key}", type="primary"):
        workspace.proposals.nudge(seen(lines))
        notice(_("The reminder goes next."))
        st.rerun()


def _dialog(label: str, key: str, icon: str, type: str, draw: Callable[[], None]) -> None:
    if not st.button(label, key=key, icon=icon, type=type):
        return

    @st.dialog(label)
    def asked() -> None:
        with boundary():
            draw()

    asked()
