"""Asking candidates: the words, how they read, into the outbox or taken along; and what they said."""

from collections.abc import Sequence

import streamlit as st

from core.intake.candidates import CandidateStatus
from core.intake.mentor_finder import RankedCandidate
from core.messages.templates import FIELDS, MessageKey, message_template
from core.roles import Action
from db import CandidateLine, Workspace
from pages.ui.address import whole_addresses
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.words import _, count, listed, plain

Picked = Sequence[tuple[RankedCandidate, CandidateLine]]
OPEN = (CandidateStatus.NEW, CandidateStatus.INVITED)


def ask(workspace: Workspace, picked: Picked) -> None:
    """What may be done with those chosen."""
    asked = [(each, line) for each, line in picked if line.status in OPEN]
    if len(asked) < len(picked):
        st.caption(_("Who has applied or said no is not asked."))
    if asked:
        _invite(workspace, asked)
    _mark(workspace, [line for _each, line in picked])


def why(each: RankedCandidate) -> str:
    """For the reader herself: what she offers that people ask for, without points or names."""
    if each.score is None or not each.skills:
        return ""
    return _("People in the program ask for what you know: {skills}.", skills=listed(each.skills))


def _invite(workspace: Workspace, asked: Picked) -> None:
    usual = message_template(MessageKey.MENTOR_INVITATION)
    with st.expander(_("Invite"), icon=":material/mail:", expanded=True):
        note = st.text_input(_("A line from you (if you like)"), key="invite_note", max_chars=300)
        with st.popover(_("Change the words"), icon=":material/edit:"):
            subject = st.text_input(_("Subject"), usual.subject, key="invite_subject", max_chars=200)
            body = st.text_area(_("Text"), usual.body, key="invite_body", height=380)
            known = sorted(usual.fields | {"note"})
            st.caption("  \n".join(f"`{{{name}}}` {_(FIELDS[name])}" for name in known))
        reasons = {line.id: why(each) for each, line in asked}
        example = workspace.candidates.invitation(asked[0][1].id, reasons[asked[0][1].id], note, subject, body)
        whole = whole_addresses(example.body)
        st.caption(_("As {name} reads it", name=plain(asked[0][1].candidate.name)))
        with st.container(border=True):
            st.markdown(f"**{plain(example.subject)}**")
            st.text(whole)
        with st.container(horizontal=True):
            label = count(len(asked), "Put {n} invitation into the outbox", "Put {n} invitations into the outbox")
            if st.button(label, key="invite", type="primary", icon=":material/outgoing_mail:"):
                sent = workspace.candidates.invite(reasons, note, subject, body)
                notice(count(sent, "{n} invitation is in the outbox (Introductions).",
                             "{n} invitations are in the outbox (Introductions)."))  # fmt: skip
                st.rerun()
            if len(asked) == 1:
                with st.popover(_("Copy the text"), icon=":material/content_copy:"):
                    st.code(f"{example.subject}\n\n{whole}", language=None, wrap_lines=True)


def _mark(workspace: Workspace, lines: Sequence[CandidateLine]) -> None:
    ids = [line.id for line in lines]
    with st.container(horizontal=True):
        if any(line.status is CandidateStatus.NEW for line in lines) and st.button(
            _("I asked them myself"), key="mark_invited", icon=":material/done:"
        ):
            workspace.candidates.mark([line.id for line in lines if line.status in OPEN], CandidateStatus.INVITED)
            notice(_("Marked as invited."))
            st.rerun()
        if any(line.status in OPEN for line in lines) and st.button(
            _("They said no"), key="mark_declined", icon=":material/do_not_disturb_on:",
            help=_("They are not asked again, and listed for removal after a month."),
        ):  # fmt: skip
            workspace.candidates.mark([line.id for line in lines if line.status in OPEN], CandidateStatus.DECLINED)
            notice(_("Marked: they said no."))
            st.rerun()
        confirm_button(
            count(len(ids), "Remove {n} person", "Remove {n} people"), lambda: workspace.candidates.remove(ids),
            key="remove_candidates", title=_("Remove from the list?"), yes=_("Remove"), type="tertiary",
            warning=_("All that is known of them goes, for good."), done=_("They are removed."),
            icon=":material/delete:",
        )  # fmt: skip


def remove_due(workspace: Workspace, lines: Sequence[CandidateLine]) -> None:
    """Those who are past the day until which they may be kept, with a button that asks."""
    due = [line.id for line in lines if line.is_due]
    if due and workspace.actor.may(Action.CHANGE_CANDIDATES):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            words = count(len(due), "{n} person is past the day until which she may be kept.",
                          "{n} people are past the day until which they may be kept.")  # fmt: skip
            st.markdown(f":material/auto_delete: {words}", width="content")
            confirm_button(
                count(len(due), "Remove {n} person", "Remove {n} people"), lambda: workspace.candidates.remove(due),
                key="remove_due", title=_("Remove them?"), yes=_("Remove"), done=_("They are removed."),
                warning=_("All that is known of them goes, for good."),
            )  # fmt: skip
