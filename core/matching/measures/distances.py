"""Numbers and scales: how close two answers are, and how far the mentor is ahead."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.matching.measures.answers import number, numbers, written
from core.matching.measures.sentence import Said
from core.matching.measures.tables import Keep, Table, as_they_are, by_blocks, given
from core.matching.pool import Person
from core.matching.rules import Criterion, Measure
from core.text import text

LITTLE_TO_MUCH_AHEAD = {"zero_at": 0.0, "full_from": 3.0, "full_to": 15.0, "end_at": 25.0, "end_value": 0.5}


def close(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """1 - |difference| / range, the mean over the items that both answered.

    The range is ``settings["lowest"]`` to ``["highest"]``; without them, that of all answers in the pool.
    Answers outside the range count as its ends differing: never below 0.
    """
    rows = given(mentees, criterion.mentee_question, _items)
    columns = given(mentors, criterion.mentor_question, _items)
    lowest, highest = _range(criterion, [value for one in (*rows.answers, *columns.answers) for _, value in one])
    span = highest - lowest if highest > lowest else 1.0
    ours, theirs = [dict(one) for one in rows.answers], [dict(one) for one in columns.answers]
    items = sorted({name for one in ours for name in one} & {name for one in theirs for name in one})
    here = {item: np.array([one.get(item, np.nan) for one in ours])[:, None] for item in items}
    there = {item: np.array([one.get(item, np.nan) for one in theirs])[None, :] for item in items}

    def mean(block: slice) -> Table:
        total = np.zeros((block.stop - block.start, len(theirs)))
        count = np.zeros(total.shape)
        for item in items:
            near = np.maximum(0.0, 1.0 - np.abs(here[item][block] - there[item]) / span)
            known = ~np.isnan(near)
            total += np.where(known, near, 0.0)
            count += known
        found: Table = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
        return found

    return by_blocks(rows, columns, mean, keep)


def with_range(criterion: Criterion, people: Sequence[Person]) -> Mapping[str, Any]:
    """The settings of a criterion with the range that all these people give it, so that two of them can be compared
    alone as among all."""
    ends = [number(criterion.settings.get(name)) for name in ("lowest", "highest")]
    if criterion.measure is not Measure.CLOSE or None not in ends:
        return criterion.settings
    questions = (criterion.mentee_question, criterion.mentor_question)
    read = [_items(person.answers.get(question)) or () for person in people for question in questions]
    lowest, highest = _range(criterion, [value for one in read for _, value in one])
    return {**criterion.settings, "lowest": lowest, "highest": highest}


def _items(answer: Any) -> tuple[tuple[str, float], ...] | None:
    found = numbers(answer)
    return None if found is None else tuple(found.items())


def _range(criterion: Criterion, given: Sequence[float]) -> tuple[float, float]:
    lowest = number(criterion.settings.get("lowest"))
    highest = number(criterion.settings.get("highest"))
    lowest = min(given, default=0.0) if lowest is None else lowest
    highest = max(given, default=0.0) if highest is None else highest
    return lowest, highest


def ahead(
    mentees: Sequence[Person], mentors: Sequence[Person], criterion: Criterion, on: date, keep: Keep = as_they_are
) -> NDArray[Any]:
    """A trapezoid over how far the mentor is ahead: 0 up to ``zero_at``, 1 from ``full_from`` to ``full_to``, then
    falling to ``end_value`` at ``end_at`` and staying there. ``settings["reverse"] = True``: the mentee is ahead.
    """
    rows = given(mentees, criterion.mentee_question, number)
    columns = given(mentors, criterion.mentor_question, number)
    ours, theirs = np.array(rows.answers)[:, None], np.array(columns.answers)[None, :]
    settings = {name: number(criterion.settings.get(name)) for name in LITTLE_TO_MUCH_AHEAD}
    shape = LITTLE_TO_MUCH_AHEAD | {name: value for name, value in settings.items() if value is not None}
    corners = [shape["zero_at"], shape["full_from"], shape["full_to"], shape["end_at"]]

    def trapezoid(block: slice) -> Table:
        gap = ours[block] - theirs if criterion.settings.get("reverse") else theirs - ours[block]
        value = np.interp(gap, corners, [0.0, 1.0, 1.0, shape["end_value"]])
        # Where zero and full fall together (full as soon as ahead) interp would be free to choose.
        return np.where(gap <= shape["zero_at"], 0.0, value)

    return by_blocks(rows, columns, trapezoid, keep)


def _number(person: Person, question: str) -> float:
    value = number(person.answers.get(question))
    return np.nan if value is None else value


def _written(person: Person, question: str) -> str:
    answer = person.answers.get(question)
    return answer if isinstance(answer, str) else written(_number(person, question))


def close_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    good = text("{label}: much alike", label=criterion.label) if value >= 0.75 else None
    if number(mentee.answers.get(criterion.mentee_question)) is None:  # several items at once
        return Said(text("{label}: {share} % alike", label=criterion.label, share=round(100 * value)), good)
    ours, theirs = _written(mentee, criterion.mentee_question), _written(mentor, criterion.mentor_question)
    if ours == theirs:
        return Said(text("{label}: the same answer, {answer}", label=criterion.label, answer=ours), good)
    return Said(text("{label}: {mentee} and {mentor}", label=criterion.label, mentee=ours, mentor=theirs), good)


def ahead_said(mentee: Person, mentor: Person, criterion: Criterion, value: float, on: date) -> Said:
    ours, theirs = _number(mentee, criterion.mentee_question), _number(mentor, criterion.mentor_question)
    reverse = bool(criterion.settings.get("reverse"))
    if reverse:
        ours, theirs = theirs, ours
    words = {
        "label": criterion.label,
        "name": mentee.name,
        "gap": written(abs(theirs - ours)),
        "mentee": _written(mentee, criterion.mentee_question),
        "mentor": _written(mentor, criterion.mentor_question),
    }
    if theirs > ours:
        good = text("{label}: a fitting distance", label=criterion.label) if value >= 0.75 else None
        if reverse:
            return Said(text("{label}: {mentee} and {mentor}, {name} ahead by {gap}", **words), good)
        return Said(text("{label}: {mentee} and {mentor}, ahead by {gap}", **words), good)
    if reverse:
        return Said(text("{label}: {mentee} and {mentor}, {name} not ahead", **words))
    return Said(text("{label}: {mentee} and {mentor}, not ahead", **words))
