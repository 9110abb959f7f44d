"""What counts, how much, and what must or must not be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

PairIds = tuple[int, int]  # (mentee id, mentor id); of peers: the smaller id first


class Measure(StrEnum):
    """How two answers are compared; each gives 0 to 1, or unknown where an answer is missing."""

    COVERAGE = "coverage"  # how far the mentor's skills cover those wanted
    SHARED = "shared"  # what both chose, of all that either chose
    SAME = "same"
    DIFFERENT = "different"
    CLOSE = "close"  # numbers or scales: 1 where equal, falling to 0 at the far end
    AHEAD = "ahead"  # the mentor ahead of the mentee by a fitting distance (a trapezoid)
    LANGUAGE = "language"  # at least one in common
    AVAILABILITY = "availability"  # minutes a week that overlap, against minutes needed
    TEXT = "text"  # how near two free texts are
    PREFERENCE = "preference"  # the places each gave the other


@dataclass(frozen=True)
class Criterion:
    """A question (or a pair of questions) that counts.

    ``must_have`` is the least value (0 to 1) a pair must reach, whatever its score; unknown passes
    unless ``must_be_known``. ``settings`` are the measure's own, for example ``{"minutes": 60}``.
    """

    key: str
    label: str
    measure: Measure
    mentee_question: str
    mentor_question: str
    weight: int = 5  # 0 to 10; only proportions matter
    must_have: float | None = None
    must_be_known: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)


class Objective(StrEnum):
    MOST_PEOPLE = "most people"  # as many people as possible, then the highest total
    TOTAL = "total"  # the highest total
    FAIREST = "fairest"  # most people, then raise the worst pair as far as it goes, then the highest total
    RANKED = "ranked choices"  # stable: no two people would both rather have each other than whom they have


@dataclass(frozen=True)
class Limit:
    """At most ``most`` people of a group may give the same answer to a question; who did not answer is not limited."""

    question: str
    most: int


@dataclass(frozen=True)
class Grouping:
    """Groups of one mentor with ``smallest`` to ``largest`` mentees; of peers circles of so many people.

    ``inside``: how mentees of a group compare with each other (both questions of a criterion are those of the
    mentees); a group all alike, or all different with ``spread``, gives each of them ``inside_points`` more (0 to 100).
    ``seconds``: how long each exact program may take; what is not proven by then is said to be unproven.
    """

    smallest: int = 3
    largest: int = 8
    limits: tuple[Limit, ...] = ()
    inside: tuple[Criterion, ...] = ()
    spread: bool = False
    inside_points: int = 0
    seconds: float = 20.0


@dataclass(frozen=True)
class Rules:
    """Everything that decides, beside the people. Same pool and same rules, same result.

    ``locked`` pairs are made, ``barred`` pairs never; each maps to its reason in words.
    ``minimum_score`` (0 to 1) leaves weaker pairs unmade; None makes them and marks them.
    ``minimum_load`` is how many mentees every mentor with a place must have (a mentor with fewer places: as many as
    she has places); ``Person.least`` asks more of one mentor. A must-have: where it cannot be, matching is refused.
    """

    criteria: tuple[Criterion, ...]
    objective: Objective = Objective.MOST_PEOPLE
    locked: Mapping[PairIds, str] = field(default_factory=dict)
    barred: Mapping[PairIds, str] = field(default_factory=dict)
    minimum_score: float | None = None
    minimum_load: int = 0
    grouping: Grouping | None = None  # None makes pairs
