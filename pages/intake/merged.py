"""What was made of two applications lately, each to be made two again."""

from functools import partial

import streamlit as st

from db import Merged, Workspace
from pages.ui.confirm import confirm_button
from pages.ui.words import _, count, moment, plain, unlinked


def show_merged(workspace: Workspace) -> None:
    """A line for each; nothing where there was none."""
    merged = workspace.duplicates.merged()
    if not merged:
        return
    with st.expander(count(len(merged), "{n} was made of two", "{n} were made of two"), icon=":material/merge:"):
        for each in merged:
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                with st.container(width=560, gap=None):
                    st.markdown(f"**{plain(each.name)}**")
                    st.caption(_told(each, workspace.place.time_zone))
                confirm_button(
                    _("Make two again"), partial(workspace.duplicates.take_apart, each.id), key=f"apart_{each.id}",
                    title=_("Make two of {name} again?", name=plain(each.name)), yes=_("Make two again"),
                    icon=":material/call_split:", done=_("They are two again, each as before."),
                    warning=_("Each gets back what was hers, and her links open again. What was noted since stays with "
                              "the one that was kept. If something else was changed since, you see what."),
                )  # fmt: skip


def _told(each: Merged, zone: str) -> str:
    parts = [moment(each.at, zone), plain(each.by), f"{unlinked(each.email)} + {unlinked(each.other)}"]
    return " · ".join(filter(None, parts))
