"""The questions of a form as they are asked of somebody: in her language, only those that her answers call for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import streamlit as st

from core.program.conditions import asked
from core.program.questions import Form, Kind, Question, Visibility
from core.program.translations import first_language, language_name, words_in
from core.text import Text
from pages.ui.drafting import goes, take_out
from pages.ui.inputs import ask
from pages.ui.words import _, worded

Faults = Mapping[str, Text]


@contextmanager
def in_her_language(form: Form, key: str) -> Iterator[str]:
    """Offer the languages of the form and give the one chosen; what is drawn within is in its words where it has them.

    Begins in the browser's language where the form has it. A form of one language offers none and gives "".
    """
    language = ""
    if form.languages:
        first = first_language(form, st.context.locale or "")
        language = st.session_state.get(f"{key}_language") or first
    with worded(words_in(form, language)):
        if form.languages:
            language = st.selectbox(
                f":material/translate: {_('Language')}", form.languages, form.languages.index(language), width=260,
                key=f"{key}_language", format_func=language_name,
            )  # fmt: skip
        yield language


def ask_questions(
    form: Form,
    answers: Mapping[str, object],
    faults: Faults,
    prefix: str,
    *,
    private: Collection[str] = (),
    forget: Callable[[str], None] | None = None,
    language: str = "",
) -> dict[str, object]:
    """Each question that is asked, with who reads its answer; those that hang on an answer come and go with it.

    ``private``: given before and not shown; ``forget`` takes one out. What was typed is remembered while a question
    is away, or shown in another language.
    """
    given: dict[str, object] = {}
    words = words_in(form, language)
    typed: dict[str, Any] = st.session_state.setdefault(f"{prefix}_typed", {})
    for question in form.questions:
        if question.condition is not None and question not in asked(form, given):
            continue
        widget = f"{prefix}_q_{question.key}{f'_{language}' if words else ''}"
        going = question.key in private and forget is not None and goes(widget)
        value = None if going else typed.get(question.key, answers.get(question.key))
        answer = ask(question, value, widget, fault=faults.get(question.key), words=words)
        _who_reads(question)
        if question.key in private:
            _given_before(question, widget, forget, going)
        typed[question.key] = answer
        if answer is not None:
            given[question.key] = answer
    return given


def _who_reads(question: Question) -> None:
    if question.visible is Visibility.PARTNER:
        st.caption(f":material/visibility: {_('Your partner sees this.')}")
    elif question.visible is Visibility.PRIVATE:
        st.caption(f":material/lock: {_('Only the people who run the program read this.')}")


def _given_before(question: Question, widget: str, forget: Callable[[str], None] | None, going: bool) -> None:
    if forget is not None and going:
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
