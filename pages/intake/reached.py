"""How far an application has come: what is answered, and what is wrong or missing."""

from collections.abc import Collection, Mapping

import streamlit as st

from core.intake.about import BORN, GUARDIAN_EMAIL, GUARDIAN_NAME, UNTIL
from core.intake.applications import EMAIL, NAME, PLACES, TIME_ZONE, Application
from core.program.conditions import asked
from core.program.questions import Form
from core.program.translations import in_language
from core.text import Text
from pages.ui.words import _, count, plain

Faults = Mapping[str, Text]


def progress(form: Form, given: Application, private: Collection[str]) -> None:
    """How much of it has an answer."""
    questions = {question.key for question in asked(form, given.answers)}
    answered = (set(given.answers) | set(private)) & questions
    done = len(answered) + bool(given.name.strip()) + bool(given.email.strip())
    of = len(questions) + 2
    st.progress(min(1.0, done / of), text=_("{done} of {all} answered", done=done, all=of))


def tell(faults: Faults, key: str) -> None:
    """A fault under its field."""
    if key in faults:
        st.markdown(f":red[:material/error: {plain(_(faults[key]))}]")


def tell_all(form: Form, faults: Faults, what: str, language: str = "") -> None:
    """All faults at once, by the names of their fields, the questions' in the language they are read in."""
    names = {NAME: _("Your name"), EMAIL: _("Your e-mail address"), TIME_ZONE: _("Your time zone"), PLACES: _("Places")}
    names |= {BORN: _("Your age"), GUARDIAN_NAME: _("The name of a parent or guardian")}
    names |= {GUARDIAN_EMAIL: _("The e-mail address of a parent or guardian"), UNTIL: _("Until when")}
    names |= {question.key: in_language(form, question.label, language) for question in form.questions}
    lines = [
        f"- **{plain(names.get(key, _('What you agree to')))}** {plain(_(fault))}" for key, fault in faults.items()
    ]
    title = count(len(lines), "One thing is missing. {what}", "{n} things are missing. {what}", what=what)
    st.error("\n".join([f"**{title}**", "", *lines]), icon=":material/error:")
