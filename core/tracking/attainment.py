"""Goal Attainment Scaling: five levels of one goal written beforehand, and how far several goals came, as one number.

After Kiresuk & Sherman (1968). The number is for whoever runs the program; the people of a pairing see the levels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import Text, text

LEVELS: dict[int, Text] = {
    -2: text("Much less than expected"),
    -1: text("Somewhat less than expected"),
    0: text("As expected"),
    1: text("Somewhat more than expected"),
    2: text("Much more than expected"),
}
BEFORE = (-2, -1)  # where somebody can be at the start: so that it can still get worse, or not
RHO = 0.30  # how much goals of one person go together, by the authors' convention
LONGEST = 300
COMPARABLE = text(
    "Such numbers can be compared only where the levels were written without looking at results. Have a second person "
    "say the level of some goals too."
)


@dataclass(frozen=True)
class Attainment:
    """``levels``: words for −2 to +2, in this order. ``before``: the level at the start. ``seen``: days and levels.

    ``in_time``: written before anything was noted about the goal.
    """

    levels: tuple[str, str, str, str, str]
    before: int
    written_on: date
    in_time: bool = True
    seen: tuple[tuple[date, int], ...] = ()

    @property
    def now(self) -> int | None:
        """The newest level (of several on a day, the one said last); None where none was said since the start."""
        return max(enumerate(self.seen), key=lambda one: (one[1][0], one[0]))[1][1] if self.seen else None

    def word(self, level: int) -> str:
        return self.levels[level + 2]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Attainment":
        """From the document of its goal."""
        a, b, c, d, e = (str(each) for each in document["levels"])
        seen = tuple((date.fromisoformat(on), int(level)) for on, level in document.get("seen", ()))
        written = date.fromisoformat(document["written_on"])
        return cls((a, b, c, d, e), int(document["before"]), written, bool(document.get("in_time", True)), seen)


def check_attainment(one: Attainment) -> None:
    """Raise ``InvalidInput`` with every fault."""
    faults = []
    for level, words in zip(LEVELS, one.levels, strict=True):
        if not words.strip():
            faults.append(Fault(str(LEVELS[level]), text("is empty; all five are written before the work begins")))
        elif len(words) > LONGEST:
            faults.append(Fault(str(LEVELS[level]), text("is longer than {longest} letters", longest=LONGEST)))
    told = [" ".join(words.casefold().split()) for words in one.levels if words.strip()]
    if len(set(told)) < len(told):
        faults.append(Fault("Levels", text("say the same twice; each is a step of the same thing")))
    if one.before not in BEFORE:
        faults.append(Fault("Today", text("is one of the two lower levels; else the goal is reached already")))
    if faults:
        raise InvalidInput("The levels are not kept yet.", faults)


def t_score(levels: Sequence[int], weights: Sequence[float] | None = None, rho: float = RHO) -> float | None:
    """50 where everything came as expected, higher where it came better: T = 50 + 10 Σwx / √((1−r)Σw² + r(Σw)²).

    ``levels`` −2 to 2, one for each goal; ``weights`` zero or more, all 1 where none are given. None where there is no
    goal or every weight is 0. Raises ValueError for other numbers, or a ``rho`` (r) outside 0 ≤ r < 1. Kiresuk and
    Sherman 1968; printed wrongly in a guide of 2009, which has an erratum.
    """
    given = [1.0] * len(levels) if weights is None else list(weights)
    if len(given) != len(levels) or any(weight < 0 for weight in given) or any(x not in LEVELS for x in levels):
        raise ValueError("one level of -2 to 2 and one weight of 0 or more for each goal")
    if not 0 <= rho < 1:
        raise ValueError("rho is 0 or more, and below 1")
    below = (1 - rho) * sum(weight**2 for weight in given) + rho * sum(given) ** 2
    if not below:
        return None
    return 50 + 10 * sum(weight * x for weight, x in zip(given, levels, strict=True)) / sqrt(below)


@dataclass(frozen=True)
class Score:
    """Of the goals of one pairing that have levels and were looked at since: at the start, and by now."""

    goals: int
    before: float
    now: float
    in_time: bool  # all levels were written before the work began

    @property
    def change(self) -> float:
        return self.now - self.before


def score(found: Sequence[tuple[Attainment, float | None]], rho: float = RHO) -> Score | None:
    """``found``: levels with the weight of the goal (importance times difficulty), None where that was not said.

    Where one weight is not known, all count alike. None where no goal was looked at since the start.
    """
    looked = [(one, one.now, weight) for one, weight in found]
    seen = [(one, now, weight) for one, now, weight in looked if now is not None]
    known = [weight for _one, _now, weight in seen if weight is not None]
    weights = known if len(known) == len(seen) else None
    before = t_score([one.before for one, _now, _w in seen], weights, rho)
    after = t_score([now for _one, now, _w in seen], weights, rho)
    if before is None or after is None:
        return None
    return Score(len(seen), before, after, all(one.in_time for one, _now, _w in seen))


@dataclass(frozen=True)
class ProgramScore:
    """Over pairings: how many, their mean now and at the start, how far they lie apart, how many came to 50 or more.

    ``spread`` is None of fewer than two.
    """

    pairings: int
    before: float
    now: float
    spread: float | None
    reached: int
    late: int  # pairings of which some levels were written after the work had begun


def program_score(scores: Sequence[Score]) -> ProgramScore | None:
    """None where there is none yet."""
    if not scores:
        return None
    now = [one.now for one in scores]
    return ProgramScore(
        len(scores), fmean(one.before for one in scores), fmean(now), stdev(now) if len(now) > 1 else None,
        sum(one >= 50 - 1e-9 for one in now), sum(not one.in_time for one in scores),
    )  # fmt: skip
