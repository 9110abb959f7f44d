"""Things chosen: shared, the same, different, and languages spoken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.measures.answers import folded, meant, number, options_meant
from core.matching.measures.sentence import Said, listed
from core.matching.measures.tables import (
    Counting,
    Counts,
    Given,
    Keep,
    Table,
    as_they_are,
    counted,
    given,
    in_both,
    incidence,
    merged,
    taken,
    takes_each,
)
from core.matching.pool import Person
from core.matching.rules import Criterion, Measure
from core.text import Text, text


def _both(mentee: Person, mentor: Person, criterion: Criterion) -> tuple[dict[str, str], dict[str, str]]:
    return (
        options_meant(mentee.answers.get(criterion.mentee_question)),
        options_meant(mentor.answers.get(criterion.mentor_question)),
    )


def _views(answer: Any) -> tuple[tuple[str, float], ...] | None:
    if not isinstance(answer, Mapping):
        return None
    known = {folded(str(name)): number(view) for name, view in answer.items()}
    return tuple((name, view) for name, view in known.items() if view is not None) or None


def _sides(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, read: Callable[[Any], Any]
) -> tuple[Given[Any], Given[Any]]:
    return given(mentees, criterion.mentee_question, read), given(mentors, criterion.mentor_question, read)


def _agreement(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, keep: Keep) -> NDArray[Any]:
    """Like, neutral or dislike (1, 0, -1): the share of equal views, so that shared dislikes count too."""
    rows, columns = _sides(mentees, mentors, criterion, _views)
    views = in_both(rows.answers, columns.answers)
    asked = [[name for name, _ in one] for one in rows.answers], [[name for name, _ in one] for one in columns.answers]
    names = in_both(*asked)
    most = 1 + max(map(len, asked[0]), default=0)
    equal = taken(rows.answers, views)
    both = taken(asked[0], {name: place + len(views) for name, place in names.items()})
    counting = Counting(
        merged(replace(equal, times=equal.times * most), both),
        np.concatenate([incidence(columns, views), incidence(Given(asked[1], columns.places), names)]),
    )

    def share(counts: NDArray[np.int64]) -> Table:
        same, asked_both = np.divmod(counts, most)
        found: Table = np.divide(same, asked_both, out=np.full(counts.shape, np.nan), where=asked_both > 0)
        return found

    return counted(Counts(counting, most * most, share, rows, columns), keep)


def shared(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """What both chose, of all that either chose (Jaccard); “something else” is no choice (``answers.VAGUE``).

    ``settings["agreement"] = True`` instead takes answers ``{"opera": -1, "hiking": 1}`` and gives the share of
    equal views on what both were asked.
    """
    counts = shared_counts(mentees, mentors, criterion, on)
    return _agreement(mentees, mentors, criterion, keep) if counts is None else counted(counts, keep)


def shared_counts(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date
) -> Counts | None:
    """What ``shared`` counts; None where it is asked for agreement."""
    if criterion.settings.get("agreement"):
        return None
    rows, columns = _sides(mentees, mentors, criterion, meant)
    names = in_both(rows.answers, columns.answers)
    lines = np.concatenate([
        incidence(columns, names),
        np.ones((1, len(mentors)), dtype=np.int64),
        columns.of_each([len(one) for one in columns.answers], 0, np.int64)[None, :],
    ])  # fmt: skip
    # Two counts in one: how many both chose, and the sum of how many each chose.
    most = [max(map(len, side.answers), default=0) for side in (rows, columns)]
    sums = sum(most) + 1
    takes = taken(rows.answers, names)
    chose = np.fromiter(map(len, rows.answers), dtype=np.int64)
    counting = Counting(
        merged(
            replace(takes, times=takes.times * sums),
            takes_each(len(names), chose),
            takes_each(len(names) + 1, np.ones(len(chose), dtype=np.int64)),
        ),
        lines,
    )

    def share(counts: NDArray[np.int64]) -> Table:
        both, chosen_in_all = np.divmod(counts, sums)
        either = chosen_in_all - both
        found: Table = np.divide(both, either, out=np.zeros(counts.shape), where=either > 0)
        return found

    return Counts(counting, (min(most) + 1) * sums, share, rows, columns)


def same_counts(mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date) -> Counts:
    """How many answers are the same; its value is that of ``same``, or of ``different`` where that is the measure."""
    rows, columns = _sides(mentees, mentors, criterion, meant)
    names = in_both(rows.answers, columns.answers)
    takes = taken(rows.answers, names)
    most = int(takes.many.max(initial=0))
    counting = Counting(takes, incidence(columns, names))
    where_same = 0.0 if criterion.measure is Measure.DIFFERENT else 1.0
    return Counts(counting, most, lambda counts: np.where(counts > 0, where_same, 1 - where_same), rows, columns)


def same(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """1 where the answers are the same (of several: at least one is), else 0; of ``different`` the other way about.

    Unknown where one of the two chose nothing but “something else”: it tells neither.
    """
    return counted(same_counts(mentees, mentors, criterion, on), keep)


def shared_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    if criterion.settings.get("agreement"):
        reason = text("{label}: {share} % of views are the same", label=criterion.label, share=round(100 * value))
        return Said(reason, reason if value >= 0.5 else None)
    ours, theirs = _both(mentee, mentor, criterion)
    common = [name for key, name in ours.items() if key in theirs]
    if not common:
        return Said(text("{label}: nothing in common", label=criterion.label))
    reason = text("{label}: both chose {shared}", label=criterion.label, shared=listed(common))
    return Said(reason, reason, tuple(common))


def same_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours, theirs = _both(mentee, mentor, criterion)
    common = [name for key, name in ours.items() if key in theirs]
    if common:
        reason = text("{label}: {answer} for both", label=criterion.label, answer=listed(common))
        return Said(reason, reason if value else None, tuple(common))
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
    return Said(reason, reason, tuple(common))
