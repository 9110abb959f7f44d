"""What mentors and mentees read in this program: take over what ships, say it otherwise, leave it out, add to it."""

from collections.abc import Sequence

import streamlit as st

from core.program.questions import Side
from core.tracking.guidance import Audience, Page, Stage
from db import GuidancePage, Workspace
from pages.program.guidance_editor import edit_page
from pages.tracking.guidance import ICONS, STAGES
from pages.ui.chips import badge
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

EDIT = "page"  # of the address: which page is changed; NEW for one more
NEW = "new"


def guidance_pages(workspace: Workspace) -> None:
    found = workspace.guidance.all()
    asked = str(st.query_params.get(EDIT, ""))
    one = next((each for each in found if each.page.key == asked), None)
    if one is not None or asked == NEW:
        if edit_page(workspace, one, [each.page.key for each in found]):
            _go("")
        return
    st.markdown(_("People find these pages under My pairing, those for where they are now on top. Modules have a short "
                  "check; you see under Meetings and hours who has finished which. Parents and guardians read theirs "
                  "where they agree, the team under Home."))  # fmt: skip
    if st.button(_("Add a page"), key="guidance_new", icon=":material/add:", type="primary"):
        _go(NEW)
    for stage, title in STAGES.items():
        pages = [each for each in found if each.page.stage is stage]
        if pages:
            _stage(workspace, stage, _(title), pages)


def _stage(workspace: Workspace, stage: Stage, title: str, pages: Sequence[GuidancePage]) -> None:
    with st.expander(f"{title} · {len(pages)}", expanded=stage is Stage.BEFORE):
        for each in pages:
            _line(workspace, each)


def _line(workspace: Workspace, each: GuidancePage) -> None:
    page = each.page
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        with st.container(gap="xsmall", width=420):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"{ICONS[page.kind]} {plain(_(page.title))}", width="content")
                if each.hidden:
                    badge(_("Left out"), "neutral", icon=":material/visibility_off:")
                elif each.is_own:
                    badge(_("In your words"), "info", icon=":material/edit:")
            st.caption(f"{sides(page)} · {_('{n} minutes', n=page.minutes)}")
        with st.container(horizontal=True, gap="small", width="content"):
            if st.button(_("Change"), key=f"guidance_edit_{page.key}"):
                _go(page.key)
            words = _("Take in") if each.hidden else _("Leave out")
            if st.button(words, key=f"guidance_hide_{page.key}", type="tertiary"):
                workspace.guidance.hide(page.key, each.version, not each.hidden)
                notice(_("Changed."))
                st.rerun()


def sides(page: Page) -> str:
    """For whom, in words."""
    if page.audience is not Audience.TAKING_PART:
        return _("parents and guardians") if page.audience is Audience.GUARDIANS else _("the team")
    if page.sides == frozenset(Side):
        return _("everybody")
    words = {Side.MENTOR: _("mentors"), Side.MENTEE: _("mentees"), Side.PEER: _("peers")}
    return listed(word for side, word in words.items() if side in page.sides)


def _go(key: str) -> None:
    if key:
        st.query_params[EDIT] = key
    else:
        st.query_params.pop(EDIT, None)
    st.rerun()
