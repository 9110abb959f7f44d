"""Skills wanted against skills offered: how far the wishes are covered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from core.matching.meaning.skills import skill
from core.matching.measures.answers import TOP_LEVEL, levels, options
from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import Table, answers, blank
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.text import text


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


def coverage(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """Sum of importance x min(1, level offered / level wanted), over the sum of importance.

    The level wanted is also its importance: who wants a skill at level 3 wants it three times as much as one
    at level 1. ``settings["levels"] = False`` counts names alone. Names are the same or not, never in part; names of
    one skill in the list (``core.matching.meaning.skills``) are the same, unless ``settings["synonyms"] = False`` or
    the very name is offered.
    """
    plain = not criterion.settings.get("levels", True)
    wants, offers = [_wanted(one, criterion) for one in mentees], [_offered(one, criterion) for one in mentors]
    table = blank(mentees, mentors)
    rows = answers(wants)
    columns = answers(offers)
    names = sorted({name for row in rows for name in wants[row] or ()})
    place = {name: index for index, name in enumerate(names)}
    by_skill = _by_skill(names, criterion)
    given = []
    for column in columns:
        gifts = offers[column] or {}
        given.append({name: gifts[by] for name, by in _as_offered(gifts, names, by_skill).items()})
    # One column per skill and level wanted, so that min(1, offered / wanted) stays a plain matrix product.
    steps = sorted({level for row in rows for level in (wants[row] or {}).values()}) if not plain else [1.0]
    got = np.zeros((len(rows), len(columns)))
    total = np.zeros(len(rows))
    for step in steps:
        wish = np.zeros((len(rows), len(names)))
        for at, row in enumerate(rows):
            for name, level in (wants[row] or {}).items():
                if plain or level == step:
                    wish[at, place[name]] = 1.0 if plain else level
        gift = np.zeros((len(columns), len(names)))
        for at, gifts in enumerate(given):
            for name, level in gifts.items():
                gift[at, place[name]] = 1.0 if plain else min(1.0, level / step)
        got += wish @ gift.T
        total += wish.sum(axis=1)
    table[np.ix_(rows, columns)] = got / total[:, None]
    return table


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
        return Said(text("Offers none of the skills wanted: {missing}", **values))
    if lack:
        return Said(text("Offers {count} of the {all} skills wanted: {offered}; not: {missing}", **values), good)
    if value < 1:
        return Said(text("Offers all skills wanted, some at a lower level: {offered}", **values), good)
    return Said(text("Offers all skills wanted: {offered}", **values), good)
