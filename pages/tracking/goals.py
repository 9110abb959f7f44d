"""Goals of the cohort: how they stand, which are stale or without a measure, and who has none yet."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from core.reports.table import Cell
from core.tracking.goals import Standing, completion, current, progress
from db import CohortGoals, GoalLine, Workspace
from pages.tracking.attained import attained
from pages.tracking.goal_in_full import goal_in_full
from pages.tracking.goal_words import so_far, standing_word
from pages.ui.cards import figures
from pages.ui.downloads import table_downloads
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.rows import clicked_row
from pages.ui.words import _, count, percent, plain

HEADERS = ("Pairing", "Goal", "Owner", "Standing", "Measure", "Unit", "Baseline", "Now", "Target", "Progress", "Due",
           "Last noted", "Agreed", "Goal of the program")  # fmt: skip


def show(workspace: Workspace) -> None:
    found = workspace.goals.of_cohort()
    words = _("What the pairings want to reach, and how it stands. Pairs know that you see this: the goals, their "
              "numbers and days, not the words they write to an update.")  # fmt: skip
    header(_("Goals of pairings"), words)
    if not found.pairings:
        empty(_("Nobody is paired yet"), _("Goals are set by pairings."), _("Go to Matching"), "matching.desk",
              icon=":material/flag:")  # fmt: skip
        return
    _counts(found)
    _without(found)
    if not found.lines:
        return
    attained(workspace, found.lines)
    stands = [standing.value for standing in Standing if any(one.goal.standing is standing for one in found.lines)]
    asked = filter_bar("goals", _("Find a goal or a person"), {"standing": (_("How it stands"), stands)},
                       words=standing_word)  # fmt: skip
    shown = asked.keep(found.lines, lambda one: f"{one.names} {one.goal.goal.outcome} {one.program_goal}",
                       standing=lambda one: one.goal.standing.value)  # fmt: skip
    if not shown:
        st.caption(_("No goal fits this search."))
        return
    chosen = _choose(shown)
    if chosen is not None:
        goal_in_full(chosen)
    table_downloads("goals", "Goals", lambda: (HEADERS, map(_row, shown)))


def _counts(found: CohortGoals) -> None:
    counted = Counter(one.goal.standing for one in found.lines)
    reached = completion([one.goal.goal for one in found.lines])
    behind = counted[Standing.SLIPPING] + counted[Standing.OFF_TRACK]
    cards = [
        (_("Goals"), len(found.lines),
         _("{share} reached, by importance", share=percent(reached)) if reached is not None else _("none yet")),
        (_("On track"), counted[Standing.ON_TRACK], _("{n} behind", n=behind)),
        (_("Nothing noted"), counted[Standing.STALE], _("for a month or two meetings")),
        (_("No measure"), counted[Standing.UNMEASURED], _("nothing to hold progress against")),
    ]  # fmt: skip
    figures(cards)


def _without(found: CohortGoals) -> None:
    if found.without:
        with st.expander(count(len(found.without), "{n} pairing has no goal yet", "{n} pairings have no goal yet"),
                         icon=":material/error:"):  # fmt: skip
            st.markdown("\n".join(f"- {plain(names)}" for names in found.without))


def _choose(lines: Sequence[GoalLine]) -> GoalLine | None:
    columns = {
        _("Pairing"): [one.names for one in lines],
        _("Goal"): [one.goal.goal.outcome for one in lines],
        _("How it stands"): [standing_word(one.goal.standing) for one in lines],
        _("So far"): [so_far(one.goal) for one in lines],
        _("Due"): [one.goal.goal.due for one in lines],
        _("Last noted"): [one.goal.last_on for one in lines],
    }
    st.caption(_("Click a row to see a goal."))
    dates = {name: st.column_config.DateColumn(format="localized") for name in (_("Due"), _("Last noted"))}
    config = dates | {_("Goal"): st.column_config.TextColumn(width="medium")}
    place = clicked_row("goals", columns, [one.goal.id for one in lines], config)
    return None if place is None else lines[place]


def _row(line: GoalLine) -> list[Cell]:
    goal, updates = line.goal.goal, line.goal.updates
    return [
        line.names, goal.outcome, line.owner, line.goal.standing.value, goal.measure, goal.unit, goal.baseline,
        current(goal, updates), goal.target, progress(goal, updates), goal.due, line.goal.last_on,
        line.goal.agreed_by is not None, line.program_goal,
    ]  # fmt: skip
