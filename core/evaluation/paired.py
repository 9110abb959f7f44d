"""Change of a mean from before to after, in the same people: t, its interval, and the effect sizes dz and g_av."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy import special

from core.evaluation.finding import (
    FEWEST_PAIRS,
    LARGE_CHANGE,
    LEVEL,
    Design,
    Estimate,
    Finding,
    NotEnough,
    claim,
    few,
    not_enough,
    shown,
    unusually_large,
)
from core.evaluation.noncentral import noncentrality
from core.evaluation.normality import normality
from core.evaluation.samples import Pairs, pairs
from core.text import Text, text

METHOD = text("paired t test, two-sided")
NAME = text("average change")
INTERVAL = text("t interval, 95 %")
INDEPENDENT = text("Takes for granted that one person's change says nothing about another's.")


def change_in_mean(
    before: Sequence[float | None], after: Sequence[float | None], *, design: Design = Design.ONE_GROUP
) -> Finding | NotEnough:
    """How the mean changed; after minus before, in the unit of the answers. The n-th of each are one person's.

    t = mean / (sd / sqrt n) with n - 1 degrees of freedom. Effect: dz = mean / sd of the changes, its interval from
    the noncentral t. ``others``: d_av, the mean change over the average of both standard deviations, and g_av = d_av
    times 1 - 3 / (8n - 9) (Lakens 2013), with the interval of Bonett 2008. Where everybody changed alike there
    is no variation: no interval, effect or p. NotEnough below 6 pairs. ValueError as in ``samples.pairs``.
    """
    both = pairs(before, after)
    if both.n < FEWEST_PAIRS:
        return not_enough(both.n, FEWEST_PAIRS, both.missing)
    mean, sd = float(both.changes.mean()), float(both.changes.std(ddof=1))
    if sd < 1e-9:
        return _all_alike(both, mean, design)
    error, df = sd / sqrt(both.n), both.n - 1
    t = mean / error
    reach = float(special.stdtrit(df, 0.5 + LEVEL / 2)) * error
    estimate = Estimate(mean, mean - reach, mean + reach, NAME, INTERVAL)
    low, high = (each / sqrt(both.n) for each in noncentrality(t, df))
    dz = Estimate(t / sqrt(both.n), low, high, text("dz"), text("interval from the noncentral t distribution, 95 %"))
    return Finding(
        METHOD,
        both.n,
        both.missing,
        estimate,
        _sentence(estimate, both.n, design),
        effect=dz,
        others=_average_effects(both, mean),
        p=float(2 * special.stdtr(df, -abs(t))),
        assumptions=(INDEPENDENT, normality(both.changes)),
        caveats=(*few(both.n), *unusually_large(dz.value, LARGE_CHANGE)),
    )


def _average_effects(both: Pairs, mean: float) -> tuple[Estimate, ...]:
    one, two = float(both.before.std(ddof=1)), float(both.after.std(ddof=1))
    average = (one + two) / 2
    if average < 1e-9:
        return ()
    r = float(np.corrcoef(both.before, both.after)[0, 1]) if min(one, two) > 1e-9 else 0.0
    d, df = mean / average, both.n - 1
    shape = d * d * (one**4 + two**4 + 2 * r * r * one * one * two * two) / (8 * df * average**4)
    spread = (one * one + two * two - 2 * r * one * two) / (df * average**2)
    reach = -float(special.ndtri((1 - LEVEL) / 2)) * sqrt(shape + spread)
    small = 1 - 3 / (8 * both.n - 9)
    bonett = text("interval after Bonett 2008, 95 %")
    corrected = text("d_av times 1 - 3 / (8n - 9); interval after Bonett 2008, 95 %")
    return (
        Estimate(d, d - reach, d + reach, text("d_av"), bonett),
        Estimate(small * d, small * (d - reach), small * (d + reach), text("g_av"), corrected),
    )


def _all_alike(both: Pairs, mean: float, design: Design) -> Finding:
    said = "All {n} people changed by {change}: no variation, so nothing can be tested. {claim}"
    return Finding(
        text("no test: no variation"),
        both.n,
        both.missing,
        Estimate(mean, None, None, NAME, text("no interval: no variation")),
        text(said, n=both.n, change=shown(mean), claim=claim(design)),
        caveats=few(both.n),
    )


def _sentence(change: Estimate, n: int, design: Design) -> Text:
    values = {"n": n, "low": shown(change.low or 0), "high": shown(change.high or 0), "claim": claim(design)}
    if not change.is_clear:
        said = (
            "No clear change among the {n} people who answered both times: {change} on average, and anything from "
            "{low} to {high} fits. {claim}"
        )
        return text(said, change=shown(change.value), **values)
    if change.value > 0:
        said = "The {n} people who answered both times rose by {change} on average, likely by {low} to {high}. {claim}"
        return text(said, change=shown(change.value), **values)
    said = "The {n} people who answered both times fell by {change} on average, likely by {low} to {high}. {claim}"
    values |= {"low": shown(-(change.high or 0)), "high": shown(-(change.low or 0))}
    return text(said, change=shown(-change.value), **values)
