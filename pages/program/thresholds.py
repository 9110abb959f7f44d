"""Advanced: the numbers of tracking that a program may want otherwise, and what that would have changed."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from core.tracking.due import DueKind
from core.tracking.health import Band
from core.tracking.thresholds import GROUPS, THRESHOLDS, Group, Threshold, only_changed, usual_of
from db import KeptProgram, Workspace
from pages.program.keeping_in_touch import keeping_in_touch
from pages.tracking.health_words import band_word, kind_word
from pages.ui.notices import notice
from pages.ui.words import _, day, plain

MOST_NAMES = 15


def thresholds(workspace: Workspace, kept: KeptProgram) -> None:
    """Each number with its usual value; a look back before anything is kept."""
    st.markdown(_("These numbers are our judgement, not findings. Change one where your program knows better."))
    key, before = f"threshold_{kept.version}", kept.program.thresholds
    keeping_in_touch(workspace, kept)
    usual, asks = kept.program.usual_contacts, kept.program.usual_asks
    given: dict[str, float] = {}
    for group in Group:
        with st.expander(_(GROUPS[group]), expanded=group is Group.BEGINNING):
            for each in THRESHOLDS:
                if each.group is group:
                    usually = usual_of(each.name, usual, asks)
                    given[each.name] = _ask(each, before.get(each.name, usually), usually, key)
    changed = only_changed(given, usual, asks)
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Save"), key=f"{key}_save", type="primary", disabled=changed == before):
            workspace.programs.change(replace(kept.program, thresholds=changed), kept.version)
            notice(_("The limits are saved."))
            st.rerun()
        look = st.toggle(_("What would have been otherwise?"), key=f"{key}_look")
    if look:
        _effect(workspace, given)


def _ask(each: Threshold, value: float, usually: float, key: str) -> float:
    usual = f"{usually:g}"
    if each.is_whole:
        return st.number_input(_(each.label), int(each.least), int(each.most), int(value), 1, key=f"{key}_{each.name}",
                               help=_("Usually {usual}", usual=usual), width=320)  # fmt: skip
    return st.number_input(_(each.label), float(each.least), float(each.most), float(value), 0.05, format="%.2f",
                           key=f"{key}_{each.name}", help=_("Usually {usual}", usual=usual), width=320)  # fmt: skip


def _effect(workspace: Workspace, given: Mapping[str, float]) -> None:
    """Day by day, pairings in each band: as it is, and as it would be."""
    found = workspace.thresholds.effect(given)
    bands = (Band.GOOD, Band.WATCH, Band.ALARM, Band.TOO_EARLY)
    rows = {_("Day"): [day(each.on) for each in found]}
    for band in bands:
        rows[band_word(band)] = [
            str(each.now[band]) if each.now[band] == each.then[band] else f"{each.now[band]} → {each.then[band]}"
            for each in found
        ]
    st.dataframe(rows, hide_index=True, width="stretch")
    kinds = [kind for kind in DueKind if any(each.lines_now[kind] != each.lines_then[kind] for each in found)]
    if kinds:
        st.markdown(_("What would have been due"))
        st.dataframe(
            {_("Day"): [day(each.on) for each in found]}
            | {kind_word(kind): [f"{each.lines_now[kind]} → {each.lines_then[kind]}" for each in found]
               for kind in kinds},
            hide_index=True, width="stretch",
        )  # fmt: skip
    st.caption(_("Pairings of this cohort, as far as it was noted by then: now → with these numbers."))
    other = found[0].other
    for names, now, then in other[:MOST_NAMES]:
        st.markdown(f"- {plain(names)}: {band_word(now)} → {band_word(then)}")
    if not kinds and not any(each.other for each in found):
        st.caption(_("No pairing would be seen differently on these days."))
