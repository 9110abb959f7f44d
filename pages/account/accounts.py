"""Everyone who can sign in, for whoever runs the app: close, open again, help with a forgotten password."""

import streamlit as st

from db import AccountLine, SignedIn, link_address
from pages.ui.address import full_address
from pages.ui.chips import badge
from pages.ui.confirm import confirm_button
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.notices import notice
from pages.ui.words import _, count, listed, plain

PAGE = 20


def show(who: SignedIn) -> None:
    header(_("Accounts"), _("Everyone who can sign in to this installation."))
    everyone = who.accounts()
    wanted = filter_bar("accounts", _("Find an account"))
    found = wanted.keep(everyone, lambda line: f"{line.name} {line.email}")
    st.caption(count(len(found), "{n} account", "{n} accounts"))
    pages = max(1, -(-len(found) // PAGE))
    at = int(st.pagination(pages, key="accounts_page")) if pages > 1 else 1
    for line in found[(at - 1) * PAGE : at * PAGE]:
        _line(who, line)


def _line(who: SignedIn, line: AccountLine) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            with st.container(width=420, gap="xsmall"):
                st.markdown(f"**{plain(line.name)}** · {plain(line.email)}")
                st.caption(_parts(line))
            with st.container(horizontal=True, width="content"):
                if line.runs_the_app:
                    badge(_("Runs the app"), "info")
                if not line.active:
                    badge(_("Closed"), "bad")
        if line.id != who.account.id:
            with st.container(horizontal=True):
                _actions(who, line)
        token = st.session_state.get("reset_links", {}).get(line.id)
        if token:
            st.caption(_("Give this link to {name} only. It works once, until tomorrow.", name=plain(line.name)))
            st.code(full_address(link_address(token)), language=None, wrap_lines=True)


def _actions(who: SignedIn, line: AccountLine) -> None:
    if not line.active:
        if st.button(_("Open again"), key=f"open_{line.id}"):
            notice(_("The account is open again."))
            who.enable(line.id)
            st.rerun()
        return
    if st.button(_("Link for a new password"), key=f"reset_{line.id}", icon=":material/link:"):
        token = who.make_reset_link(line.id)
        st.session_state["reset_links"] = {line.id: token}
        st.rerun()
    confirm_button(
        _("Close"), lambda: who.disable(line.id), key=f"close_{line.id}", title=_("Close this account?"),
        warning=_("{name} is signed out everywhere and can't sign in until you open it again. Nothing is deleted.",
                  name=plain(line.name)), yes=_("Close the account"), done=_("The account is closed."),
    )  # fmt: skip


def _parts(line: AccountLine) -> str:
    said = [_("{role} in {program}", role=_(role.value), program=plain(program)) for program, role in line.parts]
    return listed(said) if said else _("On no team.")
