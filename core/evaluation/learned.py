"""What matching learned: which criteria went along with good outcomes among the pairings that were made.

It says which went along, never what makes a relationship good: people were chosen by these criteria, so only what was
made is seen (restriction of range), and whatever else the pairs have in common is not held apart. A weight is suggested
only with evidence after correcting for everything that was looked at (Holm 1979), and then by one step.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

import numpy as np

from core.evaluation.association import association
from core.evaluation.finding import Finding, NotEnough
from core.evaluation.multiplicity import holm
from core.text import Text, text

LEAST = 30  # mentors (of peers and groups: pairings) whose outcome is known; our judgement
RARE = 8  # of two values the rarer is there so often at least, or nothing is tested; our judgement
ALARM = 0.05
MOST_WEIGHT = 10


class Outcome(StrEnum):
    """What a pairing is judged by; more is better."""

    LASTED = "lasted"
    MET = "met"
    CONTENT = "content"
    REACHED = "reached"


OUTCOMES: dict[Outcome, Text] = {
    Outcome.LASTED: text("Not ended early"),
    Outcome.MET: text("Met as often as agreed"),
    Outcome.CONTENT: text("Rated their check-ins well"),
    Outcome.REACHED: text("Reached a goal"),
}


class Verdict(StrEnum):
    ALONG = "went along"
    AGAINST = "went the other way"
    NO_EVIDENCE = "no evidence"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Made:
    """One pairing: by criterion how well the two fitted (0 to 1, None where unknown), by outcome how it went. Pairings
    of one ``mentor`` are no independent witnesses and are taken together; None: it stands alone."""

    mentor: int | None
    fits: Mapping[str, float | None]
    went: Mapping[Outcome, float | None]


@dataclass(frozen=True)
class Asked:
    """A criterion with its weight of now. ``range_left``: its spread among pairings that were made, as a share of its
    spread among all pairs that could have been; None where not known."""

    key: str
    label: str
    weight: int
    range_left: float | None = None


@dataclass(frozen=True)
class Went:
    """One criterion beside one outcome; ``finding.p_adjusted`` is corrected for all that was looked at."""

    criterion: Asked
    outcome: Outcome
    verdict: Verdict
    finding: Finding | NotEnough


@dataclass(frozen=True)
class Suggestion:
    """One step more for a criterion, and the outcomes that speak for it; a person decides."""

    criterion: Asked
    weight: int
    because: tuple[Outcome, ...]


@dataclass(frozen=True)
class Learned:
    """``known``: of how many mentors (or pairings that stand alone) each outcome is known. ``went`` is empty while no
    outcome is known of enough."""

    known: Mapping[Outcome, int]
    went: tuple[Went, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def is_enough(self) -> bool:
        return bool(self.went)

    @property
    def looked_at(self) -> int:
        """Of how many tests the p-values are corrected."""
        return sum(isinstance(each.finding, Finding) for each in self.went)


def learned(made: Sequence[Made], criteria: Sequence[Asked], least: int = LEAST) -> Learned:
    """Every criterion beside every outcome that is known of ``least`` mentors or more.

    Values of one mentor's pairings are averaged first. Slope with t interval and Pearson's r with Fisher's z of each;
    p corrected by Holm over all of them, so that where nothing goes along with anything, in 95 of 100 programs nothing
    at all is said to. A criterion or outcome of two values is tested only where the rarer comes 8 times. Ties and
    order of pairings change nothing. No errors; O(pairings x criteria x outcomes).
    """
    units = _by_mentor(made)
    known = {outcome: sum(each.went.get(outcome) is not None for each in units) for outcome in Outcome}
    asked = [(criterion, outcome) for outcome in Outcome if known[outcome] >= least for criterion in criteria]
    found = [_beside(units, criterion, outcome, least) for criterion, outcome in asked]
    corrected = holm([each.p if isinstance(each, Finding) else None for each in found])
    went = tuple(
        Went(criterion, outcome, _verdict(one, p), one.corrected(p) if isinstance(one, Finding) else one)
        for (criterion, outcome), one, p in zip(asked, found, corrected, strict=True)
    )
    return Learned(known, went, _suggestions(went))


def _by_mentor(made: Sequence[Made]) -> list[Made]:
    """One witness for each mentor: the mean of what is known of her pairings."""
    together: dict[int, list[Made]] = {}
    alone = []
    for each in made:
        if each.mentor is None:
            alone.append(each)
        else:
            together.setdefault(each.mentor, []).append(each)
    return [*alone, *(_joined(together[mentor]) for mentor in sorted(together))]


def _joined(pairings: Sequence[Made]) -> Made:
    if len(pairings) == 1:
        return pairings[0]
    keys = dict.fromkeys(key for each in pairings for key in each.fits)
    return Made(
        pairings[0].mentor,
        {key: mean_known([each.fits.get(key) for each in pairings]) for key in keys},
        {outcome: mean_known([each.went.get(outcome) for each in pairings]) for outcome in Outcome},
    )


def mean_known(values: Sequence[float | None]) -> float | None:
    """The mean of what is known; None where nothing is: missing is never zero."""
    there = [value for value in values if value is not None and isfinite(value)]
    return sum(there) / len(there) if there else None


def _beside(units: Sequence[Made], criterion: Asked, outcome: Outcome, least: int) -> Finding | NotEnough:
    known = [(each.fits.get(criterion.key), went) for each in units if (went := each.went.get(outcome)) is not None]
    both = [(fit, went) for fit, went in known if fit is not None]
    missing = len(known) - len(both)
    if len(both) < least:
        said = text("Known of {n}, {least} needed", n=len(both), least=least)
        return NotEnough(len(both), least, missing, said)
    for values in ([fit for fit, _ in both], [went for _, went in both]):
        if not _varies(values):
            said = text("Nearly all alike")
            return NotEnough(len(both), least, missing, said)
    return association([fit for fit, _ in known], [went for _, went in known])


def _varies(values: Sequence[float]) -> bool:
    """Whether the commonest value leaves enough others: what nearly nobody has, no test can speak of."""
    _, counts = np.unique(np.round(values, 10), return_counts=True)
    return len(values) - int(counts.max()) >= RARE


def _verdict(found: Finding | NotEnough, p: float | None) -> Verdict:
    if isinstance(found, NotEnough) or p is None:
        return Verdict.TOO_FEW
    if p >= ALARM:
        return Verdict.NO_EVIDENCE
    return Verdict.ALONG if found.estimate.value > 0 else Verdict.AGAINST


def _suggestions(went: Sequence[Went]) -> tuple[Suggestion, ...]:
    """One step up for what went along with something and against nothing; nothing is ever taken down by this alone."""
    found: dict[str, list[Went]] = {}
    for each in went:
        if each.verdict in (Verdict.ALONG, Verdict.AGAINST):
            found.setdefault(each.criterion.key, []).append(each)
    return tuple(
        Suggestion(of[0].criterion, min(MOST_WEIGHT, of[0].criterion.weight + 1), tuple(one.outcome for one in of))
        for of in found.values()
        if of[0].criterion.weight < MOST_WEIGHT and all(one.verdict is Verdict.ALONG for one in of)
    )
