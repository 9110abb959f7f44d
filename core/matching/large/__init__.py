"""What serves above some 2,000 people: the same answers from loops compiled by numba, which is loaded only then."""

from functools import cache
from importlib.util import find_spec

PAIRS = 4_000_000  # of people with places: from here on loading the compiler is worth it
KEPT = 500_000  # of people: the same where the loops were compiled earlier, and are to be loaded only
READY = 20_000  # the same once the loops are there
WAYS = 1500  # mentors from whom on it is worth it for the price of every pair
_there: set[str] = set()


def is_large(pairs: int) -> bool:
    """Whether compiled loops are worth loading: for so many pairs, where numba is installed."""
    return pairs > PAIRS and installed()


def are_worth_loading(pairs: int) -> bool:
    """The same where they were compiled earlier: loading costs half a second and 110 MB."""
    return pairs > KEPT and installed()


def serves(pairs: int) -> bool:
    """Whether compiled loops are to be used: for many pairs, or for fewer where they are there already."""
    return is_large(pairs) or (is_ready() and pairs > READY)


def is_ready() -> bool:
    """Whether all loops have been compiled or loaded in this process, so that they serve fewer people too."""
    return bool(_there)


def ready() -> None:
    """Say that they have been; whoever has run all of them once."""
    _there.add("loops")


def has_many_ways(mentors: int) -> bool:
    """Whether shortest ways among so many are left to compiled loops."""
    return mentors > WAYS and installed()


@cache
def installed() -> bool:
    """Whether numba is."""
    return find_spec("numba") is not None
