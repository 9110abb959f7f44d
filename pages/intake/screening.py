"""Who has been asked what before being matched, what is missing, and noting what was found out."""

from functools import partial

import streamlit as st

from core.intake.screening import GATES, Outcome, Step
from core.program.program import Part
from core.roles import Action
from core.text import Text
from db import Screened, ScreeningList, Workspace
from pages.intake.noting import note
from pages.intake.one_screened import one_screened, step_words
from pages.ui.cache import fingerprint
from pages.ui.chips import status_word
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.words import _, count, day

SOON = 60  # days
STATES = {
    "complete": Text("Complete"),
    "missing": Text("Something is missing"),
    "soon": Text("Runs out soon"),
    "out": Text("Ruled out or failed"),
}


def show(workspace: Workspace) -> None:
    """Everybody who is screened, as one table; of whoever is chosen, all of it."""
    header(_("Screening"), _("What you ask of people before they are matched, and what is still missing."))
    if not GATES & workspace.place.parts:
        empty(_("This program screens nobody."), _("Switch screening or training on under Program, if you need it."),
              _("Program"), "program.settings", icon=":material/verified_user:")  # fmt: skip
        return
    found = workspace.screening.people()
    if not found.people:
        empty(_("Nobody is to be screened yet."), _("Mentors appear here as soon as they apply or are imported."),
              _("Applications"), "intake.applications", icon=":material/verified_user:")  # fmt: skip
        return
    states = {each.id: _state(each, found) for each in found.people}
    st.caption(_summary(states))
    chosen = filter_bar(
        "screening", _("Search"), {"state": (_("State"), list(STATES))}, words=lambda word: _(STATES[word])
    )
    shown = chosen.keep(
        found.people, lambda each: f"{each.name} {each.email}", state=lambda each: states[each.id]
    )  # fmt: skip
    if not shown:
        empty(_("Nobody fits what you asked for."), _("Take a filter away, or search for something else."))
        return
    picked = _table(shown, found, states)
    may = workspace.actor.may(Action.RECORD_SCREENING)
    if len(picked) == 1:
        one_screened(workspace, picked[0], found, may)
    elif picked and may:
        with st.container(border=True):
            st.subheader(count(len(picked), "{n} person chosen", "{n} people chosen"), anchor=False)
            note(workspace, picked, found, [Step.TRAINING, Step.CHECK])
    else:
        st.caption(_("Choose one person to read and note, or several to note a training or a check of all of them."))


def _state(each: Screened, found: ScreeningList) -> str:
    codes = {gap.code.value for gap in each.gaps}
    if codes & {"ruled out", "check failed", "interview unsure"}:
        return "out"
    if codes:
        return "missing"
    return "soon" if each.expires is not None and (each.expires - found.on).days <= SOON else "complete"


def _summary(states: dict[int, str]) -> str:
    """ "Complete: 12 of 20 · 2 run out within 60 days"."""
    held = list(states.values())
    whole, soon = held.count("complete") + held.count("soon"), held.count("soon")
    words = [_("Complete: {whole} of {all}", whole=whole, all=len(held))]
    words += [count(soon, "{n} runs out within 60 days", "{n} run out within 60 days")] if soon else []
    return " · ".join(words)


def _table(shown: list[Screened], found: ScreeningList, states: dict[int, str]) -> list[Screened]:
    columns = {_("Name"): [each.name for each in shown]}
    columns[_("State")] = [_(STATES[states[each.id]]) for each in shown]
    columns[_("Application")] = [status_word(each.status.value) for each in shown]
    asked = found.requirements
    if Part.SCREENING in found.parts:
        if asked.interview:
            columns[_("Interview")] = [step_words(each.newest(Step.INTERVIEW), found.on) for each in shown]
        if asked.references:
            columns[_("References")] = [_references(each, asked.references) for each in shown]
        for check in asked.checks:
            columns[check] = [step_words(each.newest(Step.CHECK, check), found.on) for each in shown]
    if Part.TRAINING in found.parts:
        needed = partial(_, "{done} of {needed} minutes", needed=asked.training_minutes)
        columns[_("Training")] = [needed(done=each.minutes) for each in shown]
    columns[_("Runs out")] = [day(each.expires) if each.expires else "" for each in shown]
    table = st.dataframe(
        columns, hide_index=True, on_select="rerun", selection_mode="multi-row", height=min(38 + 35 * len(shown), 460),
        key=f"screening_{fingerprint(' '.join(str(each.id) for each in shown))[:12]}",
    )  # fmt: skip
    return [shown[at] for at in table.selection.rows if at < len(shown)]


def _references(each: Screened, needed: int) -> str:
    good = sum(one.record.step is Step.REFERENCE and one.record.outcome is Outcome.GOOD for one in each.noted)
    return _("{good} of {needed}", good=good, needed=needed)
