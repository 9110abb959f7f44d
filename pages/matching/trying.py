"""Trying what would help somebody who waits: in words, as the widgets of the rules have it, and a place for good."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.matching.remedies import Kind, Remedy
from pages.matching.must_haves import kept_must_haves
from pages.matching.seen import PLACE, Seen
from pages.ui.notices import notice
from pages.ui.words import _, count, listed, number, plain


def leads_to(seen: Seen, name: str, remedy: Remedy) -> str:
    change, partner = plain(_(remedy.sentence)), plain(seen.names[remedy.partner_id])
    words = _("**{change}** {name} would have {partner} ({points} points).", change=change, name=name, partner=partner,
              points=number(remedy.score, 1))  # fmt: skip
    if remedy.people > 0:
        words += " " + count(remedy.people, "{n} other would be paired too.", "{n} others would be paired too.")
    if remedy.people < 0:
        words += " " + count(-remedy.people, "{n} other would wait instead.", "{n} others would wait instead.")
    if remedy.moved:
        return words + " " + count(
            remedy.moved, "{n} other would change partner.", "{n} others would change partner."
        )  # fmt: skip
    return words + " " + _("Nobody else would move.")


def as_tried(seen: Seen, remedy: Remedy) -> Mapping[str, Any]:
    """The same change as the widgets of the rules have it."""
    if remedy.kind is Kind.PLACE:
        return {f"{PLACE}{remedy.person_id}": seen.more.get(remedy.person_id, 0) + 1}
    if remedy.kind is Kind.MINIMUM:
        return {"minimum": remedy.least is not None} | ({"fewest": round(100 * remedy.least)} if remedy.least else {})
    if remedy.least is None:
        chosen = seen.tried.value("must", kept_must_haves(seen.desk))
        return {"must": [key for key in chosen if key != remedy.key]}
    return {f"least_{remedy.key}": round(100 * remedy.least), f"known_{remedy.key}": False}


def keep_places(seen: Seen) -> None:
    """Places that are tried out: nothing is published with them until somebody gives them for good."""
    if not seen.more:
        return
    names = listed(f"{plain(seen.names[one])} (+{more})" for one, more in seen.more.items() if one in seen.names)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            _("Tried out: one more place for {names}. To publish, give it for good.", names=names), width="stretch"
        )
        if st.button(_("Give it for good"), key="give_places", icon=":material/check:"):
            seen.workspace.unpaired.give_places(seen.more)
            seen.tried.change({f"{PLACE}{one}": 0 for one in seen.more})
            notice(_("The places are given."))
            st.rerun()
