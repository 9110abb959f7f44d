"""The agreement of a pairing, on its people's phones: read it, write it together, sign it."""

import streamlit as st

from core.tracking.agreement import FIELDS, FIRST, LONGEST, LONGEST_NAME, Agreement, AgreementState, first_draft
from db import OwnAgreement, Workspace
from pages.tracking.agreement_words import agreement_badge, agreement_text, earlier_versions, signatures_words
from pages.ui.editing import editing
from pages.ui.notices import notice
from pages.ui.words import _, listed, plain

ASKED = "agreement"  # of the address: of which pairing
WRITE = "write-"  # before it, while it is being written


def agreement_asked_for(workspace: Workspace) -> bool:
    """Draw the agreement that the address asks for; False where it asks for none of mine."""
    asked = str(st.query_params.get(ASKED, ""))
    if not asked:
        return False
    own = next((one for one in workspace.agreements.mine() if str(one.together.id) == asked.removeprefix(WRITE)), None)
    if own is None:
        return False
    names = listed(plain(one.name) for one in own.together.partners)
    st.subheader(_("What you and {names} agree on", names=names), anchor=False)
    if asked.startswith(WRITE) or own.kept.newest is None:
        _write(workspace, own)
    else:
        _read(workspace, own)
    if st.button(_("Back"), key="agreement_back", icon=":material/arrow_back:"):
        to_agreement("")
    return True


def to_agreement(asked: str) -> None:
    if asked:
        st.query_params[ASKED] = asked
    else:
        st.query_params.pop(ASKED, None)
    st.rerun()


def _read(workspace: Workspace, own: OwnAgreement) -> None:
    kept, id = own.kept, own.together.id
    last = kept.newest
    if last is None:
        return
    with st.container(border=True, gap="small", key="agreement"):
        agreement_badge(kept)
        agreement_text(last)
        st.caption(signatures_words(kept, last))
        if own.together.me.id in last.unsigned(kept.ids):
            _sign(workspace, own)
        if st.button(_("Change it"), key="agreement_change", icon=":material/edit:"):
            to_agreement(f"{WRITE}{id}")
    if kept.state is AgreementState.RENEWING and kept.holds is not None:
        st.caption(_("Until all have signed, version {n} holds.", n=kept.holds.number))
    earlier_versions(kept)
    st.caption(_("Your coordinators can read it. A change asks all of you to sign anew; earlier versions stay."))


def _sign(workspace: Workspace, own: OwnAgreement) -> None:
    missing = own.kept.newest.agreement.missing if own.kept.newest else ()
    if missing:
        st.markdown(_("Before you can sign, say: {questions}", questions=plain("; ".join(_(one) for one in missing))))
        return
    key = f"sign_{own.together.id}_{own.kept.seen[0]}_{own.kept.seen[1]}"
    name = st.text_input(_("Type your name to sign"), key=key, max_chars=LONGEST_NAME)
    if st.button(_("Sign"), key="agreement_sign", type="primary", icon=":material/signature:"):
        workspace.agreements.sign_mine(own.together.id, name, own.kept.seen)
        notice(_("You have signed."))
        st.rerun()


def _write(workspace: Workspace, own: OwnAgreement) -> None:
    together, kept = own.together, own.kept
    st.markdown(_("Talk it through at your first meeting; whoever has the phone in hand types. The other one reads it "
                  "and signs too."))  # fmt: skip
    draft = first_draft(together.cadence_days, together.minutes, together.ends_on)
    usual = Agreement(**{name: _(words)[:1].upper() + _(words)[1:] for name, words in draft.items()})
    before = kept.newest.agreement if kept.newest is not None else usual
    edited = editing(f"agreement_{together.id}", kept.seen[0] * 1_000_000 + kept.seen[1], before, _given)
    for name in FIRST:
        _field(edited.value, edited.key, name)
    with st.expander(_("More to agree on"), icon=":material/add:"):
        for name in FIELDS:
            if name not in FIRST:
                _field(edited.value, edited.key, name)
    if st.button(_("Keep it"), key="agreement_keep", type="primary"):
        number, version = divmod(edited.version, 1_000_000)
        workspace.agreements.write_mine(together.id, _given(edited.value, edited.key), (number, version))
        edited.done()
        notice(_("It is kept. Now everybody signs it."))
        to_agreement(str(together.id))


def _field(value: Agreement, key: str, name: str) -> None:
    st.text_area(_(FIELDS[name]), getattr(value, name), key=f"{key}_{name}", max_chars=LONGEST, height=80)


def _given(value: Agreement, key: str) -> Agreement:
    """``value`` with what was typed so far."""
    return Agreement(**{name: st.session_state.get(f"{key}_{name}", getattr(value, name)) or "" for name in FIELDS})
