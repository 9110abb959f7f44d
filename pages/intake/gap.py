"""What is missing, drawn: in one sentence, in numbers, skill by skill, and what it rests on."""

import streamlit as st

from core.intake.mentor_gap import MentorGap, Step
from db import Looking
from pages.intake.gap_tables import beside, places_near, skills_asked
from pages.ui.words import _, count, listed, number, plain


def gap_report(there: Looking, found: MentorGap) -> None:
    """All of it, for people who wait."""
    with st.container(border=True):
        _sentence(found)
        _numbers(found)
    skills_asked(found)
    places_near(there)
    beside(found)
    _rests_on(found)


def _sentence(found: MentorGap) -> None:
    if not found.lacking:
        st.markdown(f"### :material/check_circle: {_('Everybody who waits can have a mentor who offers enough.')}")
        return
    first, *others = found.steps or (Step("", 0, 0),)
    if first.serves:
        st.markdown(f"### {_step(first, found.places_each)}")
    if others:
        st.markdown(_("After that: {steps}.", steps=listed(_step_short(step) for step in others)))
    places, skills = found.waiting - found.placed, found.placed - found.served
    why = []
    if places:
        why.append(count(places, "{n} person lacks a mentor because too few places are free or a must-have is not met",
                         "{n} people lack a mentor because too few places are free or a must-have is not met")
        )  # fmt: skip
    if skills:
        why.append(count(skills, "{n} because nobody free offers what she asks for",
                         "{n} because nobody free offers what they ask for"))  # fmt: skip
    st.markdown(f"{'; '.join(why)}.")


def _step(step: Step, places: int) -> str:
    serves = count(step.serves, "serve {n} person", "serve {n} people")
    with_places = count(places, "{n} place each", "{n} places each")
    if not step.skill:
        return count(step.mentors, "{n} more mentor ({places}) would {serves}.",
                     "{n} more mentors ({places}) would {serves}.", places=with_places, serves=serves)  # fmt: skip
    return count(
        step.mentors, "{n} more mentor in **{skill}** ({places}) would {serves}.",
        "{n} more mentors in **{skill}** ({places}) would {serves}.", skill=plain(step.skill), places=with_places,
        serves=serves,
    )  # fmt: skip


def _step_short(step: Step) -> str:
    return _("{n} in {skill} for {people} more", n=step.mentors, skill=plain(step.skill), people=step.serves)


def _numbers(found: MentorGap) -> None:
    with st.container(horizontal=True, gap="large"):
        st.metric(_("Wait for a mentor"), number(found.waiting), width="content")
        st.metric(_("Places free"), number(found.places), width="content")
        st.metric(_("Can be served"), number(found.served), width="content")
        st.metric(_("Lack a mentor"), number(found.lacking), width="content")


def _rests_on(found: MentorGap) -> None:
    with st.expander(_("What this rests on"), icon=":material/info:"):
        st.markdown(_(
            "- Who waits: everybody who takes part as a mentee, is not on a break and has a place free; who is not "
            "ready to be matched yet is counted too.\n"
            "- Who can be served: the most people that can be given a mentor at the same time, so that every must-have "
            "and every barred pair is kept and the mentor offers as much as you chose above. Skills are compared as "
            "matching compares them. Who asks for no skill is served by any mentor.\n"
            "- “Missing” is those who ask for a skill minus the places that offer it. Who asks for three skills needs "
            "one mentor, so these numbers do not add up to people; “would serve” does.\n"
            "- A new mentor is taken to have {places}, to offer that skill well, and to meet all other must-haves.\n"
            "- Each step is the best next one. Several steps together may not be the best set of all.",
            places=count(found.places_each, "{n} place", "{n} places"),
        ))  # fmt: skip
