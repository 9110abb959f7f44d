"""Beginning an exchange of feedback: asking for it on a piece of work, or giving it unasked."""

from datetime import date

import streamlit as st

from core.tracking.feedback import FILE_ENDINGS, LARGEST_FILE, Feedback
from db import Together, Workspace
from pages.tracking.feedback_words import ANYBODY, give_fields, partners_of
from pages.ui.notices import notice
from pages.ui.words import _, plain


def ask_for_feedback(workspace: Workspace, together: Together) -> None:
    with st.expander(_("Ask for feedback on a piece of work"), icon=":material/add:"):
        key = f"ask_{together.id}"
        about = st.text_input(_("What is it?"), key=f"{key}_about", max_chars=300, placeholder=_("My letter to …"))
        question = st.text_input(_("Your one question"), key=f"{key}_question", max_chars=300,
                                 placeholder=_("Would you invite me after the first paragraph?"))  # fmt: skip
        link = st.text_input(_("Link, if it lies somewhere"), key=f"{key}_link", max_chars=300)
        file = st.file_uploader(_("Or a file"), list(FILE_ENDINGS), key=f"{key}_file",
                                max_upload_size=LARGEST_FILE // 1_000_000)  # fmt: skip
        with st.container(horizontal=True, gap="medium"):
            due = st.date_input(_("By when?"), None, min_value=workspace.today, key=f"{key}_due", width=180,
                                format="YYYY-MM-DD")  # fmt: skip
            of = _whom(together, key)
        if st.button(_("Ask"), key=f"{key}_save", type="primary"):
            asked = Feedback(together.me.id, about, question, link.strip(), file.name if file else "", due, of=of)
            workspace.feedback.ask(together.id, asked, file.getvalue() if file else b"")
            notice(_("Asked. {names} finds it on My pairing.", names=partners_of(together)))
            for name in ("about", "question", "link", "file", "due"):
                st.session_state.pop(f"{key}_{name}", None)
            st.rerun()


def _whom(together: Together, key: str) -> int | None:
    """One of several, or all of them; where there is one, it is she."""
    if len(together.partners) == 1:
        return together.partners[0].id
    people = {ANYBODY: _("Everybody"), **{one.id: one.name for one in together.partners}}
    return st.selectbox(_("Whom?"), list(people), format_func=people.__getitem__, key=f"{key}_whom", width=220) or None


def give_unasked(workspace: Workspace, together: Together) -> None:
    with st.expander(_("Give feedback unasked"), icon=":material/chat:"):
        _give(workspace, together, f"offer_{together.id}", None)


def feedback_after(workspace: Workspace, together: Together, met_on: date, key: str) -> None:
    """Beside a meeting that was: feedback to whoever was there."""
    with st.popover(_("Feedback to {names}", names=partners_of(together)), icon=":material/chat:"):
        _give(workspace, together, key, met_on)


def _give(workspace: Workspace, together: Together, key: str, met_on: date | None) -> None:
    to = together.partners[0].id
    if len(together.partners) > 1:
        people = {one.id: one.name for one in together.partners}
        to = st.selectbox(_("To whom?"), list(people), format_func=people.__getitem__, key=f"{key}_to")
    name = plain(together.name(to))
    helps, change = give_fields(key, name)
    if st.button(_("Give feedback"), key=f"{key}_save", type="primary"):
        workspace.feedback.offer(together.id, to, helps, change, met_on)
        notice(_("Given. {name} can read it now.", name=name))
        st.rerun()
