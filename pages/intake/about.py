"""What is asked of applicants beside the form's questions: age and guardian, until when, what matters most."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from core.intake.about import (
    BORN,
    GUARDIAN_EMAIL,
    GUARDIAN_NAME,
    MOST_MATTERS,
    OLDEST,
    UNTIL,
    About,
    asks_age,
    is_under_age,
)
from core.intake.applications import Application
from core.program.program import AgeQuestion
from core.program.questions import Side
from db import OpenCohort
from pages.intake.reached import Faults, tell
from pages.ui.words import _, plain


def ask_about(
    there: OpenCohort, given: Application, kept: About, faults: Faults, prefix: str, *, sent: bool = False
) -> Application:
    """``given`` with all of it. ``sent``: it was handed in, and the age told then stays."""
    about = About()
    if asks_age(there.program, there.side):
        about = _age(there, kept, faults, prefix, sent)
        if is_under_age(there.program, there.side, about, there.today):
            about = _guardian(about, kept, faults, prefix)
    if there.side is not Side.MENTEE:
        until = st.date_input(
            _("Until when could you take part? (if there is a last day)"), kept.until, key=f"{prefix}_until",
            min_value=min(there.today, kept.until or there.today), max_value=there.today + timedelta(days=3660),
            format="YYYY-MM-DD", help=_("Nobody is suggested to you after this day. You can change it later."),
        )  # fmt: skip
        tell(faults, UNTIL)
        about = replace(about, until=until if isinstance(until, date) else None)
    return replace(given, about=about)


def ask_matters(there: OpenCohort, given: Application, kept: About, prefix: str) -> Application:
    """``given`` with the criteria that matter most to her, where the program asks that."""
    if not there.criteria:
        return given
    labels = dict(there.criteria)
    chosen = st.multiselect(
        _("What matters most to you when we look for somebody? (if you like)"), list(labels),
        [each for each in kept.matters if each in labels], max_selections=MOST_MATTERS,
        format_func=lambda one: labels[one], key=f"{prefix}_matters", placeholder=_("Choose one or two"),
        help=_("It counts more for you than for others."),
    )  # fmt: skip
    return replace(given, about=replace(given.about, matters=tuple(chosen)))


def _age(there: OpenCohort, kept: About, faults: Faults, prefix: str, sent: bool) -> About:
    """By the day of birth, or only whether one is old enough, as the program chose."""
    known = sent and (kept.born_on is not None or kept.of_age is not None)
    why = (
        _("It stays as you sent it. If it is wrong, write to the people who run the program.") if known
        else _("Only to know whether a parent or guardian has to agree. Only the people who run the program see it.")
    )  # fmt: skip
    if there.program.age_question is AgeQuestion.BIRTH:
        born = st.date_input(
            _("Your date of birth"), kept.born_on, there.today - timedelta(days=366 * OLDEST), there.today,
            key=f"{prefix}_born", format="YYYY-MM-DD", disabled=known, help=why,
        )  # fmt: skip
        tell(faults, BORN)
        return About(born_on=born if isinstance(born, date) else None)
    said = {True: _("Yes"), False: _("No")}
    of_age = st.segmented_control(
        _("Are you {age} or older?", age=there.program.guardian_age), [True, False], default=kept.of_age,
        format_func=said.__getitem__, key=f"{prefix}_of_age", disabled=known, help=why,
    )  # fmt: skip
    tell(faults, BORN)
    return About(of_age=of_age)


def _guardian(about: About, kept: About, faults: Faults, prefix: str) -> About:
    with st.container(border=True):
        st.markdown(
            f":material/family_restroom: **{_('A parent or guardian has to agree')}**  \n"
            + _(
                "We write to them when you send your answers. Nobody is suggested to you before they agree. "
                "Please tell them first."
            )
        )
        name = st.text_input(_("Their name"), kept.guardian_name, max_chars=120, key=f"{prefix}_guardian_name")
        tell(faults, GUARDIAN_NAME)
        email = st.text_input(
            _("Their e-mail address"), kept.guardian_email, max_chars=254, key=f"{prefix}_guardian_email"
        )
        tell(faults, GUARDIAN_EMAIL)
    return replace(about, guardian_name=name, guardian_email=email)


def said_about(about: About) -> list[str]:
    """The same in words, for whoever reads an application."""
    said = []
    if about.born_on:
        said.append(_("born {day}", day=about.born_on))
    if about.of_age is not None:
        said.append(_("says: old enough") if about.of_age else _("says: under age"))
    if about.guardian_name:
        named = f"{plain(about.guardian_name)} ({plain(about.guardian_email)})"
        said.append(_("parent or guardian: {who}", who=named))
    if about.until:
        said.append(_("until {day}", day=about.until))
    return said
