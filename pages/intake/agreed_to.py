"""What an applicant agreed to, each purpose alone, and taking it back: one press."""

from functools import partial

import streamlit as st

from core.intake.consent import Purpose
from db import Applying, Draft
from pages.ui.confirm import confirm_button
from pages.ui.words import _, moment, plain


def agreed_to(applying: Applying, draft: Draft, token: str) -> None:
    """Of an application that awaits a decision; whoever takes part has the same on her own page."""
    if not (draft.may_correct and draft.consents):
        return
    wordings = {each.purpose: each for each in draft.cohort.consents}
    with st.expander(_("What you agreed to"), icon=":material/fact_check:"):
        for held in draft.consents:
            text = wordings[held.purpose]
            with st.container(border=True):
                st.markdown(plain(text.wording))
                if text.version != held.text_version:
                    st.caption(_("The wording has changed since you agreed."))
                st.caption(_("Agreed {when}.", when=moment(held.given_at, draft.cohort.program.time_zone)))
                if held.purpose is Purpose.PARTICIPATION:
                    st.caption(_("Without this you can't take part: to take it back, withdraw."))
                    continue
                confirm_button(
                    _("Take it back"), partial(applying.withdraw_consent, token, held.purpose), type="tertiary",
                    title=_("Take this back?"), warning=_("You can agree again by correcting your answers."),
                    yes=_("Take it back"), done=_("Noted."), key=f"back_{held.purpose.value}",
                )  # fmt: skip
