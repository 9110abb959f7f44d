"""The fields of an application around its questions: who one is, and what one agrees to."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.intake.applications import EMAIL, MOST_PLACES, NAME, PLACES, TIME_ZONE, Application
from core.intake.consent import ConsentText
from core.program.program import is_time_zone, time_zones
from core.program.questions import Side
from pages.intake.reached import Faults, tell
from pages.ui.words import _, plain


def ask_identity(side: Side, kept: Application, faults: Faults, prefix: str, *, places: int = 1) -> Application:
    """Name, e-mail, time zone (the browser's until another is chosen) and, for mentors, places."""
    name = st.text_input(_("Your name"), kept.name, max_chars=120, key=f"{prefix}_name", autocomplete="name")
    tell(faults, NAME)
    email = st.text_input(
        _("Your e-mail address"), kept.email, max_chars=254, key=f"{prefix}_email", autocomplete="email"
    )
    tell(faults, EMAIL)
    zone = ask_time_zone(kept.time_zone, prefix)
    tell(faults, TIME_ZONE)
    if side is Side.MENTOR:
        places = ask_places(side, kept.places, prefix)
        tell(faults, PLACES)
    return Application(name, email, zone, places)


def ask_time_zone(kept: str, prefix: str) -> str:
    here = kept or str(st.context.timezone or "")
    known = list(time_zones())
    if here and here not in known and is_time_zone(here):
        known.insert(0, here)  # an old name is still one
    zone = st.selectbox(
        _("Your time zone"), known, known.index(here) if here in known else None, key=f"{prefix}_zone",
        placeholder=_("Choose one"), help=_("So that times to meet fit."),
    )  # fmt: skip
    return zone or ""


def ask_places(side: Side, kept: int, prefix: str) -> int:
    least = 0 if side is Side.MENTOR else 1
    label = (
        _("For how many people do you have time?") if side is Side.MENTOR else _("How many partners would you like?")
    )
    return int(st.number_input(label, least, MOST_PLACES, max(least, kept), step=1, key=f"{prefix}_places"))


def ask_consents(texts: Sequence[ConsentText], kept: Mapping[str, str], faults: Faults, prefix: str) -> dict[str, str]:
    """Purpose → version of the wording, for each that is agreed to."""
    given = {}
    for each in texts:
        label = plain(each.wording) + ("" if each.required else f" *{_('(if you like)')}*")
        purpose = each.purpose.value
        if st.checkbox(label, kept.get(purpose) == each.version, key=f"{prefix}_agree_{purpose}_{each.version}"):
            given[purpose] = each.version
        tell(faults, f"consent:{purpose}")
    return given
