"""The fields of an application: who one is, the questions, and what one agrees to."""

from collections.abc import Callable, Collection, Mapping, Sequence

import streamlit as st

from core.intake.applications import EMAIL, MOST_PLACES, NAME, PLACES, TIME_ZONE, Application
from core.intake.consent import ConsentText
from core.program.program import is_time_zone, time_zones
from core.program.questions import Form, Kind, Question, Side, Visibility
from pages.intake.reached import Faults, tell
from pages.ui.drafting import goes, take_out
from pages.ui.inputs import ask
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


def ask_questions(
    form: Form,
    answers: Mapping[str, object],
    faults: Faults,
    prefix: str,
    *,
    private: Collection[str] = (),
    forget: Callable[[str], None] | None = None,
) -> dict[str, object]:
    """Each question with who reads its answer. ``private``: given before and not shown; ``forget`` takes one out."""
    given: dict[str, object] = {}
    for question in form.questions:
        answer = ask(question, answers.get(question.key), f"{prefix}_q_{question.key}", fault=faults.get(question.key))
        _who_reads(question)
        if question.key in private:
            _given_before(question, prefix, forget)
        if answer is not None:
            given[question.key] = answer
    return given


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


def _who_reads(question: Question) -> None:
    if question.visible is Visibility.PARTNER:
        st.caption(f":material/visibility: {_('Your partner sees this.')}")
    elif question.visible is Visibility.PRIVATE:
        st.caption(f":material/lock: {_('Only the people who run the program read this.')}")


def _given_before(question: Question, prefix: str, forget: Callable[[str], None] | None) -> None:
    widget = f"{prefix}_q_{question.key}"
    if forget is not None and goes(widget):
        forget(question.key)
        st.caption(_("Your answer was taken out."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("You have answered this. It is not shown here; write again to replace it."))
        if forget is not None:
            st.button(
                _("Take it out"), key=f"{widget}_forget", type="tertiary", icon=":material/delete:",
                on_click=take_out, args=(widget,),
                kwargs={"is_text": question.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)},
            )  # fmt: skip
