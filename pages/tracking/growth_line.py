"""How far the people of a pairing are, for the team: counts alone, none of their words."""

import streamlit as st

from core.tracking.meetings import came_to
from db import OnePairing, Workspace
from pages.tracking.meeting_words import came_words
from pages.ui.words import _, count, listed, plain


def growth_line(workspace: Workspace, pairing_id: int, found: OnePairing) -> None:
    of = workspace.plans.growth_of(pairing_id)
    said = []
    if of.feedback_asked or of.feedback_given:
        said.append(_("Feedback: {asked} asked for, {given} given", asked=of.feedback_asked, given=of.feedback_given))
    if of.people:
        people = count(of.people, "{n} person to meet", "{n} people to meet")
        said.append(_("{people}, {met} of them met", people=people, met=of.met))
    if of.steps:
        said.append(_("Plan: {done} of {all} steps done", done=of.steps_done, all=of.steps))
    learnt = [_("{name} {n}", name=plain(found.people[id]), n=n) for id, n in of.modules.items() if n]
    if learnt:
        said.append(_("Modules finished: {people}", people=listed(learnt)))
    if len(found.people) > 2 and (came := came_words(came_to(found.meetings, found.people), found.people.__getitem__)):
        said.append(came)
    for words in said:
        st.caption(words)
