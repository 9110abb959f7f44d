"""How the people of a list agreed to take part; or that each is sent a link that asks."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from core.intake.consent import Purpose
from core.text import Text
from db import Agreement, Wishes
from pages.ui.memory import choose
from pages.ui.words import _, plain

WAYS = {
    "agreed": Text("They have agreed already, when they signed up or otherwise"),
    "ask": Text("Send each of them a link that asks"),
    "later": Text("Not yet: nobody is matched until they agree"),
}
TO = {
    Purpose.PARTICIPATION: Text("To take part: to be suggested to somebody, with name and e-mail address"),
    Purpose.SHARING: Text("That the person they are matched with reads the answers marked so"),
    Purpose.EVALUATION: Text("That their answers are counted, namelessly, to see whether the program helps"),
}


def ask_agreement(key: str, today: date, filled_in: Sequence[tuple[str, date]]) -> Wishes | None:
    """What the coordinator wishes; None while something is missing. ``filled_in``: columns that tell the last day."""
    way = st.radio(
        _("Have these people agreed to be matched?"), list(WAYS), format_func=lambda one: _(WAYS[one]),
        key=f"{key}_way", index=None, persist_state="session",
    )  # fmt: skip
    agreement = _agreement(key, today, filled_in) if way == "agreed" else None
    directly = st.toggle(
        _("They take part at once"), True, key=f"{key}_directly", persist_state="session",
        help=_("Otherwise they come in as applications that you decide on."),
    )  # fmt: skip
    tell = False
    if agreement is not None and directly:
        tell = st.toggle(
            _("Send each who is new a welcome with the link to their own page"), False, key=f"{key}_tell",
            persist_state="session",
        )  # fmt: skip
    if way is None or (way == "agreed" and agreement is None):
        if way is None:
            st.caption(_("Nobody is matched without having agreed. Say how they did."))
        else:
            st.caption(_("Still needed: what they agreed to, when, and who knows of it."))
        return None
    return Wishes(directly, agreement, way == "ask", tell)


def _agreement(key: str, today: date, filled_in: Sequence[tuple[str, date]]) -> Agreement | None:
    with st.container(border=True):
        words = st.text_area(
            _("What they agreed to: the words, or where they can be read"), key=f"{key}_words", height=100,
            max_chars=2000, persist_state="session",
        )  # fmt: skip
        on = st.date_input(
            _("When (the last day, if there were several)"), None, max_value=today, key=f"{key}_on", width=320,
            format="YYYY-MM-DD", persist_state="session",
        )  # fmt: skip
        if filled_in and on is None:
            header, last = max(filled_in, key=lambda each: each[1])
            label = _("Use the last day in “{column}”: {day}", column=plain(header), day=last)
            st.button(label, key=f"{key}_filled_in", icon=":material/event:", on_click=choose,
                      args=({f"{key}_on": min(last, today)},))  # fmt: skip
        by = st.text_input(_("Who knows of it"), key=f"{key}_by", max_chars=120, persist_state="session")
        st.markdown(_("They agreed:"))
        purposes = {
            purpose
            for purpose, label in TO.items()
            if st.checkbox(
                _(label), purpose is Purpose.PARTICIPATION, key=f"{key}_{purpose.value}", persist_state="session",
                disabled=purpose is Purpose.PARTICIPATION,
            )
        }  # fmt: skip
    if not (words.strip() and by.strip() and isinstance(on, date)):
        return None
    return Agreement(words, on, by, frozenset(purposes | {Purpose.PARTICIPATION}))
