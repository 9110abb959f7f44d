"""Guidance for me: what may help now and why, all pages for my side by stage, and one that is opened."""

from collections.abc import Sequence

import streamlit as st

from core.text import Text
from core.tracking.guidance import Audience, Page, PageKind, Stage, agenda_points, suggested
from db import OwnGuidance, Workspace
from pages.tracking.guidance_check import guidance_check
from pages.tracking.my_situation import my_situation
from pages.ui.chips import badge
from pages.ui.words import _, count, plain

READ = "page"  # of the address: which page is opened
STAGES = {
    Stage.BEFORE: Text("Before you begin"),
    Stage.BEGINNING: Text("At the beginning"),
    Stage.MIDDLE: Text("On the way"),
    Stage.END: Text("Towards the end"),
}
AUDIENCES = {
    Audience.TAKING_PART: Text("People who take part"),
    Audience.GUARDIANS: Text("Parents and guardians"),
    Audience.TEAM: Text("The team"),
}
ICONS = {
    PageKind.MODULE: ":material/school:",
    PageKind.GUIDE: ":material/menu_book:",
    PageKind.QUESTIONS: ":material/contact_support:",
    PageKind.STORIES: ":material/auto_stories:",
    PageKind.AGENDA: ":material/format_list_numbered:",
}
INTRODUCTION = "what-it-is"


def guidance(workspace: Workspace) -> None:
    found = workspace.guidance.mine()
    opened = next((page for page in found.pages if page.key == st.query_params.get(READ, "")), None)
    if opened is not None:
        _read(workspace, found, opened)
        return
    now = my_situation(workspace)
    hints = suggested(found.pages, found.side, now, found.done)
    if hints:
        with st.container(border=True, gap="small", key="guidance_now"):
            st.markdown(f"**{_('What may help now')}**")
            for page, why in hints:
                _line(page, found, f"now_{page.key}", _(why))
    if now.stage is Stage.BEFORE:
        _introduction(found)
    modules = [page for page in found.pages if page.is_finished]
    done = sum(page.key in found.done for page in modules)
    st.caption(_("You have finished {done} of {all} modules. Your coordinators see which, and not how often you tried.",
                 done=done, all=len(modules)))  # fmt: skip
    for stage, title in STAGES.items():
        pages = [page for page in found.pages if page.stage is stage]
        if pages:
            _stage(_(title), pages, found, stage is now.stage)


def _introduction(found: OwnGuidance) -> None:
    """Before one begins, what mentoring is stands open on the first page."""
    page = next((page for page in found.pages if page.key == INTRODUCTION), None)
    if page is not None:
        with st.expander(f"{ICONS[page.kind]} {plain(_(page.title))}", expanded=True):
            st.markdown(_(page.body))


def _stage(title: str, pages: Sequence[Page], found: OwnGuidance, now: bool) -> None:
    open_ = sum(page.is_finished and page.key not in found.done for page in pages)
    words = f"{title} · {count(open_, '{n} module to do', '{n} modules to do')}" if open_ else title
    with st.expander(words, expanded=now):
        for page in pages:
            _line(page, found, f"all_{page.key}", _(page.about))


def _line(page: Page, found: OwnGuidance, key: str, about: str) -> None:
    with st.container(border=False, gap="xsmall", key=f"guide_{key}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(_(page.title), key=f"read_{key}", icon=ICONS[page.kind], type="tertiary", on_click=_open,
                      args=(page.key,))  # fmt: skip
            if page.key in found.done:
                badge(_("Finished"), "good")
        st.caption(f"{_('{n} minutes', n=page.minutes)} · {plain(about)}" if about else
                   _("{n} minutes", n=page.minutes))  # fmt: skip


def _read(workspace: Workspace, found: OwnGuidance, page: Page) -> None:
    st.button(_("All guidance"), key="guidance_back", icon=":material/arrow_back:", on_click=_open, args=("",))
    st.subheader(plain(_(page.title)), anchor=False)
    st.caption(_("{n} minutes", n=page.minutes))
    if page.kind is PageKind.AGENDA:
        points = (f"- {f'**{minutes}** · ' if minutes else ''}{_(what)}" for minutes, what in agenda_points(page))
        st.markdown("\n".join(points))
        st.caption(_("You can choose it when you plan a meeting."))
    else:
        st.markdown(_(page.body))
    if page.is_finished:
        guidance_check(workspace, page, found.done.get(page.key))


def _open(key: str) -> None:
    if key:
        st.query_params[READ] = key
    else:
        st.query_params.pop(READ, None)
