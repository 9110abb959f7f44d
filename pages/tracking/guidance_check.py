"""The end of a module: a short check, and that it is finished."""

from datetime import date

import streamlit as st

from core.tracking.guidance import Page, wrong
from db import Workspace
from pages.ui.notices import notice
from pages.ui.words import _, plain


def guidance_check(workspace: Workspace, page: Page, done_on: date | None) -> None:
    with st.container(border=True, gap="small", key="guidance_check"):
        if done_on is not None:
            st.markdown(f":green[:material/check_circle:] {_('You finished this on {day}.', day=done_on)}")
            for one in page.check:
                st.markdown(f":gray[{plain(_(one.ask))}]  \n{plain(_(one.options[one.right - 1]))}")
            return
        st.markdown(f"**{_('A short check')}**" if page.check else f"**{_('Read it?')}**")
        st.caption(_("It may be tried as often as you like; only that you finished it is kept."))
        given = [_question(page, n) for n in range(len(page.check))]
        missing = any(answer is None for answer in given)
        if st.button(_("Finish this module"), key=f"finish_{page.key}", type="primary", disabled=missing):
            if wrong(page, given):
                st.markdown(f":orange[:material/lightbulb:] {_('Not quite yet: look at the hints and try again.')}")
                return
            workspace.guidance.finish(page.key, given)
            notice(_("Finished. Well done."), ":material/school:")
            st.rerun()


def _question(page: Page, place: int) -> int | None:
    """Ask one; the place of the answer, from 1, None where nothing is chosen. What is told follows the choice."""
    one = page.check[place]
    options = range(1, len(one.options) + 1)
    chosen = st.radio(plain(_(one.ask)), options, index=None, key=f"check_{page.key}_{place}",
                      format_func=lambda n: plain(_(one.options[n - 1])))  # fmt: skip
    if chosen is not None and one.why:
        right = chosen == one.right
        mark = ":green[:material/check:]" if right else ":orange[:material/lightbulb:]"
        st.markdown(f"{mark} {_('Yes.') if right else _('Think again.')} {plain(_(one.why))}")
    return chosen
