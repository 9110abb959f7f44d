"""What serves above some 2,000 people: the same answers from loops compiled by numba, which is loaded only then."""

from functools import cache
from importlib.util import find_spec

PAIRS = 4_000_000  # of people with places: from here on loading the compiler is worth it


def is_large(pairs: int) -> bool:
    """Whether compiled loops are to be used: for so many pairs, where numba is installed."""
    return pairs > PAIRS and _installed()


@cache
def _installed() -> bool:
    return find_spec("numba") is not None
