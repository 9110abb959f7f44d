"""Whether two things go together: Pearson's correlation and a straight line, with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
from scipy import special

from core.evaluation.finding import FEWEST_PAIRS, LEVEL, Estimate, Finding, NotEnough, few, not_enough
from core.evaluation.samples import pairs
from core.text import Text, text

RANGE = text(
    "Only people who were brought together are seen here, and the engine chose them: among all possible pairs the "
    "association may be another."
)


@dataclass(frozen=True)
class Fifth:
    """A fifth of the people, by what is thought to predict; None where too few to be shown."""

    low: float
    high: float
    n: int
    mean: float | None


def association(predictor: Sequence[float | None], outcome: Sequence[float | None]) -> Finding | NotEnough:
    """The line of ``outcome`` on ``predictor``; the n-th of each are one pairing's or one person's.

    Estimate: its slope with t interval. Effect: Pearson's r, interval by Fisher's z. ``others``: R². Says "no evidence"
    wherever the interval holds zero. NotEnough below 6 or where one of them does not vary. ValueError as in ``pairs``.
    """
    both = pairs(predictor, outcome)
    if both.n < FEWEST_PAIRS or min(float(np.ptp(both.before)), float(np.ptp(both.after))) < 1e-12:
        return not_enough(both.n if both.n < FEWEST_PAIRS else 0, FEWEST_PAIRS, both.missing)
    r = float(np.clip(np.corrcoef(both.before, both.after)[0, 1], -1, 1))
    slope = r * float(both.after.std(ddof=1) / both.before.std(ddof=1))
    df = both.n - 2
    error = float(both.after.std() / both.before.std()) * sqrt(max(0.0, 1 - r * r) / df)
    reach = float(special.stdtrit(df, 0.5 + LEVEL / 2)) * error
    estimate = Estimate(slope, slope - reach, slope + reach, text("slope"), text("least squares, t interval, 95 %"))
    return Finding(
        text("linear regression with one predictor"),
        both.n,
        both.missing,
        estimate,
        _sentence(estimate, both.n),
        effect=correlation(r, both.n),
        others=(Estimate(r * r, None, None, text("R²"), text("share of the variation that the line accounts for")),),
        p=float(2 * special.stdtr(df, -abs(slope / error))) if error > 1e-12 else 0.0,
        assumptions=(text("Takes for granted a straight line, and one value that says nothing about another."),),
        caveats=(*few(both.n), RANGE),
    )


def correlation(r: float, n: int) -> Estimate:
    """Pearson's ``r`` of ``n`` pairs (4 or more) with its interval by Fisher's z; none for exactly 1 or -1."""
    name = text("Pearson's r")
    if abs(r) > 1 - 1e-12 or n < 4:
        return Estimate(r, None, None, name, text("no interval: all lie on one line"))
    reach = -float(special.ndtri((1 - LEVEL) / 2)) / sqrt(n - 3)
    return Estimate(r, tanh(atanh(r) - reach), tanh(atanh(r) + reach), name, text("interval by Fisher's z, 95 %"))


def fifths(predictor: Sequence[float | None], outcome: Sequence[float | None], fewest: int = 10) -> tuple[Fifth, ...]:
    """The mean outcome of each fifth, from low to high; equal predictors stay together, so fifths may be fewer."""
    both = pairs(predictor, outcome)
    if both.n < 5:
        return ()
    lines = np.unique(np.quantile(both.before, [0.2, 0.4, 0.6, 0.8]))
    place = np.searchsorted(lines, both.before, side="left")
    found = []
    for fifth in np.unique(place):
        here = place == fifth
        n = int(here.sum())
        mean = float(both.after[here].mean()) if n >= fewest else None
        found.append(Fifth(float(both.before[here].min()), float(both.before[here].max()), n, mean))
    return tuple(found)


def _sentence(slope: Estimate, n: int) -> Text:
    numbers = {"slope": slope.value, "low": slope.low or 0.0, "high": slope.high or 0.0}
    values = {"n": n, **{name: f"{value:.3g}" for name, value in numbers.items()}}
    if not slope.is_clear:
        return text("No evidence among {n} that the one goes with the other: slope {slope}, {low} to {high}.", **values)
    said = (
        "Among {n}, the two go together: one step more of the one, {slope} of the other, likely {low} to {high}. That "
        "says nothing about which makes which."
    )
    return text(said, **values)
