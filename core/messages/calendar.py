"""Calendar files (RFC 5545) that mail and calendar programs take in: one event, its time in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PRODUCT = "-//Pairwell//Mentoring programs//EN"
LONGEST_LINE = 75  # octets, without the line end


@dataclass(frozen=True)
class Event:
    """Something that happens once. ``uid`` names it for good: a later file with the same one moves it, if its
    ``sequence`` is higher. ``tentative``: a suggestion that nobody has agreed to yet."""

    uid: str
    summary: str
    begins: datetime
    minutes: int
    description: str = ""
    sequence: int = 0
    tentative: bool = True


def calendar_file(event: Event, written: datetime) -> bytes:
    """The file, UTF-8, lines folded at 75 octets and ended by CR LF.

    ``begins`` and ``written`` know their zone and are written in UTC, so that no time zone has to be described and
    every reader's calendar shows them in its own. Raises ValueError for a moment without a zone. The same event
    written at the same moment is the same file, byte by byte.
    """
    begins, stamp = _utc(event.begins), _utc(written)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_escaped(event.uid)}",
        f"DTSTAMP:{_stamp(stamp)}",
        f"DTSTART:{_stamp(begins)}",
        f"DTEND:{_stamp(begins + timedelta(minutes=event.minutes))}",
        f"SEQUENCE:{event.sequence}",
        f"SUMMARY:{_escaped(event.summary)}",
        *([f"DESCRIPTION:{_escaped(event.description)}"] if event.description else []),
        f"STATUS:{'TENTATIVE' if event.tentative else 'CONFIRMED'}",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.astimezone(UTC)


def _stamp(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    """RFC 5545, 3.3.11: backslash, semicolon, comma and line ends; other control characters go."""
    tidy = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", "\n".join(words.splitlines()))
    for sign in ("\\", ";", ","):
        tidy = tidy.replace(sign, f"\\{sign}")
    return tidy.replace("\n", "\\n")


def _folded(line: str) -> str:
    """RFC 5545, 3.1: a line goes on after CR LF and a space; no letter of several octets is cut."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)
