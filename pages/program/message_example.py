"""A wording as its reader will see it, and the fields that it may use."""

import streamlit as st

from core.messages.templates import FIELDS, MessageTemplate, check_template, compose, fillable
from db import WordingChoice, Workspace
from pages.ui.address import whole_addresses
from pages.ui.words import _, plain


def show_fields(template: MessageTemplate) -> None:
    """Each with what it stands for."""
    with st.expander(_("Fields that this message fills"), icon=":material/data_object:"):
        lines = []
        for field in (field for field in FIELDS if field in fillable(template.key)):
            needed = f" **{_('(needed)')}**" if field in template.needed else ""
            lines.append(f"- `{{{field}}}` {plain(_(FIELDS[field]))}{needed}")
        st.markdown("\n".join(lines))
        st.caption(_("Write a field with its braces. A paragraph goes where all it tells is not known."))


def show_example(workspace: Workspace, choice: WordingChoice, template: MessageTemplate) -> None:
    """With the names, reasons and times of a real pair where there is one; nothing while the words have faults."""
    pairs = dict(choice.pairs)
    pairing = None
    if pairs:
        pairing = st.selectbox(
            _("As it would read for"), list(pairs), format_func=pairs.__getitem__, key="wording_pair"
        )
    if check_template(template):
        st.caption(_("Here you see the message as soon as its words are right."))
        return
    message = compose(template.key, workspace.message_wordings.fields(template.key, pairing), template)
    with st.container(border=True):
        st.markdown(f"**{plain(message.subject)}**")
        st.text(whole_addresses(message.body))
    if not pairs:
        st.caption(_("With invented people: nobody is paired yet."))
