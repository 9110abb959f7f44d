"""A new survey: ready sets of questions, of whom, and who reads the answers."""

import streamlit as st

from core.evaluation.instruments import Instrument, instruments
from core.evaluation.surveys import joined, who_reads
from core.program.questions import Side
from core.text import Text
from db import Workspace
from pages.ui.chips import side_word
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, listed, plain

WHEN = {"before": Text("before"), "during": Text("during"), "after": Text("after"), "later": Text("months later")}


def new_survey(workspace: Workspace) -> None:
    """Choose and keep it; it is sent afterwards."""
    st.markdown(f"**{_('What would you like to know?')}**")
    chosen = [each for each in instruments() if _ticked(each)]
    one = chosen[0].title if len(chosen) == 1 else ""
    title = st.text_input(
        _("Title, as people see it"), _(one) if one else "", key=f"new_title_{one}", max_chars=120,
        placeholder=_("for example: Halfway"),
    )  # fmt: skip
    sides = [""] + [side.value for side in _sides(workspace)]
    side = st.segmented_control(
        _("Of whom"), sides, default="", required=True, key="new_side",
        format_func=lambda each: side_word(each) if each else _("Everybody"),
    )  # fmt: skip
    anonymous = st.segmented_control(
        _("Who reads the answers"), [False, True], default=False, required=True, key="new_anonymous",
        format_func={False: _("Confidential"), True: _("Anonymous")}.__getitem__,
    )  # fmt: skip
    st.caption(_(who_reads(bool(anonymous))))
    if anonymous:
        st.caption(_("Nobody's answers of two waves can be put together, so change is seen between groups only."))
    survey = joined(title, [each.survey for each in chosen])
    asked = count(len(survey.questions), "{n} question", "{n} questions")
    if not chosen:
        st.caption(_("Tick a set above. Questions of your own are added on the next page."))
    if st.button(_("Keep the survey ({asked})", asked=asked), key="keep_survey", type="primary", disabled=not chosen):
        survey_id = workspace.surveys.create(survey, side=side, anonymous=bool(anonymous))
        notice(_("The survey is kept. Look at it, then send it."))
        go("evaluation.surveys", survey=survey_id)


def _ticked(each: Instrument) -> bool:
    with st.container(border=True, gap="xsmall"):
        ticked = st.checkbox(f"**{plain(_(each.title))}**", key=f"set_{each.key}")
        st.markdown(_(each.about))
        of = f" · {side_word(each.side)}" if each.side else ""
        st.caption(_("Meant for: {when}", when=listed(_(WHEN[stage.value]) for stage in each.stages)) + of)
    return ticked


def _sides(workspace: Workspace) -> list[Side]:
    return [Side.PEER] if workspace.place.form == "peer" else [Side.MENTOR, Side.MENTEE]
