"""A list of people as a file or as pasted rows, remembered while one goes through the steps that follow."""

from dataclasses import dataclass

import streamlit as st

from pages.ui.words import _, plain

KINDS = ["csv", "xlsx", "tsv", "txt"]


@dataclass(frozen=True)
class KeptList:
    """``content``: the bytes of a file, or the text that was pasted."""

    name: str
    content: bytes | str


def ask_list(key: str) -> KeptList | None:
    """Ask for a file or for rows; what was given stays until it is taken away or ``forget_list`` is called."""
    kept: KeptList | None = st.session_state.get(_place(key))
    if kept is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/description: **{plain(kept.name)}**", width="content")
            st.button(
                _("Take another"), key=f"{key}_other", type="tertiary", icon=":material/close:", on_click=forget_list,
                args=(key,),
            )  # fmt: skip
        return kept
    way = st.segmented_control(
        _("How"), ["file", "rows"], default="file", required=True, key=f"{key}_way", label_visibility="collapsed",
        format_func={"file": _("A file"), "rows": _("Paste rows")}.__getitem__,
    )  # fmt: skip
    if way == "file":
        file = st.file_uploader(_("Excel or CSV"), KINDS, key=f"{key}_file")
        if file is not None:
            _keep(key, KeptList(file.name, file.getvalue()))
    else:
        rows = st.text_area(
            _("Rows, with their header"), key=f"{key}_rows", height=140,
            placeholder=_("Copy them in your spreadsheet, header included, and paste them here."),
        )  # fmt: skip
        if st.button(_("Use these rows"), key=f"{key}_use", disabled=not rows.strip()):
            _keep(key, KeptList(_("Pasted rows"), rows))
    return None


def kept_list(key: str) -> KeptList | None:
    """What was given, without asking."""
    found: KeptList | None = st.session_state.get(_place(key))
    return found


def forget_list(key: str) -> None:
    st.session_state.pop(_place(key), None)


def _keep(key: str, given: KeptList) -> None:
    st.session_state[_place(key)] = given
    st.rerun()


def swap_lists(one: str, other: str) -> None:
    """What was given in one place is in the other."""
    places = _place(one), _place(other)
    kept = [st.session_state.pop(place, None) for place in places]
    for place, found in zip(places, reversed(kept), strict=True):
        if found is not None:
            st.session_state[place] = found


def _place(key: str) -> str:
    return f"{key}_kept"
