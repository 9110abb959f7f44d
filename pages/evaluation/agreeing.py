"""The charter as a stakeholder reads it, by a private link: what it says, its targets, and her word on it."""

import streamlit as st

from core.evaluation.charter import FIELDS
from core.reports.supervisor import AIMS, value_words
from db import Agreeing, AskedCharter
from pages.evaluation.who_agreed import reply_line
from pages.ui.notices import notice, show_notices
from pages.ui.words import _, day, plain


def show(agreeing: Agreeing) -> None:
    """For whoever was sent a link."""
    token = st.query_params.get("link", "")
    asked = agreeing.read(token)
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=680):
        st.title(plain(asked.program), anchor=False)
        hello = _("Hello {name}", name=plain(asked.person.name))
        kept = _("Charter, version {version}, of {day}.", version=asked.version, day=day(asked.kept_at))
        st.markdown(f"{hello} · {kept}")
        _said(asked)
        _charter(asked)
        _targets(asked)
        _reply(agreeing, token, asked)
        st.caption(_("Kept with your name and the version: the team of the program reads it. Supervisors see only how "
                     "many agreed."))  # fmt: skip
        if asked.expires_at is not None:
            st.caption(_("This link works until {day}.", day=day(asked.expires_at)))


def _said(asked: AskedCharter) -> None:
    if not asked.replies:
        return
    last = asked.replies[0]
    if last.agrees and last.is_current:
        st.success(_("**Thank you, you agree to this version.** You may still say what should be otherwise."),
                   icon=":material/check_circle:")  # fmt: skip
    elif not last.is_current:
        st.warning(_("**It has changed since you answered.** Please read it again."), icon=":material/history:")
    with st.expander(_("What you said so far")):
        for reply in asked.replies:
            st.markdown(reply_line(reply))


def _charter(asked: AskedCharter) -> None:
    for name, (question, _example) in FIELDS.items():
        said = getattr(asked.charter, name).strip()
        if said:
            st.markdown(f"**{_(question)}**  \n{plain(said)}")
    if asked.charter.costs.budget is not None:
        amount = f"{asked.charter.costs.budget:,.0f} {plain(asked.charter.costs.currency)}"
        st.markdown(f"**{_('Budget of one cohort')}**  \n{amount}")
    if asked.charter.missing:
        st.caption(_("Not said yet: {what}", what=" · ".join(_(each) for each in asked.charter.missing)))


def _targets(asked: AskedCharter) -> None:
    st.subheader(_("By what it will be judged"), anchor=False)
    if not asked.targets:
        st.markdown(_("No target is set yet."))
    for each in asked.targets:
        by = f" · {_('by {day}', day=day(each.due))}" if each.due else ""
        st.markdown(f"- {_(each.title)}: **{_(AIMS[each.aim], line=value_words(each.unit, each.line))}**{by}")


def _reply(agreeing: Agreeing, token: str, asked: AskedCharter) -> None:
    with st.container(border=True):
        st.markdown(f"**{_('Your word on it')}**")
        number = len(asked.replies)
        words = st.text_area(_("Comment (if you agree, only if you like)"), key=f"charter_words_{number}", height=90,
                             max_chars=4000)  # fmt: skip
        name = st.text_input(_("Your name, to agree"), key=f"charter_name_{number}", max_chars=120)
        with st.container(horizontal=True):
            agrees = st.button(_("I agree to this version"), key="charter_agree", type="primary",
                               icon=":material/handshake:")  # fmt: skip
            comments = st.button(_("Send the comment without agreeing"), key="charter_comment")
    if agrees or comments:
        agreeing.reply(token, asked.seen, agrees, name, words)
        notice(_("Thank you. Your word is kept."))
        st.rerun()
