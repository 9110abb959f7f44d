"""Who is matched and how well, by group: rates and scores with how far they can be trusted, small groups unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev

from core.evaluation.shares import LEVEL, Share, share
from core.evaluation.suppression import FEWEST, suppressed
from core.matching.measures.answers import options
from core.matching.pool import Person, Pool
from core.matching.result import Result
from core.matching.rules import Rules

UNSAID = ""  # the group of those who gave no answer


@dataclass(frozen=True)
class MeanScore:
    """Points (0 to 100) of ``of`` matched people: their mean, and its interval."""

    of: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class GroupOutcome:
    """``group`` is the answer, ``UNSAID`` where there is none.

    ``matched`` and ``score`` are None for a small group, and for one that would give a small one away; ``score`` also
    where too few of the group are matched. ``waited``: of those who waited last round, how many are matched now; None
    also where these, or the rest of the group, are few.
    """

    group: str
    matched: Share | None
    score: MeanScore | None
    waited: Share | None = None


@dataclass(frozen=True)
class Fairness:
    """``groups`` in the order of their names, those who did not say last. ``counted_by``: labels of the criteria with
    weight that ask this very question: then the trait is in the score, and the groups differ by design.
    """

    groups: tuple[GroupOutcome, ...]
    counted_by: tuple[str, ...]


def fairness(pool: Pool, rules: Rules, result: Result, question: str, fewest: int = FEWEST) -> Fairness:
    """Match rate with its Wilson interval, mean score, and how those who waited before fare, by answer to a question.

    Of mentees, or peers.

    Somebody with several answers is in the group of all of them together. People with no place are left out. The
    score of somebody with several partners is that of the best. Intervals at 95 %; of the mean by Student's t,
    approximated by Cornish and Fisher, with people taken as independent. Groups of fewer than ``fewest`` people
    are not shown. Small differences are what chance makes: compare intervals, not numbers.
    """
    best = _best_scores(result)
    groups: dict[str, list[Person]] = {}
    for person in pool.peers or pool.mentees:
        if person.places:
            groups.setdefault(_group(person.answers, question), []).append(person)
    shown = suppressed({group: len(people) for group, people in groups.items()}, fewest)
    outcomes = []
    for group in sorted(groups, key=lambda name: (name == UNSAID, name)):
        scores = [best[person.id] for person in groups[group] if person.id in best]
        if shown[group] is None:
            outcomes.append(GroupOutcome(group, None, None))
        else:
            rate = share(len(scores), len(groups[group]), fewest=fewest)
            outcomes.append(GroupOutcome(group, rate, _mean(scores, fewest), _waited(groups[group], best, fewest)))
    asked = tuple(
        criterion.label
        for criterion in rules.criteria
        if criterion.weight and question in (criterion.mentee_question, criterion.mentor_question)
    )
    return Fairness(tuple(outcomes), asked)


def _waited(people: list[Person], best: Mapping[int, float], fewest: int) -> Share | None:
    before = [person.id in best for person in people if person.priority]
    return None if 0 < len(people) - len(before) < fewest else share(sum(before), len(before), fewest=fewest)


def _best_scores(result: Result) -> dict[int, float]:
    best: dict[int, float] = {}
    for proposal in result.proposals:
        for end in proposal.pair if result.of_peers else proposal.pair[:1]:
            best[end] = max(best.get(end, 0.0), proposal.score)
    return best


def _group(answers: Mapping[str, object], question: str) -> str:
    chosen = options(answers.get(question))
    return ", ".join(sorted(chosen.values())) if chosen else UNSAID


def _mean(scores: list[float], fewest: int) -> MeanScore | None:
    count = len(scores)
    if count < max(2, fewest):
        return None
    mean = fmean(scores)
    spread = student(count - 1) * stdev(scores) / sqrt(count)
    return MeanScore(count, mean, max(0.0, mean - spread), min(100.0, mean + spread))


def student(freedom: int, level: float = LEVEL) -> float:
    """The two-sided quantile of Student's t by Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5).

    Within 0.001 of the tables from 7 degrees of freedom.
    """
    z = NormalDist().inv_cdf(0.5 + level / 2)
    return float(
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * freedom**4)
    )
