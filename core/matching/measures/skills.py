"""Skills wanted against skills offered: how far the wishes are covered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.meaning.skills import skill
from core.matching.measures.answers import TOP_LEVEL, levels, options
from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import (
    SMALL,
    Counting,
    Counts,
    Given,
    Keep,
    Takes,
    as_they_are,
    blocks,
    counted,
    empty,
    given,
    merged,
    spread,
    summed,
    taken,
    takes_each,
)
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.text import text

Levels = tuple[tuple[str, float], ...]


def _wanted(person: Person, criterion: Criterion) -> dict[str, float] | None:
    return levels(person.answers.get(criterion.mentee_question), without=1.0)


def _offered(person: Person, criterion: Criterion) -> dict[str, float] | None:
    return levels(person.answers.get(criterion.mentor_question), without=TOP_LEVEL)


def _by_skill(wants: Iterable[str], criterion: Criterion) -> dict[str, list[str]]:
    """The names wanted by the listed skill they stand for; none where the criterion wants no synonyms."""
    found: dict[str, list[str]] = {}
    for name in wants if criterion.settings.get("synonyms", True) else ():
        if (known := skill(name)) is not None:
            found.setdefault(known, []).append(name)
    return found


def _as_offered(offers: Mapping[str, float], wants: Iterable[str], by_skill: Mapping[str, list[str]]) -> dict[str, str]:
    """For each name wanted, the name it is offered by: the very same, or else one that the skill list knows as the
    same skill (of several the one at the highest level, then the first by name)."""
    found = {name: name for name in wants if name in offers}
    for name in sorted(offers, key=lambda one: (-offers[one], one)) if by_skill else ():
        for wanted in by_skill.get(skill(name) or "", ()):
            found.setdefault(wanted, name)
    return found


def coverage(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """Sum of importance x min(1, level offered / level wanted), over the sum of importance.

    The level wanted is also its importance: who wants a skill at level 3 wants it three times as much as one
    at level 1. ``settings["levels"] = False`` counts names alone. Names are the same or not, never in part; names of
    one skill in the list (``core.matching.meaning.skills``) are the same, unless ``settings["synonyms"] = False`` or
    the very name is offered.
    """
    whole = coverage_counts(mentees, mentors, criterion, on)
    if whole is not None:
        return counted(whole, keep)
    wants, offers = _read(mentees, mentors, criterion)
    totals = [sum(level for _, level in one) for one in wants.answers]
    takes, lines = _lines(wants, offers, criterion, np.float64)
    table = empty(len(takes), len(mentors), keep)
    for block in blocks(*table.shape):
        got = summed(takes.of(np.arange(block.start, block.stop)), lines)
        table[block] = keep(np.minimum(1.0, got / np.array(totals[block])[:, None]))
    table[:, offers.silent] = keep(np.array(np.nan))
    return spread(table, wants, None, keep)


def coverage_counts(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date
) -> Counts | None:
    """What ``coverage`` counts where all levels are whole numbers; else None.

    What is got is a whole number from 0 to the total: one run of values for each total that there is.
    """
    wants, offers = _read(mentees, mentors, criterion)
    levels_named = [_levels_named(side) for side in (wants, offers)]
    if any(side.max(initial=0) >= SMALL or (side % 1).any() for side in levels_named):
        return None
    whole = np.concatenate([[0], np.cumsum(levels_named[0].astype(np.int64))])
    ends = np.cumsum([len(one) for one in wants.answers], dtype=np.int64)
    totals = np.diff(whole[np.concatenate([[0], ends])])
    if totals.max(initial=0) >= SMALL:
        return None
    takes, lines = _lines(wants, offers, criterion, np.int16)
    kinds, kind = np.unique(totals, return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(kinds + 1)])
    every = np.concatenate([np.arange(total + 1) / total for total in kinds.tolist()] or [np.zeros(0)])
    lines = np.concatenate([lines, np.ones((1, lines.shape[1]), dtype=np.int16)])
    counting = Counting(merged(takes, takes_each(len(lines) - 1, starts[kind])), lines)
    return Counts(counting, len(every) - 1, lambda counts: every[counts], wants, offers)


def _levels_named(side: Given[Levels]) -> NDArray[np.float64]:
    return np.fromiter((level for one in side.answers for _, level in one), dtype=np.float64)


def _read(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion
) -> tuple[Given[Levels], Given[Levels]]:
    plain = not criterion.settings.get("levels", True)
    return (
        given(mentees, criterion.mentee_question, partial(_wishes, without=1.0, plain=plain)),
        given(mentors, criterion.mentor_question, partial(_wishes, without=TOP_LEVEL, plain=plain)),
    )


def _lines(wants: Given[Levels], offers: Given[Levels], criterion: Criterion, dtype: Any) -> tuple[Takes, NDArray[Any]]:
    """One line for each skill and level at which it is wanted, what each mentor gives towards it; and who takes it."""
    levels_given = _levels_given(wants, offers, criterion)
    wishes = list(dict.fromkeys(wish for one in wants.answers for wish in one if wish[0] in levels_given))
    lines = np.zeros((len(wishes), len(offers.places)), dtype=dtype)
    for line, (name, level) in zip(lines, wishes, strict=True):
        line[:] = np.minimum(levels_given[name], level)[offers.places]
    return taken(wants.answers, {wish: at for at, wish in enumerate(wishes)}), lines


def _wishes(answer: Any, without: float, plain: bool) -> tuple[tuple[str, float], ...] | None:
    found = levels(answer, without)
    if found is None:
        return None
    return tuple((name, 1.0) for name in found) if plain else tuple(found.items())


def _levels_given(wants: Given[Levels], offers: Given[Levels], criterion: Criterion) -> dict[str, NDArray[np.float64]]:
    """For each name wanted that anyone offers the level at which each distinct answer offers it, 0 last (no answer)."""
    wanted = {name for one in wants.answers for name, _ in one}
    by_skill = _by_skill(wanted, criterion)
    others = {
        name: [one for one in by_skill.get(skill(name) or "", ()) if one != name] if by_skill else []
        for name in dict.fromkeys(name for one in offers.answers for name, _ in one)
    }
    very: dict[str, dict[int, float]] = {}
    alike: dict[str, dict[int, float]] = {}
    for at, one in enumerate(offers.answers):
        for name, level in one:
            if name in wanted:
                very.setdefault(name, {})[at] = level
            for other in others[name]:
                known = alike.setdefault(other, {})
                known[at] = max(level, known.get(at, 0.0))
    found = {}
    for name in dict.fromkeys((*very, *alike)):
        levels_of = alike.get(name, {}) | very.get(name, {})
        line = np.zeros(len(offers.answers) + 1)
        line[list(levels_of)] = list(levels_of.values())
        found[name] = line
    return found


def said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    names = options(mentee.answers.get(criterion.mentee_question)) or {}
    theirs = options(mentor.answers.get(criterion.mentor_question)) or {}
    wants, offers = _wanted(mentee, criterion) or {}, _offered(mentor, criterion) or {}
    offered = _as_offered(offers, wants, _by_skill(wants, criterion))
    have = [
        names[name] if offered[name] == name else f"{names[name]} = {theirs[offered[name]]}"
        for name in wants
        if name in offered
    ]
    lack = [names[name] for name in wants if name not in offered]
    good = text("Wished for and offered: {skills}", skills=listed(have)) if have else None
    values = {"count": len(have), "all": len(wants), "offered": listed(have), "missing": listed(lack)}
    if not have:
        reason = text("Offers none of the skills wanted: {missing}", **values)
    elif lack:
        reason = text("Offers {count} of the {all} skills wanted: {offered}; not: {missing}", **values)
    elif value < 1:
        reason = text("Offers all skills wanted, some at a lower level: {offered}", **values)
    else:
        reason = text("Offers all skills wanted: {offered}", **values)
    return Said(reason, good, tuple(have), tuple(lack))
