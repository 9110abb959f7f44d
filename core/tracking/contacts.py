"""Keeping in touch with a pairing: which contacts are due on which day, which were made, and how many in time.

How often a program keeps in touch goes before how long its pairings last more surely than anything else it does. The
days of the youth profile follow the fourth and fifth edition of MENTOR's Elements of Effective Practice; those of the
others, and every span of days here, are our judgement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from core.text import Text, text

EARLY = 7  # days: a contact so long before counts for what is due
IN_TIME = 14  # days after it was due
Rests = tuple[tuple[date, date], ...]  # holidays: first and last day of each, by day
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
    """Days after the start on which contacts are due; ``every`` goes on after the last of them.

    ``guardians``: with a parent or guardian, where one agreed. In ``rests`` nothing is due: it waits until they are
    over. A contact ``early`` days before counts, and is in time until ``in_time`` days after.
    """

    touches: tuple[int, ...] = ()
    touch_every: int | None = None
    talks: tuple[int, ...] = ()
    talk_every: int | None = None
    reviews: tuple[int, ...] = ()
    guardians: tuple[int, ...] = ()
    guardian_every: int | None = None
    rests: Rests = ()
    early: int = EARLY
    in_time: int = IN_TIME

    @cached_property
    def of_guardians(self) -> "Profile":
        """The stream of parents and guardians alone."""
        return Profile(self.guardians, self.guardian_every, rests=self.rests, early=self.early, in_time=self.in_time)


class Keeping(StrEnum):
    """How a program keeps in touch, as its template or the team chose it."""

    USUAL = "usual"  # as with young people where guardians are asked, else as at work
    WORK = "at work"
    YOUNG = "young people"
    SCHOOL = "school"
    ONCE = "once"


YOUTH = Profile((14, 28), 30, (30, 60, 90), 90, (90, 180, 365), (14, 28), 30)
ADULT = Profile((14, 45), None, (90,), 90)
PROFILES: dict[Keeping, Profile] = {
    Keeping.WORK: ADULT,
    Keeping.YOUNG: YOUTH,
    Keeping.SCHOOL: replace(YOUTH, guardians=(), guardian_every=None),
    Keeping.ONCE: Profile((7,)),
}
KEEPINGS: dict[Keeping, Text] = {
    Keeping.USUAL: text("As is usual: with young people where guardians are asked, else as at work"),
    Keeping.WORK: text("As at work: two short contacts in the first weeks, then a talk every three months"),
    Keeping.YOUNG: text("As with young people: monthly with both and with a parent or guardian, and reviews"),
    Keeping.SCHOOL: text("As at school: monthly with both, and reviews; a parent or guardian only where you say so"),
    Keeping.ONCE: text("Once, a week after the start"),
}


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
    days: dict[date, ContactKind] = {}
    for kind, fixed, every in (
        (ContactKind.TOUCH, profile.touches, profile.touch_every),
        (ContactKind.TALK, profile.talks, profile.talk_every),
        (ContactKind.REVIEW, profile.reviews, None),
    ):
        found = list(fixed)
        longest = min(last, END_OF_YEAR) if kind is ContactKind.TOUCH else last
        while every and found and found[-1] + every <= longest:
            found.append(found[-1] + every)
        days |= {after_rest(start + timedelta(days=day), profile.rests): kind for day in found if day <= last}
    return tuple(Contact(on, days[on]) for on in sorted(days) if on <= until)


def after_rest(on: date, rests: Rests) -> date:
    """The day itself, or the first after the holidays that it lies in."""
    for first, last in rests:
        if first <= on <= last:
            on = last + timedelta(days=1)
    return on


def rest_days(since: date, until: date, rests: Rests) -> int:
    """How many days after ``since`` and up to ``until`` are holidays."""
    found = 0
    for first, last in rests:
        found += max(0, (min(last, until) - max(first, since + timedelta(days=1))).days + 1)
    return found


def done_on(items: Sequence[Contact], contacts: Sequence[Contact], early: int = EARLY) -> tuple[date | None, ...]:
    """For each contact that is due, the day of the first that does for it; None where none was made."""
    if not contacts:
        return (None,) * len(items)
    made, before = sorted(contacts, key=_on), timedelta(days=early)
    return tuple(_first(item.on - before, item.kind, made) for item in items)


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


def made_in_time(
    items: Sequence[Contact], done: Sequence[date | None], today: date, in_time: int = IN_TIME
) -> tuple[int, int]:
    """How many contacts were made within ``in_time`` days, of those whose time for that is over or that were made."""
    made_so = due = 0
    within = timedelta(days=in_time)
    for item, made in zip(items, done, strict=True):
        if item.on > today or (made is None and item.on + within >= today):
            continue
        due += 1
        made_so += made is not None and made <= item.on + within
    return made_so, due
