"""A survey as the one who is asked sees it, by a private link: who reads it, the questions, one button."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.evaluation.surveys import who_reads
from db import Answering, AskedSurvey
from pages.ui.inputs import ask
from pages.ui.notices import notice, show_notices
from pages.ui.words import _, day, plain

Keep = Callable[[dict[str, Any]], None]


def show(answering: Answering) -> None:
    """For whoever was sent a link."""
    token = st.query_params.get("link", "")
    asked = answering.read(token)
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=680):
        st.title(plain(asked.survey.title), anchor=False)
        hello = _("Hello {name}", name=plain(asked.name))
        st.markdown(f"**{plain(asked.program)}** · {hello}")
        answer(asked, partial(answering.answer, token))


def answer(asked: AskedSurvey, keep: Keep) -> None:
    """The questions, or why there are none any more."""
    if asked.answered and asked.anonymous:
        st.success(_("**Thank you, you have answered.** It was anonymous, so it can't be shown or changed."),
                   icon=":material/check_circle:")  # fmt: skip
        return
    if asked.is_over:
        st.info(_("**This survey has closed.** There is nothing you need to do."), icon=":material/event_busy:")
        return
    if asked.answered:
        st.success(_("**Thank you, you have answered.** You can change it until {day}.", day=day(asked.last_day)),
                   icon=":material/check_circle:")  # fmt: skip
    st.info(_(who_reads(asked.anonymous)), icon=":material/visibility_off:" if asked.anonymous else ":material/lock:")
    given = {  # all may be left out, which is said once instead of at each
        question.key: ask(
            replace(question, required=True),
            asked.answers.get(question.key),
            f"survey_{asked.invitation_id}_{question.key}",
        )
        for question in asked.survey.questions
    }
    st.caption(_("Until {day}. You may leave out what you do not want to answer.", day=day(asked.last_day)))
    if st.button(
        _("Send again") if asked.answered else _("Send my answers"), key=f"send_{asked.invitation_id}", type="primary",
        icon=":material/send:",
    ):  # fmt: skip
        keep(given)
        notice(_("Thank you. Your answers have arrived."))
        st.rerun()
