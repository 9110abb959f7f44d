"""Writing a goal: a few questions, and beside them what would make it a better one. A draft can always be kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.text import Text
from core.tracking.goal_keeping import horizon
from core.tracking.goals import Direction, Goal, Milestone
from db import Together
from pages.ui.words import _

WAYS = {
    Direction.UP: Text("A number goes up"),
    Direction.DOWN: Text("A number goes down"),
    Direction.DONE: Text("It is there or not"),
}
HARD = {1: Text("Easy"), 2: Text("Some work"), 3: Text("Hard")}
WEIGHTY = {1: Text("Nice to have"), 2: Text("Important"), 3: Text("Very important")}
MOST_STEPS = 8
WORDS = ("outcome", "why", "measure", "unit", "evidence", "resources")
NUMBERS = ("baseline", "target")
CHOSEN = ("direction", "confidence", "difficulty", "importance", "program_goal")
BOTH = 0  # in the list of owners


def ask_goal(goal: Goal, key: str, together: Together, program_goals: Mapping[int, str]) -> None:
    """All fields, the most needed first."""
    st.text_area(_("What will be different?"), goal.outcome, key=f"{key}_outcome", max_chars=500, height=80,
                 placeholder=_("By 30 April I present one project result to the whole team"))  # fmt: skip
    st.text_input(_("Why does it matter?"), goal.why, key=f"{key}_why", max_chars=500)
    way = st.segmented_control(_("How will you know?"), list(WAYS), default=goal.direction, key=f"{key}_direction",
                               format_func=lambda one: _(WAYS[one]), required=True, wrap=True)  # fmt: skip
    if way is Direction.DONE:
        st.text_input(_("How will both of you see that it is there?"), goal.evidence, key=f"{key}_evidence",
                      persist_state="session")  # fmt: skip
    else:
        _ask_measure(goal, key)
    with st.container(horizontal=True, gap="medium"):
        st.date_input(_("By when?"), goal.due, key=f"{key}_due", format="YYYY-MM-DD", width=180)
        owners = {one.id: one.name for one in together.people} | {
            BOTH: _("All of us") if len(together.partners) > 1 else _("Both of us")
        }
        st.selectbox(_("Who answers for it?"), list(owners), _at(owners, goal.owner or BOTH),
                     format_func=owners.__getitem__, key=f"{key}_owner", width=220)  # fmt: skip
    with st.expander(_("Help, steps, and how sure you are")):
        _ask_more(goal, key, program_goals)


def _ask_measure(goal: Goal, key: str) -> None:
    with st.container(horizontal=True, gap="medium"):
        st.text_input(_("What is counted?"), goal.measure, key=f"{key}_measure", width=260,
                      placeholder=_("Talks I gave"), persist_state="session")  # fmt: skip
        st.text_input(_("In what?"), goal.unit, key=f"{key}_unit", width=150, placeholder=_("talks"),
                      persist_state="session")  # fmt: skip
        for name, label in (("baseline", _("Today")), ("target", _("Target"))):
            st.number_input(label, value=getattr(goal, name), step=1.0, format="%g", key=f"{key}_{name}", width=150,
                            persist_state="session")  # fmt: skip


def _ask_more(goal: Goal, key: str, program_goals: Mapping[int, str]) -> None:
    st.text_input(_("Who or what helps, and what stands in the way?"), goal.resources, key=f"{key}_resources")
    st.pills(_("How sure are you that you can? 0 is not at all, 10 is quite"), range(11), default=goal.confidence,
             key=f"{key}_confidence", wrap=True)  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        for name, label, words in (("difficulty", _("How hard is it?"), HARD),
                                   ("importance", _("How important?"), WEIGHTY)):  # fmt: skip
            st.selectbox(label, list(words), _at(words, getattr(goal, name)), key=f"{key}_{name}", width=200,
                         format_func=lambda one, words=words: _(words[one]), placeholder=_("Choose one"))  # fmt: skip
    if program_goals:
        st.selectbox(_("Does it serve a goal of the program?"), list(program_goals), key=f"{key}_program_goal",
                     index=_at(program_goals, goal.program_goal), format_func=program_goals.__getitem__,
                     placeholder=_("Choose one, if it does"))  # fmt: skip
    st.markdown(f"**{_('Steps on the way')}**")
    for place in range(min(MOST_STEPS, len(_steps(goal, key)) + 1)):
        step = goal.milestones[place] if place < len(goal.milestones) else Milestone("")
        with st.container(horizontal=True, gap="small"):
            st.text_input(_("Step {n}", n=place + 1), step.what, key=f"{key}_step_{place}", width=260)
            st.date_input(_("Until"), step.due, key=f"{key}_step_{place}_due", format="YYYY-MM-DD", width=150)


def goal_given(goal: Goal, key: str) -> Goal:
    """``goal`` with all that was typed so far."""
    state = st.session_state
    given: dict[str, Any] = {name: state.get(f"{key}_{name}", getattr(goal, name)) or "" for name in WORDS}
    given |= {name: state.get(f"{key}_{name}", getattr(goal, name)) for name in (*NUMBERS, *CHOSEN, "due")}
    given["owner"] = state.get(f"{key}_owner", goal.owner) or None
    given["importance"] = given["importance"] or goal.importance
    far = horizon(goal.start, given["due"]) if goal.start else goal.horizon
    return replace(goal, **given, milestones=_steps(goal, key), horizon=far)


def _steps(goal: Goal, key: str) -> tuple[Milestone, ...]:
    """Those with words; one whose words are taken out is gone."""
    found = []
    for place in range(MOST_STEPS):
        before = goal.milestones[place] if place < len(goal.milestones) else Milestone("")
        what = str(st.session_state.get(f"{key}_step_{place}", before.what) or "").strip()
        if what:
            due = st.session_state.get(f"{key}_step_{place}_due", before.due)
            found.append(Milestone(what, due, before.done_on))
    return tuple(found)


def _at(options: Mapping[int, Any], value: int | None) -> int | None:
    return list(options).index(value) if value is not None and value in options else None
