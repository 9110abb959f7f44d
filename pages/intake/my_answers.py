"""My part: what I told, what my partner sees, my places, a break, what I agreed to, leaving."""

from functools import partial

import streamlit as st

from core.intake.answers import show_answer
from core.intake.consent import Purpose
from core.program.conditions import asked
from core.program.questions import Side
from db import OwnPlace, Workspace
from pages.intake.fields import ask_places, ask_time_zone
from pages.intake.my_break import my_break
from pages.intake.recommending import recommend
from pages.tracking.fewer_messages import fewer_messages
from pages.ui.asking import ask_questions, in_her_language
from pages.ui.chips import side_word
from pages.ui.confirm import confirm_button
from pages.ui.empty import empty
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, plain


def show(workspace: Workspace) -> None:
    """Each of my places in this program, the newest first."""
    header(_("My answers"), _("What you told us, and who reads it. You can change it at any time."))
    places = workspace.participants.mine()
    if not places:
        empty(_("You take no part just now."), _("Ask your coordinator if you would like to join again."))
        return
    for place in places:
        if len(places) > 1:
            st.subheader(f"{side_word(place.side)}", anchor=False, divider="gray")
        my_break(workspace, place)
        _what_partner_sees(place)
        _what_i_told(workspace, place)
        _agreed(workspace, place)
        fewer_messages(workspace.asks.choice_mine(place.id), workspace.today,
                       partial(workspace.asks.choose_mine, place.id), f"messages_{place.id}")  # fmt: skip
        _leave(workspace, place)
    recommend(workspace)


def _what_partner_sees(place: OwnPlace) -> None:
    with st.container(border=True):
        st.markdown(f"**:material/visibility: {_('What your partner sees')}**")
        st.markdown(f"{plain(place.name)} · {plain(place.email)}")
        for each in place.shared:
            st.markdown(f"**{plain(each.label)}**  \n{plain(_(each.shown))}")
        if not place.shared:
            st.caption(_("None of your answers."))


def _what_i_told(workspace: Workspace, place: OwnPlace) -> None:
    with st.expander(_("All that you told us"), icon=":material/list_alt:", expanded=False):
        for question in asked(place.form, place.answers):
            hidden = question.key in place.private
            answer = (
                _("Given; not shown by this link.")
                if hidden
                else _(show_answer(question, place.answers.get(question.key)))
            )
            st.markdown(f"**{plain(question.label)}**  \n{plain(answer)}")
    with st.expander(_("Change my answers"), icon=":material/edit:"):
        key = f"mine_{place.id}_{place.version}"
        with in_her_language(place.form, key) as language:
            zone = ask_time_zone(place.time_zone, key)
            many = place.places if place.side is Side.MENTEE else ask_places(place.side, place.places, key)
            answers = ask_questions(place.form, place.answers, {}, key, private=place.private, language=language)
        if st.button(_("Save"), key=f"{key}_save", type="primary"):
            workspace.participants.change_mine(place.id, place.version, many, zone, answers)
            notice(_("Saved."))
            st.rerun()


def _agreed(workspace: Workspace, place: OwnPlace) -> None:
    with st.expander(_("What you agreed to"), icon=":material/fact_check:"):
        for each in place.texts:
            agrees = place.agrees_to(each.purpose)
            with st.container(border=True):
                st.markdown(plain(each.wording))
                change = partial(workspace.participants.consent_mine, place.id, each.purpose, each.version, not agrees)
                key = f"agree_{place.id}_{each.purpose.value}"
                if not agrees:
                    st.caption(_("You have not agreed to this."))
                    if st.button(_("Agree"), key=key):
                        change()
                        st.rerun()
                    continue
                warning = (
                    _("Nobody new will be suggested to you. A pairing you have goes on until you leave.")
                    if each.purpose is Purpose.PARTICIPATION
                    else _("You can agree again at any time.")
                )
                confirm_button(
                    _("Withdraw"), change, title=_("Withdraw this?"), warning=warning, yes=_("Withdraw"),
                    done=_("Withdrawn."), key=key,
                )  # fmt: skip


def _leave(workspace: Workspace, place: OwnPlace) -> None:
    confirm_button(
        _("Leave the program"), partial(workspace.participants.leave_mine, place.id, place.version),
        title=_("Leave the program?"), yes=_("Leave"), done=_("You have left. Thank you for having been part of it."),
        warning=_("A pairing you have ends today, and this page is closed to you."), key=f"leave_{place.id}",
        icon=":material/logout:", type="tertiary",
    )  # fmt: skip
