"""Words, dates and numbers in the reader's language: the one place where a screen gets them from."""

import gettext
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time, get_day_names, get_timezone_name
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from core.reports.wording import Wording
from core.text import Text

CATALOGS = Path(__file__).resolve().parents[2] / "locale"
SOURCE = "en"  # the language that the texts are written in
OWN: ContextVar[Mapping[str, str]] = ContextVar("own words", default={})  # noqa: B039 - never written to
HERE: ContextVar[tuple[str, Locale] | None] = ContextVar("language and place", default=None)
MARKS = re.compile(r"[\\`*_\[\]<>$|~&]|:(?=[A-Za-z])|^(?:[#+=-]|\d+[.)])|^\s+", re.MULTILINE)


def _(message: str | Text, /, **values: object) -> str:
    """``message`` in the reader's language with its ``{places}`` filled; English where there is no translation.

    Texts among the values are translated, days are written in the reader's way. What a person typed goes
    in through ``plain`` where the result is shown as Markdown.
    """
    return _in(language(), message, values)


def each_worded(messages: Iterable[Text]) -> list[str]:
    """``_`` of many: the language, and each wording in it, are looked up once."""
    worded = cache(partial(_wording, language()))
    return [_filled(worded(message.message), message.values) for message in messages]


def _in(language: str, message: str | Text, values: Mapping[str, object]) -> str:
    known, own = (message.message, message.values) if isinstance(message, Text) else (message, {})
    return _filled(_wording(language, known), {**own, **values} if values else own)


def _wording(language: str, message: str) -> str:
    return (OWN.get().get(message) or _catalog(language).gettext(message)) if message else ""


def _filled(words: str, values: Mapping[str, object]) -> str:
    return words.format(**{name: _worded(value) for name, value in values.items()}) if values else words


@contextmanager
def worded(words: Mapping[str, str]) -> Iterator[None]:
    """Within, these wordings stand in for those of the catalog: what a coordinator has translated for her form."""
    before = OWN.set(words)
    try:
        yield
    finally:
        OWN.reset(before)


def count(n: int, one: str, many: str, /, **values: object) -> str:
    """``count(3, "{n} mentee", "{n} mentees")``: the plural of the reader's language, with ``n`` written out."""
    words = _catalog(language()).ngettext(one, many, n)
    return words.format(n=number(n), **{name: _worded(value) for name, value in values.items()})


def day(on: date) -> str:
    """A day as the reader writes it: "23 Nov 2026"."""
    return format_date(on, "medium", locale=_locale())


def moment(at: datetime, zone: str, *, name_zone: bool = False) -> str:
    """A moment in ``zone``: "23 Nov 2026, 14:30", and with ``name_zone`` which zone that is."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    there = at.astimezone(ZoneInfo(zone))
    words = f"{day(there)}, {format_time(there, 'short', locale=_locale())}"
    return f"{words} ({get_timezone_name(there, 'short', locale=_locale())})" if name_zone else words


def month(on: date) -> str:
    """The month of a day: "November 2026"."""
    return format_datetime(datetime(on.year, on.month, 1), "LLLL y", locale=_locale())


def weekday(name: str) -> str:
    """``mon`` to ``sun`` in words."""
    names = get_day_names("wide", locale=_locale())
    return str(names[("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(name)])


def number(value: float, digits: int = 0) -> str:
    """A number with so many digits after the point: "1,200" or "34.5"."""
    return format_decimal(value, "#,##0" + ("." + "0" * digits if digits else ""), locale=_locale())


def percent(share: float) -> str:
    """A share from 0 to 1: "63%"."""
    return format_percent(share, "#,##0%", locale=_locale())


def listed(words: Iterable[str]) -> str:
    """ "Ada, Bo and Cy"."""
    return format_list(list(words), locale=_locale())


def plain(typed: object) -> str:
    """What a person typed, so that Markdown shows it as it is: no images, links, colours or formulas of hers."""
    return MARKS.sub(lambda mark: "" if mark[0].isspace() else f"\\{mark[0]}" if len(mark[0]) == 1 else
                     f"{mark[0][:-1]}\\{mark[0][-1]}", str(typed))  # fmt: skip


def unlinked(typed: object) -> str:
    """As ``plain``, for examples: an address in it is no link to write to. Not for what somebody might copy."""
    return plain(typed).replace("@", "@\u2060")  # a word joiner, which nobody sees


def language() -> str:
    """The reader's language: her account's, kept in the session by app.py; English until then."""
    here = HERE.get()
    return here[0] if here else str(st.session_state.get("language") or SOURCE)


def as_here(made: Callable[[], bytes]) -> Callable[[], bytes]:
    """``made`` later and outside the page, in the language in which the page is read now."""
    here = (language(), _locale())

    def later() -> bytes:
        before = HERE.set(here)
        try:
            return made()
        finally:
            HERE.reset(before)

    return later


def wording() -> Wording:
    """How a paper speaks to this reader."""
    return Wording(language(), _, day)


def _worded(value: object) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Text):
        return _(value)
    return day(value) if isinstance(value, date) and not isinstance(value, datetime) else value


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation("pairwell", CATALOGS, [language], fallback=True)


def _locale() -> Locale:
    """The browser's way of writing dates where it speaks the language of the texts; else the language's own."""
    here = HERE.get()
    if here:
        return here[1]
    spoken = language()
    browser = (st.context.locale or "").replace("-", "_")
    wanted = browser if browser.partition("_")[0] == spoken else {"en": "en_GB"}.get(spoken, spoken)
    return _known(wanted)


@cache
def _known(wanted: str) -> Locale:
    try:
        return Locale.parse(wanted)
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
