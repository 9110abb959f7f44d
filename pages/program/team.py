"""Who runs the program: what each may do, invitations, and roles given and taken away."""

import streamlit as st

from core.roles import Action, Role
from db import ON_THE_TEAM, TeamMember, Workspace, link_address
from pages.ui.address import full_address
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, day, plain

MAY = {
    Role.OWNER: "everything, and says who is on the team",
    Role.COORDINATOR: "runs it day by day: forms, people, matching, messages",
    Role.SAFEGUARDING_LEAD: "alone reads concerns about safety; sees people and pairings",
    Role.SUPERVISOR: "sees closed reports, no names",
}


def show(workspace: Workspace) -> None:
    header(_("Team"), _("Who runs **{program}**, and what each may do.", program=plain(workspace.place.name)))
    members = workspace.team.members()
    may_change = workspace.actor.may(Action.CHANGE_TEAM)
    for member in members:
        _member(workspace, member, may_change)
    if may_change:
        _invite(workspace)
    _invitations(workspace, may_change)
    with st.expander(_("Who may do what")):
        st.markdown("\n".join(f"- **{_role(role)}**: {_(words)}" for role, words in MAY.items()))


def _member(workspace: Workspace, member: TeamMember, may_change: bool) -> None:
    with st.container(border=True, key=f"member_{member.account_id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(width=360, gap="xsmall"):
                st.markdown(f"**{plain(member.name)}**" + (f" {_('(you)')}" if member.is_me else ""))
                st.caption(plain(member.email))
            with st.container(horizontal=True, width="content"):
                for role in member.roles:
                    badge(_role(role, member.deputy), "info", icon=":material/badge:")
                if not member.active:
                    badge(_("Account closed"), "bad")
        if may_change:
            with st.container(horizontal=True):
                _give(workspace, member)
                for role in member.roles:
                    _take(workspace, member, role)


def _give(workspace: Workspace, member: TeamMember) -> None:
    open_roles = [role for role in ON_THE_TEAM if role not in member.roles or (_is_deputy(member, role))]
    with st.popover(_("Add a role"), icon=":material/add:", disabled=not open_roles):
        role, deputy = _which(f"give_{member.account_id}", open_roles)
        if st.button(_("Add"), key=f"give_{member.account_id}", type="primary") and role is not None:
            workspace.team.give_role(member.account_id, role, deputy)
            notice(_("{name} is now {role} too.", name=plain(member.name), role=_role(role, deputy)))
            st.rerun()


def _take(workspace: Workspace, member: TeamMember, role: Role) -> None:
    words = _role(role, member.deputy)
    confirm_button(
        _("Take away: {role}", role=words), lambda: workspace.team.take_role(member.account_id, role),
        key=f"take_{member.account_id}_{role.name}", title=_("Take this role away?"), yes=_("Take it away"),
        warning=_("{name} is then no longer {role} of this program, and is signed out at the next click.",
                  name=plain(member.name), role=words), done=_("The role is taken away."), type="tertiary",
    )  # fmt: skip


def _invite(workspace: Workspace) -> None:
    st.subheader(_("Invite somebody"), anchor=False)
    with st.container(border=True, width=560):
        name = st.text_input(_("Name"), key="invite_name", max_chars=120)
        email = st.text_input(_("E-mail"), key="invite_email")
        role, deputy = _which("invite", list(ON_THE_TEAM))
        if st.button(_("Make the invitation"), key="invite", type="primary") and role is not None:
            token = workspace.team.invite(name, email, role, deputy)
            words = _("Copy this link now and give it to {name} only. It works once, within 14 days.", name=plain(name))
            st.success(words)
            st.code(full_address(link_address(token)), language=None, wrap_lines=True)


def _invitations(workspace: Workspace, may_change: bool) -> None:
    waiting = workspace.team.invitations()
    if not waiting:
        return
    st.subheader(_("Invited, not here yet"), anchor=False)
    for one in waiting:
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
            role, until = _role(one.role, one.deputy), day(one.expires_at) if one.expires_at else ""
            st.markdown(f"**{plain(one.name)}** · {plain(one.email)} · {role}", width="content")
            st.caption(_("until {day}", day=until), width="content")
            if may_change and st.button(_("Withdraw"), key=f"withdraw_{one.link_id}", type="tertiary"):
                workspace.team.withdraw_invitation(one.link_id)
                notice(_("The invitation is withdrawn."))
                st.rerun()


def _which(key: str, roles: list[Role]) -> tuple[Role | None, bool]:
    usual = roles.index(Role.COORDINATOR) if Role.COORDINATOR in roles else 0
    role = st.selectbox(_("Role"), roles, usual, key=f"{key}_role", format_func=_role)
    deputy = role is Role.SAFEGUARDING_LEAD and st.checkbox(_("As deputy"), key=f"{key}_deputy")
    return role, deputy


def _role(role: Role, deputy: bool = False) -> str:
    words = _(role.value)
    words = _("{role} (deputy)", role=words) if deputy and role is Role.SAFEGUARDING_LEAD else words
    return words[:1].upper() + words[1:]


def _is_deputy(member: TeamMember, role: Role) -> bool:
    return member.deputy and role is Role.SAFEGUARDING_LEAD
