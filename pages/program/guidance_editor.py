"""Writing a page of guidance: what it says, for whom, when, and the questions of its check."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import streamlit as st

from core.program.questions import Side
from core.text import Text
from core.tracking.guidance import MOST_CHECKS, MOST_MINUTES, Audience, Page, PageKind, Question, tidied
from db import GuidancePage, Workspace
from pages.tracking.guidance import AUDIENCES, STAGES
from pages.ui.confirm import confirm_button
from pages.ui.editing import editing
from pages.ui.notices import notice
from pages.ui.words import _

KINDS = {
    PageKind.GUIDE: Text("To read"),
    PageKind.MODULE: Text("Module: read, check, finished"),
    PageKind.QUESTIONS: Text("Questions to ask"),
    PageKind.STORIES: Text("Stories to tell"),
    PageKind.AGENDA: Text("Agenda of a meeting"),
}
SIDES = {Side.MENTOR: Text("Mentors"), Side.MENTEE: Text("Mentees"), Side.PEER: Text("Peers")}
CHOSEN = ("title", "kind", "stage", "minutes", "about", "body", "audience")


def edit_page(workspace: Workspace, kept: GuidancePage | None, known: Collection[str]) -> bool:
    """True where one is done with it. ``known``: keys that are taken."""
    fresh = Page(_free(known), "", PageKind.GUIDE)
    page, version = (kept.page, kept.version) if kept else (fresh, 0)
    edited = editing(f"guidance_{kept.page.key if kept else 'new'}", version, page, page_given)
    _ask(edited.value, edited.key)
    given = page_given(edited.value, edited.key)
    with st.container(horizontal=True, gap="small"):
        saved = st.button(_("Save"), key="guidance_save", type="primary", disabled=given == edited.value)
        left = st.button(_("Back"), key="guidance_cancel")
        if kept is not None and kept.is_own:
            confirm_button(
                _("Back to what came with the app") if kept.ships else _("Remove the page"), key="guidance_restore",
                act=lambda: workspace.guidance.restore(kept.page.key, kept.version), title=_("Give up your words?"),
                warning=_("What you wrote is gone. Who has finished the module stays noted."), yes=_("Give them up"),
                done=_("Your words are gone."), type="tertiary",
            )  # fmt: skip
    if saved:
        workspace.guidance.keep(given, edited.version)
        notice(_("The page is kept."))
    if saved or left:
        edited.done()
    return saved or left


def _ask(page: Page, key: str) -> None:
    st.text_input(_("Title"), page.title, key=f"{key}_title", max_chars=120)
    with st.container(horizontal=True, gap="medium"):
        st.selectbox(_("What it is"), list(KINDS), list(KINDS).index(page.kind), key=f"{key}_kind", width=250,
                     format_func=lambda one: _(KINDS[one]))  # fmt: skip
        st.selectbox(_("When"), list(STAGES), list(STAGES).index(page.stage), key=f"{key}_stage", width=200,
                     format_func=lambda one: _(STAGES[one]))  # fmt: skip
        st.number_input(_("Minutes"), 1, MOST_MINUTES, page.minutes, key=f"{key}_minutes", width=130)
    audience = st.selectbox(_("Who reads it"), list(AUDIENCES), list(AUDIENCES).index(page.audience),
                            key=f"{key}_audience", width=250, format_func=lambda one: _(AUDIENCES[one]))  # fmt: skip
    if audience is Audience.TAKING_PART:
        sides = [side for side in SIDES if side in page.sides]
        st.pills(_("For whom"), list(SIDES), selection_mode="multi", default=sides, key=f"{key}_sides", wrap=True,
                 format_func=lambda one: _(SIDES[one]))  # fmt: skip
    st.text_input(_("One sentence about it"), page.about, key=f"{key}_about", max_chars=200)
    kind = st.session_state.get(f"{key}_kind", page.kind)
    st.text_area(_("Text"), page.body, key=f"{key}_body", height=320, max_chars=20_000)
    points = _("A line for each point, its minutes first: 10 What did we agree on last time?")
    marks = _("**Two stars** make bold, a line that begins with - makes a list.")
    st.caption(points if kind is PageKind.AGENDA else marks)
    if kind is PageKind.MODULE and audience is Audience.TAKING_PART:
        _ask_check(page, key)


def _ask_check(page: Page, key: str) -> None:
    st.markdown(f"**{_('The check')}**")
    for place in range(min(MOST_CHECKS, len(_check(page, key)) + 1)):
        one = page.check[place] if place < len(page.check) else Question("", (), 1)
        with st.expander(_("Question {n}", n=place + 1), expanded=place == len(page.check) and not page.check):
            st.text_input(_("Question"), one.ask, key=f"{key}_ask_{place}", max_chars=300)
            options = st.text_area(_("A line for each answer"), "\n".join(one.options), height=100,
                                   key=f"{key}_options_{place}")  # fmt: skip
            most = max(1, len(_lines(options)))
            st.number_input(_("Which line is right?"), 1, most, min(one.right, most), key=f"{key}_right_{place}",
                            width=180)  # fmt: skip
            st.text_input(_("Why? Told after the answer"), one.why, key=f"{key}_why_{place}", max_chars=300)


def page_given(page: Page, key: str) -> Page:
    """``page`` with all that was typed so far."""
    state = st.session_state
    given: dict[str, Any] = {name: state.get(f"{key}_{name}", getattr(page, name)) for name in CHOSEN}
    given["minutes"] = given["minutes"] or page.minutes
    sides = frozenset(state.get(f"{key}_sides", page.sides))
    return tidied(replace(page, **given, sides=sides, check=_check(page, key)))


def _check(page: Page, key: str) -> tuple[Question, ...]:
    """Those with words; one whose words are taken out is gone."""
    state, found = st.session_state, []
    for place in range(MOST_CHECKS):
        before = page.check[place] if place < len(page.check) else Question("", (), 1)
        ask = str(state.get(f"{key}_ask_{place}", before.ask) or "").strip()
        if ask:
            options = _lines(state.get(f"{key}_options_{place}", "\n".join(before.options)))
            right = state.get(f"{key}_right_{place}", before.right) or 1
            found.append(Question(ask, options, right, str(state.get(f"{key}_why_{place}", before.why) or "")))
    return tuple(found)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def _free(known: Collection[str]) -> str:
    return next(key for key in (f"own-{n}" for n in range(1, len(known) + 2)) if key not in known)
