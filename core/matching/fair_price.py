"""What the fairest pairs cost: how far the weakest was raised, and how many points all pairs together gave for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.matching.comparison import Comparison
from core.matching.outline import Outline, outline, outline_of
from core.matching.pool import Pool
from core.matching.result import Result
from core.matching.rules import Objective, PairIds, Rules
from core.text import Text, text


@dataclass(frozen=True)
class FairPrice:
    """``points``: what all pairs together would have more, were the weakest not raised; 0 and more where proven.

    ``weakest`` and ``otherwise``: the lowest score anybody has to be content with, now and then (0 to 100).
    """

    points: float
    weakest: float
    otherwise: float

    @property
    def sentence(self) -> Text:
        scores = {"now": f"{self.weakest:.1f}", "then": f"{self.otherwise:.1f}"}
        if self.weakest <= self.otherwise:
            return text("The weakest pair has {now} points: no fairer pairs are possible.", **scores)
        if self.points < 0.05:
            return text("The weakest pair has {now} points instead of {then}, and that costs nothing.", **scores)
        return text(
            "The weakest pair has {now} points instead of {then}; that costs {points} points of all pairs together.",
            points=f"{self.points:.1f}",
            **scores,
        )


def fair_price(pool: Pool, rules: Rules, result: Result, comparison: Comparison) -> FairPrice | None:
    """The fairest ``result`` against the one with as many people and the highest total.

    None where the aim is another, where groups are made, and where nobody is paired but by a lock. Of somebody with
    several partners the best counts; whoever has a locked one is content. Exact where ``result`` is proven. Cost: as
    ``match`` without putting pairs into words.
    """
    if rules.objective is not Objective.FAIREST or rules.grouping is not None:
        return None
    now = outline_of(result)
    weakest = _weakest(now, rules.locked, result.of_peers)
    if weakest is None:
        return None
    then = outline(pool, replace(rules, objective=Objective.MOST_PEOPLE), comparison, result)
    otherwise = _weakest(then, rules.locked, result.of_peers)
    return FairPrice(round(then.total - now.total, 3), weakest, weakest if otherwise is None else otherwise)


def _weakest(found: Outline, locked: Iterable[PairIds], of_peers: bool) -> float | None:
    content = {one for pair in locked for one in (pair if of_peers else pair[:1])}
    best: dict[int, float] = {}
    for (one, _other), score in zip(found.pairs, found.scores, strict=True):
        if one not in content:
            best[one] = max(score, best.get(one, 0.0))
    return min(best.values(), default=None)
