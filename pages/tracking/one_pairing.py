"""One pairing as the team sees it: how it is doing, what is due, and what happened so far."""

import streamlit as st

from core.program.program import Part
from core.tracking.meetings import kept_by
from db import Workspace
from pages.tracking.agreement_words import agreement_badge, agreement_text, earlier_versions, signatures_words
from pages.tracking.goal_words import so_far, standing_badge
from pages.tracking.growth_line import growth_line
from pages.tracking.health_words import health_card, kind_mark
from pages.tracking.meeting_words import kept_words
from pages.tracking.reviewing import reviewing
from pages.tracking.supporting import support_buttons
from pages.ui.words import _, plain


def one_pairing(workspace: Workspace, pairing_id: int) -> None:
    """Raises NotFound where it has ended."""
    found = workspace.support.one(pairing_id)
    for each in found.lines:
        said = f" *“{plain(each.details)}”*" if each.details else ""
        st.markdown(f"{kind_mark(each.kind)} {_(each.sentence)}{said}")
    with st.container(horizontal=True, gap="small"):
        support_buttons(workspace, pairing_id, found.lines, f"one_{pairing_id}")
    for name, choice in workspace.asks.choices_of(pairing_id).items():
        until = choice.paused_until
        words = _("{name} has paused messages until {day}", name=plain(name), day=until) if until else _(
            "{name} wants fewer messages", name=plain(name))  # fmt: skip
        st.caption(f":material/notifications_paused: {words}")
    health_card(found.situation.health)
    reviewing(workspace, pairing_id)
    if Part.GOALS in workspace.place.parts:
        _goals(workspace, pairing_id)
    if Part.AGREEMENT in workspace.place.parts:
        _agreement(workspace, pairing_id)
    kept = {name: kept_by(found.meetings, id) for id, name in found.people.items()}
    if words := kept_words(kept):
        st.caption(words)
    growth_line(workspace, pairing_id, found)


def _goals(workspace: Workspace, pairing_id: int) -> None:
    lines = workspace.goals.of_pairing(pairing_id)
    st.markdown(f"**{_('Goals')}**")
    if not lines:
        st.caption(_("No goal yet."))
    for line in lines:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{plain(line.goal.goal.outcome)} :gray[{plain(so_far(line.goal))}]", width="content")
            standing_badge(line.goal)


def _agreement(workspace: Workspace, pairing_id: int) -> None:
    kept = workspace.agreements.of_pairing(pairing_id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{_('Agreement')}**", width="content")
        agreement_badge(kept)
    if kept.newest is not None:
        with st.expander(_("Read the agreement"), icon=":material/signature:"):
            st.caption(signatures_words(kept, kept.newest))
            agreement_text(kept.newest)
            earlier_versions(kept)
