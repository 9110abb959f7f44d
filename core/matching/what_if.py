"""What a decision by hand would change, before it is taken: everything solved again with it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.errors import Refusal
from core.matching.comparison import Comparison
from core.matching.measures.sentence import several
from core.matching.moved import Moved
from core.matching.outline import outline, outline_of, who_moved
from core.matching.pool import Pool
from core.matching.result import Result
from core.matching.rules import PairIds, Rules
from core.text import Text, text

BY_HAND = "tried out"


@dataclass(frozen=True)
class WhatIf:
    """``points``: what all pairs together would lose (below 0: gain). ``people``: how many more would wait.

    ``moved``: whose partners would change. ``refused``: why it cannot be at all; then nothing else is known.
    """

    points: float
    people: int
    moved: tuple[Moved, ...]
    refused: Text | None = None

    @property
    def sentence(self) -> Text:
        """The price in words; who moves is told beside it."""
        if self.refused is not None:
            return self.refused
        points = f"{abs(self.points):.1f}"
        if self.people > 0:
            return several(
                "{count} person more would wait; all pairs together would lose {points} points.",
                "{count} people more would wait; all pairs together would lose {points} points.",
                self.people,
                points=points,
            ) if self.points >= 0 else several(
                "{count} person more would wait; all pairs together would gain {points} points.",
                "{count} people more would wait; all pairs together would gain {points} points.",
                self.people,
                points=points,
            )  # fmt: skip
        if self.people < 0:
            return several("{count} person more would be paired.", "{count} people more would be paired.", -self.people)
        if not self.moved:
            return text("It costs nothing, and nobody moves.")
        if abs(self.points) < 0.05:
            return text("It costs no points.")
        if self.points < 0:
            return text("All pairs together would gain {points} points.", points=points)
        return text("It costs {points} points of all pairs together.", points=points)


def what_if(
    pool: Pool,
    rules: Rules,
    result: Result,
    comparison: Comparison,
    *,
    lock: Collection[PairIds] = (),
    bar: Collection[PairIds] = (),
    free: Collection[PairIds] = (),
) -> WhatIf:
    """Lock these pairs, bar those, take the locks and bars of others away, and match again.

    A locked pair is barred no longer, a barred one no longer locked. Exact where both results are proven. What
    ``match`` refuses (more pairs locked for one person than she has places, for example) is ``refused``, in its words.
    Cost: as ``match``, started from ``result``.
    """
    locked = {pair: why for pair, why in rules.locked.items() if pair not in free and pair not in bar}
    barred = {pair: why for pair, why in rules.barred.items() if pair not in free and pair not in lock}
    locked |= dict.fromkeys(lock, BY_HAND)
    barred |= dict.fromkeys(bar, BY_HAND)
    wanted = replace(rules, locked=locked, barred=barred)
    try:
        solved = outline(pool, wanted, comparison, result)
    except Refusal as no:
        return WhatIf(0.0, 0, (), no.message)
    now = outline_of(result)
    moved = who_moved(now.pairs, solved.pairs, result.of_peers)
    return WhatIf(round(now.total - solved.total, 3), now.people - solved.people, moved)


def swapped(one: PairIds, other: PairIds, of_peers: bool = False) -> tuple[PairIds, PairIds]:
    """Two pairs after their mentees have changed places; of peers the second of each pair is handed over."""
    found = (one[0], other[1]), (other[0], one[1])
    return ((min(found[0]), max(found[0])), (min(found[1]), max(found[1]))) if of_peers else found
