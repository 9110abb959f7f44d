"""Applying, without an account: read what it is, answer, stop whenever, come back by one's own link."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core.intake.about import About
from core.intake.applications import DRAFT_DAYS, Application, ApplicationStatus
from core.program.questions import Side
from core.text import Text
from db import Applying, Draft, OpenCohort
from pages.intake.about import ask_about, ask_matters
from pages.intake.beforehand import beforehand
from pages.intake.fields import ask_consents, ask_identity
from pages.intake.handed_in import handed_in, take_back
from pages.intake.reached import progress, tell_all
from pages.intake.what_it_is import closed, lost_link, what_it_is
from pages.ui.address import visitor_address
from pages.ui.asking import ask_questions, in_her_language
from pages.ui.drafting import (
    forget_try,
    held_link,
    hold_link,
    input_prefix,
    is_in_address,
    note_try,
    promise_link,
    was_tried,
)
from pages.ui.notices import show_notices
from pages.ui.words import _, plain

WHO = {Side.MENTOR: Text("Become a mentor"), Side.MENTEE: Text("Find a mentor"), Side.PEER: Text("Find a partner")}


def show(applying: Applying) -> None:
    """A form at ``?join=CODE``; one's own application at ``?link=TOKEN``. Opening either writes nothing."""
    code = st.query_params.get("join", "")
    token = held_link(code)
    if token and not is_in_address() and not applying.began(token):
        token = ""  # promised, and cut before anything was written
    draft = applying.read(token) if token else None
    there = draft.cohort if draft else applying.cohort(code)
    if token:
        hold_link(there.code, token)
    show_notices()
    with st.container(horizontal_alignment="center"), st.container(width=680):
        st.title(_(WHO[there.side]), anchor=False)
        st.markdown(f"**{plain(there.program.name)}** · {plain(there.cohort)}")
        if draft and draft.status is not ApplicationStatus.DRAFT:
            handed_in(applying, draft, token)
        elif there.is_open:
            beforehand(applying, there)
            with in_her_language(there.form, there.code) as language:
                _fill_in(applying, there, draft, token, language)
        else:
            closed(applying, there)
            if draft:
                take_back(applying, draft, token)


def _fill_in(applying: Applying, there: OpenCohort, draft: Draft | None, token: str, language: str) -> None:
    """Every answer is kept as it is given; nothing is handed in before "Send"."""
    what_it_is(there)
    if draft is None:
        lost_link(applying, there.code)
    prefix = input_prefix(there.code, token)
    kept = draft.application if draft else Application(places=there.program.places_default)
    faults = applying.faults(token) if draft and was_tried(prefix) else {}
    reached = st.container()
    given = ask_about(there, ask_identity(there.side, kept, faults, prefix), kept.about, faults, prefix)
    private = draft.private if draft else frozenset()
    forget = partial(applying.forget, token)
    answers = ask_questions(there.form, kept.answers, faults, prefix, private=private, forget=forget, language=language)
    given = ask_matters(there, given, kept.about, prefix)
    st.subheader(_("What you agree to"), anchor=False)
    consents = ask_consents(there.consents, kept.consents, faults, prefix)
    given = replace(given, answers=answers, consents=consents, language=language)
    token = _keep(applying, there, draft, token, given)
    with reached:
        progress(there.form, given, private)
    if faults and set(applying.faults(token)) != set(faults):  # what was told above is of the answers before
        st.rerun()
    if faults:
        tell_all(there.form, faults, _("Your answers are kept."), language)
    with st.container(horizontal=True):
        pressed = st.button(_("Send"), key=f"{prefix}_send", type="primary", icon=":material/send:")
        if token:
            take_back(applying, draft or applying.read(token), token)
    if token:
        kept = _("Kept as you go. To go on later, keep this page's address: it is yours alone.")
        st.caption(f"{kept} {_('After {days} days without a change it is removed.', days=DRAFT_DAYS)}")
    if pressed:
        token = token or _begin(applying, there, given)
        note_try(prefix)
        if not applying.submit(token):
            forget_try(prefix)
        st.rerun()


def _keep(applying: Applying, there: OpenCohort, draft: Draft | None, token: str, given: Application) -> str:
    """Keep what differs from what is kept; the private link begins with the first answer."""
    tidy = given.tidied(there.form)
    if draft is not None:
        if tidy != draft.application:
            applying.keep(token, given)
        return token
    if not (tidy.name or tidy.email or tidy.answers or tidy.consents or tidy.about != About()):
        return ""
    return _begin(applying, there, given)


def _begin(applying: Applying, there: OpenCohort, given: Application) -> str:
    token = promise_link(there.code, applying.new_token())
    applying.start(there.code, given, token, visitor_address(), st.query_params.get("by", ""))
    hold_link(there.code, token)
    return token
