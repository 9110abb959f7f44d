"""What the program's messages say: change the words, see them with a real pair, or go back to the usual ones."""

import streamlit as st

from core.messages.occasions import OCCASIONS
from core.messages.templates import LONGEST_SUBJECT, MessageKey, MessageTemplate, check_template
from core.program.translations import language_name
from db import KeptWording, WordingChoice, Workspace
from pages.program.message_example import show_example, show_fields
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.editing import Edited, editing
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, count, plain


def show(workspace: Workspace) -> None:
    choice = workspace.message_wordings.choice()
    own = len({key for key, _language in choice.own})
    header(_("Message texts"), _("What people read when the app writes to them.") + (
        count(own, " {n} message is in your own words.", " {n} messages are in your own words.") if own else ""
    ))  # fmt: skip
    key, language = _choose(choice)
    kept = workspace.message_wordings.wording(key, language)
    _state(workspace, key, language, kept)
    write, read = st.columns(2, gap="large")
    with write:
        template = _write(workspace, key, language, kept)
    with read:
        show_example(workspace, choice, template)


def _choose(choice: WordingChoice) -> tuple[MessageKey, str]:
    mine = {key for key, _language in choice.own}

    def words(key: MessageKey) -> str:
        occasion = OCCASIONS[key]
        return f"{_(occasion.group)}: {_(occasion.title)}{' ' + _('(your words)') if key.value in mine else ''}"

    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = st.selectbox(_("Message"), choice.keys, format_func=words, key="wording_key", width=420)
        language = ""
        if choice.languages:
            language = st.selectbox(
                _("For whoever reads in"), ("", *choice.languages), key="wording_language", width=260,
                format_func=lambda code: language_name(code) if code else _("any language without its own words"),
            )  # fmt: skip
    return key, language


def _state(workspace: Workspace, key: MessageKey, language: str, kept: KeptWording) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_(OCCASIONS[key].when), width="content")
        badge(_("Your words"), "info") if kept.version else badge(_("The usual words"), "neutral")
        if kept.version:
            confirm_button(
                _("Back to the usual words"),
                lambda: workspace.message_wordings.reset(key, language, kept.version), key="reset_wording",
                title=_("Back to the usual words?"), yes=_("Use the usual words"), type="tertiary",
                icon=":material/undo:", done=_("This message has its usual words again."),
                warning=_("Your words for this message go. Messages that are written already stay as they are."),
            )  # fmt: skip


def _write(workspace: Workspace, key: MessageKey, language: str, kept: KeptWording) -> MessageTemplate:
    name = f"wording_{workspace.place.program_id}_{key.value}_{language}"
    edited = editing(name, kept.version, kept.template, _given)
    before = edited.value
    st.text_input(_("Subject"), before.subject, key=f"{edited.key}_subject", max_chars=LONGEST_SUBJECT)
    st.text_area(_("Text"), before.body.rstrip("\n"), key=f"{edited.key}_body", height=460)
    template = _given(before, edited.key)
    faults = check_template(template)
    for fault in faults:
        st.markdown(f":red[:material/error: **{plain(_(fault.where))}** {plain(_(fault.what))}.]")
    if st.button(_("Save"), key="save_wording", type="primary", disabled=template == before or bool(faults)):
        workspace.message_wordings.save(key, language, edited.version, template.subject, template.body)
        _kept(edited)
    show_fields(before)
    return template


def _kept(edited: Edited[MessageTemplate]) -> None:
    edited.done()
    notice(_("Saved. Messages written from now on say it; those that wait stay as they are."))
    st.rerun()


def _given(before: MessageTemplate, key: str) -> MessageTemplate:
    """What stands in the fields now."""
    subject = str(st.session_state.get(f"{key}_subject", before.subject)).strip()
    body = str(st.session_state.get(f"{key}_body", before.body)).strip()
    return before if (subject, body) == (before.subject, before.body.strip()) else MessageTemplate(
        before.key, subject, body, before.needed
    )  # fmt: skip
