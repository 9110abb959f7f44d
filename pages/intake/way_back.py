"""What an application that was sent waits for, and another link in the place of one that somebody else has."""

from functools import partial

import streamlit as st

from db import Applying, Draft
from pages.ui.confirm import confirm_button
from pages.ui.drafting import promise_next
from pages.ui.words import _, plain


def waits_for(draft: Draft) -> None:
    """Which one on the waiting list; whether a guardian has agreed."""
    if draft.line is not None:
        st.markdown(
            f":material/hourglass_empty: {_('You are number {n} on the list just now.', n=draft.line)}"
            f" {_('You need not do anything.')}"
        )
    if (asked := draft.guardian) is not None:
        who = plain(asked.name)
        said = {
            "agreed": _("{who} has agreed.", who=who),
            "refused": _("{who} did not agree, so nobody is suggested to you.", who=who),
        }
        waits = _("We have written to {who}. Nobody is suggested to you before they agree.", who=who)
        st.markdown(f":material/family_restroom: {said.get(asked.answer, waits)}")


def new_link(applying: Applying, token: str) -> None:
    new = promise_next(token, applying.new_token())
    confirm_button(
        _("Make a new link"), partial(applying.renew, token, new), title=_("Make a new link?"), key="new_link",
        warning=_("For when somebody else has got hold of this one: it then leads nowhere. The new one is sent too."),
        yes=_("Make a new link"), done=_("This is your new link. Please keep it."), type="tertiary",
        icon=":material/link_off:",
    )  # fmt: skip
