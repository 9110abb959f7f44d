"""How many pairings were in each band of health on a day, as shares with their intervals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.evaluation.shares import FEWEST, Share, share
from core.tracking.health import Band


@dataclass(frozen=True)
class HealthOn:
    """Of ``pairings`` that went on on a day, the share in each band; empty where they are fewer than ten."""

    on: date
    pairings: int
    shares: Mapping[Band, Share]

    @property
    def is_enough(self) -> bool:
        return bool(self.shares)


def health_on(on: date, counts: Mapping[Band, int]) -> HealthOn:
    """Every band with its Wilson interval (95 %), "too early to tell" among them: it is no health, and no lack of it.
    A band that nobody is in has a share of 0. No errors."""
    many = sum(counts.values())
    found = {band: share(counts.get(band, 0), many, fewest=FEWEST) for band in Band}
    return HealthOn(on, many, {band: one for band, one in found.items() if one is not None})
