"""What a cohort may cost beside what it reached, and what its mentors' hours would cost at a published rate.

The Elements of Effective Practice for Mentoring (MENTOR) ask a program to follow its costs; which figures are told, and
how, is our judgement. A value of hours is no saving and no return: nothing here gets a price that nobody paid.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import isfinite
from typing import Any

from core.errors import Fault, InvalidInput
from core.text import Text, text

LONGEST_CURRENCY, LONGEST_SOURCE = 12, 300
MOST = 1e10
FIRST_YEAR = 1980
OLD = 3  # years after which a rate is called old
FEW = 10


@dataclass(frozen=True)
class Costs:
    """``budget`` of one whole cohort; ``rate`` for an hour of a mentor, with the year it holds for and who published
    it. None and empty where nothing is given: that is not zero."""

    budget: float | None = None
    currency: str = ""
    rate: float | None = None
    rate_year: int | None = None
    rate_source: str = ""

    @property
    def is_given(self) -> bool:
        """Whether there is anything to reckon with."""
        return self.budget is not None or self.rate is not None

    def to_document(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Costs":
        known = {each.name for each in fields(cls)}
        said = {name: value for name, value in document.items() if name in known}
        for name in ("budget", "rate"):  # JSON of other programs writes 9000.0 as 9000
            said[name] = None if said.get(name) is None else float(said[name])
        return cls(**said)


NO_COSTS = Costs()


@dataclass(frozen=True)
class CostCounts:
    """What a cohort reached. ``minutes`` of meetings that were held, each counted once; ``unknown`` of them told no
    length. ``mentor_minutes`` of everybody who came as a mentor (as a peer, where all are), ``beside_minutes`` what
    they noted beside meetings; both as told."""

    pairings: int
    minutes: int
    unknown: int
    goals: int
    goals_met: int
    mentor_minutes: int
    beside_minutes: int


@dataclass(frozen=True)
class CostFigure:
    """One number; ``amount`` is None where there is nothing to divide by, and ``said`` then tells what is missing."""

    title: Text
    amount: float | None
    said: Text


def check_costs(costs: Costs, year: int) -> None:
    """Raise InvalidInput with every fault: amounts that are none, a rate without its year or source, no currency."""
    faults = []
    for where, amount in (("Budget", costs.budget), ("Rate", costs.rate)):
        if amount is not None and not (isfinite(amount) and 0 < amount <= MOST):
            faults.append(
                Fault(
                    where,
                    text("is above 0 and at most {most}; leave it empty where none is known", most=f"{MOST:,.0f}"),
                )
            )
    if (costs.budget is not None or costs.rate is not None) and not costs.currency.strip():
        faults.append(Fault("Currency", text("is empty; say what the amounts are in, like EUR")))
    if len(costs.currency) > LONGEST_CURRENCY:
        faults.append(Fault("Currency", text("is longer than {longest} letters", longest=LONGEST_CURRENCY)))
    if len(costs.rate_source) > LONGEST_SOURCE:
        faults.append(Fault("Source", text("is longer than {longest} letters", longest=LONGEST_SOURCE)))
    if costs.rate is not None:
        if costs.rate_year is None:
            faults.append(Fault("Year", text("is empty; say which year the rate holds for")))
        if not costs.rate_source.strip():
            faults.append(Fault("Source", text("is empty; say who published the rate")))
    if costs.rate_year is not None and not FIRST_YEAR <= costs.rate_year <= year:
        faults.append(Fault("Year", text("is from {first} to {last}", first=FIRST_YEAR, last=year)))
    if faults:
        raise InvalidInput("Budget and rate are not kept.", faults)


def cost_figures(costs: Costs, counts: CostCounts) -> tuple[CostFigure, ...]:
    """The whole budget divided by pairings made, by hours of meetings and by goals met, in this order; counted, so
    without an interval. Empty where no budget is given."""
    if costs.budget is None:
        return ()
    hours = counts.minutes / 60
    by_hours = text("Budget divided by hours of meetings held: {hours}.", hours=f"{hours:,.1f}")
    if counts.unknown:
        by_hours = text("{said} Meetings whose length nobody told: {n}; with them it would be less.", said=by_hours,
                        n=counts.unknown)  # fmt: skip
    no_hours = (
        text("Of no meeting is the length known; told without one: {n}.", n=counts.unknown)
        if counts.unknown
        else text("No meeting is noted yet.")
    )
    no_goal = text("No goal is met yet; set: {n}.", n=counts.goals) if counts.goals else text("No goal is set yet.")
    return (
        _figure(text("Each pairing"), costs.budget, counts.pairings, text("No pairing is made yet."),
                _few(text("Budget divided by pairings made: {n}.", n=counts.pairings), counts.pairings)),
        _figure(text("Each hour together"), costs.budget, hours, no_hours, by_hours),
        _figure(text("Each goal met"), costs.budget, counts.goals_met, no_goal,
                _few(text("Budget divided by goals met: {met} of {n} set.", met=counts.goals_met, n=counts.goals),
                     counts.goals_met)),
    )  # fmt: skip


def value_of_hours(costs: Costs, counts: CostCounts) -> float | None:
    """Hours of mentors, in meetings and beside, times the rate; None where there is no rate or no hour."""
    minutes = counts.mentor_minutes + counts.beside_minutes
    return None if costs.rate is None or minutes == 0 else costs.rate * minutes / 60


def is_old(costs: Costs, year: int) -> bool:
    """Whether the rate is of three years ago or more, so that there may be a newer one."""
    return costs.rate is not None and costs.rate_year is not None and year - costs.rate_year >= OLD


def _figure(title: Text, budget: float, by: float, missing: Text, said: Text) -> CostFigure:
    return CostFigure(title, budget / by, said) if by else CostFigure(title, None, missing)


def _few(said: Text, count: int) -> Text:
    return text("{said} So few that one more changes it much.", said=said) if count < FEW else said
