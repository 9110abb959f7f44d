"""A form in other languages, whose answers stay in the words of the first."""

from dataclasses import replace

import pytest

from core.program.form_editing import advice, change, check_form
from core.program.questions import Form, Kind, Question, Side
from core.program.translations import (
    LANGUAGES,
    first_language,
    in_language,
    language_name,
    languages_in,
    phrases,
    translated,
    untranslated,
    with_languages,
    with_translations,
    words_in,
)

STYLE = Question("style", Kind.SCALE, "I like", help="No end is better.", low_label="plans", high_label="surprises")
PICK = Question("pick", Kind.CHOICE, "Which?", options=("Law", "Care"))
AGAIN = Question("again", Kind.CHOICE, "And then?", options=("Care", "Art"))
FORM = with_languages(Form(Side.MENTEE, (STYLE, PICK, AGAIN)), ("en", "de", "es"))
GERMAN = {"I like": "Ich mag", "plans": "Pläne", "Law": "Recht", "Care": "Pflege", "Nowhere": "Nirgends"}


def test_every_wording_is_there_once_in_the_order_of_the_form():
    assert [phrase.words for phrase in phrases(FORM)] == [
        "I like", "No end is better.", "plans", "surprises", "Which?", "Law", "Care", "And then?", "Art",
    ]  # fmt: skip
    assert phrases(FORM)[2].part == "lowest"


def test_what_is_not_translated_is_shown_as_written():
    form = with_translations(FORM, "de", GERMAN)
    assert in_language(form, "Law", "de") == "Recht"
    assert in_language(form, "Art", "de") == "Art"
    assert in_language(form, "Law", "en") == "Law"
    assert "Nowhere" not in words_in(form, "de")
    assert untranslated(form, "de") == 5
    assert any("into Deutsch yet: 5 wordings" in str(each) for each in advice(form))


def test_options_stay_in_their_first_words():
    shown = translated(replace(STYLE, options=("Law",)), GERMAN)
    assert (shown.label, shown.low_label, shown.high_label) == ("Ich mag", "Pläne", "surprises")
    assert shown.options == ("Law",)


def test_a_wording_that_is_changed_is_not_read_in_its_old_translation():
    form = with_translations(FORM, "de", GERMAN)
    form = change(form, "style", replace(STYLE, label="I dislike"))
    assert translated(form.questions[0], words_in(form, "de")).label == "I dislike"


def test_a_language_that_goes_takes_its_translations_along():
    form = with_translations(FORM, "de", GERMAN)
    assert with_languages(form, ("en", "es")).translations == {}
    assert with_languages(form, ("en",)).languages == ()


def test_options_that_read_the_same_are_told():
    form = with_translations(FORM, "de", {"Law": "Amt", "Care": "amt"})
    assert [fault.where for fault in check_form(form)] == ["Which?"]


@pytest.mark.parametrize(
    ("spoken", "begins"), [("de-AT", "de"), ("es", "es"), ("fr-FR", "en"), ("", "en"), ("de_DE", "de")]
)
def test_it_begins_in_the_browsers_language_where_it_can(spoken, begins):
    assert first_language(FORM, spoken) == begins
    assert first_language(replace(FORM, languages=()), spoken) == ""


def test_languages_are_offered_once():
    assert len(set(LANGUAGES)) == len(LANGUAGES)


def test_languages_have_names_of_their_own():
    assert (language_name("es"), language_name("xx-unheard")) == ("Español", "xx-unheard")
    assert languages_in("de")["German"] == "Deutsch"
    assert languages_in("xx-unheard") == {}
