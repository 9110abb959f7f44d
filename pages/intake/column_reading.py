"""How the cells of a column are read, where that is not plain: asked, or told beside the column."""

from collections.abc import Sequence

import streamlit as st

from core.intake.spreadsheet import DEFAULT_LEVEL, could_be_two, has_clock, lacks_level
from core.program.questions import SKILL_LEVELS, Kind
from pages.intake.column_choices import day_key
from pages.intake.lists import GivenList
from pages.ui.words import _

LOOKED_AT = 50  # cells; one is enough


def note_reading(each: GivenList, header: str, cells: Sequence[str]) -> None:
    """Nothing where a column answers no question, or there is nothing to say."""
    question = each.form.question(each.mapping.fields.get(header, "").removeprefix("question:"))
    if question is None:
        return
    if question.kind is Kind.DATE:
        st.segmented_control(
            _("Days are written"), [True, False], key=day_key(each.key, header), persist_state="session",
            format_func={True: _("day first"), False: _("month first")}.__getitem__,
        )  # fmt: skip
        if header not in each.mapping.day_first and could_be_two(cells):
            st.warning(_("These days could be read two ways. Choose one."), icon=":material/help:", width=240)
    elif question.kind is Kind.AVAILABILITY and any(map(has_clock, cells[:LOOKED_AT])):
        st.caption(_("Hours become parts of the day; a part counts from one free hour on."), width=240)
    elif question.kind is Kind.SKILLS and any(map(lacks_level, cells[:LOOKED_AT])):
        words = _("What has no level counts as {level} of {most}.", level=DEFAULT_LEVEL, most=SKILL_LEVELS[-1])
        st.caption(words, width=240)
