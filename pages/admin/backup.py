"""Where the data lies, a copy of it, and the end of the demo."""

import re

import streamlit as st

from core.roles import Action
from core.version import VERSION
from db import Data, Workspace
from pages.ui.confirm import confirm_button
from pages.ui.downloads import download
from pages.ui.header import header
from pages.ui.words import _, number, plain

MEGA = 1_000_000


def show(workspace: Workspace) -> None:
    header(_("Data"), _("Where everything that people told you lies, and how to keep a copy of it."))
    data = workspace.backup.about()
    with st.container(width=720):
        if workspace.place.is_demo:
            _demo(workspace)
        if data.place.kind == "SQLite":
            st.markdown(_("Everything lies in one folder on the server, in the file `pairwell.db`:"))
        else:
            st.markdown(_("Everything lies in a PostgreSQL database:"))
        st.code(data.place.where, language=None, wrap_lines=True)
        with st.container(horizontal=True):
            st.metric(_("Size"), _("{n} MB", n=number(data.place.size / MEGA, 1)), width="content")
            st.metric(_("Version"), VERSION, width="content")
            st.metric(_("Database step"), data.place.step, width="content")
        st.subheader(_("This program as a file"), anchor=False)
        _program(workspace)
        st.subheader(_("A copy"), anchor=False)
        _copy(workspace, data)


def _program(workspace: Workspace) -> None:
    st.markdown(
        _("Every table of **{program}** as CSV with a dictionary of its columns, and its reports as PDF: for other "
          "tools, or to bring the program into another installation. It holds **personal data and private answers**. "
          "Private links, passwords and notes that people kept for themselves are not in it.",
          program=plain(workspace.place.name))
    )  # fmt: skip
    name = f"{re.sub(r'[^a-z0-9]+', '-', workspace.place.name.lower()).strip('-') or 'program'}.zip"
    download(_("Download the program"), workspace.backup.program, name, key="program_file")


def _copy(workspace: Workspace, data: Data) -> None:
    if not data.runs_the_app:
        st.markdown(_("A copy holds every program of this installation. Ask whoever runs the installation for one."))
    elif data.may_copy:
        st.markdown(
            _(
                "The copy is whole even while people work. It holds **every program and all private answers**: keep it "
                "where only you can read it. To go back to it, stop the app and put it in the folder as `pairwell.db`."
            )
        )
        name = f"pairwell-{workspace.today.isoformat()}.db"
        download(_("Download a copy"), workspace.backup.copy, name, key="copy")
    else:
        st.markdown(_("Copy a PostgreSQL database with its own tool, on the server:"))
        st.code('pg_dump --format=custom --file=pairwell.dump "$DATABASE_URL"', language=None, wrap_lines=True)


def _demo(workspace: Workspace) -> None:
    with st.container(border=True):
        st.markdown(_("**{program}** is a demo: everybody in it is invented.", program=plain(workspace.place.name)))
        confirm_button(
            _("Remove the demo"), workspace.programs.remove_demo, key="remove_demo", title=_("Remove the demo?"),
            warning=_("The demo program goes with all its invented people. Your own programs stay as they are."),
            yes=_("Remove it"), done=_("The demo is gone."), icon=":material/delete:",
            disabled=not workspace.actor.may(Action.REMOVE_PROGRAM),
        )  # fmt: skip
