"""My earlier pairings: from when until when, what holds afterwards, next steps and the certificate."""

from collections.abc import Sequence

import streamlit as st

from core.reports.certificate import certificate_pdf
from core.tracking.closing import AFTERWARDS
from db import OwnPairing, Workspace
from pages.tracking.plan_sheet import plan_download
from pages.ui.downloads import download
from pages.ui.words import _, count, day, listed, plain


def earlier(workspace: Workspace, name: str, pairings: Sequence[OwnPairing]) -> None:
    """``name``: mine, for the sheet of next steps."""
    if not pairings:
        return
    plans = workspace.plans.before()
    with st.expander(count(len(pairings), "{n} earlier pairing", "{n} earlier pairings")):
        for pairing in pairings:
            names = listed(plain(partner.name) for partner in pairing.partners)
            until = day(pairing.ended_on) if pairing.ended_on else ""
            st.markdown(_("{names}, {since} to {until}", names=names, since=day(pairing.started_on), until=until))
            if pairing.afterwards is not None:
                st.caption(_(AFTERWARDS[pairing.afterwards]))
            if pairing.id in plans:
                plan_download(workspace, name, None, plans[pairing.id], f"before_{pairing.id}")
            _certificate(workspace, pairing.id)


def _certificate(workspace: Workspace, id: int) -> None:
    download(_("My certificate"), lambda: certificate_pdf(workspace.closings.my_certificate(id)), "certificate.pdf",
             key=f"my_certificate_{id}")  # fmt: skip
