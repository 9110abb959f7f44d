"""What taking part gives and asks, as anybody reads it before applying. Opening it writes nothing."""

import streamlit as st

from core.intake.recruiting_page import BLOCKS, RecruitingPage, points, time_asked
from core.program.program import Program
from core.program.questions import Side
from core.text import Text
from db import Applying
from pages.ui.address import full_address
from pages.ui.words import _, plain

TITLES = {Side.MENTOR: Text("Be a mentor"), Side.MENTEE: Text("Have a mentor"), Side.PEER: Text("Take part")}
ICONS = {
    "benefits": ":material/volunteer_activism:",
    "practices": ":material/event_repeat:",
    "supports": ":material/support:",
    "challenges": ":material/landslide:",
}


def show(applying: Applying) -> None:
    """The page at ``?info=CODE``; ``&by=`` goes on to the form."""
    found = applying.informing.page(st.query_params.get("info", ""))
    by = st.query_params.get("by", "")
    with st.container(horizontal_alignment="center"), st.container(width=680):
        draw_page(found.program, found.side, found.page)
        if found.join:
            address = f"/?join={found.join}" + (f"&by={by}" if by.replace("-", "").replace("_", "").isalnum() else "")
            st.link_button(_("Apply"), full_address(address), type="primary", icon=":material/edit_note:")
        elif found.sentence:
            st.info(_(found.sentence), icon=":material/event_busy:")
        if found.join and found.sentence:
            st.caption(_(found.sentence))


def draw_page(program: Program, side: Side, page: RecruitingPage) -> None:
    """The page itself; an empty block is not drawn."""
    st.title(_(TITLES[side]), anchor=False)
    st.markdown(f"**{plain(program.name)}**")
    if page.opening:
        st.markdown(plain(page.opening))
    often, all_of_it = time_asked(program, side)
    st.markdown(f":material/timer: **{_('The time it takes')}**  \n{plain(_(often))} {plain(_(all_of_it))}")
    for name, (title, _hint) in BLOCKS.items():
        lines = points(getattr(page, name))
        if lines:
            st.subheader(f"{ICONS[name]} {_(title)}", anchor=False)
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
