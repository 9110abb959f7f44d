"""Several programs side by side, by their newest closed reports: for whoever answers for more than one."""

import streamlit as st

from core.evaluation.indicators import Unit
from core.reports.rollup import ProgramLine, RollUp, rolled_up, rollup_table
from core.reports.supervisor import range_words, value_words
from core.roles import Action
from core.text import Text
from db import Workspace
from pages.evaluation.target_line import TONES, WORDS
from pages.ui.chips import badge
from pages.ui.downloads import table_downloads
from pages.ui.words import _, count, day, listed, number, plain


def rollup(workspace: Workspace) -> None:
    """Mine that have a closed report, the one I am in first; one query to each."""
    others = workspace.elsewhere(Action.READ_REPORTS)
    places = [workspace, *(workspace.at(each.id) for each in others if not each.is_demo or workspace.place.is_demo)]
    newest = [(place.place.name, place.reports.newest_closed()) for place in places]
    found = rolled_up([report for _name, report in newest if report is not None])
    without = [plain(name) for name, report in newest if report is None]
    if found.lines:
        _whole(found)
    for line in found.lines:
        _program(line)
    if without:
        st.caption(_("No closed report yet: {programs}.", programs=listed(without)))
    if found.lines:
        table_downloads("programs", "Programs", lambda: rollup_table(found))


def _whole(found: RollUp) -> None:
    said = [count(len(found.lines), "{n} program", "{n} programs"),
            count(found.people, "{n} person taking part", "{n} people taking part")]  # fmt: skip
    if found.paired is not None:
        share, likely = _share(found.paired.share, found.paired.low, found.paired.high)
        said.append(_("**{share}** paired (likely {range})", share=share, range=likely))
    st.markdown(" · ".join(said))
    if found.without_share:
        st.caption(count(found.without_share, "{n} of them tells no share, and is not in it.",
                         "{n} of them tell no share, and are not in it."))  # fmt: skip


def _program(line: ProgramLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(line.program)}** · {_('Cohort {cohort}', cohort=plain(line.cohort))}")
        said = [] if line.people is None else [count(line.people, "{n} person", "{n} people")]
        if line.paired is not None:
            share, likely = _share(line.paired.share, line.paired.low, line.paired.high)
            said.append(_("**{share}** paired (likely {range})", share=share, range=likely))
        lasting = line.lasting
        if lasting is not None and lasting.value is not None:
            share, likely = _share(lasting.value, lasting.low, lasting.high)
            said.append(_("**{share}** of pairings last half a year (likely {range})", share=share, range=likely))
        st.markdown(" · ".join(said))
        with st.container(horizontal=True, gap="small"):
            for standing, many in line.standings:
                tone, icon = TONES[standing]
                badge(f"{number(many)} × {_(WORDS[standing])}", tone, icon=icon)
        if not line.targets:
            st.caption(_("No target was set, so nothing says whether this is much or little."))
        if line.decisions.strip():
            st.markdown(f"**{_('Decisions asked')}**  \n" + plain(line.decisions).replace("\n", "  \n"))
        st.caption(_("By the report until {day}.", day=day(line.until)))


def _share(value: float, low: float | None, high: float | None) -> tuple[str, Text | None]:
    return value_words(Unit.SHARE, value), range_words(Unit.SHARE, low, high)
