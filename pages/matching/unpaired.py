"""Who waits: why, the smallest change that helps with one click to try it, first in line, and a kind message."""

import pandas as pd
import streamlit as st

from core.matching.remedies import Remedy, remedies
from pages.matching.seen import Seen
from pages.matching.still_looking import write_to
from pages.matching.trying import as_tried, leads_to
from pages.ui.memory import worked_out
from pages.ui.notices import notice
from pages.ui.words import _, count, plain

ROWS = 8


def show_unpaired(seen: Seen) -> None:
    """Everybody who waits, one of them in full."""
    waiting = seen.result.unmatched
    if not waiting:
        st.markdown(_("Nobody waits."))
        return
    urgent = {person.id for person in seen.pool.people if person.priority}
    people = [each.person_id for each in waiting]
    with st.container(horizontal=True, vertical_alignment="center"):
        not_yet = [each for each in people if each not in urgent]
        if not_yet and st.button(
            _("Put all of them first in line"), key="all_first", icon=":material/priority_high:",
            help=_("Whoever is first in line is paired before others who would be possible too, from the next match "
                   "on: somebody else may wait instead."),
        ):  # fmt: skip
            seen.workspace.unpaired.put_first(not_yet)
            notice(count(len(not_yet), "{n} person is first in line now.", "{n} people are first in line now."))
            st.rerun()
        if st.button(_("Write to all of them"), key="write_all", icon=":material/mail:"):
            write_to(seen, people)
    frame = pd.DataFrame(
        {
            _("Name"): [seen.names[each.person_id] for each in waiting],
            _("First in line"): ["✓" if each.person_id in urgent else "" for each in waiting],
            _("Why"): [_(each.reason) for each in waiting],
            _("What would help"): [_(each.remedy) for each in waiting],
        }
    )
    chosen = st.dataframe(
        frame, hide_index=True, on_select="rerun", selection_mode="single-cell", key=f"waiting_{hash(tuple(people))}",
        height=36 * min(len(people), ROWS) + 38,
        column_config={_("Name"): st.column_config.TextColumn(pinned=True),
                       _("Why"): st.column_config.TextColumn(width="large"),
                       _("What would help"): st.column_config.TextColumn(width="large")},
    )  # fmt: skip
    st.caption(_("Click a row to see what would help, and try it."))
    cells = chosen.selection.cells
    place = cells[0][0] if cells and cells[0][0] < len(people) else (0 if len(people) == 1 else None)
    if place is not None:
        _one(seen, people[place], urgent)


def _one(seen: Seen, person_id: int, urgent: set[int]) -> None:
    about = next(each for each in seen.result.unmatched if each.person_id == person_id)
    name = plain(seen.names[person_id])
    with st.container(border=True, key="waits"):
        st.markdown(f"**{name}**  \n{plain(_(about.reason))}")
        found: tuple[Remedy, ...] = ()
        if seen.rules.grouping is None:
            with st.spinner(_("Trying what would help…")):
                found = worked_out(
                    "remedies", (seen.asked, person_id),
                    lambda: remedies(seen.pool, seen.rules, seen.result, seen.comparison, person_id),
                )  # fmt: skip
        for number_of, each in enumerate(found):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(leads_to(seen, name, each), width="stretch")
                st.button(
                    _("Try it"), key=f"try_{person_id}_{number_of}", icon=":material/experiment:",
                    on_click=seen.tried.change, args=(as_tried(seen, each),),
                )  # fmt: skip
        if found:
            st.caption(
                _("Trying saves nothing, and “Undo” takes it back. For one exception, choose the two under “By hand”.")
            )
        else:
            st.markdown(plain(_(about.remedy)))
            st.caption(_("No single rule or place helps. Under “By hand” any two can be paired, with the price."))
        with st.container(horizontal=True):
            if person_id not in urgent and st.button(_("First in line next time"), key="first", type="tertiary"):
                seen.workspace.unpaired.put_first([person_id])
                notice(_("{name} is first in line now.", name=seen.names[person_id]))
                st.rerun()
            if person_id in urgent and st.button(_("Not first in line any more"), key="not_first", type="tertiary"):
                seen.workspace.unpaired.put_first([person_id], first=False)
                st.rerun()
            if st.button(_("Write a message"), key="write_one", type="tertiary"):
                write_to(seen, [person_id])
