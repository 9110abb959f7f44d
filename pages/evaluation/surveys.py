"""Surveys: what is asked of many at once, how many answered, and making a new one."""

import streamlit as st

from core.evaluation.surveys import stage_words
from db import KeptSurvey, Workspace
from pages.evaluation.how_many import how_many
from pages.evaluation.new_survey import new_survey
from pages.evaluation.one_survey import one_survey
from pages.evaluation.waves import answered_of
from pages.ui.chips import badge
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.parts import part_of
from pages.ui.places import button_to
from pages.ui.words import _, plain


def show(workspace: Workspace) -> None:
    found = workspace.surveys.all()
    asked = st.query_params.get("survey", "")
    chosen = next((each for each in found if str(each.id) == asked), None)
    if chosen is not None:
        one_survey(workspace, chosen)
        return
    header(
        _("Surveys"), _("Ask many at once: before, during and after. Answers become scores, and scores a comparison.")
    )
    part = part_of(_("Surveys"), {"all": _("All"), "new": _("New survey")}, "surveys_part")
    if part == "new":
        new_survey(workspace)
    elif not found:
        empty(
            _("Nobody was asked yet"),
            _("Without asking before the start, nobody can say later what has changed. Ready sets of questions take "
              "two minutes to answer."),
            _("New survey"), "evaluation.surveys", part="new", icon=":material/rate_review:",
        )  # fmt: skip
    else:
        for each in found:
            _card(each)
    how_many(max((wave.invited for each in found for wave in each.waves), default=30))


def _card(kept: KeptSurvey) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(kept.survey.title)}**", width="content")
            _how_kept(kept)
        for wave in kept.waves:
            state = _("open") if wave.is_open else _("closed")
            st.markdown(f"{_(stage_words(wave.stage, wave.remembered))} ({state}): {answered_of(wave)}")
        if not kept.waves:
            st.caption(_("Not sent yet."))
        with st.container(horizontal=True):
            button_to(_("Open"), "evaluation.surveys", survey=kept.id, key=f"open_{kept.id}")
            if kept.waves:
                button_to(_("What came of it"), "evaluation.outcomes", survey=kept.id, key=f"outcome_{kept.id}")


def _how_kept(kept: KeptSurvey) -> None:
    """Whether it is anonymous, in a word with an icon."""
    if kept.anonymous:
        badge(_("Anonymous"), "info", icon=":material/visibility_off:")
    else:
        badge(_("Confidential"), "neutral", icon=":material/lock:")
