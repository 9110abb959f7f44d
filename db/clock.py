"""The only clock. Everything else is told what time it is."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def clock() -> datetime:
    """Now, in UTC: the only place where time is asked."""
    return datetime.now(UTC)
