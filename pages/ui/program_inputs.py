"""What a program is asked for, at its start and in its settings: its goal, its rhythm, its days, its parts.

Functions that draw give nothing back: what was chosen is read by ``goal_given`` and ``program_given``, so that the
steps of a wizard that are not drawn count too.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.program.program import AgeQuestion, Lead, Part, Program, ProgramForm, ProgramGoal, TrainingCounts, time_zones
from core.text import Text
from pages.ui.words import _, count

FORMS = {
    ProgramForm.ONE_TO_ONE: Text("One to one"),
    ProgramForm.REVERSE: Text("Reverse: the junior is the mentor"),
    ProgramForm.GROUP: Text("Groups: one mentor, a few mentees"),
    ProgramForm.PEER: Text("Peers: nobody in front"),
}
LEADS = {Lead.MENTEE: Text("The mentee"), Lead.MENTOR: Text("The mentor")}
CADENCES = {
    7: Text("Every week"), 14: Text("Every two weeks"), 21: Text("Every three weeks"), 30: Text("Every month"),
    61: Text("Every two months"), 91: Text("Every three months"),
}  # fmt: skip
PARTS = {
    Part.MEETINGS: Text("Meetings"),
    Part.GOALS: Text("Goals of a pair"),
    Part.CHECK_INS: Text("Check-ins"),
    Part.SURVEY: Text("Survey"),
    Part.HOURS: Text("Hours"),
    Part.AGREEMENT: Text("Agreement of a pair"),
    Part.ATTAINMENT: Text("Levels of goals"),
    Part.SCREENING: Text("Screening of mentors"),
    Part.TRAINING: Text("Training first"),
    Part.GUARDIANS: Text("Guardians' consent"),
}
AGES = {
    AgeQuestion.BIRTH: Text("Their date of birth"),
    AgeQuestion.CONFIRMED: Text("Only whether they are old enough"),
}
COUNTS = {
    TrainingCounts.NOTED: Text("Only what you note under Screening"),
    TrainingCounts.LIVE: Text("And trainings for which somebody was ticked"),
    TrainingCounts.ALL: Text("And modules that people finish by themselves"),
}
LENGTHS = (15, 30, 45, 60, 75, 90, 120, 180)


def ask_goal(goal: ProgramGoal, key: str) -> None:
    """What will be different, how that is measured, and who agreed: five settings."""
    st.text_area(
        _("What will be different?"), goal.statement, key=f"{key}_statement", height=80, max_chars=500,
        persist_state="session", help=_("One sentence that those who pay for the program would sign."),
    )  # fmt: skip
    st.text_input(
        _("How will you measure it?"), goal.measure, key=f"{key}_measure", max_chars=300, persist_state="session"
    )
    with st.container(horizontal=True, gap="medium"):
        st.text_input(_("Target"), goal.target, key=f"{key}_target", max_chars=60, width=140, persist_state="session")
        st.date_input(_("By when"), goal.due, key=f"{key}_due", format="YYYY-MM-DD", width=180, persist_state="session")
        st.text_input(
            _("Who agreed to it?"), goal.agreed_by, key=f"{key}_agreed_by", max_chars=200, width=280,
            placeholder=_("Name and role"), persist_state="session",
        )  # fmt: skip


def goal_given(goal: ProgramGoal, key: str) -> ProgramGoal:
    return replace(goal, **{name: _given(f"{key}_{name}", getattr(goal, name)) for name in goal.to_document()})


def ask_rhythm(program: Program, key: str) -> None:
    """Who sits with whom, who leads, how often, how long: at most six settings."""
    if program.form is ProgramForm.PEER:
        st.markdown(_("**Peers** meet each other; everybody fills in the same form."))
    else:
        forms = [form for form in FORMS if form is not ProgramForm.PEER]
        st.selectbox(
            _("Who is matched"), forms, forms.index(program.form), format_func=lambda form: _(FORMS[form]),
            key=f"{key}_form", width=420, persist_state="session",
        )  # fmt: skip
        st.segmented_control(
            _("Who leads?"), list(Lead), default=program.lead, required=True, format_func=lambda lead: _(LEADS[lead]),
            key=f"{key}_lead", help=_("Plans the meetings, owns the agenda, is reminded first."),
            persist_state="session",
        )  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        cadences = sorted({*CADENCES, program.cadence_days})
        st.selectbox(
            _("They meet"), cadences, cadences.index(program.cadence_days), format_func=_cadence, width=220,
            key=f"{key}_cadence_days", persist_state="session",
        )  # fmt: skip
        lengths = sorted({*LENGTHS, program.meeting_minutes})
        st.selectbox(
            _("For"), lengths, lengths.index(program.meeting_minutes), width=160, key=f"{key}_meeting_minutes",
            format_func=lambda minutes: _("{minutes} minutes", minutes=minutes), persist_state="session",
        )  # fmt: skip
        st.number_input(
            _("Over how many months?"), 1, 60, program.length_months, key=f"{key}_length_months", width=180,
            persist_state="session",
        )  # fmt: skip
        if program.form is not ProgramForm.PEER:
            st.number_input(
                _("Places of a mentor"), 1, 50, program.places_default, key=f"{key}_places_default", width=180,
                help=_("How many mentees she takes unless she says otherwise."), persist_state="session",
            )  # fmt: skip


def ask_more(program: Program, key: str) -> None:
    """What most programs leave as it is: parts, time zone, sizes of groups."""
    zones = list(dict.fromkeys([program.time_zone, *time_zones()]))
    st.selectbox(
        _("Time zone of the program"), zones, zones.index(program.time_zone), key=f"{key}_time_zone", width=320,
        help=_("When its days begin and end. Each person has one of her own."), persist_state="session",
    )  # fmt: skip
    st.pills(
        _("Parts switched on"), list(Part), selection_mode="multi", wrap=True, key=f"{key}_parts",
        default=[part for part in Part if part in program.parts], format_func=lambda part: _(PARTS[part]),
        help=_("A part that is off asks nothing of anybody."), persist_state="session",
    )  # fmt: skip
    chosen = program_given(program, key).parts
    if chosen & {Part.SCREENING, Part.TRAINING}:
        st.caption(
            _(
                "Screening and training keep mentors out of matching until all you ask for is noted. What you ask for "
                "stands under “What you look for” in the program's settings."
            )
        )
    if Part.TRAINING in chosen:
        st.selectbox(
            _("What counts for the training"), list(COUNTS), list(COUNTS).index(program.training_counts), width=420,
            format_func=lambda one: _(COUNTS[one]), key=f"{key}_training_counts", persist_state="session",
        )  # fmt: skip
    if Part.MEETINGS in chosen:
        st.toggle(
            _("A meeting is planned only with an agenda"), program.agenda_first, key=f"{key}_agenda_first",
            persist_state="session", help=_("One point is enough; meetings noted afterwards need none."),
        )  # fmt: skip
    if Part.HOURS in chosen:
        st.toggle(
            _("Time beside meetings counts once you approve it"), program.approve_hours, key=f"{key}_approve_hours",
            persist_state="session",
        )  # fmt: skip
    if Part.GUARDIANS in program_given(program, key).parts:
        _ask_age(program, key)
    st.toggle(
        _("Applicants may say what matters most to them"), program.own_weights, key=f"{key}_own_weights",
        persist_state="session", help=_("They choose one or two of your criteria, which then count more for them. "
               "If your form has a question for that already, take it out."),
    )  # fmt: skip
    if program_given(program, key).form is ProgramForm.GROUP:
        with st.container(horizontal=True, gap="medium"):
            for name, label in (("group_least", _("Smallest group")), ("group_most", _("Largest group"))):
                st.number_input(
                    label, 2, 50, getattr(program, name), key=f"{key}_{name}", width=180, persist_state="session"
                )


def _ask_age(program: Program, key: str) -> None:
    """Below which age a parent or guardian is asked, and how the age is found out."""
    with st.container(horizontal=True, gap="medium"):
        st.number_input(
            _("A parent or guardian agrees below the age of"), 13, 21, program.guardian_age, key=f"{key}_guardian_age",
            width=300, persist_state="session",
            help=_("16 unless the law where you are says otherwise; many programs for young people take 18."),
        )  # fmt: skip
        st.selectbox(
            _("Applicants are asked for"), list(AGES), list(AGES).index(program.age_question), width=320,
            format_func=lambda one: _(AGES[one]), key=f"{key}_age_question", persist_state="session",
        )  # fmt: skip


def program_given(program: Program, key: str) -> Program:
    """``program`` with all that was chosen so far."""
    names = [name for name in Program.__dataclass_fields__ if name not in ("template", "purpose")]
    given = {name: _given(f"{key}_{name}", getattr(program, name)) for name in names}
    return replace(program, **given | {name: frozenset(given[name]) for name in ("parts", "asks", "standards")})


def _cadence(days: int) -> str:
    return _(CADENCES[days]) if days in CADENCES else count(days, "Every day", "Every {n} days")


def _given(key: str, before: Any) -> Any:
    """What stands in a field, on a step that is drawn or not."""
    value = st.session_state.get(key, before)
    return before if value is None and not key.endswith("_due") else value
