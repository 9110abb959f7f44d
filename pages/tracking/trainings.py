"""Trainings of the cohort: who finished which module, who came when many were trained, and ticking them all at once."""

import pandas as pd
import streamlit as st

from core.tracking.guidance import MOST_MINUTES
from db import CohortTrainings, HeldTraining, Trained, Workspace
from pages.ui.cards import figures
from pages.ui.chips import PLURALS, side_word
from pages.ui.confirm import confirm_button
from pages.ui.downloads import table_downloads
from pages.ui.filters import filter_bar
from pages.ui.notices import notice
from pages.ui.words import _, count, day, number, plain

HEADERS = ("Person", "Side", "What", "Day", "Minutes", "How")
ROWS = 14


def trainings(workspace: Workspace) -> None:
    found = workspace.trainings.all()
    live = sum(len(one.came) for one in found.held)
    alone = sum(not is_live for one in found.people for *_rest, is_live in one.done)
    figures([
        (_("People"), str(len(found.people)), _("who take part")),
        (_("With some training"), str(sum(bool(one.done) for one in found.people)), _("of any kind")),
        (_("Modules finished"), str(alone), _("by people themselves")),
        (_("Places ticked"), str(live), count(len(found.held), "in {n} training", "in {n} trainings")),
    ])  # fmt: skip
    _note_one(workspace, found)
    for held in found.held:
        _held(workspace, found, held)
    _people(found)


def _note_one(workspace: Workspace, found: CohortTrainings) -> None:
    with st.expander(_("Note a training that was held"), icon=":material/add:", on_change="rerun",
                     key="training_new") as opened:  # fmt: skip
        if not opened.open:
            return
        key = f"training_{len(found.held)}"
        title = st.text_input(_("What was it about?"), key=f"{key}_title", max_chars=120)
        with st.container(horizontal=True, gap="medium"):
            on = st.date_input(_("Day"), workspace.today, key=f"{key}_on", max_value=workspace.today, width=160,
                               format="YYYY-MM-DD")  # fmt: skip
            minutes = st.number_input(_("Minutes"), 1, MOST_MINUTES, 60, 5, key=f"{key}_minutes", width=150)
        came = _who(found, f"{key}_came", ())
        if st.button(_("Note it"), key=f"{key}_save", type="primary"):
            workspace.trainings.hold(title, on, minutes, came)
            notice(count(len(came), "Noted for {n} person.", "Noted for {n} people."))
            st.rerun()


def _who(found: CohortTrainings, key: str, came: tuple[int, ...]) -> list[int]:
    """Tick many at once: all of a side by one press each, then whoever did not come is taken out."""
    people = {one.id: one for one in found.people}
    with st.container(horizontal=True, gap="small"):
        for side in dict.fromkeys(one.side for one in found.people):
            ids = [one.id for one in found.people if one.side is side]
            st.button(_("All: {people}", people=PLURALS[side]), key=f"{key}_{side.value}", type="tertiary",
                      on_click=_tick, args=(key, ids, came))  # fmt: skip
    return st.multiselect(_("Who came?"), list(people), list(came), key=key, placeholder=_("Choose people"),
                          format_func=lambda id: _named(people[id]) if id in people else "")  # fmt: skip


def _tick(key: str, ids: list[int], came: tuple[int, ...]) -> None:
    st.session_state.update({key: list(dict.fromkeys([*st.session_state.get(key, came), *ids]))})


def _named(one: Trained) -> str:
    return f"{one.name} ({side_word(one.side.value)})"


def _held(workspace: Workspace, found: CohortTrainings, held: HeldTraining) -> None:
    words = f"{day(held.on)} · {plain(held.title)} · {count(len(held.came), '{n} person', '{n} people')}"
    with st.expander(words, on_change="rerun", key=f"held_{held.id}") as opened:
        if not opened.open:
            return
        st.caption(_("{n} minutes", n=held.minutes))
        came = tuple(one.id for one in found.people if one.id in held.came)
        left = [id for id in held.came if id not in came]  # of people who are gone since: their hours stay
        now = _who(found, f"held_{held.id}_{len(held.came)}", came)
        with st.container(horizontal=True, gap="small"):
            if st.button(
                _("Save"), key=f"held_{held.id}_save", type="primary", disabled=set(now) == set(came) or not now
            ):
                workspace.trainings.correct(held.id, [*now, *left])
                notice(_("Corrected."))
                st.rerun()
            confirm_button(
                _("Take it away"), lambda: workspace.trainings.correct(held.id, []), key=f"held_{held.id}_remove",
                title=_("Take this training away?"), yes=_("Take it away"), type="tertiary", done=_("It is gone."),
                warning=_("It counts for nobody any more."),
            )  # fmt: skip


def _people(found: CohortTrainings) -> None:
    sides = sorted({one.side.value for one in found.people})
    asked = filter_bar("trained", _("Find somebody"), {"side": (_("Side"), sides)}, words=side_word)
    shown = asked.keep(found.people, lambda one: one.name, side=lambda one: one.side.value)
    if not shown:
        return
    columns = [_("Person"), _("Side"), _("What was done"), _("Hours")]
    rows = [(one.name, side_word(one.side.value), len(one.done), round(one.minutes / 60, 2)) for one in shown]
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, height=36 * min(len(rows), ROWS) + 38)
    with_some = [one for one in shown if one.done]
    if with_some:
        person = st.selectbox(_("What one person did"), with_some, index=None, format_func=_named, key="trained_one",
                              placeholder=_("Choose a person"))  # fmt: skip
        if person is not None:
            st.markdown("\n".join(f"- {day(on)} · {plain(title)} · {_how(live)} · {number(minutes)} min"
                                  for title, minutes, on, live in person.done))  # fmt: skip
        table_downloads("trainings", "Trainings", lambda: (HEADERS, (
            (one.name, one.side.value, title, on, minutes, "training" if live else "module")
            for one in shown for title, minutes, on, live in one.done
        )))  # fmt: skip


def _how(live: bool) -> str:
    return _("came to it") if live else _("by oneself")
