"""A result of many thousands of pairs in counts: what is shown of it before anybody looks at a single pair."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.matching.pool import Pool
from core.matching.result import Result
from core.matching.rules import Objective
from core.text import Text, text

STEPS = 10  # of 10 points each
KINDS: Mapping[str, Text] = {  # of reasons to wait: how its sentence begins or goes on, and what is said of all alike
    "every place": text("Every place with mentors who are possible is taken."),
    "None of the": text("No mentor is allowed: must-haves or bars rule all of them out."),
    "0 places": text("Those who would be possible take nobody."),
    "Below the minimum": text("The best possible pair stays below the fewest points."),
    "Too little": text("Too little is answered to compare them with anyone."),
}
OTHERWISE = text("For other reasons.")


@dataclass(frozen=True)
class InCounts:
    """``paired`` of ``people`` mentees; ``spread``: pairs of 0 to 10 points, 10 to 20, and so on.

    ``loads``: (places taken, places, mentors). ``lowest``, ``middle`` and ``highest`` points of a pair are None where
    there is no pair.
    """

    people: int
    mentors: int
    places: int
    paired: int
    pairs: int
    total: float
    upper_bound: float
    proven: bool
    objective: Objective
    method: str
    lowest: float | None
    middle: float | None
    highest: float | None
    spread: tuple[int, ...]
    loads: tuple[tuple[int, int, int], ...]

    @property
    def waiting(self) -> int:
        return self.people - self.paired

    @property
    def mean(self) -> float | None:
        return self.total / self.pairs if self.pairs else None

    def to_document(self) -> dict[str, Any]:
        return {**vars(self), "objective": self.objective.value}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "InCounts":
        own = {name: document[name] for name in cls.__dataclass_fields__}
        return cls(
            **{
                **own,
                "objective": Objective(own["objective"]),
                "spread": tuple(own["spread"]),
                "loads": tuple((taken, places, many) for taken, places, many in own["loads"]),
            }
        )


def in_counts(pool: Pool, result: Result) -> InCounts:
    """Of mentees and mentors. Linear in people and pairs; says nothing of reasons, which would take longest."""
    scores = sorted(each.score for each in result.proposals)
    taken = Counter(each.mentor_id for each in result.proposals)
    loads = Counter((min(taken[one.id], one.places), one.places) for one in pool.mentors)
    spread = Counter(min(int(score * STEPS // 100), STEPS - 1) for score in scores)
    return InCounts(
        people=len(pool.mentees),
        mentors=len(pool.mentors),
        places=sum(one.places for one in pool.mentors),
        paired=len({each.mentee_id for each in result.proposals}),
        pairs=len(scores),
        total=result.total,
        upper_bound=result.upper_bound,
        proven=result.proven,
        objective=result.objective,
        method=result.method,
        lowest=scores[0] if scores else None,
        middle=scores[len(scores) // 2] if scores else None,
        highest=scores[-1] if scores else None,
        spread=tuple(spread[step] for step in range(STEPS)),
        loads=tuple((got, places, many) for (got, places), many in sorted(loads.items())),
    )


def alike(reason: Text) -> Text:
    """What is said of all who wait for such a reason.

    >>> str(alike(text("None of the {all} mentors is allowed.", all=3)))
    'No mentor is allowed: must-haves or bars rule all of them out.'
    """
    return next((words for part, words in KINDS.items() if part in reason.message), OTHERWISE)
