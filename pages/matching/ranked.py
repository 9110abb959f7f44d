"""Who was asked to choose, and whom each of them ranked; and asking, with the best for each as suggestions."""

import streamlit as st

from core.matching.choices import SHOWN_FOR_EACH, suggestions, who_chooses
from core.program.program import Program
from db import ChoosingLine, Workspace
from pages.matching.asking import ask_until
from pages.ui.boundary import boundary
from pages.ui.cache import thought
from pages.ui.chips import side_word
from pages.ui.notices import notice
from pages.ui.words import _, count, day

ROWS = 12


def ranked(workspace: Workspace, program: Program) -> None:
    """The list, and the way to ask."""
    lines = workspace.choices.all()
    answered = sum(line.answered_at is not None for line in lines)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(
            _("Nobody has been asked to choose yet.") if not lines else
            count(len(lines), "{n} person was asked to choose", "{n} people were asked to choose")
            + count(answered, "; {n} has answered.", "; {n} have answered."), width="content",
        )  # fmt: skip
        if st.button(_("Ask people to choose"), key="ask_choices", icon=":material/format_list_numbered:"):
            _ask(workspace, program)
    if lines:
        _table(lines)
    st.caption(_("Matching counts what people chose like any criterion, as heavy as you make “Their own choices”. So "
                 "that choices alone decide, choose the aim “Their own choices” under “More rules”."))  # fmt: skip


def _table(lines: tuple[ChoosingLine, ...]) -> None:
    columns = {
        _("Who"): [line.name for line in lines],
        _("Side"): [side_word(line.side) for line in lines],
        _("Would like to meet"): [_ranks(line) for line in lines],
        _("Suggested"): [line.suggested for line in lines],
        _("Answers until"): [day(line.closes_on) for line in lines],
    }
    st.dataframe(
        columns, hide_index=True, height=36 * min(len(lines), ROWS) + 38,
        column_config={_("Would like to meet"): st.column_config.TextColumn(width="large")},
    )  # fmt: skip


def _ranks(line: ChoosingLine) -> str:
    if line.answered_at is None:
        return _("no answer yet")
    return ", ".join(f"{n}. {name}" for n, name in enumerate(line.ranked, 1)) or _("nobody in particular")


@st.dialog("Ask people to choose")
def _ask(workspace: Workspace, program: Program) -> None:
    with boundary():
        desk = workspace.matching.desk()
        people = who_chooses(program.choosing, desk.pool)
        if not people or desk.pool.is_empty:
            st.markdown(_("Nobody is ready to be matched yet."))
            return
        most = program.choices_most * SHOWN_FOR_EACH
        found = thought(suggestions, desk.pool, desk.rules, people, most)
        asked = sum(bool(found[person]) for person in people)
        st.markdown(
            count(asked, "{n} person is asked", "{n} people are asked")
            + count(most, ", with {n} suggestion for each at most.", ", with up to {n} suggestions for each.")
        )
        st.markdown(_("Suggested is who scores best by your rules and is forbidden by none. They read the reasons, "
                      "never points. Whoever chose before is asked anew."))  # fmt: skip
        until = ask_until(workspace, program.asking, "choices_until")
        if st.button(_("Ask now"), key="ask_choices_now", type="primary", disabled=not asked):
            workspace.choices.ask(found, desk.rules, until)
            notice(count(asked, "{n} person is asked.", "{n} people are asked."))
            st.rerun()
