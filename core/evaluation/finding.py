"""What a statistic says: the number, how sure it is, by which method, and a sentence that claims no more than that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.text import Text, text

LEVEL = 0.95
FEWEST_PAIRS = 6  # no test below
FEW_PAIRS = 20  # a warning below
LARGE_CHANGE = 1.0  # dz of a change from before to after that is larger than programs usually see
LARGE_DIFFERENCE = 0.8  # g between two groups
FIELD = 0.21  # Hedges' g of mentoring over 70 studies (Raposa and others 2019)


class Design(StrEnum):
    """How the numbers came about: it decides what may be claimed."""

    AFTER_ONLY = "after only"
    ONE_GROUP = "before and after"
    RETROSPECTIVE = "before, remembered afterwards"
    COMPARISON = "with a group to compare with"
    BY_LOT = "groups drawn by lot"


CLAIM: dict[Design, Text] = {
    Design.AFTER_ONLY: text("This is what people report; nothing was asked before, so it says nothing about change."),
    Design.ONE_GROUP: text(
        "There is nobody to compare with, so it can't be said that the program is what made the difference."
    ),
    Design.RETROSPECTIVE: text(
        "Both answers were given afterwards, and memory colours how one was before: read it as how people see it now."
    ),
    Design.COMPARISON: text(
        "The groups were not drawn by lot, so something else in which they differ may be the reason."
    ),
    Design.BY_LOT: text("The groups were drawn by lot, so the program is the likely reason for the difference."),
}


@dataclass(frozen=True)
class Estimate:
    """A number with its interval at ``LEVEL``; an end that can't be had is None. ``method`` names the formula."""

    value: float
    low: float | None
    high: float | None
    name: Text
    method: Text

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True)
class Finding:
    """One answer of statistics, whole: no number in it is ever NaN or infinite.

    ``n`` were counted, ``missing`` were not; ``effect`` has no unit; ``others`` are further estimates; ``p`` is raw,
    ``p_adjusted`` after correcting for the other questions of its family. ``assumptions`` are what the method
    takes for granted and how that looks here, ``caveats`` what to keep in mind.
    """

    method: Text
    n: int
    missing: int
    estimate: Estimate
    sentence: Text
    effect: Estimate | None = None
    others: tuple[Estimate, ...] = ()
    p: float | None = None
    p_adjusted: float | None = None
    assumptions: tuple[Text, ...] = ()
    caveats: tuple[Text, ...] = ()

    def corrected(self, p_adjusted: float | None) -> "Finding":
        """The same with its p after correction."""
        return replace(self, p_adjusted=p_adjusted)


@dataclass(frozen=True)
class NotEnough:
    """There is too little to say anything: ``n`` of the ``least`` that it takes, and ``missing`` beside them."""

    n: int
    least: int
    missing: int
    sentence: Text


def not_enough(n: int, least: int, missing: int = 0) -> NotEnough:
    """The answer where fewer than ``least`` gave what is needed."""
    said = text("Not enough data: {n} answered all that is needed, and it takes {least}.", n=n, least=least)
    return NotEnough(n, least, missing, said)


def claim(design: Design) -> Text:
    """What may, and may not, be concluded from numbers that came about so."""
    return CLAIM[design]


def few(n: int) -> tuple[Text, ...]:
    """A warning where few were counted."""
    told = "With {n} people the interval is wide, and one person more or less may change the picture."
    return (text(told, n=n),) if n < FEW_PAIRS else ()


def unusually_large(effect: float, line: float) -> tuple[Text, ...]:
    """A warning where an effect without unit is beyond ``line``, so larger than the field sees."""
    if abs(effect) <= line:
        return ()
    told = (
        "This is larger than mentoring usually achieves (about {field}). Before telling it, check whether people came "
        "when things were at their worst, who did not answer, and whether the question measures what it should."
    )
    return (text(told, field=FIELD),)


def shown(value: float, digits: int = 2) -> str:
    """A number as sentences write it; never a negative zero.

    >>> shown(1.0), shown(-0.001), shown(2.6166)
    ('1.00', '0.00', '2.62')
    """
    return f"{round(value, digits) + 0.0:.{digits}f}"


def p_shown(p: float) -> str:
    """A p as it is printed: three digits, and never as if it were nothing.

    >>> p_shown(0.0494), p_shown(0.00002)
    ('0.049', 'below 0.001')
    """
    return "below 0.001" if p < 0.001 else f"{p:.3f}"


def adjusted(findings: Sequence[Finding], ps: Sequence[float | None]) -> tuple[Finding, ...]:
    """The findings of one family, each with its corrected p."""
    return tuple(finding.corrected(p) for finding, p in zip(findings, ps, strict=True))
