"""Whom a reassignment is about: somebody who waits, a group without a mentor, a pairing that ends, one of a group."""

import streamlit as st

from db import ReassignmentDesk
from pages.ui.words import _

WAITS, ALONE, ENDS, GROUPS = "waits", "alone", "ends", "groups"


def ask_whom(desk: ReassignmentDesk, asked: str) -> str:
    """Asked only where there is more than one kind; ``asked``: the pairing that one comes from."""
    kinds = {WAITS: _("Somebody who waits"), ALONE: _("A group without a mentor"), ENDS: _("A pairing that ends"),
             GROUPS: _("Somebody in a group")}  # fmt: skip
    there = {WAITS: desk.waiting, ALONE: desk.alone, ENDS: desk.live, GROUPS: desk.groups}
    here = [kind for kind, some in there.items() if some]
    known = [(ENDS, each.id) for each in desk.live] + [(GROUPS, each.id) for each in desk.groups]
    kind = next((kind for kind, id in known if str(id) == asked), here[0])
    if len(here) > 1:
        kind = st.segmented_control(_("Whom is it about?"), here, format_func=kinds.__getitem__, default=kind,
                                    required=True, key="reassign_kind")  # fmt: skip
    return kind
