"""How XLSX stores values, and how a person sees them: numbers, days, escaped signs, column letters."""

import re
import zipfile
import zlib
from datetime import datetime, timedelta

# What unpacking a part of a damaged file ends in: a false sum, a method or a lock that zipfile has not, a cut end
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def column_of(reference: str) -> int:
    """The number of a column, 1 for A."""
    at = 0
    for letter in reference.upper():
        at = at * 26 + ord(letter) - 64
    return at


def number_shown(value: str) -> str:
    """A stored number as a person sees it: no ``.0``, no exponent, no noise past 15 digits."""
    if value.isdigit() and len(value) < 16:
        return value
    number = float(value)
    if number != number or abs(number) >= 1e300:
        return value
    if number == int(number) and abs(number) < 1e21:
        return str(int(number))
    return f"{number:.15g}"


def day_shown(value: str, from_1904: bool) -> str:
    """A stored day as ISO text, with the time where there is one; a time alone as hours and minutes."""
    days = float(value)
    if not 0 <= days < 2_958_466:  # up to the end of the year 9999
        return number_shown(value)
    seconds = round(days * 86_400)
    if seconds < 86_400:
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    # Excel counts a 29 February 1900 that never was
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if days >= 61 else 31)
    moment = start + timedelta(seconds=seconds)
    return moment.date().isoformat() if seconds % 86_400 == 0 else moment.isoformat(" ", "minutes")


def unescaped(value: str) -> str:
    """``_x000D_`` is how the format writes a control character."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), value)
