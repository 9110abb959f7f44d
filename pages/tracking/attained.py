"""How far goals came against their levels, as one number, for the team: over the cohort, and by pairing."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.program.program import Part
from core.reports.table import Cell
from core.tracking.attainment import COMPARABLE, Score, program_score, score
from db import GoalLine, Workspace
from pages.ui.cards import figures
from pages.ui.downloads import table_downloads
from pages.ui.words import _, count, number, percent

HEADERS = ("Pairing", "Goals with levels", "At the start", "Now", "Change", "Levels written in time")
ROWS = 10


def attained(workspace: Workspace, lines: Sequence[GoalLine]) -> None:
    """Draws nothing where the program does not use levels."""
    if Part.ATTAINMENT not in workspace.place.parts:
        return
    found = scores(lines)
    whole = program_score([one for _names, one in found])
    with st.expander(_("Attainment: how far goals came against their levels"), icon=":material/stairs:"):
        if whole is None:
            st.markdown(_("Not enough data: no goal with levels has been looked at since its start."))
            return
        figures([
            (_("Now"), number(whole.now, 1), _("mean; 50 is as expected")),
            (_("At the start"), number(whole.before, 1), _("mean of the same goals")),
            (_("Apart"), number(whole.spread, 1) if whole.spread is not None else "–",
             _("standard deviation") if whole.spread is not None else _("not enough data of one")),
            (_("50 or more"), percent(whole.reached / whole.pairings),
             count(whole.pairings, "of {n} pairing", "of {n} pairings")),
        ])  # fmt: skip
        st.caption(f"{_(COMPARABLE)} {_('Kiresuk and Sherman 1968; goals of one person go together at 0.30.')}")
        if whole.late:
            st.caption(count(whole.late, "Of {n} pairing, some levels were written after the work had begun.",
                             "Of {n} pairings, some levels were written after the work had begun."))  # fmt: skip
        rows = [_row(names, one) for names, one in found]
        columns = [_("Pairing"), _("Goals"), _("At the start"), _("Now"), _("Change"), _("Levels in time")]
        st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, height=36 * min(len(rows), ROWS) + 38)
        table_downloads("attainment", "Attainment", lambda: (HEADERS, rows))


def scores(lines: Sequence[GoalLine]) -> list[tuple[str, Score]]:
    """By pairing, in the order of its first goal; of those whose goals with levels were looked at since the start."""
    of: dict[int, list[GoalLine]] = {}
    for line in lines:
        of.setdefault(line.pairing_id, []).append(line)
    found = []
    for own in of.values():
        goals = [line.goal.goal for line in own]
        one = score([(goal.attainment, goal.weight) for goal in goals if goal.attainment is not None])
        if one is not None:
            found.append((own[0].names, one))
    return found


def _row(names: str, one: Score) -> list[Cell]:
    return [names, one.goals, round(one.before, 1), round(one.now, 1), round(one.change, 1), one.in_time]
