"""How a pairing is doing, in words and bars: for the team alone."""

import streamlit as st

from core.text import Text
from core.tracking.due import DueKind
from core.tracking.health import Band, Health, Part
from pages.ui.chips import Tone, badge
from pages.ui.words import _, number, percent

BANDS: dict[Band, tuple[Text, Tone, str]] = {
    Band.GOOD: (Text("Doing well"), "good", ""),
    Band.WATCH: (Text("To watch"), "attention", ":material/visibility:"),
    Band.ALARM: (Text("Needs somebody"), "bad", ":material/priority_high:"),
    Band.TOO_EARLY: (Text("Too early to tell"), "neutral", ":material/hourglass_empty:"),
}
PARTS: dict[Part, Text] = {
    Part.RECENCY: Text("Met lately"),
    Part.DOSE: Text("Time together"),
    Part.QUALITY: Text("How they rate it"),
    Part.GOALS: Text("Goals"),
    Part.RESPONSE: Text("Answers"),
}
KINDS: dict[DueKind, tuple[Text, str]] = {
    DueKind.HELP: (Text("Asked for help"), ":red[:material/sos:]"),
    DueKind.LOW_RATING: (Text("Low rating"), ":red[:material/thumb_down:]"),
    DueKind.NEVER_MET: (Text("Never met"), ":red[:material/event_busy:]"),
    DueKind.SILENT: (Text("Silent"), ":red[:material/notifications_off:]"),
    DueKind.ALARM: (Text("Needs somebody"), ":red[:material/priority_high:]"),
    DueKind.NOT_PLANNED: (Text("First meeting not planned"), ":orange[:material/event:]"),
    DueKind.WATCH: (Text("To watch"), ":orange[:material/visibility:]"),
    DueKind.PAUSE_OVER: (Text("Pause is over"), ":orange[:material/pause_circle:]"),
    DueKind.PLAN: (Text("Support plan"), ":orange[:material/assignment:]"),
    DueKind.PAST_END: (Text("Past the end"), ":orange[:material/flag:]"),
    DueKind.CONTACT: (Text("Contact due"), ":blue[:material/call:]"),
    DueKind.GUARDIAN: (Text("Contact with a parent or guardian"), ":blue[:material/family_restroom:]"),
    DueKind.CLOSING: (Text("Closing soon"), ":blue[:material/flag:]"),
    DueKind.AGREEMENT: (Text("Agreement not signed"), ":gray[:material/signature:]"),
    DueKind.UNNOTED: (Text("Meeting not noted"), ":gray[:material/help:]"),
    DueKind.NO_GOAL: (Text("No goal"), ":gray[:material/flag:]"),
    DueKind.STALE_GOAL: (Text("Goal without news"), ":gray[:material/hourglass_empty:]"),
}


def band_word(band: Band | str) -> str:
    return _(BANDS[Band(band)][0])


def kind_word(kind: DueKind | str) -> str:
    return _(KINDS[DueKind(kind)][0])


def kind_mark(kind: DueKind) -> str:
    return KINDS[kind][1]


def health_card(found: Health) -> None:
    """Band, signs, and the five parts with what each is from; never the number alone."""
    word, tone, icon = BANDS[found.band]
    with st.container(border=True, gap="small", key="health"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{_('How it is doing')}**", width="content")
            badge(_(word), tone, icon=icon)
            if found.score is not None:
                st.caption(_("{score} of 100, from what is known", score=number(found.score)), width="content")
        for sign in found.signs:
            st.markdown(f":material/error: {_(sign)}")
        for part in found.parts:
            value = percent(part.value) if part.value is not None else _("not known")
            words = f"{_(PARTS[part.part])} · {_(part.because)} · {value}"
            if part.value is None:
                st.caption(f"{words}")
            else:
                st.progress(part.value, text=words)
        st.caption(_("Our formula, to tell you where to look first. The people never see it."))
