"""One application to read: who, when, every answer in words, and what was agreed to."""

import streamlit as st

from core.intake.answers import show_answer
from core.intake.deciding import GROUND_WORDS
from core.program.conditions import asked
from core.program.questions import Side, Visibility
from core.text import Text
from db import ApplicationLine, Decision, Ward
from pages.intake.about import said_about
from pages.ui.chips import person_chip, status_badge, status_word
from pages.ui.words import _, listed, moment, plain

AGREED = {
    "participation": Text("to take part"),
    "sharing": Text("to share answers with a partner"),
    "evaluation": Text("to be counted"),
}


def show_answers(line: ApplicationLine, zone: str, ward: Ward | None = None) -> None:
    """A card with all of it; a private answer is marked as such. ``ward``: where a parent or guardian has to agree."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            person_chip(line.name, line.side)
            status_badge(line.status)
        facts = [plain(line.email), plain(line.time_zone)]
        if line.side is not Side.MENTEE:
            facts.append(_("places: {places}", places=line.places))
        if line.submitted_at:
            facts.append(_("sent {when}", when=moment(line.submitted_at, zone)))
        facts += said_about(line.about)
        if line.recommended_by:
            facts.append(_("recommended by {name}", name=plain(line.recommended_by)))
        st.caption(" · ".join(facts))
        if ward is not None:
            _guardian(ward, zone)
        for question in asked(line.form, line.answers):
            mark = " :material/lock:" if question.visible is Visibility.PRIVATE else ""
            answer = plain(_(show_answer(question, line.answers.get(question.key))))
            st.markdown(f"**{plain(question.label)}**{mark}  \n{answer}")
        agreed = [_(AGREED[consent.purpose.value]) for consent in line.consents if consent.stands]
        st.caption(_("Agreed: {to}.", to=listed(agreed)) if agreed else _("Has agreed to nothing yet."))
        for decision in line.decisions:
            st.caption(_decided(decision, zone))
        if line.reason and not line.decisions:
            st.caption(_("Why it was decided so: {reason}", reason=plain(line.reason)))


def _guardian(ward: Ward, zone: str) -> None:
    """Where her parent or guardian stands, and where it is gone on with."""
    answer = ward.guardian.answer if ward.guardian and ward.asked_at else None
    if answer == "agreed" and ward.answered_at:
        icon, words = "check_circle", _("A parent or guardian agreed: {when}.", when=moment(ward.answered_at, zone))
    elif answer == "refused":
        icon, words = "block", _("A parent or guardian said no: nobody is suggested.")
    elif answer == "":
        icon, words = "hourglass_top", _("A parent or guardian has not answered yet; nobody is suggested before.")
    else:
        icon, words = "help", _("No parent or guardian was asked yet. Ask them under Participants.")
    st.markdown(f":material/{icon}: {words}")


def _decided(decision: Decision, zone: str) -> str:
    """ "Declined · No place at present · in full · version 2 · Cora, 3 May 2027, 10:00"."""
    words = [f"**{status_word(decision.status)}**"]
    words += [_(GROUND_WORDS[decision.ground])] if decision.ground else []
    words += [plain(decision.reason)] if decision.reason else []
    words += [_("by version {number} of what you look for", number=decision.requirements)] * bool(decision.requirements)
    return " · ".join([*words, *([plain(decision.by)] if decision.by else []), moment(decision.at, zone)])
