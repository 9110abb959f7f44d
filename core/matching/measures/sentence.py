"""What one criterion says about one pair, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.text import Text, text


@dataclass(frozen=True)
class Said:
    """``reason`` is for staff, good or bad; ``good`` is what the two may read, None where nothing speaks for them.

    ``shared``: what both have of what is compared; ``missing``: what was asked for and is not there. As written.
    """

    reason: Text
    good: Text | None = None
    shared: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def listed(names: Sequence[str], most: int = 6, of: int | None = None) -> str:
    """Names with commas; beyond ``most`` only how many more. ``of``: how many there are, where not all are given."""
    more = (len(names) if of is None else of) - min(len(names), most)
    return ", ".join(names[:most]) + (f" (+{more})" if more > 0 else "")


def several(one: str, many: str, count: int, /, **values: object) -> Text:
    """The wording for one thing or for several, with ``count`` in it."""
    return text(one if count == 1 else many, count=count, **values)
