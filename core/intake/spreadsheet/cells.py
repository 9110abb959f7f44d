"""What the cells of a column have in common, told by its distinct texts and how often each stands there."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from math import ceil

from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.wording import is_placeholder

ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


def answered(counts: Mapping[str, int]) -> Counter[str]:
    """The texts of a column that are answers, and how often each stands there."""
    return Counter({cell: count for cell, count in counts.items() if not is_placeholder(cell)})


def at_least(counts: Mapping[str, int], share: float, fits: Callable[[str], object]) -> bool:
    """Whether a ``share`` (0 to 1) of all cells fits, or more; of no cells any share does.

    Each distinct text is judged once at most, in the order of first appearance, and no more than it takes to tell.
    """
    total = sum(counts.values())
    wanted = ceil(share * total)
    found, left = 0, total
    for cell, count in counts.items():
        if found >= wanted or found + left < wanted:
            break
        found += count if fits(cell) else 0
        left -= count
    return found >= wanted


def is_email_column(table: Table, header: str) -> bool:
    """Whether most filled cells of a column are e-mail addresses."""
    return table.told(_hold_addresses, header)


def _hold_addresses(counts: Mapping[str, int]) -> bool:
    filled = {cell: count for cell, count in counts.items() if cell}
    return bool(filled) and at_least(filled, 0.6, ADDRESS.match)
