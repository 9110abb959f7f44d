"""Noting what was found out: an interview, a reference, a check, a training, or what rules somebody out."""

from collections.abc import Sequence

import streamlit as st

from core.intake.screening import OUTCOMES, RATINGS, STEP_WORDS, Outcome, ScreeningRecord, Step
from core.text import Text
from db import Screened, ScreeningList, Workspace
from pages.ui.notices import notice
from pages.ui.words import _, count, plain

WAYS = {Step.INTERVIEW: ("in person", "by video", "by phone"), Step.REFERENCE: ("professional", "personal")}
WORDS = {
    "in person": Text("In person"),
    "by video": Text("By video"),
    "by phone": Text("By phone"),
    "professional": Text("From work or study"),
    "personal": Text("Personal"),
}
OUTCOME_LABELS = {
    Outcome.RECOMMENDED: Text("Recommended"),
    Outcome.NOT_SURE: Text("Not sure"),
    Outcome.NOT_RECOMMENDED: Text("Not recommended"),
    Outcome.GOOD: Text("Good"),
    Outcome.MIXED: Text("Mixed"),
    Outcome.NOT_GOOD: Text("Not good"),
    Outcome.CLEAR: Text("Clear"),
    Outcome.REQUESTED: Text("Asked for, no result yet"),
    Outcome.NOT_CLEAR: Text("Not clear"),
    Outcome.APPLIES: Text("Applies"),
    Outcome.LIFTED: Text("Does not apply (any more)"),
}


def note(workspace: Workspace, people: Sequence[Screened], found: ScreeningList, steps: Sequence[Step]) -> None:
    """Choose a step and write down what came of it; of several people the same."""
    key = f"note_{'_'.join(f'{each.id}.{len(each.noted)}' for each in people[:20])}_{len(people)}"
    step = st.segmented_control(
        _("Note something new"), list(steps), key=f"{key}_step", format_func=lambda each: _(STEP_WORDS[each])
    )
    if step is None:
        return
    record = _asked(workspace, step, found, people[0] if len(people) == 1 else None, f"{key}_{step.value}")
    if st.button(_("Note it"), key=f"{key}_save", type="primary", icon=":material/edit_note:"):
        done = workspace.screening.record([each.id for each in people], record)
        notice(count(done, "Noted of {n} person.", "Noted of {n} people."))
        st.rerun()


def _asked(
    workspace: Workspace, step: Step, found: ScreeningList, person: Screened | None, key: str
) -> ScreeningRecord:
    """The fields of one step, and what stands in them."""
    asked, today = found.requirements, workspace.today
    about, way, expires, minutes, words = "", "", None, 0, ""
    ratings: dict[str, int] = {}
    if step is Step.CHECK:
        about = st.selectbox(_("Check"), asked.checks, key=f"{key}_about", width=320) or ""
        st.caption(_("Only the result and the days are kept. Leave the report where it is."))
    elif step is Step.DISQUALIFIER:
        st.caption(_("Whoever is ruled out is not matched. Nothing is told to anybody by itself."))
        about = st.selectbox(_("What"), asked.disqualifiers, key=f"{key}_about", accept_new_options=True) or ""
    elif step is Step.REFERENCE:
        about = st.text_input(_("Who, and how they know each other"), key=f"{key}_about", max_chars=200)
    elif step is Step.TRAINING:
        about = st.text_input(
            _("Which module or session"), key=f"{key}_about", max_chars=200, placeholder=_("If you like")
        )
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        label = _("Day of the result") if step is Step.CHECK else _("Day")
        on = st.date_input(label, today, max_value=today, key=f"{key}_on", format="YYYY-MM-DD", width=160)
        if step in WAYS:
            way = st.segmented_control(
                _("How"), WAYS[step], default=WAYS[step][0], required=True, key=f"{key}_way",
                format_func=lambda each: _(WORDS[each]),
            )  # fmt: skip
        if step is Step.TRAINING:
            left = max(1, asked.training_minutes - (person.minutes if person else 0))
            minutes = int(st.number_input(_("Minutes"), 1, 100_000, left, step=15, key=f"{key}_minutes", width=160))
    if step is Step.INTERVIEW:
        for at, question in enumerate(asked.interview):
            given = st.segmented_control(
                plain(question), list(RATINGS), key=f"{key}_q{at}",
                help=_("1: not at all convincing; 5: fully convincing"),
            )  # fmt: skip
            ratings |= {question: given} if given is not None else {}
    outcome: Outcome | None = Outcome.DONE
    if step is not Step.TRAINING:
        outcome = st.segmented_control(
            _("Result"), OUTCOMES[step], key=f"{key}_outcome", default=OUTCOMES[step][0] if step is Step.DISQUALIFIER
            else None, format_func=lambda each: _(OUTCOME_LABELS[each]),
        )  # fmt: skip
    if step is Step.CHECK and outcome is Outcome.CLEAR:
        expires = st.date_input(
            _("Valid until"), None, min_value=today, key=f"{key}_expires", format="YYYY-MM-DD", width=160
        )
    if step in (Step.INTERVIEW, Step.REFERENCE, Step.DISQUALIFIER):
        label = _("What you know, and from where") if step is Step.DISQUALIFIER else _("In your own words")
        words = st.text_area(label, key=f"{key}_words", max_chars=4_000, height=100)
    return ScreeningRecord(step, outcome or Outcome.DONE, on or today, about, way, expires, minutes, ratings, words)
