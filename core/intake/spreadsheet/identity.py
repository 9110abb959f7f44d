"""Who a row is about: her name, e-mail address, time zone and places, as they are found in spreadsheets."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import available_timezones

from core.intake.applications import LONGEST_NAME, MOST_PLACES, is_email
from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.numbers import read_number
from core.intake.spreadsheet.wording import letters_only
from core.text import text

NAME, FIRST_NAME, LAST_NAME = "name", "first_name", "last_name"
EMAIL, TIME_ZONE, PLACES = "email", "time_zone", "places"
OWN_ID = "own_id"  # what the organisation's own lists call a person by
LONGEST_ID = 80

_ADDRESS = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9\u00a1-\uffff](?:[\w.\-\u00a1-\uffff]*)\.[\w\-\u00a1-\uffff]{2,}"
)
_A_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){1,4}$")
_AFTER_COMMA = frozenset(["jr", "sr", "ii", "iii", "phd", "md", "mba", "dr", "esq", "msc", "bsc", "ma", "ba"])
_ZONE_NAMES = {
    "gmt": "UTC", "utc": "UTC", "z": "UTC", "greenwich mean time": "UTC",
    "eastern time us canada": "America/New_York", "us eastern": "America/New_York",
    "central time us canada": "America/Chicago", "us central": "America/Chicago",
    "mountain time us canada": "America/Denver", "us mountain": "America/Denver",
    "pacific time us canada": "America/Los_Angeles", "us pacific": "America/Los_Angeles",
    "central european time": "Europe/Berlin", "cet": "Europe/Berlin", "eastern european time": "Europe/Athens",
    "japan standard time": "Asia/Tokyo", "india standard time": "Asia/Kolkata",
    "uk": "Europe/London", "uk time": "Europe/London",
}  # fmt: skip
_SEVERAL_ZONES = {  # what most people mean by them, to be confirmed
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York", "cst": "America/Chicago",
    "cdt": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver", "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles", "ist": "Asia/Kolkata", "bst": "Europe/London",
    "wet": "Europe/Lisbon", "eet": "Europe/Athens", "met": "Europe/Berlin", "hst": "Pacific/Honolulu",
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt) ?([+-−–]) ?0?(\d{1,2})(?::?00)?$", re.IGNORECASE)


def normal_email(value: str) -> str:
    """The address that people are told apart by: no "mailto:", no name around it, lower case.

    >>> normal_email("Ada <Ada@Example.org>")
    'ada@example.org'
    """
    value = value.strip()
    if value.endswith(">") and "<" in value:
        value = value[value.rindex("<") + 1 : -1]
    return value.strip().removeprefix("mailto:").strip().lower()


def read_email(cell: str) -> str | Problem:
    """The normal address; a Problem where it is none."""
    address = normal_email(cell)
    if is_email(address):
        return address
    found = _ADDRESS.findall(cell)
    if len(found) > 1:
        return Problem(text("holds several addresses"), text("Keep one of them."), suggestion=found[0].lower())
    return Problem(
        text("“{value}” is not an e-mail address", value=cell[:60]), text("Write one such as ada@example.org.")
    )


def read_name(cell: str, comma_turns: bool) -> str | Problem:
    """The name as it is said; ``comma_turns``: "Lovelace, Ada" is Ada Lovelace, as the column tells."""
    name = " ".join(cell.split())
    if comma_turns and name.count(",") == 1:
        last, _, first = (part.strip() for part in name.partition(","))
        name = f"{first} {last}".strip()
    if len(name) > LONGEST_NAME:
        return Problem(
            text("is longer than {most} letters", most=LONGEST_NAME),
            text("Shorten the name, or choose another column."),
        )
    if _ADDRESS.fullmatch(name):
        return Problem(text("is an e-mail address, not a name"), text("Write the person's name."))
    return name


def looks_like_name(cell: str) -> bool:
    """Whether a text is two to five words of letters, as people's names are."""
    return len(cell) <= LONGEST_NAME and bool(_A_NAME.match(cell))


def read_own_id(cell: str) -> str | Problem:
    """An id as it stands, up to 80 letters; a Problem where a spreadsheet program has cut it short."""
    if re.fullmatch(r"\d(?:[.,]\d+)?E\+\d{1,2}", cell):
        return Problem(
            text("is a number that a spreadsheet program has cut short, “{value}”", value=cell),
            text("Write it whole, as a text."),
        )
    if len(cell) > LONGEST_ID:
        return Problem(text("is longer than {most} letters", most=LONGEST_ID), text("Choose another column."))
    return cell


def comma_turns_names(cells: Sequence[str]) -> bool:
    """Whether a column's names are written "Last, First": four in five hold one comma, no title after it."""
    filled = [cell for cell in cells if cell and "@" not in cell]
    return bool(filled) and sum(map(turned_round, filled)) >= 0.8 * len(filled)


def turned_round(cell: str) -> bool:
    """Whether a name is written "Last, First": one comma, and no title after it."""
    return cell.count(",") == 1 and letters_only(cell.partition(",")[2]) not in _AFTER_COMMA


@lru_cache(maxsize=1)
def _zones() -> Mapping[str, str]:
    """Every time zone by its name, and by its city where only one zone has it."""
    names = sorted(available_timezones())
    by_name = {letters_only(zone.replace("/", " ")): zone for zone in names}
    cities: dict[str, list[str]] = {}
    for zone in names:
        if "/" in zone and not zone.startswith(("Etc/", "US/", "posix/", "right/", "SystemV/")):
            cities.setdefault(letters_only(zone.rpartition("/")[2]), []).append(zone)
    own = {city: zones[0] for city, zones in cities.items() if len(zones) == 1}
    return own | by_name | _ZONE_NAMES


@lru_cache(maxsize=2048)
def read_time_zone(cell: str) -> str | Problem:
    """A zone such as ``Europe/Berlin``, also from its city, a whole-hour offset ("UTC+2") or an unmistakable name.

    Short names that mean several zones (EST, IST) are a Problem, with the nearest zone's name suggested.
    """
    if cell in available_timezones() and letters_only(cell) not in _SEVERAL_ZONES:
        return cell
    if found := _OFFSET.match(cell.strip()):
        hours = int(found[2])
        if hours <= 12:
            # the sign in these names is turned round: Etc/GMT-2 is two hours ahead
            return "UTC" if hours == 0 else f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}"
    bare = letters_only(cell)
    if (bare in _zones() and len(bare) != 3) or bare in _ZONE_NAMES:
        return _zones()[bare]
    near = get_close_matches(bare[:80], list(_zones()), 1, 0.75) if len(bare) > 3 else []
    suggestion = _zones()[near[0]] if near else _SEVERAL_ZONES.get(bare, "")
    remedy = (
        text("Did you mean “{zone}”?", zone=suggestion)
        if suggestion
        else text("Write a region and city, such as Europe/Berlin or America/New_York.")
    )
    return Problem(text("“{value}” is not the name of one time zone", value=cell[:60]), remedy, suggestion=suggestion)


def read_places(cell: str, least: int = 1) -> int | Problem:
    """How many people at most: a whole number from ``least`` to 50. Ranges and other words are asked."""
    number = read_number(cell, unit_words=frozenset({"mentee", "mentor", "person", "people", "student", "place"}))
    if isinstance(number, Problem):
        return number
    if number != int(number) or not least <= number <= MOST_PLACES:
        return Problem(
            text("is {value}, where a whole number is needed", value=cell),
            text("Write a number from {least} to {most}.", least=least, most=MOST_PLACES),
        )
    return int(number)
