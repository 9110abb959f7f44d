"""The people of a pairing that closes: what each said, her certificate, and what to look at before a next pairing."""

import streamlit as st

from core.reports.certificate import certificate_pdf
from core.tracking.closing import AGAIN, LookBack
from db import ClosingPerson, PairClosing, Pairing, Workspace
from pages.tracking.handing_on import handing_on
from pages.ui.chips import person_chip
from pages.ui.downloads import download
from pages.ui.words import _, plain, wording


def closing_people(workspace: Workspace, pairing: Pairing, found: PairClosing) -> None:
    if found.open_plan:
        handing_on(workspace, pairing)
    for person in found.people:
        with st.container(border=True, gap="small", key=f"closing_of_{person.id}"):
            person_chip(person.name, person.side)
            _said(person)
            _guardian(person)
            for each in person.cautions:
                st.markdown(f":material/error: {_(each.sentence)}")
            if person.again is not None:
                st.caption(_("May be matched again.") if person.again else _("Takes a break before a next pairing."))
            elif not person.cautions and found.ended_on is not None:
                st.caption(_("Nothing speaks against a next pairing."))
            _certificate(workspace, pairing, person)


def _said(person: ClosingPerson) -> None:
    if person.said is not None:
        st.markdown(look_back_words(person.said))
    elif person.asked_on is not None:
        st.caption(_("Asked on {day}; no answer yet.", day=person.asked_on))
    else:
        st.caption(_("Not asked yet how it was."))


def _guardian(person: ClosingPerson) -> None:
    """What a parent or guardian said, who was asked beside a child."""
    if person.guardian is None:
        return
    name, said = plain(person.guardian.name), person.guardian.said
    who = f":material/family_restroom: **{_('{name}, parent or guardian', name=name)}**"
    open_ = _("Asked on {day}; no answer yet.", day=person.guardian.asked_on)
    st.markdown(f"{who}  \n{look_back_words(said) if said is not None else open_}")


def look_back_words(said: LookBack) -> str:
    """What somebody said at the end, line by line."""
    lines = [f"{_('It was')} **{_('{n} of 5', n=said.rating)}**"] if said.rating is not None else []
    lines += [f":gray[{_('What it gave')}]  \n{plain(said.gave)}"] if said.gave else []
    lines += [f":gray[{_('What could be better')}]  \n{plain(said.better)}"] if said.better else []
    lines += [f":gray[{_('Would take part again')}] {_(AGAIN[said.again])}"] if said.again in AGAIN else []
    lines += [_("Has read what holds afterwards.")] if said.accepts else []
    return "  \n".join(lines)


def _certificate(workspace: Workspace, pairing: Pairing, person: ClosingPerson) -> None:
    download(
        _("Certificate of {name}", name=person.name),
        lambda: certificate_pdf(workspace.closings.certificate(pairing.id, person.id), wording()),
        "certificate.pdf", key=f"certificate_{person.id}",
    )  # fmt: skip
