"""Whether differences look normal enough for a t interval."""

from math import isnan

from core.evaluation.finding import p_shown
from core.evaluation.samples import Numbers
from core.text import Text, text

ENOUGH = 30  # people: then the mean is close to normal, whatever the single values are
MOST = 5000  # Shapiro's p is not to be trusted beyond


def normality(values: Numbers) -> Text:
    """What is taken for granted about the shape, and how it looks here (Shapiro and Wilk 1965). Needs 3 values."""
    if len(values) >= ENOUGH:
        return text("Takes for granted a mean that is close to normal: with {n} people it is.", n=len(values))
    p = shapiro_p(values)
    if p is None:
        return text("Takes for granted roughly normal differences: all are alike.")
    if p >= 0.05:
        said = "Takes for granted roughly normal differences: nothing here speaks against it (Shapiro, p {p})."
        return text(said, p=p_shown(p))
    said = "Takes for granted roughly normal differences; these are not (Shapiro, p {p}): look at the ranks instead."
    return text(said, p=p_shown(p))


def shapiro_p(values: Numbers) -> float | None:
    """The p of Shapiro's test for 3 to 5,000 values; None outside, and where all are alike."""
    if not 3 <= len(values) <= MOST or float(values.max() - values.min()) < 1e-12:
        return None
    from scipy import stats  # half a second to load, for this alone

    p = float(stats.shapiro(values).pvalue)
    return None if isnan(p) else p
