"""A new program, by one of three doors: the demo, one's own spreadsheets, a template."""

from dataclasses import replace

import streamlit as st

from core.account import AccountAction
from core.program.cohort import Cohort
from core.program.program import ProgramForm, is_time_zone
from core.program.templates import template, templates
from db import SignedIn
from pages.program.bring_program import bring_program
from pages.program.from_template import from_template
from pages.ui.frame import enter
from pages.ui.header import header
from pages.ui.program_inputs import FORMS
from pages.ui.words import _, plain

NEAREST = {
    ProgramForm.ONE_TO_ONE: "corporate",
    ProgramForm.REVERSE: "reverse",
    ProgramForm.GROUP: "group",
    ProgramForm.PEER: "peer",
}


def show(signed_in: SignedIn) -> None:
    door = st.query_params.get("door", "")
    chosen = next((each for each in templates() if each.key == st.query_params.get("template")), None)
    if door == "spreadsheets":
        _spreadsheets(signed_in)
    elif door == "template" and chosen is not None:
        from_template(signed_in, chosen, _zone())
    elif door == "template":
        _templates()
    elif door == "file":
        bring_program(signed_in)
    else:
        _doors(signed_in)


def _doors(signed_in: SignedIn) -> None:
    first = not signed_in.my_programs()
    header(_("Welcome, {name}", name=plain(signed_in.account.name)) if first else _("New program"),
           _("Three ways to begin. Everything can be changed later."))  # fmt: skip
    demo, sheets, blank = st.columns(3, gap="medium")
    with demo, st.container(border=True, height="stretch"):
        words = _("A running program with invented people. See what everything does; remove it with one press.")
        if _door(":material/science:", _("Look around with the demo"), words, _("Open the demo"), "demo", first):
            with st.spinner(_("Inventing 190 people and matching them…")):
                made = signed_in.create_demo()
            enter(signed_in, made)
    with sheets, st.container(border=True, height="stretch"):
        words = _("You have lists of mentors and mentees. Their columns become your questions, and people come along.")
        if _door(":material/upload_file:", _("I have spreadsheets"), words, _("Use my spreadsheets"), "sheets"):
            _to(door="spreadsheets")
    with blank, st.container(border=True, height="stretch"):
        words = _("A goal, a rhythm, questions and matching that suit your kind of program, ready to be changed.")
        if _door(":material/list_alt:", _("Start from a template"), words, _("Choose a template"), "blank", not first):
            _to(door="template")
    label, icon = _("Bring a program from another installation"), ":material/move_to_inbox:"
    runs = signed_in.may(AccountAction.BRING_PROGRAM)
    if runs and st.button(label, key="door_file", icon=icon, type="tertiary"):
        _to(door="file")


def _door(icon: str, title: str, words: str, label: str, key: str, main: bool = False) -> bool:
    st.subheader(f"{icon} {title}", anchor=False)
    with st.container(height="stretch"):
        st.markdown(words)
    return st.button(label, key=f"door_{key}", type="primary" if main else "secondary", width="stretch")


def _spreadsheets(signed_in: SignedIn) -> None:
    header(_("Your spreadsheets"), _("Give the program a name first. Then bring the files, and their columns become "
                                     "the questions."))  # fmt: skip
    with st.container(width=560):
        name = st.text_input(_("Name of the program"), key="sheets_name", max_chars=120)
        form = st.selectbox(_("Who is matched"), list(FORMS), format_func=lambda one: _(FORMS[one]), key="sheets_form")
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            if st.button(_("Back"), key="sheets_back", icon=":material/arrow_back:"):
                _to()
            made = st.button(_("Next: bring people"), key="sheets_go", type="primary", disabled=not name.strip())
    if made:
        zone = _zone()
        program = replace(template(NEAREST[form]).program, name=name, time_zone=zone)
        today = signed_in.today(zone)
        cohort = Cohort(str(today.year), opens_on=today)
        made_id = signed_in.create_program(NEAREST[form], name, program=program, cohort=cohort)
        enter(signed_in, made_id, "intake.importing")


def _templates() -> None:
    header(_("Start from a template"), _("Choose the nearest one: it only decides what you begin with."))
    with st.container(border=True, width=820, gap="medium"):
        for each in templates():
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                with st.container(width=600, gap="xsmall"):
                    st.markdown(f"**{_(each.title)}**")
                    st.caption(_(each.for_whom))
                if st.button(_("Choose"), key=f"template_{each.key}"):
                    _to(door="template", template=each.key)
    if st.button(_("Back"), key="templates_back", icon=":material/arrow_back:"):
        _to()


def _zone() -> str:
    """The browser's, for a start."""
    zone = st.context.timezone or ""
    return zone if is_time_zone(zone) else "UTC"


def _to(**query: str) -> None:
    """Another door, as an address: the browser's way back leads back."""
    st.query_params.from_dict(query)
    st.rerun()
