"""A form in other languages: which, and what each wording is called in them."""

import streamlit as st

from core.program.translations import (
    LANGUAGES,
    language_name,
    languages_in,
    phrases,
    phrases_around,
    untranslated,
    with_languages,
    with_translations,
    words_in,
)
from db import Workspace
from pages.program.question_editor import Forms, close
from pages.program.translating import words_asked
from pages.ui.notices import notice
from pages.ui.words import _, count, plain

USUAL = "en"


def ask_languages(workspace: Workspace, forms: Forms) -> None:
    """First the languages, then a table of wordings for each but the first."""
    form = forms.kept.form
    st.markdown(_("Whoever applies chooses a language; it begins in the browser's. Answers are kept and compared in "
                  "the first language, whichever was read."))  # fmt: skip
    _choose(workspace, forms)
    others = form.languages[1:]
    if not others:
        return
    language = others[0]
    if len(others) > 1:
        language = st.segmented_control(
            _("Translate into"), others, default=others[0], required=True, format_func=language_name,
            key=f"into_{forms.kept.id}",
        )  # fmt: skip
    _translate(workspace, forms, language)


def _choose(workspace: Workspace, forms: Forms) -> None:
    kept, key = forms.kept, f"languages_{forms.kept.id}_{forms.kept.version}"
    now = kept.form.languages or (USUAL,)
    known = [*LANGUAGES, *(each for each in now if each not in LANGUAGES)]
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        first = st.selectbox(
            _("Written in"), known, known.index(now[0]), format_func=language_name, key=f"{key}_first", width=200
        )
        others = st.multiselect(
            _("Also offered in"), [each for each in known if each != first],
            [each for each in now[1:] if each != first],
            format_func=language_name, key=f"{key}_others", width=400, placeholder=_("Choose languages"),
        )  # fmt: skip
        made = with_languages(kept.form, (first, *others))
        if st.button(_("Save languages"), key=f"{key}_save", disabled=made.languages == kept.form.languages):
            workspace.forms.save(made, kept.version)
            notice(_("The languages are saved."))
            close()
    gone = [language_name(each) for each in kept.form.translations if each not in (first, *others)]
    if gone:
        st.caption(_("What is translated into {languages} goes.", languages=plain(", ".join(gone))))


def _translate(workspace: Workspace, forms: Forms, language: str) -> None:
    """What the other form has in this language, and names of languages, stand there already, to be saved or not."""
    kept, form = forms.kept, forms.kept.form
    missing = untranslated(form, language)
    if missing:
        words = count(missing, "{n} wording is not translated yet and is shown as written.",
                      "{n} wordings are not translated yet and are shown as written.")  # fmt: skip
        st.markdown(f":material/translate: {words}")
    known = {
        **(languages_in(language) if form.languages[0] == USUAL else {}),
        **(words_in(forms.other.form, language) if forms.other else {}),
        **words_in(form, language),
    }
    every = [*phrases(form), *phrases_around()]
    words_given = words_asked(every, known, language, f"words_{kept.id}_{kept.version}_{language}")
    if st.button(_("Save the translation"), key=f"words_{kept.id}_{language}_save", type="primary"):
        workspace.forms.save(with_translations(form, language, words_given), kept.version)
        notice(_("The translation is saved."))
        close()
