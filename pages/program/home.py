"""The team's first screen: how far the set-up is, what needs attention, and how the cohort stands in counts."""

from collections.abc import Sequence

import streamlit as st

from core.intake.readiness import Code
from core.program.attention import Attention, attention
from core.program.guide import Facts, State, Step, steps
from core.text import Text
from db import Workspace
from pages.program.concerns_waiting import concerns_waiting
from pages.program.team_guidance import team_guidance
from pages.ui.cards import figures
from pages.ui.header import header
from pages.ui.places import button_to, go, link_to, may_go
from pages.ui.words import _, count, plain

MARKS = {
    State.DONE: ":green[:material/check_circle:]",
    State.NOW: ":primary[:material/arrow_circle_right:]",
    State.LATER: ":gray[:material/radio_button_unchecked:]",
}
WORDS = {State.DONE: "Done", State.NOW: "Next", State.LATER: "Later"}
REASONS = {
    Code.CONSENT: Text("have not agreed"),
    Code.PAUSED: Text("paused"),
    Code.EMAIL: Text("e-mail address does not work"),
    Code.FULL: Text("no place"),
    Code.UNDECIDED: Text("undecided"),
    Code.SCREENING: Text("screening not finished"),
    Code.TRAINING: Text("training not finished"),
    Code.GUARDIAN: Text("guardian has not agreed"),
    Code.LEFT: Text("left"),
}


def show(workspace: Workspace) -> None:
    facts = workspace.programs.facts()
    guide = steps(facts)
    place = workspace.place
    header(plain(place.name), _("Cohort **{cohort}**. {sentence}", cohort=plain(place.cohort), sentence=_lead(guide)))
    needed = attention(facts)
    concerns_waiting(workspace)
    _counts(facts)
    if facts.pairings:
        _attention(needed)
        done = sum(step.state is State.DONE for step in guide)
        with st.expander(_("Set-up guide: {done} of {all} steps done", done=done, all=len(guide))):
            _guide(guide, facts)
    else:
        _guide(guide, facts)
        if needed:
            _attention(needed)
    team_guidance(workspace)


def _lead(guide: Sequence[Step]) -> str:
    now = next((step for step in guide if step.state is State.NOW), None)
    return _("Next: {title}.", title=_(now.title)) if now else _("Everything is done.")


def _guide(guide: Sequence[Step], facts: Facts) -> None:
    with st.container(border=True, gap="small"):
        for step in guide:
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                with st.container(width=560, gap="xsmall"):
                    title = f"**{_(step.title)}**" if step.state is not State.LATER else _(step.title)
                    st.markdown(f"{MARKS[step.state]} &nbsp;{title} &nbsp;:gray[:small[{_(WORDS[step.state])}]]")
                    st.caption(_(step.sentence))
                    if step.key == "people" and not facts.people:
                        link_to(_("Addresses to share"), "program.settings", icon=":material/link:", part="cohorts")
                button_to(
                    _(step.button), step.screen, key=f"step_{step.key}",
                    type="primary" if step.state is State.NOW else "tertiary",
                )  # fmt: skip


def _attention(needed: Sequence[Attention]) -> None:
    st.subheader(_("Needs attention"), anchor=False)
    if not needed:
        st.markdown(f":green[:material/check_circle:] {_('Nothing needs you right now.')}")
        return
    with st.container(border=True):
        for each in needed:
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(f":orange[:material/error:] &nbsp;{_(each.sentence)}", width=560)
                button_to(_(each.button), each.screen, key=f"attention_{each.key}")


def _counts(facts: Facts) -> None:
    if not facts.people and not facts.applications_waiting:
        return
    cards = [(_("To decide"), facts.applications_waiting, _("applications"))]
    if not facts.peers:
        cards.append((_("Mentors"), facts.mentors,
                      _("{ready} ready or paired", ready=facts.ready_mentors)))  # fmt: skip
    people = _("Mentees") if not facts.peers else _("People")
    cards.append((people, facts.mentees,
                  _("{ready} ready or paired", ready=facts.ready_mentees)))  # fmt: skip
    cards.append((_("Pairings"), facts.pairings,
                  _("{unpaired} without one", unpaired=facts.people_unpaired)))  # fmt: skip
    figures(cards)
    if facts.not_ready:
        said = [f"{number} {_(REASONS[Code(code)])}" for code, number in facts.not_ready]
        words = count(facts.people - facts.ready, "{n} person is not ready:", "{n} people are not ready:")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{words} {' · '.join(said)}", width="content")
            if may_go("intake.participants") and st.button(_("See who"), key="not_ready", type="tertiary"):
                go("intake.participants")
