"""A form as whoever applies sees it on a phone; what is tried there is not kept."""

import streamlit as st

from core.program.conditions import asked
from db import KeptForm
from pages.ui.asking import ask_questions, in_her_language
from pages.ui.words import _, count

PHONE = 390


def preview(kept: KeptForm) -> None:
    """Questions come and go, and languages change, as they will for her."""
    form, prefix = kept.form, f"preview_{kept.id}_{kept.version}"
    st.caption(_("As wide as a phone. Nothing you try here is kept."))
    with st.container(border=True, width=PHONE), in_her_language(form, prefix) as language:
        st.caption(_("Name, e-mail address and time zone are asked first."))
        given = ask_questions(form, {}, {}, prefix, language=language)
        st.caption(_("Consent is asked last."))
    now = len(asked(form, given))
    st.caption(count(now, "Somebody who answers so is asked {n} question.",
                     "Somebody who answers so is asked {n} questions."))  # fmt: skip
