"""Answers as measures need them: options, levels, numbers and texts, or None where nothing usable was said."""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

TOP_LEVEL = 3.0
SHORT = 60  # letters: names that are met again and again
MOST_KEPT = 20_000  # of them
EXACT = 2**53  # whole numbers below are floats exactly
HUGE = 10**30  # nothing that anybody means
# Options that say only what somebody is not: two who choose one have nothing in common by it, nor differ from others.
VAGUE = frozenset(
    {
        "something else", "other", "others", "another", "none", "none of these", "none of them", "none of the above",
        "prefer not to say", "rather not say", "etwas anderes", "anderes", "andere", "sonstiges", "keine davon",
        "autre", "autre chose", "otro", "otra", "otra cosa", "altro", "qualcos'altro", "iets anders", "anders",
    }
)  # fmt: skip


class _Spellings(dict[str, str]):
    """Names as written to their spelling that counts; begun anew when there are many."""

    def __missing__(self, words: str) -> str:
        spelled = " ".join(words.split()).casefold()
        if len(words) <= SHORT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[words] = spelled
        return spelled


folded = _Spellings().__getitem__
"""Spelling that counts as the same: letter case and spaces aside. Whole names only, never parts of them."""


def all_are(kind: type, items: Iterable[Any]) -> bool:
    """Whether all are of this very kind, and of none made from it."""
    return {*map(type, items), kind} == {kind}


def _shown(item: Any) -> str | None:
    if isinstance(item, bool):
        return "yes" if item else "no"
    if isinstance(item, str):
        return " ".join(item.split()) or None
    if isinstance(item, int):
        return str(item) if abs(item) < HUGE else None
    return written(item) if isinstance(item, float) and math.isfinite(item) else None


def options(answer: Any) -> dict[str, str] | None:
    """What was chosen: folded name to the name as written, in the order given. None: not answered."""
    if isinstance(answer, Mapping):
        items: list[Any] = [name for name, level in answer.items() if level]
    elif isinstance(answer, list | tuple | set | frozenset):
        items = sorted(answer, key=str) if isinstance(answer, set | frozenset) else list(answer)
    else:
        items = [answer]
    found: dict[str, str] = {}
    for name in map(_shown, items):
        if name:
            found.setdefault(folded(name), name)
    return found or None


def chosen(answer: Any) -> tuple[str, ...] | None:
    """The folded names alone of what ``options`` finds."""
    if type(answer) is str:
        name = folded(answer)
        return (name,) if name else None
    if type(answer) is list and all_are(str, answer):
        return tuple(dict.fromkeys(filter(None, map(folded, answer)))) or None
    found = options(answer)
    return None if found is None else tuple(found)


def meant(answer: Any) -> tuple[str, ...] | None:
    """The same without what says nothing of its own, as “something else”. None: nothing else was chosen."""
    names = chosen(answer)
    if names is None or VAGUE.isdisjoint(names):
        return names
    return tuple(name for name in names if name not in VAGUE) or None


def options_meant(answer: Any) -> dict[str, str]:
    """What ``options`` finds, without that; empty where nothing is left."""
    return {key: name for key, name in (options(answer) or {}).items() if key not in VAGUE}


def levels(answer: Any, without: float) -> dict[str, float] | None:
    """Folded name to level, above 0. A plain list has no levels: each counts ``without``."""
    if type(answer) is dict and answer and all_are(str, answer) and all_are(int, answer.values()):
        spelled, wanted = tuple(map(folded, answer)), answer.values()
        if all(spelled) and min(wanted) > 0 and max(wanted) < EXACT:
            return dict(zip(spelled, map(float, wanted), strict=True))
    if isinstance(answer, Mapping):
        known = {name: number(level) for name, level in answer.items() if isinstance(name, str) and name.strip()}
        return {folded(name): level for name, level in known.items() if level is not None and level > 0} or None
    names = chosen(answer)
    return None if names is None else dict.fromkeys(names, without)


def number(answer: Any) -> float | None:
    """A finite number, a number written as text, or a date as days. Yes and no are not numbers."""
    if type(answer) is int and -EXACT < answer < EXACT:
        return float(answer)
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
    if type(answer) is not int and isinstance(answer, Mapping):
        known = {folded(str(name)): number(value) for name, value in answer.items()}
        return {name: value for name, value in known.items() if value is not None} or None
    value = number(answer)
    return None if value is None else {"": value}


def written(value: float) -> str:
    """4.0 as "4", 2.5 as "2.5"; long numbers in full, so that two different ones never look the same."""
    return f"{value:.15g}"


def as_given(answer: Any) -> str:
    """An answer in one line, as it was given: ``budgets (3), data (1)``. Empty where there is none."""
    if isinstance(answer, Mapping):
        return ", ".join(f"{name} ({_shown(level)})" for name, level in answer.items() if _shown(level))
    if isinstance(answer, str):
        return answer.strip()
    return ", ".join((options(answer) or {}).values())
