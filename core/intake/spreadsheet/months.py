"""Days whose month is a word: "3. März 1990", "12 mars 2024", "March 3, 1990", in the languages that forms come in.

The names are those of the Unicode CLDR, as Babel has them, and a few that spreadsheet programs write beside these.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from core.program.translations import LANGUAGES

LONGEST = 48  # letters of a day in words, its weekday and time included
MORE_LANGUAGES = ("de_AT",)
_AS_WRITTEN = {"de": {"mrz": 3}, "en": {"sept": 9}, "es": {"setiembre": 9}, "fr": {"fev": 2, "juil": 7}}
_REST = r"(?:\s*[^\W\d_]\.?)?(?:(?:T|,? (?:at |um |à |kl )?)\d{1,2}[:.h]\d{2}.*)?$"  # "of the year", and a time
_DAY = r"(?P<day>\d{1,2})"
_DAY_FIRST = re.compile(rf"(?:(?P<beside>\D+?)[ ,])??{_DAY}(?P<name>\D{{3,30}}?)(?P<year>\d{{4}}|\d{{2}}){_REST}")
_NAME_FIRST = re.compile(rf"(?P<name>\D{{3,40}}?){_DAY}(?P<beside>\D{{1,12}}?)(?P<year>\d{{4}}){_REST}")
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})(?P<name>\D{{3,30}}?){_DAY}(?P<beside>\D{{0,6}})$")
_PARTED = re.compile(r"[\s.,\-/’'‘]+")
_BESIDE = frozenset(
    ("st", "nd", "rd", "th", "of", "the", "on", "de", "del", "d", "di", "er", "o", "a", "le", "den", "el", "il", "am",
     "dne", "m", "t", "r")
)  # fmt: skip


@dataclass(frozen=True)
class NamedDay:
    """A day in words: year and day as written, the name of the month without accents and large letters."""

    year: str
    name: str
    day: str

    def month(self, languages: Collection[str] = ()) -> int | None:
        """The month by its name in these languages, or in all where none is given or none of them has the name; None:
        it is one month here and another there (listopad is October in Croatian, November in Polish)."""
        months = _english().get(self.name) or _names().get(self.name, {})
        told = [month for month, spoken in months.items() if not spoken.isdisjoint(languages)] or list(months)
        return told[0] if len(told) == 1 else None

    def could_be(self) -> tuple[int, ...]:
        """Every month that is called so in some language."""
        return tuple(sorted(_english().get(self.name) or _names().get(self.name, {})))


@lru_cache(maxsize=4096)
def named_day(cell: str) -> NamedDay | None:
    """The day that a cell spells with the name of its month; None where it spells none."""
    if len(cell) > LONGEST:
        return None
    for pattern in (_DAY_FIRST, _NAME_FIRST, _YEAR_FIRST):
        found = pattern.match(cell)
        if found and _is_beside(_words(found["beside"] or "")) and (named := _named(found)):
            return named
    return None


def month_languages(cells: Iterable[str]) -> frozenset[str]:
    """The languages in which every month named in a column is one; empty where there is none, or nothing is named."""
    names = {each.name for each in map(named_day, cells) if each is not None}
    if names <= _english().keys():
        return frozenset({"en"}) if names else frozenset()
    spoken = [frozenset[str]().union(*_names()[name].values()) for name in names]
    return frozenset.intersection(*spoken)


def _named(found: re.Match[str]) -> NamedDay | None:
    words = [word for word in _words(found["name"]) if word not in _BESIDE]
    while len(words) > 1 and _is_beside(words[:1]):
        words = words[1:]
    known = " ".join(words)
    return (
        NamedDay(found["year"], known, found["day"]) if known and (known in _english() or known in _names()) else None
    )


def _is_beside(words: Sequence[str]) -> bool:
    """Whether these stand beside a day and say nothing about it: articles, and days of the week."""
    return all(word in _BESIDE or word in _weekdays() for word in words)


def _words(text: str) -> list[str]:
    """Without accents, marks and large letters."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return [word for word in _PARTED.split("".join(each for each in parts if not unicodedata.combining(each))) if word]


@cache
def _english() -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Looked at first: no other language means another month by these names, and reading all takes a while."""
    return _names_of(("en",))


@cache
def _names() -> Mapping[str, Mapping[int, frozenset[str]]]:
    return _names_of((*LANGUAGES, *MORE_LANGUAGES))


def _names_of(languages: Iterable[str]) -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Name of a month → which month it is → the languages in which it is called so."""
    found: dict[str, dict[int, set[str]]] = {}
    for code in languages:
        written = [(name, month) for month, name in _of_calendar(code, "months", ("wide", "abbreviated"))]
        for name, month in [*written, *_AS_WRITTEN.get(code, {}).items()]:
            spelled = " ".join(_words(name))
            if len(spelled) > 1 and not any(sign.isdigit() for sign in spelled):
                found.setdefault(spelled, {}).setdefault(month, set()).add(code)
    return {name: {month: frozenset(spoken) for month, spoken in months.items()} for name, months in found.items()}


@cache
def _weekdays() -> frozenset[str]:
    names = [name for code in LANGUAGES for _day, name in _of_calendar(code, "days", ("wide", "abbreviated"))]
    return frozenset(word for name in names for word in _words(name))


def _of_calendar(code: str, what: str, widths: Iterable[str]) -> list[tuple[int, str]]:
    """Number and name of the months or days of a language, inside a date and alone; none where Babel has none."""
    try:
        contexts = getattr(Locale.parse(code), what).values()
    except (UnknownLocaleError, ValueError):
        return []
    return [(number, name) for each in contexts for width in widths for number, name in each.get(width, {}).items()]
