"""An application that was sent: what became of it, the way back to it, correcting and withdrawing."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core.intake.applications import ApplicationStatus
from core.text import Text
from db import Applying, Draft, link_address
from pages.intake.about import ask_about, ask_matters
from pages.intake.agreed_to import agreed_to
from pages.intake.fields import ask_consents, ask_identity
from pages.intake.reached import tell_all
from pages.intake.way_back import new_link, waits_for
from pages.ui.address import full_address
from pages.ui.asking import ask_questions, in_her_language
from pages.ui.confirm import confirm_button
from pages.ui.drafting import drop_link, forget_try, input_prefix, note_try, was_tried
from pages.ui.notices import notice
from pages.ui.words import _

BECAME = {
    ApplicationStatus.SUBMITTED: Text("**Thank you. Your application has arrived.** You will hear either way."),
    ApplicationStatus.WAITLISTED: Text("**You are on the waiting list.** We write as soon as there is a place."),
    ApplicationStatus.ACCEPTED: Text("**You are part of it.** The link to your own page is in the message we wrote."),
    ApplicationStatus.DECLINED: Text("**There was no place for you this time.** You are welcome to apply again."),
    ApplicationStatus.WITHDRAWN: Text("**You have withdrawn.** Nobody will be suggested to you."),
}
GLAD = (ApplicationStatus.SUBMITTED, ApplicationStatus.ACCEPTED)


def handed_in(applying: Applying, draft: Draft, token: str) -> None:
    """The thank-you page, and whatever it becomes."""
    there, status = draft.cohort, draft.status
    if status in GLAD:
        st.success(_(BECAME[status]), icon=":material/check_circle:")
    else:
        st.info(_(BECAME[status]), icon=":material/info:")
    if status is ApplicationStatus.WITHDRAWN and there.is_open:
        _send_again(applying, draft, token)
    if not draft.may_withdraw:
        return
    waits_for(draft)
    st.markdown(_("Your private link, to read, correct or withdraw. Whoever has it can do the same."))
    st.code(full_address(link_address(token)), language=None, wrap_lines=True)
    if draft.may_correct:
        with st.expander(_("Read or correct my answers"), icon=":material/edit:"):
            _correct(applying, draft, token)
    agreed_to(applying, draft, token)
    with st.container(horizontal=True):
        take_back(applying, draft, token)
        new_link(applying, token)


def take_back(applying: Applying, draft: Draft, token: str) -> None:
    """Withdraw; a draft is removed."""
    is_draft = draft.status is ApplicationStatus.DRAFT
    label = _("Remove my answers") if is_draft else _("Withdraw")

    def act() -> None:
        applying.withdraw(token)
        if is_draft:
            drop_link(draft.cohort.code)

    confirm_button(
        label, act, title=label, yes=label, key="take_back", type="tertiary", icon=":material/delete:",
        warning=_("What you have written will be gone.") if is_draft
        else _("Nobody will be suggested to you. You can send it again while applications are open."),
        done=_("Your answers were removed.") if is_draft else _("You have withdrawn."),
    )  # fmt: skip


def _send_again(applying: Applying, draft: Draft, token: str) -> None:
    if st.button(_("Send it again"), key="send_again", type="primary"):
        faults = applying.submit(token)
        if not faults:
            st.rerun()
        tell_all(draft.cohort.form, faults, _("Nothing was sent."))


def _correct(applying: Applying, draft: Draft, token: str) -> None:
    there, prefix = draft.cohort, f"fix_{input_prefix(draft.cohort.code, token)}"
    corrected = was_tried(prefix)
    st.caption(_("Nothing changes until you press “Send the correction”."))
    faults = st.container()
    kept = draft.application
    with in_her_language(there.form, prefix) as language:
        given = ask_about(there, ask_identity(there.side, kept, {}, prefix), kept.about, {}, prefix, sent=True)
        answers = ask_questions(
            there.form, kept.answers, {}, prefix, private=draft.private, forget=partial(applying.forget, token),
            language=language,
        )  # fmt: skip
    given = ask_matters(there, given, kept.about, prefix)
    given = replace(given, answers=answers, consents=ask_consents(there.consents, kept.consents, {}, prefix))
    if st.button(_("Send the correction"), key=f"{prefix}_send", type="primary"):
        note_try(prefix)
        if not applying.correct(token, given):
            forget_try(prefix)
            notice(_("Your correction has arrived."))
            st.rerun()
        corrected = True
    found = applying.faults(token, given) if corrected else {}
    if found:
        with faults:
            tell_all(there.form, found, _("Nothing was changed yet."))
