"""What people read before they apply: written, seen as they see it, published."""

import streamlit as st

from core.intake.recruiting_page import BLOCKS, LONGEST_BLOCK, LONGEST_OPENING, RecruitingPage, page_faults
from core.program.questions import Side
from core.text import Text
from db import KeptPage, Workspace
from pages.intake.information import draw_page
from pages.ui.address import full_address
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.editing import Edited, editing
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.qr import qr_code
from pages.ui.words import _, plain

WHO = {Side.MENTOR: Text("For mentors"), Side.MENTEE: Text("For mentees"), Side.PEER: Text("For everyone")}


def show(workspace: Workspace) -> None:
    header(_("Recruiting page"), _("What people read before they apply. Whoever knows the hard parts stays longer."))
    sides = workspace.programs.current().program.sides
    side = sides[0]
    if len(sides) > 1:
        side = st.segmented_control(
            _("For whom"), list(sides), default=sides[0], required=True, key="recruiting_side",
            format_func=lambda one: _(WHO[one]), label_visibility="collapsed",
        )  # fmt: skip
    kept = workspace.recruiting.page(side)
    _state(workspace, side, kept)
    write, read = st.columns(2, gap="large")
    with write:
        page = _write(workspace, side, kept)
    with read, st.container(border=True):
        st.caption(_("As people see it"))
        draw_page(kept.program, side, page)


def _state(workspace: Workspace, side: Side, kept: KeptPage) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if kept.published_at:
            badge(_("Published"), "good")
        elif kept.version:
            badge(_("Not published"), "neutral")
        else:
            badge(_("A draft from your settings"), "info")
        if kept.published_at:
            with st.popover(_("Address and QR code"), icon=":material/qr_code_2:"):
                st.code(full_address(kept.address), language=None, wrap_lines=True)
                qr_code(full_address(kept.address), f"{side.value}s.png")
            confirm_button(
                _("Take it back"), lambda: workspace.recruiting.take_back(side, kept.version), key="take_page_back",
                title=_("Take the page back?"), yes=_("Take it back"), done=_("The page is not public any more."),
                warning=_("Its address opens nothing until you publish it again. Your words stay here."),
                type="tertiary", icon=":material/visibility_off:",
            )  # fmt: skip


def _write(workspace: Workspace, side: Side, kept: KeptPage) -> RecruitingPage:
    edited = editing(f"recruiting_{workspace.place.program_id}_{side.value}", kept.version, kept.page, _given)
    before = edited.value
    st.text_area(_("The opening"), before.opening, key=f"{edited.key}_opening", height="content",
                 max_chars=LONGEST_OPENING, persist_state="session")  # fmt: skip
    for name, (title, hint) in BLOCKS.items():
        st.text_area(
            _(title), getattr(before, name), key=f"{edited.key}_{name}", height="content", max_chars=LONGEST_BLOCK,
            help=_(hint), placeholder=_("One point a line"), persist_state="session",
        )  # fmt: skip
    page = _given(before, edited.key)
    faults = page_faults(page)
    for fault in faults:
        st.markdown(f":red[:material/error: **{plain(_(fault.where))}** {plain(_(fault.what))}.]")
    with st.container(horizontal=True):
        if kept.published_at:
            if st.button(_("Save"), key="save_page", type="primary", disabled=page == before or bool(faults)):
                workspace.recruiting.save(side, page, edited.version)
                _kept(edited, _("Saved. The page shows it at once."))
        else:
            if st.button(_("Publish"), key="publish_page", type="primary", icon=":material/public:",
                         disabled=bool(faults)):  # fmt: skip
                workspace.recruiting.publish(side, page, edited.version)
                _kept(edited, _("The page is public."))
            if st.button(_("Save for later"), key="keep_page", disabled=page == before and bool(kept.version)):
                workspace.recruiting.save(side, page, edited.version)
                _kept(edited, _("Saved."))
    return page


def _kept(edited: Edited[RecruitingPage], words: str) -> None:
    edited.done()
    notice(words)
    st.rerun()


def _given(before: RecruitingPage, key: str) -> RecruitingPage:
    """What stands in the inputs now."""
    state = st.session_state
    return RecruitingPage(**{name: state.get(f"{key}_{name}", value) for name, value in before.to_document().items()})
