"""Two groups of different people: Welch's t test and Hedges' g; and the groups after, allowing for before (ANCOVA)."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy import special

from core.evaluation.finding import (
    FEWEST_PAIRS,
    LARGE_DIFFERENCE,
    LEVEL,
    Design,
    Estimate,
    Finding,
    NotEnough,
    claim,
    few,
    not_enough,
    p_shown,
    shown,
    unusually_large,
)
from core.evaluation.noncentral import noncentrality
from core.evaluation.samples import Numbers, known, pairs
from core.text import Text, text

NONCENTRAL = text("interval from the noncentral t distribution, 95 %; small-sample correction 1 - 3 / (4n - 9)")
T_INTERVAL = text("t interval, 95 %")
INDEPENDENT = text("Takes for granted that one person's answer says nothing about another's.")


def difference(
    group: Sequence[float | None], others: Sequence[float | None], *, design: Design = Design.COMPARISON
) -> Finding | NotEnough:
    """The mean of ``group`` minus that of ``others``, in the unit of the answers.

    Welch 1947, with Satterthwaite's degrees of freedom: the spreads may differ. Effect: Hedges' g over the pooled
    standard deviation, corrected by 1 - 3 / (4n - 9). NotEnough below 6 in either group. No variation in either: no
    test. ValueError for an infinite number.
    """
    (one, gone), (two, absent) = known(group), known(others)
    if min(len(one), len(two)) < FEWEST_PAIRS:
        return not_enough(min(len(one), len(two)), FEWEST_PAIRS, gone + absent)
    parts = float(one.var(ddof=1)) / len(one), float(two.var(ddof=1)) / len(two)
    away = float(one.mean() - two.mean())
    name = text("difference of the averages")
    if sum(parts) < 1e-18:
        estimate = Estimate(away, None, None, name, text("no interval: no variation"))
        said = text("Nobody differs from her own group: no variation, so nothing can be tested. {claim}",
                    claim=claim(design))  # fmt: skip
        return Finding(text("no test: no variation"), len(one) + len(two), gone + absent, estimate, said)
    error = sqrt(sum(parts))
    df = sum(parts) ** 2 / (parts[0] ** 2 / (len(one) - 1) + parts[1] ** 2 / (len(two) - 1))
    reach = float(special.stdtrit(df, 0.5 + LEVEL / 2)) * error
    estimate = Estimate(away, away - reach, away + reach, name, T_INTERVAL)
    effect = hedges_g(one, two)
    return Finding(
        text("Welch's t test, two-sided"),
        len(one) + len(two),
        gone + absent,
        estimate,
        _sentence(estimate, len(one), len(two), design),
        effect=effect,
        p=float(2 * special.stdtr(df, -abs(away / error))),
        assumptions=(INDEPENDENT, text("Takes for granted roughly normal answers, or 30 people in each group.")),
        caveats=(*few(min(len(one), len(two))), *unusually_large(effect.value, LARGE_DIFFERENCE)),
    )


def hedges_g(one: Numbers, two: Numbers) -> Estimate:
    """Of two groups with some spread; see ``difference``."""
    n, df = len(one) + len(two), len(one) + len(two) - 2
    pooled = sqrt(((len(one) - 1) * one.var(ddof=1) + (len(two) - 1) * two.var(ddof=1)) / df)
    scale, small = sqrt(1 / len(one) + 1 / len(two)), 1 - 3 / (4 * n - 9)
    d = float(one.mean() - two.mean()) / pooled
    low, high = noncentrality(d / scale, df)
    return Estimate(small * d, small * low * scale, small * high * scale, text("Hedges' g"), NONCENTRAL)


def adjusted_difference(
    before: Sequence[float | None],
    after: Sequence[float | None],
    in_group: Sequence[bool],
    *,
    design: Design = Design.COMPARISON,
) -> Finding | NotEnough:
    """How far the group is from the others afterwards, among people who began alike; the n-th of each are one's.

    Least squares: after = b0 + b1 group + b2 before; the estimate is b1, with n - 3 degrees of freedom. Effect: b1 over
    the pooled standard deviation before, corrected by 1 - 3 / (4n - 9), with the interval of b1 on that scale.
    ``others``: the difference of the mean changes, as a check. Looks whether before counts alike in both groups.
    NotEnough below 6 in either group, or where nobody differed before. ValueError for unequal lengths or an infinite.
    """
    both = pairs(before, after)
    here = np.array(
        [
            group
            for group, one, two in zip(in_group, before, after, strict=True)
            if one is not None and two is not None and one == one and two == two
        ],
        dtype=bool,
    )
    least = int(min(here.sum(), (~here).sum()))
    if least < FEWEST_PAIRS or float(both.before[here].std() + both.before[~here].std()) < 1e-9:
        return not_enough(least, FEWEST_PAIRS, both.missing)
    columns = np.column_stack([np.ones(both.n), here, both.before])
    slopes, error, df = _least_squares(columns, both.after, 1)
    if error < 1e-12:
        return not_enough(least, FEWEST_PAIRS, both.missing)
    away = float(slopes[1])
    reach = float(special.stdtrit(df, 0.5 + LEVEL / 2)) * error
    estimate = Estimate(away, away - reach, away + reach, text("difference among people who began alike"), T_INTERVAL)
    pooled = sqrt(
        ((here.sum() - 1) * both.before[here].var(ddof=1) + ((~here).sum() - 1) * both.before[~here].var(ddof=1))
        / (both.n - 2)
    )
    scale = (1 - 3 / (4 * both.n - 9)) / pooled
    how = text("over the spread before; small-sample correction 1 - 3 / (4n - 9); t interval, 95 %")
    effect = Estimate(away * scale, (away - reach) * scale, (away + reach) * scale, text("Hedges' g, adjusted"), how)
    return Finding(
        text("analysis of covariance, two-sided"),
        both.n,
        both.missing,
        estimate,
        _sentence(estimate, int(here.sum()), int((~here).sum()), design),
        effect=effect,
        others=_change_difference(both.changes[here], both.changes[~here]),
        p=float(2 * special.stdtr(df, -abs(away / error))),
        assumptions=(INDEPENDENT, _alike(columns, both.after, here)),
        caveats=(*few(least), *unusually_large(effect.value, LARGE_DIFFERENCE)),
    )


def _least_squares(columns: Numbers, wanted: Numbers, of: int) -> tuple[Numbers, float, int]:
    """The slopes, and the standard error of one of them with its degrees of freedom."""
    inverse = np.linalg.pinv(columns.T @ columns)
    slopes: Numbers = inverse @ columns.T @ wanted
    df = len(wanted) - columns.shape[1]
    left = float(((wanted - columns @ slopes) ** 2).sum()) / df
    return slopes, sqrt(max(0.0, left * float(inverse[of, of]))), df


def _alike(columns: Numbers, after: Numbers, here: Numbers) -> Text:
    """Whether the answer before counts alike in both groups: the slope of their product."""
    product = np.column_stack([columns, columns[:, 2] * here])
    slopes, error, df = _least_squares(product, after, 3)
    p = float(2 * special.stdtr(df, -abs(float(slopes[3]) / error))) if error > 1e-12 and df > 0 else 1.0
    said = (
        "Takes for granted that the answer before counts alike in both groups: nothing speaks against it (p {p})."
        if p >= 0.05
        else "Takes for granted that the answer before counts alike in both groups, and here it does not (p {p}): the "
        "difference hangs on where one began."
    )
    return text(said, p=p_shown(p))


def _change_difference(one: Numbers, two: Numbers) -> tuple[Estimate, ...]:
    found = difference(list(one), list(two))
    if isinstance(found, NotEnough):
        return ()
    value = found.estimate
    return (Estimate(value.value, value.low, value.high, text("difference of the average changes"), value.method),)


def _sentence(away: Estimate, one: int, two: int, design: Design) -> Text:
    said = (
        "The {one} people of the group differ from the {two} others by {away} on average, likely {low} to {high}. "
        "{claim}"
        if away.is_clear
        else "No clear difference between the {one} people of the group and the {two} others: {away} on average, and "
        "anything from {low} to {high} fits. {claim}"
    )
    return text(said, one=one, two=two, away=shown(away.value), low=shown(away.low or 0), high=shown(away.high or 0),
                claim=claim(design))  # fmt: skip
