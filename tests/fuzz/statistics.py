"""A thousand invented programs, to see that statistics are wrong as often as they say: ``python -m tests.fuzz.statistics
[PROGRAMS]``. In half of what is counted nothing happened at all: one in twenty may sound an alarm, by chance alone.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import stats

from core.evaluation.bootstrap import mean_change
from core.evaluation.durations import log_rank
from core.evaluation.finding import Estimate, Finding
from core.evaluation.multiplicity import benjamini_hochberg, holm
from core.evaluation.paired import change_in_mean
from core.evaluation.shares import share
from core.evaluation.signed_ranks import change_in_ranks
from core.evaluation.two_groups import adjusted_difference, difference
from core.evaluation.yes_or_no import change_in_share

ALARM = 0.05


@dataclass(frozen=True)
class Seen:
    """How often something happened, and within what chance lets it happen: ``low`` to ``high`` of ``of``."""

    what: str
    count: int
    of: int
    low: float
    high: float

    @property
    def is_as_it_should_be(self) -> bool:
        return self.low <= self.count / self.of <= self.high


def simulate(programs: int, seed: int = 2026) -> Iterator[Seen]:
    """Everything that is counted. ``low`` and ``high`` are what 1 in 10,000 runs of true statistics would leave."""
    luck = np.random.default_rng(seed)
    alarms: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for _ in range(programs):
        for name, p in _nothing_happened(luck).items():
            alarms[name] += p is not None and p <= ALARM
        for name, (estimate, truth) in _something_happened(luck).items():
            held[name] += estimate.low is not None and estimate.low <= truth <= (estimate.high or 0)
    for name, count in alarms.items():
        low, high = _chance(programs, ALARM)
        exact = "McNemar" in name or "even one" in name  # never too many alarms, and often fewer
        yield Seen(f"false alarm: {name}", count, programs, 0.0 if exact else low, high)
    for name, count in held.items():
        low, high = _chance(programs, 0.95, slack=0.01 if "about" in name else 0.0)
        yield Seen(f"truth within the interval: {name}", count, programs, low, 1.0 if "at least" in name else high)


def _nothing_happened(luck: np.random.Generator) -> dict[str, float | None]:
    n = int(luck.integers(20, 60))
    before, after = luck.normal(3, 1, n), luck.normal(3, 1, n)
    group = np.arange(n) % 2 == 0
    yes = luck.random((2, n)) < 0.5
    days, last = luck.exponential(200, 80), luck.uniform(100, 400, 80)
    length, over = np.minimum(days, last), days <= last
    found = {
        "paired t": change_in_mean(list(before), list(after)),
        "Wilcoxon": change_in_ranks(list(before), list(after)),
        "Welch": difference(list(after[group]), list(after[~group] * 2 - 3)),  # same mean, twice the spread
        "covariance": adjusted_difference(list(before), list(after), list(group)),
        "McNemar": change_in_share([bool(x) for x in yes[0]], [bool(x) for x in yes[1]]),
    }
    ps = {name: value.p for name, value in found.items() if isinstance(value, Finding)}
    both = log_rank(list(length[:40]), list(over[:40]), list(length[40:]), list(over[40:]))
    family = [change_in_mean(list(luck.normal(3, 1, n)), list(luck.normal(3, 1, n))) for _ in range(8)]
    raw = [each.p for each in family if isinstance(each, Finding)]
    return ps | {
        "log-rank": both.p if both else None,
        "even one of eight, Holm": min(p for p in holm(raw) if p is not None),
        "even one of eight, Benjamini and Hochberg": min(p for p in benjamini_hochberg(raw) if p is not None),
    }


def _something_happened(luck: np.random.Generator) -> dict[str, tuple[Estimate, float]]:
    n = int(luck.integers(20, 60))
    before = luck.normal(3, 1, n)
    after = 0.6 * (before - 3) + 3.4 + luck.normal(0, 0.8, n)  # up by 0.4, spread 1 again
    spread = np.sqrt(0.4**2 + 0.8**2)  # of the changes
    mean, ranks = change_in_mean(list(before), list(after)), change_in_ranks(list(before), list(after))
    drawn = mean_change(list(before), list(after), seed=int(luck.integers(1 << 30)))
    count = int(luck.binomial(n, 0.3))
    found = share(count, n)
    said = luck.random(n) < 0.4
    later = np.where(luck.random(n) < 0.3, luck.random(n) < 0.7, said)
    truth = 0.3 * (0.7 - 0.4)
    yes = change_in_share([bool(x) for x in said], [bool(x) for x in later])
    assert isinstance(mean, Finding) and isinstance(ranks, Finding) and isinstance(yes, Finding)
    assert isinstance(drawn, Estimate) and mean.effect is not None and found is not None
    return {
        "mean change": (mean.estimate, 0.4),
        "Hodges-Lehmann, at least": (ranks.estimate, 0.4),
        "dz": (mean.effect, 0.4 / spread),
        "g_av, about": (mean.others[0], 0.4),
        "BCa, about": (drawn, 0.4),
        "Wilson, about": (Estimate(found.share, found.low, found.high, mean.method, mean.method), 0.3),
        "Newcombe of pairs, at least": (yes.estimate, truth),
    }


def _chance(n: int, p: float, slack: float = 0.0) -> tuple[float, float]:
    low, high = stats.binom.ppf([0.00005, 0.99995], n, p) / n
    return float(low) - 2 * slack, float(high) + slack


def main(programs: int) -> None:
    """Prints a line for each; ends with an error where one is beyond chance."""
    every = list(simulate(programs))
    for seen in every:
        mark = "" if seen.is_as_it_should_be else "   <- beyond chance"
        print(f"{seen.count / seen.of:7.2%}  ({seen.low:.1%} to {seen.high:.1%})  {seen.what}{mark}")
    if not all(seen.is_as_it_should_be for seen in every):
        sys.exit("Something is wrong more often than it says.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
