"""Who is missing at the end, and whether those who stayed were different from the start."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from core.evaluation.samples import known
from core.text import Text, text

OVERALL = 0.20  # share lost that is flagged
BETWEEN_GROUPS = 0.05
APART = 0.25  # standardised difference at the start that is flagged


@dataclass(frozen=True)
class Flow:
    """How many there were at each step, and what to keep in mind. Each step is part of the one before."""

    steps: tuple[tuple[Text, int], ...]
    flags: tuple[Text, ...]


def flow(invited: int, before: int, after: int, both: int) -> Flow:
    """From those asked to those whose change is counted. ValueError unless each part fits in the whole."""
    if not 0 <= both <= min(before, after) or max(before, after) > invited:
        raise ValueError("nobody answers who was not asked")
    lost = (before - both) / before if before else 0.0
    told = "{percent} % of those who answered before did not answer after: those who stayed may be the content ones."
    return Flow(
        (
            (text("were asked"), invited),
            (text("answered before"), before),
            (text("answered after"), after),
            (text("answered both times"), both),
        ),
        (text(told, percent=round(100 * lost)),) if lost > OVERALL else (),
    )


def standardised_difference(stayed: Sequence[float | None], gone: Sequence[float | None]) -> float | None:
    """Who answered again minus who did not, at the start, in standard deviations of both; None below 3 of either.

    Over the root of the mean of both variances. None without variation.
    """
    (one, _), (two, _) = known(stayed), known(gone)
    if min(len(one), len(two)) < 3:
        return None
    spread = sqrt((float(one.var(ddof=1)) + float(two.var(ddof=1))) / 2)
    return float(one.mean() - two.mean()) / spread if spread > 1e-9 else None


def responders_flag(stayed: Sequence[float | None], gone: Sequence[float | None]) -> tuple[Text, ...]:
    """What to say where those who stayed were different from the start; nothing where they were not."""
    apart = standardised_difference(stayed, gone)
    if apart is None or abs(apart) <= APART:
        return ()
    told = (
        "Those who answered both times began higher than those who did not (by {apart} standard deviations)."
        if apart > 0
        else "Those who answered both times began lower than those who did not (by {apart} standard deviations)."
    )
    return (text(told, apart=f"{abs(apart):.2f}"),)


def differential_flag(group: tuple[int, int], others: tuple[int, int]) -> tuple[Text, ...]:
    """``(before, both)`` of each group: what to say where one lost clearly more than the other."""
    if not (group[0] and others[0]):
        return ()
    apart = (1 - group[1] / group[0]) - (1 - others[1] / others[0])
    if abs(apart) <= BETWEEN_GROUPS:
        return ()
    return (text("One group lost {points} points more of its people than the other.", points=round(100 * abs(apart))),)
