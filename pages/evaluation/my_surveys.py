"""My surveys: what I am asked, for those who take part."""

from functools import partial

import streamlit as st

from db import Workspace
from pages.evaluation.answering import answer
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.words import _, plain


def show(workspace: Workspace) -> None:
    found = workspace.surveys.mine()
    waiting = [each for each in found if not (each.answered or each.is_over)]
    header(_("Surveys"), _("How is it for you? Nothing hangs on whether or what you answer."))
    if not found:
        empty(_("Nobody has asked you anything yet"), _("When there is a survey, you find it here and in your mail."),
              icon=":material/rate_review:")  # fmt: skip
        return
    if not waiting:
        st.markdown(f":material/check_circle: {_('Nothing waits for an answer.')}")
    for each in waiting:
        st.subheader(plain(each.survey.title), anchor=False)
        answer(each, partial(workspace.surveys.answer, each.invitation_id))
    for each in found:
        if each not in waiting:
            with st.expander(plain(each.survey.title)):
                answer(each, partial(workspace.surveys.answer, each.invitation_id))
