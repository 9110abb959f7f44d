"""Earlier wordings of a form: since when, how many answered each, what changed, and how it read."""

import streamlit as st

from core.program.conditions import in_words
from core.program.form_changes import changes
from core.program.questions import Form
from db import KeptForm, Workspace
from pages.ui.question_inputs import ICONS
from pages.ui.words import _, count, moment, plain


def show_versions(workspace: Workspace, kept: KeptForm) -> None:
    """The newest first. A wording that somebody has begun to answer is never changed: a change makes the next one."""
    st.markdown(_("Every answer keeps the wording it was given to. A change makes a new version only once somebody "
                  "has begun to answer the one before."))  # fmt: skip
    found = workspace.forms.wordings(kept.form.side)
    for place, each in enumerate(found):
        with st.container(border=True):
            when = moment(each.at, workspace.place.time_zone)
            people = count(each.answers, "{n} person answered it", "{n} people answered it")
            st.markdown(f"**{_('Version {number}', number=each.number)}** · {when} · {people}")
            if place + 1 < len(found):
                told = [f"- {plain(_(change))}" for change in changes(found[place + 1].form, each.form)]
                st.markdown("\n".join(told) or _("Nothing changed."))
            with st.expander(_("How it read"), icon=":material/history:"):
                _as_it_read(each.form)


def _as_it_read(form: Form) -> None:
    for question in form.questions:
        when = f"  \n:small[{plain(_(in_words(question.condition, form)))}]" if question.condition else ""
        options = f"  \n:small[:gray[{plain(' · '.join(question.options))}]]" if question.options else ""
        st.markdown(f"{ICONS[question.kind]} {plain(question.label)}{options}{when}")
