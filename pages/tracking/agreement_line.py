"""One line on the agreement among what comes next: write it, sign it, or read it."""

import streamlit as st

from core.tracking.agreement import AgreementState
from db import OwnAgreement
from pages.tracking.agreement import to_agreement
from pages.ui.words import _, listed, plain


def agreement_line(own: OwnAgreement) -> None:
    names = listed(plain(one.name) for one in own.together.partners)
    words, button = _said(own, names)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f":material/signature: {words}", width=440)
        if st.button(button, key=f"agreement_{own.together.id}"):
            to_agreement(str(own.together.id))


def _said(own: OwnAgreement, names: str) -> tuple[str, str]:
    state, waits = own.kept.state, [one.id for one in own.kept.waits_for()]
    if state is AgreementState.NONE:
        return _("You and {names} have no agreement yet.", names=names), _("Write it together")
    if own.together.me.id in waits:
        return _("The agreement with {names} waits for your signature.", names=names), _("Read and sign")
    if waits:
        others = listed(plain(own.together.name(one)) for one in waits)
        return _("The agreement waits for {names} to sign.", names=others), _("Read the agreement")
    return _("You and {names} have an agreement.", names=names), _("Read the agreement")
