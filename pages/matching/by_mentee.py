"""Mentees who have several mentors: one row each, with all her mentors."""

import pandas as pd
import streamlit as st

from pages.matching.seen import Seen
from pages.matching.sides import side_titles
from pages.ui.words import _, count, listed, number

ROWS = 12


def has_several(seen: Seen) -> bool:
    """Whether some mentee of this result has more mentors than one."""
    mentees = [each.mentee_id for each in seen.result.proposals]
    return not seen.result.of_peers and len(set(mentees)) < len(mentees)


def show_by_mentee(seen: Seen) -> None:
    """Those with free places left first, since they still look for somebody."""
    of: dict[int, list[tuple[float, int]]] = {}
    for each in seen.result.proposals:
        of.setdefault(each.mentee_id, []).append((each.score, each.mentor_id))
    places = {person.id: person.places for person in seen.pool.mentees}
    rows = sorted(of, key=lambda id: (len(of[id]) - places[id], seen.names[id].casefold()))
    one, _other = side_titles(seen)
    frame = pd.DataFrame(
        {
            one: [seen.names[id] for id in rows],
            _("Mentors, with their points"): [
                listed(f"{seen.names[mentor]} ({number(score, 1)})" for score, mentor in sorted(of[id], reverse=True))
                for id in rows
            ],
            _("Of places"): [_("{n} of {all}", n=len(of[id]), all=places[id]) for id in rows],
            _("Average"): [sum(score for score, _mentor in of[id]) / len(of[id]) for id in rows],
        }
    )
    st.dataframe(
        frame, hide_index=True, height=36 * min(len(rows), ROWS) + 38,
        column_config={one: st.column_config.TextColumn(pinned=True),
                       _("Mentors, with their points"): st.column_config.TextColumn(width="large"),
                       _("Average"): st.column_config.NumberColumn(format="%.1f")},
    )  # fmt: skip
    several = sum(len(mentors) > 1 for mentors in of.values())
    fewer = sum(len(of[id]) < places[id] for id in rows)
    words = count(several, "{n} mentee has several mentors.", "{n} mentees have several mentors.")
    if fewer:
        words += " " + count(fewer, "{n} would take one more; hers stand first.",
                             "{n} would take more than they have; theirs stand first.")  # fmt: skip
    st.caption(words)
