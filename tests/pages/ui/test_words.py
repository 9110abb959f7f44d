"""Texts, days and numbers as the reader has them."""

import gettext
from datetime import UTC, date, datetime

import pytest

from core.text import text
from pages.ui import words
from pages.ui.words import _, count, day, listed, moment, month, number, percent, plain, weekday


class Spanish(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return {"Both speak {tongue}": "Los dos hablan {tongue}", "Spanish": "español"}.get(message, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return "{n} aprendiz" if n == 1 else "{n} aprendices"


@pytest.fixture
def in_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", lambda: "es")
    monkeypatch.setattr(words, "_catalog", lambda _language: Spanish())


def test_a_message_is_filled() -> None:
    assert _("{count} of {all}", count=38, all=40) == "38 of 40"


def test_a_text_of_core_is_filled_from_its_own_values() -> None:
    assert _(text("Both speak {tongue}", tongue="Spanish")) == "Both speak Spanish"


def test_braces_in_a_message_without_values_stay() -> None:
    assert _("{as it is}") == "{as it is}"


def test_an_empty_message_is_not_the_head_of_the_catalog() -> None:
    assert _("") == ""


def test_texts_within_texts_are_translated_too(in_spanish: None) -> None:
    assert _(text("Both speak {tongue}", tongue=text("Spanish"))) == "Los dos hablan español"


def test_plurals_are_of_the_readers_language(in_spanish: None) -> None:
    assert count(1, "{n} mentee", "{n} mentees") == "1 aprendiz"
    assert count(1200, "{n} mentee", "{n} mentees") == "1.200 aprendices"


def test_plurals_in_english() -> None:
    assert count(1, "{n} mentee", "{n} mentees") == "1 mentee"
    assert count(0, "{n} mentee waits for {who}", "{n} mentees wait for {who}", who="Ada") == "0 mentees wait for Ada"
    assert count(1200, "{n} mentee", "{n} mentees") == "1,200 mentees"


def test_days_are_written_without_doubt_which_is_the_month() -> None:
    assert day(date(2026, 11, 3)) == "3 Nov 2026"
    assert month(date(2026, 11, 3)) == "November 2026"
    assert weekday("sun") == "Sunday"


def test_a_day_within_a_text_is_written_the_same_way() -> None:
    assert _("Until {when}", when=date(2026, 11, 3)) == "Until 3 Nov 2026"


def test_days_follow_the_readers_language(in_spanish: None) -> None:
    assert day(date(2026, 11, 3)) == "3 nov 2026"
    assert weekday("mon") == "lunes"


def test_a_moment_is_shown_in_the_zone_asked_for() -> None:
    at = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert moment(at, "Europe/Berlin") == "24 Nov 2026, 00:30"
    assert moment(at, "America/New_York", name_zone=True).startswith("23 Nov 2026, 18:30 (")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 11, 23, 23, 30), "UTC")


def test_numbers() -> None:
    assert (number(1234), number(34.56, 1), percent(0.63)) == ("1,234", "34.6", "63%")
    assert listed(["Ada", "Bo", "Cy"]) == "Ada, Bo and Cy"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ada O'Neil-Smith (2nd)", "Ada O'Neil-Smith (2nd)"),
        ("![x](https://example.org/x.png)", r"!\[x\](https://example.org/x.png)"),
        (":red[alarm]", r"\:red\[alarm\]"),
        ("at 10:30", "at 10:30"),
        ("# loud", r"\# loud"),
        ("1. first", r"1\. first"),
        ("- one\n    code", "\\- one\ncode"),
        ("$5 <b>", r"\$5 \<b\>"),
        ("a_b*c*", r"a\_b\*c\*"),
        ("C++ & R", r"C++ \& R"),
    ],
)
def test_what_people_type_is_shown_and_does_nothing(typed: str, shown: str) -> None:
    assert plain(typed) == shown


def test_a_file_made_outside_the_page_speaks_the_language_of_the_page(in_spanish, monkeypatch) -> None:
    made = words.as_here(lambda: f"{words.language()} {_('Spanish')} {day(date(2026, 3, 1))}".encode())
    monkeypatch.undo()  # another thread knows no session
    monkeypatch.setattr(words, "_catalog", lambda language: {"es": Spanish()}.get(language, gettext.NullTranslations()))
    assert made().decode() == "es español 1 mar 2026" and words.language() == "en"
