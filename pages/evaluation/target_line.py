"""A target beside what is: where it stands, in a word with an icon, the numbers, and how sure that is."""

import streamlit as st

from core.evaluation.targets import Standing
from core.reports.supervisor import AIMS, TargetLine, range_words, value_words
from core.text import Text
from pages.ui.chips import Tone, badge
from pages.ui.words import _, day

TONES: dict[Standing, tuple[Tone, str]] = {
    Standing.REACHED: ("good", ""),
    Standing.LIKELY: ("waiting", ":material/check:"),
    Standing.UNSURE: ("attention", ":material/help:"),
    Standing.MISSED: ("bad", ""),
    Standing.ON_THE_WAY: ("waiting", ""),
    Standing.NO_DATA: ("neutral", ":material/hourglass_empty:"),
}
WORDS: dict[Standing, Text] = {
    Standing.REACHED: Text("Reached"),
    Standing.LIKELY: Text("Reached, not for sure"),
    Standing.UNSURE: Text("Not reached, not for sure"),
    Standing.MISSED: Text("Missed"),
    Standing.ON_THE_WAY: Text("On the way"),
    Standing.NO_DATA: Text("Not enough data"),
}


def target_line(line: TargetLine) -> None:
    """One target in a box."""
    tone, icon = TONES[line.standing]
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{_(line.title)}**", width="content")
            badge(_(WORDS[line.standing]), tone, icon=icon)
        said = [_(AIMS[line.aim], line=value_words(line.unit, line.line))]
        said += [_("by {day}", day=day(line.due))] if line.due else []
        if line.value is not None:
            said.append(_("now **{value}**", value=value_words(line.unit, line.value)))
            likely = range_words(line.unit, line.low, line.high)
            said += [_("likely {range}", range=likely)] if likely else []
        st.markdown(" · ".join(said))
        st.caption(_(line.said))
