"""Meetings and hours of the cohort: by person and by month, with what only one side told so far."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from core.reports.table import Cell
from core.tracking.meetings import Attended, Hours
from core.tracking.spent import hours_given
from db import CohortHours, Workspace
from pages.tracking.approving import approving
from pages.tracking.hours_sheet import hours_pdf
from pages.tracking.my_hours import days_between
from pages.tracking.trainings import trainings
from pages.ui.cards import figures
from pages.ui.charts import bars_up
from pages.ui.chips import side_word
from pages.ui.downloads import download, table_downloads
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.parts import part_of
from pages.ui.words import _, month, number, percent

ROWS = 14
HEADERS = ("Person", "Side", "Meetings", "Hours in meetings", "Of them confirmed", "Hours to prepare",
           "Hours on the way", "Hours of training", "Other hours", "Hours in all")  # fmt: skip
Line = tuple[str, str, Hours]


def show(workspace: Workspace) -> None:
    header(_("Meetings and hours"), _("What people noted. A meeting counts for everybody who came; until the other one "
                                      "confirms it, it is one side's word."))  # fmt: skip
    if part_of(_("Part"), {"hours": _("Hours"), "trainings": _("Trainings")}, "hours_part") == "trainings":
        trainings(workspace)
    else:
        _hours(workspace)


def _hours(workspace: Workspace) -> None:
    whole = len(workspace.place.cohorts) > 1 and st.toggle(_("All cohorts of the program"), key="hours_whole")
    found = workspace.hours.all(whole)
    if not found.given.days():
        empty(_("No meeting is noted yet"), _("Pairs note their meetings by their personal link, in a few seconds."),
              _("See the pairings"), "tracking.pairings", icon=":material/schedule:")  # fmt: skip
        return
    approving(workspace, found)
    since, until = days_between(min(found.given.days()), workspace.today, "hours_days")
    inside = [each for each in found.given.attended if since <= each.on <= until]
    lines = _lines(found, hours_given(found.given, since, until))
    _counts(lines)
    _months(inside)
    asked = filter_bar("hours", _("Find somebody"), {"side": (_("Side"), sorted({side for _name, side, _h in lines}))},
                       words=side_word)  # fmt: skip
    shown = asked.keep(lines, lambda line: line[0], side=lambda line: line[1])
    if shown:
        _table(shown)
        table_downloads("hours", "Hours", lambda: (HEADERS, map(_row, shown)))
        _sheet(workspace, shown, since, until)


def _sheet(workspace: Workspace, lines: Sequence[Line], since: date, until: date) -> None:
    """One person's hours on paper."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(_("A sheet for one person"), lines, index=None, width=320, key="hours_one",
                              format_func=lambda line: line[0], placeholder=_("Choose a person"))  # fmt: skip
        if chosen is not None:
            name, _side, of = chosen
            place, today = workspace.place.name, workspace.today
            download(_("Hours as PDF"), lambda: hours_pdf(name, place, of, since, until, today), "hours.pdf",
                     key="hours_pdf")  # fmt: skip


def _lines(found: CohortHours, of: dict[int, Hours]) -> list[Line]:
    return [(one.name, one.side.value, of[one.id]) for one in found.people if one.id in of]


def _counts(lines: Sequence[Line]) -> None:
    spent = sum(each.meetings for _name, _side, each in lines)
    sure = sum(each.confirmed for _name, _side, each in lines)
    beside = sum(each.whole - each.meetings for _name, _side, each in lines)
    cards = [
        (_("People who gave time"), str(len(lines)), _("in these days")),
        (_("Hours in meetings"), number(spent / 60, 1), _("each person's added up")),
        (_("Confirmed"), percent(sure / spent) if spent else "–", _("by the other one")),
        (_("Beside meetings"), number(beside / 60, 1), _("hours, as told and as trained")),
    ]
    figures(cards)


def _months(inside: Sequence[Attended]) -> None:
    """Hours of each month; the table of the same numbers is one press away."""
    by_month: Counter[date] = Counter()
    for each in inside:
        by_month[each.on.replace(day=1)] += each.minutes
    if len(by_month) < 2:
        return
    rows = [(month(on), round(by_month[on] / 60, 1)) for on in sorted(by_month)]
    bars_up(rows, counts=_("Hours in meetings"))


def _table(lines: Sequence[Line]) -> None:
    rows = [_row(line) for line in lines]
    names = (_("Person"), _("Side"), _("Meetings"), _("Hours in meetings"), _("Of them confirmed"), _("To prepare"),
             _("On the way"), _("Training"), _("Other"), _("In all"))  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(names))
    frame[_("Side")] = [side_word(side) for _name, side, _hours in lines]
    st.dataframe(frame, hide_index=True, height=36 * min(len(rows), ROWS) + 38, placeholder="–")


def _row(line: Line) -> list[Cell]:
    name, side, of = line
    spent = (of.meetings, of.confirmed, of.preparation, of.travel, of.training, of.other, of.whole)
    return [name, side, of.count, *(None if minutes is None else round(minutes / 60, 2) for minutes in spent)]
