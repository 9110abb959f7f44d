"""An agreement in words: what it says, who signed it, and how it stands."""

import streamlit as st

from core.tracking.agreement import FIELDS, AgreementState, Written
from db import PairAgreement
from pages.ui.chips import Tone, badge
from pages.ui.words import _, listed, plain

STATES: dict[AgreementState, tuple[str, Tone]] = {
    AgreementState.NONE: ("Not written yet", "neutral"),
    AgreementState.WAITS: ("Waits for a signature", "waiting"),
    AgreementState.RENEWING: ("A change waits for a signature", "waiting"),
    AgreementState.SIGNED: ("Signed by all", "good"),
}


def agreement_badge(kept: PairAgreement) -> None:
    word, tone = STATES[kept.state]
    badge(_(word), tone)


def agreement_text(written: Written) -> None:
    """All that is said in it; what is not said is left out."""
    document = written.agreement.to_document()
    for name, asked in FIELDS.items():
        if document[name]:
            st.markdown(f":gray[{plain(_(asked))}]  \n{plain(document[name])}")


def signatures_words(kept: PairAgreement, written: Written) -> str:
    """Who wrote this version, and who signed it with which name."""
    names = {one.id: one.name for one in kept.people}
    by = plain(names.get(written.written_by or 0, ""))
    wrote = _("Version {n}, written by {name} on {day}", n=written.number, name=by, day=written.written_on)
    said = [wrote if by else _("Version {n}, written on {day}", n=written.number, day=written.written_on)]
    for one in written.signatures:
        said.append(_("signed by {name} on {day}", name=f"*{plain(one.name)}*", day=one.on))
    waits = [plain(names[id]) for id in names if id in written.unsigned(kept.ids)]
    if waits and written is kept.newest:
        said.append(_("waits for {names}", names=listed(waits)))
    return " · ".join(said)


def earlier_versions(kept: PairAgreement) -> None:
    """Every version before the newest, to read."""
    for written in kept.versions[1:]:
        title = _("Version {n} of {day}", n=written.number, day=written.written_on)
        with st.expander(title, icon=":material/history:"):
            st.caption(signatures_words(kept, written))
            agreement_text(written)
