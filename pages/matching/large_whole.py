"""A result of many thousands as a whole: in words, how many mentees each mentor has, how points are spread."""

import streamlit as st

from core.matching.in_counts import STEPS
from core.matching.in_words import proof_sentence
from db import LargeResult, Workspace
from pages.ui.charts import bars_across, bars_up
from pages.ui.words import _, count, moment, number


def result_in_words(workspace: Workspace, result: LargeResult) -> None:
    """What is known of it, what it was found from, and what has happened since."""
    counts = result.counts
    when = moment(result.ended_at, workspace.place.time_zone)
    st.caption(
        f"{_(proof_sentence(counts))} "
        + count(counts.people, "Found on {when} from {n} mentee", "Found on {when} from {n} mentees", when=when)
        + count(counts.mentors, ", and {n} mentor", ", and {n} mentors")
        + count(counts.places, " with {n} place.", " with {n} places.")
    )  # fmt: skip
    if result.early:
        st.info(_("The search was ended early: there may be better pairs than these. “Match again” works it out to "
                  "the end."), icon=":material/flag:")  # fmt: skip
    if result.made:
        st.caption(
            count(result.made, "{n} of these pairs is made.", "{n} of these pairs are made.")
            + " " + _("New people are matched with “Match again”; whoever is paired stays as she is.")
        )  # fmt: skip
    elif result.is_old:
        st.info(_("People or decisions have changed since. Pairs that can't be made any more are left out when you "
                  "publish; “Match again” finds the best pairs of now."), icon=":material/update:")  # fmt: skip
    if counts.lowest is not None and counts.middle is not None and counts.highest is not None:
        st.caption(
            _("Lowest {lowest}, middle {middle}, highest {highest} points.", lowest=number(counts.lowest, 1),
              middle=number(counts.middle, 1), highest=number(counts.highest, 1))
        )  # fmt: skip


def show_whole(_workspace: Workspace, result: LargeResult) -> None:
    """Loads and points as pictures, with their numbers."""
    counts = result.counts
    st.markdown(_("**How many mentees each mentor has**"))
    rows = [(_("{n} of {places} places taken", n=taken, places=places), many) for taken, places, many in counts.loads]
    bars_across(rows, max(90, 34 * len(rows) + 30))
    if counts.pairs:
        st.markdown(_("**How many points the pairs have**"))
        width = 100 // STEPS
        bars_up([(f"{width * at}–{width * (at + 1)}", many) for at, many in enumerate(counts.spread)], _("Points"))
    st.caption(
        _("A map of everyone with everyone is drawn for fewer people only. Any two are compared under “By hand”.")
    )
