"""Things chosen: shared, the same, different, and languages spoken."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from core.matching.measures.answers import folded, number, options
from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import Table, in_common, known_only
from core.matching.pool import Person
from core.matching.rules import Criterion
from core.text import Text, text

Chosen = dict[str, str] | None


def _chosen(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion) -> tuple[Any, Any]:
    return (
        [options(person.answers.get(criterion.mentee_question)) for person in mentees],
        [options(person.answers.get(criterion.mentor_question)) for person in mentors],
    )


def _both(mentee: Person, mentor: Person, criterion: Criterion) -> tuple[dict[str, str], dict[str, str]]:
    rows, columns = _chosen([mentee], [mentor], criterion)
    return rows[0] or {}, columns[0] or {}


def _views(answer: Any) -> dict[str, float] | None:
    if not isinstance(answer, Mapping):
        return None
    known = {folded(str(name)): number(view) for name, view in answer.items()}
    return {name: view for name, view in known.items() if view is not None} or None


def _agreement(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion) -> Table:
    """Like, neutral or dislike (1, 0, -1): the share of equal views, so that shared dislikes count too."""
    rows = [_views(person.answers.get(criterion.mentee_question)) for person in mentees]
    columns = [_views(person.answers.get(criterion.mentor_question)) for person in mentors]
    equal = in_common(
        [view and [f"{name}={value}" for name, value in view.items()] for view in rows],
        [view and [f"{name}={value}" for name, value in view.items()] for view in columns],
    )
    both = in_common(rows, columns)
    share: Table = np.divide(equal, both, out=np.full(both.shape, np.nan), where=both > 0)
    return share


def shared(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """What both chose, of all that either chose (Jaccard).

    ``settings["agreement"] = True`` instead takes answers ``{"opera": -1, "hiking": 1}`` and gives the share of
    equal views on what both were asked.
    """
    if criterion.settings.get("agreement"):
        return _agreement(mentees, mentors, criterion)
    rows, columns = _chosen(mentees, mentors, criterion)
    both = in_common(rows, columns)
    either = np.array([len(one or ()) for one in rows])[:, None] + np.array([len(one or ()) for one in columns]) - both
    return known_only(np.divide(both, either, out=np.zeros(both.shape), where=either > 0), rows, columns)


def same(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """1 where the answers are the same (of several: at least one is), else 0."""
    rows, columns = _chosen(mentees, mentors, criterion)
    return known_only((in_common(rows, columns) > 0).astype(np.float64), rows, columns)


def different(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Table:
    """1 where nothing is the same, else 0."""
    return 1.0 - same(mentees, mentors, criterion, on)


def shared_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    if criterion.settings.get("agreement"):
        reason = text("{label}: {share} % of views are the same", label=criterion.label, share=round(100 * value))
        return Said(reason, reason if value >= 0.5 else None)
    ours, theirs = _both(mentee, mentor, criterion)
    common = [name for key, name in ours.items() if key in theirs]
    if not common:
        return Said(text("{label}: nothing in common", label=criterion.label))
    reason = text("{label}: both chose {shared}", label=criterion.label, shared=listed(common))
    return Said(reason, reason)


def same_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours, theirs = _both(mentee, mentor, criterion)
    common = [name for key, name in ours.items() if key in theirs]
    if common:
        reason = text("{label}: {answer} for both", label=criterion.label, answer=listed(common))
        return Said(reason, reason if value else None)
    reason = text(
        "{label}: {mentee} and {mentor}",
        label=criterion.label,
        mentee=listed(list(ours.values())),
        mentor=listed(list(theirs.values())),
    )
    return Said(reason, reason if value else None)


def language_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours, theirs = _both(mentee, mentor, criterion)
    common = [name for key, name in ours.items() if key in theirs]
    if not common:
        return Said(
            text(
                "No language in common: {mentee}; {mentor}",
                mentee=listed(list(ours.values())),
                mentor=listed(list(theirs.values())),
            )
        )
    reason: Text = text("Both speak {languages}", languages=common[0])
    if len(common) > 1:
        reason = text("Both speak {languages} and {last}", languages=", ".join(common[:-1]), last=common[-1])
    return Said(reason, reason)
