"""One person's screening: what is missing and what to do next, what was noted, by whom and when."""

from datetime import date
from functools import partial

import streamlit as st

from core.intake.readiness import SENTENCES
from core.intake.screening import STEP_WORDS, Outcome, ScreeningRecord, Step
from core.program.program import Part
from core.text import Text
from db import Noted, Screened, ScreeningList, Workspace
from pages.intake.noting import note
from pages.ui.chips import person_chip, status_badge
from pages.ui.confirm import confirm_button
from pages.ui.words import _, day, moment, plain

OUTCOME_WORDS = {
    Outcome.RECOMMENDED: Text("recommended"),
    Outcome.NOT_SURE: Text("not sure"),
    Outcome.NOT_RECOMMENDED: Text("not recommended"),
    Outcome.GOOD: Text("good"),
    Outcome.MIXED: Text("mixed"),
    Outcome.NOT_GOOD: Text("not good"),
    Outcome.REQUESTED: Text("asked for"),
    Outcome.CLEAR: Text("clear"),
    Outcome.NOT_CLEAR: Text("not clear"),
    Outcome.DONE: Text("done"),
    Outcome.APPLIES: Text("applies"),
    Outcome.LIFTED: Text("lifted"),
}


def step_words(record: ScreeningRecord | None, on: date) -> str:
    """A result in a cell: "recommended", "clear until 3 May 2027", "ran out on 3 May 2026"; empty without one."""
    if record is None:
        return ""
    if record.step is Step.CHECK and record.outcome is Outcome.CLEAR and record.expires:
        holds = record.expires >= on
        return _("clear until {day}", day=record.expires) if holds else _("ran out on {day}", day=record.expires)
    return _(OUTCOME_WORDS[record.outcome])


def one_screened(workspace: Workspace, person: Screened, found: ScreeningList, may_note: bool) -> None:
    """A card with all of it; with what can be noted for those who may."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            person_chip(person.name, person.side)
            status_badge(person.status.value)
        st.caption(plain(person.email))
        if not person.gaps:
            st.markdown(f":green[:material/check_circle:] {_('Nothing is missing.')}")
        for gap in person.gaps:
            sentence, step = SENTENCES[gap.code]
            values = {name: plain(value) if isinstance(value, str) else value for name, value in gap.values.items()}
            told = _(sentence, name=plain(person.name), **values)
            st.markdown(f":material/info: {told} *{_(step, name=plain(person.name))}*")
        if may_note:
            note(workspace, [person], found, _steps(found))
        _history(workspace, person, may_note)


def _steps(found: ScreeningList) -> list[Step]:
    asked, steps = found.requirements, []
    if Part.SCREENING in found.parts:
        steps += [Step.INTERVIEW] if asked.interview else []
        steps += [Step.REFERENCE] if asked.references else []
        steps += [Step.CHECK] if asked.checks else []
    steps += [Step.TRAINING] if Part.TRAINING in found.parts else []
    return steps + ([Step.DISQUALIFIER] if Part.SCREENING in found.parts else [])


def _history(workspace: Workspace, person: Screened, may_note: bool) -> None:
    """What was noted, the newest first."""
    if not person.noted:
        return
    st.markdown(f"**{_('What was noted')}**")
    for noted in person.noted:
        record = noted.record
        with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="distribute", gap="small"):
            with st.container(gap="xsmall", width="stretch"):
                st.markdown(_line(record))
                if record.ratings:
                    rated = [f"{plain(question)} {rating}/5" for question, rating in record.ratings.items()]
                    st.caption("  \n".join(rated))
                if record.note:
                    st.markdown(f"> {plain(record.note)}".replace("\n", "\n> "))
                st.caption(_noted_by(noted, workspace.place.time_zone))
            if may_note and noted.at is not None:
                confirm_button(
                    _("Take back"), partial(workspace.screening.take_back, record.id), key=f"unnote_{record.id}",
                    title=_("Take this note back?"), yes=_("Take it back"), type="tertiary", icon=":material/undo:",
                    warning=_("It was noted by mistake, and is gone for good. The audit log keeps that it was there."),
                    done=_("It is taken back."),
                )  # fmt: skip


def _line(record: ScreeningRecord) -> str:
    words = [day(record.on), f"**{_(STEP_WORDS[record.step])}**"]
    words += [plain(record.about)] if record.about else []
    words += [_(WAYS[record.way])] if record.way in WAYS else []
    words += [_(OUTCOME_WORDS[record.outcome])] if record.step is not Step.TRAINING else []
    words += [_("{minutes} minutes", minutes=record.minutes)] if record.minutes else []
    words += [_("valid until {day}", day=record.expires)] if record.expires else []
    return " · ".join(words)


def _noted_by(noted: Noted, zone: str) -> str:
    when = moment(noted.at, zone) if noted.at is not None else _("among the trainings, or by herself in the guidance")
    return _("noted by {who}, {when}", who=plain(noted.by), when=when) if noted.by else _("noted {when}", when=when)


WAYS = {
    "in person": Text("in person"),
    "by video": Text("by video"),
    "by phone": Text("by phone"),
    "professional": Text("professional"),
    "personal": Text("personal"),
}
