"""Answers as measures need them: options, levels, numbers and texts, or None where nothing usable was said."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

TOP_LEVEL = 3.0


def folded(words: str) -> str:
    """Spelling that counts as the same: letter case and spaces aside. Whole names only, never parts of them."""
    return " ".join(words.split()).casefold()


def _shown(item: Any) -> str | None:
    if isinstance(item, bool):
        return "yes" if item else "no"
    if isinstance(item, str):
        return " ".join(item.split()) or None
    if isinstance(item, int) or (isinstance(item, float) and math.isfinite(item)):
        return f"{item:g}"
    return None


def options(answer: Any) -> dict[str, str] | None:
    """What was chosen: folded name to the name as written, in the order given. None: not answered."""
    if isinstance(answer, Mapping):
        items: list[Any] = [name for name, level in answer.items() if level]
    elif isinstance(answer, list | tuple | set | frozenset):
        items = sorted(answer, key=str) if isinstance(answer, set | frozenset) else list(answer)
    else:
        items = [answer]
    chosen: dict[str, str] = {}
    for name in map(_shown, items):
        if name:
            chosen.setdefault(folded(name), name)
    return chosen or None


def levels(answer: Any, without: float) -> dict[str, float] | None:
    """Folded name to level, above 0. A plain list has no levels: each counts ``without``."""
    if isinstance(answer, Mapping):
        known = {name: number(level) for name, level in answer.items() if isinstance(name, str) and name.strip()}
        return {folded(name): level for name, level in known.items() if level is not None and level > 0} or None
    chosen = options(answer)
    return None if chosen is None else dict.fromkeys(chosen, without)


def number(answer: Any) -> float | None:
    """A finite number, a number written as text, or a date as days. Yes and no are not numbers."""
    if isinstance(answer, bool) or answer is None:
        return None
    if isinstance(answer, date):
        return float(answer.toordinal())
    if isinstance(answer, str):
        try:
            return float(date.fromisoformat(answer.strip()).toordinal())
        except ValueError:
            pass
    if not isinstance(answer, int | float | str):
        return None
    try:
        value = float(answer)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def numbers(answer: Any) -> dict[str, float] | None:
    """One number, or several items with a number each (``{"": 4.0}`` for one alone)."""
    if isinstance(answer, Mapping):
        known = {folded(str(name)): number(value) for name, value in answer.items()}
        return {name: value for name, value in known.items() if value is not None} or None
    value = number(answer)
    return None if value is None else {"": value}


def written(value: float) -> str:
    """4.0 as "4", 2.5 as "2.5"."""
    return f"{value:g}"
