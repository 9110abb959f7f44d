"""The imports that there were, each to be taken back as a whole."""

from functools import partial

import streamlit as st

from core.text import Text
from db import PastImport, Workspace
from pages.ui.confirm import confirm_button
from pages.ui.words import _, count, moment, plain

OF_PEOPLE = Text(
    "Who came in with it is removed, and who was changed is as before. If somebody was changed, paired or written to "
    "since, nothing is undone and you see who."
)
OF_PAIRS = Text(
    "Its locks, bars and pairings are removed, and what was decided before counts again. If one of them was changed or "
    "worked with since, nothing is undone and you see which."
)

OF_MEETINGS = Text(
    "Its meetings are removed. If one of them was confirmed, changed or had something kept about it since, nothing is "
    "undone and you see which."
)


def show_imports_before(key: str, workspace: Workspace) -> None:
    """A line for each; nothing where there was none."""
    past = workspace.imports.history()
    if not past:
        return
    with st.expander(_("Earlier imports"), icon=":material/history:"):
        for each in past:
            named = plain(", ".join(filter(None, each.files)) or _("Pasted rows"))
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                with st.container(width=560, gap=None):
                    st.markdown(f"**{named}**")
                    st.caption(_told(each, workspace.place.time_zone))
                if each.undone_at is None:
                    confirm_button(
                        _("Undo"), partial(workspace.imports.undo, each.at), key=f"{key}_undo_{each.at.isoformat()}",
                        title=_("Undo the import of {files}?", files=named), yes=_("Undo the import"),
                        icon=":material/undo:", warning=_(_warning(each)),
                        done=_("The import is undone."),
                    )  # fmt: skip


def _warning(each: PastImport) -> Text:
    if each.of_meetings:
        return OF_MEETINGS
    return OF_PAIRS if each.of_pairs else OF_PEOPLE


def _told(each: PastImport, zone: str) -> str:
    parts = [moment(each.at, zone), plain(each.by), _("a list of pairs") if each.of_pairs else ""]
    parts += [_("past meetings")] if each.of_meetings else []
    parts.append(count(each.added, "{n} new", "{n} new"))
    parts.append(count(each.changed, "{n} changed", "{n} changed"))
    if each.left_out:
        parts.append(count(each.left_out, "{n} row left out", "{n} rows left out"))
    if each.undone_at is not None:
        parts.append(_("undone on {when}", when=moment(each.undone_at, zone)))
    return " · ".join(filter(None, parts))
