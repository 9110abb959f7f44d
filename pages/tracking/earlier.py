"""My earlier pairings: from when until when, what holds afterwards, next steps and the certificate."""

from collections.abc import Sequence

import streamlit as st

from core.reports.certificate import certificate_pdf
from core.tracking.closing import AFTERWARDS
from db import OwnPairing, StillOpen, Workspace
from pages.tracking.plan_sheet import plan_download
from pages.ui.downloads import download
from pages.ui.notices import notice
from pages.ui.words import _, count, day, listed, plain, wording


def earlier(workspace: Workspace, name: str, pairings: Sequence[OwnPairing], going: Sequence[OwnPairing]) -> None:
    """``name``: mine, for the sheet of next steps; ``going``: mine that go on, into which something may be taken."""
    if not pairings:
        return
    plans, open_ = workspace.plans.before(), workspace.carried.mine()
    with st.expander(count(len(pairings), "{n} earlier pairing", "{n} earlier pairings")):
        for pairing in pairings:
            names = listed(plain(partner.name) for partner in pairing.partners)
            until = day(pairing.ended_on) if pairing.ended_on else ""
            st.markdown(_("{names}, {since} to {until}", names=names, since=day(pairing.started_on), until=until))
            if pairing.afterwards is not None:
                st.caption(_(AFTERWARDS[pairing.afterwards]))
            for each in open_:
                if each.pairing_id == pairing.id:
                    _still_open(workspace, each, going)
            if pairing.id in plans:
                plan_download(workspace, name, None, plans[pairing.id], f"before_{pairing.id}")
            _certificate(workspace, pairing.id)


def _certificate(workspace: Workspace, id: int) -> None:
    download(_("My certificate"), lambda: certificate_pdf(workspace.closings.my_certificate(id), wording()),
             "certificate.pdf", key=f"my_certificate_{id}")  # fmt: skip


def _still_open(workspace: Workspace, each: StillOpen, going: Sequence[OwnPairing]) -> None:
    """Something that was agreed and is not done: done after all, or taken into a pairing that goes on."""
    st.markdown(f":material/task_alt: {_('Still open:')} {plain(each.what)}")
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Done"), key=f"carried_{each.id}"):
            workspace.carried.settle(each.id, each.version)
            st.rerun()
        for pairing in going:
            names = listed(plain(partner.name) for partner in pairing.partners)
            words = _("Take it along with {names}", names=names)
            if st.button(words, key=f"carry_{each.id}_{pairing.id}", icon=":material/forward:"):
                workspace.carried.settle(each.id, each.version, pairing.id)
                notice(_("It stands among what you agreed to do there."))
                st.rerun()
