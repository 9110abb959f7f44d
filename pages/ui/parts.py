"""Parts of one screen, of which one is shown; the address says which, so that links and buttons lead to any of them."""

from collections.abc import Mapping

import streamlit as st

PART = "part"


def part_of(label: str, parts: Mapping[str, str], key: str) -> str:
    """Draw the choice (part → its name, the first one first) and give the part that is asked for."""
    asked = st.query_params.get(PART, "")
    st.session_state[key] = asked if asked in parts else next(iter(parts))
    chosen = st.segmented_control(
        label, list(parts), required=True, key=key, format_func=parts.__getitem__, label_visibility="collapsed",
        on_change=_keep, args=(key,),
    )  # fmt: skip
    return str(chosen)


def _keep(key: str) -> None:
    st.query_params[PART] = st.session_state[key]
