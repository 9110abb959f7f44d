"""What matching answers with: proposals, who is left out and why, and the proof."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from core.matching.rules import Objective, PairIds
from core.text import Text


@dataclass(frozen=True)
class Points:
    """What one criterion gives one pair.

    ``points`` of all criteria of a pair add up to its score exactly, as displayed too (one decimal).
    ``value`` is the likeness 0 to 1, None where an answer is missing: then no points, and the other
    criteria carry the whole score.
    """

    criterion: str  # its key
    label: str
    value: float | None
    points: float
    possible: float
    reason: Text  # a sentence a person can read and check: "Both speak Spanish"
    good: Text | None = None  # what the two themselves may read, None where nothing speaks for the pair
    matters_to: tuple[str, ...] = ()  # names of those to whom it matters most: it counts once more for each
    answers: tuple[str, str] = ("", "")  # of the two, as given; of wishes none: whom else they named is theirs
    shared: tuple[str, ...] = ()  # what both have of what is compared, as written
    missing: tuple[str, ...] = ()  # what was asked for and is not there


class PointsWhenAsked(Sequence[Points]):
    """The points of a pair, put into words when somebody first looks. Equals, and is pickled as, the tuple they are."""

    def __init__(self, work_out: Callable[[], tuple[Points, ...]]) -> None:
        self._work_out = work_out
        self._points: tuple[Points, ...] | None = None

    @property
    def all(self) -> tuple[Points, ...]:
        if self._points is None:
            self._points = self._work_out()
        return self._points

    @overload
    def __getitem__(self, place: int) -> Points: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Points, ...]: ...
    def __getitem__(self, place: int | slice) -> Points | tuple[Points, ...]:
        return self.all[place]

    def __len__(self) -> int:
        return len(self.all)

    def __eq__(self, other: object) -> bool:
        return self.all == (other.all if isinstance(other, PointsWhenAsked) else other)

    def __hash__(self) -> int:
        return hash(self.all)

    def __repr__(self) -> str:
        return repr(self.all)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.all,)


@dataclass(frozen=True)
class Proposal:
    """One suggested pair with its score (0 to 100 points) and reasons, strongest first."""

    mentee_id: int
    mentor_id: int  # of peers: the second, with the larger id
    score: float
    points: Sequence[Points]
    coverage: float  # share of the weight that was known, 0 to 1
    locked: bool = False

    @property
    def pair(self) -> PairIds:
        return self.mentee_id, self.mentor_id


@dataclass(frozen=True)
class Group:
    """One mentor with her mentees, or a circle of peers (``mentor_id`` None). Ids rising; points as in the total."""

    mentor_id: int | None
    member_ids: tuple[int, ...]
    score: float  # of a circle: the sum over its members of the mean score with the others
    inside: float = 0.0  # what likeness or spread inside the group adds


@dataclass(frozen=True)
class Unmatched:
    """One person left without a partner, and the computed reason and remedy."""

    person_id: int
    reason: Text
    remedy: Text


@dataclass(frozen=True)
class Result:
    """Proposals in the order of mentee ids.

    ``total`` and ``upper_bound`` are in points; ``proven`` where they meet: no other set of pairs scores
    more under these rules. By ranked choices (``Objective.RANKED``) ``proven`` says instead that no two people would
    both rather have each other; ``upper_bound`` is then the total itself.
    """

    proposals: tuple[Proposal, ...]
    unmatched: Sequence[Unmatched]
    total: float
    upper_bound: float
    proven: bool
    objective: Objective
    method: str
    of_peers: bool = False
    groups: tuple[Group, ...] = ()
    # What a place with each mentor costs, in units of the solver: for ``match`` to start from. No part of the answer.
    prices: Mapping[int, int] = field(default_factory=dict, compare=False, repr=False)
