"""How a list was left: its filters and columns are found again the next time, on any browser."""

from collections.abc import Mapping, Sequence

import streamlit as st

from db import Workspace
from pages.ui.filters import Filters
from pages.ui.words import _


def begin_view(workspace: Workspace, key: str, options: Mapping[str, Sequence[str]]) -> None:
    """Before the bar of filters is drawn: set them as this account left them. ``options``: filter → what there is."""
    wanted = [name for name in (*options, "columns") if f"{key}_{name}" not in st.session_state]
    if not wanted:
        return
    kept = workspace.views.kept(key)
    for name in wanted:
        here = options.get(name)
        values = kept.get(name)
        if isinstance(values, list):
            st.session_state[f"{key}_{name}"] = [each for each in values if here is None or each in here]


def columns_asked(key: str, options: Sequence[str], usual: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """Which columns to show, in the order of ``options``; at least the first. ``words`` names them."""
    place = f"{key}_columns"
    if place in st.session_state:  # a column that has gone since
        st.session_state[place] = [each for each in st.session_state[place] if each in options]
    else:
        st.session_state[place] = [each for each in usual if each in options]
    with st.popover(_("Columns"), icon=":material/view_column:"):
        chosen = st.multiselect(
            _("Columns to show"), list(options), key=place, format_func=lambda each: words.get(each, each)
        )
    return [each for each in options if each in chosen or each == options[0]]


def keep_view(workspace: Workspace, key: str, chosen: Filters, columns: Sequence[str]) -> None:
    """Afterwards: what was changed in this run is kept for the account. The words searched for are not."""
    now = {name: list(values) for name, values in chosen.chosen.items()} | {"columns": list(columns)}
    place = f"{key}_kept_view"
    if place not in st.session_state:
        st.session_state[place] = workspace.views.kept(key) or now  # nothing chosen yet is nothing to keep
    if st.session_state[place] != now:
        st.session_state[place] = now
        workspace.views.keep(key, now)
