"""Who agreed to the charter: departments and stakeholders, asked by a private link, and what they said."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.evaluation.charter_reply import Reply, Stakeholder
from db import KeptCharter, KeptStakeholder, Workspace
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.empty import empty
from pages.ui.notices import notice
from pages.ui.words import _, count, day, plain

MOST_REPLIES = 10  # shown, the newest


def who_agreed(workspace: Workspace, kept: KeptCharter, changes: bool) -> None:
    """Everybody with a say, how she stands, and what she said."""
    people = workspace.stakeholders.all()
    asked = [each for each in people if each.asked_at is not None]
    agreed = sum(each.agrees_now for each in asked)
    if not people:
        empty(_("Nobody is asked yet"), _("Name those who set the goals together: heads of departments, works council, "
              "funders. Each gets a private link, reads the charter, and agrees or says what should be otherwise; "
              "nobody needs an account."), icon=":material/handshake:")  # fmt: skip
    elif kept.versions:
        st.markdown(_("**{agreed} of {asked}** who were asked agree to version {version}, with the targets as they "
                      "stand.", agreed=agreed, asked=len(asked), version=kept.versions))  # fmt: skip
    for each in people:
        _person(workspace, each, kept.versions, changes)
    if changes:
        _ask(workspace, kept, people)
        _add(workspace)


def standing_line(workspace: Workspace, kept: KeptCharter) -> str:
    """For whoever may not read names: how many agreed to what stands; empty where nobody was asked."""
    agreed, asked = workspace.stakeholders.counted()
    if not asked or not kept.versions:
        return ""
    return _("Version {version}: {agreed} of {asked} who were asked agree to it.", version=kept.versions, agreed=agreed,
             asked=asked)  # fmt: skip


def reply_line(reply: Reply) -> str:
    """What was said, of which version, when."""
    told = _("agreed to version {version}", version=reply.version) if reply.agrees else (
        _("of version {version}", version=reply.version)
    )  # fmt: skip
    signed = f" · {_('signed {name}', name=plain(reply.name))}" if reply.name else ""
    words = f": {plain(reply.words)}" if reply.words else ""
    return f"{day(reply.at)} · {told}{signed}{words}"


def _person(workspace: Workspace, each: KeptStakeholder, versions: int, changes: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            department = f" · {plain(each.person.department)}" if each.person.department else ""
            st.markdown(f"**{plain(each.person.name)}**{department}", width="content")
            _standing(each, versions)
        for reply in each.replies[:MOST_REPLIES]:
            st.markdown(reply_line(reply))
        if each.asked_at is not None:
            st.caption(_("Asked on {day}, at {email}.", day=day(each.asked_at), email=plain(each.person.email)))
        if changes:
            confirm_button(
                _("Take out"), partial(workspace.stakeholders.remove, each.id), key=f"remove_stakeholder_{each.id}",
                type="tertiary", title=_("Take this person out?"), yes=_("Take out"), done=_("Taken out."),
                warning=_("What **{name}** said goes too, and the link leads nowhere any more.",
                          name=plain(each.person.name)),
            )  # fmt: skip


def _standing(each: KeptStakeholder, versions: int) -> None:
    if each.agrees_now:
        badge(_("Agrees"), "good")
    elif each.replies and not each.replies[0].agrees:
        badge(_("Has a comment"), "attention", icon=":material/comment:")
    elif each.agreed is not None and each.agreed.version == versions:
        badge(_("Agreed before the targets changed"), "waiting")
    elif each.agreed is not None:
        badge(_("Agreed to version {version}, not to this one", version=each.agreed.version), "waiting")
    else:
        badge(_("Asked, no answer yet") if each.asked_at else _("Not asked yet"), "neutral")


def _ask(workspace: Workspace, kept: KeptCharter, people: Sequence[KeptStakeholder]) -> None:
    waiting = {each.id: each for each in people if not each.agrees_now}
    if not waiting:
        return
    if not kept.versions:
        st.info(_("Write down how the program is meant to work first: then they can be asked."), icon=":material/info:")
        return
    with st.container(border=True):
        st.markdown(f"**{_('Ask them')}**")
        chosen = st.multiselect(_("Whom"), list(waiting), list(waiting), key=f"ask_stakeholders_{len(waiting)}",
                                format_func=lambda id: waiting[id].person.name)  # fmt: skip
        note = st.text_area(_("A line of your own (if you like)"), key="stakeholder_note", height=70, max_chars=1000)
        if st.button(_("Send the link"), key="ask_stakeholders", type="primary", icon=":material/send:"):
            sent = workspace.stakeholders.ask(chosen, note)
            notice(count(sent, "{n} message is in the outbox.", "{n} messages are in the outbox."))
            st.rerun()


def _add(workspace: Workspace) -> None:
    with st.form("add_stakeholder", clear_on_submit=False):
        st.markdown(f"**{_('Add somebody')}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(_("Name"), key="stakeholder_name", max_chars=120, width=220)
            email = st.text_input(_("E-mail"), key="stakeholder_email", max_chars=254, width=260)
            department = st.text_input(_("Department or role"), key="stakeholder_department", max_chars=120, width=220)
        if st.form_submit_button(_("Add"), key="add_stakeholder_button"):
            workspace.stakeholders.add(Stakeholder(name, email, department))
            notice(_("Added. Nobody was written to yet."))
            st.rerun()
