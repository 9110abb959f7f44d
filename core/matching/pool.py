"""Who is to be matched: two sides, or one pool of peers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from core.errors import Fault


@dataclass(frozen=True)
class Person:
    """One participant as the engine sees her. ``answers`` are as described in ``core.program.questions``."""

    id: int
    name: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    places: int = 1  # how many partners at most; for a mentee, how many mentors
    time_zone: str = "UTC"
    identity: str = ""  # the same on both sides for one human being: never matched with herself
    priority: bool = False  # waited last round
    least: int = 0  # of a mentor: how many mentees at least
    matters: tuple[str, ...] = ()  # keys of the criteria that matter most to her: each counts once more


@dataclass(frozen=True)
class Pool:
    """Everyone to be matched. Either mentees and mentors, or peers only.

    ``on`` is the day that time zones are compared on (daylight saving differs by date).
    """

    on: date
    mentees: tuple[Person, ...] = ()
    mentors: tuple[Person, ...] = ()
    peers: tuple[Person, ...] = ()
    faults: list[tuple[Fault, ...]] = field(
        default_factory=list, init=False, compare=False, repr=False
    )  # once looked for

    @property
    def is_empty(self) -> bool:
        return len(self.peers) < 2 and not (self.mentees and self.mentors)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.mentees + self.mentors + self.peers

    @cached_property
    def fingerprint(self) -> str:
        """Differs whenever anything that could change a result does."""
        sides = (self.on, self.mentees, self.mentors, self.peers)
        return sha256(repr(sides).encode()).hexdigest()
