"""Keeping in touch with a pairing: which contacts are due on which day, which were made, and how many in time.

How often a program keeps in touch goes before how long its pairings last more surely than anything else it does. The
days of the youth profile follow the fourth and fifth edition of MENTOR's Elements of Effective Practice; those of the
others, and every span of days here, are our judgement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from core.text import Text, text

EARLY = 7  # days: a contact so long before counts for what is due
IN_TIME = 14  # days after it was due
_EARLY, _IN_TIME = timedelta(days=EARLY), timedelta(days=IN_TIME)
END_OF_YEAR = 365


class ContactKind(StrEnum):
    """From the lightest to the one that asks for most; a heavier one does for a lighter one too."""

    TOUCH = "touch"
    TALK = "talk"
    REVIEW = "review"


RANK = {kind.value: place for place, kind in enumerate(ContactKind)}

KINDS: dict[ContactKind, Text] = {
    ContactKind.TOUCH: text("short contact"),
    ContactKind.TALK: text("talk about how it goes"),
    ContactKind.REVIEW: text("review: go on, support, pair anew or close"),
}


@dataclass(frozen=True)
class Profile:
    """Days after the start on which contacts are due; ``every`` goes on after the last of them."""

    touches: tuple[int, ...] = ()
    touch_every: int | None = None
    talks: tuple[int, ...] = ()
    talk_every: int | None = None
    reviews: tuple[int, ...] = ()


YOUTH = Profile((14, 28), 30, (30, 60, 90), 90, (90, 180, 365))
ADULT = Profile((14, 45), None, (90,), 90)


@dataclass(frozen=True)
class Contact:
    """One that is due on a day, or that was made on it."""

    on: date
    kind: ContactKind


@lru_cache(maxsize=1024)  # a cohort begins on one day
def schedule(start: date, until: date, profile: Profile) -> tuple[Contact, ...]:
    """All contacts due from ``start`` to ``until``, both included, by day; lighter ones first on one day.

    Short contacts go on for a year, talks until the end. A lighter contact on the day of a heavier one is left out.
    """
    last = (until - start).days
    days: dict[int, ContactKind] = {}
    for kind, fixed, every in (
        (ContactKind.TOUCH, profile.touches, profile.touch_every),
        (ContactKind.TALK, profile.talks, profile.talk_every),
        (ContactKind.REVIEW, profile.reviews, None),
    ):
        found = list(fixed)
        longest = min(last, END_OF_YEAR) if kind is ContactKind.TOUCH else last
        while every and found and found[-1] + every <= longest:
            found.append(found[-1] + every)
        days |= {day: kind for day in found if day <= last}
    return tuple(Contact(start + timedelta(days=day), days[day]) for day in sorted(days))


def done_on(items: Sequence[Contact], contacts: Sequence[Contact]) -> tuple[date | None, ...]:
    """For each contact that is due, the day of the first that does for it; None where none was made."""
    if not contacts:
        return (None,) * len(items)
    made = sorted(contacts, key=_on)
    return tuple(_first(item.on - _EARLY, item.kind, made) for item in items)


def _on(each: Contact) -> date:
    return each.on


def _first(early: date, due: ContactKind, made: Sequence[Contact]) -> date | None:
    """Of those made, by day. A heavier kind does for a lighter one, as ``RANK`` has it."""
    for each in made:
        kind = each.kind
        if each.on >= early and (kind is due or due is ContactKind.TOUCH or kind is ContactKind.REVIEW):
            return each.on
    return None


def open_contact(items: Sequence[Contact], done: Sequence[date | None], today: date) -> Contact | None:
    """What is due by ``today`` and was not made: the heaviest kind of it, since the day of the first that is open.

    ``done``: as ``done_on`` has it. One contact does for all that were missed before it.
    """
    missed = [item for item, made in zip(items, done, strict=True) if made is None and item.on <= today]
    if not missed:
        return None
    first = min(missed, key=_on).on
    return Contact(first, max((item.kind for item in missed), key=lambda kind: RANK[kind.value]))


def made_in_time(items: Sequence[Contact], done: Sequence[date | None], today: date) -> tuple[int, int]:
    """How many contacts were made within 14 days, of those whose time for that is over or that were made."""
    in_time = due = 0
    for item, made in zip(items, done, strict=True):
        if item.on > today or (made is None and item.on + _IN_TIME >= today):
            continue
        due += 1
        in_time += made is not None and made <= item.on + _IN_TIME
    return in_time, due
