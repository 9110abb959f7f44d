"""Bringing people who might become mentors: a list of staff or alumni, or those of earlier cohorts."""

import streamlit as st

from core.intake.candidates import KEPT_DAYS
from core.intake.protected import protected_columns, without_columns
from core.program.questions import Side
from db import Brought, Looking, Workspace
from pages.intake.candidate_list import read_list
from pages.intake.lying import table_of
from pages.ui.cache import fingerprint, thought
from pages.ui.kept_list import ask_list, forget_list, kept_list
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.words import _, count, plain

KEY = "candidates"


def bring(workspace: Workspace, there: Looking) -> None:
    """A list on the left, earlier cohorts on the right."""
    st.markdown(_("These people have not asked to be here. Bring only whom you would ask; they stay apart from those "
                  "who take part, and each is listed for removal after {days} days.", days=KEPT_DAYS))  # fmt: skip
    if kept_list(KEY) is None:
        given, earlier = st.columns(2, gap="large")
    else:  # the list needs the room
        given, earlier = st.container(), st.container()
    with given, st.container(border=True):
        _list(workspace, there)
    with earlier, st.container(border=True):
        _earlier(workspace)


def _list(workspace: Workspace, there: Looking) -> None:
    st.subheader(_("A list of staff or alumni"), anchor=False)
    kept = ask_list(KEY)
    if kept is None:
        st.caption(_("Name and e-mail address are needed; job title, skills, languages, years, feedback and who "
                     "recommended somebody are useful. What is not known counts neither way."))  # fmt: skip
        return
    table = table_of(KEY, Side.MENTOR, kept)
    if len(table.sheets) > 1:
        st.selectbox(_("Sheet"), table.sheets, table.sheets.index(table.sheet), key=f"{KEY}_mentor_sheet")
    traits = thought(protected_columns, table)
    if traits:
        named = ", ".join(f"{plain(header)} ({_(trait)})" for header, trait in traits.items())
        st.info(_("Left out, not used and not kept, because nobody may be chosen by it: {columns}.",
                  columns=named), icon=":material/shield_person:")  # fmt: skip
    done = read_list(workspace, there, without_columns(table, traits), KEY)
    if done is not None:
        forget_list(KEY)
        _said(done)


def _earlier(workspace: Workspace) -> None:
    st.subheader(_("Earlier cohorts"), anchor=False)
    past = workspace.candidates.past()
    if not past:
        st.caption(_("Whoever was paired in an earlier cohort of this program, and is not here now, stands here."))
        return
    st.caption(_("No list is needed: what they told then is used. Of a mentee we know what she worked on, no more."))
    table = st.dataframe(
        [{_("Name"): one.name, _("Then"): one.history} for one in past], hide_index=True, height=320,
        on_select="rerun", selection_mode="multi-row", key=f"{KEY}_past_{fingerprint(past)[:12]}",
    )  # fmt: skip
    picked = [past[row].email for row in table.selection.rows if row < len(past)] or [one.email for one in past]
    label = count(len(picked), "Add {n} person", "Add {n} people")
    if st.button(label, key=f"{KEY}_add_past"):
        _said(workspace.candidates.bring_past(picked))


def _said(done: Brought) -> None:
    parts = [count(done.added, "{n} person was added", "{n} people were added")]
    parts += [count(done.changed, "{n} brought up to date", "{n} brought up to date")] if done.changed else []
    if done.declined:
        parts.append(count(done.declined, "{n} said no before and stays out", "{n} said no before and stay out"))
    notice(f"{', '.join(parts)}.")
    go("intake.find_mentors", part="candidates")
    st.rerun()
